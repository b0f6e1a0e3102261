"""A why-tree in plain sentences, line by line, for a reader who knows nothing of labellings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, pairwise
from typing import Literal, NamedTuple, TypeAlias

from argmap.model import Id, Relation
from argmap.reasoning.judgement import Judgement
from argmap.reasoning.why import Why
from argmap.words.languages import language
from argmap.words.lines import Line
from argmap.words.verdict import aside, badge, link_name, name, sentence

Lead: TypeAlias = Literal["answer", "fell-to", "objection", "reason", "rests", "step-objection"]
"""How a line says what its claim is to the line above."""
MOST_LINES = 200
DEEPEST = 12


def told(why: Why, *, most: int = MOST_LINES, deepest: int = DEEPEST) -> tuple[Line, ...]:
    """Return an explanation as indented lines, the claim and its verdict first.

    An argument that was told before is only named. Below `deepest` levels, or after `most` lines, a last line says how
    many more there are.
    """
    judgement = why.judgement
    said = sentence(judgement, why.claim)
    words = language(judgement.graph)
    head = words.say("why", "head", name=name(judgement.graph.claims[why.claim]), sentence=said.text)
    lines = [Line(0, head, tuple(dict.fromkeys((why.claim, *said.cites))))]
    if why.root is None:
        rest = tuple(_flat(why))
        lines += rest[: most - 1]
        left_out = len(rest) - len(lines) + 1
    else:
        tree = _Tree(why, why.root, deepest)
        lines += islice(tree.lines(), most - 1)
        left_out = len(why.tree) - len(tree.named)
    if left_out:
        lines.append(Line(1, words.say("why", "left-out", count=left_out)))
    return tuple(lines)


def _flat(why: Why) -> Iterator[Line]:
    """Yield what is undecided about a claim, the circle that it goes in, or the reasons of a position."""
    judgement, graph = why.judgement, why.judgement.graph
    words = language(graph)
    for link in (graph.links[id_] for id_ in why.undecided):
        key = "undecided-reason" if link.relation is Relation.SUPPORTS else "undecided-objection"
        yield Line(1, words.say("why", key, name=link_name(judgement, link)), link.premises)
    for one, reason in pairwise(why.circle):
        text = words.say("why", "in-circle", name=name(graph.claims[one]), reason=name(graph.claims[reason]))
        yield Line(1, text, (one, reason))
    if why.claim not in judgement.verdicts:
        for link in graph.replies(why.claim):
            key = "reason-for" if link.relation is Relation.SUPPORTS else "reason-against"
            text = link_name(judgement, link)
            if judgement.labels[link.id] is judgement.labels[link.premises[0]]:
                text = _badged(judgement, link.premises, text)  # else it is the step that falls, not its premise
            yield Line(1, words.say("why", key, name=text), link.premises)


def _badged(judgement: Judgement, claims: tuple[Id, ...], text: str) -> str:
    """Return a name with the badge of its claim, where it is the name of one claim that has a verdict."""
    words = language(judgement.graph)
    verdict = judgement.verdicts.get(claims[0])
    if len(claims) > 1 or verdict is None:
        return text
    shown = badge(verdict, claims[0] in judgement.unobjected, words)
    if shown is None:
        return words.say("why", "nobody-objected", name=text)
    return words.say("why", "badged", name=text, glyph=shown.glyph, word=shown.word)


class _Entry(NamedTuple):
    """A line to come, and the argument whose own answers follow it."""

    line: Line
    answer: int | None = None


class _Tree:
    """Tells a why-tree depth first, each argument once."""

    def __init__(self, why: Why, root: int, deepest: int) -> None:
        self.why = why
        self.root = root
        self.deepest = deepest
        self.told: set[int] = {root}
        self.named: set[int] = {root}
        self.words = language(why.judgement.graph)
        self.flattening = why.judgement.flattening

    def lines(self) -> Iterator[Line]:
        """Yield the lines below the first one."""
        level = 1
        waiting: list[_Entry] = []
        if self.root != self.flattening.number[self.why.claim] and self.root < self.flattening.first_not:
            yield self._line(level, "objection", self.root)
            level += 1
        waiting += reversed(self._entries(self.root, level))
        while waiting:
            line, answer = waiting.pop()
            if answer is None:
                yield line
                continue
            self.named.add(answer)
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
            if attacker >= self.flattening.first_not:
                entries += self._rests(node, answer, level)
            elif node >= self.flattening.first_not and node < self.flattening.first_lack:
                entries.append(self._answer(level, "fell-to", answer))
            elif node >= self.flattening.first_lack:
                entries.append(_Entry(self._line(level, "reason", attacker)))
                entries.append(self._answer(level + 1, "fell-to", answer))
            else:
                key: Lead = "step-objection" if self.flattening.joint(node) else "objection"
                entries.append(_Entry(self._line(level, key, attacker)))
                entries.append(self._answer(level + 1, "answer", answer))
        return entries

    def _rests(self, node: int, answer: int, level: int) -> list[_Entry]:
        """Return what a claim or joint link rests on; a joint link with one premise is told as that premise."""
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
        if answer >= self.flattening.first_off:
            text = aside(self.why.judgement, claim).text
        elif answer >= self.flattening.first_lack:
            left = self.why.tree[answer]
            text = self.words.say("why", "no-reason-left") if left else self.words.say("verdict", "no-source")
        else:
            part = name(self.why.judgement.graph.claims[claim])
            text = self.words.say("why", "does-not-stand", name=part)
        return _Entry(Line(level, text, (claim,)), answer)

    def _line(self, level: int, key: Lead, node: int) -> Line:
        judgement, claims = self.why.judgement, self.why.judgement.premises(node)
        link = judgement.graph.links.get(self.flattening.framework.arguments[node])
        text = link_name(judgement, link) if link else name(judgement.graph.claims[claims[0]])
        if link is None or judgement.stands(link):
            text = _badged(judgement, claims, text)
        return Line(level, self.words.say("why", key, name=text), claims)
