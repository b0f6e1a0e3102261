"""Finds Graphviz and runs it: the only place that starts a process to place boxes.

Debian's `dot` and the bundled `graphviz-pure` place fixed boxes alike; the second is there after
`pip install`.
"""

from __future__ import annotations

import json
import logging
import math
import os
import re
import shutil
import subprocess
import sysconfig
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any, TypeGuard

from argmap.layout import memo
from argmap.problem import EngineError, TooDense

log = logging.getLogger(__name__)

BUNDLED = "bundled"
BUNDLED_PROGRAM = "graphviz-pure"
PROBE = "digraph { b -> a }"
PROBE_SECONDS = 10.0
SECONDS = 30.0
"""How long one call may take."""
SECONDS_BETWEEN_LOOKS = 0.25
"""How often the wish for an answer may be withdrawn while Graphviz works."""
SECONDS_BEYOND = 1
"""How much longer than it is waited for Graphviz may compute, where argmap itself was killed."""
MOST_SAID = 200
"""So many letters of what Graphviz says of its failure are shown."""

# With few digits and small powers, since what was remembered may be anybody's: no number is
# infinite, or takes long to read.
NUMBER = r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?(?:e-[0-9]{1,3}|e\+?0?[0-9])?"
POINT = re.compile(f"{NUMBER},{NUMBER}")
COURSE = re.compile(f"(?:[es],)?{NUMBER},{NUMBER}(?: (?:[es],)?{NUMBER},{NUMBER})*")
"""A curve's control points, those of its ends marked (graphviz.org/docs/attr-types/splineType)."""
EDGE = re.compile(r"^(n[0-9]+) -> (n[0-9]+) \[", re.MULTILINE)
BOX = "[width="
"""What our own DOT source has once for each box."""

Layout = dict[str, Any]
"""One graph as Graphviz writes it with `-Tjson0`."""
Look = Callable[[], object]
"""What is called now and then while Graphviz works; if it raises, the work is given up."""


def at_once() -> AbstractContextManager[Look]:
    """Let Graphviz run without waiting for anything."""
    return nullcontext(lambda: None)


@dataclass(frozen=True, slots=True)
class Engine:
    """A Graphviz that has placed a graph on this machine.

    `origin` tells how it was found, `passed_over` what was tried before it and why that was not
    taken. Each run happens within a `turn`, and gives way to other programs by its `niceness`.
    """

    path: Path
    version: str
    origin: str
    passed_over: tuple[str, ...] = ()
    turn: Callable[[], AbstractContextManager[Look]] = at_once
    niceness: int = 0

    @property
    def title(self) -> str:
        """The name and version that a picture mentions."""
        return f"{self.path.name} {self.version}"


def find(name: str | None = None) -> Engine:
    """Return the first Graphviz that works.

    It is looked for as `name` or ARGMAP_DOT, else as the system's `dot`, else as the bundled one.
    `name` is a path, a program's name, or `bundled`. Each candidate is tried with a graph of two
    nodes.

    Raises:
        EngineError: none works; the text names every place that was looked at, and why it was
            passed over.
    """
    passed_over = list[str]()
    # An empty variable is none.
    for origin, path in _candidates(name or os.environ.get("ARGMAP_DOT") or None):
        if path is None:
            passed_over.append(f"{origin}: not found")
            continue
        version, fault = _probed(path)
        if not fault:
            return Engine(path, version, origin, tuple(passed_over))
        passed_over.append(f"{origin} ({path}): {fault}")
    places = "; ".join(passed_over)
    remedy = "install Graphviz, or `pip install graphviz-pure`, or name a `dot` with --engine"
    raise EngineError(f"no working Graphviz: {places}. To mend it, {remedy}.")


def _candidates(name: str | None) -> Iterator[tuple[str, Path | None]]:
    """Yield where a Graphviz may be, in the order in which it is tried.

    A named one is the only one.
    """
    if name is not None and name != BUNDLED:
        yield f"--engine or ARGMAP_DOT `{name}`", _on_path(name)
        return
    if name is None:
        yield "`dot` on the PATH", _on_path("dot")
    yield f"bundled {BUNDLED_PROGRAM}", _bundled()


def _on_path(name: str) -> Path | None:
    """Return the program of a name or path, None where there is none."""
    found = shutil.which(name)
    return Path(found) if found else None


