"""A site appears whole: whatever kills its writer, and whoever writes at the same time."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from argmap.export.saving import LISTING, save, target
from argmap.files import Written, locked, put, renew
from argmap.files import renewing as ways
from argmap.files.writing import unfinished_prefix
from argmap.problem import FileError
from tests.export.site_writer import pages
from tests.uncovered import ENVIRONMENT

WRITER = Path(__file__).with_name("site_writer.py")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site about tea, with a file of its keeper, a folder and a link."""
    place = tmp_path / "site"
    saved("tea", place)
    (place / "CNAME").write_text("debates.example.org", encoding="utf-8")
    (place / "logos" / "large").mkdir(parents=True)
    (place / "logos" / "large" / "ours.svg").write_text("<svg/>", encoding="utf-8")
    (place / "about").symlink_to("index.html")
    return place


def saved(word: str, place: Path) -> None:
    save(Written(pages(word)), target(f"{place}/"))


def words(place: Path) -> set[bytes]:
    """Return what the pages of a site say: one word where it is whole."""
    found = set[bytes]()
    for page in place.glob("*.html"):
        content = page.read_bytes()
        found.add(b"coffee" if b"coffee" in content else b"tea")
    return found


def names(place: Path) -> set[str]:
    return {path.name for path in place.iterdir()}


def kept(place: Path) -> bool:
    """Say whether all that is not argmap's is as it was."""
    return (
        (place / "CNAME").read_text(encoding="utf-8") == "debates.example.org"
        and (place / "logos" / "large" / "ours.svg").read_text(encoding="utf-8") == "<svg/>"
        and os.readlink(place / "about") == "index.html"  # noqa: PTH115 - the text of a link, not where it leads
    )


def test_a_site_is_renewed_at_once_and_what_else_lies_there_stays(folder: Path) -> None:
    before = folder.stat()
    saved("coffee", folder)
    assert folder.stat().st_ino != before.st_ino, "another folder took its place"
    assert folder.stat().st_mode == before.st_mode
    assert names(folder) == {*pages("coffee"), LISTING, "CNAME", "logos", "about"}
    assert kept(folder)
    assert names(folder.parent) == {"site"}


def test_pages_keep_their_permissions(folder: Path) -> None:
    (folder / "index.html").chmod(0o640)
    saved("coffee", folder)
    assert (folder / "index.html").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("how", ["no exchange", "a pipe", "too much beside"])
def test_where_folders_cannot_be_exchanged_pages_are_one_by_one(
    how: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = folder.stat().st_ino
    match how:
        case "no exchange":  # as on disks that cannot
            monkeypatch.setattr(ways, "_EXCHANGE", 64)
        case "a pipe":
            os.mkfifo(folder / "pipe")
        case "too much beside":
            monkeypatch.setattr(ways, "MOST_CARRIED", 1)
        case _:
            raise AssertionError(how)
    saved("coffee", folder)
    assert folder.stat().st_ino == before
    assert names(folder) - {"pipe"} == {*pages("coffee"), LISTING, "CNAME", "logos", "about"}
    assert kept(folder)
    assert names(folder.parent) == {"site"}


def test_the_folder_that_a_person_is_in_stays_the_same_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "logos")
    before = folder.stat().st_ino
    saved("coffee", folder)
    assert folder.stat().st_ino == before
    assert words(folder) == {b"coffee"}
    assert kept(folder)


def test_a_folder_that_is_named_by_a_link_is_renewed_where_it_is(folder: Path) -> None:
    link = folder.parent / "published"
    link.symlink_to(folder)
    saved("coffee", link)
    assert link.is_symlink()
    assert words(folder) == {b"coffee"}


def test_a_link_in_a_site_is_replaced_and_never_written_through(folder: Path) -> None:
    precious = folder.parent / "precious.txt"
    precious.write_text("mine", encoding="utf-8")
    for name in ("claim-1.html", "site.css", LISTING):
        (folder / name).unlink()
        (folder / name).symlink_to(precious)
    saved("coffee", folder)
    assert precious.read_text(encoding="utf-8") == "mine"
    assert not any((folder / name).is_symlink() for name in ("claim-1.html", "site.css", LISTING))
    assert b"coffee" in (folder / "claim-1.html").read_bytes()


def test_a_link_among_slides_is_replaced_too(tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("mine", encoding="utf-8")
    (tmp_path / "slides").mkdir()
    (tmp_path / "slides" / "1.svg").symlink_to(precious)
    put(Written({"1.svg": b"one", "2.svg": b"two"}), tmp_path / "slides", below=True)
    assert precious.read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "slides" / "1.svg").read_bytes() == b"one"


def test_what_a_killed_writer_left_is_cleared_away(folder: Path) -> None:
    (folder / ".0123abcd-left_over.part").write_text("a page", encoding="utf-8")
    (folder / ".mine.part").write_text("mine", encoding="utf-8")
    beside = folder.parent / f"{unfinished_prefix(folder)}x.part"
    (beside / "inner").mkdir(parents=True)
    saved("coffee", folder)
    assert names(folder.parent) == {"site"}
    assert ".0123abcd-left_over.part" not in names(folder)
    assert ".mine.part" in names(folder)


