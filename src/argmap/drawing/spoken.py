"""A picture in words, for those who hear it: what a box says, and what supports, rebuts or undercuts what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from argmap.graph import DebateGraph, Link
from argmap.model import Claim, Id, Relation
from argmap.scene import Scene
from argmap.view.perspective import Folded
from argmap.words import Form, Language, conclusion, language, name, one_stop, relation

MOST_NAMED = 5


def relation_words(graph: DebateGraph, link: Link) -> str:
    """Return a link as a sentence without a full stop: "B rebuts A"."""
    words = language(graph)
    *others, last = (_named(graph, premise) for premise in link.premises)
    for other in reversed(others):
        last = words.say("alt", "with", premises=other, last=last)
    return relation(words, link.relation, Form.SENTENCE, premises=last, target=target_words(graph, link.target))


def target_words(graph: DebateGraph, target: Id) -> str:
    """Return what a link's target is called: a claim, or the step from one claim to another."""
    if target in graph.claims:
        return _named(graph, target)
    step = graph.links[target]
    start, end = _named(graph, step.premises[0]), _named(graph, conclusion(graph, step)[0])
    return language(graph).say("alt", "step", start=start, end=end)


def _named(graph: DebateGraph, claim: Id) -> str:
    """Return a claim's name as a sentence sets it off."""
    return language(graph).say("alt", "named", name=name(graph.claims[claim]))


def box_words(scene: Scene) -> Mapping[Id, str]:
    """Return what there is to say of each box beside its name: its text and what answers it in the picture.

    A text that is the name is left out, or it would be heard twice. O(boxes + links).
    """
    graph = scene.graph
    words = language(graph)
    answered, own = defaultdict[tuple[Id, Relation], list[str]](list), defaultdict[Id, list[str]](list)
    for id_ in dict.fromkeys(arrow.link for arrow in scene.geometry.arrows):
        link = graph.links[id_]
        whose = graph.links[link.target].premises if link.target in graph.links else (link.target,)
        for answered_claim in whose:
            answered[answered_claim, link.relation] += [name(graph.claims[premise]) for premise in link.premises]
        step = relation(words, link.relation, Form.OWN, target=target_words(graph, link.target))
        for premise in link.premises:
            own[premise].append(step)
    told = dict[Id, str]()
    for box in scene.geometry.boxes:
        replies = (_answers(words, each, answered[box.id, each]) for each in Relation if answered[box.id, each])
        claim = graph.claims[box.id]
        text = claim.text.rstrip(".")
        whole = () if text == name(claim) else (f"{text}.",)
        told[box.id] = one_stop(" ".join((*whole, *own[box.id], *replies, *_hidden(words, box.folded))))
    return told


def heard(claim: Claim, description: str) -> str:
    """Return a box in one text, for formats that have no second place for its name: its name and its description.

    A name that is only the beginning of the text is left out: the description begins with all of it.
    """
    called = name(claim)
    shortened = not claim.label and called != claim.text.rstrip(".")
    return description if shortened else one_stop(f"{called}. {description}".rstrip())


def _answers(words: Language, kind: Relation, names: Sequence[str]) -> str:
    """Return a sentence that names the first few answers."""
    row = "; ".join(names[:MOST_NAMED])
    if len(names) > MOST_NAMED:
        row = words.say("alt", "and-more", names=row, more=len(names) - MOST_NAMED)
    return relation(words, kind, Form.ANSWERED, names=row)


def _hidden(words: Language, folded: Folded) -> Iterator[str]:
    """Yield how many replies a picture does not show."""
    hidden = folded.supports + folded.objections + folded.remarks
    if hidden:
        yield words.say("alt", "hidden", count=hidden)
