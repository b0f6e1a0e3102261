"""What the sides say they differ on: the questions of a debate, and how much hangs on each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from argmap.graph import DebateGraph
from argmap.model import Id, Question
from argmap.reasoning.judgement import Judgement
from argmap.reasoning.judging import judge
from argmap.reasoning.relabelling import Labels
from argmap.reasoning.revision import Change, Revision, WhatIf
from argmap.reasoning.supposing import Supposition
from argmap.reasoning.tallies import Moves, Tallied, between, size

MOST_WEIGHED = 100
"""So many questions are tried; those after them are listed as nothing hung on them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the debate and all claims that it names, by today's ids.

    Whoever agrees accepts the claims in `agree` and switches those in `disagree` off, and whoever
    disagrees the other way round. A question without sides has neither.
    """

    question: Question
    claims: tuple[Id, ...]
    agree: tuple[Id, ...] = ()
    disagree: tuple[Id, ...] = ()

    @property
    def sided(self) -> bool:
        """Whether one can agree or disagree."""
        return bool(self.agree or self.disagree)


@dataclass(frozen=True, slots=True)
class Split:
    """What hangs on a question.

    How many reasons more stand if one agrees than if one disagrees, and which verdicts. `verdicts`
    are the claims that are judged otherwise, those left out that the question names, in the
    author's order.
    """

    asked: Asked
    tallies: Moves
    verdicts: tuple[Id, ...]


def questions(graph: DebateGraph) -> tuple[Asked, ...]:
    """Return the authored questions, in the author's order."""
    return tuple(_asked(graph, question) for question in graph.debate.questions)


def splits(judgement: Judgement) -> tuple[Split, ...]:
    """Return the authored questions by what hangs on them (see `ranked`)."""
    return ranked(judgement, questions(judgement.graph))


def ranked(judgement: Judgement, asked: Iterable[Asked]) -> tuple[Split, ...]:
    """Return questions by what hangs on them.

    Those come first on which most reasons for and against positions hang, then those on which most
    verdicts hang, then as they are written. O(questions · what their claims lead to); one about a
    claim of which something is supposed already takes two judgements of the whole debate.
    """
    sides = _Sides(judgement)
    found = [sides.split(question, number) for number, question in enumerate(asked)]
    return tuple(sorted(found, key=lambda split: (-size(split.tallies), -len(split.verdicts))))


def taken(supposition: Supposition, on: Iterable[Id], off: Iterable[Id]) -> Supposition:
    """Return a supposition under which some claims are accepted as well, and some switched off.

    One that is in both is accepted.
    """
    accepted = dict.fromkeys(on)
    out = {claim: None for claim in off if claim not in accepted}
    return replace(
        supposition,
        accept=tuple(
            dict.fromkeys((*(claim for claim in supposition.accept if claim not in out), *accepted))
        ),
        without=tuple(
            dict.fromkeys(
                (*(claim for claim in supposition.without if claim not in accepted), *out)
            )
        ),
    )


def _asked(graph: DebateGraph, question: Question) -> Asked:
    agree, disagree = _today(graph, question.agree), _today(graph, question.disagree)
    return Asked(question, _today(graph, question.named), agree, disagree)


def _today(graph: DebateGraph, ids: Iterable[str]) -> tuple[Id, ...]:
    return tuple(dict.fromkeys(claim for id_ in ids if (claim := graph.current(id_))))


class _Sides:
    """Judges both sides of one question after the other."""

    def __init__(self, judgement: Judgement) -> None:
        self._judgement = judgement
        self._what_if = WhatIf(judgement)
        self._tallied = Tallied(judgement)
        supposed = judgement.supposition
        self._fixed = frozenset((*supposed.without, *supposed.accept, *judgement.out_of_case))

    def split(self, asked: Asked, number: int) -> Split:
        """Return what hangs on a question."""
        if not asked.sided or number >= MOST_WEIGHED:
            return Split(asked, (), ())
        # A change of mind cannot take back what is supposed already; a judgement from scratch can.
        if not self._fixed.isdisjoint((*asked.agree, *asked.disagree)):
            return _split(self._judgement, asked)
        agreed = self._labels(asked.agree, asked.disagree)
        disagreed = self._labels(asked.disagree, asked.agree)
        judgement, what_if = self._judgement, self._what_if
        one, other = (
            what_if.verdicts(labels, besides=asked.claims) for labels in (agreed, disagreed)
        )
        was = judgement.verdicts
        differ = {
            claim
            for claim in one.keys() | other.keys()
            if one.get(claim, was[claim]) is not other.get(claim, was[claim])
        }
        # Out of a set, and so back into the author's order.
        verdicts = sorted(differ, key=judgement.flattening.number.__getitem__)
        moves = self._tallied.between(disagreed.changed, agreed.changed)
        return Split(asked, moves, tuple(verdicts))

    def _labels(self, on: Iterable[Id], off: Iterable[Id]) -> Labels:
        """Return the labels where some claims are accepted, and others switched off."""
        accepted = frozenset(on)
        accept = [Revision(claim, Change.ACCEPT) for claim in accepted]
        return self._what_if.labels(
            [*accept, *(Revision(claim, Change.WITHOUT) for claim in off if claim not in accepted)]
        )


def _split(judgement: Judgement, asked: Asked) -> Split:
    """Return what hangs on a question by judging the whole debate twice."""
    graph, supposed = judgement.graph, judgement.supposition
    agreed = judge(graph, taken(supposed, asked.agree, asked.disagree))
    disagreed = judge(graph, taken(supposed, asked.disagree, asked.agree))
    verdicts = tuple(
        claim
        for claim, verdict in agreed.verdicts.items()
        if verdict is not disagreed.verdicts[claim] and claim not in asked.claims
    )
    return Split(asked, between(disagreed.tallies, agreed.tallies), verdicts)
