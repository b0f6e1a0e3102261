"""What a page without a server has to know ahead.

Pictures with their marks, and what changes if a claim falls.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Any

from argmap.drawing import (
    STYLES,
    KeySample,
    Look,
    badge_samples,
    claim_announcement,
    drawing,
    is_table,
    key_samples,
    other_marks,
    tally_words,
)
from argmap.graph import Stance
from argmap.model import Id, Relation
from argmap.reasoning import (
    IN,
    Change,
    Judgement,
    Labels,
    Revision,
    StepsDisputed,
    Verdict,
    WhatIf,
    answered_under,
    steps_disputed,
)
from argmap.scene import Scene
from argmap.view import Mark
from argmap.webmap.payloads import figure_json, picture_json, style_json
from argmap.words import Language, badge, language, name, one_stop, step_badge, tag_of

UNCHALLENGED = "unchallenged"
OUT = frozenset(
    {Verdict.UNANSWERED, Verdict.REASONS_FELL, Verdict.SWITCHED_OFF, Verdict.OUT_OF_CASE}
)
"""The verdicts of claims that are out, of whose steps nothing is said."""
MOST_NAMED = 3


def drawing_and_marks(scene: Scene, look: Look | None = None) -> dict[str, Any]:
    """Return a picture in the two parts that the map takes.

    What stays, and what a new judgement changes.

    Without a `look` it follows the page, light or dark. The key comes as samples beside the
    picture, so that it stays in view whatever part of the picture does.
    """
    light, dark = STYLES[look or Look.LIGHT], STYLES[look or Look.DARK]
    drawn = drawing(scene, light, legend=False)
    shown = picture_json(drawn, light)
    signs, badges = key_samples(scene, light), badge_samples(scene)
    samples = [sample.figure for sample in (*signs, *badges)]
    return {
        "drawing": {
            "geometry": shown["geometry"],
            "styles": {
                "light": style_json(drawn, light, samples),
                "dark": style_json(drawn, dark, samples),
            },
            # an overview is about all positions, and none of them is in the middle
            "focus": [] if is_table(scene) else list(scene.focus),
            "lang": tag_of(scene.language),
            "title": drawn.title,
            "description": drawn.description,
            "key": [_sample_json(sample) for sample in signs],
        },
        "marks": {
            "key": drawn.key,
            "groups": shown["marks"]["groups"],
            "labels": shown["labels"],
            "badges": [_sample_json(sample) for sample in badges],
        },
    }


def _sample_json(sample: KeySample) -> dict[str, Any]:
    """Return a sample of the key as a page sets it."""
    return {
        "kind": sample.kind,
        "word": sample.word,
        "meaning": sample.meaning,
        "width": sample.width,
        "shapes": figure_json(sample.figure)["shapes"],
    }


@dataclass(frozen=True)
class Fallen:
    """What changes in a judged debate if one claim falls, for each of some claims.

    `states` holds the new state of every claim whose state changes, the claim itself included;
    `tallies` the words of every tally that changes, by the id of its group in a drawing.
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
        """Return for each claim what changes when it falls.

        States, tallies, and a sentence that counts the states.
        """
        return {
            fell: {"states": changed, "tallies": self.tallies[fell], "sentence": self._told(fell)}
            for fell, changed in self.states.items()
        }

    def _told(self, fell: Id) -> str:
        """Return how many verdicts change, in words."""
        claims, words = self.judgement.graph.claims, language(self.judgement.graph)
        changed = [
            claim
            for claim, code in self.states[fell].items()
            if claim != fell and self._turned(claim, code)
        ]
        head = words.say("alt", "supposed-fallen", name=name(claims[fell]))
        if not changed:
            return one_stop(f"{head} {words.say('alt', 'no-other-verdict')}")
        names = "; ".join(name(claims[claim]) for claim in changed[:MOST_NAMED])
        if len(changed) > MOST_NAMED:
            names = words.say("alt", "and-more", names=names, more=len(changed) - MOST_NAMED)
        return one_stop(
            f"{head} {words.say('alt', 'other-verdicts', count=len(changed), names=names)}"
        )

    def _turned(self, claim: Id, code: str) -> bool:
        """Say whether a state has another verdict than the claim now, whatever its steps."""
        return _verdict(code) is not self.judgement.verdicts[claim]

    def pills(self, scene: Scene) -> dict[Id, dict[str, Any]]:
        """Return the pills that the boxes of a picture get when claims fall, by claim and state."""

        def states(claim: Id, present: Collection[Id]) -> dict[str, Mark]:
            """Return the marks that a claim may get, as far as its steps are in the picture."""
            answers = enumerate(self.judgement.graph.answers(claim))
            shown = [number for number, link in answers if link.target in present]
            return {code: _mark(code, shown) for code in self.gained.get(claim, ())}

        drawn = dict[Id, dict[str, Any]]()
        for claim, pills in other_marks(scene, states).items():
            drawn[claim] = {
                # The label of the box tells it already.
                code: figure_json(replace(pill, title=""))
                for code, pill in pills.items()
            }
        return drawn

    def labels(self) -> dict[Id, dict[str, str]]:
        """Return what a screen reader says of a claim in each state that it may get."""
        graph = self.judgement.graph
        labels = dict[Id, dict[str, str]]()
        for claim, codes in self.gained.items():
            labels[claim] = {code: claim_announcement(graph, claim, _mark(code)) for code in codes}
        return labels

    def badges(self) -> dict[str, str]:
        """Return every state that occurs in glyphs and words, as a page writes them."""
        words = language(self.judgement.graph)
        states = [
            UNCHALLENGED,
            *(verdict.value for verdict in Verdict),
            *chain(*self.gained.values()),
        ]
        return {code: _badges(_mark(code), words) for code in dict.fromkeys(states)}


