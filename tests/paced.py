"""How the time of an act grows with the debate that it is about, in CPU seconds and not by the clock on the wall.

An act is whatever somebody does with a debate: a command, an export, a page of the app. `pace` tells with which power
of the length of a text its time grows when the text becomes eight times as long. A command is run once before it is
measured, since imports are not what grows; and the long text is tried first, for mostly nothing more is to be asked.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from io import StringIO
from math import inf, log
from pathlib import Path
from tempfile import TemporaryDirectory

from argmap.app.library import PATH_VARIABLE
from argmap.cli.program import program
from argmap.problem import ArgmapError
from tests.growing import Shape

LONGER = 8
"""How much longer the longer text is."""

ROUNDS = 3
"""How often a time is taken where it looks too long: the machine may have been busy with other things."""

STEEPEST = 1.3
"""With which power of the length the time may grow."""

QUICK = 0.25
"""CPU seconds for a quarter of a megabyte that nobody needs to be asked about twice."""

SEARCH = 10.0
"""CPU seconds within which a search has ended that gives up after so much work: below, its time says nothing."""

PATIENCE = 60.0
"""CPU seconds after which an act is stopped: nobody waits for it, whatever the power is."""


SECONDS_OF_A_PAGE = 1.0
"""CPU seconds for a page of a quarter of a megabyte: what it is made of takes most of them, and is bounded."""

SCRIPT = Path(__file__).resolve().parents[1] / "src" / "argmap" / "app" / "script.py"


@dataclass(frozen=True)
class Act:
    """What is done with a debate, and in how many CPU seconds it may be done whatever the power is.

    It is given the debate's file, beside which there is room for what is made of it.
    """

    do: Callable[[Path], None]
    allowed: float = QUICK


@dataclass(frozen=True)
class Pace:
    """What was measured: how long each text was, and how many CPU seconds it took, without end where it was stopped.

    Of an act that takes no more than it may there is the longer text alone.
    """

    lengths: tuple[int, ...]
    seconds: tuple[float, ...]
    allowed: float

    @property
    def power(self) -> float:
        """The power of the length with which the time grows, 0 where it is no more than is allowed."""
        if self.seconds[-1] < self.allowed:
            return 0.0
        if self.seconds[-1] == inf:
            return inf
        return log(self.seconds[-1] / self.seconds[0]) / log(self.lengths[-1] / self.lengths[0])

    def __str__(self) -> str:
        """Return the power, and the times from which it comes."""
        times = ", ".join(f"{seconds:.2f}" for seconds in self.seconds)
        return f"{self.power:.2f} ({times} s for {self.lengths[0] // 1_000} to {self.lengths[-1] // 1_000} kB)"


def command(*words: str, allowed: float = QUICK) -> Act:
    """Return the act of running a command on a debate, in this process; `OUT` begins the name of what it writes.

    A debate that is refused is as good: then the time is that of the refusal.
    """

    def run(debate: Path) -> None:
        made = str(debate.with_name("made"))
        given = [word.replace("OUT", made) for word in words]
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()), suppress(ArgmapError):
            program([given[0], str(debate), *given[1:]], standalone_mode=False)

    return Act(run, allowed)


def page(**address: str) -> Act:
    """Return the act of opening a page of the app, from the files to all that a browser is sent.

    Reading the files is a part of it: each debate is opened by a process that has never seen it.
    """

    def opened(debate: Path) -> None:
        from streamlit.testing.v1 import AppTest

        before = os.environ.get(PATH_VARIABLE)
        os.environ[PATH_VARIABLE] = str(debate)
        try:
            app = AppTest.from_file(str(SCRIPT), default_timeout=10 * PATIENCE)
            for name, value in address.items():
                app.query_params[name] = value
            app.run()
            assert not app.exception
        finally:
            os.environ.pop(PATH_VARIABLE)
            if before is not None:
                os.environ[PATH_VARIABLE] = before

    return Act(opened, SECONDS_OF_A_PAGE)


def pace(act: Act, shape: Shape, number: int) -> Pace:
    """Return how the time of an act grows with a shape; what looks too steep is measured again."""
    _seconds(act, shape(1))
    short, long = shape(number), shape(number * LONGER)
    most = _seconds(act, long)
    if most < act.allowed:
        return Pace((len(long.encode()),), (most,), act.allowed)
    lengths = len(short.encode()), len(long.encode())
    found = Pace(lengths, (_seconds(act, short), most), act.allowed)
    for _ in range(ROUNDS - 1):
        if found.power < STEEPEST or most == inf:
            break
        least, most = found.seconds
        found = Pace(
            lengths, (min(least, _seconds(act, short)), min(most, _seconds(act, long))), act.allowed
        )
    return found


def _seconds(act: Act, text: str) -> float:
    """Return the CPU seconds of an act, those of the programs that it runs included; no cache knows the text yet."""
    with TemporaryDirectory() as folder:
        debate = Path(folder, "grown.debate.yaml")
        debate.write_text(text, encoding="utf-8", newline="")
        cache = os.environ.get("ARGMAP_CACHE", "")
        os.environ["ARGMAP_CACHE"] = str(Path(folder, "cache"))
        start = _spent()
        try:
            with _patience():
                act.do(debate)
        except _ImpatientError:
            return inf
        finally:
            os.environ["ARGMAP_CACHE"] = cache
        return _spent() - start


class _ImpatientError(BaseException):
    """An act was stopped; no handler of errors on its way takes this for one."""


@contextmanager
def _patience() -> Iterator[None]:
    """Stop what takes more CPU seconds than anybody waits for."""

    def stop(*_: object) -> None:
        raise _ImpatientError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _spent() -> float:
    """Return the CPU seconds that this process and the programs that it waited for have taken."""
    import resource  # Windows has none, and no run of this, but collects what stands here

    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)
