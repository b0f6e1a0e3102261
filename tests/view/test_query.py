from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import DebateGraph
from argmap.loading import Document
from argmap.opening import draft
from argmap.reasoning import Policy, Supposition, Verdict
from argmap.view import Address, LeftOut, Perspective, Unfit, parameters
from argmap.view import address_from as read_address
from argmap.view.query import MOST_LEFT_OUT, Parameters

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
PAGES = ("start", "map", "outline")


def meeting() -> DebateGraph:
    found = draft([Document("debate.yaml", DEBATE)], "meeting").graph
    assert found is not None
    return found


GRAPH = meeting()


def address_from(asked: Parameters, found: DebateGraph) -> tuple[Address, tuple[LeftOut, ...]]:
    """Return the address, and the parts that were left out."""
    return read_address(asked, found, PAGES)


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
    page=st.sampled_from(("", *PAGES[1:])),
    opened=distinct((*CLAIMS, *GRAPH.links)),
    find=st.sampled_from(("", "talk by chance")),
    debate=st.sampled_from(("", "meeting")),
    claim=st.sampled_from((None, *CLAIMS)),
    supposition=suppositions(),
    perspective=perspectives(),
)


@given(ADDRESSES)
def test_an_address_is_read_as_it_was_written(there: Address) -> None:
    assert address_from(parameters(there), GRAPH) == (there, ())


NAMES = tuple(parameters(Address("map")))


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
    assert told == (LeftOut(Unfit.UNKNOWN, "focus", "talk-help", "claim", "talks-help"),)


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
    assert {part.why for part in told} == {Unfit.UNKNOWN}
    assert [part.kind for part in told] == ["page", "case", "policy", "theme", "verdict"]


def test_a_claim_is_not_both_switched_off_and_accepted() -> None:
    read, told = address_from({"without": ["calls-do"], "accept": ["calls-do", "home"]}, GRAPH)
    assert (read.supposition.without, read.supposition.accept) == (("calls-do",), ("home",))
    assert told == (LeftOut(Unfit.CONTRADICTION, "accept", "calls-do"),)


def test_a_depth_that_is_no_number_is_the_usual_one() -> None:
    for odd in ("-1", "21", "1e9", "two", "٣", "9" * 5000):
        read, told = address_from({"depth": [odd]}, GRAPH)
        assert read.perspective.depth == Perspective().depth
        assert (told[0].why, told[0].bounds) == (Unfit.NO_NUMBER, (0, 20))


def test_a_flood_of_values_is_bounded() -> None:
    flood = {"without": [f"no-{number}" for number in range(100_000)], "debate": ["x" * 10**6]}
    read, told = address_from(flood, GRAPH)
    assert len(told) <= MOST_LEFT_OUT + 1
    assert told[0] == LeftOut(Unfit.TOO_MANY, "without", number=100_000)
    assert told[-1].why is Unfit.MORE
    assert len(read.debate) < 1_000


def test_the_first_page_needs_no_name() -> None:
    assert address_from({"page": ["start"]}, GRAPH) == (Address(), ())


def test_what_was_open_and_is_no_longer_there_is_closed_in_silence() -> None:
    read, told = address_from({"open": ["talks-help", "gone", "chance-talks"]}, GRAPH)
    assert (read.opened, told) == (("talks-help",), ())
