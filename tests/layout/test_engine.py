from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest

from argmap.layout import memo
from argmap.layout.dot import Skeleton, question
from argmap.layout.engine import BUNDLED, BUNDLED_PROGRAM, Engine, Look, find, layouts
from argmap.problem import EngineError

TWO = question(Skeleton((72.0, 72.0), ((1, 0),)))
THREE = question(Skeleton((72.0, 72.0, 90.0), ((1, 0), (2, 0))))


def _program(folder: Path, text: str, name: str = "dot") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_bundled_engine_is_found_without_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    engine = find(BUNDLED)
    assert engine.path.name == "graphviz-pure"
    assert engine.version[0].isdigit()
    assert find().path == engine.path


def test_a_dot_that_does_not_work_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _program(tmp_path / "bin", "exit 3")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    engine = find()
    assert engine.origin.startswith("bundled")
    assert engine.passed_over == (
        f"`dot` on the PATH ({tmp_path / 'bin' / 'dot'}): dot failed with status 3: nothing said",
    )


def test_a_system_dot_that_works_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _program(tmp_path / "bin", f'exec "{find(BUNDLED).path}" "$@"')
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert find().path == path


def test_the_environment_names_an_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _program(tmp_path, f'exec "{find(BUNDLED).path}" "$@"', "mydot")
    monkeypatch.setenv("ARGMAP_DOT", str(path))
    assert find().path == path


def test_a_missing_engine_names_every_place_and_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"no working Graphviz: .*nowhere.*not found.*--engine"):
        find(str(tmp_path / "nowhere"))


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("exit 3", "status 3"),
        ("echo hello", "does not place"),
        ("echo '{'", "not JSON"),
        ("echo no >&2; exit 1", "no"),
    ],
)
def test_an_engine_that_fails_says_why(tmp_path: Path, script: str, reason: str) -> None:
    with pytest.raises(EngineError, match=reason):
        find(str(_program(tmp_path, script, "broken")))


def test_a_dot_that_hangs_is_waited_for_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = tmp_path / "runs"
    _program(tmp_path / "bin", f'echo x >> "{runs}"; exec sleep 20')
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    monkeypatch.setattr("argmap.layout.engine.PROBE_SECONDS", 0.2)
    assert [find().origin, find().origin] == [f"bundled {BUNDLED_PROGRAM}"] * 2
    assert runs.read_text(encoding="utf-8") == "x\n"


def test_a_file_that_is_no_program_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "dot"
    path.write_bytes(b"\x00\x01")
    path.chmod(0o755)
    with pytest.raises(EngineError, match="cannot be started"):
        find(str(path))


def test_a_layout_that_takes_too_long_says_which_view_would_fit(tmp_path: Path) -> None:
    slow = Engine(_program(tmp_path, "exec sleep 20"), "1", "test")
    with pytest.raises(
        EngineError,
        match=r"longer than 0.2 s to place 3 boxes; a view of at most 1 boxes .*--depth",
    ):
        layouts(slow, [THREE], seconds=0.2)


def test_a_time_out_is_told_of_the_view_and_not_of_the_ways_to_place_it(tmp_path: Path) -> None:
    slow = Engine(_program(tmp_path, "exec sleep 20"), "1", "test")
    with pytest.raises(EngineError, match=r"to place 3 boxes; a view of at most 1 boxes"):
        layouts(slow, [THREE, TWO], seconds=0.2)


def test_several_graphs_are_placed_in_one_process_and_remembered(tmp_path: Path) -> None:
    counter = tmp_path / "runs"
    program = _program(tmp_path, f'echo x >> "{counter}"; exec "{find(BUNDLED).path}" "$@"')
    engine = Engine(program, "counted", "test")
    two, three = layouts(engine, [TWO, THREE])
    assert (len(two["objects"]), len(three["objects"])) == (2, 3)
    assert layouts(engine, [THREE, TWO, THREE]) == (three, two, three)
    assert counter.read_text(encoding="utf-8") == "x\n"


