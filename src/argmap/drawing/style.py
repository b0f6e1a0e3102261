"""The looks: what each role is painted with. Tests prove contrast, for the colour-blind too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from argmap.drawing.shapes import Coat, PaintRole

FONT_FAMILY = 'Arial, "Liberation Sans", Arimo, Helvetica, sans-serif'
# Twelve points a dash and its gap: three of them show beside a sign (`climb.LEAST_CHANNEL`).
DASHES = (7.0, 5.0)
DOTS = (2.0, 3.0)
"""Around a reference, which is no claim but leads to one."""
STROKES = (10.0, 4.0, 2.0, 4.0)
"""Of an undercut: no less line than in the dashes of a rebuttal, and another rhythm."""

FADED = 0.4
"""How much of a colour is left of what is faded."""
FADED_LETTERS = 0.72
"""Of letters more is left: whoever looks at a sibling can read it."""
THICK = 4.5
"""The border of every third position in a look without hues."""


class Look(StrEnum):
    """The looks that a picture can have."""

    LIGHT = "light"
    DARK = "dark"
    MONO = "mono"


@dataclass(frozen=True, slots=True)
class Paint:
    """How a shape is painted: colours such as `#0072b2` or None, and dashes and gaps in turn."""

    fill: str | None = None
    stroke: str | None = None
    width: float = 0.0
    dash: tuple[float, ...] = ()
    round: bool = False


@dataclass(frozen=True)
class Style:
    """The colours of a look: `strokes` and `fills` have one for each position, used in turn.

    Where `borders` is set, positions are told by border and corner instead of by hue. The pages
    around pictures have a `frame` for their parts, a `focus` for what the keyboard is at, links,
    and buttons with white words.
    """

    look: Look
    page: str
    ink: str
    faint: str
    line: str
    band: str
    neutral: str
    neutral_fill: str
    strokes: tuple[str, ...]
    fills: tuple[str, ...]
    frame: str
    focus: str
    link: str
    button: str
    borders: bool = False

    @property
    def form(self) -> str:
        """The name of what the shapes depend on: looks of one form differ in colours only."""
        return "mono" if self.borders else "colour"

    def stroke(self, hue: int | None) -> str:
        """Return the colour of a position's lines."""
        return self.neutral if hue is None else self.strokes[hue % len(self.strokes)]

    def fill(self, hue: int | None) -> str:
        """Return the colour that fills a box which speaks for a position."""
        return self.neutral_fill if hue is None else self.fills[hue % len(self.fills)]

    def paint(self, coat: Coat) -> Paint:
        """Return what a coat looks like."""
        if coat.faded:
            return self._faded(coat)
        if coat.role in self.plain:
            return self.plain[coat.role]
        return self._hued(coat.role, coat.hue)

    def _faded(self, coat: Coat) -> Paint:
        """Return a paint of which so much is left that it is seen and does not compete.

        Colours are mixed with the page, since not every viewer knows transparency. Letters keep
        enough to be read.
        """
        paint = self.paint(replace(coat, faded=False))
        share = FADED
        if coat.role in {PaintRole.INK, PaintRole.FAINT, PaintRole.GLYPH}:
            share = FADED_LETTERS
        fill, stroke = paint.fill, paint.stroke
        if fill is not None:
            fill = mixed(fill, self.page, share)
        if stroke is not None:
            stroke = mixed(stroke, self.page, share)
        return replace(paint, fill=fill, stroke=stroke)

    def _hued(self, role: PaintRole, hue: int | None) -> Paint:
        """Return the paint of a role that speaks about a position."""
        stroke, fill = self.stroke(hue), self.fill(hue)
        # Single, double and thick in turn; the double line is drawn by `boxes`.
        thick = self.borders and hue is not None and hue % 3 == 2
        border = THICK if thick else 2.0
        paints = {
            PaintRole.POSITION: Paint(fill, stroke, max(3.5, border)),
            PaintRole.FOR: Paint(fill, stroke, border),
            PaintRole.AGAINST: Paint(self.page, stroke, border),
            PaintRole.TINT: Paint(fill),
            PaintRole.INNER: Paint(None, stroke, 1.0),
            PaintRole.PILL: Paint(self.page, stroke, 1.5),
            PaintRole.REFERENCE: Paint(self.page, stroke, 1.2, DOTS),
        }
        return paints[role]

    @cached_property
    def plain(self) -> Mapping[PaintRole, Paint]:
        """The paints of the roles that have the same colour everywhere."""
        return {
            PaintRole.BAND: Paint(self.band),
            PaintRole.INK: Paint(self.ink),
            PaintRole.FAINT: Paint(self.faint),
            PaintRole.REMARK: Paint(self.page, self.neutral, 1.5),
            PaintRole.SUPPORT: Paint(None, self.line, 2.0),
            PaintRole.REBUTTAL: Paint(None, self.line, 2.0, DASHES),
            PaintRole.UNDERCUT: Paint(None, self.line, 2.0, STROKES),
            PaintRole.ABOUT: Paint(None, self.line, 1.2),
            PaintRole.TRUNK: Paint(None, self.line, 1.6),
            PaintRole.HEAD: Paint(self.line),
            PaintRole.BAR: Paint(None, self.line, 3.5),
            PaintRole.DISC: Paint(self.page, self.line, 1.5),
            PaintRole.JOINT: Paint(self.page, self.line, 2.0),
            PaintRole.SIGN: Paint(None, self.line, 2.0),
            PaintRole.GLYPH: Paint(None, self.ink, 1.8, round=True),
            PaintRole.STANCE_FOR: Paint(self.ink, self.ink, 1.2),
            PaintRole.STANCE_AGAINST: Paint(self.page, self.ink, 1.2),
        }


