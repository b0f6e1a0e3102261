"""A Scene and a Style give the drawing: every visible thing as plain shapes, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from argmap.drawing.arrows import arrow_shapes, joint_shape
from argmap.drawing.boxes import Brush, box_shapes, mark_pills
from argmap.drawing.key import height, key, least_width
from argmap.drawing.shapes import Drawing, Group, Rect, Shape, Text, rescaled
from argmap.drawing.spoken import box_words, relation_words
from argmap.drawing.style import Style
from argmap.graph import DebateGraph, Stance
from argmap.layout.typeset import from_right, width, wrapped
from argmap.reasoning import Tally
from argmap.scene import Box, LegendEntry, Run, Scene, Strip
from argmap.words import badge, language, name, of_which, one_stop, step_badge

MARGIN = 24.0
CAPTION_SIZE = 14.0
CAPTION_LEADING = 20.0
LEGEND_GAP = 22.0
LEAST_WIDTH = 320.0
"""So that a legend under a single box still has rows, not a column."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How large a drawing is: its width, the height of what stays, and what a supposition needs below that."""

    width: float
    height: float
    more_height: float


def drawing(scene: Scene, style: Style, *, legend: bool = True) -> Drawing:
    """Return the picture of a scene in a style, with or without its legend. O(what is drawn).

    The origin is the top left corner of the boxes; a margin of `MARGIN` points runs around everything.
    """
    brush = Brush(style.borders, stances=style.borders or bool(scene.geometry.bands or scene.geometry.tallies))
    entries = scene.legend if legend else ()
    strip, size = _strip(scene, entries), extent(scene, legend=legend)
    below = replace(strip, y=strip.y + strip.scale * height(entries, strip.width / strip.scale))
    return Drawing(
        round(size.width, 2),
        round(size.height, 2),
        size.more_height,
        (*_groups(scene, brush), *key(entries, strip, brush)),
        (*_marks(scene), *_supposed(scene, below)),
        scene.title,
        one_stop(" ".join(f"{relation_words(scene.graph, scene.graph.links[link])}." for link in _links(scene))),
        style.form,
    )


def extent(scene: Scene, *, legend: bool = True) -> Extent:
    """Return how large the drawing of a scene is, in any style, without drawing it."""
    entries = scene.legend if legend else ()
    strip = _strip(scene, entries)
    own = strip.width / strip.scale
    bottom = strip.y + strip.scale * height(entries, own) if entries else scene.geometry.height
    wide = scene.geometry.width if scene.strip else strip.width
    return Extent(wide, bottom, strip.scale * caption_height(scene.caption, own))


def _strip(scene: Scene, entries: Sequence[LegendEntry]) -> Strip:
    """Return where the legend and the caption go."""
    geometry = scene.geometry
    wide = max(geometry.width, least_width(entries), LEAST_WIDTH if entries else 0.0)
    return scene.strip or Strip(0.0, geometry.height + (LEGEND_GAP if entries else 0.0), wide)


def caption_height(caption: str, widest: float) -> float:
    """Return the height of a caption and of the gap above it, 0 without one."""
    lines = _caption_lines(caption, widest)
    return LEGEND_GAP + CAPTION_LEADING * len(lines) if lines else 0.0


def _caption_lines(caption: str, widest: float) -> tuple[str, ...]:
    """Return what is supposed, in lines."""
    return wrapped(caption, CAPTION_SIZE, widest, bold=True) if caption else ()


def _links(scene: Scene) -> list[str]:
    """Return the links that the picture shows, each once."""
    return list(dict.fromkeys(arrow.link for arrow in scene.geometry.arrows))


def _groups(scene: Scene, brush: Brush) -> Iterator[Group]:
    """Yield what lies below comes first: stripes, arrows, joints, boxes in reading order, free text."""
    geometry, graph = scene.geometry, scene.graph
    for count, band in enumerate(geometry.bands):
        yield Group(f"band-{count}", "band", (Rect("band", band.x, band.y, band.width, band.height),))
    for count, arrow in enumerate(geometry.arrows):
        words = relation_words(graph, graph.links[arrow.link])
        yield Group(f"arrow-{count}", f"arrow {arrow.relation.value}", tuple(arrow_shapes(arrow)), title=words)
    for count, joint in enumerate(geometry.joints):
        yield Group(f"joint-{count}", "joint", (joint_shape((joint.x, joint.y)),))
    words_of = box_words(scene)
    for box in geometry.boxes:
        title, shapes = name(graph.claims[box.id]), tuple(box_shapes(box, brush))
        yield Group(f"box-{box.id}", f"box {box.shape.value}", shapes, box.id, title, words_of[box.id])
    for count, caption in enumerate(geometry.captions):
        role = "faint" if caption.faint else "ink"
        yield Group(f"caption-{count}", "caption", tuple(_written(caption.lines, role)))


def _written(lines: Sequence[Run], role: str) -> Iterator[Text]:
    """Yield lines of free text; what is read from right to left begins at the right end of the longest."""
    turned = from_right(" ".join(line.text for line in lines))
    longest = max(width(line.text, line.size, bold=line.bold) for line in lines)
    for line in lines:
        yield Text(role, line.x + turned * round(longest, 2), line.y, line.text, line.size, line.bold, turned)


def _supposed(scene: Scene, strip: Strip) -> Iterator[Group]:
    """Yield what is supposed, in words, so that a picture of a what-if says that it is one."""
    if lines := _caption_lines(scene.caption, strip.width / strip.scale):
        top = LEGEND_GAP + CAPTION_SIZE
        shapes = [
            rescaled(
                Text("ink", 0.0, top + n * CAPTION_LEADING, line, CAPTION_SIZE, bold=True),
                strip.scale,
                strip.x,
                strip.y,
            )
            for n, line in enumerate(lines)
        ]
        yield Group("supposition", "caption", tuple(shapes))


def _marks(scene: Scene) -> Iterator[Group]:
    """Yield what a new judgement may change: the pills of verdicts, and tallies."""
    for box in scene.geometry.boxes:
        shapes = tuple(mark_pills(box, scene.marks[box.id], scene.graph))
        if shapes:
            yield Group(f"mark-{box.id}", "mark", shapes, box.id, _said(scene, box))
    for spot in scene.geometry.tallies:
        tally = scene.marks[spot.position].tally
        if tally is None:
            continue
        words = tally_words(scene.graph, tally, spot.stance)
        shape: tuple[Shape, ...] = (Text("ink", spot.x, spot.y, words, 13.0, bold=True),)
        yield Group(f"tally-{spot.position}-{spot.stance.value}", "tally", shape, spot.position, words)


def tally_words(graph: DebateGraph, tally: Tally, stance: Stance) -> str:
    """Return one half of a tally as a picture writes it: how many reasons for, or against, and how many stand."""
    words = language(graph)
    if stance is Stance.FOR:
        return words.say("tally", "for", reasons=of_which(words, tally.reasons_for, tally.for_standing))
    return words.say("tally", "against", reasons=of_which(words, tally.reasons_against, tally.against_standing))


def _said(scene: Scene, box: Box) -> str:
    """Return a box's verdict in a word, and that its step is disputed."""
    mark, words = scene.marks[box.id], language(scene.graph)
    verdict = badge(mark.verdict, mark.unchallenged, words) if mark.verdict else None
    now = [verdict.word] if verdict else []
    if mark.before and not verdict:
        now = [words.say("picture", "unchallenged")]
    disputed = step_badge(mark.steps, words)
    return ", ".join((*now, disputed.word) if disputed else now)
