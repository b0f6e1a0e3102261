"""The finished picture: figures that say what they are, in words too, and what belongs to them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto
from functools import cached_property
from itertools import chain

from argmap.drawing.arrows import PaintedArrow, painted_arrow, trunk_path
from argmap.drawing.shapes import (
    Circle,
    Part,
    Rect,
    Shape,
    Text,
    TextBlock,
    Trace,
    faded,
    shapes_of,
)
from argmap.model import Id, Relation
from argmap.scene import BoxKind, ClaimWords, Point
from argmap.view import Mark


@dataclass(frozen=True, kw_only=True)
class Figure(ABC):
    """What belongs together in a picture.

    `id` is unique in a drawing, `claim` the claim that is shown. `title` and `description` say in
    words what is drawn, for those who cannot see it.
    """

    id: str
    claim: Id | None = None
    title: str = ""
    description: str = ""

    @property
    @abstractmethod
    def parts(self) -> tuple[Part, ...]:
        """What is painted, from the part that lies lowest."""

    @property
    @abstractmethod
    def classes(self) -> str:
        """What style sheets and scripts call it."""

    @property
    def ours(self) -> bool:
        """Whether argmap speaks in it, not the debate."""
        return False

    @cached_property
    def shapes(self) -> tuple[Shape, ...]:
        """The shapes of all parts, from the one that lies lowest."""
        return tuple(shapes_of(self.parts))


class SketchKind(StrEnum):
    """What a figure is that joins nothing: a stripe, free text, or what argmap itself says."""

    BAND = "band"
    CAPTION = "caption"
    LEGEND = "legend"
    MARK = "mark"
    TALLY = "tally"


@dataclass(frozen=True, kw_only=True)
class Sketch(Figure):
    """A figure that joins nothing and is joined by nothing."""

    kind: SketchKind
    content: tuple[Part, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """The content."""
        return self.content

    @property
    def classes(self) -> str:
        """The kind."""
        return self.kind.value

    @property
    def ours(self) -> bool:
        """Whether it is a legend, a mark or a tally."""
        return self.kind not in {SketchKind.BAND, SketchKind.CAPTION}


class BoxSide(Enum):
    """An edge of a box."""

    TOP = auto()
    LEFT = auto()
    BOTTOM = auto()
    RIGHT = auto()


@dataclass(frozen=True, slots=True)
class BoxPort:
    """The place on the edge of a claim's box where a line ends."""

    claim: Id
    side: BoxSide
    at: Point


@dataclass(frozen=True, slots=True)
class JointPort:
    """The joint in which a line ends: the id of its figure, and the link that it stands for."""

    joint: str
    link: Id
    at: Point


Port = BoxPort | JointPort


@dataclass(frozen=True, kw_only=True)
class ArrowFigure(Figure):
    """A link, or one leg of it, from what answers to what is answered.

    `points` are a row of Bézier curves, `sign_at` is the middle of the sign, None where there is
    none. A leg that only leads into a joint is not `headed`. What ends on a `trunk` that several
    share goes on along that.
    """

    link: Id
    relation: Relation
    start: Port
    end: Port
    points: tuple[Point, ...]
    headed: bool
    sign_at: Point | None
    trunk: tuple[Point, ...] = ()
    faded: bool = False

    @cached_property
    def painted(self) -> PaintedArrow:
        """The arrow in parts."""
        arrow = painted_arrow(self.relation, self.points, self.sign_at, headed=self.headed)
        arrow = replace(arrow, trunk=trunk_path(self.trunk))
        return arrow.faded if self.faded else arrow

    @property
    def parts(self) -> tuple[Part, ...]:
        """The line, then what stands at its end, then the sign."""
        return self.painted.parts

    @property
    def classes(self) -> str:
        """The relation."""
        pale = " faded" if self.faded else ""
        return f"arrow {self.relation.value}{pale}"