def mixed(colour: str, other: str, share: float) -> str:
    """Return a colour mixed with another one, of which it has so much of the whole.

    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    parts = list[str]()
    for start in (1, 3, 5):
        one, ground = int(colour[start : start + 2], 16), int(other[start : start + 2], 16)
        parts.append(f"{round(one * share + ground * (1 - share)):02x}")
    return "#" + "".join(parts)


LIGHT = Style(
    Look.LIGHT,
    page="#ffffff",
    ink="#111827",
    faint="#5b6472",
    line="#374151",
    band="#f3f4f6",
    neutral="#6b7280",
    neutral_fill="#e5e7eb",
    # The first two are of Okabe and Ito (2008); tests measure the distance of every pair, for the
    # colour-blind too.
    strokes=("#0072b2", "#d55e00", "#00553f", "#a8236b", "#2a1a6e", "#4a3200"),
    fills=("#cce3f0", "#f7dfcc", "#cfe8df", "#f5d3e3", "#dcd8f2", "#efe3b4"),
    frame="#d1d5db",
    focus="#27496d",
    link="#005a8d",
    button="#27496d",
)
DARK = Style(
    Look.DARK,
    page="#1b1f24",
    ink="#f3f4f6",
    faint="#a3abb7",
    line="#aab2bd",
    band="#23282f",
    neutral="#9ca3af",
    neutral_fill="#3a414b",
    # Lighter ones, since they stand on a dark page.
    strokes=("#56b4e9", "#ff9e57", "#3fe0a0", "#ea4c98", "#f0e442", "#9a86ff"),
    fills=("#173a52", "#5a2f12", "#0f4a3a", "#5e2143", "#4d4a10", "#3b317c"),
    frame="#3f4752",
    focus="#7cb7e8",
    link="#7cb7e8",
    button="#3878b6",
)
MONO = Style(
    Look.MONO,
    page="#ffffff",
    ink="#111111",
    faint="#555555",
    line="#333333",
    band="#f4f4f4",
    neutral="#777777",
    neutral_fill="#ffffff",
    strokes=("#222222",),
    fills=("#dddddd",),
    frame="#d1d5db",
    focus="#27496d",
    link="#111111",
    button="#27496d",
    borders=True,
)
STYLES = {style.look: style for style in (LIGHT, DARK, MONO)}
NAMED = re.compile(r"\$(light|dark|mono)\.([a-z]+)(?:\.(\d))?")


def coloured(sheet: str) -> str:
    """Return a style sheet, a script or settings with the colours put in that it names.

    >>> coloured("a { color: $light.link; background: $dark.fills.1; }")
    'a { color: #005a8d; background: #5a2f12; }'
    """

    def colour(named: re.Match[str]) -> str:
        look, kind, number = named.groups()
        found = getattr(STYLES[Look(look)], kind)
        return str(found[int(number)] if number else found)

    return NAMED.sub(colour, sheet)
