"""The legend: one sample of each thing that occurs in a picture, and of nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from argmap.graph import DebateGraph, Stance
from argmap.model import Relation
from argmap.scene import BoxKind, Geometry, Guise, LegendEntry, Sample
from argmap.view import Folded
from argmap.words import Form, Language, language, name, relation


def legend(geometry: Geometry, graph: DebateGraph) -> tuple[LegendEntry, ...]:
    """Return the entries for what occurs: sides in the order of positions, relations, the rest."""
    return (*_sides(geometry, graph), *_lines(geometry, graph))


def _sides(geometry: Geometry, graph: DebateGraph) -> Iterator[LegendEntry]:
    """Yield an entry for each hue and fill."""
    words = language(graph)
    # whoever is faded is explained as such
    shown = {box.guise for box in geometry.boxes if not box.faded}
    for hue, root in enumerate(graph.roots):
        for stance in Stance:
            guise = Guise(BoxKind.CLAIM, hue, stance)
            if guise in shown:
                side = _side(words, stance, name(graph.claims[root]))
                yield LegendEntry(Sample.BOX, side, guise)
    yield from _sideless(geometry, shown, words)


def _sideless(
    geometry: Geometry, shown: Collection[Guise], words: Language
) -> Iterator[LegendEntry]:
    """Yield an entry for each look that tells no side."""
    neutral, remark = Guise(BoxKind.CLAIM), Guise(BoxKind.REMARK)
    if neutral in shown:
        yield LegendEntry(Sample.BOX, words.say("picture", "takes-no-side"), neutral)
    if remark in shown:
        yield LegendEntry(Sample.BOX, words.say("picture", "context"), remark)
    if any(box.faded for box in geometry.boxes):
        yield LegendEntry(Sample.BOX, words.say("picture", "sibling"), neutral, faded=True)
    if any(box.refers for box in geometry.boxes):
        reference = Guise(BoxKind.REFERENCE)
        yield LegendEntry(Sample.BOX, words.say("picture", "reference"), reference)


def _side(words: Language, stance: Stance, position: str) -> str:
    """Return for or against what a box speaks."""
    match stance:
        case Stance.FOR:
            return words.say("picture", "for", position=position)
        case Stance.AGAINST:
            return words.say("picture", "against", position=position)
        case Stance.BOTH:
            return words.say("picture", "both", position=position)


def _lines(geometry: Geometry, graph: DebateGraph) -> Iterator[LegendEntry]:
    """Yield an entry for each relation, for linked premises, and for counts of hidden replies."""
    words = language(graph)
    shown = {arrow.relation for arrow in geometry.arrows}
    for each in Relation:
        if each in shown:
            yield LegendEntry(Sample.LINE, relation(words, each, Form.LEGEND), relation=each)
    if any(len(graph.links[joint.id].premises) > 1 for joint in geometry.joints):
        yield LegendEntry(Sample.JOINT, words.say("picture", "count-together"))
    yield from _folded([box.folded for box in geometry.boxes], words)


def _folded(hidden: Sequence[Folded], words: Language) -> Iterator[LegendEntry]:
    """Yield an entry that reads the counts of hidden replies, for the kinds of them that occur."""
    kinds = dict[str, Folded]()
    if any(each.supports for each in hidden):
        kinds[words.say("picture", "counted-supports")] = Folded(supports=2)
    if any(each.objections for each in hidden):
        kinds[words.say("picture", "counted-objections")] = Folded(objections=1)
    if any(each.remarks for each in hidden):
        kinds[words.say("picture", "counted-context")] = Folded(remarks=1)
    if kinds:
        sample = " ".join(map(str, kinds.values()))
        meaning = words.say("picture", "not-shown", kinds=", ".join(kinds))
        yield LegendEntry(Sample.FOLD, meaning, text=sample)
