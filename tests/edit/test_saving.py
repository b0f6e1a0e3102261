"""An amendment on disk: whole or not at all, whoever else writes, whatever kills it, and without a trace."""

import os
import random
import resource
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap.edit import Amendment, addition, amend, amendment, renaming, write_amendment
from argmap.loading import Draft
from argmap.opening import drafts, load
from argmap.problem import EditRefused, FileError
from tests.uncovered import ENVIRONMENT

WRITER = Path(__file__).with_name("writer.py")
DEBATE = """\
debate:
  title: Audits
  question: Do audits help?
claims:
  - id: first
    text: Audits find what vendors miss.

  - id: last
    text: They come too late.
    rebuts: first
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "audits.debate.yaml"
    file.write_bytes(DEBATE.encode())
    return file


def added(draft: Draft) -> Amendment:
    return amendment(
        draft, addition(draft, {"id": "new", "text": "They are cheap.", "supports": "first"})
    )


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def writer(file: Path, name: str, count: int, **more: object) -> "subprocess.Popen[str]":
    command = [sys.executable, str(WRITER), str(file), name, str(count)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, **more)  # type: ignore[call-overload,no-any-return] # options by name


def test_only_the_claim_is_new_and_nothing_is_left_beside_the_file(file: Path) -> None:
    amend(file, added)
    claim = "\n  - id: new\n    text: >-\n      They are cheap.\n    supports: first\n"
    place = DEBATE.index("\n  - id: last")
    assert file.read_bytes().decode() == DEBATE[:place] + claim + DEBATE[place:]
    assert names_in(file.parent) == [file.name]


def test_permissions_and_a_symbolic_link_stay(file: Path, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "real.yaml"
    real.parent.mkdir()
    shutil.move(file, real)
    real.chmod(0o640)
    file.symlink_to(real)
    amend(file, added)
    assert file.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert "id: new" in real.read_text()


def test_a_byte_order_mark_and_carriage_returns_stay(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + DEBATE.replace("\n", "\r\n").encode())
    amend(file, added)
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfdebate:")
    assert content.count(b"\n") == content.count(b"\r\n") > DEBATE.count("\n")


def test_what_somebody_else_wrote_meanwhile_is_not_lost(file: Path) -> None:
    amended = added(drafts(file)[0])
    file.write_text(DEBATE + "# from somebody else\n")
    with pytest.raises(FileError, match="somebody else"):
        write_amendment(amended)
    assert file.read_text() == DEBATE + "# from somebody else\n"


def test_an_amendment_with_an_error_is_not_written(file: Path) -> None:
    with pytest.raises(EditRefused, match="which does not exist"):
        amend(
            file,
            lambda draft: amendment(
                draft, addition(draft, {"id": "new", "text": "So.", "rebuts": "frst"})
            ),
        )
    assert file.read_text() == DEBATE


def test_a_renamed_claim_is_written_before_what_names_it(tmp_path: Path) -> None:
    (tmp_path / "debate.yaml").write_text("debate: {title: T, question: Q?}\n")
    (tmp_path / "a.yaml").write_text(
        "claims:\n  - {id: second, text: It names the other., rebuts: first}\n"
    )
    (tmp_path / "b.yaml").write_text("claims:\n  - {id: first, text: It is named.}\n")
    amended = amend(tmp_path, lambda draft: amendment(draft, renaming(draft, "first", "other")))
    assert [Path(name).name for name in amended.files] == ["b.yaml", "a.yaml"]
    assert [claim.id for claim in load(tmp_path).claims] == ["second", "other"]


def together(file: Path, count: int) -> None:
    writers = [writer(file, name, count) for name in ("ada", "bob", "eve", "kim")]
    for each in writers:
        _, told = each.communicate()
        assert each.returncode == 0, told
    claims = [claim.id for claim in load(file).claims]
    assert len(claims) == len(set(claims)) == 2 + 4 * count


def test_four_writers_lose_no_claim(file: Path) -> None:
    together(file, 6)


@pytest.mark.proof
def test_four_writers_lose_none_of_four_hundred_claims(file: Path) -> None:
    together(file, 100)


def killed(file: Path, times: int) -> int:
    """Kill a writer at a random moment, many times; return how often it was killed before it had ended."""
    chance, interrupted = random.Random(1), 0
    for number in range(times):
        before = {claim.id for claim in load(file).claims}
        each = writer(file, f"w{number}", 40)
        assert each.stdout is not None
        reported = {each.stdout.readline().strip()}  # it has begun to write
        time.sleep(chance.random() * 0.05)
        each.kill()
        reported |= set(each.stdout.read().split())
        each.communicate()
        interrupted += each.returncode != 0
        after = {claim.id for claim in load(file).claims}
        assert before | reported <= after <= before | {f"w{number}-{place}" for place in range(40)}
        assert (
            len(after - before - reported) <= 1
        )  # the one that was written, but no longer reported
        if number % 10 == 9:
            file.write_text(DEBATE)
    return interrupted


def test_a_killed_writer_leaves_the_old_or_the_new_file(file: Path) -> None:
    assert killed(file, 5) > 0
    amend(file, added)
    assert names_in(file.parent) == [file.name], (
        "the next writer clears away what a killed one left"
    )


@pytest.mark.proof
def test_two_hundred_killed_writers_leave_the_old_or_the_new_file(file: Path) -> None:
    assert killed(file, 200) > 150


def refused(file: Path, **more: object) -> str:
    """Run one writer that cannot write, and return its sentence; the file is as it was."""
    before = file.read_bytes()
    _, told = writer(file, "ada", 1, env=ENVIRONMENT, **more).communicate()
    assert file.read_bytes() == before
    assert names_in(file.parent) == [file.name]
    return told.strip().splitlines()[-1]


def test_a_file_that_grows_too_large_is_refused_and_stays_as_it_was(file: Path) -> None:
    most = len(DEBATE) + 10
    told = refused(file, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)))
    assert told.endswith(f"cannot write {file}: it would be larger than a file may be here")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with hardly any room."""
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], check=True)
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.proof
@pytest.mark.skipif(
    os.geteuid() != 0,
    reason="only root may mount a disk; the limit on files above holds for everybody",
)
def test_a_full_disk_leaves_the_old_file(small_disk: Path) -> None:
    file = small_disk / "audits.debate.yaml"
    file.write_text(DEBATE + "# filled up\n" * 3_000)
    assert refused(file).endswith(f"cannot write {file}: the disk is full")
