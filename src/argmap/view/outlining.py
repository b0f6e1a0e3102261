"""The outline: a debate as nested lines, each claim under what it answers."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from argmap.graph import DebateGraph, Link
from argmap.model import Id
from argmap.reasoning import Judgement
from argmap.view.perspective import Entry, Outline, View, ViewKind


@dataclass
class _Line:
    """An entry while its answers are still being collected."""

    claim: Id
    link: Link | None
    level: int
    answers: list[_Line] = field(default_factory=list)
    repeated: bool = False

    def entry(self, entries: tuple[Entry, ...]) -> Entry:
        """Return the frozen entry over its finished answers."""
        if self.link is None:
            return Entry(self.claim, entries=entries, repeated=self.repeated)
        link = self.link
        return Entry(self.claim, link.relation.value, link.id, link.note, entries, self.repeated)


def outline(
    judgement: Judgement,
    roots: Collection[Id] = (),
    *,
    depth: int | None = None,
    within: Collection[Id] | None = None,
) -> Outline:
    """Return the debate, or what hangs below `roots`, as nested lines in the author's order.

    A claim lists its answers where it is met first; later it is `repeated`, and so is a claim in a
    cycle; there only the objections to that step are listed. Without `roots` no claim is lost: what
    hangs below no root is listed after them. `depth` is the number of levels below the roots,
    `within` the only claims to list. O(claims + links), without recursion.
    """
    graph = judgement.graph
    only = graph.claims.keys() if within is None else set(within)
    # after the roots come all claims, so that what hangs below no root is not lost
    starts = tuple(roots) or (*graph.roots, *graph.claims)
    seen, tops, order = set[Id](), list[_Line](), list[_Line]()
    for start in starts:
        if start in only and (roots or start not in seen):
            top = _Line(start, None, 0)
            tops.append(top)
            order += _lines_below(graph, top, seen, only, depth)
    return Outline(_frozen(tops, order))


def outline_of(view: View) -> Outline:
    """Return what a view shows as nested lines, below its focus or an overview's positions."""
    if view.kind is ViewKind.OVERVIEW:
        return outline(view.judgement, view.columns, depth=1, within=view.claims)
    asked = view.perspective
    return outline(view.judgement, asked.focus, depth=asked.depth, within=view.claims)


def _lines_below(
    graph: DebateGraph, top: _Line, seen: set[Id], only: Collection[Id], depth: int | None
) -> list[_Line]:
    """Return the lines from a top on, in reading order, linked to their answers."""
    order, waiting = [], [top]
    while waiting:
        line = waiting.pop()
        order.append(line)
        # where a claim has no answers nothing of it is listed elsewhere
        line.repeated = line.claim in seen and any(_answers(graph, line.claim, line, only))
        if depth is not None and line.level >= depth:
            continue
        for node in _nodes(line):
            if node not in seen:
                seen.add(node)
                line.answers += _answers(graph, node, line, only)
        waiting += reversed(line.answers)
    return order


def _nodes(line: _Line) -> tuple[Id, ...]:
    """Return what is answered below a line: the claim, and the step by which it answers its parent.

    A step of several premises is answered below the first of them; one of a repeated claim is a
    step of its own.
    """
    link = line.link
    if link is None or line.claim != link.premises[0]:
        return (line.claim,)
    return (line.claim, link.id)


def _answers(graph: DebateGraph, node: Id, line: _Line, only: Collection[Id]) -> Iterator[_Line]:
    """Yield a line for each premise that answers a claim or step."""
    for id_ in graph.into[node]:
        for premise in graph.links[id_].premises:
            if premise in only:
                yield _Line(premise, graph.links[id_], line.level + 1)


def _frozen(tops: list[_Line], order: list[_Line]) -> tuple[Entry, ...]:
    """Return the frozen entries.

    The last read is the first frozen, so that answers are finished before what they answer.
    """
    # by identity, since two lines may be equal
    finished = dict[int, Entry]()
    for line in reversed(order):
        answers = tuple(finished.pop(id(answer)) for answer in line.answers)
        finished[id(line)] = line.entry(answers)
    return tuple(finished[id(top)] for top in tops)
