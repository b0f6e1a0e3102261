"""Pictures on a page, laid out so that they can be read.

Several ways are tried, the one with the largest text is kept.

A way that shows whole sentences is preferred where they can be read with ease.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.drawing import LARGEST, SIDES, fitted
from argmap.layout import (
    PREFERENCE,
    TEXT,
    Engine,
    Orientation,
    Plan,
    Way,
    Wording,
    estimate,
    plan,
    staggered,
    trials,
    width,
)
from argmap.scene import Area, Fit, Scene, SlidePage
from argmap.view import View, ViewKind

WANTED = 18.0
"""The size in points that can be read from the last row."""
HIGH = 540.0
"""The height of a slide that these sizes are meant for, in points."""
LEAST = 12.0
"""Smaller text is no text for a talk."""
COMFORTABLE = 20.0
"""From this size on whole sentences may stand in the boxes."""
MOST_LEGIBLE = 16
"""More boxes than this never have text of 18 points on a slide."""
MOST_SENTENCES = 8
"""More boxes than this have no room for whole sentences."""

Widths = Mapping[Orientation, Sequence[float]]
"""How wide a line of text may be at most, in points.

The choices that are tried, by the way a picture is read.
"""
# from left to right the boxes stand one behind the other, so that their width decides how many
# levels fit: there the steps are finer
LABEL_WIDTHS: Widths = {
    Orientation.TOP: (110.0, 150.0, 190.0, 250.0),
    Orientation.LEFT: (95.0, 105.0, 120.0, 150.0, 190.0, 250.0, 330.0),
}
SENTENCE_WIDTHS: Widths = {
    Orientation.TOP: (190.0, 250.0),
    Orientation.LEFT: (250.0, 340.0, 450.0, 600.0),
}
FOCUS_WIDTHS: Widths = {Orientation.TOP: (150.0, 190.0), Orientation.LEFT: (105.0, 120.0)}
LEGEND = 60.0
"""About how much height legend, caption and margins take of a page, in points."""
# some twenty ways are estimated, twice as many where answers can be staggered
PLACED = 4
"""Of all ways as many are placed as these; the rest is told to be worse by an estimate."""


@dataclass(frozen=True)
class Setting:
    """How a talk is set: on which page, placed by which Graphviz, and whether signs are explained.

    Without a `page` each picture has its natural size. `lively` pictures keep room for any verdict,
    since they will be judged anew while they are shown.
    """

    page: SlidePage | None
    engine: Engine | None
    legend: bool = True
    lively: bool = False
    orientation: Orientation | None = None

    @property
    def ratio(self) -> float:
        """How much smaller than on a slide of 7.5 in text may be.

        A lower slide is enlarged when it is shown.
        """
        # a bare page goes onto somebody's slide, whose size nobody knows
        if self.page is None or not self.page.title:
            return 1.0
        return min(self.page.height / HIGH, 1.0)

    @property
    def wanted(self) -> float:
        """The size in points that can be read from the last row."""
        return WANTED * self.ratio

    @property
    def least(self) -> float:
        """The size in points below which text is no text for a talk."""
        return LEAST * self.ratio


@dataclass(frozen=True)
class Subject:
    """A view that is to be placed, and the captions that its steps have."""

    view: View
    captions: tuple[str, ...] = ("",)


@dataclass(frozen=True)
class Placed:
    """A picture on its page."""

    view: View
    way: Way
    scene: Scene
    fit: Fit
    merit: tuple[int, float]
    """What is compared when the best way is chosen.

    Sentences that are read with ease, then the size of text.
    """

    @property
    def text_size(self) -> float:
        """The size of the claims' text in points."""
        return self.scene.geometry.text_size * self.fit.scale


def best_placements(
    pictures: Sequence[Subject], setting: Setting, area: Area
) -> tuple[Placed, ...]:
    """Return each picture in the best way of those tried, all placed in one run of Graphviz.

    Raises:
        EngineError: Graphviz is missing, fails, or takes too long.
    """
    asked = [(picture.view, _ways(picture, setting, area)) for picture in pictures]
    tried = trials(asked, setting.engine, room=(area.width, area.height))
    best = []
    for picture, (_, ways), scenes in zip(pictures, asked, tried, strict=True):
        every = []
        for way, scene in zip(ways, scenes, strict=True):
            every.append(_fitted(picture, way, scene, setting, area))
        # of equals the first, which the estimate has put before the others
        best.append(max(every, key=lambda one: one.merit))
    return tuple(best)


