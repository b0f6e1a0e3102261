"""What a page without a server has to know ahead: pictures with their marks, and what changes if a claim falls."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from argmap.drawing.boxes import verdict_pill
from argmap.drawing.drawing import tally_words
from argmap.drawing.shapes import Group
from argmap.drawing.style import STYLES, Look
from argmap.graph import Stance
from argmap.model import Id
from argmap.reasoning.judgement import Judgement, Verdict
from argmap.reasoning.relabelling import IN, Labels
from argmap.reasoning.revision import Change, Revision, WhatIf
from argmap.scene import Box, Scene
from argmap.view.perspective import Mark
from argmap.webmap.payload import group_json, label, payload
from argmap.words import full_badge, language, name

UNCHALLENGED = "unchallenged"
MOST_NAMED = 3


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


@dataclass(frozen=True)
class Fallen:
    """What changes in a judged debate if one claim falls, for each of some claims.

    `states` holds the new state of every claim whose state changes, the claim itself included; `tallies` the words of
    every tally that changes, by the id of its group in a drawing.
    """

    judgement: Judgement
    states: Mapping[Id, Mapping[Id, str]]
    tallies: Mapping[Id, Mapping[str, str]]

    @cached_property
    def gained(self) -> Mapping[Id, tuple[str, ...]]:
        """The states that each claim gets when some claim falls, sorted."""
        found = defaultdict[Id, set[str]](set)
        for changed in self.states.values():
            for claim, code in changed.items():
                found[claim].add(code)
        return {claim: tuple(sorted(codes)) for claim, codes in found.items()}

    def changes(self) -> dict[Id, Any]:
        """Return for each claim what changes when it falls: states, tallies, and a sentence that counts the states."""
        return {
            fell: {"states": changed, "tallies": self.tallies[fell], "sentence": self._told(fell)}
            for fell, changed in self.states.items()
        }

    def _told(self, fell: Id) -> str:
        """Return how many verdicts change, in words."""
        claims, words = self.judgement.graph.claims, language(self.judgement.graph)
        changed = [claim for claim in self.states[fell] if claim != fell]
        head = words.say("alt", "supposed-fallen", name=name(claims[fell]))
        if not changed:
            return f"{head} {words.say('alt', 'no-other-verdict')}"
        names = "; ".join(name(claims[claim]) for claim in changed[:MOST_NAMED])
        if len(changed) > MOST_NAMED:
            names = words.say("alt", "and-more", names=names, more=len(changed) - MOST_NAMED)
        return f"{head} {words.say('alt', 'other-verdicts', count=len(changed), names=names)}"

    def pills(self, scene: Scene) -> dict[Id, dict[str, Any]]:
        """Return the pills that the boxes of a picture get when some claim falls, by claim and state."""
        drawn = {
            box.id: {code: group for code in self.gained.get(box.id, ()) if (group := _pill(box, code, scene))}
            for box in scene.geometry.boxes
        }
        return {claim: groups for claim, groups in drawn.items() if groups}

    def labels(self) -> dict[Id, dict[str, str]]:
        """Return what a screen reader says of a claim in each state that it gets when some claim falls."""
        graph = self.judgement.graph
        return {
            claim: {code: label(graph, claim, _mark(code)) for code in codes} for claim, codes in self.gained.items()
        }


def fallen(judgement: Judgement, claims: Iterable[Id]) -> Fallen:
    """Return what changes if each of the claims falls that is not set aside already. O(claims x what each leads to)."""
    supposed = judgement.supposition
    what_if, tallied = WhatIf(judgement), _tallied(judgement)
    states, tallies = dict[Id, Mapping[Id, str]](), dict[Id, Mapping[str, str]]()
    for claim in claims:
        if claim not in supposed.without and claim not in supposed.accept:
            found = what_if.labels([Revision(claim, Change.WITHOUT)])
            own = {claim: Verdict.SWITCHED_OFF.value} if claim in judgement.verdicts else {}
            others = what_if.verdicts(found, besides=(claim,))
            states[claim] = own | {id_: _state(judgement, id_, verdict) for id_, verdict in others.items()}
            turned = dict.fromkeys(position for node in found.changed for position in tallied.get(node, ()))
            tallies[claim] = {id_: words for position in turned for id_, words in _tally(judgement, position, found)}
    return Fallen(judgement, states, tallies)


def _state(judgement: Judgement, claim: Id, verdict: Verdict) -> str:
    """Return a verdict as its code, `unchallenged` for a claim that stands because nobody has objected."""
    objected = judgement.flattening.objections(judgement.flattening.number[claim])
    return UNCHALLENGED if verdict is Verdict.STANDS and not objected else verdict.value


def _tallied(judgement: Judgement) -> Mapping[int, list[Id]]:
    """Return for each argument the positions whose tallies count it."""
    found = defaultdict[int, list[Id]](list)
    for position in judgement.graph.positions:
        for link in judgement.graph.replies(position):
            found[judgement.node(link)].append(position)
    return found


def _tally(judgement: Judgement, position: Id, found: Labels) -> Iterator[tuple[str, str]]:
    """Yield both halves of a position's tally under other labels, by the ids of their groups."""
    tally = judgement.tally(position, lambda node: found[node] == IN)
    for stance in (Stance.FOR, Stance.AGAINST):
        yield f"tally-{position}-{stance}", tally_words(judgement.graph, tally, stance)


def badges(judgement: Judgement) -> dict[str, str]:
    """Return every state in a glyph and a word, as a page writes them."""
    words, found = language(judgement.graph), {UNCHALLENGED: ""}
    for verdict in Verdict:
        shown = full_badge(verdict, words)
        found[verdict.value] = f"{shown.glyph} {shown.word}"
    return found


def _mark(code: str) -> Mark:
    """Return the mark of a state."""
    return Mark(Verdict.STANDS, unchallenged=True) if code == UNCHALLENGED else Mark(Verdict(code))


def _pill(box: Box, code: str, scene: Scene) -> dict[str, Any] | None:
    """Return the pill of a box in a state, None where none is drawn."""
    shapes = tuple(verdict_pill(box, _mark(code), scene.graph))
    return group_json(Group(f"mark-{box.id}", "mark", shapes, box.id)) if shapes else None
