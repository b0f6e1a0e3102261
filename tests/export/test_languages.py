"""A debate is in its own language wherever it goes: no format of a German debate says a word of English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from argmap.deck.programme import Programme
from argmap.export.pdf.press import Edition
from argmap.export.writers import Options, export
from argmap.reasoning.judgement import Judgement
from argmap.view.perspective import Perspective
from tests.export.reading import read, words_of
from tests.pictured import judged
from tests.words.catalogues import entries

WRITTEN = (Path(__file__).parents[1] / "cases" / "languages" / "tempolimit.yaml").read_text(encoding="utf-8")
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
