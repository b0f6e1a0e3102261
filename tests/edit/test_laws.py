"""The law of editing: whatever the debate, its style and the edit, the text holds the old data plus just the edit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from argmap.edit import (
    Change,
    Insert,
    Remove,
    Revision,
    addition,
    alteration,
    removal,
    renaming,
    revised,
    source_addition,
    source_alteration,
    source_removal,
    source_renaming,
)
from argmap.loading import Draft
from argmap.model import Claim, Debate, Source
from tests.edit.styles import COMMENTS, styled_debates
from tests.strategies import SENTENCES

NEW = "brand-new"
TEXTS = SENTENCES | st.sampled_from(
    ("yes", "2024", "a: b", "it's #1", "- [x] {y}", "two  blanks", "tab\there", "é “quoted”: so", "word " * 40)
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
        references += [{"to": id_, "weight": 0.5, "note": draw(TEXTS)}, [{"to": id_, "id": "a-link"}]]
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
        return follows and known == list(old.claims) and new.claims[number] == written and new.sources == old.sources

    return Case(draft, addition(draft, claim), holds)


def alter(draw: st.DrawFn, draft: Draft, id_: str) -> Case:
    keys: dict[str, Any] = {"text": draw(TEXTS), "label": draw(st.sampled_from((None, "New: so"))), "by": "somebody"}
    keys = {key: keys[key] for key in draw(st.sets(st.sampled_from(sorted(keys)), min_size=1))}

    def holds(old: Debate, new: Debate) -> bool:
        before, after = claim_of(old, id_), claim_of(new, id_)
        written = {name: getattr(before, name) for name in Claim.model_fields} | keys
        return after == Claim.model_validate(by_alias(written)) and others(old, id_) == others(new, id_)

    return Case(draft, alteration(draft, id_, keys), holds)


def remove(_draw: st.DrawFn, draft: Draft, id_: str) -> Case:
    def holds(old: Debate, new: Debate) -> bool:
        left = [(claim.id, claim.text) for claim in others(new, id_)]
        return left == [(claim.id, claim.text) for claim in others(old, id_)] and f"'{id_}'" not in repr(links(new))

    return Case(draft, removal(draft, id_, references=True), holds)


def rename(_draw: st.DrawFn, draft: Draft, id_: str) -> Case:
    def holds(old: Debate, new: Debate) -> bool:
        before = [renamed(claim.model_dump(), id_) for claim in (*old.positions, *old.claims)]
        after = [claim.model_dump() for claim in (*new.positions, *new.claims)]
        for claim in after:
            assert claim["was"] == ((id_,) if claim["id"] == NEW else ())
        return [{**claim, "was": ()} for claim in after] == before

    return Case(draft, renaming(draft, id_, NEW), holds)


def add_source(draw: st.DrawFn, draft: Draft, _id: str) -> Case:
    key = draw(st.sampled_from(("a1", "2024", "zebra_3.x", "no")))
    source = {"title": draw(TEXTS), "year": 2001, "url": "https://example.org/a?b=c,d#e"}

    def holds(old: Debate, new: Debate) -> bool:
        found = dict(new.sources)
        return (
            found.pop(key) == Source.model_validate(source) and found == dict(old.sources) and new.claims == old.claims
        )

    return Case(draft, source_addition(draft, key, source), holds)


def change_source(draw: st.DrawFn, draft: Draft, _id: str) -> Case:
    title = draw(TEXTS)
    altered = {"title": title, "year": None, "author": "Ada"}

    def holds(old: Debate, new: Debate) -> bool:
        return (
            dict(new.sources) == {"kapoor2024": Source(title=title.strip(), author="Ada")} and new.claims == old.claims
        )

    return Case(draft, source_alteration(draft, "kapoor2024", altered), holds)


def rename_source(_draw: st.DrawFn, draft: Draft, _id: str) -> Case:
    def holds(old: Debate, new: Debate) -> bool:
        return list(dict(new.sources)) == ["on-openness"] and cited(new) == [
            ["on-openness" if key == "kapoor2024" else key for key in keys] for keys in cited(old)
        ]

    return Case(draft, source_renaming(draft, "kapoor2024", "on-openness"), holds)


def remove_source(_draw: st.DrawFn, draft: Draft, _id: str) -> Case:
    def holds(old: Debate, new: Debate) -> bool:
        return new.sources == () and cited(new) == [[key for key in keys if key != "kapoor2024"] for keys in cited(old)]

    return Case(draft, source_removal(draft, "kapoor2024", references=True), holds)


EDITS = (add, add, alter, remove, rename, add_source, change_source, rename_source, remove_source)


@given(cases())
def test_an_edit_changes_what_it_says_and_nothing_else(case: Case) -> None:
    revision = revised(case.draft, case.changes)
    before, after = case.draft.debate, revision.after.debate
    if after is None:
        assert {problem.code for problem in revision.errors} <= {"no-claims", "bad-id", "blank"}, revision.errors
        return
    assert before is not None
    assert case.holds(before, after), revision.diff
    assert keeps_every_other_character(revision, case.changes)


def is_left_empty(before: str, after: str) -> bool:
    """Tell whether a list or mapping lost its last entry: then brackets stand where it was."""
    return any(after.count(empty) > before.count(empty) for empty in ("[]", "{}"))


def keeps_every_other_character(revision: Revision, changes: list[Change]) -> bool:
    """Tell whether a document with one change is the old one but for one span, and all keep their comments."""
    for old, new in revision.documents:
        here = [change for change in changes if change.file == old.name]
        match here:
            case [Insert()]:
                assert is_put_in(old.text, new.text), revision.diff
            case [Remove()] if not is_left_empty(old.text, new.text):
                assert is_put_in(new.text, old.text), revision.diff
            case _:
                pass
        if not any(isinstance(change, Remove) for change in here):
            assert all(
                new.text.count(comment) >= old.text.count(comment) for comment in COMMENTS if len(comment) > 1
            ), revision.diff
        assert ("\r\n" in old.text) == ("\r\n" in new.text)
    return True


def is_put_in(old: str, new: str) -> bool:
    """Tell whether a text is another one with one span put in, and perhaps a comma before a comment above it."""
    shared = common(old, new)
    tail = common(old[::-1], new[::-1])
    return shared + tail >= len(old) or (new[shared] == "," and is_put_in(old[shared:], new[shared + 1 :]))


def common(one: str, other: str) -> int:
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))


def claim_of(debate: Debate, id_: str) -> Claim:
    return next(claim for claim in (*debate.positions, *debate.claims) if claim.id == id_)


def others(debate: Debate, id_: str) -> list[Claim]:
    return [claim for claim in (*debate.positions, *debate.claims) if claim.id != id_]


def links(debate: Debate) -> list[Any]:
    return [(claim.supports, claim.rebuts, claim.undercuts, claim.about) for claim in others(debate, "")]


def cited(debate: Debate) -> list[list[str]]:
    return [
        [getattr(source, "cite", source.title if isinstance(source, Source) else "") for source in claim.sources]
        for claim in debate.claims
    ]


def by_alias(written: dict[str, Any]) -> dict[str, Any]:
    """Return the keys of a claim as YAML has them."""
    given = {key: value for key, value in written.items() if value is not None}
    return {key: [*map(_by_alias, value)] if isinstance(value, tuple) else value for key, value in given.items()}


def _by_alias(value: Any) -> Any:
    return value.model_dump(by_alias=True, exclude_none=True) if hasattr(value, "model_dump") else value


def renamed(part: Any, old: str, key: str = "") -> Any:
    """Return a part of a debate with an id changed wherever the format has one."""
    if isinstance(part, dict):
        return {name: renamed(held, old, name) for name, held in part.items()}
    if isinstance(part, list | tuple):
        return tuple(renamed(held, old, key) for held in part)
    return NEW if part == old and key in ("id", "to", "with_", "target", "link", "from_", "about") else part
