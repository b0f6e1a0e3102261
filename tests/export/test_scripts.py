"""Debates in scripts that the vendored font lacks: read from their side, in fonts of the machine, or refused."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest

from argmap.deck import Programme
from argmap.drawing.composing import drawing
from argmap.drawing.shapes import INK, Text
from argmap.drawing.style import LIGHT
from argmap.export.png import Letters, png_image
from argmap.export.svg import svg_text
from argmap.export.writers import Options, export
from argmap.layout.typeset import from_right
from argmap.problem import DebateError, Severity
from argmap.view import Perspective
from tests.paged import Paged
from tests.pictured import judged, overlaps, seen

ARABIC = """
debate:
  title: المكتبة يوم الجمعة
  question: هل تفتح المكتبة أبوابها يوم الجمعة؟
  language: ar
  positions: {open: تفتح يوم الجمعة, shut: تبقى مغلقة}
claims:
  - {id: quiet, text: يجد الطلاب مكانًا هادئًا للقراءة في نهاية الأسبوع., supports: open}
  - {id: staff, text: لا يوجد موظفون كافون لذلك., rebuts: quiet}
  - {id: wifi, text: يكفي أن يعمل WLAN في القاعة., undercuts: quiet}
"""
CHINESE = """
debate:
  title: 图书馆周五开门吗
  question: 图书馆应该在周五开门吗
  language: zh
  positions: {open: 周五开门, shut: 继续关门}
claims:
  - {id: quiet, text: 学生在周末可以找到安静的地方读书。, supports: open}
  - {id: staff, text: 没有足够的工作人员。, rebuts: quiet}
  - {id: wifi, text: 大家在家里也能读书。, undercuts: quiet}
"""
THAI = """
debate:
  title: ห้องสมุดวันศุกร์
  question: ห้องสมุดควรเปิดวันศุกร์ไหม
  language: th
  positions: {open: เปิดวันศุกร์, shut: ปิดต่อไป}
claims:
  - {id: quiet, text: นักเรียนมีที่เงียบสงบสำหรับอ่านหนังสือในวันหยุด, supports: open}
  - {id: staff, text: เจ้าหน้าที่มีไม่พอ, rebuts: quiet}
  - {id: wifi, text: ทุกคนอ่านที่บ้านได้, undercuts: quiet}
"""
JAPANESE = """
debate:
  title: 図書館は金曜日に開くべきか
  question: 図書館は金曜日に開くべきですか
  language: ja
  positions: {open: 金曜日に開く, shut: 閉めたままにする}
claims:
  - {id: quiet, text: 学生は週末に静かに本を読む場所を見つけられます。, supports: open}
  - {id: staff, text: スタッフが足りません。, rebuts: quiet}
  - {id: wifi, text: 家でも読むことができます。, undercuts: quiet}
"""
GERMAN = """
debate:
  title: Bücherei am Freitag
  question: Soll die Bücherei am Freitag öffnen?
  language: de
  positions: {open: Am Freitag öffnen, shut: Geschlossen lassen}
claims:
  - {id: quiet, text: Schüler finden am Wochenende einen ruhigen Platz zum Lesen., supports: open}
  - {id: staff, text: Dafür gibt es zu wenige Bibliotheksangestellte., rebuts: quiet}
  - {id: wifi, text: Zu Hause liest es sich ebenso gut., undercuts: quiet}
