"""Answers as lines of text for the terminal: labels, indentation, glyphs and words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from argmap.model import Id, Relation
from argmap.reasoning.judgement import Judgement, Reading, Verdict
from argmap.view.perspective import Entry, Outline
from argmap.words import SIGNS, Line, badges, full_badge, language, name, note, sentence, signs, supposition_caption

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
    """Return what is supposed, if anything, then indented lines with an empty one before each that is not indented."""
    printed = list(_caption(judgement))
    for line in told:
        if printed and not line.level:
            printed.append("\n")
        printed.append(f"{'  ' * line.level}{line.text}\n")
    return printed


def outline_lines(judgement: Judgement, outline: Outline, *, whole: bool = False) -> Iterator[str]:
    """Yield an outline line by line, each claim with its badge, and at the end what the signs mean."""
    yield f"{judgement.graph.debate.title}\n"
    yield from _caption(judgement)
    yield "\n"
    yield from entry_lines(judgement, outline, whole=whole)
    yield f"\n{signs(language(judgement.graph))}\n"


def entry_lines(judgement: Judgement, outline: Outline, *, whole: bool = False) -> Iterator[str]:
    """Yield the entries of an outline, each below what it answers and with its badge."""
    for entry, level in outline.lines():
        yield f"{'  ' * min(level, DEEPEST_INDENT)}{_entry(judgement, entry, whole=whole)}\n"


def judgement_lines(judgement: Judgement, readings: Mapping[Id, Reading] | None = None) -> Iterator[str]:
    """Yield the tallies of the positions, then the claims by verdict, what needs an answer first."""
    yield f"{judgement.graph.debate.title}\n"
    yield from _caption(judgement)
    for position in judgement.graph.positions:
        yield f"\n{name(judgement.graph.claims[position])} ({position})\n"
        yield f"  {sentence(judgement, position).text}\n"
    for verdict in ORDER:
        yield from _group(judgement, verdict, readings or {})
    yield f"\n{note(judgement.graph)}\n"


def _caption(judgement: Judgement) -> Iterator[str]:
    caption = supposition_caption(judgement.graph, judgement.supposition)
    if caption:
        yield f"{caption}\n"


def _group(judgement: Judgement, verdict: Verdict, readings: Mapping[Id, Reading]) -> Iterator[str]:
    words = language(judgement.graph)
    claims = [claim for claim, found in judgement.verdicts.items() if found is verdict]
    objected = [claim for claim in claims if claim not in judgement.unobjected]
    unchallenged = [claim for claim in claims if claim in judgement.unchallenged]
    only_unobjected = judgement.unobjected - judgement.unchallenged
    unobjected = [claim for claim in claims if claim in only_unobjected]
    yield from _told(judgement, _badge(judgement, verdict), objected, readings)
    yield from _told(judgement, words.say("outline", "unobjected"), unobjected, readings)
    if unchallenged:
        yield f"\n{words.say('verdict', 'unchallenged')} ({len(unchallenged)})\n"
        yield from (f"  {name(judgement.graph.claims[claim])} ({claim})\n" for claim in unchallenged)


def _told(judgement: Judgement, title: str, claims: Collection[Id], readings: Mapping[Id, Reading]) -> Iterator[str]:
    if claims:
        yield f"\n{title} ({len(claims)})\n"
    for claim in claims:
        yield f"  {name(judgement.graph.claims[claim])} ({claim})\n"
        yield f"      {sentence(judgement, claim, reading=readings.get(claim)).text}\n"


def _entry(judgement: Judgement, entry: Entry, *, whole: bool) -> str:
    claim = judgement.graph.claims[entry.claim]
    parts = [SIGNS[Relation(entry.relation)]] if entry.relation else []
    parts += [claim.text if whole else name(claim), f"({entry.claim})"]
    parts += [f"{each.glyph} {each.word}" for each in badges(judgement, entry.claim)]
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
