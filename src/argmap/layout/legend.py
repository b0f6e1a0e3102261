"""The legend: one sample of each thing that occurs in a picture, and of nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from argmap.graph import DebateGraph, Stance
from argmap.model import Relation
from argmap.scene import Geometry, LegendEntry, Role, Sample, Shape
from argmap.view.perspective import Folded
from argmap.words.verdict import language, name

RELATIONS = {
    Relation.SUPPORTS: (Sample.SUPPORT, "supports"),
    Relation.REBUTS: (Sample.REBUTTAL, "rebuts"),
    Relation.UNDERCUTS: (Sample.UNDERCUT, "undercuts a step"),
    Relation.ABOUT: (Sample.ABOUT, "is about"),
}
STANCES = {Stance.FOR: "for", Stance.AGAINST: "against", Stance.BOTH: "both for and against"}


def legend(geometry: Geometry, graph: DebateGraph) -> tuple[LegendEntry, ...]:
    """Return the entries for what occurs: sides in the order of the positions, then relations, then the rest."""
    return (*_sides(geometry, graph), *_lines(geometry, graph))


def _sides(geometry: Geometry, graph: DebateGraph) -> Iterator[LegendEntry]:
    """Yield an entry for each hue and fill."""
    say = language(graph).say
    shown = {(box.hue, box.stance) for box in geometry.boxes if box.shape is Shape.CLAIM}
    for hue, root in enumerate(graph.roots):
        for stance, word in STANCES.items():
            if (hue, stance) in shown:
                yield LegendEntry(Sample.BOX, f"{say(word)} {name(graph.claims[root])}", Role(Shape.CLAIM, hue, stance))
    if (None, None) in shown:
        yield LegendEntry(Sample.BOX, say("takes no side"), Role(Shape.CLAIM))
    if any(box.shape is Shape.REMARK for box in geometry.boxes):
        yield LegendEntry(Sample.BOX, say("context"), Role(Shape.REMARK))


def _lines(geometry: Geometry, graph: DebateGraph) -> Iterator[LegendEntry]:
    """Yield an entry for each relation, for linked premises, and for counts of hidden replies."""
    say = language(graph).say
    relations = {arrow.relation for arrow in geometry.arrows}
    for relation, (sample, words) in RELATIONS.items():
        if relation in relations:
            yield LegendEntry(sample, say(words))
    if any(len(graph.links[joint.id].premises) > 1 for joint in geometry.joints):
        yield LegendEntry(Sample.JOINT, say("count together"))
    yield from _folded([box.folded for box in geometry.boxes], say)


def _folded(hidden: Sequence[Folded], say: Callable[[str], str]) -> Iterator[LegendEntry]:
    """Yield an entry that reads the counts of hidden replies, for the kinds of them that occur."""
    kinds = {
        "supports": Folded(supports=2) if any(each.supports for each in hidden) else None,
        "objections": Folded(objections=1) if any(each.objections for each in hidden) else None,
        "context": Folded(remarks=1) if any(each.remarks for each in hidden) else None,
    }
    occurring = {word: sample for word, sample in kinds.items() if sample}
    if occurring:
        words, sample = ", ".join(say(f"counted|{word}") for word in occurring), " ".join(map(str, occurring.values()))
        yield LegendEntry(Sample.FOLD, say("{kinds} not shown").format(kinds=words), text=sample)
