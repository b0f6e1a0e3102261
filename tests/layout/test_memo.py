"""What was remembered of layouts may have been written by anybody, and is then as if it had never been."""

from __future__ import annotations

import json
import os
import random
import shutil
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from argmap.layout import memo
from argmap.layout.dot import Skeleton, question
from argmap.layout.engine import BUNDLED, Layout, find, is_answer, layouts
from argmap.layout.placing import place
from argmap.scene import Scene
from argmap.view import Perspective, view
from tests.pictured import judged

TWO = question(Skeleton((72.0, 72.0), ((1, 0),)))
DEBATE = judged(
    """
debate: {title: Weights, question: "Should weights be released?", positions: {open: Release them., closed: Keep them.}}
claims:
  - {id: audit, text: Open weights can be inspected., supports: open}
  - {id: hidden, text: Weights do not show the data., rebuts: audit}
  - {id: logs, text: Logs show it., undercuts: hidden}
"""
)


@pytest.fixture(autouse=True)
def remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of layouts for this test alone."""
    monkeypatch.setenv("ARGMAP_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def drawn() -> Scene:
    """Return the picture around a claim, placed as it is remembered or anew."""
    return place([view(DEBATE, Perspective(focus=("audit",)))], find(BUNDLED))[0]


def entries(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.json"))


def _pipe(entry: Path) -> None:
    os.mkfifo(entry)


def _device(entry: Path) -> None:
    entry.symlink_to("/dev/zero")


def _folder(entry: Path) -> None:
    (entry / "inner").mkdir(parents=True)


def _circle(entry: Path) -> None:
    entry.symlink_to(entry)


def _huge(entry: Path) -> None:
    with entry.open("wb") as file:
        file.truncate(4 * 2**30)


def _unreadable(entry: Path) -> None:
    entry.touch(mode=0)


def _socket(entry: Path) -> None:
    entry.unlink(missing_ok=True)
    os.mknod(entry, stat.S_IFSOCK | 0o600)


def _dangling(entry: Path) -> None:
    entry.symlink_to("/nowhere/at/all")


def _elsewhere(entry: Path) -> None:
    entry.symlink_to("/etc/passwd")


def _holding(content: str | bytes) -> Callable[[Path], None]:
    """Return what writes a file with a content."""

    def written(entry: Path) -> None:
        entry.write_bytes(content.encode() if isinstance(content, str) else content)

    return written


KINDS: dict[str, Callable[[Path], None]] = {
    "a pipe": _pipe,
    "a device": _device,
    "a folder": _folder,
    "a circle of links": _circle,
    "a socket": _socket,
    "a link to nothing": _dangling,
    "a link to a file elsewhere": _elsewhere,
    "a huge file": _huge,
    "a file that nobody may read": _unreadable,
    "nothing": _holding(""),
    "no text": _holding(b"\xff\xfe\x00"),
    "deep brackets": _holding("[" * 200_000),
    "deep brackets in boxes": _holding('{"objects": ' + "[" * 100_000 + "]" * 100_000 + "}"),
    "deep mappings": _holding('{"objects":' * 50_000),
    "a number without end": _holding("9" * 10_000),
    "no boxes": _holding('{"objects": []}'),
    "boxes that are none": _holding('{"objects": [1, "n0", null]}'),
    "boxes in a mapping": _holding('{"objects": {"n0": 1}}'),
    "a list": _holding("[1]"),
    "a text": _holding('"layout"'),
    "true": _holding("true"),
    "not a number": _holding("NaN"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_lies_where_a_layout_was_is_as_if_it_had_never_been(
    kind: str, remembered: Path
) -> None:
    before = drawn()
    places = entries(remembered)
    assert places
    for entry in places:
        entry.unlink()
        KINDS[kind](entry)
    start = time.perf_counter()
    assert drawn() == before
    assert time.perf_counter() - start < 10


def _as_pipe(place: Path) -> None:
    os.mkfifo(place)


def _as_device(place: Path) -> None:
    place.symlink_to("/dev/null")


def _as_file(place: Path) -> None:
    place.write_bytes(b"x")


def _as_circle(place: Path) -> None:
    place.symlink_to(place.name)


def _as_nothing(place: Path) -> None:
    place.symlink_to("nowhere/at/all")


@pytest.mark.parametrize("depth", ["the whole cache", "the layouts", "a folder of some"])
@pytest.mark.parametrize("instead", [_as_pipe, _as_device, _as_file, _as_circle, _as_nothing])
def test_whatever_lies_where_a_folder_of_layouts_was_is_as_if_there_were_none(
    instead: Callable[[Path], None], depth: str, remembered: Path
) -> None:
    before = drawn()
    inner = entries(remembered)[0].parent
    place = {
        "the whole cache": remembered,
        "the layouts": memo.folder(),
        "a folder of some": inner,
    }[depth]
    shutil.rmtree(place)
    instead(place)
    start = time.perf_counter()
    assert drawn() == before
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    "name",
    [
        "/dev/null",
        "/proc/self",
        "/proc/self/fd/0",
        "/etc/passwd",
        "/sys",
        "x" * 5_000,
        "a\nb\x1b",
        "-",
        "~",
        " ",
    ],
)
def test_a_cache_in_an_odd_place_is_none(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = drawn()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ARGMAP_CACHE", name)
    assert drawn() == before


def test_a_layout_is_remembered(remembered: Path) -> None:
    before = drawn()
    written = {entry: entry.stat().st_ino for entry in entries(remembered)}
    assert drawn() == before
    assert {entry: entry.stat().st_ino for entry in entries(remembered)} == written


def places_in(value: object, path: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    """Yield the path to every part of a JSON value."""
    yield path
    parts = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, part in parts:
        yield from places_in(part, (*path, key))


VALUES: tuple[object, ...] = (
    None,
    True,
    -1,
    0,
    10**30,
    1.5,
    "",
    "nan,nan",
    "1,2",
    "e,1,2 3,4",
    "1e400,1",
    "٣,٣",
    "n0",
    [],
    {},
    [[]],
    "x" * 99,
)


def damaged(layout: Layout, chance: random.Random) -> object:
    """Return a layout with one to three parts gone or of another kind."""
    value: Any = json.loads(json.dumps(layout))
    for _ in range(chance.randint(1, 3)):
        *above, last = chance.choice(list(places_in(value))) or (None,)
        if last is None:
            return chance.choice(VALUES)
        holder = value
        for key in above:
            holder = holder[key]
        if chance.random() < 0.3:
            del holder[last]
        else:
            holder[last] = chance.choice(VALUES)
    return value


def anything(chance: random.Random, depth: int = 0) -> object:
    """Return a value as JSON may hold it, of any shape; some look like a part of a layout."""
    if depth > 4 or chance.random() < 0.4:
        return chance.choice(VALUES)
    if chance.random() < 0.5:
        return [anything(chance, depth + 1) for _ in range(chance.randint(0, 4))]
    keys = ("objects", "edges", "name", "_gvid", "pos", "tail", "head", "bb", "n0", "", "\x00")
    return {chance.choice(keys): anything(chance, depth + 1) for _ in range(chance.randint(0, 5))}


def any_bytes(chance: random.Random) -> bytes:
    """Return what a file may hold: JSON of any shape, cut off, with bytes changed, or none at all."""
    content = bytearray(json.dumps(anything(chance)).encode())
    if chance.random() < 0.3:
        del content[chance.randrange(len(content)) :]
    for _ in range(chance.randint(0, 2) * bool(content)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return chance.randbytes(chance.randrange(300)) if chance.random() < 0.1 else bytes(content)


def filled_anyhow(seeds: range) -> None:
    """Draw a picture after each of many fillings of the cache: it is the picture that it was, and soon there."""
    before = drawn()
    places = entries(memo.folder())
    for seed in seeds:
        chance = random.Random(seed)
        for entry in places:
            _away(entry)
            if chance.random() < 0.2:
                chance.choice(list(KINDS.values()))(entry)
            else:
                entry.write_bytes(any_bytes(chance))
        start = time.perf_counter()
        assert drawn() == before, seed
        assert time.perf_counter() - start < 10, seed


def _away(entry: Path) -> None:
    """Take away whatever is there."""
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry)
    else:
        entry.unlink(missing_ok=True)


def test_whatever_fills_the_cache_the_picture_is_the_same() -> None:
    filled_anyhow(range(20))


@pytest.mark.proof
@pytest.mark.parametrize("start", range(0, 2_000, 500))
def test_so_it_is_with_thousands_of_fillings(start: int) -> None:
    filled_anyhow(range(start, start + 500))


def tried(seeds: range) -> None:
    """Draw a picture after each of many accidents to all that is remembered: there is a picture every time."""
    drawn()
    whole = {entry: json.loads(entry.read_bytes()) for entry in entries(memo.folder())}
    for seed in seeds:
        chance = random.Random(seed)
        for entry, layout in whole.items():
            entry.write_text(json.dumps(damaged(layout, chance)), encoding="utf-8")
        assert drawn().geometry.boxes, seed


def test_a_layout_of_another_shape_is_none() -> None:
    tried(range(40))


@pytest.mark.proof
@pytest.mark.parametrize("start", range(0, 4_000, 500))
def test_nor_is_one_of_thousands(start: int) -> None:
    tried(range(start, start + 500))


def test_an_answer_places_every_box_and_every_edge() -> None:
    (layout,) = layouts(find(BUNDLED), [TWO])
    assert is_answer(layout, TWO)
    assert not is_answer(layout, question(Skeleton((72.0, 72.0, 72.0), ((1, 0), (2, 0)))))
    assert not is_answer({**layout, "edges": []}, TWO)
    assert not is_answer(None, TWO)


def test_what_is_too_large_to_be_remembered_is_not() -> None:
    memo.remember("ab" * 32, '"' + "x" * memo.MOST_OF_ONE + '"')
    assert memo.recall("ab" * 32) is None
