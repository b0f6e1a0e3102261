"""What is in a picture and where, as plain data: a `Scene`; and a talk of pictures: a `Deck`.

Lengths are in points at natural size, x to the right, y downwards, the origin at the top left. A
Geometry is constant for its key; what a what-if changes are marks, what a look changes is a
`Style`. A deck is a row of slides on one page size; a single picture is a deck of one slide.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, groupby

from argmap.graph import DebateGraph, Link, Stance
from argmap.model import Id, Relation
from argmap.problem import Problem
from argmap.view import Folded, Mark
from argmap.words import name

Point = tuple[float, float]

PILL_TEXT = 12.0
PILL_HEIGHT = 18.0
PILL_PADDING = 6.0
PILL_GAP = 4.0  # between two pills on one edge
GLYPH = 15.0  # the room that a drawn glyph takes in a pill


class BoxKind(StrEnum):
    """What a box stands for."""

    POSITION = "position"
    CLAIM = "claim"
    REMARK = "remark"
    REFERENCE = "reference"


class Sample(StrEnum):
    """What a legend entry shows a sample of."""

    BOX = "box"
    LINE = "line"
    JOINT = "joint"
    FOLD = "fold"


@dataclass(frozen=True, slots=True)
class Guise:
    """How a claim is drawn: as what, its root's index (None: neutral) and side (None: none)."""

    kind: BoxKind
    hue: int | None = None
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One line of text whose left end of the baseline is at (x, y)."""

    text: str
    x: float
    y: float
    bold: bool = False
    size: float = 16.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text as its author wrote it, and the lines that it is broken into."""

    text: str
    lines: tuple[Run, ...]


def lines_of(paragraphs: Iterable[Paragraph]) -> tuple[Run, ...]:
    """Return the lines of some texts one below the other."""
    return tuple(chain.from_iterable(paragraph.lines for paragraph in paragraphs))


@dataclass(frozen=True, slots=True)
class Replies:
    """How a claim is answered in the whole debate; `undercuts` are those of its own steps."""

    supports: int = 0
    rebuttals: int = 0
    undercuts: int = 0


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """What a claim says: what sentences call it, its label ("" without one), and its whole text."""

    name: str
    label: str
    text: str
    replies: Replies = Replies()


