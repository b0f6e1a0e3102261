"""The looks: what each role is painted with. A test proves contrast, and distance under colour blindness."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

FONT_FAMILY = 'Arial, "Liberation Sans", Arimo, Helvetica, sans-serif'
DASHES = "7 5"
STROKES = "10 4 2 4"
"""Of an undercut: no less line than in the dashes of a rebuttal, and another rhythm."""


class Look(StrEnum):
    """The looks that a picture can have."""

    LIGHT = "light"
    DARK = "dark"
    MONO = "mono"


@dataclass(frozen=True, slots=True)
class Paint:
    """How a shape is painted; `none` where nothing is."""

    fill: str = "none"
    stroke: str = "none"
    width: float = 0.0
    dash: str = ""
    round: bool = False


@dataclass(frozen=True)
class Style:
    """The colours of a look. `strokes` and `fills` hold one colour for each position, used in turn.

    Where `borders` is set, positions are told by border and corner instead of by hue.
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

    def paint(self, role: str) -> Paint:
        """Return the paint of a role.

        Raises:
            KeyError: the role is unknown.
        """
        kind, _, rest = role.partition(" ")
        hue = int(rest) if rest else None
        return self._hued(kind, hue) if kind in HUED else self._plain()[kind]

    def _hued(self, kind: str, hue: int | None) -> Paint:
        """Return the paint of a role that speaks about a position."""
        stroke, fill = self.stroke(hue), self.fill(hue)
        thick = 4.5 if self.borders and hue is not None and hue % 3 == 2 else 2.0
        return {
            "position": Paint(fill, stroke, max(3.5, thick)),
            "for": Paint(fill, stroke, thick),
            "against": Paint(self.page, stroke, thick),
            "tint": Paint(fill),
            "inner": Paint("none", stroke, 1.0),
            "pill": Paint(self.page, stroke, 1.5),
        }[kind]

    def _plain(self) -> dict[str, Paint]:
        """Return the paints of the roles that have the same colour everywhere."""
        return {
            "page": Paint(self.page),
            "band": Paint(self.band),
            "ink": Paint(self.ink),
            "faint": Paint(self.faint),
            "remark": Paint(self.page, self.neutral, 1.5),
            "support": Paint("none", self.line, 2.0),
            "rebuttal": Paint("none", self.line, 2.0, DASHES),
            "undercut": Paint("none", self.line, 2.0, STROKES),
            "about": Paint("none", self.line, 1.2),
            "head": Paint(self.line),
            "tee": Paint("none", self.line, 3.5),
            "disc": Paint(self.page, self.line, 1.5),
            "joint": Paint(self.page, self.line, 2.0),
            "sign": Paint("none", self.line, 2.0),
            "glyph": Paint("none", self.ink, 1.8, round=True),
            "stance-for": Paint(self.ink, self.ink, 1.2),
            "stance-against": Paint(self.page, self.ink, 1.2),
        }


HUED = frozenset({"position", "for", "against", "tint", "inner", "pill"})

LIGHT = Style(
    Look.LIGHT,
    page="#ffffff",
    ink="#111827",
    faint="#5b6472",
    line="#374151",
    band="#f3f4f6",
    neutral="#6b7280",
    neutral_fill="#e5e7eb",
    strokes=("#0072b2", "#d55e00", "#00553f", "#a8236b", "#2a1a6e", "#4a3200"),
    fills=("#cce3f0", "#f7dfcc", "#cfe8df", "#f5d3e3", "#dcd8f2", "#efe3b4"),
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
    strokes=("#56b4e9", "#ff9e57", "#3fe0a0", "#ea4c98", "#f0e442", "#9a86ff"),
    fills=("#173a52", "#5a2f12", "#0f4a3a", "#5e2143", "#4d4a10", "#3b317c"),
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
    borders=True,
)
STYLES = {style.look: style for style in (LIGHT, DARK, MONO)}
