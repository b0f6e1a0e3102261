"""A scene as plain values that `picture.typ` draws: figures with their words, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.drawing import (
    BoxFigure,
    Circle,
    Coat,
    Drawing,
    Figure,
    Path,
    Rect,
    Shape,
    Stroke,
    Style,
    Text,
    Trace,
    alt_text,
    drawing,
    reading_order,
)
from argmap.scene import Scene
from argmap.words import in_language, own_tag

Plain = dict[str, object]


def told_picture(scene: Scene, style: Style, *, legend: bool = True) -> Plain:
    """Return a picture, with its legend or without: its size, and its figures in reading order.

    A figure holds a claim's box with its pills and is told in words; lines between boxes are
    decoration, since the words say what supports, rebuts or undercuts what. O(what is drawn).
    """
    drawn = drawing(scene, style, legend=legend)
    return {
        "width": drawn.width,
        "height": drawn.height + drawn.more_height,
        "figures": list(_told(drawn)),
        "paints": _paints(drawn.everything, style),
    }


def _told(drawn: Drawing) -> Iterator[Plain]:
    """Yield what is drawn together with its words, empty where text speaks for itself."""
    own, words = own_tag(drawn.language), in_language(drawn.language)
    marks = {mark.claim: mark for mark in drawn.judged}
    yield _plain("", (*drawn.bands, *drawn.arrows, *drawn.joints), own)
    for figure in reading_order(drawn):
        if isinstance(figure, BoxFigure):
            together = [figure, marks[figure.claim]] if figure.claim in marks else [figure]
            yield _plain(alt_text(figure, words), together, own)
        else:
            yield _plain("", [figure], own)
    if drawn.legend:
        entries = "; ".join(entry.title for entry in drawn.legend)
        yield _plain(words.say("alt", "legend-of", entries=entries), drawn.legend, own)


def _plain(words: str, figures: Iterable[Figure], own: str | None) -> Plain:
    """Return figures that are told together; argmap's own words have another language, if any."""
    shapes = list[Plain]()
    for figure in figures:
        lang = own if figure.ours else None
        shapes += (_shape(shape, lang) for shape in figure.shapes)
    return {"words": words, "shapes": shapes}


def _paints(figures: Iterable[Figure], style: Style) -> Plain:
    """Return the paint of each coat that occurs, by its name."""
    coats = set[Coat]()
    for figure in figures:
        coats.update(shape.coat for shape in figure.shapes)
    # Sorted, since no two runs share the order of a set.
    return {str(coat): _paint(style, coat) for coat in sorted(coats, key=str)}


def _paint(style: Style, coat: Coat) -> Plain:
    paint = style.paint(coat)
    return {
        "fill": paint.fill,
        "stroke": paint.stroke if paint.width else None,
        "width": paint.width,
        "dash": list(paint.dash),
        "round": paint.round,
    }


def _shape(shape: Shape, lang: str | None) -> Plain:
    """Return a shape as plain values, words with the language that they are in if it is another."""
    role = str(shape.coat)
    match shape:
        case Rect(_, x, y, width, height, corner):
            frame = {"x": x, "y": y, "width": width, "height": height}
            return {"tag": "rect", "role": role, **frame, "radius": corner}
        case Circle(_, x, y, radius):
            begins = {"x": x - radius, "y": y - radius}
            return {"tag": "circle", "role": role, **begins, "radius": radius}
        case Path() | Trace():
            return {"tag": "path", "role": role, "segments": segments(shape.strokes)}
        case Text(_, x, y, text, size, bold, rtl):
            line = {"text": text, "size": size, "bold": bold, "rtl": rtl, "lang": lang}
            return {"tag": "text", "role": role, "x": x, "y": y, **line}


def segments(strokes: Iterable[Stroke]) -> list[list[object]]:
    """Return strokes as `picture.typ` takes them: M, L and C with their points, and Z.

    >>> from argmap.drawing.shapes import Pen, polyline
    >>> segments((*polyline((1, 2), (4, 2)), Stroke(Pen.CLOSE)))
    [['M', (1.0, 2.0)], ['L', (4.0, 2.0)], ['Z']]
    """
    return [[stroke.pen.value, *stroke.points] for stroke in strokes]
