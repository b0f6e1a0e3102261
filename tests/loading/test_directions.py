"""A link is written in the claim that speaks: written in the other one, it is told, and never turned round."""

import pytest

from argmap.codes import Code
from argmap.edit import amendment_by_fixes
from argmap.loading import Document, Draft
from argmap.loading.readings import LIKELY, ONE_READING, Ends, direction, spelling
from argmap.opening import draft

FOR = (
    "pro", "pros", "because", "since", "reason", "reasons", "grounds", "premises", "evidence_for", "supporters",
    "supported_by", "based_on", "justification", "backed_by", "confirmed_by",
)  # fmt: skip
AGAINST = (
    "con", "cons", "contra", "objection", "objections", "rebuttal", "rebuttals", "counterargument", "counterarguments",
    "attackers", "attacked_by", "refuted_by", "opposed_by", "contradicted_by", "rebutted_by", "criticised_by",
)  # fmt: skip
STEP = ("undercut_by", "undercutters")
EITHER = (
    "children",
    "replies",
    "argument",
    "arguments",
    "responses",
    "subclaims",
    "followed_by",
    "answered_by",
)
BOTH_WAYS = ("for", "against", "attack", "supporting", "opposed", "challenges")

CLAIMS = """\
debate:
  title: Cars
  question: Ban cars?
  positions:
    ban:
      text: Ban cars.
{position}    keep: Keep cars.
claims:
  - id: air
    text: The air gets cleaner.
    supports: ban
{claim}  - id: dust
    text: Tyre dust remains.
    rebuts: keep
"""


def spelt(key: str) -> list[str]:
    """Return a key as people write it: in other cases, with other separators, in one word."""
    first, *more = key.split("_")
    camel = first + "".join(word.title() for word in more)
    return list(
        dict.fromkeys(
            (key, key.upper(), key.replace("_", "-"), key.replace("_", " ").title(), camel)
        )
    )


def read(text: str) -> Draft:
    return draft([Document("cars.debate.yaml", text)], "cars")


def in_a_claim(key: str, value: str = "dust") -> Draft:
    return read(CLAIMS.format(position="", claim=f"    {key}: {value}\n"))


def in_a_position(key: str, value: str = "dust") -> Draft:
    return read(CLAIMS.format(position=f"      {key}: {value}\n", claim=""))


def links(read: Draft) -> set[tuple[str, str, str]]:
    assert read.graph is not None, read.problems
    return {
        (link.premises[0], str(link.relation), link.target) for link in read.graph.links.values()
    }


@pytest.mark.parametrize(
    "key", [each for key in (*FOR, *AGAINST, *STEP, *EITHER, *BOTH_WAYS) for each in spelt(key)]
)
@pytest.mark.parametrize("written", [in_a_claim, in_a_position])
def test_what_is_written_at_the_wrong_end_is_told_there_and_mended_by_nobody_unasked(
    key: str, written: object
) -> None:
    broken = written(key)  # type: ignore[operator] # one of two functions
    assert [problem.code for problem in broken.problems] == [Code.LINK_DIRECTION]
    (problem,) = broken.problems
    assert problem.help is not None
    assert "`dust`" in problem.help
    assert problem.related[0].location is not None
    assert problem.related[0].location.excerpt == "  - id: dust"
    is_safe = problem.fix is not None and problem.fix.safe
    assert not is_safe
    assert amendment_by_fixes(broken).files == ()


@pytest.mark.parametrize(
    ("key", "relation"),
    [*((key, "supports") for key in FOR), *((key, "rebuts") for key in AGAINST)],
)
def test_the_unsafe_fix_moves_the_link_into_the_claim_that_speaks(key: str, relation: str) -> None:
    for spelling_ in spelt(key):
        after = amendment_by_fixes(in_a_claim(spelling_), unsafe=True).after
        assert links(after) == {
            ("air", "supports", "ban"),
            ("dust", "rebuts", "keep"),
            ("dust", relation, "air"),
        }
        after = amendment_by_fixes(in_a_position(spelling_, "[dust]"), unsafe=True).after
        assert ("dust", relation, "ban") in links(after)


@pytest.mark.parametrize("key", STEP)
def test_an_undercut_at_the_wrong_end_attacks_the_step_of_the_claim_it_stood_in(key: str) -> None:
    moved = links(amendment_by_fixes(in_a_claim(key), unsafe=True).after)
    assert [(start, relation) for start, relation, _ in sorted(moved)] == [
        ("air", "supports"), ("dust", "rebuts"), ("dust", "undercuts"),
    ]  # fmt: skip


@pytest.mark.parametrize("key", [*BOTH_WAYS, *EITHER])
def test_what_only_the_author_can_tell_is_never_mended(key: str) -> None:
    assert amendment_by_fixes(in_a_claim(key), unsafe=True).files == ()


