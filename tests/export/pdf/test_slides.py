from __future__ import annotations

import re
from functools import cache

import pytest

from argmap.deck import Programme
from argmap.drawing.style import Look
from argmap.export.pdf.press import Edition
from argmap.export.writers import Options, Talk, export
from argmap.problem import ArgmapError
from argmap.reasoning import Supposition, Verdict, judge
from argmap.view import Perspective
from tests.paged import Paged, clipped, places
from tests.pictured import judged
from tests.words.badges import word

TALK = judged("""
debate:
  title: Open or closed?
  question: Should capable models be released?
  language: en-GB
  licence: CC-BY-4.0
  url: https://example.org/debate
  positions: {open: {label: Open, text: Release the weights.}, closed: {label: Closed, text: Keep the weights private.}}
  themes: {seeing: {label: Seeing}, using: {label: Using}}
  tours:
    - id: short
      title: In short
      steps:
        - {title: Two answers, show: [open, closed], say: Two answers.}
        - {title: Why open, show: [open, inspectable]}
        - {title: A reply, add: [weights-are-not-data], say: But the data stay hidden.}
claims:
  - id: inspectable
    label: Anyone can inspect it
    text: Anyone can look inside.
    supports: open
    sources: kapoor2024
    themes: seeing
  - id: weights-are-not-data
    label: Training data stay hidden
    text: Weights do not show the data.
    rebuts: inspectable
  - {id: tunable, label: Anyone can tune it, text: "Anyone can tune it.", supports: open, themes: using}
  - {id: safe, label: Hosts can refuse, text: "Hosts can refuse.", supports: closed, themes: using}
sources:
  kapoor2024: {title: On openness, author: Kapoor et al., year: 2024, url: "https://example.org/a"}
""")
HOSTILE = (
    '#eval("1+1")',
    "\\",
    "$x$",
    "*b*",
    "_i_",
    "@ref",
    "<label>",
    "//",
    r"C:\N",
    r"\textbf{x}",
    "`raw`",
    "= h",
    "- i",
)


@cache
def written(programme: Programme | Perspective | None = None, **options: object) -> Paged:
    chosen = Options(engine="bundled", **options)  # type: ignore[arg-type] # wishes by name
    made = export(TALK, programme or Programme(), "talk.pdf", chosen)
    return Paged(made.files["talk.pdf"])


def test_a_talk_has_a_page_for_each_slide() -> None:
    talk = Talk(TALK, Programme(), Options(engine="bundled"))
    paged = written()
    assert len(paged) == len(talk.deck.slides)
    assert all(
        slide.title in text for slide, text in zip(talk.deck.slides, paged.texts, strict=True)
    )


def test_what_is_read_aloud_is_a_title_and_each_box_in_words() -> None:
    paged = written(Perspective(("inspectable",), depth=3))
    assert [tag.title for tag in paged.tagged("H1")][1] == "Anyone can inspect it"
    first, reply = (tag.alt for tag in paged.tagged("Figure") if "Legend" not in tag.alt)
    assert first.startswith("Anyone can inspect it. Anyone can look inside.")
    assert "Rebutted by Training data stay hidden." in first
    assert f"Verdict: {word(Verdict.UNANSWERED)}." in first
    assert "It rebuts Anyone can inspect it." in reply
    assert "Verdict" not in reply


def test_it_says_that_it_is_pdf_ua_with_a_title_a_language_and_tags() -> None:
    paged = written()
    assert paged.root["/MarkInfo"]["/Marked"]
    assert paged.root["/Lang"] == "en-GB"
    assert paged.root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert paged.reader.metadata is not None
    assert paged.reader.metadata.title == "Open or closed?"
    assert b"pdfuaid:part" in paged.root["/Metadata"].get_data()
    assert {tag.kind for tag in paged.tags if tag.depth == 2} <= {"H1", "P", "Figure", "Div"}


def test_the_fonts_are_ours_and_embedded() -> None:
    fonts = written().fonts
    assert all(fonts.values())
    assert {re.sub(r"^/[A-Z]{6}\+", "", name) for name in fonts} == {
        "LiberationSans",
        "LiberationSans-Bold",
    }


def test_words_are_found_in_the_order_in_which_they_are_read() -> None:
    text = written(Perspective(("inspectable",), depth=3)).texts[1]
    order = ["Anyone can inspect it", "Weights do not show", "rebuts", "kapoor2024", "CC-BY-4.0"]
    assert sorted(order, key=text.index) == order


def test_what_is_heard_comes_in_the_order_in_which_it_is_painted() -> None:
    for paged in (written(), *(written(Programme(), edition=edition) for edition in Edition)):
        assert all(page for page in paged.heard)
        assert all(page == sorted(page) for page in paged.heard)


def test_a_table_is_read_row_by_row() -> None:
    text = next(t for t in written(Programme(slides=9)).texts if "Seeing" in t)
    cells = [
        "Anyone can inspect it",
        "no direct reason; 1 reason for “Open”",
        "Using",
        "Anyone can tune it",
        "Hosts can refuse",
    ]
    order = [
        "Release the weights.",
        "For: 2",
        "Keep the weights private.",
        "For: 1",
        "Seeing",
        *cells,
    ]
    assert sorted(order, key=text.index) == order


def test_sources_are_linked_on_their_slides_and_at_the_end() -> None:
    links = written().links
    assert links.count("https://example.org/a") >= 2
    assert "https://example.org/debate" in links