def _bundled() -> Path | None:
    """Return the program of the installed graphviz-pure.

    The environment's scripts need not be on the PATH for that.
    """
    try:
        recorded = metadata.distribution(BUNDLED_PROGRAM).files or ()
    except metadata.PackageNotFoundError:
        recorded = ()
    names = {BUNDLED_PROGRAM, f"{BUNDLED_PROGRAM}.exe"}
    places = [Path(str(file.locate())).resolve() for file in recorded if file.name in names]
    places += [Path(sysconfig.get_path("scripts")) / program for program in sorted(names)]
    return next((place for place in places if place.is_file()), None)


@lru_cache(maxsize=8)
def _probed(path: Path) -> tuple[str, str]:
    """Return the version of a Graphviz that places two nodes, else why it does not.

    The answer is kept, so that one that hangs, hangs only once.
    """
    try:
        # With `-v` the version comes on the second stream, so that one run tells both.
        answer, remarks = _run(path, ("-v", "-Tjson0"), PROBE, PROBE_SECONDS)
        if len(_graphs(answer)) != 1 or "pos" not in answer:
            return "", "it does not place a graph of two nodes"
    except EngineError as error:
        return "", str(error)
    version = re.search(r"version (\d+(?:\.\d+)*)", remarks)
    return version[1] if version else "of unknown version", ""


def layouts(
    engine: Engine, questions: Sequence[str], *, seconds: float = SECONDS
) -> tuple[Layout, ...]:
    """Return where the boxes of each DOT source go; those not seen before are asked in one process.

    Raises:
        EngineError: Graphviz fails, or takes longer than `seconds`.
    """
    keys = [memo.entry_name(engine.title, question) for question in questions]
    known = dict[str, Layout]()
    new = dict[str, str]()
    for key, question in zip(keys, questions, strict=True):
        remembered = memo.recall(key)
        if is_answer(remembered, question):
            known[key] = remembered
        else:
            new[key] = question
    recalled = len(known)
    if new:
        known |= _new_layouts(engine, new, seconds)
    log.info("%s: %d graphs placed, %d remembered", engine.title, len(new), recalled)
    return tuple(known[key] for key in keys)


def _new_layouts(
    engine: Engine, questions: Mapping[str, str], seconds: float
) -> Iterator[tuple[str, Layout]]:
    """Yield the layout of each DOT source by its key, and remember it."""
    # One process for all of them: to start it takes longer than to place a usual picture.
    answer = _asked(engine, "\n".join(questions.values()), seconds)
    texts = _graphs(answer)
    if len(texts) != len(questions):
        raise EngineError(f"{engine.title} answered {len(texts)} of {len(questions)} graphs")
    for (key, question), text in zip(questions.items(), texts, strict=True):
        layout = json.loads(text)
        if not is_answer(layout, question):
            raise EngineError(f"{engine.title} did not place every box")
        memo.remember(key, text)
        yield key, layout


def _asked(engine: Engine, source: str, seconds: float) -> str:
    """Return the answer of an engine when it is its turn."""
    with engine.turn() as look:

        def looks(process: int) -> None:
            # Windows has no such call, and lets Graphviz run as it is.
            if engine.niceness and hasattr(os, "setpriority"):
                with suppress(OSError):  # it may have ended by now
                    os.setpriority(os.PRIO_PROCESS, process, engine.niceness)
            look()

        answer, _ = _run(engine.path, ("-Tjson0",), source, seconds, looks)
    return answer


def is_answer(layout: object, question: str) -> TypeGuard[Layout]:
    """Say whether a layout has a place for every box and a course for every edge of a DOT source.

    What was remembered may have been written by anybody.
    """
    if not isinstance(layout, dict):
        return False
    placed = _placed_boxes(layout.get("objects"))
    courses = _courses(layout.get("edges", []))
    if placed is None or courses is None:
        return False
    if any(f"n{number}" not in placed for number in range(question.count(BOX))):
        return False
    ends = EDGE.findall(question)
    return all((placed[above], placed[below]) in courses for above, below in ends)


