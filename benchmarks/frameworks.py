"""The same frameworks, in the same run, by argmap and by the argumentation libraries of PyPI.

Three jobs: the grounded extension, which arguments are in every and in some preferred extension, and strengths by
quadratic energy. Each library gets the framework in its own form, built beforehand; the answers must agree. A ratio
says how many times as long a library takes as argmap. Whoever takes more than LIMIT seconds is stopped, and left out at
the larger sizes of that job; so is who gives up. The script ends with a list of where argmap is behind, and fails where
it is behind at a job that takes more than START: clingo takes that long to start, and on graphs of some 20 arguments a
plain SAT solver is through by then. Usage: python benchmarks/frameworks.py
"""

import multiprocessing
import random
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from time import perf_counter
from typing import Any

from verdicts import debate

from argmap.graph import DebateGraph, graph
from argmap.model import Claim, Debate
from argmap.reasoning import judge, readings, strength
from argmap.reasoning.framework import Framework
from argmap.reasoning.grounded import grounded

LIMIT = 10.0
START = 0.005
RUNS = 5
GROUNDED_SIZES = (100, 1_000, 10_000, 100_000)
READINGS_SIZES = (10, 20, 40, 80, 160, 320)
STRENGTH_SIZES = (100, 1_000, 10_000)

Attacks = list[tuple[str, str]]
Job = Callable[[], Any]


@dataclass(frozen=True)
class Rival:
    """A library: its name on PyPI, and how it does each job, as a function from a framework to the job."""

    package: str
    grounded: Callable[[list[str], Attacks], Job] | None = None
    preferred: Callable[[list[str], Attacks], Job] | None = None
    strengths: Callable[[DebateGraph], Job] | None = None


@dataclass(frozen=True)
class Line:
    """What is printed of one comparison, our seconds, and whether argmap is ahead."""

    text: str
    ours: float
    ahead: bool


def pygarg(semantics: str) -> Callable[[list[str], Attacks], Job]:
    """Return the extensions that pygarg enumerates with a SAT solver (by fixpoint the grounded one)."""

    def prepared(arguments: list[str], attacks: Attacks) -> Job:
        solver = import_module("pygarg.dung.solver")
        listed = [list(attack) for attack in attacks]
        return lambda: solver.extension_enumeration(arguments, listed, semantics)

    return prepared


def formal(semantics: str) -> Callable[[list[str], Attacks], Job]:
    """Return the extensions of formal-argumentation."""

    def prepared(arguments: list[str], attacks: Attacks) -> Job:
        dung = import_module("argumentation.core.dung")
        framework = dung.ArgumentationFramework(frozenset(arguments), frozenset(attacks))
        return lambda: dung.extensions_for(framework, semantics)

    return prepared


def formal_strengths(resolved: DebateGraph) -> Job:
    """Return the strengths of formal-argumentation, by its quicker way."""
    gradual = import_module("argumentation.gradual.gradual")
    links = resolved.links.values()
    attacks, supports = (
        frozenset((link.premises[0], link.target) for link in links if link.relation == relation)
        for relation in ("rebuts", "supports")
    )
    weights = {id_: claim.plausibility for id_, claim in resolved.claims.items()}
    weighted = gradual.WeightedBipolarGraph(frozenset(weights), weights, attacks, supports)
    return lambda: gradual.quadratic_energy_strengths_discrete(weighted).strengths


def pyarg(function: str) -> Callable[[list[str], Attacks], Job]:
    """Return the extensions of PyArg."""

    def prepared(arguments: list[str], attacks: Attacks) -> Job:
        classes = "py_arg.abstract_argumentation_classes."
        argument = import_module(classes + "argument").Argument
        defeat = import_module(classes + "defeat").Defeat
        framework = import_module(
            classes + "abstract_argumentation_framework"
        ).AbstractArgumentationFramework
        named = {name: argument(name) for name in arguments}
        built = framework(
            "", list(named.values()), [defeat(named[one], named[other]) for one, other in attacks]
        )
        found = getattr(import_module(f"py_arg.algorithms.semantics.{function}"), function)
        return lambda: _names(found(built))

    return prepared


