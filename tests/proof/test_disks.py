"""Disks that are full or read-only: one sentence and nothing half, and what needs no writing goes on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import SCHOOL
from tests.uncovered import ENVIRONMENT

pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif(
        os.geteuid() != 0, reason="only root may mount a disk, and then become somebody else"
    ),
]

BROKEN = SCHOOL.replace("rebuts: sleep", "attacks: Sleep")
NOBODY = 65_534
NEW = ("new", "--text", "Buses run later.", "--rebuts", "parents")
READING = (
    *(
        ("check",),
        ("judge",),
        ("outline",),
        ("why", "sleep"),
        ("cruxes",),
        ("next",),
        ("strength",),
        ("balance",),
    ),
    *(("schema",), ("check", "--format", "json"), (*NEW, "--diff")),
)
OUTPUTS = (
    "map.svg",
    "map.png",
    "talk.pptx",
    "talk.pdf",
    "talk.html",
    "debate.md",
    "site/",
    "slides/*.svg",
    "map.dot",
)


def export(output: str) -> tuple[str, ...]:
    return ("export", "-o", output, "--engine", "bundled", "--force")


Told = tuple[int, str]


WITHOUT_ROOTS_RIGHTS = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner")
"""Whoever is root by name alone: it may write where its own name may, and use a Python that only root may use."""


def said(folder: Path, *words: str, by: tuple[str, ...] = (), **variables: str) -> Told:
    """Run a command, and return its status and what it says on standard error; nobody sees an exception."""
    command = [*by, sys.executable, "-m", "argmap", *words]
    environment = {**ENVIRONMENT, **variables}
    done = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=120,
    )
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return done.returncode, done.stderr


def everything(folder: Path) -> dict[str, bytes]:
    return {
        str(each.relative_to(folder)): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file()
    }


@pytest.fixture
def disk() -> Iterator[Path]:
    """A disk of its own of one mebibyte, that everybody may enter."""
    place = Path(tempfile.mkdtemp())
    place.chmod(0o755)
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m,mode=777", "tmpfs", str(place)], check=True
    )
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)
    place.rmdir()


@pytest.fixture
def elsewhere() -> Iterator[Path]:
    """A folder on the disk of everything else, where anybody may write."""
    place = Path(tempfile.mkdtemp())
    place.chmod(0o777)
    yield place
    shutil.rmtree(place)


def fill(disk: Path) -> None:
    """Leave no room on a disk."""
    left = os.statvfs(disk)
    (disk / "filler").write_bytes(bytes(left.f_bavail * left.f_frsize))
    assert os.statvfs(disk).f_bavail == 0


def make_read_only(disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)


def give_away(disk: Path) -> None:
    """Let a disk, and all that it holds, be somebody else's, where everybody may read."""
    for place in (disk, *disk.rglob("*")):
        os.chown(place, NOBODY, NOBODY)
    disk.chmod(0o755)


@pytest.mark.parametrize(
    "words", [NEW, ("check", "--fix"), ("init", "other"), ("init", "other.debate.yaml")]
)
def test_a_full_disk_leaves_the_debate_as_it_is(
    disk: Path, elsewhere: Path, words: tuple[str, ...]
) -> None:
    (disk / "school.debate.yaml").write_text(BROKEN if "--fix" in words else SCHOOL)
    fill(disk)
    before = everything(disk)
    status, told = said(disk, *words, ARGMAP_CACHE=str(elsewhere))
    assert status == 2
    assert told.count("argmap: error: ") == 1
    assert "the disk is full" in told
    assert everything(disk) == before


@pytest.mark.parametrize("output", OUTPUTS)
def test_a_full_disk_leaves_what_was_exported_before(
    disk: Path, elsewhere: Path, output: str
) -> None:
    (disk / "school.debate.yaml").write_text(SCHOOL)
    assert said(disk, *export(output), ARGMAP_CACHE=str(elsewhere))[0] == 0
    (disk / "school.debate.yaml").write_text(SCHOOL.replace("breakfast", "club"))
    fill(disk)
    before = everything(disk)
    status, told = said(disk, *export(output), ARGMAP_CACHE=str(elsewhere))
    assert status == 2
    assert "the disk is full" in told
    assert everything(disk) == before


@pytest.mark.parametrize("words", [*READING, *map(export, OUTPUTS)], ids=" ".join)
def test_a_full_cache_prevents_nothing_but_being_quick(
    disk: Path, elsewhere: Path, words: tuple[str, ...]
) -> None:
    (elsewhere / "school.debate.yaml").write_text(SCHOOL)
    fill(disk)
    assert said(elsewhere, *words, ARGMAP_CACHE=str(disk / "cache"))[0] == 0
    assert [each.name for each in disk.rglob("*") if each.is_file() and each.suffix != ".lock"] == [
        "filler"
    ]


@pytest.mark.parametrize("words", [*READING, *map(export, OUTPUTS)], ids=" ".join)
def test_nor_does_one_that_is_read_only(
    disk: Path, elsewhere: Path, words: tuple[str, ...]
) -> None:
    (elsewhere / "school.debate.yaml").write_text(SCHOOL)
    make_read_only(disk)
    for cache in (disk, disk / "cache"):
        assert said(elsewhere, *words, ARGMAP_CACHE=str(cache))[0] == 0


