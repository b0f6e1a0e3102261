"""Labels that are worked out anew where something changes, and stay as they were elsewhere.

The grounded labelling has a direction: whether an argument stands depends only on what leads to it
(Baroni & Giacomin 2007). So it is enough to label anew what a change leads to.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.reasoning.judgement import Label

UNDECIDED, IN, OUT = 0, 1, 2
"""Labels in the manner of ranks: 0 is undecided, odd is in, even is out."""

LABELS = (Label.UNDECIDED, Label.IN, Label.OUT)

# By label: what an attacker counts that is undecided, in, or out.
NOT_OUT = (1, 1, 0)
IS_IN = (0, 1, 0)


@dataclass(frozen=True)
class Settled:
    """Arguments that are labelled, and whom each of them attacks."""

    labels: Sequence[int]
    attacked: Sequence[Sequence[int]]

    @cached_property
    def waiting(self) -> Sequence[int]:
        """How many attackers of each argument are not out."""
        return self._counted(NOT_OUT)

    @cached_property
    def struck(self) -> Sequence[int]:
        """How many attackers of each argument are in."""
        return self._counted(IS_IN)

    def _counted(self, counts: Sequence[int]) -> Sequence[int]:
        found = [0] * len(self.labels)
        for label, others in zip(self.labels, self.attacked, strict=True):
            if counts[label]:
                for other in others:
                    found[other] += 1
        return found


class Labels(dict[int, int]):
    """The labels of the arguments that are judged anew.

    Any other argument has the label that it had before.
    """

    def __init__(self, before: Settled, given: Mapping[int, int]) -> None:
        """Start with the labels that are given; `settle` finds those of further arguments."""
        super().__init__(given)
        self.before = before
        self.given = frozenset(given)
        self.turns: dict[int, int] = {}
        """When an argument was found to be in, counted from 1; 0 for one that is not judged
        anew."""

    def __missing__(self, argument: int) -> int:
        """Return the label that an argument had before."""
        return self.before.labels[argument]

    @property
    def changed(self) -> dict[int, Label]:
        """The arguments that have another label than before, by number."""
        before = self.before.labels
        return {
            argument: LABELS[label] for argument, label in self.items() if label != before[argument]
        }

    @property
    def work(self) -> int:
        """How many arguments and attacks were looked at."""
        attacked = self.before.attacked
        return len(self) + sum([len(attacked[argument]) for argument in self])

    def settle(self, arguments: Collection[int]) -> None:
        """Label arguments anew, accepting as little as can be (Dung 1995).

        All other labels are given. O(arguments, and the attacks of those whose label is another
        than before).
        """
        self.update(dict.fromkeys(arguments, UNDECIDED))
        waiting, struck = self._attackers(arguments)
        # In only one of the two: what has no attacker left that is not out has none that is in.
        standing = [argument for argument, count in waiting.items() if not count]
        falling = [argument for argument, count in struck.items() if count]
        self.update(dict.fromkeys(falling, OUT))
        # What falls is labelled out before it reinstates anything, as in rounds of a discussion.
        turn = 1
        while standing or falling:
            self.update(dict.fromkeys(standing, IN))
            self.turns.update(dict.fromkeys(standing, turn))
            turn += 1
            falling += self._felled(standing, waiting)
            standing = self._reinstated(falling, waiting)
            falling = []

    def _attackers(self, arguments: Iterable[int]) -> tuple[dict[int, int], dict[int, int]]:
        """Return how many attackers of each argument are not out, and how many are in, by now."""
        labels, attacked = self.before.labels, self.before.attacked
        not_out, are_in = self.before.waiting, self.before.struck
        waiting = {argument: not_out[argument] for argument in arguments}
        struck = {argument: are_in[argument] for argument in arguments}
        # Only what has changed is counted anew, so that a change costs what it leads to.
        for argument, now in self.items():
            was = labels[argument]
            if now == was:
                continue
            more_waiting, more_struck = NOT_OUT[now] - NOT_OUT[was], IS_IN[now] - IS_IN[was]
            for other in attacked[argument]:
                if other in waiting:
                    waiting[other] += more_waiting
                    struck[other] += more_struck
        return waiting, struck

    def _felled(self, standing: Iterable[int], waiting: Container[int]) -> list[int]:
        """Label out what these attack, and return it."""
        felled = []
        attacked = self.before.attacked
        for argument in standing:
            for other in attacked[argument]:
                if other in waiting and self[other] == UNDECIDED:
                    self[other] = OUT
                    felled.append(other)
        return felled

    def _reinstated(self, fallen: Iterable[int], waiting: dict[int, int]) -> list[int]:
        """Count down the attackers of what these attack; return for whom none is left."""
        reinstated = []
        attacked = self.before.attacked
        for argument in fallen:
            for other in attacked[argument]:
                if other in waiting:
                    waiting[other] -= 1
                    if not waiting[other]:
                        reinstated.append(other)
        return reinstated
