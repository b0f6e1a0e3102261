"""Whatever kills a command that writes, what it writes to is the old one or the new one, and the next one can write."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import SCHOOL
from tests.uncovered import ENVIRONMENT

pytestmark = pytest.mark.proof

KILLING = Path(__file__).with_name("killing.py")
TIMES = 200
"""How often each command is killed: every other time at a random moment, else before one of its operations."""
Tree = dict[str, bytes]
Ask = Callable[..., dict[str, Any]]

OTHER = SCHOOL.replace("Start at", "Begin at").replace(
    "go to bed later as well", "stay up longer then"
)
BROKEN = SCHOOL.replace("rebuts: sleep", "attacks: Sleep")


@pytest.fixture
def killer(tmp_path: Path) -> Iterator[Ask]:
    """Run commands in the folder `here`, whole or killed."""
    environment = {**ENVIRONMENT, "ARGMAP_CACHE": str(tmp_path / "cache")}
    process = subprocess.Popen(
        [sys.executable, str(KILLING)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    here = tmp_path / "here"
    here.mkdir()

    def ask(*words: str, **more: float) -> dict[str, Any]:
        asked = {"words": words, "folder": str(here), "told": str(tmp_path / "told"), **more}
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(asked) + "\n")
        process.stdin.flush()
        answer: dict[str, Any] = json.loads(process.stdout.readline())
        told = (tmp_path / "told").read_text(encoding="utf-8")
        if not answer["killed"]:
            assert answer.get("status") in (0, 1), told  # 2: it cannot write, as with a stale lock
        return answer

    yield ask
    process.terminate()
    process.communicate()


def tree(place: Path) -> Tree:
    """Return all files at a place by their names, of the one file the name is empty."""
    if place.is_file():
        return {"": place.read_bytes()}
    return {
        str(each.relative_to(place)): each.read_bytes()
        for each in sorted(place.rglob("*"))
        if each.is_file()
    }


def unfinished(folder: Path) -> list[str]:
    return [each.name for each in folder.rglob("*") if each.name.endswith(".part")]


def kills(whole: dict[str, Any], seed: str) -> Iterator[dict[str, float]]:
    """Yield when to kill a command: half of the times spread over its operations, else at any moment."""
    chance = random.Random(seed)
    for number in range(TIMES // 2):
        yield {"operation": 1 + number * whole["operations"] // (TIMES // 2)}
        yield {"moment": chance.random() * whole["seconds"] * 1.1}


def put_back(place: Path, old: Tree) -> None:
    """Let a place hold what it held before."""
    if tree(place) == old:
        return
    if "" in old:
        place.write_bytes(old[""])
        return
    shutil.rmtree(place)
    for name, content in old.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(content)


def killed(killer: Ask, words: tuple[str, ...], place: Path) -> tuple[int, int, int]:
    """Kill a command again and again; return how often it died, and how often it left the old and the new thing."""
    here, old = place.parent, tree(place)
    whole = killer(*words)
    new = tree(place)
    assert new != old
    put_back(place, old)
    whole = killer(*words)  # now everything is imported, and so its time is that of the others
    assert tree(place) == new, "it writes the same each time"
    deaths, olds, news = 0, 0, 0
    for number, when in enumerate(kills(whole, words[0])):
        put_back(place, old)
        deaths += killer(*words, **when)["killed"]
        found = tree(place)
        assert found in (old, new), (when, sorted(set(found.items()) ^ set(new.items()))[:3])
        olds, news = olds + (found == old), news + (found == new)
        if place.is_dir():
            assert not unfinished(place), "nothing unfinished is ever published"
        if number % 20 == 19:
            put_back(place, old)
            assert not killer(*words)["killed"]
            assert tree(place) == new
            assert unfinished(here) == [], "the next one clears away what killed ones left"
    assert deaths >= TIMES // 2
    assert olds > TIMES // 10
    return deaths, olds, news


@pytest.mark.parametrize(
    "words",
    [
        ("new", "--id", "buses", "--text", "Buses run later.", "--rebuts", "parents"),
        ("check", "--fix"),
    ],
    ids=["new", "fix"],
)
def test_two_hundred_killed_commands_leave_the_old_debate_or_the_new_one(
    killer: Ask, tmp_path: Path, words: tuple[str, ...]
) -> None:
    file = tmp_path / "here" / "school.debate.yaml"
    file.write_text(BROKEN if "--fix" in words else SCHOOL, encoding="utf-8")
    killed(killer, words, file)


@pytest.mark.parametrize("words", [("new",), ("check", "--fix")], ids=["new", "fix"])
def test_so_it_is_with_each_part_of_a_debate_of_several_files(
    killer: Ask, tmp_path: Path, words: tuple[str, ...]
) -> None:
    here, folder = tmp_path / "here", tmp_path / "here" / "school"
    folder.mkdir()
    head, _, claims = (BROKEN if "--fix" in words else SCHOOL).partition("claims:\n")
    (folder / "debate.yaml").write_text(head, encoding="utf-8")
    (folder / "claims.yaml").write_text(f"claims:\n{claims}", encoding="utf-8")
    (folder / "more.yaml").write_text(
        "claims:\n  - {id: more, text: It is quiet then., supports: later}\n"
    )
    if words == ("new",):
        words = (
            "new",
            "school",
            "--id",
            "buses",
            "--text",
            "Buses run later.",
            "--rebuts",
            "parents",
        )
    old = tree(folder)
    killer(*words)
    new = tree(folder)
    assert old != new
    put_back(folder, old)
    whole = killer(*words)
    for when in kills(whole, "parts"):
        put_back(folder, old)
        killer(*words, **when)
        left = {
            name: content for name, content in tree(folder).items() if not name.endswith(".part")
        }
        assert left in (old, new), when
    put_back(folder, old)
    killer(*words)
    assert tree(folder) == new
    assert unfinished(here) == []


@pytest.mark.parametrize(
    "output", ["map.svg", "talk.pptx", "talk.pdf", "site/", "debate.md", "map.png", "talk.html"]
)
def test_two_hundred_killed_exports_leave_the_old_file_or_the_new_one(
    killer: Ask, tmp_path: Path, output: str
) -> None:
    here = tmp_path / "here"
    (tmp_path / "other.debate.yaml").write_text(OTHER, encoding="utf-8")
    (here / "school.debate.yaml").write_text(SCHOOL, encoding="utf-8")
    export = ("export", "-o", output, "--engine", "bundled", "--force")
    assert killer(*export, str(tmp_path / "other.debate.yaml"))["status"] == 0
    killed(killer, export, here / output.removesuffix("/"))


def test_two_hundred_killed_series_leave_whole_slides(killer: Ask, tmp_path: Path) -> None:
    here = tmp_path / "here"
    (tmp_path / "other.debate.yaml").write_text(OTHER, encoding="utf-8")
    (here / "school.debate.yaml").write_text(SCHOOL, encoding="utf-8")
    export = ("export", "-o", "slides/*.svg", "--engine", "bundled", "--force")
    assert killer(*export, str(tmp_path / "other.debate.yaml"))["status"] == 0
    old = tree(here / "slides")
    killer(*export)
    new = tree(here / "slides")
    put_back(here / "slides", old)
    whole = killer(*export)
    for when in kills(whole, "series"):
        put_back(here / "slides", old)
        killer(*export, **when)
        for name, content in tree(here / "slides").items():
            if not name.endswith(".part"):
                assert content in (old.get(name), new.get(name)), (name, when)
    killer(*export)
    assert tree(here / "slides") == new


@pytest.mark.parametrize("name", ["school", "school.debate.yaml"])
def test_two_hundred_killed_beginnings_leave_a_whole_debate_or_none(
    killer: Ask, tmp_path: Path, name: str
) -> None:
    place = tmp_path / "here" / name
    words = ("init", name, "--question", "Start at nine?")
    killer(*words)
    new = tree(place)
    remove(place)
    whole = killer(*words)
    for when in kills(whole, "init"):
        remove(place)
        killer(*words, **when)
        if os.path.lexists(place):
            assert tree(place) == new, when
    remove(place)
    killer(*words)
    assert tree(place) == new
    assert unfinished(place.parent) == []


def remove(place: Path) -> None:
    """Take away what a command made."""
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)


def test_two_exports_at_once_to_one_site_leave_one_of_the_two(tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    names = ("school.debate.yaml", "other.debate.yaml")
    for name, text in zip(names, (SCHOOL, OTHER), strict=True):
        (here / name).write_text(text, encoding="utf-8")
    environment = {**ENVIRONMENT, "ARGMAP_CACHE": str(tmp_path / "cache")}

    def started(name: str, output: str) -> subprocess.Popen[str]:
        command = [
            sys.executable,
            "-m",
            "argmap",
            "export",
            name,
            "-o",
            output,
            "--engine",
            "bundled",
        ]
        return subprocess.Popen(
            command, cwd=here, stderr=subprocess.PIPE, text=True, env=environment
        )

    wanted = list[Tree]()
    for number, name in enumerate(names):
        started(name, f"alone-{number}/").communicate()
        wanted.append(tree(here / f"alone-{number}"))
    for _ in range(5):
        together = [started(name, "site/") for name in names]
        for each in together:
            _, told = each.communicate()
            assert each.returncode == 0, told
        assert tree(here / "site") in wanted
        assert unfinished(here) == []
