"""What is claimed, as plain values for reading: each answer below what it answers, in full sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from argmap.drawing.glyphs import GLYPHS
from argmap.export.markdown import ANSWERS
from argmap.export.pdf.picture import Plain, segments
from argmap.export.pdf.prose import prose
from argmap.export.pdf.references import References
from argmap.model import Id, Relation
from argmap.reasoning.judgement import Judgement, Verdict
from argmap.reasoning.words import badge, language, name, sentence
from argmap.view.perspective import Entry, Outline

DEEPEST = 6
"""Deeper answers are indented no further, and say their level: 0 is that of the first answers."""


@dataclass(frozen=True)
class Telling:
    """A judged debate while it is told, and the sources that were cited so far."""

    judgement: Judgement
    references: References

    def verdict(self, claim: Id) -> Plain | None:
        """Return a verdict as a glyph, a word and a sentence; None for a position, or where nobody has objected."""
        found = self.judgement.verdicts.get(claim)
        if found is None or (found is Verdict.STANDS and claim in self.judgement.unchallenged):
            return None
        shown = badge(found, words=language(self.judgement.graph))
        return {
            "glyph": segments(f"M0 0{GLYPHS[found]}"),
            "word": shown.word if shown else "",
            "sentence": sentence(self.judgement, claim).text,
        }


def told(telling: Telling, entries: Iterable[Entry], *, heading: int) -> Iterator[Plain]:
    """Yield some entries and all below them in reading order, the first ones under headings. O(entries)."""
    for entry, below in Outline(tuple(entries)).lines():
        yield {**_entry(telling, entry, below), "heading": None if below else heading}


def _entry(telling: Telling, entry: Entry, level: int) -> Plain:
    """Return an entry; what is answered elsewhere only points there."""
    graph = telling.judgement.graph
    claim = graph.claims[entry.claim]
    full: Plain = {
        "text": claim.text if claim.label else None,
        "detail": prose(claim.detail) if claim.detail else [],
        "verdict": telling.verdict(claim.id),
        "cites": telling.references.cites(claim),
    }
    nothing: Plain = {"text": None, "detail": [], "verdict": None, "cites": []}
    return {
        "kind": "entry",
        "level": min(level, DEEPEST),
        "deep": level if level > DEEPEST else None,
        "relation": entry.relation or "",
        "opening": ANSWERS[Relation(entry.relation)] if entry.relation else "",
        "together": _together(telling.judgement, entry),
        "name": claim.name.rstrip("."),
        "note": entry.note,
        "anchor": graph.number[claim.id],
        "repeated": entry.repeated,
        **(nothing if entry.repeated else full),
    }


def _together(judgement: Judgement, entry: Entry) -> list[str]:
    """Return which other premises an answer needs."""
    premises = judgement.graph.links[entry.through].premises if entry.through else ()
    return [name(judgement.graph.claims[premise]) for premise in premises if premise != entry.claim]
