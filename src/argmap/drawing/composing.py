"""A Scene and a Style give the drawing: every visible thing as plain shapes, in reading order."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.drawing.arrows import joint_shape
from argmap.drawing.boxes import (
    SETTING,
    Brush,
    mark_figure,
    painted_frame,
    text_blocks,
    trimmings,
)
from argmap.drawing.figures import (
    ArrowFigure,
    BoxFigure,
    BoxPort,
    BoxSide,
    Drawing,
    JointFigure,
    JointPort,
    Port,
    Sketch,
    SketchKind,
)
from argmap.drawing.key import height, least_width, legend_rows
from argmap.drawing.shapes import (
    FAINT,
    INK,
    Coat,
    PaintRole,
    Rect,
    Text,
    TextBlock,
    faded,
    faded_block,
    faded_part,
)
from argmap.drawing.spoken import Narrator, box_words, links_of_arrows, narrator, starts
from argmap.drawing.style import Style
from argmap.graph import Stance
from argmap.layout import width, wrapped
from argmap.model import Id
from argmap.reasoning import Tally
from argmap.scene import Box, LegendEntry, Point, Scene, Strip, lines_of
from argmap.words import Language, of_which, one_stop

MARGIN = 24.0
CAPTION_SIZE = 14.0
CAPTION_LEADING = 20.0
# As `layout.table.NOTE`, by which columns were made wide enough for it.
TALLY_SIZE = 13.0
LEGEND_GAP = 22.0
LEAST_WIDTH = 320.0
"""So that a legend under a single box still has rows, not a column."""


@dataclass(frozen=True, slots=True)
class DrawingSize:
    """How large a drawing is: its width, the height of what stays, what a caption needs below.

    `text_size` is that of the text in its boxes.
    """

    width: float
    height: float
    more_height: float
    text_size: float


def drawing(scene: Scene, style: Style, *, legend: bool = True) -> Drawing:
    """Return the picture of a scene in a style, with or without its legend. O(what is drawn).

    The origin is the top left corner of the boxes; `MARGIN` points are free around everything.
    """
    geometry, speaker = scene.geometry, narrator(scene)
    table = bool(geometry.bands or geometry.tallies)
    # A table has no arrows with signs: for and against are told by marks in every look.
    brush = Brush(style.borders, stances=style.borders or table)
    entries = scene.legend if legend else ()
    strip, size = _strip(scene, entries), extent(scene, legend=legend)
    # The legend is laid out in its own size, in which the strip is so much wider.
    below = strip.y + strip.scale * height(entries, strip.width / strip.scale)
    # Without a legend a drawing has other figures, though the scene is the same.
    bare = "" if legend else "-bare"
    sentences = (f"{speaker.sentence(link)}." for link in links_of_arrows(scene))
    joints = tuple(_joints(scene, speaker))
    return Drawing(
        key=f"{geometry.key}-{style.form}{bare}",
        language=scene.language,
        engine=scene.engine,
        title=scene.title,
        description=one_stop(" ".join(sentences)),
        caption=scene.caption,
        width=round(size.width, 2),
        height=round(size.height, 2),
        more_height=size.more_height,
        bands=tuple(_bands(scene)),
        arrows=tuple(_arrows(scene, joints, speaker)),
        joints=joints,
        boxes=tuple(_boxes(scene, brush, speaker)),
        captions=tuple(_captions(scene)),
        legend=legend_rows(entries, strip, brush),
        judged=tuple(_judged(scene, speaker.words)),
        tallies=tuple(_tallies(scene, speaker.words)),
        supposed=tuple(_supposed(scene, replace(strip, y=below))),
    )


def extent(scene: Scene, *, legend: bool = True) -> DrawingSize:
    """Return how large the drawing of a scene is, in any style, without drawing it."""
    entries = scene.legend if legend else ()
    strip = _strip(scene, entries)
    own = strip.width / strip.scale
    bottom = strip.y + strip.scale * height(entries, own) if entries else scene.geometry.height
    wide = scene.geometry.width if scene.strip else strip.width
    below = strip.scale * caption_height(scene.caption, own)
    return DrawingSize(wide, bottom, below, scene.geometry.text_size)


def _strip(scene: Scene, entries: Sequence[LegendEntry]) -> Strip:
    """Return where the legend and the caption go."""
    geometry = scene.geometry
    wide = max(geometry.width, least_width(entries), LEAST_WIDTH if entries else 0.0)
    # Fitted to a page it runs along the page's foot, else below the boxes.
    return scene.strip or Strip(0.0, geometry.height + (LEGEND_GAP if entries else 0.0), wide)


def caption_height(caption: str, widest: float) -> float:
    """Return the height of a caption and of the gap above it, 0 without one."""
    lines = _caption_lines(caption, widest)
    return LEGEND_GAP + CAPTION_LEADING * len(lines) if lines else 0.0


def _caption_lines(caption: str, widest: float) -> tuple[str, ...]:
    """Return what is supposed, in lines; each line of a caption of several is broken by itself."""
    lines = list[str]()
    for line in caption.splitlines():
        lines += wrapped(line, CAPTION_SIZE, widest, bold=True)
    return tuple(lines)


def _bands(scene: Scene) -> Iterator[Sketch]:
    """Yield the stripes behind the rows of a table."""
    for count, band in enumerate(scene.geometry.bands):
        stripe = Rect(Coat(PaintRole.BAND), band.x, band.y, band.width, band.height)
        yield Sketch(id=f"band-{count}", kind=SketchKind.BAND, content=(stripe,))


def _joints(scene: Scene, speaker: Narrator) -> Iterator[JointFigure]:
    """Yield the rings where lines meet."""
    for count, joint in enumerate(scene.geometry.joints):
        step = speaker.sentence(scene.links[joint.id])
        ring = joint_shape((joint.x, joint.y))
        yield JointFigure(
            id=f"joint-{count}",
            link=joint.id,
            ring=faded(ring) if joint.faded else ring,
            step=step,
        )


def _arrows(
    scene: Scene,
    joints: Iterable[JointFigure],
    speaker: Narrator,
) -> Iterator[ArrowFigure]:
    """Yield the arrows, each with what it starts from and what it ends on."""
    frames = {box.id: box for box in scene.geometry.boxes}
    rings = defaultdict[Id, list[JointFigure]](list)
    for joint in joints:
        rings[joint.link].append(joint)

    def port(end: Id, at: Point) -> Port:
        return _joint_port(rings[end], at) if end in rings else _box_port(frames[end], at)

    for count, arrow in enumerate(scene.geometry.arrows):
        last = (arrow.trunk or arrow.points)[-1]
        yield ArrowFigure(
            id=f"arrow-{count}",
            title=speaker.sentence(scene.links[arrow.link]),
            link=arrow.link,
            relation=arrow.relation,
            start=port(arrow.tail, arrow.points[0]),
            end=port(arrow.head, last),
            points=arrow.points,
            headed=arrow.headed,
            sign_at=arrow.sign,
            trunk=arrow.trunk,
            faded=arrow.faded,
        )


def _joint_port(rings: Sequence[JointFigure], at: Point) -> JointPort:
    """Return the port of a line on one of a link's rings: where it ends, or nearest to that.

    In a step of a build the ring from which a line leads on may be hidden yet.
    """
    # The line may end on any ring of its link: several undercuts end one above the other.
    nearest = min(rings, key=lambda joint: math.dist((joint.ring.x, joint.ring.y), at))
    return JointPort(nearest.id, nearest.link, at)


def _box_port(box: Box, at: Point) -> BoxPort:
    """Return the port of a line that ends on the edge of a box."""
    x, y = at
    # It lies on one of the edges, but for rounding.
    distances = {
        BoxSide.TOP: y - box.y,
        BoxSide.LEFT: x - box.x,
        BoxSide.BOTTOM: box.y + box.height - y,
        BoxSide.RIGHT: box.x + box.width - x,
    }
    return BoxPort(box.id, min(distances, key=distances.__getitem__), at)


def _boxes(scene: Scene, brush: Brush, speaker: Narrator) -> Iterator[BoxFigure]:
    """Yield the boxes in reading order."""
    described = box_words(scene, speaker)
    answers, replies = _neighbours(scene)
    for box in scene.geometry.boxes:
        frame = painted_frame(box.guise, (box.x, box.y, box.width, box.height), brush)
        blocks = text_blocks(box.paragraphs, INK, box.x, box.x + box.width)
        beside = tuple(trimmings(box, brush))
        if box.faded:
            frame, blocks = frame.faded, tuple(map(faded_block, blocks))
            beside = tuple(map(faded_part, beside))
        yield BoxFigure(
            id=f"box-{box.id}",
            claim=box.id,
            title=box.says.name,
            description=described[box.id],
            kind=box.guise.kind,
            says=box.says,
            found=scene.marks[box.id],
            frame=frame,
            blocks=blocks,
            setting=SETTING,
            trimmings=beside,
            answers=tuple(answers[box.id]),
            replies=tuple(replies[box.id]),
            faded=box.faded,
            refers=box.refers,
        )


Neighbours = Mapping[Id, dict[Id, None]]
"""Other claims of each claim, each once and in order."""


def _neighbours(scene: Scene) -> tuple[Neighbours, Neighbours]:
    """Return what each box answers, and what answers it.

    An undercut answers the box from which the step starts that it attacks.
    """
    answers = defaultdict[Id, dict[Id, None]](dict)
    replies = defaultdict[Id, dict[Id, None]](dict)
    bearers = starts(scene)
    for link in links_of_arrows(scene):
        answered = link.target
        if answered in bearers:
            # Of a step of several premises the first claim stands for all.
            answered = next(iter(bearers[answered]))
        for premise in bearers[link.id]:
            answers[premise][answered] = None
            replies[answered][premise] = None
    return answers, replies


def _captions(scene: Scene) -> Iterator[Sketch]:
    """Yield the free text.

    What is read from right to left begins at the right end of its longest line.
    """
    for count, caption in enumerate(scene.geometry.captions):
        runs = lines_of(caption.paragraphs)
        left, longest = runs[0].x, max(width(run.text, run.size, bold=run.bold) for run in runs)
        coat = FAINT if caption.faint else INK
        blocks = text_blocks(caption.paragraphs, coat, left, left + longest)
        yield Sketch(id=f"caption-{count}", kind=SketchKind.CAPTION, content=blocks)


def _judged(scene: Scene, words: Language) -> Iterator[Sketch]:
    """Yield the pills of what is found of each claim."""
    for box in scene.geometry.boxes:
        figure = mark_figure(box, scene.marks[box.id], words)
        if figure is not None:
            yield figure


def _tallies(scene: Scene, words: Language) -> Iterator[Sketch]:
    """Yield the tallies of the positions, a figure for each stance."""
    for spot in scene.geometry.tallies:
        mark = scene.marks[spot.position]
        if mark.tally is not None:
            told = tally_words(words, mark.tally, spot.stance, mark.whole)
            yield Sketch(
                id=f"tally-{spot.position}-{spot.stance.value}",
                kind=SketchKind.TALLY,
                claim=spot.position,
                title=told,
                content=(Text(INK, spot.x, spot.y, told, TALLY_SIZE, bold=True),),
            )


def tally_words(words: Language, tally: Tally, stance: Stance, whole: Tally | None = None) -> str:
    """Return one half of a tally as a picture writes it: how many reasons, and how many stand.

    Under a filter it is of the `whole`.
    """
    if stance is Stance.FOR:
        given = whole.reasons_for if whole else None
        reasons = of_which(words, tally.reasons_for, tally.for_standing, given)
        return words.say("tally", "for", reasons=reasons)
    given = whole.reasons_against if whole else None
    reasons = of_which(words, tally.reasons_against, tally.against_standing, given)
    return words.say("tally", "against", reasons=reasons)


def _supposed(scene: Scene, strip: Strip) -> Iterator[Sketch]:
    """Yield what is supposed, in words, so that a picture of a what-if says that it is one."""
    broken = _caption_lines(scene.caption, strip.width / strip.scale)
    lines = list[Text]()
    for number, words in enumerate(broken):
        baseline = LEGEND_GAP + CAPTION_SIZE + number * CAPTION_LEADING
        line = Text(INK, 0.0, baseline, words, CAPTION_SIZE, bold=True)
        lines.append(line.rescaled(strip.scale, (strip.x, strip.y)))
    if lines:
        block = TextBlock(scene.caption, tuple(lines))
        yield Sketch(id="supposition", kind=SketchKind.CAPTION, content=(block,))
