"""Talks in the programs that they are made for: LibreOffice, a notebook, and machines without fonts or Graphviz."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.layout.advances import FONTS

ROOT = Path(__file__).parents[2]
TEMPLATES = Path("/usr/lib/libreoffice/share/template/common/presnt")
OFFICE = "apt-get install --no-install-recommends libreoffice-impress poppler-utils"
WITH_ARIAL = f"""<?xml version="1.0"?>
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{FONTS}</dir>
  <match>
    <test name="family"><string>Arial</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Liberation Sans</string></edit>
  </match>
</fontconfig>
"""
"""The fonts of this machine and our own, which is as wide as Arial: a bare one draws that as whatever it has."""

pytestmark = pytest.mark.proof


def program(*names: str) -> str:
    """Return the first of some programs that is there; a missing one fails with the way to get it."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    assert found, f"{names[0]} is missing: {OFFICE}"
    return found


def converted(file: Path, kind: str = "pdf") -> Path:
    """Return what LibreOffice makes of a file where Arial has its widths: our own letters are there for it."""
    home = f"-env:UserInstallation=file://{file.parent / 'office'}"
    how = ["--headless", "--convert-to", kind, "--outdir", str(file.parent), str(file)]
    fonts = file.with_name("fonts-of-the-office.conf")
    fonts.write_text(WITH_ARIAL, encoding="utf-8")
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    subprocess.run(
        [program("soffice", "libreoffice"), home, *how],
        check=True,
        capture_output=True,
        timeout=300,
        env=environment,
    )
    return file.with_suffix(f".{kind}")


def words(pdf: Path, page: int) -> str:
    """Return the words of a page."""
    command = [program("pdftotext"), "-f", str(page), "-l", str(page), "-layout", str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def argmap(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run argmap on the shipped debate."""
    command = [sys.executable, "-m", "argmap", "export", ROOT / "arguments", *arguments]
    return subprocess.run(
        command,
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        cwd=ROOT,
    )


@pytest.mark.parametrize(
    "options",
    [("--look", "light"), ("--look", "dark", "--build"), ("--look", "mono", "--size", "4:3")],
)
def test_libreoffice_shows_every_slide_with_its_words(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    argmap("-o", tmp_path / "talk.pptx", "--engine", "bundled", *options)
    import pptx

    slides = pptx.Presentation(str(tmp_path / "talk.pptx")).slides
    pdf = converted(tmp_path / "talk.pptx")
    pages = [words(pdf, page) for page in range(1, len(slides) + 1)]
    for slide, shown in zip(slides, pages, strict=True):
        told = " ".join(shown.split())
        assert slide.shapes.title is not None
        assert slide.shapes.title.text.split()[0] in told
        for group in slide.shapes:
            if "GROUP" in str(group.shape_type) and not group.name.startswith(("Legend", "Step: ")):
                assert next(iter(group.shapes)).text_frame.text.split()[0] in told


@pytest.mark.parametrize("name", ["Beehive", "Metropolis", "Vivid"])
def test_a_foreign_template_is_taken_and_shown(tmp_path: Path, name: str) -> None:
    from openxml_audit import OpenXmlValidator

    design = tmp_path / f"{name}.otp"
    shutil.copy(TEMPLATES / design.name, design)
    template = converted(design, "pptx")
    argmap("-o", tmp_path / "talk.pptx", "--template", template, "--engine", "bundled", "--force")
    assert not OpenXmlValidator().validate(tmp_path / "talk.pptx").errors
    assert "Why release" in words(converted(tmp_path / "talk.pptx"), 3)


def test_a_notebook_shows_a_picture(tmp_path: Path) -> None:
    code = f"import argmap\ndebate = argmap.load({str(ROOT / 'arguments')!r})\nargmap.draw(debate, focus='inspectable')"
    cells: list[dict[str, object]] = [
        {
            "cell_type": "code",
            "id": f"c-{n}",
            "metadata": {},
            "execution_count": None,
            "outputs": [],
            "source": source,
        }
        for n, source in enumerate((code, "_.save('x.pptx')"))
    ]
    notebook = tmp_path / "debate.ipynb"
    notebook.write_text(
        json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells})
    )
    execute = [str(Path(sys.executable).with_name("jupyter-execute")), "--inplace", str(notebook)]
    subprocess.run(execute, check=True, capture_output=True, timeout=300)
    (shown,) = json.loads(notebook.read_text())["cells"][0]["outputs"]
    assert "".join(shown["data"]["image/svg+xml"]).startswith("<svg ")
    assert "".join(shown["data"]["text/plain"]).startswith(
        "<Picture of 'Anyone can inspect open weights'"
    )
    assert (tmp_path / "x.pptx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("name", ["talk.pptx", "s/*.svg", "s/*.png", "notes.md"])
def test_without_fonts_and_dot_the_same_bytes(tmp_path: Path, name: str) -> None:
    (tmp_path / "fonts.conf").write_text('<?xml version="1.0"?><fontconfig></fontconfig>')
    bare = {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf"), "PATH": str(tmp_path)}
    made = []
    for number, environment in enumerate(({}, bare)):
        folder = tmp_path / str(number)
        folder.mkdir()
        notes = ["--notes"] if name.endswith(".md") else []
        argmap(
            "-o",
            folder / name,
            "--engine",
            "bundled",
            *notes,
            **environment,
            ARGMAP_CACHE=str(folder / "cache"),
        )
        files = sorted(
            file for file in folder.rglob("*") if file.is_file() and "cache" not in file.parts
        )
        made.append({file.relative_to(folder): file.read_bytes() for file in files})
    assert made[0]
    assert made[0] == made[1]


def test_everything_of_the_shipped_debate_can_be_read(tmp_path: Path) -> None:
    assert (
        "warning" not in argmap("-o", tmp_path / "all.pptx", "--all", "--engine", "bundled").stderr
    )
