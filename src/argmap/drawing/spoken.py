"""A picture in words, for those who hear it: what a box says, and what supports, rebuts or undercuts what."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.graph import DebateGraph, Link
from argmap.model import Id, Relation
from argmap.reasoning.words import name
from argmap.scene import Scene
from argmap.view.perspective import Folded

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
    verb = "is" if link.relation is Relation.ABOUT and len(link.premises) == 1 else ""
    relation = f"{verb} {link.relation.value}".strip()
    return f"{premises} {relation} {target_words(graph, link.target)}"


def target_words(graph: DebateGraph, target: Id) -> str:
    """Return what a link's target is called: a claim, or the step from one claim to another."""
    if target in graph.claims:
        return name(graph.claims[target])
    link, onward = graph.links[target], graph.claim_of(target)
    return f"the step from {name(graph.claims[link.premises[0]])} to {name(graph.claims[onward])}"


def box_words(scene: Scene, claim: Id, folded: Folded) -> str:
    """Return what a box is and what answers it in the picture."""
    graph = scene.graph
    parts = [f"{graph.claims[claim].text.rstrip('.')}."]
    links = dict.fromkeys(arrow.link for arrow in scene.geometry.arrows)
    own = [graph.links[link] for link in links if claim in graph.links[link].premises]
    parts += [f"It {_verb(link)} {target_words(graph, link.target)}." for link in own]
    parts += _answers(graph, claim, [graph.links[link] for link in links])
    hidden = folded.supports + folded.objections + folded.remarks
    if hidden:
        parts.append(f"{hidden} more {'reply is' if hidden == 1 else 'replies are'} not shown.")
    return " ".join(parts)


def _verb(link: Link) -> str:
    """Return a relation as the verb after "It"."""
    return "is about" if link.relation is Relation.ABOUT else link.relation.value


def _answers(graph: DebateGraph, claim: Id, links: list[Link]) -> Iterator[str]:
    """Yield a sentence for each relation in which the claim is answered."""
    for relation, opening in ANSWERED.items():
        names = [
            name(graph.claims[p]) for link in links if _answered(graph, link, claim, relation) for p in link.premises
        ]
        if names:
            more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
            yield f"{opening} {'; '.join(names[:MOST_NAMED])}{more}."


def _answered(graph: DebateGraph, link: Link, claim: Id, relation: Relation) -> bool:
    """Say whether a link answers a claim, or a step that the claim takes, in this relation."""
    if link.relation is not relation:
        return False
    return link.target == claim or (link.target in graph.links and claim in graph.links[link.target].premises)