@dataclass(frozen=True, slots=True)
class Box:
    """A claim in its place; a `faded` one only shows where others stand.

    `steps` is where the pill begins that tells of disputed steps, on its middle line. A reference
    `refers` to a claim that stands elsewhere in the picture.
    """

    id: Id
    guise: Guise
    x: float
    y: float
    width: float
    height: float
    paragraphs: tuple[Paragraph, ...]
    says: ClaimWords
    folded: Folded = Folded()
    steps: Point | None = None
    faded: bool = False
    refers: Id | None = None

    @property
    def lines(self) -> tuple[Run, ...]:
        """All lines of text, from the top."""
        return lines_of(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Joint:
    """Where linked premises meet, or an undercut ends on an arrow; `id` is the link's."""

    id: Id
    x: float
    y: float
    faded: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """A link, or one leg of it: a cubic Bézier path of 3n + 1 points from tail to head.

    `tail` and `head` are ids of boxes or joints. `headed` is False for a leg that only leads into a
    joint. `sign` is where the + or − sits, None where there is none. A line that ends on a `trunk`
    which several share goes on along that to its head.
    """

    id: str
    link: Id
    relation: Relation
    tail: Id
    head: Id
    points: tuple[Point, ...]
    headed: bool = True
    sign: Point | None = None
    trunk: tuple[Point, ...] = ()
    faded: bool = False


@dataclass(frozen=True, slots=True)
class Caption:
    """Free text in the picture that is no claim: a row's theme, an empty cell, a tally."""

    paragraphs: tuple[Paragraph, ...]
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A faint stripe that holds the row of a table together."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class TallySpot:
    """Where a position's tally of one stance is written, from the left end of its baseline."""

    position: Id
    stance: Stance
    x: float
    y: float


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
    bands: tuple[Band, ...] = ()
    tallies: tuple[TallySpot, ...] = ()


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A sample of the legend: a line has its `relation`, a pill its `text`, a badge its `mark`."""

    sample: Sample
    words: str
    guise: Guise | None = None
    relation: Relation = Relation.ABOUT
    text: str = ""
    faded: bool = False
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Strip:
    """Where legend and caption begin below a picture, in its coordinates, and how wide they may be.

    `scale` keeps their text one size on a page whatever the size of the picture.
    """

    x: float
    y: float
    width: float
    scale: float = 1.0


@dataclass(frozen=True)
class Scene:
    """A geometry with its marks, the links that its arrows show, and the words around it.

    `language` is what the debate names, `focus` are the claims that the picture is about. Without a
    `strip` the legend and the caption stand right below the picture and are as wide as it is.
    `engine` is who placed the boxes and its version, empty where none was needed.
    """

    geometry: Geometry
    marks: Mapping[Id, Mark]
    legend: tuple[LegendEntry, ...]
    title: str
    caption: str
    language: str
    links: Mapping[Id, Link]
    focus: tuple[Id, ...] = ()
    engine: str = ""
    strip: Strip | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page, in points."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class SlidePage:
    """The page of a deck in points, and where title, picture and footer go on it.

    A bare page (`title` and `footer` None) holds the picture alone, for somebody else's slide.
    """

    width: float
    height: float
    picture: Area
    title: Area | None = None
    footer: Area | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """Where a drawing goes on its page: its point (a, b) lies at (x + a * scale, y + b * scale)."""

    scale: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as a talk cites it: a short `key`, the full reference, and where it can be read."""

    key: str
    words: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class CoverLine:
    """A line of a cover, with the http(s) address that it leads to, if any."""

    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Cover:
    """The body of a slide of a few words: the first one, and the last one with the address."""

    lines: tuple[CoverLine, ...]


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The body of a slide of full references, as many as fit on one page."""

    references: tuple[Cited, ...]


@dataclass(frozen=True)
class Slide:
    """One page of a talk; a step of a build has the Scene of the step before, and more in `shown`.

    `shown` holds the visible claims, None for all; an arrow is visible with all that it joins.
    `fit` is the same for all steps of one picture, None where the body is no Scene. `say` is what
    the speaker says, `notes` are all the paragraphs that he sees; `references` are the sources of
    what is visible, their keys to be shown on the slide.
    """

    title: str
    body: Scene | Cover | Bibliography
    shown: frozenset[Id] | None = None
    notes: tuple[str, ...] = ()
    references: tuple[Cited, ...] = ()
    fit: Fit | None = None
    say: str = ""

    @property
    def text_size(self) -> float | None:
        """The size of the claims' text on the page in points, None where no picture is shown."""
        if self.fit is None or not isinstance(self.body, Scene):
            return None
        return self.body.geometry.text_size * self.fit.scale


@dataclass(frozen=True)
class Deck:
    """A talk: its slides on pages of one size, what the footer of each says, what may be missed."""

    title: str
    language: str
    engine: str
    slides: tuple[Slide, ...]
    page: SlidePage
    footer: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def pictures(self) -> tuple[Slide, ...]:
        """The slides that show a picture, in order."""
        return tuple(slide for slide in self.slides if isinstance(slide.body, Scene))

    @property
    def builds(self) -> tuple[tuple[Slide, ...], ...]:
        """The slides of each picture together: neighbours of one geometry are steps of a build."""
        return tuple(tuple(steps) for _, steps in groupby(self.pictures, key=_geometry_key))

    @property
    def text_size(self) -> float | None:
        """The size of the smallest claim text in points, None without pictures."""
        return min(filter(None, [slide.text_size for slide in self.slides]), default=None)


def _geometry_key(slide: Slide) -> str:
    """Return the name of a slide's geometry, nothing where it shows no picture."""
    return slide.body.geometry.key if isinstance(slide.body, Scene) else ""


def guise_of(graph: DebateGraph, claim: Id, *, remark: bool = False) -> Guise:
    """Return how a claim is drawn: the first of its nearest positions gives hue and fill."""
    if claim in graph.positions:
        return Guise(BoxKind.POSITION, graph.positions.index(claim))
    if remark:
        return Guise(BoxKind.REMARK)
    if claim in graph.roots:
        return Guise(BoxKind.CLAIM, graph.roots.index(claim))
    if not graph.sides[claim]:
        return Guise(BoxKind.CLAIM)
    position, stance = graph.sides[claim][0]
    return Guise(BoxKind.CLAIM, graph.roots.index(position), stance)


def claim_words(graph: DebateGraph, claim: Id) -> ClaimWords:
    """Return what a claim says, and how it is answered in the whole debate."""
    written = graph.claims[claim]
    return ClaimWords(name(written), written.label or "", written.text, replies_to(graph, claim))


def replies_to(graph: DebateGraph, claim: Id) -> Replies:
    """Return how a claim is answered in the whole debate. O(its replies and those to its steps)."""
    direct = [graph.links[link].relation for link in graph.into[claim]]
    undercuts = 0
    for step in graph.answers(claim):
        cuts = [graph.links[link].relation for link in graph.into[step.id]]
        undercuts += cuts.count(Relation.UNDERCUTS)
    return Replies(direct.count(Relation.SUPPORTS), direct.count(Relation.REBUTS), undercuts)
