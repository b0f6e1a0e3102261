"""The samples of the key, each on its own, for a page that sets the key in its own letters.

A picture that is panned would carry its key out of sight; and what verdicts the badges stand for
follows the judgement, which the legend of a picture, part of its geometry, cannot.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.drawing.boxes import Brush, mark_figure
from argmap.drawing.contents import is_table
from argmap.drawing.figures import Figure
from argmap.drawing.key import ROW, legend_rows
from argmap.drawing.shapes import Pill, Text
from argmap.drawing.style import Style
from argmap.layout import CORNER
from argmap.reasoning import StepsDisputed, Verdict
from argmap.scene import Box, BoxKind, ClaimWords, Guise, Sample, Scene, Strip
from argmap.view import Mark
from argmap.words import Language, in_language, steps_meaning, verdict_meaning

GAP = 12.0
"""Between a sample and its words in a row of the legend."""
WIDE = Strip(0.0, 0.0, 100_000.0)
"""So wide that an entry always stands in the first row."""


@dataclass(frozen=True, slots=True)
class KeySample:
    """What a sign looks like, `width` points wide and `key.ROW` high, and what it means.

    `word` is what a badge says itself, by which a page finds what the badges of a box mean.
    """

    figure: Figure
    width: float
    meaning: str
    kind: str
    word: str = ""


def key_samples(scene: Scene, style: Style) -> tuple[KeySample, ...]:
    """Return the entries of a scene's legend, as its geometry has them."""
    brush = Brush(style.borders, stances=style.borders or is_table(scene))
    samples = list[KeySample]()
    for number, entry in enumerate(scene.legend):
        (row,) = legend_rows((entry,), WIDE, brush)
        # the sample with its sign, then the words, which a page sets itself
        words = [part for part in row.content if isinstance(part, Text)][-1]
        figure = type(row)(id=f"key-{number}", kind=row.kind, content=row.content[:-1])
        word = entry.text if entry.sample is Sample.FOLD else ""
        width = words.x - GAP
        samples.append(KeySample(figure, width, entry.words, entry.sample.value, word))
    return tuple(samples)


def badge_samples(scene: Scene) -> tuple[KeySample, ...]:
    """Return the badges that occur on the boxes of a scene, in the order of the verdicts."""
    words = in_language(scene.language)
    marks = [scene.marks[box.id] for box in scene.geometry.boxes]
    samples = list[KeySample]()
    occurring = {mark.verdict for mark in marks if not mark.unchallenged}
    occurring |= {mark.before for mark in marks}
    for verdict in Verdict:
        if verdict in occurring:
            shown = Mark(verdict)
            samples += _badge(shown, verdict_meaning(verdict, words), words)
    if any(mark.steps.disputed for mark in marks):
        samples += _badge(Mark(steps=StepsDisputed(1, 1)), steps_meaning(words), words)
    return tuple(samples)


def _badge(mark: Mark, means: str, words: Language) -> Iterator[KeySample]:
    """Yield the badge of a mark as it stands on a box, but that its left end is at 0."""
    # A box so placed that the middle line of its upper edge is that of a row.
    spot = Box(
        id="",
        guise=Guise(BoxKind.CLAIM),
        x=-CORNER,
        y=ROW / 2,
        width=0.0,
        height=0.0,
        paragraphs=(),
        says=ClaimWords("", "", ""),
        steps=(0.0, ROW / 2),
    )
    drawn = mark_figure(spot, mark, words)
    if drawn is None:
        return
    for pill in drawn.content:
        if isinstance(pill, Pill):
            yield KeySample(drawn, pill.frame.width, means, "badge", pill.words.text)
