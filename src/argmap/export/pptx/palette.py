"""Colours of a slide: those of a look, told as colours of the theme, so that another theme changes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml.etree import _Element as Element

from argmap.drawing.style import Paint, Style
from argmap.export.pptx.elements import element, emu

ACCENTS = 6
DASHES = {True: "sysDot", False: "dash"}
"""By whether a line's ends are round: an undercut is dotted, a rebuttal dashed."""


@dataclass(frozen=True)
class Palette:
    """The colours of a style. With a `foreign` theme, positions get its accents and tints of them."""

    style: Style
    foreign: bool = False

    @cached_property
    def themed(self) -> Mapping[str, tuple[str, int]]:
        """Colours of the style by the name of the theme's colour and how much of it there is, in thousandths of %."""
        style = self.style
        known = {style.page: ("bg1", 100_000), style.ink: ("tx1", 100_000)}
        strokes = {stroke: (f"accent{n % ACCENTS + 1}", 100_000) for n, stroke in enumerate(style.strokes)}
        if not self.foreign:
            return strokes | known | {style.line: ("tx2", 100_000)}
        fills = {fill: (f"accent{n % ACCENTS + 1}", 20_000) for n, fill in enumerate(style.fills)}
        greys = {style.line: 85_000, style.faint: 70_000, style.neutral: 60_000}
        tints = {style.neutral_fill: 12_000, style.band: 6_000}
        return {**{colour: ("tx1", share) for colour, share in (greys | tints).items()}, **fills, **strokes, **known}

    def colour(self, colour: str) -> Element:
        """Return a colour such as `#0072b2`."""
        if colour not in self.themed:
            return element("a:srgbClr", val=colour.lstrip("#").upper())
        name, share = self.themed[colour]
        alpha = element("a:alpha", val=share) if share < 100_000 else None
        return element("a:schemeClr", alpha, val=name)

    def fill(self, colour: str) -> Element:
        """Return a fill, none for `none`."""
        return element("a:noFill") if colour == "none" else element("a:solidFill", self.colour(colour))

    def halves(self, left: str, right: str) -> Element:
        """Return a fill of two halves side by side."""
        stops = ((0, left), (50_000, left), (50_000, right), (100_000, right))
        listed = element("a:gsLst", *(element("a:gs", self.colour(colour), pos=at) for at, colour in stops))
        return element("a:gradFill", listed, element("a:lin", ang=0, scaled=0))

    def line(self, paint: Paint, scale: float, *, head: bool = False) -> Element:
        """Return an outline or a line, with a head at its end where it has one."""
        if not paint.width:
            return element("a:ln", element("a:noFill"))
        return element(
            "a:ln",
            self.fill(paint.stroke),
            element("a:prstDash", val=DASHES[paint.round]) if paint.dash else None,
            element("a:round"),
            element("a:tailEnd", type="triangle", w="lg", len="lg") if head else None,
            w=emu(paint.width * scale),
            cap="rnd" if paint.round else "flat",
        )
