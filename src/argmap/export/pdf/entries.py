"""What is claimed, as plain values: each answer below what it answers, in full sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from argmap.drawing import DISPUTED, GLYPH_COAT, GLYPHS, Stroke, Trace
from argmap.export.markdown import opening_words
from argmap.export.pdf.picture import Plain, segments
from argmap.export.pdf.prose import prose
from argmap.export.pdf.references import References
from argmap.model import Id
from argmap.reasoning import Judgement, steps_disputed
from argmap.view import Entry, Mark, Outline
from argmap.words import Language, badge, language, name, sentence, step_badge

DEEPEST = 6
"""Deeper answers are indented no further, and say their level: 0 is that of the first answers."""


@dataclass(frozen=True)
class Telling:
    """A judged debate while it is told: the sources cited so far, the claims to point to.

    `marks` are those of a picture that is told; it may suppose something else than the whole debate
    does.
    """

    judgement: Judgement
    references: References
    told: set[Id] = field(default_factory=set)
    marks: Mapping[Id, Mark] | None = None

    def anchor(self, claim: Id) -> int | None:
        """Return the number by which others point to a claim, None where it is told again."""
        if claim in self.told:
            return None
        self.told.add(claim)
        return self.judgement.graph.number[claim]

    def verdict(self, claim: Id) -> Plain | None:
        """Return what is found of a claim: pills of a glyph and a word, and a sentence.

        None for a position, or where nobody objects to the claim or its steps.
        """
        judgement = self.judgement
        verdict = judgement.verdicts.get(claim)
        if verdict is None:
            return None
        judged = Mark(
            verdict, claim in judgement.unobjected, steps=steps_disputed(judgement, claim)
        )
        mark = judged if self.marks is None else self.marks.get(claim, judged)
        pills = list(_pills(mark, language(judgement.graph)))
        if not pills:
            return None
        told = ""
        # The sentence tells of the whole debate, which a picture that supposes something does not.
        if mark.verdict is judged.verdict:
            told = sentence(judgement, claim).text
        return {"pills": pills, "sentence": told}


def _pills(mark: Mark, words: Language) -> Iterator[Plain]:
    """Yield the pill of a verdict, and that of disputed steps, each as a glyph and a word."""
    found = badge(mark.verdict, mark.unchallenged, words) if mark.verdict else None
    if found and mark.verdict:
        yield _pill(GLYPHS[mark.verdict], found.word)
    disputed = step_badge(mark.steps, words)
    if disputed:
        yield _pill(DISPUTED, disputed.word)


def _pill(glyph: tuple[Stroke, ...], word: str) -> Plain:
    """Return a glyph around the origin, and the word beside it."""
    return {"glyph": segments(Trace(GLYPH_COAT, 0.0, 0.0, glyph).strokes), "word": word}


def told_entries(telling: Telling, entries: Iterable[Entry], *, heading: int) -> Iterator[Plain]:
    """Yield some entries and all below them in reading order, the first ones under headings.

    O(entries).
    """
    for entry, below in Outline(tuple(entries)).lines():
        yield {**_entry(telling, entry, below), "heading": None if below else heading}


def _entry(telling: Telling, entry: Entry, level: int) -> Plain:
    """Return an entry; what is answered elsewhere only points there."""
    graph = telling.judgement.graph
    claim, words = graph.claims[entry.claim], language(graph)
    together = together_first = ""
    partners = ", ".join(_together(telling.judgement, entry))
    if partners:
        together = words.say("document", "together", names=partners)
        together_first = words.say("document", "together-first", names=partners)
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
        "deep": words.say("outline", "level", level=level) if level > DEEPEST else None,
        "relation": entry.relation or "",
        "opening": opening_words(graph, entry),
        "together": together,
        "together_first": together_first,
        "name": claim.name.rstrip("."),
        "note": entry.note,
        "anchor": None if entry.repeated else telling.anchor(claim.id),
        "elsewhere": graph.number[claim.id] if entry.repeated else None,
        **(nothing if entry.repeated else full),
    }


def _together(judgement: Judgement, entry: Entry) -> list[str]:
    """Return which other premises an answer needs."""
    premises = judgement.graph.links[entry.through].premises if entry.through else ()
    return [name(judgement.graph.claims[premise]) for premise in premises if premise != entry.claim]
