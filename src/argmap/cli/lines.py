"""Answers as lines of text for the terminal: labels, indentation, glyphs and words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from argmap.model import Id, Relation
from argmap.reasoning import Judgement, Reading, Verdict
from argmap.view import Entry, Outline
from argmap.words import (
    SIGNS,
    Line,
    badges,
    full_badge,
    language,
    name,
    sentence,
    signs,
    supposition_caption,
)

DEEPEST_INDENT = 40
"""Levels beyond this are not indented any further: a chain of thousands stays readable."""

# What waits for an answer first, what is only supposed last.
ORDER = (
    Verdict.UNANSWERED,
    Verdict.REASONS_FELL,
    Verdict.UNSETTLED,
    Verdict.CIRCULAR,
    Verdict.STANDS,
    Verdict.ACCEPTED,
    Verdict.SWITCHED_OFF,
    Verdict.OUT_OF_CASE,
)


def told_lines(judgement: Judgement, told: Iterable[Line]) -> list[str]:
    """Return indented lines with an empty one before each that is not indented.

    What is supposed, if anything, stands at the top, or below the title of the debate: that is a
    first line that speaks of no claim.
    """
    # A title speaks of no claim, what is told of a claim names it.
    first, *rest = told
    title = f"{first.text}\n"
    caption = list(_caption(judgement))
    head = [title, *caption]
    if caption and first.cites:
        head = [*caption, "\n", title]
    return [*head, *indented(rest)]


def indented(told: Iterable[Line]) -> Iterator[str]:
    """Yield indented lines with an empty one before each that is not indented."""
    for line in told:
        if not line.level:
            yield "\n"
        yield f"{'  ' * line.level}{line.text}\n"


def outline_lines(judgement: Judgement, outline: Outline, *, whole: bool = False) -> Iterator[str]:
    """Yield an outline, each claim with its badge, and at the end what the signs mean."""
    yield f"{judgement.graph.debate.title}\n"
    yield from _caption(judgement)
    yield "\n"
    yield from entry_lines(judgement, outline, whole=whole)
    yield f"\n{signs(language(judgement.graph))}\n"


def entry_lines(judgement: Judgement, outline: Outline, *, whole: bool = False) -> Iterator[str]:
    """Yield the entries of an outline, each below what it answers and with its badge."""
    called: dict[Id, str] = {}  # a claim stands in as many lines as it has steps
    for entry, level in outline.lines():
        claim = entry.claim
        if claim not in called:
            called[claim] = _called(judgement, claim, whole=whole)
        indent = "  " * min(level, DEEPEST_INDENT)
        yield f"{indent}{_entry(judgement, entry, called[claim])}\n"


def verdict_lines(
    judgement: Judgement,
    readings: Mapping[Id, Reading] | None = None,
    *,
    only: Collection[Verdict] = ORDER,
) -> Iterator[str]:
    """Yield the claims by verdict, what needs an answer first."""
    for group in judged_alike(judgement):
        if group.verdict in only:
            yield from _group(judgement, group, readings or {})


class JudgedAlike(NamedTuple):
    """Claims that are judged alike, what they are called as a heading, and how they are counted."""

    verdict: Verdict
    title: str
    counted: str
    claims: tuple[Id, ...]
    quiet: bool


def judged_alike(judgement: Judgement) -> Iterator[JudgedAlike]:
    """Yield the claims that are judged alike; each claim is in one group."""
    words = language(judgement.graph)
    claims: dict[Verdict, list[Id]] = {verdict: [] for verdict in ORDER}
    for claim, verdict in judgement.verdicts.items():
        claims[verdict].append(claim)
    for verdict in ORDER:
        # Only those that stand fall into three: nothing else is unobjected.
        objected, unobjected, unchallenged = _by_objections(judgement, claims[verdict])
        if objected:
            title = _badge(judgement, verdict)
            yield JudgedAlike(verdict, title, title, objected, quiet=False)
        if unobjected:
            title, counted = words.say("outline", "unobjected"), words.say("stand", "unobjected")
            yield JudgedAlike(verdict, title, counted, unobjected, quiet=False)
        if unchallenged:
            title = words.say("verdict", "unchallenged")
            counted = words.say("stand", "unchallenged")
            yield JudgedAlike(verdict, title, counted, unchallenged, quiet=True)


def _by_objections(
    judgement: Judgement, claims: Iterable[Id]
) -> tuple[tuple[Id, ...], tuple[Id, ...], tuple[Id, ...]]:
    """Return those that had to hold against an objection, those that had not, and the unchallenged.

    Unchallenged is what nobody has answered at all.
    """
    objected, unobjected, unchallenged = [], [], []
    for claim in claims:
        if claim in judgement.unchallenged:
            unchallenged.append(claim)
        elif claim in judgement.unobjected:
            unobjected.append(claim)
        else:
            objected.append(claim)
    return tuple(objected), tuple(unobjected), tuple(unchallenged)


def _caption(judgement: Judgement) -> Iterator[str]:
    caption = supposition_caption(judgement.graph, judgement.supposition)
    if caption:
        yield f"{caption}\n"


def _group(
    judgement: Judgement, group: JudgedAlike, readings: Mapping[Id, Reading]
) -> Iterator[str]:
    yield f"\n{group.title} ({len(group.claims)})\n"
    for claim in group.claims:
        yield f"  {name(judgement.graph.claims[claim])} ({claim})\n"
        if not group.quiet:
            yield f"      {sentence(judgement, claim, reading=readings.get(claim)).text}\n"


def _called(judgement: Judgement, id_: Id, *, whole: bool) -> str:
    """Return how a claim is called in each of its lines, with its badges."""
    claim = judgement.graph.claims[id_]
    parts = [claim.text if whole else name(claim), f"({id_})"]
    parts += [f"{badge.glyph} {badge.word}" for badge in badges(judgement, id_)]
    return " ".join(parts)


def _entry(judgement: Judgement, entry: Entry, called: str) -> str:
    parts = []
    if entry.relation:
        parts.append(SIGNS[Relation(entry.relation)])
    parts.append(called)
    parts += _company(judgement, entry)
    if entry.repeated:
        parts.append(language(judgement.graph).say("outline", "see-above"))
    return " ".join(filter(None, parts))


def _company(judgement: Judgement, entry: Entry) -> list[str]:
    """Return with which other premises a claim works, if it does."""
    link = judgement.graph.links.get(entry.through or "")
    if link is None or link.premises == (entry.claim,):
        return []
    others = ", ".join(premise for premise in link.premises if premise != entry.claim)
    return [language(judgement.graph).say("outline", "company", ids=others)]


def _badge(judgement: Judgement, verdict: Verdict) -> str:
    shown = full_badge(verdict, language(judgement.graph))
    return f"{shown.glyph} {shown.word}"
