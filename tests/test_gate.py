"""One gate for paths: what a folder holds is read and written inside it, wherever its links lead."""

import os
from collections.abc import Callable, Iterator
from itertools import permutations
from pathlib import Path

import pytest

from argmap.app.library import Library
from argmap.codes import Code
from argmap.edit import Amendment, amend, amendment_by_fixes
from argmap.files import Gate, debate_places, read
from argmap.loading import Draft
from argmap.opening import check, drafts, load
from argmap.problem import FileError, Problem
from argmap.report import Format, report

DEBATE = """\
debate:
  title: Open?
  question: Which?
  positions: {open: Release them., closed: Keep them.}
claims:
  - {id: audit, text: Outsiders can audit., supports: open}
  - {id: misuse, text: It leaks., supports: closed}
"""
PART = "claims:\n  - {id: logs, text: Logs are enough., rebuts: audit}\n"
SECRET = "password: hunter2\naws_secret_access_key: AKIA0000\n"

Lead = Callable[[Path, Path], None]
"""What makes a link at the first path that leads to the second one, somehow."""


def straight(link: Path, target: Path) -> None:
    link.symlink_to(target)


def relative(link: Path, target: Path) -> None:
    link.symlink_to(os.path.relpath(target, link.parent))


def chained(link: Path, target: Path) -> None:
    (link.parent / "hop.txt").symlink_to(target)
    link.symlink_to("hop.txt")


def by_the_way_of_a_folder(link: Path, target: Path) -> None:
    (link.parent / "hop").symlink_to(target.parent)
    link.symlink_to(Path("hop") / target.name)


LEADS = (straight, relative, chained, by_the_way_of_a_folder)


@pytest.fixture
def debate(tmp_path: Path) -> Path:
    """A folder debate, and beside it a file that is nobody's business."""
    folder = tmp_path / "good"
    folder.mkdir()
    (folder / "debate.yaml").write_text(DEBATE)
    (tmp_path / "secret").write_text(SECRET)
    return folder


def printed(problems: tuple[Problem, ...]) -> Iterator[str]:
    """Yield all that can be printed of problems."""
    yield from (report(problems, form) for form in Format)


@pytest.mark.parametrize("lead", LEADS)
def test_a_link_out_of_the_folder_is_one_problem_that_tells_nothing_of_it(
    debate: Path, lead: Lead
) -> None:
    lead(debate / "z.yaml", debate.parent / "secret")
    problems = check(debate)
    assert [(each.code, each.location and Path(each.location.file).name) for each in problems] == [
        (Code.OUTSIDE_LINK, "z.yaml")
    ]
    assert not any(
        word in text for text in printed(problems) for word in ("hunter2", "AKIA", "secret")
    )


@pytest.mark.parametrize(
    "target",
    [
        "/proc/self/environ",
        "/proc/self/fd/0",
        "/dev/zero",
        "/dev/tty",
        "/etc/passwd",
        "/etc",
        "/nowhere/at/all",
        "../pipe",
    ],
)
def test_wherever_it_leads_it_is_told_alike(debate: Path, target: str) -> None:
    os.mkfifo(debate.parent / "pipe")
    (debate / "z.yaml").symlink_to(target)
    (problem,) = check(debate)
    assert problem.code == Code.OUTSIDE_LINK
    assert problem.location is not None
    assert problem.location.excerpt == ""
    assert target not in problem.message


def test_the_file_with_debate_may_be_no_such_link_either(debate: Path) -> None:
    (debate / "debate.yaml").rename(debate.parent / "elsewhere.yaml")
    (debate / "debate.yaml").symlink_to("../elsewhere.yaml")
    (debate / "logs.yaml").write_text(PART)
    for path in (debate, debate / "logs.yaml"):
        assert [each.code for each in check(path)] == [Code.OUTSIDE_LINK]


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("name", ["debate.yaml", "logs.yaml"])
def test_a_part_that_a_person_types_is_followed_and_its_neighbours_are_not(
    debate: Path, lead: Lead, name: str
) -> None:
    (debate / "logs.yaml").write_text(PART)
    outside = debate.parent / "outside"
    outside.mkdir()
    (debate / name).rename(outside / name)
    lead(debate / name, outside / name)
    assert [each.code for each in check(debate)] == [Code.OUTSIDE_LINK]
    assert check(debate / name) == ()
    assert len(load(debate / name).claims) == 3
    (debate / "z.yaml").symlink_to("../secret")
    (problem,) = check(debate / name)
    assert problem.code == Code.OUTSIDE_LINK
    assert problem.location is not None
    assert problem.location.file == str(debate / "z.yaml")


