"""What an edit leaves in the text, in the ways in which people write YAML."""

from textwrap import dedent

import pytest

from argmap.edit import (
    addition,
    alteration,
    removal,
    renaming,
    revised,
    source_addition,
    source_removal,
    source_renaming,
)
from argmap.edit.change import Change, Insert
from argmap.edit.splice import spliced
from argmap.loading import Document, Draft, draft
from argmap.problem import DebateError, EditRefused, UnknownId

HEAD = "debate: {title: Audits, question: Do they help?}\n"
NEW = {"id": "new", "text": "So: it is.", "rebuts": "audits"}


def debate(text: str) -> Draft:
    return draft([Document("x.yaml", HEAD + dedent(text))], "x")


def text_after(before: Draft, changes: list[Change]) -> str:
    revision = revised(before, changes)
    assert revision.errors == ()
    return revision.after.documents[0].text.removeprefix(HEAD)


def test_a_claim_goes_right_after_the_one_that_it_answers_and_before_the_comment_of_the_next() -> None:
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
    before = debate("claims:\n- {id: audits, text: Audits help.}\n- {id: late, text: Late., rebuts: audits}\n")
    lines = text_after(before, addition(before, NEW)).splitlines()
    assert lines[2] == "- {id: new, text: 'So: it is.', rebuts: audits}"


def test_a_list_in_brackets_stays_one() -> None:
    before = debate("claims: [{id: audits, text: Audits help.}, {id: late, text: Late., rebuts: audits},]")
    expected = "claims: [{id: audits, text: Audits help.}, {id: new, text: 'So: it is.', rebuts: audits}, {id: late, "
    assert text_after(before, addition(before, NEW)).startswith(expected)


@pytest.mark.parametrize("claims", ["", "claims:\n", "claims: []\n", "claims: []   # none yet\n", "# nothing yet\n"])
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
    assert "themes: cost\n    " not in text_after(before, addition(before, {**NEW, "themes": "cost"}))
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
            revised(before, addition(before, {"id": id_, "text": "So.", "supports": "yes-we-do"}))
            .after.documents[0]
            .text
        )
        assert lines.splitlines()[line].startswith(f"  - {{id: {id_}")


def test_a_changed_key_keeps_the_comment_beside_it() -> None:
    before = debate("claims:\n  - id: audits\n    text: Audits help.  # really\n    by: ada\n")
    assert text_after(before, alteration(before, "audits", {"text": "Audits: they help.", "by": None})) == (
        "claims:\n  - id: audits\n    text: >-  # really\n      Audits: they help.\n"
    )


def test_only_the_items_that_differ_are_touched() -> None:
    before = debate("""\
        claims:
          - {id: a, text: A.}
          - {id: b, text: B., rebuts: a}
          - {id: d, text: D.}
          - id: c
            text: C.
            rebuts:
              - a   # first
              - b   # second
        """)
    after = text_after(before, alteration(before, "c", {"rebuts": ["a", "b", {"to": "d", "note": "too"}]}))
    assert "      - a   # first\n      - b   # second\n      - {to: d, note: too}\n" in after


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
    assert "{id: audits, text: They help., was: checks}" in text_after(before, renaming(before, "checks", "audits"))


@pytest.mark.parametrize(("new", "why"), [("Not An Id", "is no id"), ("late", "taken")])
def test_an_id_that_is_none_or_is_taken_is_refused(new: str, why: str) -> None:
    before = debate("claims:\n  - {id: audits, text: A.}\n  - {id: late, text: L., rebuts: audits}\n")
    with pytest.raises(EditRefused, match=why):
        renaming(before, "audits", new)


def test_a_claim_that_is_named_elsewhere_is_not_removed_and_the_places_are_told() -> None:
    before = debate("claims:\n  - {id: audits, text: A.}\n  - {id: late, text: L., rebuts: audits}\n")
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


def test_sources_stand_by_key() -> None:
    before = debate("claims: [{id: a, text: A., sources: [b2, d4]}]\nsources:\n  b2: {title: B}\n  d4: {title: D}\n")
    assert "  b2: {title: B}\n  c3: {title: C}\n" in text_after(before, source_addition(before, "c3", {"title": "C"}))
    assert "sources: [b2, e5]}]" in text_after(before, source_renaming(before, "d4", "e5"))
    assert "sources: [d4]}]" in text_after(before, source_removal(before, "b2", references=True))
    for key, why in (("d4", "taken"), ("Not A Key", "no source key")):
        with pytest.raises(EditRefused, match=why):
            source_addition(before, key, {"title": "C"})


def test_an_id_that_is_not_there_is_told_with_the_nearest_one() -> None:
    before = debate("claims: [{id: audits, text: A.}]\nsources: {seger: {title: S}}\n")
    with pytest.raises(UnknownId, match="did you mean `audits`"):
        alteration(before, "audit", {"by": "ada"})
    with pytest.raises(UnknownId, match="did you mean `seger`"):
        source_renaming(before, "segr", "x")
    with pytest.raises(EditRefused, match="renaming"):
        alteration(before, "audits", {"id": "other"})


def test_a_text_that_cannot_be_read_is_not_touched() -> None:
    broken = Document("x.yaml", "claims:\n  - {id: a, text: 'A}\n")
    with pytest.raises(DebateError):
        spliced(broken, [Insert("x.yaml", ("claims", 1), NEW)])
    with pytest.raises(DebateError):
        addition(draft([broken], "x"), NEW)


def test_mistakes_of_a_new_claim_are_told_in_the_words_of_the_checker() -> None:
    before = debate("claims:\n  - {id: audits, text: Audits help.}\n")
    revision = revised(before, addition(before, {**NEW, "label": "x" * 41, "rebuts": "audit"}))
    assert [problem.code for problem in revision.errors] == ["too-long", "unknown-claim"]
