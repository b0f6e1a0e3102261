"""A look's colours as colours of a slide's theme, so that another theme changes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from lxml.etree import _Element as Element

from argmap.drawing import Paint, Style
from argmap.export.pptx.elements import element, emu

# So many has every theme (ECMA-376, part 1, 20.1.6.2).
ACCENTS = 6
HALF = 50_000
"""In thousandths of a per cent."""
DASHES = {2: "dash", 4: "dashDot"}
"""By how many lengths a dash has: an undercut has a dot between the dashes of a rebuttal."""


class SlideTheme(StrEnum):
    """Whose theme a slide has: our own, or somebody's with a light or a dark background."""

    OWN = "own"
    LIGHT = "light"
    DARK = "dark"


# “Lighter 80 %” and “Darker 50 %”, as PowerPoint's own menu of colours makes them.
TINTS = {
    SlideTheme.LIGHT: (("lumMod", 20_000), ("lumOff", 80_000)),
    SlideTheme.DARK: (("lumMod", 50_000),),
}
"""What makes of an accent a fill that a text can be read on."""


@dataclass(frozen=True)
class Shade:
    """A colour of a theme, with what is done to it, in thousandths of a per cent."""

    name: str
    changes: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Palette:
    """The colours of a style in a theme.

    With somebody's theme, positions get its accents and tints of them.
    """

    style: Style
    theme: SlideTheme = SlideTheme.OWN

    @property
    def foreign(self) -> bool:
        """Say whether the theme is somebody's."""
        return self.theme is not SlideTheme.OWN

    @cached_property
    def themed(self) -> Mapping[str, Shade]:
        """Colours of the style as those of the theme."""
        style = self.style
        known = {style.page: Shade("bg1"), style.ink: Shade("tx1")}
        strokes = {
            stroke: Shade(f"accent{n % ACCENTS + 1}") for n, stroke in enumerate(style.strokes)
        }
        if not self.foreign:
            return strokes | known | {style.line: Shade("tx2")}
        tint = TINTS[self.theme]
        fills = {
            fill: Shade(f"accent{n % ACCENTS + 1}", tint) for n, fill in enumerate(style.fills)
        }
        shares = {style.line: 85_000, style.faint: 75_000, style.neutral: 60_000}
        shares |= {style.neutral_fill: 12_000, style.band: 6_000}
        greys = {colour: Shade("tx1", (("alpha", share),)) for colour, share in shares.items()}
        return {**greys, **fills, **strokes, **known}

    def colour(self, colour: str) -> Element:
        """Return a colour such as `#0072b2`."""
        if colour not in self.themed:
            return element("a:srgbClr", val=colour.lstrip("#").upper())
        shade = self.themed[colour]
        changes = (element(f"a:{change}", val=share) for change, share in shade.changes)
        return element("a:schemeClr", *changes, val=shade.name)

    def fill(self, colour: str | None) -> Element:
        """Return a fill, or that there is none."""
        if colour is None:
            return element("a:noFill")
        return element("a:solidFill", self.colour(colour))

    def halves(self, left: str, right: str) -> Element:
        """Return a fill of two halves side by side."""
        # Two colours at one stop: a gradient with an edge is the only fill of two colours.
        stops = ((0, left), (HALF, left), (HALF, right), (2 * HALF, right))
        listed = element(
            "a:gsLst", *(element("a:gs", self.colour(colour), pos=at) for at, colour in stops)
        )
        return element("a:gradFill", listed, element("a:lin", ang=0, scaled=0))

    def line(self, paint: Paint, scale: float, *, head: bool = False) -> Element:
        """Return an outline or a line, with a head at its end where it has one."""
        if not paint.width:
            return element("a:ln", element("a:noFill"))
        return element(
            "a:ln",
            self.fill(paint.stroke),
            element("a:prstDash", val=DASHES[len(paint.dash)]) if paint.dash else None,
            element("a:round"),
            element("a:tailEnd", type="triangle", w="lg", len="lg") if head else None,
            w=emu(paint.width * scale),
            cap="rnd" if paint.round else "flat",
        )