def test_what_was_typed_once_is_followed_however_often_its_debate_is_named(debate: Path) -> None:
    (debate / "logs.yaml").write_text(PART)
    (debate / "debate.yaml").rename(debate.parent / "elsewhere.yaml")
    (debate / "debate.yaml").symlink_to("../elsewhere.yaml")
    for paths in permutations((debate, debate / "debate.yaml", debate / "logs.yaml")):
        (only,) = drafts(*paths)
        assert only.problems == ()


def test_a_link_that_stays_in_the_folder_is_followed(debate: Path) -> None:
    (debate / "kept").write_text(PART)
    (debate / "z.yaml").symlink_to("kept")
    assert check(debate) == ()
    assert "logs" in {
        claim.id for draft in drafts(debate) if draft.debate for claim in draft.debate.claims
    }


def test_a_link_that_a_person_types_is_followed(debate: Path, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(debate)
    (tmp_path / "other.yaml").symlink_to(debate / "debate.yaml")
    (tmp_path / "my.debate.yaml").symlink_to(debate / "debate.yaml")
    for name in ("way", "other.yaml", "my.debate.yaml"):
        assert check(tmp_path / name) == ()


def test_a_folder_of_debates_follows_no_link_to_a_debate_elsewhere(
    debate: Path, tmp_path: Path
) -> None:
    many = tmp_path / "many"
    many.mkdir()
    (many / "fine.debate.yaml").write_text(DEBATE)
    (many / "evil").symlink_to(debate)
    (many / "whole.debate.yaml").symlink_to(debate / "debate.yaml")
    (many / "docs").symlink_to(tmp_path)  # no debate, and so nothing to tell
    (many / "again").symlink_to(".")
    told = {draft.name: [each.code for each in draft.problems] for draft in drafts(many)}
    assert told == {"evil": [Code.OUTSIDE_LINK], "fine": [], "whole": [Code.OUTSIDE_LINK]}


def test_without_a_path_nobody_has_typed_the_link(
    debate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = debate.parent / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    Path("arguments").symlink_to(debate.parent)
    assert [each.code for each in check()] == [Code.OUTSIDE_LINK]
    assert check("arguments/good") == ()


def odd_entries(folder: Path) -> None:
    """Put into a folder of debates whatever cannot be read."""
    os.mkfifo(folder / "pipe.debate.yaml")
    (folder / "nothing.debate.yaml").symlink_to("no-such-file")
    (folder / "circle.debate.yaml").symlink_to("circle.debate.yaml")
    (folder / "device.debate.yaml").symlink_to("/dev/zero")
    (folder / "part").mkdir()
    (folder / "part" / "debate.yaml").write_text(DEBATE)
    os.mkfifo(folder / "part" / "more.yaml")


ODD = {"pipe", "nothing", "circle", "device", "part"}


def test_what_cannot_be_read_costs_its_own_debate_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "fine.debate.yaml").write_text(DEBATE)
    odd_entries(tmp_path)
    codes = {draft.name: [each.code for each in draft.problems] for draft in drafts(tmp_path)}
    assert codes.pop("fine") == []
    assert codes.pop("device") == [Code.OUTSIDE_LINK]
    assert codes == {name: [Code.UNREADABLE_FILE] for name in ODD - {"device"}}


def test_the_app_shows_the_good_debate_beside_them(tmp_path: Path) -> None:
    (tmp_path / "fine.debate.yaml").write_text(DEBATE)
    odd_entries(tmp_path)
    shelf = Library((str(tmp_path),)).shelf()
    assert shelf.trouble is None
    assert {edition.name for edition in shelf.debates if edition.graph is not None} == {"fine"}
    assert {edition.name for edition in shelf.debates} == {"fine", *ODD}


def test_a_debate_that_becomes_a_link_is_shown_as_it_last_was(
    debate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("argmap.app.library.SECONDS_BETWEEN_LOOKS", 0)
    library = Library((str(debate.parent),))
    assert [edition.outdated for edition in library.shelf().debates] == [False]
    (debate / "debate.yaml").unlink()
    (debate / "debate.yaml").symlink_to("../secret")
    (edition,) = library.shelf().debates
    assert edition.outdated
    assert edition.graph is not None
    assert [each.code for each in edition.problems] == [Code.OUTSIDE_LINK]


def test_a_file_that_a_link_replaces_at_the_last_moment_is_not_read(debate: Path) -> None:
    (debate / "z.yaml").symlink_to("../secret")
    for is_found in (False, True):
        with pytest.raises(FileError, match="outside its folder"):
            read(debate / "z.yaml", within=Gate(debate, is_found=is_found))


def test_a_folder_that_a_link_replaces_at_the_last_moment_is_not_read(debate: Path) -> None:
    (place,) = debate_places(str(debate.parent))
    outside = debate.parent.parent / f"{debate.parent.name}-outside"
    debate.rename(outside)
    debate.symlink_to(outside)
    (debate / "z.yaml").symlink_to("debate.yaml")
    for name in ("debate.yaml", "z.yaml"):
        with pytest.raises(FileError, match="outside its folder"):
            read(debate / name, within=place.gate(debate / name))


def test_what_becomes_a_link_while_it_is_mended_is_not_written_through(debate: Path) -> None:
    (debate / "logs.yaml").write_text(PART.replace("text:", "body:"))
    (there,) = drafts(debate.parent)
    outside = debate.parent / "outside.yaml"

    def mended(found: Draft) -> Amendment:
        (debate / "logs.yaml").rename(outside)
        (debate / "logs.yaml").symlink_to("../outside.yaml")
        return amendment_by_fixes(found, unsafe=True)

    assert there.place is not None
    with pytest.raises(FileError, match="a link to a place outside its folder"):
        amend(there.place, mended)
    assert "body:" in outside.read_text()


def test_a_part_that_is_new_since_the_debate_was_found_belongs_to_it(debate: Path) -> None:
    (there,) = drafts(debate)
    (debate / "logs.yaml").write_text(PART)
    (now,) = drafts(there.place)
    assert len(now.documents) == 2


@pytest.mark.parametrize("name", ["..", "..yaml", "a..b.yaml", " .yaml", "-.yaml", "a\nb.yaml"])
def test_odd_names_of_parts_are_read_as_they_are(debate: Path, name: str) -> None:
    part = debate / (name if name.endswith(".yaml") else f"{name}.yaml")
    part.write_text(PART)
    found = {claim.id for draft in drafts(debate) if draft.debate for claim in draft.debate.claims}
    assert ("logs" in found) is not part.name.startswith(".")


def test_two_dots_in_a_typed_path_lead_up_and_no_further(
    debate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (debate / "inner").mkdir()
    monkeypatch.chdir(debate / "inner")
    assert check("..") == ()
    (debate / "z.yaml").symlink_to("inner/../../secret")
    assert [each.code for each in check("..")] == [Code.OUTSIDE_LINK]
    assert [each.code for each in check("../../good/inner/..")] == [Code.OUTSIDE_LINK]
    (debate / "z.yaml").unlink()
    (debate / "kept").write_text(PART)
    (debate / "z.yaml").symlink_to("inner/../kept")
    assert check("..") == ()


def test_a_good_file_costs_no_look_but_its_opening(
    debate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def resolved(path: object) -> str:
        raise AssertionError(path)

    monkeypatch.setattr(os.path, "realpath", resolved)
    for is_found in (False, True):
        assert (
            read(debate / "debate.yaml", within=Gate(debate, is_found=is_found)) == DEBATE.encode()
        )