@pytest.mark.parametrize("words", [NEW, ("check", "--fix")])
def test_without_a_place_for_a_lock_no_debate_is_written_to(
    disk: Path, elsewhere: Path, words: tuple[str, ...]
) -> None:
    (elsewhere / "school.debate.yaml").write_text(BROKEN if "--fix" in words else SCHOOL)
    make_read_only(disk)
    before = everything(elsewhere)
    status, told = said(elsewhere, *words, ARGMAP_CACHE=str(disk / "cache"))
    assert status == 2
    assert "set ARGMAP_CACHE to a folder that you may write to" in told
    assert everything(elsewhere) == before


@pytest.mark.parametrize("words", READING, ids=" ".join)
@pytest.mark.parametrize("how", ["a read-only disk", "a folder of somebody else"])
def test_a_debate_that_nobody_may_write_to_is_read(
    disk: Path, elsewhere: Path, words: tuple[str, ...], how: str
) -> None:
    (disk / "school.debate.yaml").write_text(SCHOOL)
    if how == "a read-only disk":
        make_read_only(disk)
    else:
        give_away(disk)
    assert said(disk, *words, by=WITHOUT_ROOTS_RIGHTS, ARGMAP_CACHE=str(elsewhere))[0] == 0


WRITING = (
    NEW,
    ("check", "--fix"),
    ("init", "other"),
    ("init", "other.debate.yaml"),
    *map(export, OUTPUTS),
)


@pytest.mark.parametrize("words", WRITING, ids=" ".join)
@pytest.mark.parametrize(
    ("how", "why"),
    [
        ("a read-only disk", "the disk is read-only"),
        ("a folder of somebody else", "you have no permission"),
    ],
)
def test_writing_beside_it_is_one_sentence(
    disk: Path, elsewhere: Path, words: tuple[str, ...], how: str, why: str
) -> None:
    (disk / "school.debate.yaml").write_text(BROKEN if "--fix" in words else SCHOOL)
    if how == "a read-only disk":
        make_read_only(disk)
    else:
        give_away(disk)
    before = everything(disk)
    status, told = said(disk, *words, by=WITHOUT_ROOTS_RIGHTS, ARGMAP_CACHE=str(elsewhere))
    assert status == 2
    assert told.count("argmap: error: ") == 1
    assert why in told
    assert everything(disk) == before


@pytest.mark.parametrize(
    "words", [*READING, NEW, *map(export, OUTPUTS), ("init", "other")], ids=" ".join
)
@pytest.mark.parametrize("where", ["read-only", "missing", "a file"])
def test_nothing_needs_a_folder_for_what_is_temporary(
    disk: Path, elsewhere: Path, words: tuple[str, ...], where: str
) -> None:
    (elsewhere / "school.debate.yaml").write_text(SCHOOL)
    make_read_only(disk)
    place = {
        "read-only": disk,
        "missing": disk / "missing",
        "a file": elsewhere / "school.debate.yaml",
    }[where]
    cache = elsewhere / "cache"
    temporary = str(place)
    assert (
        said(
            elsewhere,
            *words,
            ARGMAP_CACHE=str(cache),
            TMPDIR=temporary,
            TEMP=temporary,
            TMP=temporary,
        )[0]
        == 0
    )


READ_ONLY_MACHINE = """\
set -e
mount --make-rprivate /
mount --bind / /
mount -o remount,ro,bind /
for temporary in /tmp /dev/shm /var/tmp
do
  mount --rbind "$temporary" "$temporary"
  mount -o remount,ro,bind "$temporary"
done
cd "$1"
shift
exec "$@"
"""
"""What is temporary is read-only where it lies, not hidden: this clone may lie there."""


def alone(folder: Path, *words: str) -> Told:
    """Run a command on a machine on which nothing can be written but in one disk, as in a read-only container."""
    script = [
        "unshare",
        "--mount",
        "sh",
        "-c",
        READ_ONLY_MACHINE,
        "sh",
        str(folder),
        sys.executable,
        "-m",
        "argmap",
    ]
    environment = {name: value for name, value in ENVIRONMENT.items() if name != "ARGMAP_CACHE"}
    environment |= {"HOME": "/root"}
    done = subprocess.run(
        [*script, *words], capture_output=True, text=True, check=False, env=environment, timeout=120
    )
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return done.returncode, done.stderr


@pytest.fixture
def island() -> Iterator[Path]:
    """A disk beside everything that is temporary."""
    place = Path(tempfile.mkdtemp(dir="/srv"))
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(place)], check=True)
    (place / "school.debate.yaml").write_text(SCHOOL)
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)
    place.rmdir()


@pytest.mark.parametrize(
    "words", [*READING, *map(export, OUTPUTS), ("init", "other")], ids=" ".join
)
def test_on_a_machine_that_is_read_only_all_works_that_writes_no_debate(
    island: Path, words: tuple[str, ...]
) -> None:
    status, told = alone(island, *words)
    assert status == 0, told


def test_there_a_debate_is_written_to_once_a_cache_is_named(island: Path) -> None:
    status, told = alone(island, *NEW)
    assert status == 2
    assert "set ARGMAP_CACHE" in told
