"""What goes to a path, and what a site leaves behind when claims are gone."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from argmap.deck import Programme
from argmap.export.saving import LISTING, Saved, made, save, target
from argmap.export.talk import Options
from argmap.problem import ArgmapError, FileError
from argmap.reasoning import Judgement
from tests.pictured import judged

BUNDLED = Options(engine="bundled")
AUDIT = "- {id: audit, text: Open weights can be inspected., supports: open}\n"
HIDDEN = "- {id: hidden, text: Weights do not show the data., rebuts: audit}\n"
WHOLE, LESS = judged("claims:\n" + AUDIT + HIDDEN), judged("claims:\n" + AUDIT)


def saved(judgement: Judgement, output: Path | str, asked: Programme | None = None) -> Saved:
    where = target(str(output))
    return save(made(judgement, asked or Programme(), where, BUNDLED), where)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site with a page of a claim that the debate will lose."""
    saved(WHOLE, f"{tmp_path / 'site'}/")
    return tmp_path / "site"


def test_the_page_of_a_claim_that_is_gone_is_deleted_and_told(folder: Path) -> None:
    assert (folder / "claim-hidden.html").exists()
    assert "deleted 1 page of claims that are gone" in saved(LESS, folder).told
    assert not (folder / "claim-hidden.html").exists()
    assert (folder / "claim-audit.html").exists()
    assert saved(LESS, folder).told == ("open index.html in a browser",)


def test_a_page_that_somebody_has_changed_is_kept_and_named(folder: Path) -> None:
    (folder / "claim-hidden.html").write_text("mine", encoding="utf-8")
    assert "kept claim-hidden.html, which somebody has changed" in saved(LESS, folder).told
    assert (folder / "claim-hidden.html").read_text(encoding="utf-8") == "mine"


def test_what_argmap_did_not_list_is_never_touched(folder: Path) -> None:
    (folder / "CNAME").write_text("debate.example.org", encoding="utf-8")
    (folder / "claim-by-hand.html").write_text("mine", encoding="utf-8")
    saved(LESS, folder)
    assert (folder / "CNAME").exists()
    assert (folder / "claim-by-hand.html").exists()


@pytest.mark.parametrize(
    "name", ["../precious.html", "/precious.html", "notes.md", "sub/precious.html"]
)
def test_a_list_cannot_lead_out_of_its_folder_or_to_what_is_no_page(
    folder: Path, name: str
) -> None:
    (folder / "sub").mkdir()
    for file in (
        folder.parent / "precious.html",
        folder / "sub" / "precious.html",
        folder / "notes.md",
    ):
        file.write_text("mine", encoding="utf-8")
    named = name if name != "/precious.html" else f"{folder.parent}/precious.html"
    (folder / LISTING).write_text(
        f"{hashlib.sha256(b'mine').hexdigest()}  {named}\n", encoding="utf-8"
    )
    saved(LESS, folder)
    assert (folder.parent / "precious.html").exists()
    assert (folder / "sub" / "precious.html").exists()
    assert (folder / "notes.md").exists()


def test_a_link_is_not_followed_to_be_deleted(folder: Path) -> None:
    page = folder / "claim-hidden.html"
    kept = page.rename(folder.parent / "kept.html")
    page.symlink_to(kept)
    saved(LESS, folder)
    assert kept.exists()


def test_a_list_that_is_damaged_deletes_nothing(folder: Path) -> None:
    (folder / LISTING).write_bytes(b"\xff\x00\nclaim-hidden.html\n  \n")
    saved(LESS, folder)
    assert (folder / "claim-hidden.html").exists()


def test_the_first_page_of_somebody_else_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<h1>My home page</h1>", encoding="utf-8")
    with pytest.raises(
        FileError, match=r"index.html was not written by argmap; choose another folder"
    ):
        saved(WHOLE, f"{tmp_path}/")
    assert [file.name for file in tmp_path.iterdir()] == ["index.html"]


def test_an_empty_name_is_refused_rather_than_taken_for_this_folder() -> None:
    with pytest.raises(ArgmapError, match="the name of the output is empty"):
        target("")


def test_a_folder_that_is_called_like_a_picture_is_no_site(tmp_path: Path) -> None:
    (tmp_path / "map.svg").mkdir()
    with pytest.raises(FileError, match=r"cannot write .*map.svg: it is a folder"):
        saved(WHOLE, tmp_path / "map.svg")


def test_two_runs_leave_the_same_bytes(folder: Path) -> None:
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    saved(WHOLE, folder)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_a_site_cannot_be_where_a_file_is(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine", encoding="utf-8")
    with pytest.raises(FileError, match=r"cannot write to .*site: it is a file, not a folder"):
        saved(WHOLE, f"{tmp_path / 'site'}/")