"""
EVERY = {"ar": ARABIC, "zh": CHINESE, "th": THAI, "ja": JAPANESE, "de": GERMAN}
NOBODYS = "\U0003134a"
"""A rare Chinese character: cuneiform has its font on some machines."""
UNDRAWN = f"claims:\n  - {{id: a, label: 'Sign {NOBODYS}', text: 'Text {NOBODYS}', supports: open}}"


@pytest.mark.parametrize("text", EVERY.values(), ids=EVERY)
@pytest.mark.parametrize("focus", [(), ("open",)], ids=["overview", "focus"])
def test_nothing_lies_on_anything_else_in_any_script(text: str, focus: tuple[str, ...]) -> None:
    scene = seen(judged(text), *focus)
    assert overlaps(scene) == []
    assert _inside(svg_text(scene, LIGHT)) == len(scene.geometry.boxes)


def _inside(markup: str) -> int:
    """Return the number of boxes, after a look at their lines: each begins inside its box, whichever end that is."""
    space = "{http://www.w3.org/2000/svg}"
    boxes = [
        group
        for group in ET.fromstring(markup).iter(f"{space}g")
        if str(group.get("class")).startswith("box")
    ]
    for box in boxes:
        (frame, *_), lines = box.iter(f"{space}rect"), list(box.iter(f"{space}text"))
        left, wide = float(frame.get("x", "")), float(frame.get("width", ""))
        for line in lines:
            assert left < float(line.get("x", "")) < left + wide
    return len(boxes)


def test_what_is_read_from_right_to_left_begins_at_the_right_edge_of_its_box() -> None:
    scene = seen(judged(ARABIC), "open")
    for box in drawing(scene, LIGHT).boxes:
        right = box.frame.outline.x + box.frame.outline.width
        assert {(line.rtl, round(right - line.x, 2)) for line in box.lines} == {(True, 14.0)}
    assert svg_text(scene, LIGHT).count(' direction="rtl"') == sum(
        len(box.lines) for box in scene.geometry.boxes
    )
    assert 'direction="rtl"' not in svg_text(seen(judged(CHINESE), "open"), LIGHT)


def test_the_pages_of_an_arabic_talk_are_counted_from_left_to_right() -> None:
    paged = Paged(
        export(judged(ARABIC), Programme(), "t.pdf", Options(engine="bundled")).files["t.pdf"]
    )
    drawn = [" ".join(text.replace("\u202c", "").split()) for text in paged.texts]
    assert [text[-5:] for text in drawn] == [
        f"{number} / {len(paged)}" for number in range(1, len(paged) + 1)
    ]


def test_slides_of_an_arabic_talk_are_read_from_right_to_left() -> None:
    made = export(judged(ARABIC), Programme(), "t.pptx", Options(engine="bundled")).files["t.pptx"]
    with zipfile.ZipFile(BytesIO(made)) as package:
        slide = package.read("ppt/slides/slide2.xml").decode()
    space = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    paragraphs = [
        found
        for found in ET.fromstring(slide).iter(f"{space}p")
        if from_right("".join(found.itertext()).strip())
    ]
    assert len(paragraphs) > 3
    for each in paragraphs:
        properties = each.find(f"{space}pPr")
        assert properties is not None
        assert (properties.get("rtl"), properties.get("algn")) == ("1", "r")


def test_a_png_with_letters_that_no_font_has_is_refused_with_the_formats_that_work() -> None:
    for perspective in (Perspective(), Perspective(("a",))):
        with pytest.raises(DebateError) as refused:
            export(judged(UNDRAWN), perspective, "a.png", Options(engine="bundled"))
        (problem,) = refused.value.problems
        assert (problem.code, problem.severity) == ("missing-glyph", Severity.ERROR)
        assert f"no font of this machine has {NOBODYS}" in problem.message
        assert ".svg, .html or .pptx" in str(problem.help)
    with pytest.raises(DebateError):
        export(judged(UNDRAWN), Programme(), "slides/*.png", Options(engine="bundled"))


def test_a_line_of_a_png_is_set_in_a_family_for_its_script_and_begins_with_the_measured_font() -> (
    None
):
    def lettered(text: str) -> str:
        return Letters().element(Text(INK, 10, 20, text, 16), ' fill="#000"')

    assert "font-family" not in lettered("Open & shut")
    mixed = lettered("for 周五开门")
    assert mixed.startswith(
        '<text x="10" y="20" font-size="16" fill="#000">for </text><text x="33.'
    )
    assert "'Noto Sans CJK SC'" in mixed
    assert "'Noto Sans CJK JP'" in lettered("金曜日に開く")
    assert "'Noto Sans Bengali'" in lettered("বাংলা")
    turned = Letters().element(Text(INK, 90, 20, "المكتبة.", 16, rtl=True), ' fill="#000"')
    assert 'text-anchor="end"' in turned
    assert "direction" not in turned


def test_the_letters_of_our_own_font_are_drawn_alike_on_every_machine() -> None:
    scene = seen(judged(GERMAN), "open")
    assert png_image(scene, LIGHT) == png_image(scene, LIGHT)
    assert png_image(scene, LIGHT).problems == ()
