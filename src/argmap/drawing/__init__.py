"""The finished picture as plain shapes: what is written to a file is what the app shows.

This is a lazy door: a name is imported when it is first asked for (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.drawing.arrows import LINES, course
    from argmap.drawing.boxes import ROUND_HUES
    from argmap.drawing.building import revealed
    from argmap.drawing.composing import MARGIN, drawing, extent, tally_words
    from argmap.drawing.contents import (
        by_itself,
        claims_in,
        is_table,
        other_marks,
        picture_key,
        texts_in,
    )
    from argmap.drawing.face import FACE, font_faces
    from argmap.drawing.figures import (
        ArrowFigure,
        BoxFigure,
        BoxPort,
        BoxSide,
        Drawing,
        Figure,
        JointFigure,
        JointPort,
        Port,
        Sketch,
    )
    from argmap.drawing.fitting import LARGEST, SIDES, bare_page, fitted, tight
    from argmap.drawing.glyphs import DISPUTED, GLYPH_COAT, GLYPHS
    from argmap.drawing.pathtext import NONE, dashes, number, path_text
    from argmap.drawing.reading import reading_order
    from argmap.drawing.samples import KeySample, badge_samples, explained, key_samples
    from argmap.drawing.shapes import (
        Circle,
        Coat,
        Part,
        Path,
        Pen,
        Pill,
        Rect,
        Shape,
        Stroke,
        Text,
        TextBlock,
        Trace,
    )
    from argmap.drawing.spoken import alt_text, announced, claim_announcement, heard
    from argmap.drawing.style import (
        FADED,
        FADED_LETTERS,
        FONT_FAMILY,
        STYLES,
        Look,
        Paint,
        Style,
        coloured,
        mixed,
    )

_MODULES = {
    "DISPUTED": "glyphs",
    "FACE": "face",
    "FADED": "style",
    "FADED_LETTERS": "style",
    "FONT_FAMILY": "style",
    "GLYPHS": "glyphs",
    "GLYPH_COAT": "glyphs",
    "LARGEST": "fitting",
    "LINES": "arrows",
    "MARGIN": "composing",
    "NONE": "pathtext",
    "ROUND_HUES": "boxes",
    "SIDES": "fitting",
    "STYLES": "style",
    "ArrowFigure": "figures",
    "BoxFigure": "figures",
    "BoxPort": "figures",
    "BoxSide": "figures",
    "Circle": "shapes",
    "Coat": "shapes",
    "Drawing": "figures",
    "Figure": "figures",
    "JointFigure": "figures",
    "JointPort": "figures",
    "KeySample": "samples",
    "Look": "style",
    "Paint": "style",
    "Part": "shapes",
    "Path": "shapes",
    "Pen": "shapes",
    "Pill": "shapes",
    "Port": "figures",
    "Rect": "shapes",
    "Shape": "shapes",
    "Sketch": "figures",
    "Stroke": "shapes",
    "Style": "style",
    "Text": "shapes",
    "TextBlock": "shapes",
    "Trace": "shapes",
    "alt_text": "spoken",
    "announced": "spoken",
    "badge_samples": "samples",
    "bare_page": "fitting",
    "by_itself": "contents",
    "claim_announcement": "spoken",
    "claims_in": "contents",
    "coloured": "style",
    "course": "arrows",
    "dashes": "pathtext",
    "drawing": "composing",
    "explained": "samples",
    "extent": "composing",
    "fitted": "fitting",
    "font_faces": "face",
    "heard": "spoken",
    "is_table": "contents",
    "key_samples": "samples",
    "mixed": "style",
    "number": "pathtext",
    "other_marks": "contents",
    "path_text": "pathtext",
    "picture_key": "contents",
    "reading_order": "reading",
    "revealed": "building",
    "tally_words": "composing",
    "texts_in": "contents",
    "tight": "fitting",
}

__all__ = [
    "DISPUTED",
    "FACE",
    "FADED",
    "FADED_LETTERS",
    "FONT_FAMILY",
    "GLYPHS",
    "GLYPH_COAT",
    "LARGEST",
    "LINES",
    "MARGIN",
    "NONE",
    "ROUND_HUES",
    "SIDES",
    "STYLES",
    "ArrowFigure",
    "BoxFigure",
    "BoxPort",
    "BoxSide",
    "Circle",
    "Coat",
    "Drawing",
    "Figure",
    "JointFigure",
    "JointPort",
    "KeySample",
    "Look",
    "Paint",
    "Part",
    "Path",
    "Pen",
    "Pill",
    "Port",
    "Rect",
    "Shape",
    "Sketch",
    "Stroke",
    "Style",
    "Text",
    "TextBlock",
    "Trace",
    "alt_text",
    "announced",
    "badge_samples",
    "bare_page",
    "by_itself",
    "claim_announcement",
    "claims_in",
    "coloured",
    "course",
    "dashes",
    "drawing",
    "explained",
    "extent",
    "fitted",
    "font_faces",
    "heard",
    "is_table",
    "key_samples",
    "mixed",
    "number",
    "other_marks",
    "path_text",
    "picture_key",
    "reading_order",
    "revealed",
    "tally_words",
    "texts_in",
    "tight",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module 'argmap.drawing' has no attribute {name!r}")
    return getattr(import_module(f"argmap.drawing.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
