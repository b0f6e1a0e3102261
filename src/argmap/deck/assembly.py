"""A judged debate and a programme give a deck.

Its pictures chosen and placed, and the slides around them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from argmap.deck.around import claims_around, view_around
from argmap.deck.builds import in_stages
from argmap.deck.citing import CitedSources
from argmap.deck.covers import bibliography, ending, footer, opening
from argmap.deck.cutting import everything
from argmap.deck.disputed import first_reasons, most_disputed
from argmap.deck.legible import WANTED, Placed, Setting
from argmap.deck.lengths import check_boxes, check_slides
from argmap.deck.pages import SLIDES, slide_page
from argmap.deck.planned import Moment, Planned, largest_legible, still
from argmap.deck.problems import problems
from argmap.deck.programmes import MOST_SLIDES, Programme, one_picture
from argmap.deck.tours import pictures, tour
from argmap.drawing import tight
from argmap.layout import TEXT
from argmap.model import Id
from argmap.problem import ArgmapError
from argmap.reasoning import Judgement
from argmap.scene import Area, Deck, Fit, Scene, Slide, SlidePage
from argmap.view import MOST_BOXES, Perspective, view
from argmap.words import sentence

AROUND = 1
"""How many slides besides the pictures `Programme.slides` counts: the title.

Sources and the last slide come on top.
"""
# a small dispute is shown to its third level, of a large one the first few replies
DEPTHS = ((3, 16), (2, 16), (2, 12), (2, 9), (2, 7), (1, 7), (1, 5), (1, 3))
"""Levels and boxes that are tried for a disputed reason."""
# about nine labels can be read from the last row
TABLES = (MOST_BOXES, 15, 9)
"""Boxes that are tried for an overview."""

Chosen = tuple[Planned, Placed]


def deck(judgement: Judgement, programme: Programme, setting: Setting) -> Deck:
    """Return the deck of a programme, every picture as large as its page allows.

    Raises:
        UnknownId: the programme names what the debate does not hold.
        ArgmapError: the programme asks for nothing, contradicts itself, or has too many slides.
        EngineError: Graphviz is missing, fails, or takes too long.
    """
    debate = judgement.graph.debate
    # a tight page is cut to its pictures, which are laid out as for an ordinary slide
    area = (setting.page or slide_page(*SLIDES["16:9"])).picture
    chosen = _chosen(judgement, programme, setting, area)
    page, settled = _on_page(chosen, setting)
    sources = CitedSources(judgement.graph)
    slides = list[Slide]()
    for picture, scene, fit in settled:
        slides += _slides(picture, scene, fit, sources)
    if page.title:  # a bare page is for somebody else's talk
        slides = [opening(debate), *slides, *bibliography(sources, page), ending(debate)]
    placed_by = ""
    if setting.engine:
        placed_by = setting.engine.title
    return Deck(
        debate.title,
        debate.language,
        placed_by,
        tuple(slides),
        page,
        footer(debate),
        problems(judgement, settled, setting),
    )


def _chosen(
    judgement: Judgement, programme: Programme, setting: Setting, area: Area
) -> tuple[Chosen, ...]:
    """Return the pictures of a programme, placed, with the steps in which each is shown."""
    if programme.everything:
        overviews = _overviews(judgement, programme.perspective)
        # what the debate is about comes before what is said in it
        first = largest_legible([overviews], setting, area)
        chosen = (*first, *everything(judgement, programme.perspective, setting, area))
    else:
        chosen = largest_legible(_planned(judgement, programme), setting, area)
    if programme.build:
        chosen = tuple((in_stages(planned), placed) for planned, placed in chosen)
    check_slides([planned for planned, _ in chosen])
    return chosen


def _planned(judgement: Judgement, programme: Programme) -> list[Sequence[Planned]]:
    """Return the pictures of a programme, each as a choice of several, fuller ones first."""
    asked = programme.perspective
    if asked.focus:
        return [[still(one_picture(judgement, asked))]]
    chosen = _chosen_tour(judgement, programme)
    if chosen is not None:
        planned = pictures(judgement, tour(judgement.graph, chosen).steps)
        check_boxes(planned)
        return [[picture] for picture in planned]
    room = (programme.slides or MOST_SLIDES) - AROUND
    disputed = most_disputed(judgement, asked)[: max(room - 1, 0)]  # one is the overview
    return [_overviews(judgement, asked), *(_around(judgement, claim) for claim in disputed)]


def _chosen_tour(judgement: Judgement, programme: Programme) -> Id | None:
    """Return the tour that was asked for, else the first one unless something else was."""
    tours = judgement.graph.debate.tours
    asked = programme.perspective
    if programme.tour:
        return programme.tour
    if programme.slides is not None or asked.themes or asked.positions or not tours:
        return None
    return tours[0].id


def _overviews(judgement: Judgement, asked: Perspective) -> Sequence[Planned]:
    """Return overviews that show less and less.

    The last one only the positions with their tallies.
    """
    graph = judgement.graph
    if not graph.claims:
        raise ArgmapError("this debate holds no claim yet, so there is nothing to show")
    whole = [view(judgement, replace(asked, most=most)) for most in TABLES]
    if asked.themes and not first_reasons(judgement, asked):
        raise ArgmapError(
            f"no reason for or against a position has the theme {_listed(asked.themes)}"
        )
    # where not even the first reasons can be read, the tallies of the positions still can
    bare = replace(whole[0], claims=whole[0].columns, cells=(), folded={})
    question = graph.debate.question
    return [still(shown, title=question) for shown in (*whole, bare)]


def _listed(themes: Sequence[str]) -> str:
    """Return themes in a sentence."""
    return " or ".join(f"`{theme}`" for theme in themes)


def _around(judgement: Judgement, claim: Id) -> Sequence[Planned]:
    """Return pictures of a reason with fewer and fewer of its replies."""
    shown = [
        claims_around(judgement.graph, claim, depth=depth, most=most) for depth, most in DEPTHS
    ]
    # several depths often show the same claims
    different = sorted(dict.fromkeys(shown), key=len, reverse=True)
    return [still(view_around(judgement, claim, claims)) for claims in different]


def _on_page(
    chosen: Sequence[Chosen], setting: Setting
) -> tuple[SlidePage, tuple[tuple[Planned, Scene, Fit], ...]]:
    """Return the page of the deck, and where each picture goes on it.

    A tight page is made to measure.
    """
    pictures = [planned for planned, _ in chosen]
    if setting.page:
        scenes = [placed.scene for _, placed in chosen]
        fits = [placed.fit for _, placed in chosen]
        return setting.page, tuple(zip(pictures, scenes, fits, strict=True))
    # the strip was cut for the slide on which they were tried
    scenes = [replace(placed.scene, strip=None) for _, placed in chosen]
    captions = [planned.picture.captions for planned in pictures]
    page, tight_fits = tight(tuple(zip(scenes, captions, strict=True)), WANTED / TEXT)
    return page, tuple(zip(pictures, scenes, tight_fits, strict=True))


def _slides(picture: Planned, scene: Scene, fit: Fit, sources: CitedSources) -> Iterator[Slide]:
    """Yield a slide for each moment of a picture."""
    for moment in picture.moments:
        seen = moment.view
        body = replace(scene, marks=seen.marks, caption=seen.caption, title=moment.title)
        visible = picture.view.claims
        if moment.shown is not None:
            visible = tuple(claim for claim in visible if claim in moment.shown)
        notes = tuple(_notes(moment))
        cited = sources.cite(visible)
        yield Slide(moment.title, body, moment.shown, notes, cited, fit, moment.say)


def _notes(moment: Moment) -> Iterator[str]:
    """Yield what the speaker reads.

    What is to be said, then what the new claims say in full, with their verdicts.
    """
    judgement = moment.view.judgement
    if moment.say:
        yield moment.say
    for claim in moment.new:
        written = judgement.graph.claims[claim]
        said = f"{written.text} {sentence(judgement, claim).text}"
        if written.label:
            said = f"{written.label.rstrip('.')}: {said}"
        yield said
