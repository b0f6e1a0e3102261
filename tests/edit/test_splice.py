"""What an edit leaves in the text, in the ways in which people write YAML."""

from textwrap import dedent

import pytest

from argmap.edit import (
    Change,
    Insert,
    Replace,
    addition,
    amendment,
    further_citation,
    removal,
    renaming,
)
from argmap.edit.splice import document_after
from argmap.loading import Document, Draft
from argmap.opening import draft
from argmap.problem import DebateError, EditRefused, UnknownId

HEAD = "debate: {title: Audits, question: Do they help?}\n"
NEW = {"id": "new", "text": "So: it is.", "rebuts": "audits"}


def debate(text: str) -> Draft:
    return draft([Document("x.yaml", HEAD + dedent(text))], "x")


def text_after(before: Draft, changes: list[Change]) -> str:
    amended = amendment(before, changes)
    assert amended.errors == ()
    return amended.after.documents[0].text.removeprefix(HEAD)


def test_a_claim_goes_right_after_the_one_that_it_answers_and_before_the_comment_of_the_next() -> (
    None
):
    before = debate("""\
        claims:
          - id: audits
            text: Audits help.   # as some say
            # a source is missing

          # the other side
          - id: late
            text: They come late.
            rebuts: audits
        """)
    assert text_after(before, addition(before, NEW)) == dedent("""\
        claims:
          - id: audits
            text: Audits help.   # as some say
            # a source is missing

          - id: new
            text: >-
              So: it is.
            rebuts: audits

          # the other side
          - id: late
            text: They come late.
            rebuts: audits
        """)


def test_a_claim_is_written_as_its_neighbours_are() -> None:
    before = debate(
        "claims:\n- {id: audits, text: Audits help.}\n- {id: late, text: Late., rebuts: audits}\n"
    )
    lines = text_after(before, addition(before, NEW)).splitlines()
    assert lines[2] == "- {id: new, text: 'So: it is.', rebuts: audits}"


def test_a_list_in_brackets_stays_one() -> None:
    before = debate(
        "claims: [{id: audits, text: Audits help.}, {id: late, text: Late., rebuts: audits},]"
    )
    expected = "claims: [{id: audits, text: Audits help.}, {id: new, text: 'So: it is.', rebuts: audits}, {id: late, "
    assert text_after(before, addition(before, NEW)).startswith(expected)


@pytest.mark.parametrize(
    "claims", ["", "claims:\n", "claims: []\n", "claims: []   # none yet\n", "# nothing yet\n"]
)
def test_a_first_claim_finds_its_place(claims: str) -> None:
    before = debate(claims)
    after = text_after(before, addition(before, {"id": "new", "text": "So."}))
    assert after.count("#") == claims.count("#")
    assert "\n  - id: new\n    text: >-\n      So.\n" in after


def test_a_last_line_without_a_line_break_and_carriage_returns_stay_as_they_are() -> None:
    before = debate("claims:\r\n  - id: audits\r\n    text: Audits help.\t# tab")
    assert text_after(before, addition(before, NEW)) == (
        "claims:\r\n  - id: audits\r\n    text: Audits help.\t# tab\r\n\r\n"
        "  - id: new\r\n    text: >-\r\n      So: it is.\r\n    rebuts: audits"
    )


def test_what_the_file_says_of_all_its_claims_is_not_said_again() -> None:
    before = debate("themes: cost\nclaims:\n  - {id: audits, text: Audits help.}\n")
    assert "themes: cost\n    " not in text_after(
        before, addition(before, {**NEW, "themes": "cost"})
    )
    assert "themes: risk" in text_after(before, addition(before, {**NEW, "themes": "risk"}))


def test_answers_to_a_position_are_spread_among_those_that_are_there() -> None:
    text = """\
        debate: {title: T, question: Q?, positions: {yes-we-do: We do.}}
        claims:
          - {id: bees, text: One., supports: yes-we-do}
          - {id: cows, text: Two., supports: yes-we-do}
        """
    before = draft([Document("x.yaml", dedent(text))], "x")
    for id_, line in (("ants", 4), ("boar", 3), ("dogs", 4)):
        lines = (
            amendment(before, addition(before, {"id": id_, "text": "So.", "supports": "yes-we-do"}))
            .after.documents[0]
            .text
        )
        assert lines.splitlines()[line].startswith(f"  - {{id: {id_}")


def test_a_changed_key_keeps_the_comment_beside_it() -> None:
    before = debate("claims:\n  - id: audits\n    text: Audits help.  # really\n    by: ada\n")
    change = Replace("x.yaml", ("claims", 0, "text"), "Audits: they help.")
    assert text_after(before, [change]) == (
        "claims:\n  - id: audits\n    text: >-  # really\n      Audits: they help.\n    by: ada\n"
    )


def test_a_further_source_leaves_the_lines_of_the_others_alone() -> None:
    before = debate("""\
        claims:
          - id: audits
            text: Audits help.
            sources:
              - ada2020   # the survey
              - bob2021   # its critics
        sources: {ada2020: {title: A}, bob2021: {title: B}, eve2022: {title: E}}
        """)
    after = text_after(before, further_citation(before, "audits", "eve2022"))
    assert (
        "      - ada2020   # the survey\n      - bob2021   # its critics\n      - eve2022\n"
        in after
    )


