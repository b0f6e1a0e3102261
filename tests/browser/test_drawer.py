"""The details of a claim in the drawer of the map, as a page without the app shows them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from argmap.export.template import embedded_json
from argmap.opening import load
from argmap.reasoning import Judgement, judge
from argmap.webmap import (
    details_json,
    drawing_and_marks,
    faces_script,
    faces_sheet,
    map_script,
    map_sheet,
    script_words,
)
from tests.browser.conftest import Visitor
from tests.browser.serving import ROOT
from tests.pictured import judged, seen

pytestmark = pytest.mark.browser

SHIPPED = judge(load(ROOT / "arguments" / "open-vs-closed"))
ARABIC = judged("""
debate: {title: بداية, question: متى؟, language: ar, positions: {later: تبدأ في التاسعة}}
claims:
  - {id: sleep, text: ينام المراهقون أكثر., supports: later}
  - {id: bedtime, text: ينامون في وقت متأخر., rebuts: sleep}
""")
LAPTOP = {"width": 1400, "height": 900}
PHONE = {"width": 400, "height": 850}
BORDERS = 3
PAGE = """<!doctype html><html lang="{lang}" dir="{dir}"><meta charset="utf-8"><title>A debate</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body {{ margin: 16px; color: #111827; font: 17px/1.5 Arial, sans-serif; }} {sheet}</style>
<main><h1>A debate</h1><p style="height: 220px">What stands above the map.</p><div id="map"></div></main>
<script>{script}
DebateMap.words = {words};
Object.assign(Face.words, DebateMap.words);
const told = {details}, moves = [];
const map = new DebateMap(document.getElementById("map"));
let details = null;
map.eye.fills = true;
map.eye.room = () => roomBelow(map.frame);
map.page = {{ marks: {marks} }};
map.report = (move) => moves.push(move);
map.tell = (claim, drawer) => {{
  details ??= new DebateDetails(drawer);
  details.report = ({{ close }}) => close && map.deselect(true);
  details.draw(told[claim]);
  return true;
}};
map.draw({drawing});
</script>"""


def shown(page: Page, folder: Path, judgement: Judgement = SHIPPED, *focus: str) -> None:
    """Show the map, an overview where nothing is in focus, with what is known of each claim."""
    parts = drawing_and_marks(seen(judgement, *focus, depth=2))
    script, language = map_script() + faces_script(), judgement.graph.debate.language
    text = PAGE.format(
        lang=language,
        dir="rtl" if language == "ar" else "ltr",
        sheet=map_sheet() + faces_sheet(),
        script=script,
        words=embedded_json(script_words(script, language)),
        details=embedded_json(
            {claim: details_json(judgement, claim) for claim in judgement.graph.claims}
        ),
        marks=embedded_json(parts["marks"]),
        drawing=embedded_json(parts["drawing"]),
    )
    file = folder / "map.html"
    file.write_text(text, encoding="utf-8")
    page.goto(file.as_uri())


def claim(page: Page, id_: str) -> Locator:
    return page.locator(f".claim[data-claim='{id_}']")


def drawer(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Details")


def place(found: Locator) -> FloatRect:
    """Return where something is in the window."""
    frame = found.bounding_box()
    assert frame is not None
    return frame


def moves(page: Page) -> list[dict[str, Any]]:
    return list(page.evaluate("moves"))


def stands_still(page: Page) -> None:
    """Wait until a page that scrolls smoothly has arrived."""
    before = None
    while (now := page.evaluate("scrollY")) != before:
        before = now
        page.wait_for_timeout(120)


def test_a_click_fills_the_drawer_at_once_and_leaves_the_picture(
    visitor: Visitor, tmp_path: Path
) -> None:
    page = visitor(viewport=LAPTOP)
    shown(page, tmp_path, SHIPPED, "inspectable")
    before = place(claim(page, "inspectable"))
    claim(page, "inspectable").click()
    expect(drawer(page)).to_contain_text("Anyone can inspect open weights")
    assert moves(page) == [{"select": "inspectable"}]
    assert place(claim(page, "inspectable")) == before
    drawer(page).get_by_role("button", name="Close").click()
    expect(drawer(page)).to_be_hidden()
    assert moves(page)[1:] == [{"select": None}]
    expect(claim(page, "inspectable")).to_be_focused()


def test_a_box_that_the_drawer_would_cover_comes_out_from_under_it(
    visitor: Visitor, tmp_path: Path
) -> None:
    page = visitor(viewport=LAPTOP)
    shown(page, tmp_path)
    page.locator(".claim").last.dispatch_event("click")
    expect(drawer(page)).to_be_visible()
    chosen = page.locator(".claim[aria-current=true] rect").first
    expect(page.locator(".viewport")).not_to_have_class("viewport")
    page.wait_for_timeout(300)  # as long as it glides
    box = place(chosen)
    assert box["x"] + box["width"] <= place(drawer(page))["x"]


def test_escape_closes_the_drawer_and_the_keyboard_stays_in_the_map(
    visitor: Visitor, tmp_path: Path
) -> None:
    page = visitor(viewport=LAPTOP)
    shown(page, tmp_path)
    page.locator(".claim[tabindex='0']").focus()
    page.keyboard.press("Space")
    expect(drawer(page)).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(drawer(page)).to_be_hidden()
    expect(page.locator(".claim:focus")).to_have_count(1)


def test_a_tap_opens_a_sheet_below_the_box_that_was_tapped(
    visitor: Visitor, tmp_path: Path
) -> None:
    phone = visitor(viewport=PHONE, has_touch=True, is_mobile=True)
    shown(phone, tmp_path)
    box = phone.locator(".claim:not([data-claim=open])").nth(2)
    box.tap()
    stands_still(phone)
    sheet = place(drawer(phone))
    assert (sheet["x"], sheet["width"]) == (0, PHONE["width"])
    assert sheet["y"] + sheet["height"] == pytest.approx(PHONE["height"], abs=1)
    assert place(box)["y"] > 0
    assert place(box)["y"] + place(box)["height"] < sheet["y"]
    on_top = "([x, y]) => document.elementFromPoint(x, y).closest('.drawer') !== null"
    assert phone.evaluate(on_top, [200, PHONE["height"] - 10]), "the key does not cover the sheet"
    drawer(phone).get_by_role("button", name="Close").tap()
    expect(drawer(phone)).to_be_hidden()
    expect(phone.get_by_role("button", name="Key", exact=True)).to_be_in_viewport()


def test_a_phone_opens_a_focus_where_it_can_be_seen(visitor: Visitor, tmp_path: Path) -> None:
    phone = visitor(viewport=PHONE, has_touch=True, is_mobile=True)
    shown(phone, tmp_path, SHIPPED, "open")
    stands_still(phone)
    expect(claim(phone, "open")).to_be_in_viewport(ratio=0.6)


def test_a_selection_that_the_page_did_not_hear_is_told_once_more(
    visitor: Visitor, tmp_path: Path
) -> None:
    page = visitor(viewport=LAPTOP)
    shown(page, tmp_path)
    page.evaluate("map.page.selection = { claim: null }, map.show()")
    claim(page, "inspectable").click()
    page.wait_for_function("moves.length === 2")
    assert moves(page) == [{"select": "inspectable"}] * 2
    claim(page, "data-stays-home").click()
    page.evaluate("map.page.selection = { claim: 'data-stays-home' }, map.show()")
    page.wait_for_timeout(5000)
    assert moves(page)[2:] == [{"select": "data-stays-home"}]


def test_an_overview_lights_up_the_position_of_a_claim_alone(
    visitor: Visitor, tmp_path: Path
) -> None:
    page = visitor(viewport=LAPTOP)
    shown(page, tmp_path)
    claim(page, "data-stays-home").click()
    expect(page.locator(".claim:not(.far)")).to_have_count(2)
    expect(page.locator(".claim:not(.far)").filter(has_text="Open, with weights")).to_have_count(1)


def test_an_arrow_key_brings_the_next_box_into_a_low_window(
    visitor: Visitor, tmp_path: Path
) -> None:
    page = visitor(viewport={"width": 350, "height": 450})
    shown(page, tmp_path)
    page.locator(".claim[tabindex='0']").focus()
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    stands_still(page)
    here, foot = place(page.locator(".claim:focus")), place(page.locator(".foot"))
    assert here["y"] >= 0
    assert here["y"] + here["height"] <= foot["y"] + BORDERS


def test_an_arabic_map_has_its_drawer_on_the_left(visitor: Visitor, tmp_path: Path) -> None:
    page = visitor(viewport=LAPTOP)
    shown(page, tmp_path, ARABIC)
    claim(page, "sleep").click()
    sheet, map_ = place(page.locator(".drawer")), place(page.locator(".map"))
    assert sheet["x"] == pytest.approx(map_["x"], abs=BORDERS)
    box = place(claim(page, "sleep").locator("rect").first)
    assert box["x"] >= sheet["x"] + sheet["width"]