def test_a_damaged_memory_is_as_if_it_had_never_been(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGMAP_CACHE", str(tmp_path))
    engine = find(BUNDLED)
    before = layouts(engine, [TWO])
    (entry,) = tmp_path.rglob("*.json")
    entry.write_bytes(b'{"objects": \xff')
    assert layouts(engine, [TWO]) == before
    entry.write_text("{}", encoding="utf-8")
    assert layouts(engine, [TWO]) == before


def test_memory_that_cannot_be_written_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("ARGMAP_CACHE", str(tmp_path / "file"))
    assert layouts(find(BUNDLED), [TWO])


def test_memory_is_bounded_and_the_oldest_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGMAP_CACHE", str(tmp_path))
    keys = [memo.entry_name("engine", str(number)) for number in range(10)]
    for age, key in enumerate(keys):
        memo.remember(key, '"' + "x" * 98 + '"')
        import os

        os.utime(memo.folder() / key[:2] / f"{key}.json", (age, age))
    memo.forget_oldest(500)
    assert [memo.recall(key) is not None for key in keys] == [False] * 6 + [True] * 4
    memo.forget_oldest(500)
    assert sum(memo.recall(key) is not None for key in keys) == 4


class UnwantedError(Exception):
    """Whoever asked asks for something else by now."""


def test_a_layout_that_nobody_wants_any_more_is_given_up_and_its_process_ended(
    tmp_path: Path,
) -> None:
    number = tmp_path / "number"
    program = _program(tmp_path, f'echo $$ > "{number}"; exec sleep 60')

    def look() -> None:
        if number.exists() and number.read_text(encoding="utf-8"):
            raise UnwantedError

    engine = Engine(program, "1", "test", turn=lambda: nullcontext(look))
    with pytest.raises(UnwantedError):
        layouts(engine, [TWO], seconds=60)
    with pytest.raises(ProcessLookupError):
        os.kill(int(number.read_text(encoding="utf-8")), 0)


KILLED_WHILE_PLACING = """
import os, signal, sys
from contextlib import nullcontext
from pathlib import Path
from argmap.layout import engine

engine.SECONDS_BEYOND = 1 - 60
number = Path(sys.argv[1])

def dies():
    if number.exists() and number.read_text(encoding="utf-8"):
        os.kill(os.getpid(), signal.SIGKILL)

placing = engine.Engine(Path(sys.argv[2]), "1", "test", turn=lambda: nullcontext(dies))
engine.layouts(placing, [sys.argv[3]], seconds=60)
"""
SECONDS_FOR_ONE_OF_COMPUTING = 60
"""How long a second of computing takes at most, on a machine that has much else to do."""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits another process")
def test_a_graphviz_that_outlives_argmap_ends_by_itself(tmp_path: Path) -> None:
    number = tmp_path / "number"
    program = _program(tmp_path, f'cat; echo $$ > "{number}"; while :; do :; done')
    script = [sys.executable, "-c", KILLED_WHILE_PLACING, str(number), str(program), TWO]
    killed = subprocess.run(script, check=False, stdout=subprocess.DEVNULL)
    assert killed.returncode == -signal.SIGKILL
    orphan = int(number.read_text(encoding="utf-8"))
    last = time.monotonic() + SECONDS_FOR_ONE_OF_COMPUTING
    while is_running(orphan):
        assert time.monotonic() < last, "it computes on"
        time.sleep(0.1)  # between two looks


def is_running(number: int) -> bool:
    """Say whether a process is there and has not ended, be it that nobody has asked how it ended."""
    try:
        state = Path(f"/proc/{number}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


def test_a_layout_begins_when_it_is_its_turn_and_gives_way_to_other_programs(
    tmp_path: Path,
) -> None:
    turns: list[str] = []

    @contextmanager
    def turn() -> Iterator[Look]:
        turns.append("begins")
        yield lambda: None
        turns.append("ends")

    nice = tmp_path / "nice"
    program = _program(tmp_path, f'sleep 0.5; nice > "{nice}"; exec "{find(BUNDLED).path}" "$@"')
    engine = Engine(program, "polite", "test", turn=turn, niceness=19)
    layouts(engine, [TWO])
    assert layouts(engine, [TWO])
    assert turns == ["begins", "ends"]
    assert nice.read_text(encoding="utf-8") == "19\n"
