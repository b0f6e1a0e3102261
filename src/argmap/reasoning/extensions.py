"""On which consistent readings of a debate its unsettled claims hold.

On every one, on some, or on none. Readings are the preferred extensions of the framework (Dung
1995). Telling is as hard as it gets for a SAT solver (deciding "every" is complete for the second
level of the polynomial hierarchy, Dunne & Bench-Capon 2002), so the search by clingo has limits,
and running out of one is an answer, with its reason.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, NamedTuple

import clingo

from argmap.graph import AnyDebate
from argmap.model import Id
from argmap.reasoning.judgement import Holds, Limit, Reading, Verdict
from argmap.reasoning.judging import judge
from argmap.reasoning.nearby import decided, near_readings
from argmap.reasoning.undecided import Undecided, undecided

ENCODINGS = ("complete.lp", "preferred.lp")
OPTIONS = ("--warn=none", "--restart-on-model", "--sign-def=rnd", "--save-progress=0", "--seed=1")
"""With random signs, and none kept from the last model, the next one differs in half of what is
free: brave reasoning needs a few models where it would need one for each argument."""
PORTION = 5_000
"""So many attacks are grounded between two looks at the clock, in some 50 ms."""
BATCH = 10_000
"""Islands are put to the solver together until they hold so many attacks."""
WORTH_STARTING = 0.8
"""A search is started only within this part of the time: preparing it takes a fifth of what
grounding took."""
FEW = 20
"""Conflicts that suffice for most calls of the solver. Each counts as many, so that calls without
any end as well."""
LISTENING = 0.1
"""Seconds between two looks for an interrupt from the keyboard."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a search may cost. Without `seconds` the answer is the same on every machine."""

    conflicts: int = 20_000
    """Conflicts that the solver may run into over one question, about a second of a hard one. A
    question is about components of the debate and all that attacks them."""
    attacks: int = 250_000
    """Attacks that one question may hold."""
    seconds: float | None = None
    """Seconds for all questions together."""


DEFAULT = Limits()


def readings(debate: AnyDebate, limits: Limits = DEFAULT) -> Mapping[Id, Reading]:
    """Return the reading of every claim that is unsettled, in the author's order.

    Circular claims are switched off first, and have no reading. Positions have none either, as they
    have no verdict. With limited seconds the answer comes .3 s after these at the latest.

    >>> from argmap.model import Claim, Debate
    >>> claims = [Claim(id=one, text=one, rebuts=other) for one, other in ("ab", "ba")]
    >>> undecided = readings(Debate(title="T", question="Q?", claims=claims))
    >>> {claim: reading.holds.value for claim, reading in undecided.items()}
    {'a': 'some', 'b': 'some'}
    """
    clock = _Clock(limits.seconds)
    judgement = judge(debate)
    rest = undecided(judgement)
    found = _Search(rest, limits, clock).readings()
    found |= decided(rest)
    number = judgement.flattening.number
    unsettled = [
        claim for claim, verdict in judgement.verdicts.items() if verdict is Verdict.UNSETTLED
    ]
    answer = {claim: found[number[claim]] for claim in unsettled}
    if any(reading.holds is Holds.EVERY for reading in answer.values()):
        answer |= _either_way(answer, near_readings(judgement))
    return MappingProxyType(answer)


def _either_way(found: Mapping[Id, Reading], near: Mapping[Id, Reading]) -> dict[Id, Reading]:
    """Return the readings of claims that hold on both of two, with what tells these apart.

    That has to be near: the solver knows of no nearness.
    """
    return {
        claim: replace(reading, either=near[claim].either)
        for claim, reading in found.items()
        if reading.holds is Holds.EVERY and claim in near
    }


class _Clock:
    """Tells how much of the time is left."""

    def __init__(self, seconds: float | None) -> None:
        self.seconds = float("inf") if seconds is None else seconds
        self.start = time.monotonic()

    def left(self, share: float = 1.0) -> float:
        """Return the seconds that are left of a share of the time, negative when it is over."""
        return self.start + share * self.seconds - time.monotonic()

    def look(self, share: float = 1.0) -> None:
        """End the search when a share of the time is over."""
        if self.left(share) <= 0:
            raise _Exhausted(Limit.SECONDS)


class _Exhausted(Exception):
    """A search ran into a limit."""

    def __init__(self, limit: Limit) -> None:
        self.limit = limit