@dataclass(frozen=True, kw_only=True)
class JointFigure(Figure):
    """The ring where premises meet, or an undercut ends; `step` is the link in words."""

    link: Id
    ring: Circle
    step: str

    @property
    def parts(self) -> tuple[Part, ...]:
        """The ring."""
        return (self.ring,)

    @property
    def classes(self) -> str:
        """The same for all joints."""
        return "joint"


@dataclass(frozen=True, slots=True)
class TextSetting:
    """How text stands in a box: so far from its side, so far below its middle, so far apart."""

    side: float
    lower: float
    leading: float


@dataclass(frozen=True, slots=True)
class PaintedFrame:
    """The outline of a box, the tint of one that speaks on both sides, a second line inside."""

    outline: Rect
    tint: Trace | None = None
    inner: Rect | None = None

    @property
    def parts(self) -> tuple[Rect | Trace, ...]:
        """All that there is, from the part that lies lowest."""
        return tuple(part for part in (self.outline, self.tint, self.inner) if part is not None)

    @property
    def faded(self) -> PaintedFrame:
        """The same as of something that only shows where others stand."""
        tint = faded(self.tint) if self.tint else None
        inner = faded(self.inner) if self.inner else None
        return PaintedFrame(faded(self.outline), tint, inner)


@dataclass(frozen=True, kw_only=True)
class BoxFigure(Figure):
    """A claim in its box. What a new judgement may change is a mark of its own.

    `trimmings` stand on its edge: the pill that counts hidden replies, and the mark of the stance.
    `answers` and `replies` are the claims in the picture that it answers, and that answer it. What
    it `says` and what is found of it are told in sentences by `alt_text` and `announcement`.
    """

    claim: Id
    kind: BoxKind
    says: ClaimWords
    found: Mark
    frame: PaintedFrame
    blocks: tuple[TextBlock, ...]
    setting: TextSetting
    trimmings: tuple[Part, ...]
    answers: tuple[Id, ...]
    replies: tuple[Id, ...]
    faded: bool = False
    refers: Id | None = None
    """The claim to which a reference leads."""

    @property
    def lines(self) -> tuple[Text, ...]:
        """All lines of text, from the top."""
        return tuple(chain.from_iterable(block.lines for block in self.blocks))

    @property
    def parts(self) -> tuple[Part, ...]:
        """The frame, the text, and what stands on the edges."""
        return (*self.frame.parts, *self.blocks, *self.trimmings)

    @property
    def classes(self) -> str:
        """What the box stands for."""
        pale = " faded" if self.faded else ""
        return f"box {self.kind.value}{pale}"


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A whole picture.

    `height` is that of what stays; the marks need `more_height` below it, to say what is supposed.
    `key` names all that the figures depend on, the form of the style among it: pictures of one key
    differ in colours only. `language` is what the debate names, `caption` what is supposed,
    `engine` who placed the boxes.
    """

    key: str
    language: str
    engine: str
    title: str
    description: str
    caption: str
    width: float
    height: float
    more_height: float
    bands: tuple[Sketch, ...]
    arrows: tuple[ArrowFigure, ...]
    joints: tuple[JointFigure, ...]
    boxes: tuple[BoxFigure, ...]
    """In reading order."""
    captions: tuple[Sketch, ...]
    legend: tuple[Sketch, ...]
    judged: tuple[Sketch, ...]
    """What is found of each claim."""
    tallies: tuple[Sketch, ...]
    supposed: tuple[Sketch, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What stays when the debate is judged anew, from what lies lowest."""
        lines = *self.bands, *self.arrows, *self.joints
        return (*lines, *self.boxes, *self.captions, *self.legend)

    @property
    def marks(self) -> tuple[Figure, ...]:
        """What a new judgement may change; it lies above all else."""
        return (*self.judged, *self.tallies, *self.supposed)

    @property
    def everything(self) -> tuple[Figure, ...]:
        """All figures, from the one that lies lowest."""
        return (*self.figures, *self.marks)
