from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import DebateGraph
from argmap.loading import Document
from argmap.opening import draft
from argmap.reasoning import Policy, Supposition, Verdict
from argmap.view import Address, ExplorerPage, Perspective, address_from, parameters
from argmap.view.query import MOST_SENTENCES, MOST_VALUES

DEBATE = """
debate:
  title: Should we meet in person?
  question: Should the team meet in person?
  positions:
    office: Meet in the office.
    home: Stay at home.
  cases:
    winter: {label: Winter}
    summer: {label: Summer}
claims:
  - {id: talks-help, text: Talks by chance help., supports: office, themes: people, was: chance-talks}
  - {id: calls-do, text: Calls do as well., rebuts: talks-help, themes: tools}
  - {id: trains-cost, text: Trains cost hours., supports: home, themes: [people, cost]}
"""
CLAIMS = ("office", "home", "talks-help", "calls-do", "trains-cost")


def meeting() -> DebateGraph:
    found = draft([Document("debate.yaml", DEBATE)], "meeting").graph
    assert found is not None
    return found


GRAPH = meeting()


def distinct(choices: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(choices), unique=True).map(tuple)


def suppositions() -> st.SearchStrategy[Supposition]:
    chosen = st.lists(
        st.tuples(st.sampled_from(CLAIMS), st.booleans()), unique_by=lambda pair: pair[0]
    )
    return st.builds(
        lambda case, pairs, policy: Supposition(
            case,
            tuple(c for c, off in pairs if off),
            tuple(c for c, off in pairs if not off),
            policy,
        ),
        st.sampled_from((None, "winter", "summer")),
        chosen,
        st.sampled_from(tuple(Policy)),
    )


def perspectives() -> st.SearchStrategy[Perspective]:
    return st.builds(
        Perspective,
        focus=distinct(CLAIMS),
        depth=st.integers(0, 20),
        themes=distinct(("people", "tools", "cost")),
        positions=distinct(("office", "home")),
        verdicts=st.lists(st.sampled_from(tuple(Verdict)), unique=True).map(tuple),
        sourced=st.booleans(),
        most=st.integers(1, 300),
    )


ADDRESSES = st.builds(
    Address,
    page=st.sampled_from(tuple(ExplorerPage)),
    debate=st.sampled_from(("", "meeting")),
    claim=st.sampled_from((None, *CLAIMS)),
    supposition=suppositions(),
    perspective=perspectives(),
)


@given(ADDRESSES)
def test_an_address_is_read_as_it_was_written(there: Address) -> None:
    assert address_from(parameters(there), GRAPH) == (there, ())


NAMES = tuple(parameters(Address(ExplorerPage.MAP)))


@given(st.dictionaries(st.text(max_size=12) | st.sampled_from(NAMES), st.lists(st.text())))
def test_whatever_arrives_is_an_address_that_can_be_written(hostile: dict[str, list[str]]) -> None:
    read, _ = address_from(hostile, GRAPH)
    assert address_from(parameters(read), GRAPH)[0] == read


def test_what_is_as_usual_is_not_in_the_address() -> None:
    assert parameters(Address()) == {}


def test_a_former_id_leads_to_todays_claim() -> None:
    read, told = address_from({"focus": ["chance-talks"], "claim": ["chance-talks"]}, GRAPH)
    assert (read.perspective.focus, read.claim, told) == (("talks-help",), "talks-help", ())


def test_an_unknown_claim_is_left_out_and_the_nearest_one_proposed() -> None:
    read, told = address_from({"focus": ["talk-help", "home"]}, GRAPH)
    assert read.perspective.focus == ("home",)
    assert told == ("there is no claim `talk-help` in this debate; did you mean `talks-help`?",)


def test_unknown_themes_verdicts_cases_and_pages_are_named_each() -> None:
    asked = {
        "theme": ["peple"],
        "verdict": ["refuted"],
        "case": ["sumer"],
        "page": ["mapp"],
        "policy": ["none"],
    }
    read, told = address_from(asked, GRAPH)
    assert read == Address()
    assert [sentence.split(" `")[0] for sentence in told] == [
        f"there is no {kind}" for kind in ("page", "case", "policy", "theme", "verdict")
    ]


def test_a_claim_is_not_both_switched_off_and_accepted() -> None:
    read, told = address_from({"without": ["calls-do"], "accept": ["calls-do", "home"]}, GRAPH)
    assert (read.supposition.without, read.supposition.accept) == (("calls-do",), ("home",))
    assert "cannot be both" in told[0]


def test_a_depth_that_is_no_number_is_the_usual_one() -> None:
    for odd in ("-1", "21", "1e9", "two", "٣", "9" * 5000):
        read, told = address_from({"depth": [odd]}, GRAPH)
        assert read.perspective.depth == Perspective().depth
        assert told[0].startswith("`depth` is a number from 0 to 20")


def test_a_flood_of_values_is_bounded() -> None:
    flood = {"without": [f"no-{number}" for number in range(100_000)], "debate": ["x" * 10**6]}
    read, told = address_from(flood, GRAPH)
    assert len(told) <= MOST_SENTENCES + 1
    assert f"the first {MOST_VALUES} are used" in told[0]
    assert len(read.debate) < 1_000