class _Search:
    """Asks about all undecided arguments, one question after the other."""

    def __init__(self, rest: Undecided, limits: Limits, clock: _Clock) -> None:
        self.rest = rest
        self.limits = limits
        self.clock = clock
        self.found: dict[int, Reading] = {}
        self.given_up: dict[int, Limit] = {}

    def readings(self) -> dict[int, Reading]:
        """Return the reading of each undecided argument, by its number in the framework."""
        for batch in self.rest.batches(BATCH):
            self._settle(batch)
        return {
            argument: self._reading(place) for place, argument in enumerate(self.rest.arguments)
        }

    def _reading(self, place: int) -> Reading:
        if place in self.found:
            return self.found[place]
        return Reading(Holds.UNDECIDED, self.given_up[self.rest.part_of[place]])

    def _settle(self, batch: list[int]) -> None:
        """Ask about parts together.

        Where that runs out, about either half, until what is hard stands alone.
        """
        waiting = [batch]
        while waiting:
            parts = [part for part in waiting.pop() if not self._hopeless(part)]
            limit = self._ask(parts) if parts else None
            if limit and (len(parts) == 1 or limit is Limit.SECONDS):
                self.given_up |= dict.fromkeys(parts, limit)
            elif limit:
                # Halving finds what is hard among many parts in few searches.
                middle = len(parts) // 2
                waiting += [parts[middle:], parts[:middle]]

    def _hopeless(self, part: int) -> bool:
        """Give a part up when another one was on which it hangs."""
        limits = (
            self.given_up[other] for other in self.rest.attacked_by[part] if other in self.given_up
        )
        limit = next(limits, None)
        if limit:
            self.given_up[part] = limit
        return limit is not None

    def _ask(self, parts: list[int]) -> Limit | None:
        """Find the readings of some parts.

        Return the limit that was reached before all were found, if one was.
        """
        question = _Question(self.rest, self.rest.cone(parts), self.limits, self.clock)
        try:
            question.pose()
            question.reason_bravely()
            question.reason_cautiously()
        except _Exhausted as end:
            return end.limit
        finally:
            self.found |= question.answers()
        return None


class _Labelled(NamedTuple):
    """What is in and what is out on a labelling."""

    inside: set[int]
    outside: set[int]


