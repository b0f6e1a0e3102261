from __future__ import annotations

import sys
from collections.abc import Mapping

import pytest

from argmap.export.pdf import press
from argmap.export.pdf.press import Edition, pressed, tongue
from argmap.export.writers import Options, export
from argmap.problem import ArgmapError
from argmap.view import Perspective
from tests.paged import Paged
from tests.pictured import judged

NOBODYS = "\U0003134a"
"""A rare Chinese character: cuneiform has its font on some machines."""


def test_what_no_font_has_is_told_once_and_nothing_is_lost() -> None:
    talk = judged(
        f"claims:\n  - {{id: a, label: 'Sign {NOBODYS}', text: 'Text {NOBODYS}', supports: open}}"
    )
    made = export(talk, Perspective(("a",)), "a.pdf", Options(engine="bundled"))
    (problem,) = made.problems
    paged = Paged(made.files["a.pdf"])
    assert problem.code == "missing-glyph"
    assert f"no font of this machine has {NOBODYS}:" in problem.message
    figures = [tag.alt for tag in paged.tagged("Figure")]
    assert f"Sign {NOBODYS}. Text {NOBODYS}. It supports Open." in figures
    assert paged.root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" not in paged.root["/Metadata"].get_data()


def test_a_joiner_between_letters_that_no_font_has_is_no_box_of_its_own() -> None:
    def made(sign: str) -> bytes:
        talk = judged(f"claims:\n  - {{id: a, text: 'Text {sign}', supports: open}}")
        return export(talk, Perspective(("a",)), "a.pdf", Options(engine="bundled")).files["a.pdf"]

    joined = f"{NOBODYS}\N{ZERO WIDTH JOINER}{NOBODYS}\N{VARIATION SELECTOR-16}"
    assert made(joined) == made(NOBODYS * 2)


def test_control_characters_are_replaced() -> None:
    assert press._speakable({"a": ["x\x00\ud800", 1]}) == {"a": ["x\ufffd\ufffd", 1]}


def test_without_typst_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(ArgmapError, match=r"typst cannot be loaded .*; install argmap again"):
        pressed(Edition.SLIDES, {})


def test_what_typst_cannot_set_is_one_sentence() -> None:
    content: Mapping[str, object] = {"title": "T"}
    with pytest.raises(ArgmapError, match=r"^cannot set the pages: typst says [^\n]+$"):
        pressed(Edition.SLIDES, content)


@pytest.mark.parametrize(
    ("language", "lang", "region"),
    [
        ("en", "en", None),
        ("de-CH", "de", "CH"),
        ("zh_Hant_TW", "zh", "TW"),
        ("../../etc", "en", None),
        ("", "en", None),
    ],
)
def test_a_language_that_is_none_is_english(language: str, lang: str, region: str | None) -> None:
    assert tongue(language) == {"lang": lang, "region": region}
