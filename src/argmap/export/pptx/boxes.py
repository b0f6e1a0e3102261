"""Boxes of claims: one shape with its text, grouped with its pills, its signs and the bars at its edge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from lxml.etree import _Element as Element

from argmap.drawing.shapes import Group, Path, Rect, Shape, Text
from argmap.drawing.spoken import heard
from argmap.export.pptx.canvas import Canvas
from argmap.export.pptx.elements import element, emu, frame, named, original, paragraph
from argmap.export.pptx.paths import box as box_geometry
from argmap.layout.measure import BOTTOM, LEADING, SIDE, TOP
from argmap.layout.typeset import from_right, width
from argmap.model import Claim
from argmap.scene import Box, Point, Run

SPARE = 3.0
"""How much wider than its longest line the text may be, so that rounding never breaks a line."""


def body(canvas: Canvas, number: int, box: Box, drawn: Group, slots: Sequence[Point], claim: Claim) -> Element:
    """Return the shape of a box: its outline, a place for each arrow on its edges, and its text."""
    outline = next(shape for shape in drawn.shapes if isinstance(shape, Rect))
    scale = canvas.fit.scale
    left, top = canvas.at((box.x, box.y))
    own = tuple(((x - box.x) * scale, (y - box.y) * scale) for x, y in slots)
    paint = canvas.paint(outline.role)
    return element(
        "p:sp",
        element(
            "p:nvSpPr",
            named("p:cNvPr", number, drawn.title, heard(claim, drawn.description)),
            element("p:cNvSpPr"),
            element("p:nvPr"),
        ),
        element(
            "p:spPr",
            frame(left, top, box.width * scale, box.height * scale),
            box_geometry((box.width * scale, box.height * scale), outline.rx * scale, own),
            _fill(canvas, drawn, paint.fill),
            canvas.palette.line(paint, scale),
        ),
        _text(canvas, box, claim),
    )


def _fill(canvas: Canvas, drawn: Group, fill: str) -> Element:
    """Return what a box is filled with: of a claim that speaks on both sides the left half is tinted."""
    tint = next((shape for shape in drawn.shapes if shape.role.startswith("tint")), None)
    return canvas.palette.halves(canvas.paint(tint.role).fill, fill) if tint else canvas.palette.fill(fill)


def _text(canvas: Canvas, box: Box, claim: Claim) -> Element:
    """Return the text of a box, a paragraph for the label and one for the whole text where both are shown.

    It may be as wide as its longest line, so that it breaks evenly, as drawn.
    """
    scale = canvas.fit.scale
    longest = max(width(line.text, line.size, bold=line.bold) for line in box.lines)
    left, shift = emu(SIDE * scale), emu((TOP - BOTTOM) * scale)
    right = emu(max(box.width - SIDE - longest - SPARE, 0.0) * scale)
    if from_right(" ".join(line.text for line in box.lines)):
        left, right = right, left
    inside = element("a:bodyPr", wrap="square", lIns=left, tIns=shift, rIns=right, bIns=0, anchor="ctr", rtlCol=0)
    return element("p:txBody", inside, element("a:lstStyle"), *_paragraphs(canvas, box.lines, claim))


def _paragraphs(canvas: Canvas, lines: Iterable[Run], claim: Claim) -> Iterator[Element]:
    """Yield the paragraphs of a box; neighbouring lines of one weight are one."""
    scale = canvas.fit.scale
    for bold, several in groupby(lines, key=lambda line: line.bold):
        same = list(several)
        text = original((line.text for line in same), (claim.name, claim.text))
        made = canvas.measured(text, same[0].size, canvas.style.ink, bold=bold)
        yield paragraph([made], leading=LEADING * scale, algn="l")


def trimmings(drawn: Group) -> list[Shape]:
    """Return what belongs to a box besides its outline and its text: pills, an inner line, the mark of its stance."""
    rest, pill = list[Shape](), False
    for shape in drawn.shapes[1:]:
        if isinstance(shape, Text) and not pill:
            continue
        if isinstance(shape, Path) and shape.role.startswith("tint"):
            continue
        rest.append(shape)
        pill = isinstance(shape, Rect) and shape.role.startswith("pill")
    return rest
