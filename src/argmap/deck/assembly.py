"""A judged debate and a programme give a deck: the pictures placed, and the slides around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from argmap.deck.citing import Library
from argmap.deck.disputed import most_disputed
from argmap.deck.planned import Moment, Planned, still
from argmap.deck.programme import MOST_SLIDES, Programme
from argmap.drawing.drawing import drawing
from argmap.drawing.fitting import fitted
from argmap.drawing.style import LIGHT
from argmap.layout.engine import Engine
from argmap.layout.place import place
from argmap.model import Debate, Id
from argmap.reasoning.judgement import Judgement
from argmap.reasoning.words import sentence
from argmap.scene import Bibliography, Cited, Cover, Deck, Fit, Line, Page, Scene, Slide
from argmap.view.perspective import Perspective
from argmap.view.view import view

REFERENCES = 8
"""How many full references stand on one slide."""
MOST_BOXES = 9


@dataclass(frozen=True)
class Setting:
    """How a talk is set: on which page, with or without legends, placed by which Graphviz."""

    page: Page
    engine: Engine | None
    legend: bool = True


def deck(judgement: Judgement, programme: Programme, setting: Setting) -> Deck:
    """Return the deck of a programme.

    Raises:
        UnknownId: the programme names what the debate does not hold.
        EngineError: Graphviz is missing, fails, or takes too long.
    """
    debate, library = judgement.graph.debate, Library(judgement.graph)
    planned = _planned(judgement, programme)
    pictures = tuple(_slides(planned, setting, library))
    bibliography = _bibliography(tuple(library.cited.values()))
    slides = (_opening(debate), *pictures, *bibliography, _ending(debate))
    return Deck(
        debate.title,
        debate.language,
        setting.engine.title if setting.engine else "",
        slides,
        setting.page,
        " · ".join(part for part in (debate.title, debate.licence) if part),
    )


def _planned(judgement: Judgement, programme: Programme) -> list[Planned]:
    """Return the pictures of a programme."""
    asked = programme.perspective
    if asked.focus:
        return [still(view(judgement, asked))]
    room = (programme.slides or MOST_SLIDES) - 3
    disputed = most_disputed(judgement, asked)[:room]
    focused = [replace(asked, focus=(claim,), depth=2, themes=(), most=MOST_BOXES) for claim in disputed]
    return [still(view(judgement, shown)) for shown in (Perspective(themes=asked.themes), *focused)]


def _slides(planned: Sequence[Planned], setting: Setting, library: Library) -> Iterator[Slide]:
    """Yield the slides of all pictures, which are placed in one run of Graphviz."""
    scenes = place([picture.view for picture in planned], setting.engine)
    for picture, scene in zip(planned, scenes, strict=True):
        bare = scene if setting.legend else replace(scene, legend=())
        fit = fitted(drawing(bare, LIGHT), setting.page.picture)
        for moment in picture.moments:
            yield _slide(moment, bare, fit, library)


def _slide(moment: Moment, scene: Scene, fit: Fit, library: Library) -> Slide:
    """Return the slide of a moment."""
    claims = [claim for claim in moment.view.claims if moment.shown is None or claim in moment.shown]
    body = replace(scene, marks=moment.view.marks, caption=moment.view.caption, title=moment.title)
    notes = (*filter(None, (moment.say,)), *(_said(moment.view.judgement, claim) for claim in claims))
    return Slide(moment.title, body, moment.shown, notes, library.cite(claims), fit)


def _said(judgement: Judgement, claim: Id) -> str:
    """Return a claim in a full sentence, with its verdict."""
    written = judgement.graph.claims[claim]
    label = f"{written.label.rstrip('.')}: " if written.label else ""
    return f"{label}{written.text} {sentence(judgement, claim).text}"


def _opening(debate: Debate) -> Slide:
    """Return the first slide."""
    return Slide(debate.title, Cover((Line(debate.question), *map(Line, filter(None, [", ".join(debate.authors)])))))


def _bibliography(cited: Sequence[Cited]) -> Iterator[Slide]:
    """Yield as many slides of references as they need."""
    for start in range(0, len(cited), REFERENCES):
        yield Slide("Sources", Bibliography(tuple(cited[start : start + REFERENCES])))


def _ending(debate: Debate) -> Slide:
    """Return the last slide, which says where the debate is kept."""
    addresses = dict.fromkeys(filter(None, (debate.url, debate.repository)))
    lines = [Line(address, address) for address in addresses] or [Line(debate.question)]
    return Slide("Where to read on", Cover((*lines, *map(Line, filter(None, [debate.licence])))))