def _placed_boxes(nodes: object) -> dict[str, int] | None:
    """Return the number of each placed box by its name; None where this is no layout."""
    if not isinstance(nodes, list):
        return None
    placed = dict[str, int]()
    for node in nodes:
        if not isinstance(node, dict):
            return None
        if not _is_course(node.get("pos"), POINT):
            continue
        number = node.get("_gvid")
        if type(number) is not int:  # True is an int to isinstance
            return None
        placed[str(node.get("name"))] = number
    return placed


def _courses(edges: object) -> set[tuple[int, int]] | None:
    """Return the ends of all edges; None where one has no course."""
    if not isinstance(edges, list):
        return None
    courses = set[tuple[int, int]]()
    for edge in edges:
        if not (isinstance(edge, dict) and _is_course(edge.get("pos"), COURSE)):
            return None
        tail, head = edge.get("tail"), edge.get("head")
        if type(tail) is not int or type(head) is not int:
            return None
        courses.add((tail, head))
    return courses


def _is_course(text: object, pattern: re.Pattern[str]) -> bool:
    """Say whether a text is a point, or the points of a curve."""
    return isinstance(text, str) and pattern.fullmatch(text) is not None


def _run(
    path: Path,
    options: Sequence[str],
    source: str,
    seconds: float,
    looks: Callable[[int], object] = lambda _: None,
) -> tuple[str, str]:
    """Return what Graphviz writes to its two streams, in bounded time.

    Nothing of it is left running.
    """
    try:
        process = subprocess.Popen(
            [str(path), *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        raise EngineError(f"it cannot be started: {error.strerror or error}") from None
    with process:
        try:
            _bound(process.pid, math.ceil(seconds) + SECONDS_BEYOND)
            answer = _answer(process, source, seconds, looks)
        # Also where a visitor withdrew the wish, or somebody pressed Ctrl-C: nothing may go on
        # computing.
        except BaseException:
            process.kill()
            raise
    if answer is None:
        raise _too_slow(path.name, source, seconds)
    written, remarks = answer
    if process.returncode:
        said = (remarks.strip() or "nothing said").splitlines()[0][:MOST_SAID]
        raise EngineError(f"{path.name} failed with status {process.returncode}: {said}")
    return written, remarks


def _too_slow(program: str, source: str, seconds: float) -> TooDense:
    """Return the refusal of what takes too long; the probe has no box of ours, but two nodes."""
    boxes = max(graph.count(BOX) for graph in source.split("digraph"))
    took = f"{program} took longer than {seconds:g} s to place"
    if not boxes:
        return TooDense(f"{took} 2 boxes")
    # The time grows faster than the boxes, so that half of them is a careful guess.
    fewer = max(boxes // 2, 1)
    fits = f"a view of at most {fewer} boxes (--depth, --focus, a filter) would fit"
    return TooDense(f"{took} {boxes} boxes; {fits}")


def _bound(process: int, seconds: int) -> None:
    """Let the system end a process that computes for longer, where the system can.

    It is asked from outside: to run something of ours in the process itself is not safe beside
    threads.
    """
    try:
        import resource
    except ImportError:  # Windows
        return
    if not hasattr(resource, "prlimit"):  # only Linux has it
        return
    # It may have ended by now, or be under a lower limit already.
    with suppress(OSError, ValueError):
        resource.prlimit(process, resource.RLIMIT_CPU, (seconds, seconds))


def _answer(
    process: subprocess.Popen[str], source: str, seconds: float, looks: Callable[[int], object]
) -> tuple[str, str] | None:
    """Return what a process writes, None where it takes too long and was ended."""
    last = time.monotonic() + seconds
    given: str | None = source
    while True:
        looks(process.pid)
        left = last - time.monotonic()
        try:
            return process.communicate(given, timeout=max(0.0, min(left, SECONDS_BETWEEN_LOOKS)))
        except subprocess.TimeoutExpired:
            given = None  # it has the question already
        if left <= 0:
            process.kill()
            return None


def _graphs(answer: str) -> list[str]:
    """Return the JSON texts of the graphs that one process wrote, one after another."""
    decoder = json.JSONDecoder()
    texts = list[str]()
    start = answer.find("{")
    while start >= 0:
        try:
            _, end = decoder.raw_decode(answer, start)
        except json.JSONDecodeError:
            raise EngineError("its answer is not JSON") from None
        texts.append(answer[start:end])
        start = answer.find("{", end)
    return texts
