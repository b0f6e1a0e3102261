"""A scene as plain values that `picture.typ` draws: figures with their words, in reading order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from argmap.drawing.drawing import drawing
from argmap.drawing.paths import strokes
from argmap.drawing.shapes import OWN_WORDS, Circle, Drawing, Group, Path, Rect, Shape, Text
from argmap.drawing.spoken import heard
from argmap.drawing.style import Style
from argmap.scene import Band, Scene
from argmap.view.perspective import Mark
from argmap.words import badge, language, own_tag, step_badge

Plain = dict[str, object]
NONE = "none"


def picture(scene: Scene, style: Style) -> Plain:
    """Return a picture with its legend: its size, and its figures in reading order. O(what is drawn).

    A figure holds a claim's box with its pills and is told in words; lines between boxes are decoration, since the
    words say what supports, rebuts or undercuts what.
    """
    drawn, own = drawing(scene, style), own_tag(scene.graph.debate.language)
    return {
        "width": drawn.width,
        "height": drawn.height + drawn.more_height,
        "figures": [
            {"words": words, "shapes": [each for group in groups for each in _shapes(group, own)]}
            for words, groups in _figures(drawn, scene)
        ],
        "paints": _paints((shape for group in (*drawn.groups, *drawn.marks) for shape in group.shapes), style),
    }


def _shapes(group: Group, own: str | None) -> Iterator[Plain]:
    """Yield the shapes of a group; text in argmap's own words has their language, where the debate's is another."""
    lang = own if group.kind in OWN_WORDS else None
    for shape in group.shapes:
        yield {**_shape(shape), "lang": lang} if isinstance(shape, Text) else _shape(shape)


def _figures(drawn: Drawing, scene: Scene) -> Iterator[tuple[str, Sequence[Group]]]:
    """Yield what is drawn together and its words, empty where text speaks for itself or nothing is said."""
    marks = defaultdict[str | None, list[Group]](list)
    for group in drawn.marks:
        marks[group.claim if group.kind == "mark" else None].append(group)
    boxes = [group for group in drawn.groups if group.kind.startswith("box")]
    captions = [group for group in (*drawn.groups, *marks[None]) if group.kind in {"caption", "tally"}]
    legend = [group for group in drawn.groups if group.kind == "legend"]
    below = [group for group in drawn.groups if group.kind.startswith(("band", "arrow", "joint"))]
    yield "", below
    for group in read(boxes, captions, scene.geometry.bands):
        own = marks[group.claim] if group.kind.startswith("box") else []
        yield _words(group, scene) if group.kind.startswith("box") else "", (group, *own)
    if legend:
        entries = "; ".join(group.title for group in legend)
        yield language(scene.graph).say("alt", "legend-of", entries=entries), legend


def _words(box: Group, scene: Scene) -> str:
    """Return what a box is, what answers it, and its verdict."""
    claim = scene.graph.claims[box.claim or ""]
    return f"{heard(claim, box.description)}{_verdict(scene.marks[claim.id], scene)}"


def _verdict(mark: Mark, scene: Scene) -> str:
    """Return a verdict as a sentence, empty where there is none or nothing here objects."""
    words = language(scene.graph)
    found = badge(mark.verdict, mark.unchallenged, words) if mark.verdict else None
    disputed = step_badge(mark.steps, words)
    verdict = f" {words.say('alt', 'verdict', word=found.word)}" if found else ""
    return f"{verdict} {disputed.word[:1].upper()}{disputed.word[1:]}." if disputed else verdict


def read(boxes: Iterable[Group], captions: Iterable[Group], bands: Sequence[Band]) -> list[Group]:
    """Return boxes and free text in the order in which they are read: row by row where there are stripes.

    A caption is read before the first box of its row that stands right of it.
    """
    rows = defaultdict[int, list[Group]](list)
    for box in boxes:
        rows[_row(box, bands)].append(box)
    for caption in captions:
        row = rows[_row(caption, bands)]
        after = (n for n, other in enumerate(row) if _corner(other) > _corner(caption))
        row.insert(next(after, len(row)), caption)
    return [group for _, row in sorted(rows.items()) for group in row]


def _row(group: Group, bands: Sequence[Band]) -> int:
    """Return the number of the row that a group stands in: every other row has a stripe, the first one at 0."""
    _, y = _corner(group)
    striped = max((n for n, band in enumerate(bands) if band.y <= y), default=-1)
    return 2 * striped + (striped >= 0 and y > bands[striped].y + bands[striped].height)


def _corner(group: Group) -> tuple[float, float]:
    """Return where a group begins."""
    return min((shape.x, shape.y) for shape in group.shapes if isinstance(shape, Rect | Text))


def _paints(shapes: Iterable[Shape], style: Style) -> Plain:
    """Return the paint of each role that occurs."""
    return {role: _paint(style, role) for role in sorted({shape.role for shape in shapes})}


def _paint(style: Style, role: str) -> Plain:
    paint = style.paint(role)
    return {
        "fill": None if paint.fill == NONE else paint.fill,
        "stroke": None if paint.stroke == NONE or not paint.width else paint.stroke,
        "width": paint.width,
        "dash": [float(length) for length in paint.dash.split()],
        "round": paint.round,
    }


def _shape(shape: Shape) -> Plain:
    """Return a shape as plain values."""
    match shape:
        case Rect(role, x, y, width, height, rx):
            return {"tag": "rect", "role": role, "x": x, "y": y, "width": width, "height": height, "radius": rx}
        case Circle(role, x, y, r):
            return {"tag": "circle", "role": role, "x": x - r, "y": y - r, "radius": r}
        case Path(role, d):
            return {"tag": "path", "role": role, "segments": segments(d)}
        case Text(role, x, y, text, size, bold, rtl):
            placed = {"tag": "text", "role": role, "x": x, "y": y}
            return {**placed, "text": text, "size": size, "bold": bold, "rtl": rtl}


def segments(d: str) -> list[list[object]]:
    """Return path text as absolute segments: M, L and C with their points, and Z.

    >>> segments("M1 2h3z")
    [['M', (1.0, 2.0)], ['L', (4.0, 2.0)], ['Z']]
    """
    return [[stroke.command, *stroke.points] for stroke in strokes(d)]
