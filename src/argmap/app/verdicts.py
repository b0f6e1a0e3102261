"""What is worked out for a page, remembered by content: equal debate, supposition and perspective cost nothing twice.

Only frozen values are remembered, and few of them, so that visitors share work and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import streamlit as st

from argmap.app.library import Edition
from argmap.graph import DebateGraph
from argmap.layout.engine import find
from argmap.layout.place import place
from argmap.model import Id
from argmap.problem import EngineError, Location, Where
from argmap.reasoning import Judgement, Supposition, judge
from argmap.scene import Scene
from argmap.view.outline import outline
from argmap.view.perspective import Outline, Perspective, View, ViewKind
from argmap.view.view import view
from argmap.webmap.ahead import drawing_and_marks
from argmap.webmap.assets import script, script_words

MOST_REMEMBERED = 64
SECONDS_REMEMBERED = 600
"""How long a picture is, so that one that could not be placed is tried again some time."""
SCREEN = (4.0, 5.0)
"""What pictures are made for: a window beside the details that shows their whole width, and is scrolled downwards."""


@dataclass(frozen=True)
class Judged:
    """A debate on screen with what follows from it under a supposition."""

    edition: Edition
    graph: DebateGraph
    judgement: Judgement

    @property
    def digest(self) -> str:
        """The name of the debate's content."""
        return self.edition.draft.digest


@dataclass(frozen=True)
class Picture:
    """A picture in the two parts that the map component takes: what stays, and what a new judgement changes."""

    drawing: Mapping[str, Any]
    marks: Mapping[str, Any]


def judged(edition: Edition, graph: DebateGraph, supposition: Supposition) -> Judged:
    """Return the debate judged under a supposition."""
    return Judged(edition, graph, _judgement(edition.draft.digest, supposition, graph))


def seen(of: Judged, perspective: Perspective) -> View:
    """Return what a perspective shows."""
    return _view(of.digest, of.judgement.supposition, perspective, of.judgement)


def drawn(of: Judged, perspective: Perspective) -> Scene:
    """Return the picture of a perspective.

    Raises:
        EngineError: no Graphviz works, or the layout takes too long.
    """
    placed = _scene(of.digest, of.judgement.supposition, perspective, seen(of, perspective))
    if isinstance(placed, str):
        raise EngineError(placed)
    return placed


def painted(of: Judged, scene: Scene, perspective: Perspective) -> Picture:
    """Return the picture as the map component takes it."""
    return _picture(of.digest, of.judgement.supposition, perspective, scene)


def search_index(of: Judged) -> Mapping[Id, str]:
    """Return the words by which each claim is found, by its id."""
    return _index(of.digest, of.graph)


def whole_outline(of: Judged) -> Outline:
    """Return the whole debate as nested lines."""
    return _outline(of.digest, of.judgement.supposition, of.judgement)


def claim_location(of: Judged, claim: Id) -> Location | None:
    """Return the file and line where a claim is written."""
    return _place(of.digest, claim, of.edition)


# Streamlit leaves arguments with a leading underscore out of the key; the others determine them.


@st.cache_resource(max_entries=MOST_REMEMBERED, show_spinner=False)
def _judgement(digest: str, supposition: Supposition, _graph: DebateGraph) -> Judgement:  # noqa: ARG001
    return judge(_graph, supposition)


@st.cache_resource(max_entries=MOST_REMEMBERED, show_spinner=False)
def _view(digest: str, supposition: Supposition, perspective: Perspective, _judgement: Judgement) -> View:  # noqa: ARG001
    return view(_judgement, perspective)


@st.cache_resource(max_entries=MOST_REMEMBERED, ttl=SECONDS_REMEMBERED, show_spinner=False)
def _scene(digest: str, supposition: Supposition, perspective: Perspective, _view: View) -> Scene | str:  # noqa: ARG001
    """Return the picture, or why it cannot be placed: a layout that took too long is not tried with each click."""
    try:
        return place((_view,), find() if _view.kind is ViewKind.FOCUS else None, room=SCREEN)[0]
    except EngineError as error:
        return str(error)


@st.cache_resource(max_entries=MOST_REMEMBERED, show_spinner=False)
def _picture(digest: str, supposition: Supposition, perspective: Perspective, _scene: Scene) -> Picture:  # noqa: ARG001
    parts = drawing_and_marks(_scene)
    words = script_words(script(), _scene.graph.debate.language)
    drawing = {**parts["drawing"], "focus": list(perspective.focus), "words": words}
    return Picture(drawing, {"part": "marks", **parts["marks"]})


@st.cache_resource(max_entries=MOST_REMEMBERED, show_spinner=False)
def _index(digest: str, _graph: DebateGraph) -> Mapping[Id, str]:  # noqa: ARG001
    found = {
        id_: f"{claim.label} — {claim.text}" if claim.label else claim.text for id_, claim in _graph.claims.items()
    }
    return MappingProxyType(found)


@st.cache_resource(max_entries=MOST_REMEMBERED, show_spinner=False)
def _outline(digest: str, supposition: Supposition, _judgement: Judgement) -> Outline:  # noqa: ARG001
    return outline(_judgement)


@st.cache_resource(max_entries=MOST_REMEMBERED, show_spinner=False)
def _place(digest: str, claim: Id, _edition: Edition) -> Location | None:  # noqa: ARG001
    return _edition.draft.location(_where(_edition, claim))


def _where(edition: Edition, claim: Id) -> Where:
    """Return the path of a claim in the merged debate."""
    debate = edition.draft.debate
    claims = debate.claims if debate else ()
    numbers = (number for number, each in enumerate(claims) if each.id == claim)
    return next((("claims", number) for number in numbers), ("positions", claim))