def test_a_step_shows_what_is_there_by_then() -> None:
    before, after = written().texts[2:4]
    assert "Anyone can inspect it" in before
    assert "Training data stay hidden" not in before
    assert "Training data stay hidden" in after


def test_nothing_moves_from_step_to_step() -> None:
    paged = written(Programme(Perspective(("open",), depth=3), build=True))
    first, *later = (places(paged, page) for page in range(1, 5))
    assert len(later[-1]) > len(later[0]) > 3
    for step in later:
        kept = {
            words: place for words, place in step.items() if words in first and "/" not in words
        }
        assert kept
        assert kept == {words: first[words] for words in kept}


def test_a_picture_made_under_a_supposition_says_so() -> None:
    supposed = judge(TALK.graph, Supposition(without=("weights-are-not-data",)))
    made = export(supposed, Perspective(("inspectable",)), "a.pdf", Options(engine="bundled"))
    paged = Paged(made.files["a.pdf"])
    assert "Without: Training data stay hidden." in paged.texts[1]
    assert not any("Without" in tag.alt for tag in paged.tagged("Figure"))


@pytest.mark.parametrize(
    ("size", "width", "height"),
    [("16:9", 960, 540), ("4:3", 720, 540), ("a4", 842, 595), ("12x7cm", 340.16, 198.43)],
)
def test_a_page_has_the_size_that_is_asked_for(size: str, width: float, height: float) -> None:
    box = written(Perspective(("inspectable",), depth=1), size=size).reader.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((width, height), abs=0.01)


@pytest.mark.parametrize("look", Look)
def test_looks_differ_in_paint_only(look: Look) -> None:
    assert written(look=look).texts == written().texts


def test_a_transparent_page_has_no_background() -> None:
    opaque, clear = (
        written(look=Look.DARK, transparent=clear).reader.pages[0] for clear in (False, True)
    )
    assert len(clear.get_contents().get_data()) < len(opaque.get_contents().get_data())  # type: ignore[union-attr] # these pages have contents


def test_the_same_talk_gives_the_same_bytes() -> None:
    options = Options(engine="bundled")
    first, second = (export(TALK, Programme(), "a.pdf", options).files["a.pdf"] for _ in range(2))
    assert first == second
    assert b"CreationDate" not in first


@pytest.mark.parametrize("words", HOSTILE)
def test_what_looks_like_markup_is_shown_as_it_is(words: str) -> None:
    talk = judged(f"claims:\n  - {{id: a, label: '{words}', text: 'Text {words}', supports: open}}")
    paged = Paged(
        export(talk, Perspective(("a",)), "a.pdf", Options(engine="bundled")).files["a.pdf"]
    )
    assert f"Text {words}" in paged.words
    assert any(words in tag.alt for tag in paged.tagged("Figure"))


def test_hebrew_is_set_in_our_font() -> None:
    talk = judged("claims:\n  - {id: a, label: מודלים פתוחים, text: מודלים, supports: open}")
    made = export(talk, Perspective(("a",)), "a.pdf", Options(engine="bundled"))
    assert not made.problems
    assert "Figure" in {tag.kind for tag in Paged(made.files["a.pdf"]).tags}


def test_what_no_page_can_hold_is_refused() -> None:
    with pytest.raises(ArgmapError, match="there is no size `16:10`"):
        written(size="16:10")


LONG_QUESTION = "Soll auf deutschen Autobahnen ein allgemeines Tempolimit von 130 km/h gelten?"
DEEPEST = 0.22
"""How far letters such as g and j reach below their line in our font, as a share of its size."""


@pytest.mark.parametrize(
    "question", [LONG_QUESTION, f"{LONG_QUESTION} {LONG_QUESTION}", "Gilt jegliches? " * 20]
)
def test_no_letter_of_a_title_is_cut_off(question: str) -> None:
    debate = judged(f"""
debate: {{title: Tempolimit, question: "{question}", language: de, positions: {{ja: Ja, nein: Nein}}}}
claims:
  - {{id: co2, text: Weniger Tempo spart Kraftstoff., supports: ja}}
""")
    made = export(debate, Programme(), "talk.pdf", Options(engine="bundled", force=True))
    titles = clipped(Paged(made.files["talk.pdf"]), 1)

    assert titles
    assert all(baseline - DEEPEST * size >= border for baseline, size, border in titles)


def test_the_last_line_of_the_sources_is_whole() -> None:
    paged = written(Programme(tour="short"))
    lines = [line for page in range(len(paged)) for line in clipped(paged, page)]

    assert all(baseline - DEEPEST * size >= border for baseline, size, border in lines)


def test_what_of_the_sources_finds_no_room_is_counted_in_the_language_of_the_debate() -> None:
    cited = [f"verkehrsministerium-{number}" for number in range(20)]
    sources = "\n".join(
        f"  {key}: {{title: Bericht, year: 2024, url: 'https://example.org/{key}'}}"
        for key in cited
    )
    debate = judged(f"""
debate: {{title: Tempolimit, question: Ein Tempolimit?, language: de, positions: {{ja: Ja, nein: Nein}}}}
claims:
  - {{id: co2, text: Weniger Tempo spart Kraftstoff., supports: ja, sources: [{", ".join(cited)}]}}
  - {{id: kaum, text: Nur sehr wenig., rebuts: co2}}
sources:
{sources}
""")
    made = export(
        debate, Programme(everything=True), "talk.pdf", Options(engine="bundled", force=True)
    )
    words = Paged(made.files["talk.pdf"]).words

    assert re.search(r"verkehrsministerium-0, .* und \d+ weitere", words)
    assert not re.search(r"and \d+ more", words)