@pytest.mark.parametrize("key", ["pro", "because", "con"])
def test_a_claim_that_names_a_position_in_a_list_of_reasons_may_mean_that_it_speaks_for_it(
    key: str,
) -> None:
    broken = in_a_claim(key, "keep")
    assert "both ways" in broken.problems[0].message
    assert amendment_by_fixes(broken, unsafe=True).files == ()


@pytest.mark.parametrize("key", ["contributed_by", "submitted by", "authored-by"])
def test_what_a_person_did_is_no_link(key: str) -> None:
    assert direction(key) is None


def test_no_word_with_one_reading_names_the_other_claim() -> None:
    assert [word for word in ONE_READING if direction(word) is not None] == []
    assert [word for word in LIKELY if (way := direction(word)) and way.named is Ends.STARTS] == [
        "premises"
    ]
    assert all(spelling(word) == word for word in (*ONE_READING, *LIKELY))


def test_a_reason_in_words_becomes_a_claim_of_its_own() -> None:
    after = amendment_by_fixes(
        in_a_claim("because", "Electric cars, above all, are clean."), unsafe=True
    ).after
    assert after.debate is not None
    added = next(claim for claim in after.debate.claims if claim.id not in ("air", "dust"))
    assert (added.id, added.text) == (
        "electric-cars-above-all-are-clean",
        "Electric cars, above all, are clean.",
    )
    assert (added.id, "supports", "air") in links(after)


NESTED = """\
debate:
  title: Cars
  question: Ban cars?
  positions:
    ban:
      text: Ban cars.
      pros:   # from the meeting
        - id: air
          text: >-
            The air
            gets cleaner.
          # seen in May
          cons:
            - id: dust
              text: Tyre dust remains.   # who says so?
              detail: |
                One

                  two
            - noise
        - {id: health, text: People walk more.}
    keep: Keep cars.
claims:
  - id: noise
    text: Noise falls.
    supports: ban   # surely
  - id: sweepers
    text: Sweepers collect the dust.
    rebuts: dust
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_claims_written_out_below_another_become_claims_of_their_own_with_all_that_they_hold(
    newline: str,
) -> None:
    broken = read(NESTED.replace("\n", newline))
    assert [problem.code for problem in broken.problems] == [Code.LINK_DIRECTION]
    after = amendment_by_fixes(broken, unsafe=True).after
    assert links(after) == {
        ("air", "supports", "ban"), ("health", "supports", "ban"), ("dust", "rebuts", "air"),
        ("noise", "rebuts", "air"), ("noise", "supports", "ban"), ("sweepers", "rebuts", "dust"),
    }  # fmt: skip
    assert after.debate is not None
    (dust,) = (claim for claim in after.debate.claims if claim.id == "dust")
    assert dust.detail is not None
    assert dust.detail.strip() == "One\n\n  two"
    text = after.documents[0].text
    assert [text.count(remark) for remark in ("# from the meeting", "# seen in May", "# who says so?", "# surely")] == [
        1, 1, 1, 1,
    ]  # fmt: skip
    assert text.count("\r\n") == (text.count("\n") if newline == "\r\n" else 0)


WRITTEN = {
    "one name": ("supports: ban", "supports: [ban, air]"),
    "a short list": ("supports: [ban]", "supports: [ban, air]"),
    "a list on lines": ("supports:\n    - ban", "supports:\n    - ban\n    - air"),
    "a link in braces": (
        "supports: {to: ban, weight: 0.5}",
        "supports: [{to: ban, weight: 0.5}, air]",
    ),
    "a link on lines": (
        "supports:\n      to: ban\n      weight: 0.5",
        "supports:\n      - to: ban\n        weight: 0.5\n      - air",
    ),
    "the same link": ("supports: air", "supports: air"),
    "nothing": ("rebuts: ban", "rebuts: ban\n    supports: air"),
}


@pytest.mark.parametrize(("before", "after"), WRITTEN.values(), ids=WRITTEN)
def test_a_claim_that_says_already_what_it_answers_gets_one_more(before: str, after: str) -> None:
    text = CLAIMS.format(position="", claim="    pros: [dust]\n").replace("rebuts: keep", before)
    wanted = CLAIMS.format(position="", claim="").replace("rebuts: keep", after)
    assert amendment_by_fixes(read(text), unsafe=True).after.documents[0].text == wanted


PARTS = (
    Document(
        "debate.yaml",
        "debate: {title: Cars, question: Ban cars?, positions: {ban: {text: Ban., pros: [air]}}}\n",
    ),
    Document("more.yaml", "claims:\n- {id: air, text: Clean air.}"),
)


def test_a_link_moves_from_one_file_to_another() -> None:
    amended = amendment_by_fixes(draft(PARTS, "cars"), unsafe=True)
    assert amended.files == ("debate.yaml", "more.yaml")
    assert links(amended.after) == {("air", "supports", "ban")}
