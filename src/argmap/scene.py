"""The finished drawing as plain data: every writer and the app's map read the same `Scene`.

Lengths are in points at natural size, x to the right, y downwards, the origin at the top left. A Geometry is
constant for its key; what a what-if changes are marks, what a look changes is a `Style`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from argmap.graph import Stance
from argmap.model import Id, Relation
from argmap.view.perspective import Folded, Mark, Outline

Point = tuple[float, float]


class Shape(StrEnum):
    """What a box stands for."""

    POSITION = "position"
    CLAIM = "claim"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Run:
    """One line of text whose left end of the baseline is at (x, y)."""

    text: str
    x: float
    y: float
    bold: bool = False
    size: float = 16.0


@dataclass(frozen=True, slots=True)
class Box:
    """A claim. `hue` is the index of the position that it speaks about, None for neutral."""

    id: Id
    shape: Shape
    x: float
    y: float
    width: float
    height: float
    lines: tuple[Run, ...]
    title: str
    hue: int | None = None
    stance: Stance | None = None
    folded: Folded = Folded()


@dataclass(frozen=True, slots=True)
class Joint:
    """The point where linked premises meet, or where an undercut ends on an arrow; `id` is the link's."""

    id: Id
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """A link, or one leg of it: a cubic Bézier path of 3n + 1 points from tail to head.

    `tail` and `head` are ids of boxes or joints. `headed` is False for a leg that only leads into a joint.
    `sign` is where the + or − sits, None where there is none.
    """

    id: str
    link: Id
    relation: Relation
    tail: Id
    head: Id
    points: tuple[Point, ...]
    headed: bool = True
    sign: Point | None = None


@dataclass(frozen=True, slots=True)
class Caption:
    """Free text in the picture that is no claim: a row's theme, an empty cell, a tally."""

    lines: tuple[Run, ...]
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where everything is. `key` names the geometry: equal keys, equal geometry."""

    key: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    joints: tuple[Joint, ...]
    captions: tuple[Caption, ...]
    width: float
    height: float
    text_size: float


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One sample of the legend: what is drawn (`kind`, with hue and stance) and the word for it."""

    kind: str
    word: str
    hue: int | None = None
    stance: Stance | None = None


@dataclass(frozen=True)
class Scene:
    """A geometry with its marks, and the words around it."""

    geometry: Geometry
    marks: Mapping[Id, Mark]
    legend: tuple[LegendEntry, ...]
    title: str
    caption: str
    outline: Outline
    engine: str = ""
    """The engine and its version that placed the boxes."""
