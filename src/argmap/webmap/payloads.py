"""The drawing as JSON: what the map draws, and the versioned `.json` export (docs/payload.md).

It comes in parts that change for different reasons, so that only what changed is sent again: the
geometry is constant for its key, marks follow the judgement, the style follows the look.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from argmap.drawing import (
    FONT_FAMILY,
    MARGIN,
    NONE,
    ArrowFigure,
    BoxFigure,
    BoxPort,
    Circle,
    Coat,
    Drawing,
    Figure,
    JointFigure,
    Path,
    Port,
    Rect,
    Shape,
    Style,
    Text,
    Trace,
    announced,
    dashes,
    drawing,
    path_text,
)
from argmap.scene import Scene
from argmap.words import in_language

# Of the format in docs/payload.md, for programs that read it.
VERSION = 1


def payload(scene: Scene, style: Style, *, legend: bool = True) -> dict[str, Any]:
    """Return a scene in a style as plain dicts, lists, strings and numbers, ready for JSON.

    `geometry` is equal for equal `geometry["key"]`; looks of one form (light, dark) share it.
    """
    return picture_json(drawing(scene, style, legend=legend), style)


def picture_json(drawn: Drawing, style: Style) -> dict[str, Any]:
    """Return a drawing in a style of its form."""
    words = in_language(drawn.language)
    return {
        "version": VERSION,
        "title": drawn.title,
        "caption": drawn.caption,
        "description": drawn.description,
        "engine": drawn.engine,
        "geometry": {
            "key": drawn.key,
            "width": drawn.width,
            "height": drawn.height,
            "margin": MARGIN,
            "groups": [figure_json(figure) for figure in drawn.figures],
            "boxes": {box.claim: _frame(box) for box in drawn.boxes},
        },
        "marks": {
            "height": drawn.more_height,
            "groups": [figure_json(figure) for figure in drawn.marks],
        },
        "style": style_json(drawn, style),
        "labels": {box.claim: announced(box, words) for box in drawn.boxes},
    }


def style_json(drawn: Drawing, style: Style, besides: Iterable[Figure] = ()) -> dict[str, Any]:
    """Return how everything that occurs in a drawing, and besides it, is painted."""
    coats = set[Coat]()
    for figure in (*drawn.everything, *besides):
        coats.update(shape.coat for shape in figure.shapes)
    return {
        "look": style.look.value,
        "font": FONT_FAMILY,
        "page": style.page,
        # Sorted, since no two runs share the order of a set.
        "paints": {str(coat): _paint(style, coat) for coat in sorted(coats, key=str)},
    }


def figure_json(figure: Figure) -> dict[str, Any]:
    """Return a figure; keys without a value are left out."""
    words = {"claim": figure.claim, "title": figure.title, "description": figure.description}
    return {
        "id": figure.id,
        "kind": figure.classes,
        **{key: value for key, value in words.items() if value},
        **_joining(figure),
        "shapes": [_shape(shape) for shape in figure.shapes],
    }


def _joining(figure: Figure) -> dict[str, Any]:
    """Return the link that a line or a joint belongs to, and what a line leads from and to."""
    match figure:
        case ArrowFigure(link=link, start=start, end=end):
            return {"link": link, "from": _end(start), "to": _end(end)}
        case JointFigure(link=link):
            return {"link": link}
        case _:
            return {}


def _end(port: Port) -> str:
    """Return the claim at the end of a line, or the link in whose joint it ends."""
    return port.claim if isinstance(port, BoxPort) else port.link


def _shape(shape: Shape) -> dict[str, Any]:
    """Return a shape with the attributes of its SVG element."""
    role = str(shape.coat)
    match shape:
        case Rect(_, x, y, width, height, corner):
            frame = {"x": x, "y": y, "width": width, "height": height}
            return {"tag": "rect", "role": role, **frame, "rx": corner}
        case Circle(_, x, y, radius):
            return {"tag": "circle", "role": role, "cx": x, "cy": y, "r": radius}
        case Path() | Trace():
            return {"tag": "path", "role": role, "d": path_text(shape)}
        case Text(_, x, y, text, size, bold, rtl):
            line = {"text": text, "size": size, "bold": bold, "rtl": rtl}
            return {"tag": "text", "role": role, "x": x, "y": y, **line}


def _paint(style: Style, coat: Coat) -> dict[str, Any]:
    """Return the presentation attributes of a coat; no stroke is no key."""
    paint = style.paint(coat)
    attributes: dict[str, Any] = {"fill": paint.fill or NONE}
    if paint.width:
        attributes |= {"stroke": paint.stroke, "stroke-width": paint.width}
    if paint.dash:
        attributes["stroke-dasharray"] = dashes(paint)
    if paint.round:
        attributes |= {"stroke-linecap": "round", "stroke-linejoin": "round"}
    return attributes


def _frame(box: BoxFigure) -> dict[str, Any]:
    """Return a box's frame, what it says in full, and its neighbours along the links drawn.

    What a reference `refers` to stands in another box; what is `faded` only shows where others
    stand. Keys without a value are left out.
    """
    guise = {"refers": box.refers, "faded": box.faded}
    return {
        "x": box.frame.outline.x,
        "y": box.frame.outline.y,
        "width": box.frame.outline.width,
        "height": box.frame.outline.height,
        "name": box.says.name,
        "text": box.says.text,
        "answers": list(box.answers),
        "replies": list(box.replies),
        **{key: value for key, value in guise.items() if value},
    }
