from __future__ import annotations

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from argmap.layout.advances import BOLD, REGULAR, TABLE, foreign_table, measured, table
from argmap.layout.typeset import drawable, from_right, missing_glyphs, width, wrapped


def test_the_table_of_advances_equals_the_vendored_fonts() -> None:
    assert TABLE.read_text(encoding="ascii") == table()
    assert json.loads(table())["bold"] == [list(run) for run in measured(BOLD)]
    assert measured(REGULAR) != measured(BOLD)


def test_a_letter_of_another_script_has_the_room_that_its_widest_font_needs() -> None:
    em = 16.0
    assert 1.6 * em < width("ண", em) < 2 * em
    assert width("⸻", em) > 2.8 * em
    assert width("\N{CUNEIFORM SIGN NU11 TENU}", em) > 0.75 * em
    assert width("周", em) == em


def test_an_arabic_letter_that_joins_its_neighbours_is_not_as_wide_as_it_is_alone() -> None:
    assert width("سسسس", 16) == 4 * 0.75 * 16
    assert width("\N{ARABIC LIGATURE BISMILLAH AR-RAHMAN AR-RAHEEM}", 16) > 3 * 16


def test_letters_of_the_vendored_fonts_are_no_foreign_ones() -> None:
    assert foreign_table([REGULAR, BOLD]) == "[]\n"


def test_a_line_is_as_wide_as_its_advances() -> None:
    assert width("Open", 2048) == 1593 + 1139 + 1139 + 1139


@given(
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Z")), max_size=200),
    st.floats(30, 400),
)
def test_wrapping_loses_no_word_and_keeps_to_the_width(text: str, widest: float) -> None:
    lines = wrapped(text, 16, widest)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line, 16) <= widest + 1e-6 or len(line) == 1 for line in lines)


def test_no_last_word_stands_alone_where_another_way_exists() -> None:
    assert wrapped("Safeguards can survive fine tuning", 16, 190) == (
        "Safeguards can",
        "survive fine tuning",
    )


def test_a_word_of_500_characters_is_broken_and_kept() -> None:
    lines = wrapped("x" * 500, 16, 190)
    assert "".join(lines) == "x" * 500
    assert len(lines) == 22


def test_a_broken_word_has_pieces_of_about_one_width_and_no_mark_is_taken_from_its_letter() -> None:
    lines = wrapped("開放權重模型讓任何人都可以檢查與修改而不必信任供應商", 16, 190)
    assert [len(line) for line in lines] == [9, 9, 8]
    thai = wrapped("ภาษาไทยไม่มีช่องว่างระหว่างคำดังนั้นต้องตัดบรรทัด", 16, 150)
    assert all(unicodedata.category(line[0]) == "Lo" for line in thai)


def test_the_first_letter_with_a_direction_says_from_where_a_text_is_read() -> None:
    assert from_right("שלום.")
    assert from_right("2026: ينام المراهقون أكثر")
    assert not from_right("“Open” − שלום.")
    assert not from_right("")


def test_marks_without_a_glyph_are_left_out_where_no_other_font_is() -> None:
    assert drawable("ไม่ é️\n") == "ไม é\n"


def test_characters_without_a_glyph_give_one_warning() -> None:
    (problem,) = missing_glyphs(["開放 😀", "Open", "開"])
    assert problem.code == "missing-glyph"
    assert problem.severity == "warning"
    assert "3 of the characters" in problem.message
    assert missing_glyphs(["Open weights − “why”?"]) == ()
