"""Answers as lines of text for the terminal: labels, indentation, glyphs and words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from argmap.model import Id, Relation
from argmap.reasoning.judgement import Judgement, Reading, Verdict
from argmap.view.perspective import Entry, Outline
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
    """Return indented lines with an empty one before each that is not indented, and what is supposed, if anything.

    That stands at the top, or below the title of the debate, which is a first line that speaks of
    no claim.
    """
    first, *rest = told
    caption = list(_caption(judgement))
    title = [f"{first.text}\n"]
    if not caption:
        return [*title, *indented(rest)]
    if not first.cites:
        return [*title, *caption, *indented(rest)]
    return [*caption, "\n", *title, *indented(rest)]


def indented(told: Iterable[Line]) -> Iterator[str]:
    """Yield indented lines with an empty one before each that is not indented."""
    for line in told:
        if not line.level:
            yield "\n"
        yield f"{'  ' * line.level}{line.text}\n"


def outline_lines(judgement: Judgement, outline: Outline, *, whole: bool = False) -> Iterator[str]:
    """Yield an outline line by line, each claim with its badge, and at the end what the signs mean."""
    yield f"{judgement.graph.debate.title}\n"
    yield from _caption(judgement)
    yield "\n"
    yield from entry_lines(judgement, outline, whole=whole)
    yield f"\n{signs(language(judgement.graph))}\n"


def entry_lines(judgement: Judgement, outline: Outline, *, whole: bool = False) -> Iterator[str]:
    """Yield the entries of an outline, each below what it answers and with its badge."""
    called: dict[Id, str] = {}  # a claim stands in as many lines as it has steps
    for entry, level in outline.lines():
        if entry.claim not in called:
            called[entry.claim] = _called(judgement, entry.claim, whole=whole)
        yield f"{'  ' * min(level, DEEPEST_INDENT)}{_entry(judgement, entry, called[entry.claim])}\n"


def verdict_lines(
    judgement: Judgement,
    readings: Mapping[Id, Reading] | None = None,
    *,
    only: Collection[Verdict] = ORDER,
) -> Iterator[str]:
    """Yield the claims by verdict, what needs an answer first."""
    for group in groups(judgement):
        if group.verdict in only:
            yield from _group(judgement, group, readings or {})


class Group(NamedTuple):
    """Claims that are judged alike, what they are called as a heading, and how they are counted."""

    verdict: Verdict
    title: str
    counted: str
    claims: tuple[Id, ...]
    quiet: bool


def groups(judgement: Judgement) -> Iterator[Group]:
    """Yield the claims that are judged alike; each claim is in one group."""
    words = language(judgement.graph)
    only_unobjected = judgement.unobjected - judgement.unchallenged
    for verdict in ORDER:
        claims = [claim for claim, found in judgement.verdicts.items() if found is verdict]
        objected = tuple(claim for claim in claims if claim not in judgement.unobjected)
        unobjected = tuple(claim for claim in claims if claim in only_unobjected)
        unchallenged = tuple(claim for claim in claims if claim in judgement.unchallenged)
        if objected:
            title = _badge(judgement, verdict)
            yield Group(verdict, title, title, objected, quiet=False)
        if unobjected:
            title = words.say("outline", "unobjected")
            yield Group(verdict, title, words.say("stand", "unobjected"), unobjected, quiet=False)
        if unchallenged:
            title = words.say("verdict", "unchallenged")
            yield Group(
                verdict, title, words.say("stand", "unchallenged"), unchallenged, quiet=True
            )


def _caption(judgement: Judgement) -> Iterator[str]:
    caption = supposition_caption(judgement.graph, judgement.supposition)
    if caption:
        yield f"{caption}\n"


def _group(judgement: Judgement, group: Group, readings: Mapping[Id, Reading]) -> Iterator[str]:
    yield f"\n{group.title} ({len(group.claims)})\n"
    for claim in group.claims:
        yield f"  {name(judgement.graph.claims[claim])} ({claim})\n"
        if not group.quiet:
            yield f"      {sentence(judgement, claim, reading=readings.get(claim)).text}\n"


def _called(judgement: Judgement, id_: Id, *, whole: bool) -> str:
    """Return how a claim is called in each of its lines, with its badges."""
    claim = judgement.graph.claims[id_]
    parts = [claim.text if whole else name(claim), f"({id_})"]
    return " ".join((*parts, *(f"{each.glyph} {each.word}" for each in badges(judgement, id_))))


def _entry(judgement: Judgement, entry: Entry, called: str) -> str:
    parts = [SIGNS[Relation(entry.relation)]] if entry.relation else []
    parts.append(called)
    parts += _company(judgement, entry)
    parts.append(language(judgement.graph).say("outline", "see-above") if entry.repeated else "")
    return " ".join(filter(None, parts))


def _company(judgement: Judgement, entry: Entry) -> list[str]:
    """Return with which other premises a claim works, if it does."""
    link = judgement.graph.links.get(entry.through or "")
    others = [premise for premise in link.premises if premise != entry.claim] if link else []
    if not others:
        return []
    return [language(judgement.graph).say("outline", "company", ids=", ".join(others))]


def _badge(judgement: Judgement, verdict: Verdict) -> str:
    shown = full_badge(verdict, language(judgement.graph))
    return f"{shown.glyph} {shown.word}"
