"""Why a claim has its verdict: every objection and the answer to it, down to what nobody objects to."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from argmap.graph import AnyDebate
from argmap.model import Id
from argmap.reasoning.judge import judge
from argmap.reasoning.judgement import Judgement, Verdict
from argmap.reasoning.supposition import current

Answers = tuple[tuple[int, int], ...]
"""The attackers of an argument that is in, each with the argument that answers it, by number."""


@dataclass(frozen=True)
class Why:
    """Why a claim is judged as it is: a tree where it is decided, else what is undecided about it, or its circle.

    `root` is where the tree starts: the claim where it stands, its unanswered objection of least rank, "no reason for
    it is left", or what switches it off. `tree` holds every argument that is reached, once, all of them in (Modgil &
    Caminada 2009): nodes are shared, so a tree is never larger than its framework. Arguments are named by their number
    in the judgement's framework.
    `undecided` holds the objections to an unsettled claim that are undecided, and its reasons where these are, as link
    ids. `circle` is the way from a circular claim through its reasons until a claim comes up again, which is its end.
    For a position all are empty: its tally and the links into it say what there is.
    """

    judgement: Judgement
    claim: Id
    root: int | None = None
    tree: Mapping[int, Answers] = field(default_factory=lambda: MappingProxyType({}))
    undecided: tuple[Id, ...] = ()
    circle: tuple[Id, ...] = ()


def why(debate: AnyDebate, id_: Id) -> Why:
    """Return why a claim has its verdict. O(arguments + attacks), without recursion.

    Raises:
        UnknownId: The debate holds no such claim.
        DebateError: The debate has errors.
        ArgmapError: This is no debate.
    """
    judgement = judge(debate)
    claim = current(judgement.graph, id_)
    node = judgement.flattening.number[claim]
    match judgement.verdicts.get(claim):
        case None:
            return Why(judgement, claim)
        case Verdict.STANDS | Verdict.ACCEPTED:
            return _rooted(judgement, claim, node)
        case Verdict.UNANSWERED | Verdict.REASONS_FELL | Verdict.SWITCHED_OFF | Verdict.OUT_OF_CASE as verdict:
            return _rooted(judgement, claim, _what_fells(judgement, node, verdict))
        case Verdict.UNSETTLED:
            links = (link for link in judgement.graph.replies(claim) if judgement.undecided(link))
            return Why(judgement, claim, undecided=tuple(link.id for link in links))
        case Verdict.CIRCULAR:
            return Why(judgement, claim, circle=_circle(judgement, node))


def _rooted(judgement: Judgement, claim: Id, root: int) -> Why:
    """Return the tree below an argument that is in."""
    attackers = judgement.flattening.attackers
    answers: dict[int, int] = {}
    tree: dict[int, Answers] = {root: ()}
    waiting = deque([root])
    while waiting:
        node = waiting.popleft()
        for attacker in attackers[node]:
            if attacker not in answers:
                answers[attacker] = _least(judgement, attackers[attacker])
            if answers[attacker] not in tree:
                tree[answers[attacker]] = ()
                waiting.append(answers[attacker])
        tree[node] = tuple((attacker, answers[attacker]) for attacker in attackers[node])
    return Why(judgement, claim, root, MappingProxyType(tree))


def _least(judgement: Judgement, arguments: Iterable[int]) -> int:
    """Return the argument of least rank, then name, among those that are in."""
    ranks, names = judgement.ranks, judgement.flattening.framework.arguments
    return min((node for node in arguments if ranks[node] & 1), key=lambda node: (ranks[node], names[node]))


def _what_fells(judgement: Judgement, node: int, verdict: Verdict) -> int:
    """Return the attacker that a verdict speaks of."""
    flattening = judgement.flattening
    attackers = flattening.attackers[node]
    match verdict:
        case Verdict.UNANSWERED:
            return _least(judgement, flattening.objections(node))
        case Verdict.REASONS_FELL:
            return flattening.lack[node]
        case _:
            return _least(judgement, (attacker for attacker in attackers if attacker >= flattening.first_off))


def _circle(judgement: Judgement, start: int) -> tuple[Id, ...]:
    """Follow circular reasons from a circular claim until a claim comes up again."""
    flattening, attackers = judgement.flattening, judgement.flattening.attackers
    way: dict[int, None] = {}
    node = start
    while node not in way:
        way[node] = None
        node = next(
            premise
            for reason in attackers[flattening.lack[node]]
            if not judgement.ranks[reason]
            for premise in flattening.premises(reason)
            if premise in judgement.circular
        )
    return tuple(judgement.ids[claim] for claim in (*way, node))
