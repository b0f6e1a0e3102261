"""PDF as other programs read it: poppler's tools, a checker of PDF/UA, a machine without fonts, and huge debates.

veraPDF cannot be had from PyPI, npm or Debian; `outloud`, which checks the same checkpoints, stands in for it. It is
installed into an environment of its own, since it brings a library under the AGPL.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from argmap.opening import load
from tests.export.pdf.test_reading import BRIEFING, HANDOUT, chain, read

ROOT = Path(__file__).parents[2]
CHECKER = "outloud==0.2.1"
FILES = {
    "talk.pdf": (),
    "build.pdf": ("--tour", "five-minutes", "--build", "--look", "dark"),
    "mono.pdf": ("--slides", "9", "--look", "mono", "--size", "4:3"),
    "to-read.pdf": ("--handout",),
    "retold.pdf": ("--handout", "--tour", "five-minutes", "--size", "letter"),
    "two-pages.pdf": ("--briefing",),
}
EMPTY_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{}</dir></fontconfig>'

pytestmark = pytest.mark.proof


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every kind of PDF of the shipped debate."""
    place = tmp_path_factory.mktemp("pdf")
    _write(place, {})
    return place


def _write(place: Path, environment: dict[str, str]) -> None:
    for name, options in FILES.items():
        command = [
            sys.executable,
            "-m",
            "argmap",
            "export",
            "--engine",
            "bundled",
            "-o",
            name,
            *options,
        ]
        subprocess.run(
            command, cwd=place, check=True, capture_output=True, env={**os.environ, **environment}
        )


@pytest.fixture(params=FILES)
def file(request: pytest.FixtureRequest, folder: Path) -> Path:
    """One of the files."""
    return folder / str(request.param)


def asked(program: str, *words: str | Path) -> str:
    """Return what one of poppler's tools says."""
    if shutil.which(program) is None:
        pytest.fail(f"{program} is missing: apt-get install poppler-utils")
    return subprocess.run([program, *words], check=True, capture_output=True, text=True).stdout


def test_every_font_is_embedded_with_its_letters(file: Path) -> None:
    rows = asked("pdffonts", file).splitlines()[2:]
    assert rows
    assert all(
        re.search(r"\+(Liberation|Libertinus)\w+.* yes yes yes +\d+ +0$", row) for row in rows
    )


def test_poppler_sees_tags_a_title_and_no_script(file: Path) -> None:
    said = dict(re.findall(r"^([\w ]+): +(.*)$", asked("pdfinfo", file), flags=re.MULTILINE))
    assert said["Title"] == "Should AI models be open or closed?"
    assert said["Tagged"] == "yes"
    assert said["JavaScript"] == "no"
    assert "CreationDate" not in said
    fewest, most = (2, 2) if file.name == "two-pages.pdf" else (9, 1_000)
    assert fewest <= int(said["Pages"]) <= most


def test_text_comes_out_in_reading_order(folder: Path) -> None:
    words = " ".join(asked("pdftotext", "-raw", folder / "to-read.pdf", "-").split())
    map_of_it = words[
        words.rindex("The debate on one page For") if "one page For" in words else 0 :
    ]
    order = [
        "Definition",
        "Weights alone bring most benefits",
        "Transparency",
        "Anyone can inspect open weights",
        "Privacy",
    ]
    assert sorted(order, key=map_of_it.index) == order


def test_every_claim_is_in_the_reading_version(folder: Path) -> None:
    def letters(text: str) -> str:
        return re.sub(r"[\s\u00ad-]", "", text)

    text = letters(asked("pdftotext", "-raw", folder / "to-read.pdf", "-"))
    claims = load(str(ROOT / "arguments" / "open-vs-closed")).claims
    assert len(claims) > 100
    heads = r"\d+/\d+CCBY4\.0|ShouldAImodelsbeopenorclosed\?"
    flowing = re.sub(heads, "", text)
    missing = [claim.id for claim in claims if letters(claim.text) not in flowing]
    assert missing == []


def test_links_lead_to_the_sources(file: Path) -> None:
    addresses = asked("pdfinfo", "-url", file)
    assert "https://arxiv.org/abs/2403.07918" in addresses
    assert not re.search(r"(?:javascript|file):", addresses)


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the checker of PDF/UA, and return its program."""
    place = tmp_path_factory.mktemp("checker")
    venv.create(place, with_pip=False)
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--quiet",
        "--disable-pip-version-check",
        "--python",
        str(place / "bin/python"),
    ]
    subprocess.run([*pip, "install", CHECKER], check=True)
    return place / "bin" / "outloud"


def test_a_checker_of_pdf_ua_finds_no_error(checker: Path, file: Path) -> None:
    command = [
        str(checker),
        "--layer",
        "conformance",
        "--fail-on",
        "never",
        "--json",
        "-",
        str(file),
    ]
    (result,) = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)[
        "results"
    ]
    assert result["counts"]["error"] == 0, result["findings"]
    assert result["stats"]["tagged"]


def test_without_any_font_of_the_system_and_without_dot_the_files_are_the_same(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "fonts.conf").write_text(EMPTY_FONTS.format(tmp_path / "none"))
    hidden = {
        "FONTCONFIG_FILE": str(tmp_path / "fonts.conf"),
        "HOME": str(tmp_path),
        "PATH": str(tmp_path),
    }
    made = tmp_path / "made"
    made.mkdir()
    _write(made, hidden)
    assert {
        name: (made / name).read_bytes() == (folder / name).read_bytes() for name in FILES
    } == dict.fromkeys(FILES, True)


def test_a_chain_of_ten_thousand_claims_can_be_read() -> None:
    long = chain(10_000)
    assert len(read(long, BRIEFING)) == 2
    assert len(read(long, HANDOUT)) > 300
