"""From documents to a draft: by the fast parser where that is beyond doubt, else with care."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.codes import Code
from argmap.loading.document import Document
from argmap.loading.draft import MOST_MISTAKES, Draft
from argmap.loading.garbage import uncollected
from argmap.loading.grammar import Merged, debate_at_once, merged, newer_format
from argmap.loading.mistakes import too_many
from argmap.loading.places import Places
from argmap.loading.preflight import doubtful, refusals
from argmap.loading.quick import NotQuick, quick
from argmap.loading.syntax.sheet import apart
from argmap.problem import Edit, Finding, Problem

if TYPE_CHECKING:
    from argmap.loading.mending import Mended
    from argmap.loading.parts import Parts
    from argmap.loading.syntax.page import Page

_EXTENSION = re.compile("x-")
"""What marks an extension's key.

Searched so, a text is run through from one `x` to the next: a third of the time of `in`.
"""

MOST_READ = 4 * MOST_MISTAKES
"""After so many mistakes the parts of a debate are read no further.

More than are told: several reports of the model may be one mistake.
"""


def draft_at_once(
    documents: tuple[Document, ...], name: str, *, keep: bool = False
) -> Draft | None:
    """Return the draft of documents that are a debate without a mistake of the grammar.

    None for all that is in doubt, which is left to `draft_with_care`. With `keep` the parsed
    `contents` stay in memory for whoever needs them next. O(characters); the garbage collector
    rests.
    """
    # Most of what is refused is in doubt as well, and to find that out takes less time.
    if any(doubtful(document) or refusals(document) for document in documents):
        return None
    with uncollected():
        return _parsed_draft(documents, name, keep=keep)


def draft_with_care(
    documents: Sequence[Document], name: str, *, refused: Sequence[Problem] = ()
) -> Draft:
    """Read one debate from its documents, with all that is wrong in them. Never raises.

    `refused` are the problems of files that could not even be decoded. O(characters); the garbage
    collector rests.
    """
    kept = tuple(documents)
    found = [*refused]
    for document in kept:
        found += refusals(document)
    # What no fix makes readable is not read at all; of a conflict either side can be.
    if not all(each.fix or each.code is Code.MERGE_CONFLICT for each in found):
        return Draft(name, kept, None, refused=tuple(found))
    with uncollected():
        if any(each.code is Code.MERGE_CONFLICT for each in found):
            return _conflicting_draft(kept, name, tuple(found))
        return _read_with_care(kept, name, tuple(found))


def _extended(documents: Sequence[Document]) -> bool:
    return any(_EXTENSION.search(document.text) for document in documents)


def _parsed_draft(documents: tuple[Document, ...], name: str, *, keep: bool) -> Draft | None:
    """Return the draft if the fast parser reads all of it and the grammar finds nothing wrong."""
    try:
        parsed = tuple(quick(document.text) for document in documents)
    except NotQuick:
        return None
    whole = merged(parsed, extended=_extended(documents))
    debate = None if whole.findings else debate_at_once(whole, name)
    if debate is None:
        return None
    kept = parsed if keep else None
    return Draft(name, documents, debate, _places=Places(documents), _quick=True, _parsed=kept)


def _conflicting_draft(
    documents: tuple[Document, ...], name: str, refused: tuple[Problem, ...]
) -> Draft:
    """Return the draft of documents with merge conflicts.

    It tells what is wrong whichever side of them is kept.
    """
    from argmap.loading.conflicts import with_side

    one = _read_with_care(documents, name, refused, with_side(documents, 0)).problems
    other = _read_with_care(documents, name, refused, with_side(documents, 1)).problems
    # A problem of one side only may vanish with it.
    again = {(each.code, each.location, each.message): each.fix for each in other}
    told = []
    for each in one:
        key = (each.code, each.location, each.message)
        if key in again:
            told.append(each if each.fix == again[key] else replace(each, fix=None))
    return Draft(name, documents, None, refused=tuple(told))


def _read_with_care(
    documents: tuple[Document, ...],
    name: str,
    refused: tuple[Problem, ...] = (),
    edits: tuple[Edit, ...] = (),
) -> Draft:
    """Return the draft of what the careful parser reads, with all that is wrong in it.

    `refused` are problems that were found in the text before, with the fixes that make it readable;
    `edits` take out what is not to be read.
    """
    from argmap.loading.parts import parts_of  # only this way pays for the words of mistakes

    places = Places(documents, apart((*edits, *_mends(refused))))
    unread = [*refused]
    for page in places.pages:
        unread += page.problems
    whole = merged(map(_held, places.pages), extended=_extended(documents))
    if unread:
        _drop_unreadable(whole, places.pages)
    if newer := newer_format(whole):
        return Draft(name, documents, None, (newer,), _places=places)
    parts = parts_of(whole, name, most=MOST_READ)
    if not parts.faulty and not whole.findings and not unread:
        return Draft(name, documents, parts.debate(), _places=places)
    told, rest = _told(whole, parts)
    for page in places.pages:
        if page.unlisted:
            told.append(_unlisted())
    is_doubtful = any(page.doubtful or _is_unreadable(page) for page in places.pages)
    partial = is_doubtful or bool(whole.findings)
    return Draft(name, documents, None, tuple(told), tuple(unread), rest, partial, places)


def _mends(refused: Iterable[Problem]) -> Iterator[Edit]:
    for each in refused:
        if each.fix is not None:
            yield from each.fix.edits


def _held(page: Page) -> Any:
    """Return what a page holds; one that could not be read holds nothing that matters."""
    if page.root is not None:
        return page.root.raw
    return {} if page.problems else None


def _is_unreadable(page: Page) -> bool:
    return page.root is None and bool(page.problems)


def _drop_unreadable(whole: Merged, pages: Sequence[Page]) -> None:
    """Leave out what is wrong with a document that could not be read, or may follow from it."""
    unreadable = {("documents", at) for at, page in enumerate(pages) if _is_unreadable(page)}
    follows = (Code.NO_CLAIMS, Code.NOT_A_DEBATE)
    whole.findings = [
        each
        for each in whole.findings
        if each.where[:2] not in unreadable and each.code not in follows
    ]


def _unlisted() -> Finding:
    from argmap.loading.syntax.reader import MOST_PROBLEMS

    return too_many(
        f"more than {MOST_PROBLEMS:,} keys are duplicate or no keys; the first of them are listed"
    )


def _told(whole: Merged, parts: Parts) -> tuple[list[Finding], Mended | None]:
    """Return what does not fit the grammar, and what is left of the debate for the rules."""
    from argmap.loading.mending import made_whole

    mistakes = _mistakes(parts)
    told = [*whole.findings, *_without_strays(mistakes, whole.findings)]
    # Of a text with thousands of mistakes nothing is left to look at.
    rest = made_whole(parts, mistakes) if _number(parts) <= MOST_MISTAKES else None
    if rest is not None:
        told += rest.findings
    return told, rest


def _mistakes(parts: Parts) -> tuple[Finding, ...]:
    """Return the mistakes of all parts: of very many the first, and how many there are."""
    from argmap.loading.words.misfits import told_once
    from argmap.loading.words.wording import findings_of

    claims = [part.held for part in parts.claims]
    number = _number(parts)
    if number <= MOST_MISTAKES:
        return findings_of(told_once(parts.misfits_of(parts.faulty), claims))
    # A text of a page can hold a hundred thousand: what nobody reads is not put into words.
    few = [each for each in parts.faulty if each[0].number < MOST_MISTAKES]
    found = findings_of(told_once(parts.misfits_of(few), claims), most=MOST_MISTAKES)
    most = f"{MOST_MISTAKES:,}"
    message = f"this debate has more than {most} mistakes; the first {most} are listed"
    return (*found, too_many(message))


def _number(parts: Parts) -> int:
    """Return how many mistakes there are, before those are told once that are one."""
    return sum(error.error_count() for _, error in parts.faulty)


def _without_strays(mistakes: Iterable[Finding], findings: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out that a claim lacks a key which stands at the left edge of the file instead."""
    strays = [finding.message for finding in findings if finding.code is Code.MISPLACED_KEY]
    for each in mistakes:
        key = f"`{each.where[-1]}`"
        is_stray = any(key in message for message in strays)
        if each.code is not Code.MISSING_KEY or not is_stray:
            yield each
