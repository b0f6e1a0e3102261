"""A why-tree in plain sentences, line by line, for a reader who knows nothing of labellings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, pairwise
from typing import Literal, NamedTuple, TypeAlias

from argmap.graph import Link
from argmap.model import Id, Relation
from argmap.reasoning import (
    Because,
    Cause,
    Explanation,
    Judgement,
    Verdict,
    lost_reason,
    undercut_steps,
)
from argmap.words.languages import language
from argmap.words.lines import Line
from argmap.words.names import conclusion, joint_name, link_cites, link_name, name, quoted_name
from argmap.words.verdict import aside_sentence, badges, sentence

Lead: TypeAlias = Literal[
    "answer",
    "objection",
    "open-objection",
    "open-step-objection",
    "reason",
    "rests",
    "step-answer",
    "step-objection",
]
"""How a line says what its claim is to the line above."""
MOST_LINES = 200
DEEPEST = 12


def why_lines(
    why: Explanation, *, most: int = MOST_LINES, deepest: int = DEEPEST
) -> tuple[Line, ...]:
    """Return an explanation as indented lines, the claim and its verdict first.

    An argument that was told before is only named. Below `deepest` levels, or after `most` lines, a
    last line says how many more there are.
    """
    judgement = why.judgement
    said = sentence(judgement, why.claim)
    words = language(judgement.graph)
    called = name(judgement.graph.claims[why.claim])
    head = words.say("why", "head", name=called, sentence=said.text)
    lines = [Line(0, head, tuple(dict.fromkeys((why.claim, *said.cites))))]
    if why.roots:
        tree = _Tree(why, deepest)
        lines += islice(tree.lines(), most - 1)
        # an argument may take several lines, or none where lines ran out: counted is who was named
        left_out = len(why.tree) - len(tree.named)
    else:
        rest = tuple(_flat(why))
        lines += rest[: most - 1]
        left_out = len(rest) - len(lines) + 1
    fallen = (*_fallen(why), *_answered_steps(why))
    room = max(most - len(lines), 0)
    lines += fallen[:room]
    left_out += len(fallen[room:])
    if left_out:
        lines.append(Line(1, words.say("why", "left-out", count=left_out)))
    return tuple(lines)


def _flat(why: Explanation) -> Iterator[Line]:
    """Yield what is undecided about a claim, its circle, or the reasons of a position."""
    judgement, graph = why.judgement, why.judgement.graph
    words = language(graph)
    for id_ in why.undecided:
        link = graph.links[id_]
        key = "undecided-objection"
        if link.relation is Relation.SUPPORTS:
            key = "undecided-reason"
        yield Line(
            1, words.say("why", key, name=link_name(judgement, link)), link_cites(judgement, link)
        )
    for one, reason in pairwise(why.circle):
        text = words.say(
            "why", "in-circle", name=name(graph.claims[one]), reason=name(graph.claims[reason])
        )
        yield Line(1, text, (one, reason))
    if why.claim not in judgement.verdicts:
        yield from _reasons(why)


def _fallen(why: Explanation) -> Iterator[Line]:
    """Yield the reasons that do not carry a claim, and below each who objects to it.

    A claim that stands or goes in a circle has others that do.

    Where no reason stands, the tree tells them.
    """
    judgement, graph = why.judgement, why.judgement.graph
    verdict = judgement.verdicts.get(why.claim)
    if verdict not in {Verdict.STANDS, Verdict.CIRCULAR}:
        return
    for reason in why.lost:
        link = graph.links[reason.link]
        if verdict is Verdict.CIRCULAR and judgement.undecided(link):
            continue  # it is the circle, which is told above
        text = _badged(judgement, link.premises, joint_name(graph, link.premises))
        yield Line(1, language(graph).say("why", "fallen-reason", name=text), link.premises)
        for because in reason.causes:
            yield from _objections(judgement, link, because)


def _answered_steps(why: Explanation) -> Iterator[Line]:
    """Yield the objections to a claim's steps that do not stand, and below each who objects to it.

    Those that stand the head names; of these it only says how many there were.
    """
    judgement, graph = why.judgement, why.judgement.graph
    for step in undercut_steps(judgement, why.claim):
        end = conclusion(graph.links, graph.links[step.link])
        for undercut in judgement.objections(step.link):
            if judgement.stands(undercut):
                continue
            text = language(graph).say(
                "why",
                "objection-to-step",
                target=quoted_name(graph, end),
                name=_badged(judgement, undercut.premises, joint_name(graph, undercut.premises)),
            )
            yield Line(1, text, (*end, *undercut.premises))
            for because in lost_reason(judgement, undercut).causes:
                yield from _objections(judgement, undercut, because)


def _reasons(why: Explanation) -> Iterator[Line]:
    """Yield the reasons for and against a position, and what objects to those that fell."""
    judgement, graph = why.judgement, why.judgement.graph
    words, lost = language(graph), {reason.link: reason.causes for reason in why.lost}
    for link in graph.replies(why.claim):
        key = "reason-against"
        if link.relation is Relation.SUPPORTS:
            key = "reason-for"
        text = _badged(judgement, link.premises, joint_name(graph, link.premises))
        yield Line(1, words.say("why", key, name=text), link.premises)
        for because in lost.get(link.id, ()):
            yield from _objections(judgement, link, because)


def _objections(judgement: Judgement, link: Link, because: Because) -> Iterator[Line]:
    """Yield who objects to a reason, or to its step.

    Else, where it has several parts, which of them does not stand.
    """
    graph, words = judgement.graph, language(judgement.graph)
    several = len(link.premises) > 1
    for premises in because.by:
        text, cites = _badged(judgement, premises, joint_name(graph, premises)), premises
        match because.cause:
            case Cause.UNDERCUT:
                told = words.say("why", "open-step-objection", name=text)
            case Cause.STEP_UNSETTLED:
                told = words.say("why", "unsettled-step-objection", name=text)
            case _ if several and because.premise:
                told = words.say(
                    "why",
                    "open-objection-to",
                    part=quoted_name(graph, (because.premise,)),
                    name=text,
                )
                cites = tuple(dict.fromkeys((because.premise, *premises)))
            case _:
                told = words.say("why", "open-objection", name=text)
        yield Line(2, told, cites)
    if several and because.premise and not because.by:
        part = (because.premise,)
        text = _badged(judgement, part, name(graph.claims[because.premise]))
        yield Line(2, words.say("why", "does-not-stand", name=text), part)


def _badged(judgement: Judgement, claims: tuple[Id, ...], text: str) -> str:
    """Return the name of one claim with its badges, or that nobody has objected to it."""
    words = language(judgement.graph)
    if len(claims) > 1:
        return text
    if claims[0] in judgement.unchallenged:
        return words.say("why", "nobody-objected", name=text)
    shown = ", ".join(f"{each.glyph} {each.word}" for each in badges(judgement, claims[0]))
    if not shown:
        return text
    return words.say("why", "badged", name=text, badges=shown)


class _Entry(NamedTuple):
    """A line to come, and the argument whose own answers follow it."""

    line: Line
    answer: int | None = None


class _Tree:
    """Tells a why-tree depth first, each argument once."""

    def __init__(self, why: Explanation, deepest: int) -> None:
        self.why = why
        self.deepest = deepest
        self.told: set[int] = set()
        self.named: set[int] = set()
        self.words = language(why.judgement.graph)
        self.flattening = why.judgement.flattening

    def lines(self) -> Iterator[Line]:
        """Yield the lines below the first one."""
        for root in self.why.roots:
            # the claim is the heading already, and what was only made up for the framework has no
            # name
            if root == self.flattening.number[self.why.claim] or root >= self.flattening.first_not:
                self.told.add(root)
                self.named.add(root)
                yield from self._below(self._entries(root, 1))
            else:
                yield from self._below([_Entry(self._line(1, "open-objection", root), root)])

    def _below(self, entries: list[_Entry]) -> Iterator[Line]:
        """Yield some entries, each with all that follows it."""
        waiting = entries[::-1]  # a stack: a long debate must not run out of recursion
        while waiting:
            line, answer = waiting.pop()
            if answer is None:
                yield line
                continue
            self.named.add(answer)
            # told wherever it answers: that is as short as to point to it
            if not self.why.tree[answer]:
                yield line
            elif answer in self.told:
                yield replace(line, text=self.words.say("why", "told-above", line=line.text))
            elif line.level >= self.deepest:
                yield replace(line, text=self.words.say("why", "goes-on", line=line.text))
            else:
                self.told.add(answer)
                yield line
                waiting += reversed(self._entries(answer, line.level + 1))

    def _entries(self, node: int, level: int) -> list[_Entry]:
        """Return what follows an argument that is in: its attackers, each with its answer."""
        entries: list[_Entry] = []
        for attacker, answer in self.why.tree[node]:
            # “not p”, or that no reason is left: told is the premise or reason that answers it
            if attacker >= self.flattening.first_not:
                entries += self._rests(node, answer, level)
            elif node < self.flattening.first_not:
                key = self._lead(node, "objection", "step-objection")
                met = self._lead(attacker, "answer", "step-answer")
                entries.append(_Entry(self._line(level, key, attacker)))
                entries.append(self._answer(level + 1, met, answer))
            # “not p” stands: below it who objects to p
            elif node < self.flattening.first_lack:
                entries.append(self._answer(level, "open-objection", answer))
            else:
                fallen = self._lead(attacker, "open-objection", "open-step-objection")
                entries.append(_Entry(self._line(level, "reason", attacker)))
                entries.append(self._answer(level + 1, fallen, answer))
        return entries

    def _lead(self, aim: int, claim: Lead, step: Lead) -> Lead:
        """Return what is said before an attack: the one words of a claim, the others of a step."""
        if self.flattening.joint(aim):
            return step
        return claim

    def _rests(self, node: int, answer: int, level: int) -> list[_Entry]:
        """Return what a claim or joint link rests on.

        A joint link with one premise is told as that premise.
        """
        if self.flattening.joint(node) and len(self.flattening.premises(node)) == 1:
            if answer in self.told:
                return []
            self.told.add(answer)
            self.named.add(answer)
            return self._entries(answer, level)
        return [self._answer(level, "rests", answer)]

    def _answer(self, level: int, key: Lead, answer: int) -> _Entry:
        if answer < self.flattening.first_not:
            return _Entry(self._line(level, key, answer), answer)
        claim = self.why.judgement.premises(answer)[0]
        # these have no name: each is told by what it does, the last ones first
        if answer >= self.flattening.first_off:
            text = aside_sentence(self.why.judgement, claim).text
        elif answer < self.flattening.first_lack:
            part = name(self.why.judgement.graph.claims[claim])
            text = self.words.say("why", "does-not-stand", name=part)
        elif self.why.tree[answer]:
            text = self.words.say("why", "no-reason-left")
        else:
            text = self.words.say("verdict", "no-source")
        return _Entry(Line(level, text, (claim,)), answer)

    def _line(self, level: int, key: Lead, node: int) -> Line:
        judgement, claims = self.why.judgement, self.why.judgement.premises(node)
        link = judgement.graph.links.get(self.flattening.framework.arguments[node])
        text = joint_name(judgement.graph, claims)
        if link is None or judgement.stands(link):
            text = _badged(judgement, claims, text)
        return Line(level, self.words.say("why", key, name=text), claims)
