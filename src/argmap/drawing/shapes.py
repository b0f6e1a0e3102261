"""The few shapes that a picture is made of. Each names its role; a Style says what a role looks like.

Positions and sizes are in points. A path is SVG path text; only lines and cubic curves occur in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


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
    """One line of text from the left end of its baseline."""

    tag: ClassVar[str] = "text"
    role: str
    x: float
    y: float
    text: str
    size: float
    bold: bool = False


Shape = Rect | Circle | Path | Text


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
