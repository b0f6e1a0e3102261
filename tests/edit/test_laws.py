"""The law of editing: whatever the debate, its style and the edit, the text holds the old data plus just the edit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.edit import (
    Amendment,
    Change,
    Insert,
    Remove,
    Replace,
    addition,
    amendment,
    claims_by_id,
    further_citation,
    removal,
    renaming,
)
from argmap.loading import Draft
from argmap.model import Claim, Debate, Source
from argmap.opening import draft
from tests.edit.styles import COMMENTS, styled_debates
from tests.strategies import SENTENCES

NEW = "brand-new"
TEXTS = SENTENCES | st.sampled_from(
    (
        "yes",
        "2024",
        "a: b",
        "it's #1",
        "- [x] {y}",
        "two  blanks",
        "tab\there",
        "é “quoted”: so",
        "word " * 40,
    )
)


@dataclass(frozen=True)
class Case:
    """A debate, the changes that an edit makes in it, and what the debate must hold then."""

    draft: Draft
    changes: list[Change]
    holds: Callable[[Debate, Debate], bool]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    draft = draw(styled_debates())
    assert draft.debate is not None
    ids = [claim.id for claim in (*draft.debate.positions, *draft.debate.claims)]
    id_ = draw(st.sampled_from(ids))
    return draw(st.sampled_from(EDITS))(draw, draft, id_)


def add(draw: st.DrawFn, draft: Draft, id_: str) -> Case:
    relation = draw(st.sampled_from(("supports", "rebuts", "about")))
    references: list[Any] = [id_, [id_]]
    if relation != "about":
        references += [
            {"to": id_, "weight": 0.5, "note": draw(TEXTS)},
            [{"to": id_, "id": "a-link"}],
        ]
    claim = {"id": NEW, "text": draw(TEXTS), relation: draw(st.sampled_from(references))}
    if draw(st.booleans()):
        claim |= {
            "sources": {"title": draw(TEXTS), "year": 1999},
            "detail": "First.\n\nSecond: [x]\n  - y",
            "cases": ["api-only"],
        }

    def holds(old: Debate, new: Debate) -> bool:
        known = [claim for claim in new.claims if claim.id != NEW]
        number = next(number for number, claim in enumerate(new.claims) if claim.id == NEW)
        follows = id_ not in {claim.id for claim in old.claims} or new.claims[number - 1].id == id_
        written = Claim.model_validate(claim)
        return (
            follows
            and known == list(old.claims)
            and new.claims[number] == written
            and new.sources == old.sources
        )

    return Case(draft, addition(draft, claim), holds)


def reword(draw: st.DrawFn, draft: Draft, id_: str) -> Case:
    text = draw(TEXTS)
    claim = claims_by_id(draft)[id_]
    where = claim.where if isinstance(claim.content, str) else (*claim.where, "text")

    def holds(old: Debate, new: Debate) -> bool:
        before = claim_of(old, id_)
        written = {name: getattr(before, name) for name in Claim.model_fields} | {"text": text}
        reworded = Claim.model_validate(by_alias(written))
        return claim_of(new, id_) == reworded and others(old, id_) == others(new, id_)

    return Case(draft, [Replace(claim.file, where, text)], holds)


def cite(draw: st.DrawFn, draft: Draft, id_: str) -> Case:
    title = draw(TEXTS)
    address = "https://example.org/a?b=c,d#e"
    given: str | dict[str, Any] = {"title": title, "year": 1999}
    expected = Source(title=title, year=1999)
    if draw(st.booleans()):
        given = address
        expected = Source(title=address.removeprefix("https://"), url=address)

    def holds(old: Debate, new: Debate) -> bool:
        *earlier, last = claim_of(new, id_).sources
        alike = tuple(earlier) == claim_of(old, id_).sources and others(old, id_) == others(
            new, id_
        )
        return alike and last == expected and old.sources == new.sources

    return Case(draft, further_citation(draft, id_, given), holds)


def remove(_draw: st.DrawFn, draft: Draft, id_: str) -> Case:
    def holds(old: Debate, new: Debate) -> bool:
        left = [(claim.id, claim.text) for claim in others(new, id_)]
        return left == [
            (claim.id, claim.text) for claim in others(old, id_)
        ] and f"'{id_}'" not in repr(links(new))

    return Case(draft, removal(draft, id_, references=True), holds)


def rename(_draw: st.DrawFn, draft: Draft, id_: str) -> Case:
    def holds(old: Debate, new: Debate) -> bool:
        before = [renamed(claim.model_dump(), id_) for claim in (*old.positions, *old.claims)]
        after = [claim.model_dump() for claim in (*new.positions, *new.claims)]
        for claim in after:
            assert claim["was"] == ((id_,) if claim["id"] == NEW else ())
        return [{**claim, "was": ()} for claim in after] == before

    return Case(draft, renaming(draft, id_, NEW), holds)


EDITS = (add, add, reword, cite, cite, rename, rename, remove, remove)


@given(cases())
def test_an_edit_changes_what_it_says_and_nothing_else(case: Case) -> None:
    amended = amendment(case.draft, case.changes)
    before, after = case.draft.debate, amended.after.debate
    if after is None:
        assume(not hangs_on_a_missing_line_end(case.draft))
        assert {problem.code for problem in amended.errors} <= {"no-claims", "bad-id", "blank"}, (
            amended.errors
        )
        return
    assert before is not None
    assert case.holds(before, after), amended.diff
    assert keeps_every_other_character(amended, case.changes)


def hangs_on_a_missing_line_end(before: Draft) -> bool:
    """Tell whether a file ends in a value, such as an id below `|`, that any line below it would change."""
    ended = [replace(each, text=each.text + each.newline) for each in before.documents]
    return draft(ended, before.name).debate is None


def is_left_empty(before: str, after: str) -> bool:
    """Tell whether a list or mapping lost its last entry: then brackets stand where it was."""
    return any(after.count(empty) > before.count(empty) for empty in ("[]", "{}"))


def keeps_every_other_character(amended: Amendment, changes: list[Change]) -> bool:
    """Tell whether a document with one change is the old one but for one span, and all keep their comments."""
    for old, new in amended.documents:
        here = [change for change in changes if change.file == old.name]
        match here:
            case [Insert()]:
                assert is_put_in(old.text, new.text), amended.diff
            case [Remove()] if not is_left_empty(old.text, new.text):
                assert is_put_in(new.text, old.text), amended.diff
            case _:
                pass
        if not any(isinstance(change, Remove) for change in here):
            assert all(
                new.text.count(comment) >= old.text.count(comment)
                for comment in COMMENTS
                if len(comment) > 1
            ), amended.diff
        assert ("\r\n" in old.text) == ("\r\n" in new.text)
    return True


def is_put_in(old: str, new: str) -> bool:
    """Tell whether a text is another one with one span put in, and perhaps a comma before a comment above it."""
    shared = common(old, new)
    tail = common(old[::-1], new[::-1])
    return shared + tail >= len(old) or (
        new[shared] == "," and is_put_in(old[shared:], new[shared + 1 :])
    )


def common(one: str, other: str) -> int:
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))


def claim_of(debate: Debate, id_: str) -> Claim:
    return next(claim for claim in (*debate.positions, *debate.claims) if claim.id == id_)


def others(debate: Debate, id_: str) -> list[Claim]:
    return [claim for claim in (*debate.positions, *debate.claims) if claim.id != id_]


def links(debate: Debate) -> list[Any]:
    return [
        (claim.supports, claim.rebuts, claim.undercuts, claim.about) for claim in others(debate, "")
    ]


def by_alias(written: dict[str, Any]) -> dict[str, Any]:
    """Return the keys of a claim as YAML has them."""
    given = {key: value for key, value in written.items() if value is not None}
    return {
        key: [*map(_by_alias, value)] if isinstance(value, tuple) else value
        for key, value in given.items()
    }


def _by_alias(value: Any) -> Any:
    return (
        value.model_dump(by_alias=True, exclude_none=True)
        if hasattr(value, "model_dump")
        else value
    )


def renamed(part: Any, old: str, key: str = "") -> Any:
    """Return a part of a debate with an id changed wherever the format has one."""
    if isinstance(part, dict):
        return {name: renamed(held, old, name) for name, held in part.items()}
    if isinstance(part, list | tuple):
        return tuple(renamed(held, old, key) for held in part)
    return (
        NEW
        if part == old and key in ("id", "to", "with_", "target", "link", "from_", "about")
        else part
    )
