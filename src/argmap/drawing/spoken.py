"""A picture in words, for those who hear it: what a box says, and what supports, rebuts or undercuts what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from argmap.graph import DebateGraph, Link
from argmap.model import Id, Relation
from argmap.scene import Scene
from argmap.view.perspective import Folded
from argmap.words.verdict import name

ANSWERED = {
    Relation.SUPPORTS: "Supported by",
    Relation.REBUTS: "Rebutted by",
    Relation.UNDERCUTS: "Undercut by",
    Relation.ABOUT: "Context:",
}
MOST_NAMED = 5


def relation_words(graph: DebateGraph, link: Link) -> str:
    """Return a link as a sentence without a full stop: "B rebuts A"."""
    premises = " with ".join(name(graph.claims[premise]) for premise in link.premises)
    return f"{premises} {_verb(link)} {target_words(graph, link.target)}"


def target_words(graph: DebateGraph, target: Id) -> str:
    """Return what a link's target is called: a claim, or the step from one claim to another."""
    if target in graph.claims:
        return name(graph.claims[target])
    link, onward = graph.links[target], graph.claim_of(target)
    return f"the step from {name(graph.claims[link.premises[0]])} to {name(graph.claims[onward])}"


def box_words(scene: Scene) -> Mapping[Id, str]:
    """Return what each box is and what answers it in the picture. O(boxes + links)."""
    graph = scene.graph
    answered, own = defaultdict[tuple[Id, Relation], list[str]](list), defaultdict[Id, list[str]](list)
    for id_ in dict.fromkeys(arrow.link for arrow in scene.geometry.arrows):
        link = graph.links[id_]
        claims = graph.links[link.target].premises if link.target in graph.links else (link.target,)
        for claim in claims:
            answered[claim, link.relation] += [name(graph.claims[premise]) for premise in link.premises]
        for premise in link.premises:
            own[premise].append(f"It {_verb(link)} {target_words(graph, link.target)}.")
    return {
        box.id: " ".join(
            (
                f"{graph.claims[box.id].text.rstrip('.')}.",
                *own[box.id],
                *(
                    _answers(opening, answered[box.id, relation])
                    for relation, opening in ANSWERED.items()
                    if answered[box.id, relation]
                ),
                *_hidden(box.folded),
            )
        )
        for box in scene.geometry.boxes
    }


def _verb(link: Link) -> str:
    """Return a relation as the verb after "It"."""
    return "is about" if link.relation is Relation.ABOUT else link.relation.value


def _answers(opening: str, names: Sequence[str]) -> str:
    """Return a sentence that names the first few answers."""
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f"{opening} {'; '.join(names[:MOST_NAMED])}{more}."


def _hidden(folded: Folded) -> Iterator[str]:
    """Yield how many replies a picture does not show."""
    hidden = folded.supports + folded.objections + folded.remarks
    if hidden:
        yield f"{hidden} more {'reply is' if hidden == 1 else 'replies are'} not shown."
