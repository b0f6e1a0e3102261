"""A debate is in its own language wherever it goes: no format of a German debate says a word of English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from argmap.deck import Programme
from argmap.export.pdf.press import Edition
from argmap.export.writers import Options, export
from argmap.graph import graph
from argmap.reasoning import Judgement, judge
from argmap.view import Perspective
from tests.export.reading import read, words_of
from tests.paged import Paged
from tests.pictured import judged
from tests.words.catalogues import entries

WRITTEN = (Path(__file__).parents[1] / "cases" / "languages" / "tempolimit.yaml").read_text(
    encoding="utf-8"
)
ENGLISH = frozenset(words_of(phrase for _, phrases in entries("en") for phrase in phrases))
GERMAN = frozenset(words_of(phrase for _, phrases in entries("de") for phrase in phrases))
NAMES = frozenset({"argmap", "graphviz", "pure"})
"""Of programs, the same in every language."""

HYPHENATED = ".pdf"
"""The format in which words are broken, so that their parts are words of no language."""
EVERYTHING = Perspective()
AROUND = Perspective(focus=("ja",), depth=3)
FILES: Mapping[str, tuple[Programme | Perspective, Options]] = {
    "map.svg": (EVERYTHING, Options()),
    "around.svg": (AROUND, Options()),
    "map.json": (EVERYTHING, Options()),
    "map.dot": (AROUND, Options()),
    "debate.md": (EVERYTHING, Options()),
    "notes.md": (Programme(tour="rundgang"), Options(notes=True)),
    "talk.html": (Programme(tour="rundgang"), Options()),
    "site/": (EVERYTHING, Options()),
    "tour.pptx": (Programme(tour="rundgang"), Options()),
    "all.pptx": (Programme(everything=True), Options()),
    "talk.pdf": (Programme(slides=5), Options()),
    "handout.pdf": (EVERYTHING, Options(edition=Edition.HANDOUT)),
    "briefing.pdf": (EVERYTHING, Options(edition=Edition.BRIEFING)),
}


@pytest.fixture(scope="module")
def german() -> Judgement:
    return judged(WRITTEN)


@pytest.mark.parametrize("name", FILES)
def test_no_format_of_a_german_debate_says_a_word_of_english(name: str, german: Judgement) -> None:
    asked, options = FILES[name]
    made = export(german, asked, name, replace(options, force=True, engine="bundled"))
    texts = [text for file, content in made.files.items() for text in read(file, content)]

    own = words_of([WRITTEN]) | GERMAN | NAMES

    assert texts
    assert {text for text in texts if (words_of([text]) & ENGLISH) - own} == set()
    if not name.endswith(HYPHENATED):
        assert words_of(texts) - own == set()


def spoken(judgement: Judgement, language: str) -> Judgement:
    """Return the same debate as if it were written in another language."""
    debate = judgement.graph.debate.model_copy(update={"language": language})
    return judge(graph(debate)[0])


def written(judgement: Judgement, name: str) -> bytes:
    """Return a file of the picture around a claim, or of a talk or page."""
    asked, options = FILES[name]
    (content,) = export(
        judgement, asked, name, replace(options, force=True, engine="bundled")
    ).files.values()
    return content


@pytest.mark.parametrize(
    ("language", "own"), [("de-AT", None), ("fr", "en"), ("etwas Deutsch", "en")]
)
def test_a_picture_and_a_page_say_in_which_language_they_are(
    language: str, own: str | None, german: Judgement
) -> None:
    debate = "und" if " " in language else language
    judgement = spoken(german, language)
    drawn = etree.fromstring(written(judgement, "around.svg"))
    marks = [group for group in drawn.iter("{*}g") if group.get("class") in {"mark", "legend"}]
    page = written(judgement, "talk.html").decode()

    assert drawn.get("lang") == drawn.get("{http://www.w3.org/XML/1998/namespace}lang") == debate
    assert {mark.get("lang") for mark in marks} == {own}
    assert f'<html lang="{debate}" dir="ltr">' in page
    assert ('lang="en"' in page) is (own == "en")


@pytest.mark.parametrize(("language", "own"), [("de", "de"), ("fr", "en")])
def test_slides_say_in_which_language_they_are(language: str, own: str, german: Judgement) -> None:
    with ZipFile(BytesIO(written(spoken(german, language), "tour.pptx"))) as package:
        slides = [
            etree.fromstring(package.read(name))
            for name in package.namelist()
            if re.fullmatch(r"ppt/slides/[^/]*\.xml", name)
        ]
    found = {run.get("lang") for slide in slides for run in slide.iter("{*}rPr")}

    assert found == {language, own}


@pytest.mark.parametrize("name", ["talk.pdf", "handout.pdf", "briefing.pdf"])
def test_a_pdf_says_in_which_language_it_is(name: str, german: Judgement) -> None:
    assert Paged(written(german, name)).root["/Lang"] == "de"
    assert Paged(written(spoken(german, "fr"), name)).root["/Lang"] == "fr"
