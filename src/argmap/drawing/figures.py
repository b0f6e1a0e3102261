"""The finished picture: figures that say what they are, what belongs to them, and what they are in words."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from itertools import chain
from typing import ClassVar

from argmap.drawing.arrows import PaintedArrow, painted_arrow
from argmap.drawing.shapes import Circle, Part, Pill, Rect, Shape, Text, Trace, shapes_of
from argmap.model import Id, Relation
from argmap.scene import BoxKind, Point


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
    ours: ClassVar[bool] = False
    """Whether argmap speaks in it, not the debate."""

    @property
    @abstractmethod
    def parts(self) -> tuple[Part, ...]:
        """What is painted, from the part that lies lowest."""

    @property
    @abstractmethod
    def classes(self) -> str:
        """What style sheets and scripts call it."""

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The shapes of all parts, from the one that lies lowest."""
        return tuple(shapes_of(self.parts))


@dataclass(frozen=True, kw_only=True)
class BandFigure(Figure):
    """A stripe behind the row of a table."""

    stripe: Rect
    classes: ClassVar[str] = "band"

    @property
    def parts(self) -> tuple[Part, ...]:
        """The stripe."""
        return (self.stripe,)


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
    none. A leg that only leads into a joint is not `headed`.
    """

    link: Id
    relation: Relation
    start: Port
    end: Port
    points: tuple[Point, ...]
    headed: bool
    sign_at: Point | None

    @cached_property
    def painted(self) -> PaintedArrow:
        """The arrow in parts."""
        return painted_arrow(self.relation, self.points, self.sign_at, headed=self.headed)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The line, then what stands at its end, then the sign."""
        return self.painted.parts

    @property
    def classes(self) -> str:
        """The relation."""
        return f"arrow {self.relation.value}"


@dataclass(frozen=True, kw_only=True)
class JointFigure(Figure):
    """The ring where linked premises meet, or where an undercut ends on an arrow."""

    link: Id
    ring: Circle
    step: str
    """The link in words."""
    classes: ClassVar[str] = "joint"

    @property
    def parts(self) -> tuple[Part, ...]:
        """The ring."""
        return (self.ring,)


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A text as its author wrote it, and its lines where they stand."""

    text: str
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class TextSetting:
    """How text stands in a box: so far from its side, so much lower than its middle, its lines so far apart."""

    side: float
    lower: float
    leading: float


@dataclass(frozen=True, kw_only=True)
class BoxFigure(Figure):
    """A claim in its box. What a new judgement may change is a mark of its own.

    `alt_text` tells a reader of paper what the box is, what answers it, and its verdict;
    `announcement` is what a screen reader says of it. `answers` and `replies` are the claims in the
    picture that it answers, and that answer it.
    """

    kind: BoxKind
    outline: Rect
    tint: Trace | None
    """The left half, of a claim that speaks for and against."""
    inner: Rect | None
    """The second line of a double border."""
    blocks: tuple[TextBlock, ...]
    setting: TextSetting
    trimmings: tuple[Part, ...]
    """The pill that counts hidden replies, and the mark of the stance."""
    alt_text: str
    announcement: str
    answers: tuple[Id, ...]
    replies: tuple[Id, ...]

    @property
    def lines(self) -> tuple[Text, ...]:
        """All lines of text, from the top."""
        return tuple(chain.from_iterable(block.lines for block in self.blocks))

    @property
    def parts(self) -> tuple[Part, ...]:
        """The frame, the text, and what stands on the edges."""
        frame = (part for part in (self.outline, self.tint, self.inner) if part is not None)
        return (*frame, *self.lines, *self.trimmings)

    @property
    def classes(self) -> str:
        """What the box stands for."""
        return f"box {self.kind.value}"


@dataclass(frozen=True, kw_only=True)
class CaptionFigure(Figure):
    """Free text that is no claim."""

    blocks: tuple[TextBlock, ...]
    classes: ClassVar[str] = "caption"

    @property
    def parts(self) -> tuple[Part, ...]:
        """The lines."""
        return tuple(chain.from_iterable(block.lines for block in self.blocks))


@dataclass(frozen=True, kw_only=True)
class LegendFigure(Figure):
    """A sample of what occurs, and beside it what it means: its title."""

    sample: tuple[Part, ...]
    words: Text
    classes: ClassVar[str] = "legend"
    ours: ClassVar[bool] = True

    @property
    def parts(self) -> tuple[Part, ...]:
        """The sample, then the words."""
        return (*self.sample, self.words)


@dataclass(frozen=True, kw_only=True)
class MarkFigure(Figure):
    """What is found of a claim, on the edges of its box: its verdict, and its disputed steps."""

    pills: tuple[Pill, ...]
    classes: ClassVar[str] = "mark"
    ours: ClassVar[bool] = True

    @property
    def parts(self) -> tuple[Part, ...]:
        """The pills."""
        return self.pills


@dataclass(frozen=True, kw_only=True)
class TallyFigure(Figure):
    """How many reasons a position has with one stance, and how many of them stand."""

    words: Text
    classes: ClassVar[str] = "tally"
    ours: ClassVar[bool] = True

    @property
    def parts(self) -> tuple[Part, ...]:
        """The words."""
        return (self.words,)


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A whole picture.

    `height` is that of what stays; the marks need `more_height` below it, to say what is supposed.
    `form` names what the figures depend on besides the scene, `key` all of it: pictures of one form
    differ in colours only. `language` is what the debate names, `focus` the claims that the picture
    is about, `caption` what it supposes, `engine` who placed it.
    """

    key: str
    form: str
    language: str
    engine: str
    title: str
    description: str
    caption: str
    focus: tuple[Id, ...]
    width: float
    height: float
    more_height: float
    bands: tuple[BandFigure, ...]
    arrows: tuple[ArrowFigure, ...]
    joints: tuple[JointFigure, ...]
    boxes: tuple[BoxFigure, ...]
    """In reading order."""
    captions: tuple[CaptionFigure, ...]
    legend: tuple[LegendFigure, ...]
    judged: tuple[MarkFigure, ...]
    tallies: tuple[TallyFigure, ...]
    supposed: tuple[CaptionFigure, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What stays when the debate is judged anew, from what lies lowest."""
        lines = *self.bands, *self.arrows, *self.joints
        return (*lines, *self.boxes, *self.captions, *self.legend)

    @property
    def marks(self) -> tuple[Figure, ...]:
        """What a new judgement may change; it lies above all else."""
        return (*self.judged, *self.tallies, *self.supposed)

    def __iter__(self) -> Iterator[Figure]:
        """Yield all figures, from the one that lies lowest."""
        yield from self.figures
        yield from self.marks
