"""What is worked out for a page, remembered by content.

Equal debate, supposition and perspective cost nothing twice.

Only frozen values are remembered, and few of them, so that visitors share work and nothing else.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

from argmap.app.library import ServedDebate
from argmap.app.memory import Memory
from argmap.graph import DebateGraph
from argmap.layout import place
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
PARTS_OF_A_PATH = 2
"""How much of a path is shown: the file, and the folder of its debate."""
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


class NoPictureError(ArgmapError):
    """Too much hangs together to be drawn, and the page has to do without."""


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

    An overview is a table and a claim in its context a tree, so that neither needs Graphviz.

    Raises:
        NoPictureError: too much hangs together to be drawn.
    """
    return _SCENES.found(_key(of, perspective), lambda: _placed(view_of(of, perspective)))


def _placed(shown: View) -> Scene:
    try:
        return place((shown,), None, room=SCREEN)[0]
    except (EngineError, TooDense) as error:
        log.info("a picture was given up: %s", error)
        raise NoPictureError from None


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
    for claim, box in geometry["boxes"].items():
        if "refers" in box:
            continue  # a second mention of a claim that has its own box
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
    # what is supposed stands above every page already
    parts = drawing_and_marks(replace(scene, caption=""))
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
