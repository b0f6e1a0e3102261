"""A focus where it belongs: the way up to its position, its siblings, who disputes its step.

What is shown hangs together as a tree. A claim that comes up a second time is not drawn again, and
no line crosses the picture to it: a reference stands there in its place.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from types import MappingProxyType

from argmap.graph import DebateGraph, Link
from argmap.model import Id, Relation
from argmap.reasoning import Judgement
from argmap.view.filters import by_theme, keeps_answer
from argmap.view.focus import folded_replies
from argmap.view.perspective import Perspective, View, ViewKind

MOST_ABOVE = 8
"""A longer way up is cut: its far end is told in words, and a picture stays legible."""
MOST_IN_A_ROW = 3
"""A focus and its siblings: more of them would be read instead of the focus."""
MOST_ABREAST = 5
"""With whoever disputes the step of the focus, so many boxes stand side by side."""
SHARE_OF_SIBLINGS = 3
"""Siblings fill no more than this part of a picture, so that answers find room."""


def contextual(judgement: Judgement, asked: Perspective) -> View:
    """Return the view of a focus in its context. O(what is above it + what is reached below)."""
    graph = judgement.graph
    grown = _grown(judgement, asked, asked.most)
    shown, links = tuple(grown.claims), grown.ordered_links()
    whole = len(shown)
    if grown.cut:
        boundless = len(graph.claims) + len(graph.links)
        whole = len(_grown(judgement, asked, boundless).claims)
    direct = [answers_to(judgement, asked, focus) for focus in asked.focus]
    return View(
        ViewKind.FOCUS,
        judgement,
        asked,
        shown,
        links,
        {},
        folded=folded_replies(graph, shown, links),
        title=", ".join(graph.claims[claim].name for claim in asked.focus),
        faded=frozenset(grown.faded),
        way=tuple(grown.above),
        also=_answered_besides(graph, asked.focus, grown.links),
        references=MappingProxyType(grown.references),
        stand_ins=MappingProxyType(grown.stand_ins),
        direct=sum(map(len, direct)),
        of=whole,
    )


def answers_to(judgement: Judgement, asked: Perspective, focus: Id) -> list[Id]:
    """Return the direct answers of a focus that the filters keep, by theme.

    What undercuts one of its own steps answers it too.
    """
    graph = judgement.graph
    every = list(graph.into[focus])
    for step in graph.out_of[focus]:
        every += graph.into[step]
    kept = [link for link in every if keeps_answer(judgement, asked, graph.links[link])]
    return by_theme(graph, asked, kept)


def _answered_besides(
    graph: DebateGraph, focus: Iterable[Id], drawn: Collection[Id]
) -> tuple[Id, ...]:
    """Return the claims that a focus answers by steps that are not drawn."""
    found = dict[Id, None]()
    for claim in focus:
        for step in graph.answers(claim):
            if step.id not in drawn:
                found[graph.claim_of(step.target)] = None
    return tuple(found)


def _grown(judgement: Judgement, asked: Perspective, most: int) -> _Growth:
    """Return all that is shown, in at most so many boxes.

    The way comes first, then siblings, then answers level by level.
    """
    growth = _Growth(judgement, asked, most)
    for focus in asked.focus:
        growth.lead_up_from(focus)
    if len(asked.focus) == 1:
        growth.add_siblings(asked.focus[0])
    growth.add_answers(asked.depth)
    return growth


@dataclass
class _Growth:
    """A tree of boxes while it grows: the claims, and references where one comes up again."""

    judgement: Judgement
    asked: Perspective
    most: int
    claims: dict[Id, None] = field(default_factory=dict)
    links: dict[Id, None] = field(default_factory=dict)
    references: dict[Id, Id] = field(default_factory=dict)
    stand_ins: dict[tuple[Id, Id], Id] = field(default_factory=dict)
    faded: set[Id] = field(default_factory=set)
    above: dict[Id, None] = field(default_factory=dict)
    own_steps: dict[Id, Id] = field(default_factory=dict)
    """The step by which each focus leads up."""
    before: list[Id] = field(default_factory=list)
    """The siblings' links that are read before the step of the focus."""
    cut: bool = False

    @property
    def graph(self) -> DebateGraph:
        return self.judgement.graph

    def has_room(self, boxes: int, most: int) -> bool:
        """Say whether so many boxes more are no more than `most`."""
        return len(self.claims) + len(self.references) + boxes <= most

    def add(self, link: Link) -> list[Id]:
        """Add a link with its premises, and return those that were not there before."""
        new = list[Id]()
        self.links[link.id] = None
        for premise in link.premises:
            if premise not in self.claims:
                self.claims[premise] = None
                new.append(premise)
                continue
            # dots are in no claim's id, so that a reference is mistaken for none
            reference = f"{premise}.again.{len(self.references) + 1}"
            self.references[reference] = premise
            self.stand_ins[link.id, premise] = reference
        return new

    def lead_up_from(self, focus: Id) -> None:
        """Add a focus with the way up to its position, as far as there is room."""
        if focus in self.claims or not self.has_room(1, self.most):
            return
        steps = self._way_with_room(focus)
        while steps and not self._ends(steps[-1].target):
            steps.pop()
        if not steps:
            self.claims[focus] = None
            return
        top = steps[-1].target
        if top not in self.links:
            self.claims[top] = None
        for step in reversed(steps):
            self.add(step)
        self.own_steps[focus] = steps[0].id
        self.above |= {claim: None for claim in self.claims if claim not in self.asked.focus}

    def _way_with_room(self, focus: Id) -> list[Link]:
        """Return the way up as far as there is room, or to what is shown already."""
        steps = list[Link]()
        boxes = 1
        from_claim = True
        for step in way_up(self.graph, focus, self.asked.positions)[:MOST_ABOVE]:
            # one of the premises has its box already, where no undercut led here
            boxes += len(step.premises) - from_claim
            from_claim = step.target in self.graph.claims
            boxes += from_claim
            if not self.has_room(boxes, self.most):
                break
            steps.append(step)
            if step.target in self.claims or step.target in self.links:
                break
        return steps

    def _ends(self, node: Id) -> bool:
        """Say whether a way may end at a claim or link: at one that has a box or an arrow."""
        return node in self.graph.claims or node in self.links

    def add_siblings(self, focus: Id) -> None:
        """Add a few of those that answer the same as a focus, faded."""
        graph = self.graph
        step = self.own_steps.get(focus)
        if step is None:
            return
        remarks = graph.links[step].relation is Relation.ABOUT
        answers = list[Id]()
        for other in graph.into[graph.links[step].target]:
            if remarks or graph.links[other].relation is not Relation.ABOUT:
                answers.append(other)
        row = _row(by_theme(graph, Perspective(), answers), step)
        taken = self._direct_premises(focus)
        abreast = len(graph.links[step].premises) + self._disputing(step, self.asked.depth)
        for other in row:
            link = graph.links[other]
            more = len(link.premises)
            fits = self.has_room(more, self.most // SHARE_OF_SIBLINGS)
            fits = fits and abreast + more <= MOST_ABREAST
            if other == step or not fits or not taken.isdisjoint(link.premises):
                continue
            abreast += more
            new = self.add(link)
            self.faded.update((other, *new))
            if row.index(other) < row.index(step):
                self.before.append(other)

    def _disputing(self, step: Id, depth: int) -> int:
        """Return how many boxes stand beside a step because they undercut it, level by level."""
        count = 0
        if depth:
            for undercut in self.graph.into[step]:
                count += len(self.graph.links[undercut].premises)
                count += self._disputing(undercut, depth - 1)
        return count

    def _direct_premises(self, focus: Id) -> set[Id]:
        """Return the claims that are shown already, or will be as answers to a focus."""
        taken = set(self.claims)
        if self.asked.depth:
            for answer in answers_to(self.judgement, self.asked, focus):
                taken.update(self.graph.links[answer].premises)
        return taken

    def add_answers(self, depth: int) -> None:
        """Add the answers level by level, on each level in turn one to everybody."""
        level = [self._direct(focus) for focus in self.asked.focus if focus in self.claims]
        while level and depth:
            level = self._answered(level)
            depth -= 1

    def _answered(self, level: Iterable[list[Id]]) -> list[list[Id]]:
        """Add a level of answers as far as there is room, and return what answers these."""
        below = list[list[Id]]()
        for answer in _in_turn(level):
            if answer in self.links:
                continue
            link = self.graph.links[answer]
            if self.has_room(len(link.premises), self.most):
                below += self._replies(self.add(link), answer)
            else:
                self.cut = True
        return below

    def _direct(self, focus: Id) -> list[Id]:
        """Return the direct answers of a focus that can be drawn."""
        answers = answers_to(self.judgement, self.asked, focus)
        step = self.own_steps.get(focus)
        return [answer for answer in answers if self._answers(answer, focus, step)]

    def _answers(self, answer: Id, focus: Id, step: Id | None) -> bool:
        """Say whether a direct answer has something to point at: the focus, or its drawn step."""
        target = self.graph.links[answer].target
        return target in (focus, step)

    def _replies(self, claims: Iterable[Id], step: Id) -> Iterator[list[Id]]:
        """Yield what answers each of some claims, and what undercuts the step that they make."""
        nothing = Perspective()
        for node in (*claims, step):
            yield by_theme(self.graph, nothing, self.graph.into[node])

    def ordered_links(self) -> tuple[Id, ...]:
        """Return the links, those of the siblings around the step of the focus."""
        own = next(iter(self.own_steps.values()), None)
        ordered = list[Id]()
        for link in self.links:
            if link in self.before:
                continue
            if link == own:
                ordered += self.before
            ordered.append(link)
        return tuple(ordered)


def _row(answers: list[Id], own: Id) -> list[Id]:
    """Return the part of some answers in which a focus stands, of about equal parts.

    So siblings share one row, and nothing moves from one of them to the next.
    """
    parts = -(-len(answers) // MOST_IN_A_ROW)
    part = answers.index(own) * parts // len(answers)
    start, end = (-(-number * len(answers) // parts) for number in (part, part + 1))
    return answers[start:end]


def _in_turn(lists: Iterable[list[Id]]) -> Iterator[Id]:
    """Yield the first of each list, then the second of each, and so on."""
    for turn in zip_longest(*lists):
        for answer in turn:
            if answer is not None:
                yield answer


def way_up(graph: DebateGraph, claim: Id, positions: Collection[Id] = ()) -> tuple[Link, ...]:
    """Return the links from a claim up to its position, the first step first.

    The shortest way counts, to one of the asked `positions` if it leads there; of equally short
    ones the first that is written. In a circle that leads to no position the way ends before it
    would close. O(what is above the claim).
    """
    if claim in graph.roots:
        return ()
    came_by = _upwards(graph, claim)
    ends = [node for node in came_by if node in graph.roots]
    asked = [end for end in ends if end in positions]
    at: Id | None = (*asked, *ends)[0] if ends else _furthest(graph, claim)
    steps = list[Link]()
    while at is not None:
        if at in graph.links:
            steps.append(graph.links[at])
        at = came_by[at]
    return tuple(reversed(steps))


def _upwards(graph: DebateGraph, claim: Id) -> Mapping[Id, Id | None]:
    """Return all that a claim leads to, level by level, each with what it is reached from."""
    came_by = dict[Id, Id | None]({claim: None})
    # what is reached is looked at in turn, so that the nearest come first
    waiting = deque[Id]([claim])
    while waiting:
        node = waiting.popleft()
        if node in graph.roots:
            continue
        for above in _above(graph, node):
            if above not in came_by:
                came_by[above] = node
                waiting.append(above)
    return came_by


def _above(graph: DebateGraph, node: Id) -> Iterable[Id]:
    """Return what a claim or link leads to in one move: a claim to its steps, a step to its end.

    A remark is followed only from a claim that answers nothing.
    """
    if node in graph.links:
        return (graph.links[node].target,)
    steps = [link.id for link in graph.answers(node)]
    return steps or graph.out_of[node]


def _furthest(graph: DebateGraph, claim: Id) -> Id:
    """Return where the first steps lead, one after the other, before they would close."""
    seen = {claim: None}
    node = claim
    while True:
        following = next(iter(_above(graph, node)), None)
        if following is None or following in seen:
            break
        node = following
        seen[node] = None
    while node in graph.links:  # a way ends at a claim
        seen.popitem()
        node = next(reversed(seen))
    return node
