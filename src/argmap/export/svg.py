"""A drawing as SVG that browsers, PowerPoint, Inkscape and resvg read alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from argmap.drawing.drawing import MARGIN, drawing
from argmap.drawing.shapes import Circle, Drawing, Group, Path, Rect, Shape, Text, number
from argmap.drawing.style import FONT_FAMILY, Paint, Style
from argmap.scene import Scene

UNSPEAKABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, not even escaped."""


def svg(scene: Scene, style: Style, *, legend: bool = True, background: bool = True, ids: str = "") -> str:
    """Return the picture of a scene as SVG text; the same scene and style give the same text.

    Text stays text, nothing is scripted or loaded, and paint is `none` where there is none: PowerPoint draws
    `transparent` and `rgba()` black. `ids` goes before every id, for a page that holds several pictures.
    """
    drawn = drawing(scene, style, legend=legend)
    return "\n".join(_lines(drawn, style, scene.engine, background=background, ids=ids)) + "\n"


def _lines(drawn: Drawing, style: Style, engine: str, *, background: bool, ids: str) -> Iterator[str]:
    """Yield the lines of an SVG file."""
    wide, tall = number(drawn.width + 2 * MARGIN), number(drawn.height + drawn.more_height + 2 * MARGIN)
    corner = number(-MARGIN)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{corner} {corner} {wide} {tall}" width="{wide}" '
        f'height="{tall}" role="img" aria-labelledby="{ids}title {ids}description" '
        f"font-family={quoteattr(FONT_FAMILY)}>"
    )
    yield f'<title id="{ids}title">{_text(drawn.title)}</title>'
    yield f'<desc id="{ids}description">{_text(drawn.description)}</desc>'
    yield f"<metadata>argmap{_text(f'; boxes placed by {engine}') if engine else ''}</metadata>"
    if background:
        yield f'<rect x="{corner}" y="{corner}" width="{wide}" height="{tall}" fill="{style.page}"/>'
    for group in (*drawn.groups, *drawn.marks):
        yield from _group(group, style, ids)
    yield "</svg>"


def _group(group: Group, style: Style, ids: str) -> Iterator[str]:
    """Yield a group with its words and shapes."""
    claim = f" data-claim={quoteattr(group.claim)}" if group.claim else ""
    yield f'<g id={quoteattr(ids + group.id)} class="{group.kind}"{claim}>'
    if group.title:
        yield f"<title>{_text(group.title)}</title>"
    if group.description:
        yield f"<desc>{_text(group.description)}</desc>"
    for shape in group.shapes:
        yield _element(shape, style)
    yield "</g>"


def _element(shape: Shape, style: Style) -> str:
    """Return a shape as an element with all its paint in attributes."""
    paint = _paint(style.paint(shape.role))
    match shape:
        case Rect(_, x, y, width, height, rx):
            corner = f' rx="{number(rx)}"' if rx else ""
            size = f'width="{number(width)}" height="{number(height)}"'
            return f'<rect x="{number(x)}" y="{number(y)}" {size}{corner}{paint}/>'
        case Circle(_, cx, cy, r):
            return f'<circle cx="{number(cx)}" cy="{number(cy)}" r="{number(r)}"{paint}/>'
        case Path(_, d):
            return f'<path d="{d}"{paint}/>'
        case Text(_, x, y, text, size, bold):
            weight = ' font-weight="bold"' if bold else ""
            place = f'x="{number(x)}" y="{number(y)}" font-size="{number(size)}"'
            return f"<text {place}{weight}{paint}>{_text(text)}</text>"


def _paint(paint: Paint) -> str:
    """Return paint as attributes."""
    stroke = f' stroke="{paint.stroke}" stroke-width="{number(paint.width)}"' if paint.width else ""
    dash = f' stroke-dasharray="{paint.dash}"' if paint.dash else ""
    cap = ' stroke-linecap="round" stroke-linejoin="round"' if paint.round else ""
    return f' fill="{paint.fill}"{stroke}{dash}{cap}'


def _text(words: str) -> str:
    """Return words as XML text; what XML cannot hold shows as a replacement character."""
    return escape(UNSPEAKABLE.sub("\ufffd", words))
