"""What is worked out for a page, remembered by content.

Equal debate, supposition and perspective cost nothing twice.

Only frozen values are remembered, and few of them, so that visitors share work and nothing else.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any, TypeAlias

from argmap.app.library import ServedDebate
from argmap.app.memory import Memory
from argmap.app.turns import NoPlaceError
from argmap.app.visitors import layout_turn
from argmap.graph import DebateGraph
from argmap.layout import find, place, placeable
from argmap.model import Id
from argmap.problem import ArgmapError, EngineError, Location, TooDense, Where
from argmap.reasoning import Judgement, Overall, Supposition, judge, overall
from argmap.scene import Scene
from argmap.view import (
    Found,
    Listing,
    Outline,
    Perspective,
    SearchIndex,
    View,
    ViewKind,
    listing,
    outline,
    search,
    search_index,
    view,
)
from argmap.webmap import (
    details_json,
    drawing_and_marks,
    faces_script,
    map_script,
    script_words,
)
from argmap.words import language

log = logging.getLogger(__name__)

MOST_REMEMBERED = 64
MOST_REFUSED = 4096
"""How many pictures are known not to be drawable; to know it takes no room."""
SECONDS_REFUSED = 600.0
"""How long that is known: the machine may have been at its limit."""
PARTS_OF_A_PATH = 2
"""How much of a path is shown: the file, and the folder of its debate."""
SECONDS = 5.0
"""How long a layout may take while others wait.

A person who has waited as long reads a list by then.
"""
MOST_EFFORT = 10_000
"""The most effort (as `layout.effort` estimates it) that Graphviz is asked for.

That is half a second; a picture that can be read takes a tenth of it at most.
"""
NICENESS = 10
"""How much Graphviz gives way to the server itself, which has others to answer."""
SCREEN = (4.0, 5.0)
"""What pictures are made for.

A window beside the details that shows their whole width, and is scrolled downwards.
"""


@dataclass(frozen=True)
class Judged:
    """A debate on screen with what follows from it under a supposition."""

    served: ServedDebate
    graph: DebateGraph
    judgement: Judgement

    @property
    def digest(self) -> str:
        """The name of the debate's content."""
        return self.served.draft.digest


class Absence(Enum):
    """Why there is no picture."""

    DENSE = "picture-dense"
    BUSY = "picture-busy"
    FAILED = "picture-failed"


class NoPictureError(ArgmapError):
    """There is no picture, and the page has to do without.

    What it says itself is for whoever keeps the server.
    """

    def __init__(self, why: Absence, said: str = "") -> None:
        super().__init__(why, said)
        self.why = why
        self.said = said

    def __str__(self) -> str:
        return self.said


@dataclass(frozen=True)
class _Refusal:
    """Why there is no picture, and how long not even to try."""

    why: Absence
    said: str
    until: float


@dataclass(frozen=True)
class MapParts:
    """A picture in the two parts that the map component takes.

    What stays, and what a new judgement changes.
    """

    drawing: Mapping[str, Any]
    marks: Mapping[str, Any]


PictureKey: TypeAlias = tuple[str, Supposition, Perspective]

_JUDGEMENTS = Memory[tuple[str, Supposition], Judgement](MOST_REMEMBERED)
_OUTLINES = Memory[tuple[str, Supposition], Outline](MOST_REMEMBERED)
_OVERALL = Memory[tuple[str, Supposition], Overall](MOST_REMEMBERED)
_INDICES = Memory[str, SearchIndex](MOST_REMEMBERED)
_VIEWS = Memory[PictureKey, View](MOST_REMEMBERED)
_LISTINGS = Memory[PictureKey, Listing](MOST_REMEMBERED)
_SCENES = Memory[PictureKey, Scene](MOST_REMEMBERED)
_REFUSED = Memory[PictureKey, _Refusal](MOST_REFUSED)
_DETAILS = Memory[PictureKey, Mapping[str, Any]](MOST_REMEMBERED)
_PICTURES = Memory[PictureKey, MapParts](MOST_REMEMBERED)


def judged_debate(served: ServedDebate, graph: DebateGraph, supposition: Supposition) -> Judged:
    """Return the debate judged under a supposition."""
    judgement = _JUDGEMENTS.found(
        (served.draft.digest, supposition), lambda: judge(graph, supposition)
    )
    return Judged(served, graph, judgement)


def view_of(of: Judged, perspective: Perspective) -> View:
    """Return what a perspective shows, a focus always in its context."""
    asked = replace(perspective, context=True)
    return _VIEWS.found(_key(of, perspective), lambda: view(of.judgement, asked))


