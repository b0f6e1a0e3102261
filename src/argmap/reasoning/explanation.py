"""Why a claim has its verdict.

Every objection and the answer to it, down to what nobody objects to.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from argmap.graph import AnyDebate
from argmap.model import Id
from argmap.reasoning.accounting import lost_reason
from argmap.reasoning.accounts import LostReason
from argmap.reasoning.judgement import Judgement, Verdict
from argmap.reasoning.judging import judge
from argmap.reasoning.supposing import current

Answers = tuple[tuple[int, int], ...]
"""The attackers of an argument that is in, each with the argument that answers it, by number."""


@dataclass(frozen=True)
class Explanation:
    """Why a claim is judged as it is.

    A tree where it is decided, else what is undecided about it, or its circle. `roots` is where the
    tree starts: the claim where it stands, all its unanswered objections, that of least rank first,
    "no reason for it is left", or what switches it off. `tree` holds every argument that is
    reached, once, all of them in (Modgil & Caminada 2009): nodes are shared, so a tree is never
    larger than its framework. Arguments are named by their number in the judgement's framework.
    `undecided` holds the objections to an unsettled claim that are undecided, and its reasons where
    these are, as link ids. `circle` is the way from a circular claim through its reasons until a
    claim comes up again, which is its end. For a position all are empty: its tally and the links
    into it say what there is. `lost` holds the reasons for a claim that do not stand, and those for
    and against a position, each with its causes.
    """

    judgement: Judgement
    claim: Id
    roots: tuple[int, ...] = ()
    tree: Mapping[int, Answers] = field(default_factory=lambda: MappingProxyType({}))
    undecided: tuple[Id, ...] = ()
    circle: tuple[Id, ...] = ()

    @property
    def root(self) -> int | None:
        """The first of the roots."""
        return self.roots[0] if self.roots else None

    @cached_property
    def lost(self) -> tuple[LostReason, ...]:
        """The reasons that do not stand, each with all its causes, in the author's order."""
        judgement = self.judgement
        position = self.claim in judgement.tallies
        reasons = judgement.graph.replies(self.claim) if position else judgement.reasons(self.claim)
        return tuple(lost_reason(judgement, link) for link in reasons if not judgement.stands(link))


def why(debate: AnyDebate, id_: Id) -> Explanation:
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
            return Explanation(judgement, claim)
        case Verdict.STANDS | Verdict.ACCEPTED:
            return _rooted(judgement, claim, (node,))
        case (
            Verdict.UNANSWERED
            | Verdict.REASONS_FELL
            | Verdict.SWITCHED_OFF
            | Verdict.OUT_OF_CASE as verdict
        ):
            return _rooted(judgement, claim, _what_fells(judgement, node, verdict))
        case Verdict.UNSETTLED:
            links = (link for link in judgement.graph.replies(claim) if judgement.undecided(link))
            return Explanation(judgement, claim, undecided=tuple(link.id for link in links))
        case Verdict.CIRCULAR:
            return Explanation(judgement, claim, circle=_circle(judgement, node))


def _rooted(judgement: Judgement, claim: Id, roots: tuple[int, ...]) -> Explanation:
    """Return the tree below arguments that are in."""
    attackers = judgement.flattening.attackers
    answers: dict[int, int] = {}
    tree: dict[int, Answers] = dict.fromkeys(roots, ())
    # Breadth first: what several arguments share hangs where one reads it first.
    waiting = deque(roots)
    while waiting:
        node = waiting.popleft()
        for attacker in attackers[node]:
            if attacker not in answers:
                answers[attacker] = _least(judgement, attackers[attacker])
            answer = answers[attacker]
            if answer not in tree:
                tree[answer] = ()
                waiting.append(answer)
        tree[node] = tuple((attacker, answers[attacker]) for attacker in attackers[node])
    return Explanation(judgement, claim, roots, MappingProxyType(tree))


def _least(judgement: Judgement, arguments: Iterable[int]) -> int:
    """Return the argument of least rank, then name, among those that are in."""
    return _standing(judgement, arguments)[0]


def _standing(judgement: Judgement, arguments: Iterable[int]) -> tuple[int, ...]:
    """Return the arguments that are in, each once, by rank, then name."""
    ranks, names = judgement.ranks, judgement.flattening.framework.arguments
    found = {node for node in arguments if ranks[node] & 1}
    return tuple(sorted(found, key=lambda node: (ranks[node], names[node])))


def _what_fells(judgement: Judgement, node: int, verdict: Verdict) -> tuple[int, ...]:
    """Return the attackers that a verdict speaks of."""
    flattening = judgement.flattening
    match verdict:
        case Verdict.UNANSWERED:
            return _standing(judgement, flattening.objections(node))
        case Verdict.REASONS_FELL:
            return (flattening.lack[node],)
        case _:
            off = (
                attacker
                for attacker in flattening.attackers[node]
                if attacker >= flattening.first_off
            )
            # It is off by this alone, whatever else attacks it.
            return _standing(judgement, off)[:1]


def _circle(judgement: Judgement, start: int) -> tuple[Id, ...]:
    """Follow circular reasons from a circular claim until a claim comes up again."""
    rests_on = judgement.loops.rests_on
    way: dict[int, None] = {}
    node = start
    # The first of several: one circle is enough to see that it goes round.
    while node not in way:
        way[node] = None
        node = rests_on[node][0]
    return tuple(judgement.ids[claim] for claim in (*way, node))