@pytest.mark.parametrize(
    ("held", "given", "written"),
    [
        ("", "ada2020", "    sources: ada2020\n    by: ada\n"),
        ("    sources:\n", "ada2020", "    sources: ada2020\n    by: ada\n"),
        ("    sources: bob2021\n", "ada2020", "    sources: [bob2021, ada2020]\n    by: ada\n"),
        ("    sources: [bob2021]\n", "ada2020", "    sources: [bob2021, ada2020]\n    by: ada\n"),
        ("    sources: []\n", "https://a.example.org", "    sources: [ada2020]\n    by: ada\n"),
        ("", "{title: Elsewhere}", "    sources: {title: Elsewhere}\n    by: ada\n"),
    ],
)
def test_a_claim_cites_one_more_source_by_its_key_its_address_or_its_title(
    held: str, given: str, written: str
) -> None:
    before = debate(
        f"claims:\n  - id: audits\n    text: Audits help.\n{held}    by: ada\n"
        "sources: {ada2020: {title: A, url: 'https://a.example.org'}, bob2021: {title: B}}\n"
    )
    assert written in text_after(before, further_citation(before, "audits", given))


def test_a_position_in_its_short_form_can_cite_a_source() -> None:
    text = "debate: {title: T, question: Q?, positions: {yes-we-do: We do.}}\nsources: {ada2020: {title: A}}\n"
    before = draft(
        [Document("x.yaml", text + "claims: [{id: so, text: So., supports: yes-we-do}]\n")], "x"
    )
    after = amendment(before, further_citation(before, "yes-we-do", "ada2020")).after
    assert "positions: {yes-we-do: {text: We do., sources: ada2020}}" in after.documents[0].text


def test_what_a_claim_cites_already_is_not_cited_twice() -> None:
    before = debate(
        "claims: [{id: audits, text: A., sources: ada2020}]\nsources: {ada2020: {title: A}}\n"
    )
    with pytest.raises(EditRefused, match="cites this source already"):
        further_citation(before, "audits", "ada2020")


def test_a_source_that_is_nowhere_is_an_error_of_the_amendment() -> None:
    before = debate("claims: [{id: audits, text: A.}]\n")
    amended = amendment(before, further_citation(before, "audits", "nobody2020"))
    assert [problem.code for problem in amended.errors] == ["unknown-source"]


def test_a_renamed_claim_is_renamed_wherever_it_is_named_and_remembers_its_old_id() -> None:
    before = debate("""\
        claims:
          - {id: audits, text: The audits help.}
          - id: late
            text: audits
            rebuts: ["audits"]  # quoted
          - {id: so, text: So., undercuts: {from: late, to: audits}}
        """)
    assert text_after(before, renaming(before, "audits", "checks")) == dedent("""\
        claims:
          - {id: checks, text: The audits help., was: audits}
          - id: late
            text: audits
            rebuts: [checks]  # quoted
          - {id: so, text: So., undercuts: {from: late, to: checks}}
        """)


def test_a_claim_that_was_renamed_can_be_renamed_back() -> None:
    before = debate("claims:\n  - {id: checks, text: They help., was: audits}\n")
    assert "{id: audits, text: They help., was: checks}" in text_after(
        before, renaming(before, "checks", "audits")
    )


@pytest.mark.parametrize(("new", "why"), [("Not An Id", "is no id"), ("late", "taken")])
def test_an_id_that_is_none_or_is_taken_is_refused(new: str, why: str) -> None:
    before = debate(
        "claims:\n  - {id: audits, text: A.}\n  - {id: late, text: L., rebuts: audits}\n"
    )
    with pytest.raises(EditRefused, match=why):
        renaming(before, "audits", new)


def test_a_claim_that_is_named_elsewhere_is_not_removed_and_the_places_are_told() -> None:
    before = debate(
        "claims:\n  - {id: audits, text: A.}\n  - {id: late, text: L., rebuts: audits}\n"
    )
    with pytest.raises(EditRefused, match="1 place names it") as refused:
        removal(before, "audits")
    (place,) = refused.value.places
    assert place.location is not None
    assert (place.location.line, place.location.column) == (4, 34)


def test_with_its_references_a_claim_takes_its_links_and_what_undercuts_them_along() -> None:
    before = debate("""\
        claims:
          - {id: audits, text: A.}
          - {id: late, text: L., rebuts: [audits]}
          - {id: never-late, text: N., undercuts: late}
          - {id: cheap, text: C., supports: {to: late, with: [audits]}}
        """)
    assert text_after(before, removal(before, "audits", references=True)) == dedent("""\
        claims:
          - {id: late, text: L.}
          - {id: never-late, text: N.}
          - {id: cheap, text: C.}
        """)


def test_an_id_that_is_not_there_is_told_with_the_nearest_one() -> None:
    before = debate("claims: [{id: audits, text: A.}]\n")
    for changes in (renaming, further_citation):
        with pytest.raises(UnknownId, match="did you mean `audits`"):
            changes(before, "audit", "other")
    with pytest.raises(UnknownId, match="did you mean `audits`"):
        removal(before, "audit")


def test_a_value_that_any_line_below_it_would_change_is_told_and_not_changed_in_silence() -> None:
    before = debate(
        "claims:\n  - id: audits\n    text: Audits help.\n    evidence: |\n      measured"
    )
    assert before.problems == ()
    amended = amendment(before, addition(before, NEW))
    assert [problem.code for problem in amended.errors] == ["bad-choice"]


def test_a_text_that_cannot_be_read_is_not_touched() -> None:
    broken = Document("x.yaml", "claims:\n  - {id: a, text: 'A}\n")
    with pytest.raises(DebateError):
        document_after(broken, [Insert("x.yaml", ("claims", 1), NEW)])
    with pytest.raises(DebateError):
        addition(draft([broken], "x"), NEW)


def test_mistakes_of_a_new_claim_are_told_in_the_words_of_the_checker() -> None:
    before = debate("claims:\n  - {id: audits, text: Audits help.}\n")
    amended = amendment(before, addition(before, {**NEW, "label": "x" * 41, "rebuts": "audit"}))
    assert [problem.code for problem in amended.errors] == ["too-long", "unknown-claim"]
