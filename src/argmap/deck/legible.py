"""Pictures on a page, laid out so that they can be read: several ways are tried, the one with the largest text is kept.

A way that shows whole sentences is preferred where they can be read with ease.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from argmap.drawing.fitting import LARGEST, SIDES, fitted
from argmap.layout.engine import Engine
from argmap.layout.legs import Plan, plan, staggered
from argmap.layout.measure import TEXT, Orientation, Way, Wording
from argmap.layout.place import PREFERENCE, trials
from argmap.layout.trial import estimate
from argmap.layout.typeset import width
from argmap.scene import Area, Fit, Scene, SlidePage
from argmap.view.perspective import View, ViewKind

WANTED = 18.0
"""The size in points that can be read from the last row."""
HIGH = 540.0
"""The height of a slide that these sizes are meant for, in points."""
LEAST = 12.0
"""Smaller text is no text for a talk."""
COMFORTABLE = 20.0
"""From this size on whole sentences may stand in the boxes."""
MOST_BOXES = 16
"""More boxes than this never have text of 18 points on a slide."""
MOST_SENTENCES = 8
LABEL_WIDTHS = {
    Orientation.TOP: (110.0, 150.0, 190.0, 250.0),
    Orientation.LEFT: (95.0, 105.0, 120.0, 150.0, 190.0, 250.0, 330.0),
}
SENTENCE_WIDTHS = {Orientation.TOP: (190.0, 250.0), Orientation.LEFT: (250.0, 340.0, 450.0, 600.0)}
PLACED = 4
"""Of all ways as many are placed as these; the rest is told to be worse by an estimate."""


@dataclass(frozen=True)
class Setting:
    """How a talk is set: on which page, placed by which Graphviz, and whether signs are explained.

    Without a `page` each picture has its natural size. `lively` pictures keep room for any verdict, since they will be
    judged anew while they are shown.
    """

    page: SlidePage | None
    engine: Engine | None
    legend: bool = True
    lively: bool = False
    orientation: Orientation | None = None

    @property
    def ratio(self) -> float:
        """How much smaller than on a slide of 7.5 in text may be, since a lower slide is enlarged when it is shown."""
        return min(self.page.height / HIGH, 1.0) if self.page and self.page.title else 1.0

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
    """What is compared when the best way is chosen: sentences that are read with ease, then the size of text."""

    @property
    def text_size(self) -> float:
        """The size of the claims' text in points."""
        return self.scene.geometry.text_size * self.fit.scale


def placed(pictures: Sequence[Subject], setting: Setting, area: Area) -> tuple[Placed, ...]:
    """Return each picture in the best of the ways that were tried, all placed in one run of Graphviz.

    Raises:
        EngineError: Graphviz is missing, fails, or takes too long.
    """
    asked = [(picture.view, _ways(picture, setting, area)) for picture in pictures]
    tried = trials(asked, setting.engine, room=(area.width, area.height))
    return tuple(
        max(
            (_fitted(picture, way, scene, setting, area) for way, scene in zip(ways, scenes, strict=True)),
            key=lambda one: one.merit,
        )
        for picture, (_, ways), scenes in zip(pictures, asked, tried, strict=True)
    )


def _fitted(picture: Subject, way: Way, scene: Scene, setting: Setting, area: Area) -> Placed:
    """Return a scene on its page."""
    bare = scene if setting.legend else replace(scene, legend=())
    on_page, fit = fitted(bare, area, picture.captions)
    return Placed(picture.view, way, on_page, fit, _merit(way, TEXT * fit.scale / setting.ratio))


def _merit(way: Way, size: float) -> tuple[int, float]:
    """Return how good a way is that gives text of a size; a conclusion on top is preferred where it can be read."""
    told = list(Wording).index(way.wording) if size >= COMFORTABLE else 0
    preferred = way.orientation is Orientation.TOP and size >= WANTED
    return told, min(size, TEXT * LARGEST) * (PREFERENCE if preferred else 1.0)


def promise(picture: Subject, setting: Setting, area: Area) -> float:
    """Return about how large the text of a picture will be in points, without asking Graphviz."""
    if picture.view.kind is ViewKind.OVERVIEW:
        return setting.wanted
    whole = plan(picture.view)
    return max(_promised(picture.view, way, area, whole) for way in _every_way(picture, setting))


def _ways(picture: Subject, setting: Setting, area: Area) -> tuple[Way, ...]:
    """Return the ways that are worth placing: the best few by an estimate."""
    every = tuple(_every_way(picture, setting))
    if picture.view.kind is ViewKind.OVERVIEW:
        return every
    whole = plan(picture.view)
    merits = {way: _merit(way, _promised(picture.view, way, area, whole) / setting.ratio) for way in every}
    return tuple(sorted(every, key=lambda way: merits[way], reverse=True)[:PLACED])


def _promised(view: View, way: Way, area: Area, whole: Plan) -> float:
    """Return about how large the text will be in points."""
    wide, tall = estimate(view, way, whole)
    return TEXT * min(area.width / (wide + 2 * SIDES), area.height / (tall + 60))


def _every_way(picture: Subject, setting: Setting) -> list[Way]:
    """Return all ways to lay out a view: orientation, width of lines, and labels or whole sentences."""
    view = picture.view
    if view.kind is ViewKind.OVERVIEW:
        return [Way(Orientation.TOP, wording=wording) for wording in (Wording.LABELS, Wording.SENTENCES)]
    turns = (setting.orientation,) if setting.orientation else tuple(Orientation)
    snug = not setting.lively and len(picture.captions) < 2
    ways = [Way(turn, widest, Wording.LABELS, snug) for turn in turns for widest in LABEL_WIDTHS[turn]]
    claims = view.judgement.graph.claims
    if len(view.claims) <= MOST_SENTENCES and any(claims[claim].label for claim in view.claims):
        ways += [Way(turn, wide, Wording.SENTENCES, snug) for turn in turns for wide in SENTENCE_WIDTHS[turn]]
    if len(view.perspective.focus) == 1:
        ways += [Way(turn, wide, Wording.FOCUS, snug) for turn in turns for wide in LABEL_WIDTHS[turn][1:3]]
    if staggered(plan(view)).lower:
        ways += [replace(way, staggered=True) for way in ways]
    longest = _longest_word(view)
    return [way for way in ways if way.widest >= longest] or ways


def _longest_word(view: View) -> float:
    """Return how wide the longest word of any label is: a line that is narrower would break it."""
    claims = view.judgement.graph.claims
    return max(width(word, TEXT, bold=True) for claim in view.claims for word in claims[claim].name.split() or [""])
