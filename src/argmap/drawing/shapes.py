"""The few shapes that a picture is made of. Each names its role; a Style says what a role looks like.

Positions and sizes are in points. A path is SVG path text; only lines and cubic curves occur in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from argmap.drawing.paths import COMMANDS, NUMBERS


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle with corners of radius `rx`."""

    tag: ClassVar[str] = "rect"
    role: str
    x: float
    y: float
    width: float
    height: float
    rx: float = 0.0


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle around (cx, cy)."""

    tag: ClassVar[str] = "circle"
    role: str
    cx: float
    cy: float
    r: float


@dataclass(frozen=True, slots=True)
class Path:
    """An open or closed path."""

    tag: ClassVar[str] = "path"
    role: str
    d: str


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text from the left end of its baseline; one that is read from right to left from its right end."""

    tag: ClassVar[str] = "text"
    role: str
    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    rtl: bool = False


Shape = Rect | Circle | Path | Text


def rescaled(shape: Shape, scale: float, x: float, y: float) -> Shape:
    """Return a shape enlarged around the origin and then moved by (x, y); lines stay as thick as they are."""
    match shape:
        case Rect(role, left, top, width, height, rx):
            return Rect(role, left * scale + x, top * scale + y, width * scale, height * scale, rx * scale)
        case Circle(role, cx, cy, r):
            return Circle(role, cx * scale + x, cy * scale + y, r * scale)
        case Path(role, d):
            return Path(role, _rescaled(d, scale, x, y))
        case Text(role, left, baseline, text, size, bold, rtl):
            return Text(role, left * scale + x, baseline * scale + y, text, round(size * scale, 2), bold, rtl)


def _rescaled(d: str, scale: float, x: float, y: float) -> str:
    """Return path text enlarged and moved; relative commands are only enlarged."""
    parts = list[str]()
    for command, listed in COMMANDS.findall(d):
        shift = (x, y) if command.isupper() else (0.0, 0.0)
        numbers = [float(text) * scale + shift[at % 2] for at, text in enumerate(NUMBERS.findall(listed))]
        parts.append(command + " ".join(map(number, numbers)))
    return "".join(parts)


OWN_WORDS = frozenset({"mark", "tally", "legend"})
"""The kinds of groups in which argmap speaks, not the debate."""


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that belong together. `id` is unique in a drawing; `claim` is the claim that the group shows.

    `title` and `description` say in words what is drawn, for those who cannot see it.
    """

    id: str
    kind: str
    shapes: tuple[Shape, ...]
    claim: str | None = None
    title: str = ""
    description: str = ""


@dataclass(frozen=True)
class Drawing:
    """A whole picture: what stays (`groups`, in reading order) and the marks that a new judgement may change.

    `height` is that of what stays; the marks need `more_height` below it, to say what is supposed.
    `form` names what the groups depend on besides the scene: pictures of one form differ in colours only.
    """

    width: float
    height: float
    more_height: float
    groups: tuple[Group, ...]
    marks: tuple[Group, ...]
    title: str
    description: str
    form: str


def number(value: float) -> str:
    """Return a coordinate as text, without needless digits.

    >>> number(2.0), number(-0.001), number(3.14159)
    ('2', '0', '3.14')
    """
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