def _fitted(picture: Subject, way: Way, scene: Scene, setting: Setting, area: Area) -> Placed:
    """Return a scene on its page."""
    if not setting.legend:
        scene = replace(scene, legend=())
    on_page, fit = fitted(scene, area, picture.captions)
    return Placed(picture.view, way, on_page, fit, _merit(way, TEXT * fit.scale / setting.ratio))


def _merit(way: Way, size: float) -> tuple[int, float]:
    """Return how good a way is that gives text of a size.

    A conclusion on top is preferred where it can be read.
    """
    said = 0
    if size >= COMFORTABLE:
        # the wordings are listed from the shortest to the fullest
        said = list(Wording).index(way.wording)
    # text that is larger than all that is wanted makes no picture better
    merit = min(size, TEXT * LARGEST)
    if way.orientation is Orientation.TOP and size >= WANTED:
        merit *= PREFERENCE
    return said, merit


def promised_size(picture: Subject, setting: Setting, area: Area) -> float:
    """Return about how large the text of a picture will be in points, without asking Graphviz."""
    if picture.view.kind is ViewKind.OVERVIEW:
        # a table takes no Graphviz, so that it is simply set
        return setting.wanted
    whole = plan(picture.view)
    return max(_promised(picture.view, way, area, whole) for way in _every_way(picture, setting))


def _ways(picture: Subject, setting: Setting, area: Area) -> tuple[Way, ...]:
    """Return the ways that are worth placing: the best few by an estimate."""
    every = tuple(_every_way(picture, setting))
    if picture.view.kind is ViewKind.OVERVIEW:
        return every
    whole = plan(picture.view)

    def merit(way: Way) -> tuple[int, float]:
        return _merit(way, _promised(picture.view, way, area, whole) / setting.ratio)

    return tuple(sorted(every, key=merit, reverse=True)[:PLACED])


def _promised(view: View, way: Way, area: Area, whole: Plan) -> float:
    """Return about how large the text will be in points."""
    wide, tall = estimate(view, way, whole)
    return TEXT * min(area.width / (wide + 2 * SIDES), area.height / (tall + LEGEND))


def _every_way(picture: Subject, setting: Setting) -> list[Way]:
    """Return all ways to lay out a view.

    Orientation, width of lines, and labels or whole sentences.
    """
    view = picture.view
    if view.kind is ViewKind.OVERVIEW:
        return [
            Way(Orientation.TOP, wording=Wording.LABELS),
            Way(Orientation.TOP, wording=Wording.SENTENCES),
        ]
    turns = tuple(Orientation)
    if setting.orientation:
        turns = (setting.orientation,)
    # a picture that never changes needs no room for verdicts that it does not show
    snug = not setting.lively and len(picture.captions) <= 1
    ways = _ways_by_width(turns, LABEL_WIDTHS, Wording.LABELS, snug=snug)
    if _has_sentences(view):
        ways += _ways_by_width(turns, SENTENCE_WIDTHS, Wording.SENTENCES, snug=snug)
    if len(view.perspective.focus) == 1:
        ways += _ways_by_width(turns, FOCUS_WIDTHS, Wording.FOCUS, snug=snug)
    if staggered(plan(view)).lower:
        ways += [replace(way, staggered=True) for way in ways]
    # a broken word is worse than small text; where every way breaks one, all are tried
    longest = _longest_word(view)
    return [way for way in ways if way.widest >= longest] or ways


def _ways_by_width(
    turns: Sequence[Orientation], widths: Widths, wording: Wording, *, snug: bool
) -> list[Way]:
    ways = []
    for turn in turns:
        ways += [Way(turn, widest, wording, snug) for widest in widths[turn]]
    return ways


def _has_sentences(view: View) -> bool:
    """Say whether whole sentences fit, and say more than the boxes do already."""
    claims = view.judgement.graph.claims
    return len(view.claims) <= MOST_SENTENCES and any(claims[claim].label for claim in view.claims)


def _longest_word(view: View) -> float:
    """Return how wide the longest word of any name is: a line that is narrower would break it."""
    claims = view.judgement.graph.claims
    words = set[str]()
    for claim in view.claims:
        words.update(claims[claim].name.split())
    return max((width(word, TEXT, bold=True) for word in words), default=0.0)