def test_what_a_killed_writer_left_beside_a_picture_is_cleared_away(tmp_path: Path) -> None:
    picture = tmp_path / "map.svg"
    put(Written({"map.svg": b"one"}), picture)
    process = subprocess.Popen(
        [sys.executable, "-c", ABOUT_TO_PUT, str(picture)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "written\n"
    process.kill()
    process.communicate()
    assert len(names(tmp_path)) == 2
    put(Written({"map.svg": b"three"}), picture)
    assert names(tmp_path) == {"map.svg"}
    assert picture.read_bytes() == b"three"


ABOUT_TO_PUT = """
import sys, time
from pathlib import Path
from argmap.files import Written, put

def wait(self, target):
    print("written", flush=True)
    time.sleep(60)  # until it is killed

Path.replace = wait
put(Written({"map.svg": b"two"}), sys.argv[1])
"""


def test_a_folder_where_a_page_goes_is_refused_and_nothing_is_changed(folder: Path) -> None:
    (folder / "claim-3.html").unlink()
    (folder / "claim-3.html").mkdir()
    with pytest.raises(FileError, match="it is a folder"):
        renew(folder, pages("coffee"))
    assert b"tea" in (folder / "index.html").read_bytes()
    assert names(folder.parent) == {"site"}


def test_without_room_for_the_new_pages_the_old_site_stays(folder: Path) -> None:
    most = 10_000  # bytes of a file, less than a page has
    done = subprocess.run(
        [sys.executable, str(WRITER), str(folder), "1"],
        capture_output=True,
        text=True,
        check=False,
        env=ENVIRONMENT,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )
    assert "it would be larger than a file may be here" in done.stderr
    assert words(folder) == {b"tea"}
    assert kept(folder)
    assert names(folder.parent) == {"site"}


def test_without_a_place_for_locks_a_site_is_written_all_the_same(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ARGMAP_CACHE", str(tmp_path / "file" / "cache"))
    saved("coffee", folder)
    assert words(folder) == {b"coffee"}


def test_two_writers_write_one_after_the_other(folder: Path) -> None:
    together = [writer(folder, "4"), writer(folder, "3")]
    for each in together:
        _, told = each.communicate(timeout=100)
        assert each.returncode == 0, told
    assert len(words(folder)) == 1
    assert kept(folder)
    assert names(folder.parent) == {"site"}


def test_whoever_holds_the_lock_is_waited_for(folder: Path) -> None:
    with locked(folder):
        process = subprocess.Popen(
            [sys.executable, str(WRITER), str(folder), "1"], stdout=subprocess.PIPE, text=True
        )
        time.sleep(1.5)  # as long as a writer would wait for the other one
        assert process.poll() is None
        assert words(folder) == {b"tea"}
    process.communicate(timeout=100)
    assert process.returncode == 0
    assert words(folder) == {b"coffee"}


def writer(folder: Path, *times: str) -> subprocess.Popen[str]:
    """Start a program that renews a site so many times, or without end, and return it once it has begun."""
    process = subprocess.Popen(
        [sys.executable, str(WRITER), str(folder), *times], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def killed(folder: Path, times: int) -> int:
    """Kill a writer at a random moment, many times: the site is an old one or a new one; return how many there were."""
    chance, seen = random.Random(1), set[bytes]()
    start = time.perf_counter()
    saved("tea", folder)
    whole = time.perf_counter() - start  # many times longer where others use the disk as well
    for _ in range(times):
        process = writer(folder)
        time.sleep(chance.random() * 3 * whole)  # a kill at any moment of the first three sites
        process.kill()
        process.communicate()
        (word,) = words(folder)
        seen.add(word)
        assert names(folder) == {*pages(word.decode()), LISTING, "CNAME", "logos", "about"}
        assert kept(folder)
    saved("tea", folder)
    assert names(folder.parent) == {"site"}, "the next writer clears away what killed ones left"
    return len(seen)


def test_a_killed_writer_leaves_the_old_site_or_the_new_one(folder: Path) -> None:
    killed(folder, 5)


@pytest.mark.proof
def test_two_hundred_killed_writers_leave_whole_sites(folder: Path) -> None:
    assert killed(folder, 200) == 2


PUTTING = """
import sys
from itertools import cycle
from argmap.files import Written, put

print("ready", flush=True)
for sign in cycle((b"a", b"b")):
    put(Written({"it": sign * int(sys.argv[2])}), sys.argv[1])
"""


def killed_file(file: Path, times: int, size: int = 3_000_000) -> None:
    """Kill a writer of a file at a random moment, many times: it is an old one or a new one."""
    chance = random.Random(1)
    file.write_bytes(b"a" * size)
    for _ in range(times):
        command = [sys.executable, "-c", PUTTING, str(file), str(size)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.random() * 0.1)  # a kill at any moment of the writing
        process.kill()
        process.communicate()
        content = file.read_bytes()
        assert (len(content), len(set(content))) == (size, 1)
    put(Written({"it": b"c"}), file)
    assert names(file.parent) == {file.name}, "the next writer clears away what killed ones left"


def test_a_killed_writer_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    killed_file(tmp_path / "map.svg", 5)


@pytest.mark.proof
def test_two_hundred_killed_writers_leave_whole_files(tmp_path: Path) -> None:
    killed_file(tmp_path / "map.svg", 200)