class _Question:
    """A set of arguments that nothing outside attacks, put to clingo.

    What is known at a limit is kept.
    """

    def __init__(
        self, rest: Undecided, asked: Sequence[int], limits: Limits, clock: _Clock
    ) -> None:
        self.attackers = {place: rest.attackers[place] for place in asked}
        self.limits = limits
        self.clock = clock
        self.conflicts = limits.conflicts
        self.control = clingo.Control(OPTIONS)
        self.settings: Any = self.control.configuration
        self.present: set[int] = set()
        self.absent: set[int] = set()
        self.doubted: set[int] | None = None
        self.rejected: set[int] = set()
        self.through = False

    def answers(self) -> dict[int, Reading]:
        """Return the readings that are known.

        Arguments are `present` on some and `absent` from some; `doubted` are those that may be in
        on every one, `rejected` those that may be out on every one. Both shrink until the search is
        through.
        """
        found = dict.fromkeys(self.present & self.absent, Holds.SOME)
        if self.doubted is not None:
            never_in = self.attackers.keys() - self.present
            found |= dict.fromkeys(never_in - self.rejected, Holds.OPEN)
            found |= dict.fromkeys(self.present - self.absent - self.doubted, Holds.SOME)
        if self.through:
            found |= dict.fromkeys(self.rejected, Holds.REJECTED)
            found |= dict.fromkeys(self.doubted or (), Holds.EVERY)
        return {place: Reading(holds) for place, holds in found.items()}

    def pose(self) -> None:
        """Ground the encodings, the attacks a portion at a time."""
        self.clock.look(WORTH_STARTING)
        if sum(map(len, self.attackers.values())) > self.limits.attacks:
            raise _Exhausted(Limit.ATTACKS)
        for encoding in encodings():
            self.control.add("base", [], encoding)
        self._ground("arguments", (f"argument({place})." for place in self.attackers))
        # clingo grounds without a break, and would miss the end of the time in one large program.
        for number, portion in enumerate(self._portions()):
            self.clock.look(WORTH_STARTING)
            self._ground("attacks", portion, number)
        self.clock.look(WORTH_STARTING)

    def _portions(self) -> Iterator[list[str]]:
        """Yield the attacks as facts, all attackers of an argument in one portion."""
        facts: list[str] = []
        number = 0
        for place, attackers in self.attackers.items():
            facts.append(f"attacked({place},{number}).")
            facts += (f"attack({one},{place})." for one in attackers)
            if len(facts) >= PORTION:
                yield facts
                facts = []
                number += 1
        yield facts

    def _ground(self, program: str, facts: Iterable[str], number: int | None = None) -> None:
        """Ground a program of the encodings after the facts that it is about."""
        name = f"facts of {program} {number}"
        self.control.add(name, [], "".join(facts))
        self.control.ground(
            [(name, []), (program, [] if number is None else [clingo.Number(number)])]
        )

    def reason_bravely(self) -> None:
        """Find what is in on some complete labelling, and so on some preferred one.

        What is out on one is found as well.
        """
        self.settings.solve.enum_mode = "brave"
        self.settings.solve.models = 0
        self._solve(self._learn, lambda result: result.exhausted)
        self.doubted = self.present - self.absent
        self.rejected = self.absent - self.present

    def _learn(self, model: clingo.Model) -> None:
        """Add what a model shows: brave reasoning makes each show all that came before as well."""
        self.present |= _places(model, "in")
        self.absent |= _places(model, "out")

    def reason_cautiously(self) -> None:
        """Find which arguments are undecided on some preferred labelling.

        It is asked of those that are never out, and of those that are never in. A largest labelling
        on which not all that is doubted is in, or not all that seems rejected is out, is a part of
        a preferred one. Either that is so on this one as well, or it tells nothing, and neither do
        its parts.
        """
        if self.doubted or self.rejected:
            self.settings.solve.enum_mode = "auto"
            self.settings.solve.models = 1
            self.settings.solver[0].heuristic = "domain"
            self._ground("preferred", ())
            number = 1
            while self._doubts(number):
                number += 1
        self.through = True

    def _doubts(self, number: int) -> bool:
        """Look for one more preferred labelling that tells something.

        Tell whether there may be another one.
        """
        doubted = self.doubted or set()
        facts = _facts("doubted", doubted, number) + _facts("rejected", self.rejected, number)
        self._ground("doubt", facts, number)
        part = self._largest([_atom("doubt", number)])
        # On no labelling that is left would anything doubted not be in: it holds on every one.
        if part is None:
            return False
        # Without the doubt it may grow further: only a largest one of all is preferred.
        whole = self._largest([_atom("in", place) for place in part.inside]) or part
        undecided = (doubted - whole.inside) | (self.rejected - whole.outside)
        self.absent |= doubted - whole.inside
        self.doubted = doubted & whole.inside
        self.rejected &= whole.outside
        # It has told nothing, and neither would its parts: the next one holds something beyond it.
        if not undecided:
            beyond = [place for place in self.attackers if place not in whole.inside]
            self._ground("beyond", _facts("beyond", beyond, number), number)
        return bool(self.doubted or self.rejected)

    def _largest(self, assumed: Sequence[clingo.Symbol]) -> _Labelled | None:
        """Return a largest labelling of which the assumed atoms are true, if there is one."""
        found: list[_Labelled] = []
        self._solve(
            lambda model: found.append(_Labelled(_places(model, "in"), _places(model, "out"))),
            lambda result: result.satisfiable is not None,
            assumed,
        )
        return found[0] if found else None

    def _solve(
        self,
        on_model: Callable[[clingo.Model], None],
        through: Callable[[clingo.SolveResult], bool | None],
        assumed: Sequence[clingo.Symbol] = (),
    ) -> None:
        """Run the solver until it is through, or out of conflicts or time.

        A few conflicts suffice for most calls, and then are what it counts as: to ask how many
        there were would take longer than the call. Otherwise it goes on, with what it has learnt,
        as long as there are any left.
        """
        if self.conflicts > 0 and through(self._run(on_model, assumed, min(FEW, self.conflicts))):
            self.conflicts -= FEW
            return
        self.conflicts -= FEW
        if self.conflicts > 0 and through(self._run(on_model, assumed, self.conflicts)):
            self.conflicts -= int(self.control.statistics["solving"]["solvers"]["conflicts"])
            return
        raise _Exhausted(Limit.CONFLICTS)

    def _run(
        self,
        on_model: Callable[[clingo.Model], None],
        assumed: Sequence[clingo.Symbol],
        conflicts: int,
    ) -> clingo.SolveResult:
        self.clock.look()
        self.settings.solve.solve_limit = str(conflicts)
        assumptions = [(atom, True) for atom in assumed]
        # In another thread, so that a limit in seconds and Ctrl-C end it in the midst of a search.
        with self.control.solve(assumptions, on_model=on_model, async_=True) as handle:
            while not handle.wait(max(0.0, min(LISTENING, self.clock.left()))):
                self.clock.look()
            result: clingo.SolveResult = handle.get()
        return result


@cache
def encodings() -> tuple[str, ...]:
    """Return the encodings that lie beside this file."""
    here = resources.files(__package__)
    return tuple(here.joinpath(name).read_text(encoding="utf-8") for name in ENCODINGS)


def _facts(name: str, places: Iterable[int], number: int) -> list[str]:
    """Return facts about places, as they hold in one round of the search."""
    return [f"{name}({place},{number})." for place in places]


def _atom(name: str, number: int) -> clingo.Symbol:
    return clingo.Function(name, [clingo.Number(number)])


def _places(model: clingo.Model, name: str) -> set[int]:
    """Return the arguments of which a model says something, such as that they are in."""
    return {atom.arguments[0].number for atom in model.symbols(shown=True) if atom.name == name}