def _names(extensions: Iterable[Any]) -> list[list[str]]:
    """Return PyArg's extensions by name; a single one stands alone."""
    several = list(extensions)
    if several and hasattr(several[0], "name"):
        return [[argument.name for argument in several]]
    return [[argument.name for argument in one] for one in several]


RIVALS = (
    Rival("pygarg", pygarg("GR"), pygarg("PR")),
    Rival("formal-argumentation", formal("grounded"), formal("preferred"), formal_strengths),
    Rival(
        "python-argumentation", pyarg("get_grounded_extension"), pyarg("get_preferred_extensions")
    ),
)


def main() -> None:
    """Compare all that is installed; exit 1 where argmap is behind."""
    rivals = [rival for rival in RIVALS if installed(rival.package)]
    if not rivals:
        sys.exit("nothing to compare with")
    behind = [
        line
        for job in (grounded_lines, readings_lines, strength_lines)
        for line in told(job(rivals))
    ]
    print("argmap is ahead of each at every size" if not behind else "argmap is behind here:")
    print("".join(f"  {line.text}\n" for line in behind), end="")
    sys.exit(any(line.ours > START for line in behind))


def installed(package: str) -> bool:
    """Tell whether a library is there, and say what is compared."""
    try:
        print(f"{package} {version(package)}")
    except PackageNotFoundError:
        python = ".".join(map(str, sys.version_info[:2]))
        print(
            f"{package} is not installed; `make bench` installs it where it can be on Python {python}"
        )
        return False
    return True


def told(lines: Iterator[Line]) -> list[Line]:
    """Print the lines of a job and return those in which argmap is behind."""
    found = []
    for line in lines:
        print(line.text, flush=True)
        found += [] if line.ahead else [line]
    return found


def grounded_lines(rivals: list[Rival]) -> Iterator[Line]:
    """Compare on flattened debates, a tenth of whose claims close a cycle."""
    slow: set[str] = set()
    for size in GROUNDED_SIZES:
        names, attackers = _framework(size)
        attacks = [
            (names[one], names[other]) for other, ones in enumerate(attackers) for one in ones
        ]
        framework = Framework(names, attackers)
        ours = best(lambda framework=framework: grounded(framework))
        expected = frozenset(grounded(framework).accepted)
        for rival in rivals:
            if rival.grounded and rival.package not in slow:
                job = rival.grounded(list(names), attacks)
                yield compared(
                    f"grounded, {len(names):>7} arguments", rival, ours, job, expected, slow
                )


def _framework(size: int) -> tuple[tuple[str, ...], list[list[int]]]:
    """Return the framework of a debate of so many claims; libraries that split names at dots get none."""
    attackers = judge(graph(debate(size, 0.1))[0]).flattening.attackers
    return tuple(f"a{number}" for number in range(len(attackers))), [
        list(ones) for ones in attackers
    ]


def readings_lines(rivals: list[Rival]) -> Iterator[Line]:
    """Compare on random attack graphs with three attacks for two arguments, two fifths of them mutual."""
    slow: set[str] = set()
    for size in READINGS_SIZES:
        names, attacks = _attack_graph(size)
        judgement = judge(_as_debate(names, attacks))
        ours = best(lambda judgement=judgement: readings(judgement))
        decided = {name for name, verdict in judgement.verdicts.items() if verdict == "stands"}
        found = readings(judgement)
        expected = tuple(
            frozenset(name for name, reading in found.items() if reading.holds in holds) | decided
            for holds in (("every",), ("every", "some"))
        )
        for rival in rivals:
            if rival.preferred and rival.package not in slow:
                job = rival.preferred(names, attacks)
                yield compared(f"readings, {size:>7} arguments", rival, ours, job, expected, slow)


