"""Boxes of claims: one shape with its text, and places on its edge for what joins it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.etree import _Element as Element

from argmap.drawing import BoxFigure, BoxPort, heard
from argmap.export.pptx.canvas import Canvas
from argmap.export.pptx.elements import emu, frame, native, paragraph, shape_name, text_body
from argmap.export.pptx.paths import SITE_OF, Place
from argmap.export.pptx.paths import box as box_geometry

SPARE = 3.0
"""How much wider than its longest line the text may be, so that rounding never breaks a line."""


def body(canvas: Canvas, number: int, box: BoxFigure, ports: Sequence[BoxPort]) -> Element:
    """Return the shape of a box: its outline, a place for each arrow on its edges, and its text."""
    outline, scale = box.frame.outline, canvas.fit.scale
    left, top = canvas.at((outline.x, outline.y))
    size = outline.width * scale, outline.height * scale
    places = list[Place]()
    for port in ports:
        x, y = port.at
        places.append(((x - outline.x) * scale, (y - outline.y) * scale, SITE_OF[port.side]))
    return native(
        shape_name(number, box.title, heard(box)),
        frame(left, top, *size),
        box_geometry(size, outline.corner * scale, places),
        _fill(canvas, box),
        canvas.palette.line(canvas.paint(outline.coat), scale),
        text=_text(canvas, box),
    )


def _fill(canvas: Canvas, box: BoxFigure) -> Element:
    """Return what a box is filled with: a claim on both sides has its left half tinted."""
    painted = box.frame
    fill = canvas.paint(painted.outline.coat).fill
    tint = canvas.paint(painted.tint.coat).fill if painted.tint else None
    if tint and fill:
        return canvas.palette.halves(tint, fill)
    return canvas.palette.fill(fill)


def _text(canvas: Canvas, box: BoxFigure) -> Element:
    """Return the text of a box, with a paragraph each for its label and its whole text.

    It may be as wide as its longest line, so that it breaks evenly, as drawn.
    """
    scale, setting = canvas.fit.scale, box.setting
    longest = max(line.width for line in box.lines)
    left, shift = emu(setting.side * scale), emu(setting.lower * scale)
    right = emu(max(box.frame.outline.width - setting.side - longest - SPARE, 0.0) * scale)
    # All lines of a box are read from one side.
    if box.lines[0].rtl:
        left, right = right, left
    inside = {"wrap": "square", "anchor": "ctr", "rtlCol": 0}
    return text_body(_paragraphs(canvas, box), left=left, top=shift, right=right, **inside)


def _paragraphs(canvas: Canvas, box: BoxFigure) -> Iterator[Element]:
    """Yield the paragraphs of a box, each with its whole text, which PowerPoint breaks anew."""
    for block in box.blocks:
        first = block.lines[0]
        made = canvas.measured(block.text, first)
        yield paragraph([made], leading=box.setting.leading * canvas.fit.scale, algn="l")