def _hanging_on(changed: Iterable[int], table: Mapping[int, Sequence[Id]]) -> Iterator[Id]:
    """Return what a table names for each node that has changed."""
    return chain.from_iterable(table.get(node, ()) for node in changed)


def falls(judgement: Judgement, claims: Iterable[Id]) -> Fallen:
    """Return what changes if each of the claims falls that is not set aside already.

    O(claims x what each leads to).
    """
    supposed = {*judgement.supposition.without, *judgement.supposition.accept}
    what_if = WhatIf(judgement)
    tallied = _tallied(judgement)
    undercut = _undercut(judgement)
    states = dict[Id, dict[Id, str]]()
    tallies = dict[Id, Mapping[str, str]]()
    for claim in claims:
        # It is off already, or accepted come what may: it cannot fall.
        if claim in supposed:
            continue
        found = what_if.labels([Revision(claim, Change.WITHOUT)])
        others = what_if.verdicts(found, besides=(claim,))
        # a claim may keep its verdict while another of its steps is disputed
        cut = _hanging_on(found.changed, undercut)
        after = {id_: judgement.verdicts[id_] for id_ in cut} | others
        states[claim] = dict(_new_states(judgement, after, found, others))
        if claim in judgement.verdicts:
            states[claim][claim] = Verdict.SWITCHED_OFF.value
        turned = _hanging_on(found.changed, tallied)
        halves = (_tally(judgement, position, found) for position in dict.fromkeys(turned))
        tallies[claim] = dict(chain.from_iterable(halves))
    return Fallen(judgement, states, tallies)


def _new_states(
    judgement: Judgement, after: Mapping[Id, Verdict], found: Labels, others: Collection[Id]
) -> Iterator[tuple[Id, str]]:
    """Yield the claims whose state changes, with the new one.

    The verdict has changed of `others`, of the rest only which of its steps are disputed.
    """
    for claim, verdict in after.items():
        code = _state(judgement, claim, verdict, found)
        if claim in others or _moved(judgement, claim, code):
            yield claim, code


def _state(judgement: Judgement, claim: Id, verdict: Verdict, found: Labels) -> str:
    """Return a verdict as its code.

    It is `unchallenged` for a claim that stands and that nothing there objects to directly.

    After it come the numbers of the claim's steps that are disputed, and how many it has: `stands
    0,2/3`.
    """
    quiet = verdict is Verdict.STANDS and not answered_under(judgement, found, claim)
    code = UNCHALLENGED if quiet else verdict.value
    if verdict in OUT:
        return code
    steps = list(judgement.graph.answers(claim))
    disputed = []
    for number, step in enumerate(steps):
        undercuts = judgement.objections(step.id)
        if any(found[judgement.node(undercut)] == IN for undercut in undercuts):
            disputed.append(str(number))
    if not disputed:
        return code
    return f"{code} {','.join(disputed)}/{len(steps)}"


def _moved(judgement: Judgement, claim: Id, code: str) -> bool:
    """Say whether other steps of a claim are disputed in a state than are now."""
    now = []
    for number, step in enumerate(judgement.graph.answers(claim)):
        if steps_disputed(judgement, claim, (step.id,)).disputed:
            now.append(number)
    return now != _disputed(code)


def _disputed(code: str) -> list[int]:
    """Return the numbers of the steps that are disputed in a state."""
    numbers = code.partition(" ")[2].partition("/")[0]
    if not numbers:
        return []
    return list(map(int, numbers.split(",")))


def _verdict(code: str) -> Verdict:
    """Return the verdict of a state."""
    named = code.partition(" ")[0]
    if named == UNCHALLENGED:
        return Verdict.STANDS
    return Verdict(named)


def _undercut(judgement: Judgement) -> Mapping[int, list[Id]]:
    """Return for each argument the claims whose steps it undercuts."""
    found = defaultdict[int, list[Id]](list)
    for link in judgement.graph.reasoned:
        if link.relation is Relation.UNDERCUTS:
            premises = judgement.graph.links[link.target].premises
            judged = [claim for claim in premises if claim in judgement.verdicts]
            found[judgement.node(link)] += judged
    return found


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
        yield f"tally-{position}-{stance}", tally_words(language(judgement.graph), tally, stance)


def _badges(mark: Mark, words: Language) -> str:
    """Return the badges of a mark in a row."""
    shown = [step_badge(mark.steps, words)]
    if mark.verdict:
        shown.insert(0, badge(mark.verdict, mark.unchallenged, words))
    return " ".join(f"{each.glyph} {each.word}" for each in shown if each)


def _mark(code: str, shown: Collection[int] | None = None) -> Mark:
    """Return the mark of a state, in a picture that shows all of the claim's steps or some."""
    total = int(code.rpartition("/")[2]) if "/" in code else 0
    seen = range(total) if shown is None else shown
    steps = StepsDisputed(sum(number in seen for number in _disputed(code)), len(seen))
    return Mark(_verdict(code), unchallenged=code.partition(" ")[0] == UNCHALLENGED, steps=steps)