def _attack_graph(size: int) -> tuple[list[str], Attacks]:
    chance = random.Random(size)
    names = [f"a{number}" for number in range(size)]
    attacks: dict[tuple[str, str], None] = {}
    while len(attacks) < 1.5 * size:
        one, other = chance.sample(names, 2)
        attacks[one, other] = None
        if chance.random() < 0.4:
            attacks[other, one] = None
    return names, list(attacks)


def _as_debate(names: list[str], attacks: Attacks) -> DebateGraph:
    rebutted = {name: [other for one, other in attacks if one == name] for name in names}
    claims = tuple(
        Claim.model_validate({"id": name, "text": name, "rebuts": rebutted[name]}) for name in names
    )
    return graph(Debate(title="Attacks", question="Who holds?", claims=claims))[0]


def strength_lines(rivals: list[Rival]) -> Iterator[Line]:
    """Compare on debates like trees."""
    slow: set[str] = set()
    for size in STRENGTH_SIZES:
        resolved = graph(debate(size, 0.0))[0]
        ours = best(lambda resolved=resolved: strength(resolved))
        expected = {
            claim: round(found.value or 0, 6) for claim, found in strength(resolved).claims.items()
        }
        for rival in rivals:
            if rival.strengths and rival.package not in slow:
                job = rival.strengths(resolved)
                yield compared(f"strength, {size:>7} claims   ", rival, ours, job, expected, slow)


def best(job: Job) -> float:
    """Return the least seconds of some runs."""
    return min(measured(job)[0] for _ in range(RUNS))


def measured(job: Job) -> tuple[float, Any]:
    """Return the seconds of one run and its answer."""
    start = perf_counter()
    answer = job()
    return perf_counter() - start, answer


def compared(what: str, rival: Rival, ours: float, job: Job, expected: Any, slow: set[str]) -> Line:
    """Return a line; a rival that was stopped or gave up is slow from now on."""
    head = f"{what}: argmap {1000 * ours:9.2f} ms   {rival.package:<21}"
    taken = in_time(job)
    if taken is None:
        slow.add(rival.package)
        return Line(
            f"{head} stopped after {LIMIT:.0f} s, over {LIMIT / ours:,.0f}x", ours, ours < LIMIT
        )
    seconds, answer = taken
    if isinstance(answer, str):
        slow.add(rival.package)
        return Line(f"{head} {answer}", ours, ahead=True)
    if not _alike(answer, expected):
        sys.exit(f"{head} finds another answer")
    return Line(f"{head}{1000 * seconds:9.2f} ms = {seconds / ours:,.2f}x", ours, seconds > ours)


def _alike(answer: Any, expected: Any) -> bool:
    """Tell whether an answer is the expected one: strengths, the one extension, or what is in all and in any."""
    if isinstance(expected, dict):
        return {claim: round(value, 6) for claim, value in answer.items()} == expected
    extensions = [frozenset(extension) for extension in answer]
    if isinstance(expected, frozenset):
        return extensions == [expected]
    return (frozenset.intersection(*extensions), frozenset.union(*extensions)) == expected


def in_time(job: Job) -> tuple[float, Any] | None:
    """Return the seconds of a job and its answer, the best of some runs, from a process that is ended at the limit."""
    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_sent, args=(job, there))
    process.start()
    there.close()
    try:
        return here.recv() if here.poll(2 * LIMIT) else None
    except EOFError:
        return None
    finally:
        process.kill()
        process.join()


def _sent(job: Job, there: Any) -> None:
    """Send the best of some runs, or why there is none; a run that takes long is the only one."""
    try:
        seconds, answer = measured(job)
        if seconds < LIMIT / RUNS:
            seconds = min(seconds, best(job))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever another library raises
        there.send((0.0, f"gives up: {type(error).__name__}: {str(error)[:80]}"))
    else:
        if seconds < LIMIT:
            there.send((seconds, answer))
    there.close()


if __name__ == "__main__":
    main()
