"""A judged debate and a programme give a deck: its pictures chosen and placed, and the slides around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from argmap.deck.around import around, surroundings
from argmap.deck.builds import built
from argmap.deck.citing import Library
from argmap.deck.covers import bibliography, ending, footer, opening
from argmap.deck.cutting import everything
from argmap.deck.disputed import first_reasons, most_disputed
from argmap.deck.legible import WANTED, Placed, Setting
from argmap.deck.lengths import check_boxes, check_slides
from argmap.deck.pages import SLIDES, slide_page
from argmap.deck.planned import Moment, Planned, largest_legible, still
from argmap.deck.problems import problems
from argmap.deck.programme import MOST_SLIDES, Programme
from argmap.deck.tours import pictures, tour
from argmap.drawing.fitting import tight
from argmap.layout.measure import TEXT
from argmap.model import Id
from argmap.problem import ArgmapError
from argmap.reasoning.judgement import Judgement
from argmap.scene import Area, Deck, Fit, Scene, Slide, SlidePage
from argmap.view.perspective import MOST_BOXES, Perspective
from argmap.view.view import view
from argmap.words import sentence

AROUND = 1
"""The slides of a talk besides its pictures and sources that `Programme.slides` counts: the title."""
DEPTHS = ((3, 16), (2, 16), (2, 12), (2, 9), (2, 7), (1, 7), (1, 5), (1, 3))
"""Levels and boxes that are tried for a disputed reason."""
TABLES = (MOST_BOXES, 15, 9)
"""Boxes that are tried for an overview."""

Chosen = tuple[Planned, Placed]


def deck(judgement: Judgement, programme: Programme, setting: Setting) -> Deck:
    """Return the deck of a programme, every picture as large as its page allows.

    Raises:
        UnknownId: the programme names what the debate does not hold.
        ArgmapError: the programme asks for nothing, for contradictory things, or for too many slides.
        EngineError: Graphviz is missing, fails, or takes too long.
    """
    debate, library = judgement.graph.debate, Library(judgement.graph)
    area = (setting.page or slide_page(*SLIDES["16:9"])).picture
    chosen = _chosen(judgement, programme, setting, area)
    page, settled = _on_page(chosen, setting)
    shown = tuple(slide for picture, scene, fit in settled for slide in _slides(picture, scene, fit, library))
    slides = (opening(debate), *shown, *bibliography(library, page), ending(debate)) if page.title else shown
    told = problems(judgement, settled, setting)
    placed_by = setting.engine.title if setting.engine else ""
    return Deck(debate.title, debate.language, placed_by, slides, page, footer(debate), told)


def _chosen(judgement: Judgement, programme: Programme, setting: Setting, area: Area) -> tuple[Chosen, ...]:
    """Return the pictures of a programme, placed, with the steps in which each is shown."""
    if programme.everything:
        found = (
            *largest_legible([_overviews(judgement, programme.perspective)], setting, area),
            *everything(judgement, programme.perspective, setting, area),
        )
    else:
        found = largest_legible(_planned(judgement, programme), setting, area)
    steps = tuple((built(planned), placed) for planned, placed in found) if programme.build else tuple(found)
    check_slides([planned for planned, _ in steps])
    return steps


def _planned(judgement: Judgement, programme: Programme) -> list[Sequence[Planned]]:
    """Return the pictures of a programme, each as one or more choices, those that show more first."""
    asked, tours = programme.perspective, judgement.graph.debate.tours
    if asked.focus:
        return [[still(view(judgement, asked))]]
    unplanned = programme.slides is not None or asked.themes or asked.positions
    chosen = programme.tour or (tours[0].id if tours and not unplanned else None)
    if chosen is not None:
        planned = pictures(judgement, tour(judgement.graph, chosen).steps)
        check_boxes(planned)
        return [[picture] for picture in planned]
    room = (programme.slides or MOST_SLIDES) - AROUND
    disputed = most_disputed(judgement, asked)[: max(room - 1, 0)]
    return [_overviews(judgement, asked), *(_around(judgement, claim) for claim in disputed)]


def _overviews(judgement: Judgement, asked: Perspective) -> Sequence[Planned]:
    """Return overviews that show less and less; the last one only the positions with their tallies."""
    graph = judgement.graph
    if not graph.claims:
        raise ArgmapError("this debate holds no claim yet, so there is nothing to show")
    whole = [view(judgement, replace(asked, most=most)) for most in TABLES]
    if asked.themes and not first_reasons(judgement, asked):
        raise ArgmapError(f"no reason for or against a position has the theme {_listed(asked.themes)}")
    bare = replace(whole[0], claims=whole[0].columns, cells=(), folded={})
    question = graph.debate.question
    return [still(shown, title=question) for shown in (*whole, bare)]


def _listed(themes: Sequence[str]) -> str:
    """Return themes in a sentence."""
    return " or ".join(f"`{theme}`" for theme in themes)


def _around(judgement: Judgement, claim: Id) -> Sequence[Planned]:
    """Return pictures of a reason with fewer and fewer of its replies."""
    shown = [around(judgement.graph, claim, depth=depth, most=most) for depth, most in DEPTHS]
    different = sorted(dict.fromkeys(shown), key=len, reverse=True)
    return [still(surroundings(judgement, claim, claims)) for claims in different]


def _on_page(chosen: Sequence[Chosen], setting: Setting) -> tuple[SlidePage, tuple[tuple[Planned, Scene, Fit], ...]]:
    """Return the page of the deck, and where each picture goes on it; a tight page is made to measure."""
    if setting.page:
        return setting.page, tuple((planned, placed.scene, placed.fit) for planned, placed in chosen)
    scenes = [(replace(placed.scene, strip=None), planned.picture.captions) for planned, placed in chosen]
    page, fits = tight(scenes, WANTED / TEXT)
    return page, tuple(
        (planned, scene, fit) for (planned, _), (scene, _), fit in zip(chosen, scenes, fits, strict=True)
    )


def _slides(picture: Planned, scene: Scene, fit: Fit, library: Library) -> Iterator[Slide]:
    """Yield a slide for each moment of a picture."""
    for moment in picture.moments:
        body = replace(scene, marks=moment.view.marks, caption=moment.view.caption, title=moment.title)
        visible = [claim for claim in picture.view.claims if moment.shown is None or claim in moment.shown]
        yield Slide(moment.title, body, moment.shown, tuple(_notes(moment)), library.cite(visible), fit, moment.say)


def _notes(moment: Moment) -> Iterator[str]:
    """Yield what the speaker reads: what is to be said, then what the new claims say in full, with their verdicts."""
    judgement = moment.view.judgement
    if moment.say:
        yield moment.say
    for claim in moment.new:
        written = judgement.graph.claims[claim]
        label = f"{written.label.rstrip('.')}: " if written.label else ""
        yield f"{label}{written.text} {sentence(judgement, claim).text}"
