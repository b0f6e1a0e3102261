"""The samples of the key, each on its own, for a page that sets the key in its own letters.

A picture that is panned would carry its key out of sight; and what verdicts the badges stand for
follows the judgement, which the legend of a picture, part of its geometry, cannot.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from argmap.drawing.boxes import Brush, badge_pill
from argmap.drawing.contents import is_table
from argmap.drawing.figures import Figure, Sketch, SketchKind
from argmap.drawing.key import ROW, legend_rows
from argmap.drawing.shapes import Text
from argmap.drawing.style import Style
from argmap.reasoning import StepsDisputed, Verdict
from argmap.scene import LegendEntry, Sample, Scene, Strip
from argmap.view import Mark
from argmap.words import full_badge, in_language, step_badge, steps_meaning, verdict_meaning

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
    samples = list[KeySample]()
    for number, entry in enumerate(_badges(scene)):
        pill = badge_pill(entry.mark or Mark(), entry.text, (0.0, ROW / 2))
        figure = Sketch(id=f"badge-{number}", kind=SketchKind.MARK, content=(pill,))
        samples.append(KeySample(figure, pill.frame.width, entry.words, "badge", entry.text))
    return tuple(samples)


def explained(scene: Scene) -> Scene:
    """Return a picture whose legend also tells what the badges on its boxes mean.

    For whoever takes a picture away as it is: what may be judged anew keeps them out of its legend.
    """
    return replace(scene, legend=(*scene.legend, *_badges(scene)))


def _badges(scene: Scene) -> Iterator[LegendEntry]:
    """Yield an entry for each badge that occurs on the boxes of a scene."""
    words = in_language(scene.language)
    marks = [scene.marks[box.id] for box in scene.geometry.boxes]
    occurring = {mark.verdict for mark in marks if not mark.unchallenged}
    occurring |= {mark.before for mark in marks}
    for verdict in Verdict:
        if verdict in occurring:
            word, means = full_badge(verdict, words).word, verdict_meaning(verdict, words)
            yield LegendEntry(Sample.FOLD, means, text=word, mark=Mark(verdict))
    disputed = StepsDisputed(1, 1)
    found = step_badge(disputed, words)
    if found and any(mark.steps.disputed for mark in marks):
        mark = Mark(steps=disputed)
        yield LegendEntry(Sample.FOLD, steps_meaning(words), text=found.word, mark=mark)
