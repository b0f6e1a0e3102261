"""What a page without a server has to know ahead: pictures with their marks, and what changes if a claim falls."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from argmap.drawing.boxes import verdict_pill
from argmap.drawing.drawing import tally_words
from argmap.drawing.shapes import Group
from argmap.drawing.style import STYLES, Look
from argmap.graph import Stance
from argmap.model import Id
from argmap.reasoning.judge import judge
from argmap.reasoning.judgement import Judgement, Verdict
from argmap.reasoning.words import language, name
from argmap.scene import Scene
from argmap.view.perspective import Mark
from argmap.webmap.payload import group_json, label, payload

UNCHALLENGED = "unchallenged"

Fallen = Mapping[Id, Judgement]
"""The judgements of a debate in which one claim each has fallen, by that claim."""


def drawing_and_marks(scene: Scene, look: Look | None = None, *, legend: bool = True) -> dict[str, Any]:
    """Return a picture in the two parts that the map takes: what stays, and what a new judgement changes.

    Without a `look` it follows the page, light or dark.
    """
    looks = {"light": look or Look.LIGHT, "dark": look or Look.DARK}
    drawn = {tone: payload(scene, STYLES[each], legend=legend) for tone, each in looks.items()}
    light = drawn["light"]
    return {
        "drawing": {
            "geometry": light["geometry"],
            "styles": {tone: each["style"] for tone, each in drawn.items()},
            "focus": [entry.claim for entry in scene.outline.entries],
            "title": light["title"],
            "description": light["description"],
        },
        "marks": {"key": light["geometry"]["key"], "groups": light["marks"]["groups"], "labels": light["labels"]},
    }


def fallen(judgement: Judgement, claims: Iterable[Id]) -> Fallen:
    """Return the judgement without each of the claims that is not set aside already. O(claims x debate)."""
    supposed = judgement.supposition
    aside = {*supposed.without, *supposed.accept}
    return {
        claim: judge(judgement.graph, replace(supposed, without=(*supposed.without, claim)))
        for claim in claims
        if claim not in aside
    }


def changes(judgement: Judgement, others: Fallen) -> dict[Id, Any]:
    """Return for each claim what changes when it falls: states, tallies, and a sentence that counts the states."""
    return {claim: _change(judgement, claim, other) for claim, other in others.items()}


def _change(judgement: Judgement, claim: Id, other: Judgement) -> dict[str, Any]:
    states = {id_: state(other, id_) for id_ in other.verdicts if state(other, id_) != state(judgement, id_)}
    tallies = {
        f"tally-{position}-{stance}": tally_words(judgement.graph, tally, stance)
        for position, tally in other.tallies.items()
        for stance in (Stance.FOR, Stance.AGAINST)
        if tally != judgement.tallies[position]
    }
    return {"states": states, "tallies": tallies, "sentence": _told(judgement, claim, states)}


def state(judgement: Judgement, claim: Id) -> str:
    """Return the verdict of a claim as its code, `unchallenged` for one that stands because nobody has objected."""
    return UNCHALLENGED if claim in judgement.unchallenged else judgement.verdicts[claim].value


def _told(judgement: Judgement, claim: Id, states: Iterable[Id]) -> str:
    """Return how many verdicts change, in words."""
    changed = [id_ for id_ in states if id_ != claim]
    names = [name(judgement.graph.claims[id_]) for id_ in changed[:3]]
    head = f"Suppose that this fell: {name(judgement.graph.claims[claim])}."
    if not changed:
        return f"{head} No other verdict would change."
    more = f" and {len(changed) - len(names)} more" if len(changed) > len(names) else ""
    verdict = "verdict changes" if len(changed) == 1 else "verdicts change"
    return f"{head} {len(changed)} other {verdict}: {'; '.join(names)}{more}."


def pills(scene: Scene, judgement: Judgement, others: Fallen) -> dict[Id, dict[str, Any]]:
    """Return the pills that the boxes of a picture get when some claim falls, by claim and state."""
    frames = {box.id: box for box in scene.geometry.boxes}
    found = defaultdict[Id, dict[str, Any]](dict)
    for claim, code, mark in _marks(judgement, others):
        if claim in frames and (shapes := tuple(verdict_pill(frames[claim], mark, scene.graph))):
            found[claim][code] = group_json(Group(f"mark-{claim}", "mark", shapes, claim))
    return dict(found)


def labels(judgement: Judgement, others: Fallen) -> dict[Id, dict[str, str]]:
    """Return what a screen reader says of a claim in each state that it gets when some claim falls."""
    found = defaultdict[Id, dict[str, str]](dict)
    for claim, code, mark in _marks(judgement, others):
        found[claim][code] = label(judgement.graph, claim, mark)
    return dict(found)


def badges(judgement: Judgement) -> dict[str, str]:
    """Return every state in a glyph and a word, as a page writes them."""
    words = language(judgement.graph).badges
    return {UNCHALLENGED: "", **{verdict.value: " ".join(words[verdict]) for verdict in Verdict}}


def _marks(judgement: Judgement, others: Fallen) -> Iterator[tuple[Id, str, Mark]]:
    """Yield each claim with each state that it gets when some claim falls, once."""
    seen = {(claim, state(judgement, claim)) for claim in judgement.verdicts}
    for other in others.values():
        for claim, verdict in other.verdicts.items():
            code = state(other, claim)
            if (claim, code) not in seen:
                seen.add((claim, code))
                yield claim, code, Mark(verdict, unchallenged=code == UNCHALLENGED)