def scene_of(of: Judged, perspective: Perspective) -> Scene:
    """Return the picture of a perspective.

    Raises:
        NoPictureError: Graphviz does not work, or not in the time that there is.
    """
    key = _key(of, perspective)
    # asked for by hand: not only a picture is remembered, but also that there is none
    scene = _SCENES.recalled(key)
    if scene is not None:
        return scene
    refused = _REFUSED.recalled(key)
    if refused is not None and time.monotonic() < refused.until:
        raise NoPictureError(refused.why, refused.said)
    try:
        scene = _placed(view_of(of, perspective))
    except NoPictureError as error:
        if error.why is not Absence.BUSY:  # that passes, and says nothing of the picture
            _REFUSED.remember(
                key, _Refusal(error.why, str(error), time.monotonic() + SECONDS_REFUSED)
            )
        raise
    _SCENES.remember(key, scene)
    return scene


def _placed(shown: View) -> Scene:
    """Return the picture of a view, an overview's at once, others when it is their turn.

    Raises:
        NoPictureError: Graphviz does not work, or not in the time that there is.
    """
    try:
        engine = None
        # a focus in its context is placed here, at once; the rest is Graphviz's
        if shown.kind is ViewKind.FOCUS and not shown.perspective.context:
            _, asked = placeable(shown)
            if asked > MOST_EFFORT:
                raise NoPictureError(Absence.DENSE)
            engine = replace(find(), turn=layout_turn, niceness=NICENESS)
        return place((shown,), engine, room=SCREEN, seconds=SECONDS)[0]
    except NoPlaceError:
        raise NoPictureError(Absence.BUSY) from None
    except TooDense as error:
        log.info("a picture was given up: %s", error)
        raise NoPictureError(Absence.DENSE) from None
    except EngineError as error:
        log.warning("a picture cannot be drawn: %s", error)
        raise NoPictureError(Absence.FAILED, str(error)) from None


def map_parts(of: Judged, scene: Scene, perspective: Perspective) -> MapParts:
    """Return the picture as the map component takes it."""
    return _PICTURES.found(_key(of, perspective), lambda: _painted(scene, perspective))


def overall_of(of: Judged) -> Overall:
    """Return where the debate stands."""
    return _OVERALL.found((of.digest, of.judgement.supposition), lambda: overall(of.judgement))


def searched(of: Judged, query: str) -> Found:
    """Return the claims that speak of what is searched for."""
    return search(_INDICES.found(of.digest, lambda: search_index(of.graph)), query)


def whole_outline(of: Judged) -> Outline:
    """Return the whole debate as nested lines."""
    return _OUTLINES.found((of.digest, of.judgement.supposition), lambda: outline(of.judgement))


def listed_debate(of: Judged, perspective: Perspective) -> Listing:
    """Return what a perspective lists."""
    return _LISTINGS.found(_key(of, perspective), lambda: listing(of.judgement, perspective))


def details_of(of: Judged, picture: MapParts, perspective: Perspective) -> Mapping[str, Any]:
    """Return what there is to know about each claim of a picture, ready for the browser.

    What is shown of the claims that any of them names stands once for all.
    """
    return _DETAILS.found(_key(of, perspective), lambda: _told(of, picture))


def _told(of: Judged, picture: MapParts) -> Mapping[str, Any]:
    geometry = picture.drawing["geometry"]
    named = dict[str, Any]()
    told = dict[str, Any]()
    for claim in geometry["boxes"]:
        known = details_json(of.judgement, claim, place=_place(of, claim))
        named |= known.pop("claims")
        told[claim] = known
    return {"picture": geometry["key"], "told": told, "claims": named}


def _place(of: Judged, claim: Id) -> str:
    """Return the file and line where a claim is written, in words; nothing where none is known."""
    place = claim_location(of, claim)
    if place is None:
        return ""
    file = "/".join(Path(place.file).parts[-PARTS_OF_A_PATH:])
    return language(of.graph).say("app", "line-of-file", file=file, line=place.line)


def claim_location(of: Judged, claim: Id) -> Location | None:
    """Return the file and line where a claim is written."""
    return of.served.draft.location(_where(of.served, claim))


def _key(of: Judged, perspective: Perspective) -> PictureKey:
    """Return what determines a picture."""
    return of.digest, of.judgement.supposition, perspective


def _painted(scene: Scene, perspective: Perspective) -> MapParts:
    """Return the picture as the map component takes it."""
    parts = drawing_and_marks(scene)
    words = script_words(map_script() + faces_script(), scene.language)
    drawing = {**parts["drawing"], "focus": list(perspective.focus), "words": words}
    return MapParts(drawing, {"part": "marks", **parts["marks"]})


def _where(served: ServedDebate, claim: Id) -> Where:
    """Return the path of a claim in the merged debate."""
    debate = served.draft.debate
    if debate:
        for number, each in enumerate(debate.claims):
            if each.id == claim:
                return ("claims", number)
    return ("positions", claim)
