"""What a hand, a finger and a keyboard do with the map, in a real Chromium."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import CDPSession, FloatRect, Locator, Page, expect

from tests.browser.conftest import Visitor
from tests.browser.serving import ROOT, served
from tests.browser.visiting import MILLISECONDS, addresses, at, settled, transform, zoomed

pytestmark = pytest.mark.browser

OVERVIEW = "?page=map"
FOCUS = "?page=map&focus=inspectable"
PHONE = {"width": 400, "height": 850}
DARK_PAGE = "rgb(27, 31, 36)"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(ROOT / "arguments") as address:
        yield address


def place(found: Locator) -> FloatRect:
    """Return where something is in the window."""
    frame = found.bounding_box()
    assert frame is not None
    return frame


def rests(page: Page, x: float = 0.5, y: float = 0.5) -> tuple[float, float]:
    """Put the mouse on a share of the canvas; return where that is."""
    frame = place(page.locator(".canvas"))
    at_point = frame["x"] + frame["width"] * x, frame["y"] + frame["height"] * y
    page.mouse.move(*at_point)
    return at_point


def claim(page: Page, id_: str) -> Locator:
    return page.locator(f".claim[data-claim='{id_}']")


def scale(page: Page) -> float:
    """Return how much the picture is enlarged."""
    return float(transform(page).split("scale(")[1].rstrip(")"))


def fingers(page: Page) -> CDPSession:
    return page.context.new_cdp_session(page)


def touched(session: CDPSession, kind: str, points: Sequence[tuple[float, float]]) -> None:
    session.send(
        "Input.dispatchTouchEvent",
        {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]},
    )


def swiped(page: Page, start: tuple[float, float], by: tuple[float, float]) -> None:
    """Draw one finger over the glass."""
    session = fingers(page)
    touched(session, "touchStart", [start])
    for step in range(1, 11):
        touched(
            session, "touchMove", [(start[0] + by[0] * step / 10, start[1] + by[1] * step / 10)]
        )
    touched(session, "touchEnd", [])


def until(page: Page, is_true: Callable[[], bool]) -> None:
    """Wait until something is so: the policy of the page keeps a script from being asked again and again."""
    for _ in range(MILLISECONDS // 50):
        if is_true():
            return
        page.wait_for_timeout(50)
    assert is_true()


def scrolled(page: Page) -> float:
    """Return how far down the page has been scrolled."""
    return float(page.locator(".stMain").evaluate("main => main.scrollTop"))


def test_the_wheel_pans_and_with_control_it_zooms(page: Page, address: str) -> None:
    at(page, address + OVERVIEW)
    before, size = place(claim(page, "inspectable")), scale(page)
    rests(page)
    page.mouse.wheel(0, 100)
    expect(page.locator(".edges [data-side=top]")).to_have_class("on")
    assert place(claim(page, "inspectable"))["y"] == pytest.approx(before["y"] - 100, abs=1)
    assert scale(page) == size
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    assert scale(page) > size


def test_the_heads_of_the_positions_stay_while_the_rows_are_panned(
    page: Page, address: str
) -> None:
    at(page, address + OVERVIEW)
    rests(page)
    page.mouse.wheel(0, 500)
    canvas, head = place(page.locator(".canvas")), place(claim(page, "open"))
    assert canvas["y"] <= head["y"] < canvas["y"] + 40
    tally = page.locator(".pinned .tally[data-claim=open]").first
    assert place(tally)["y"] > head["y"]
    expect(page.locator(".pinned")).to_have_class(re.compile("stuck"))
    page.mouse.wheel(0, -500)
    expect(page.locator(".pinned")).not_to_have_class(re.compile("stuck"))


def test_a_minimap_shows_where_one_is_as_long_as_anything_is_out_of_view(
    page: Page, address: str
) -> None:
    at(page, address + OVERVIEW)
    expect(page.locator(".mini")).to_be_visible()
    before = transform(page)
    mini = place(page.locator(".mini svg"))
    page.mouse.click(mini["x"] + mini["width"] - 2, mini["y"] + mini["height"] - 2)
    assert transform(page) != before
    page.get_by_role("button", name="Show the whole picture").click()
    expect(page.locator(".mini")).to_be_hidden()


def test_the_edge_fades_where_the_picture_goes_on(page: Page, address: str) -> None:
    at(page, address + OVERVIEW)
    top, bottom = page.locator(".edges [data-side=top]"), page.locator(".edges [data-side=bottom]")
    expect(bottom).to_have_class("on")
    expect(top).to_have_class("")
    rests(page)
    page.mouse.wheel(0, 200)
    expect(top).to_have_class("on")
    page.mouse.wheel(0, 9000)
    expect(bottom).to_have_class("")


def test_a_pointer_lights_up_neighbours_and_the_way_to_the_position(
    page: Page, address: str
) -> None:
    at(page, address + FOCUS)
    reply = page.locator(".claim").nth(1)
    reply.hover()
    expect(page.locator(".canvas svg")).to_have_class(re.compile("lit"))
    expect(claim(page, "inspectable")).not_to_have_class(re.compile("far"))
    expect(reply).not_to_have_class(re.compile("far"))
    assert page.locator(".claim.far").count() > 0
    assert page.locator(".arrow:not(.far)").count() > 0
    assert page.locator(".arrow.far").count() > 0
    rests(page, 0.5, 0.02)
    expect(page.locator(".canvas svg")).not_to_have_class(re.compile("lit"))


def test_a_click_on_the_ground_and_escape_deselect(page: Page, address: str) -> None:
    at(page, address + FOCUS + "&claim=inspectable")
    expect(claim(page, "inspectable")).to_have_attribute("aria-current", "true")
    page.mouse.click(*rests(page, 0.02, 0.5))
    expect(page).not_to_have_url(re.compile("claim="))
    expect(page.locator(".claim[aria-current=true]")).to_have_count(0)
    settled(page)
    claim(page, "inspectable").click()
    expect(page).to_have_url(re.compile("claim=inspectable"))
    settled(page)
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("claim="))
    expect(page.locator(".claim[aria-current=true]")).to_have_count(0)
    expect(claim(page, "inspectable")).to_be_focused()


def test_what_can_be_done_with_a_claim_can_be_done_by_buttons(page: Page, address: str) -> None:
    at(page, address + OVERVIEW)
    claim(page, "inspectable").click()
    drawer = page.locator(".drawer")
    drawer.get_by_role("button", name="Focus here").click()
    expect(page).to_have_url(re.compile("focus=inspectable"))
    expect(drawer.get_by_role("button", name="Focus here")).to_have_count(0)
    drawer.get_by_role("button", name="Close").click()
    expect(page).not_to_have_url(re.compile("claim="))
    expect(drawer).to_be_hidden()


def test_a_box_tells_its_whole_text_and_what_its_badges_mean(page: Page, address: str) -> None:
    at(page, address + OVERVIEW)
    tip = page.get_by_role("tooltip")
    claim(page, "inspectable").hover()
    expect(tip).to_contain_text("Open weights let outsiders look inside a model")
    expect(tip).to_contain_text(
        "answered: it stands, since every objection to it is itself answered"
    )
    expect(tip).to_contain_text("+2 −2: supports, objections")
    rests(page, 0.99, 0.01)
    expect(tip).to_be_hidden()
    page.locator(".claim[tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    # what is selected is told in the drawer, whole
    expect(page.locator(".drawer h2")).to_be_visible()
    expect(tip).to_be_hidden()


def test_the_key_is_in_view_with_the_badges_that_occur(page: Page, address: str) -> None:
    at(page, address + OVERVIEW)
    key = page.get_by_role("list", name="Key")
    expect(key).to_be_in_viewport(ratio=1)
    expect(key).to_contain_text("open objection: nobody has answered an objection to it")
    rests(page)
    page.mouse.wheel(0, 600)
    expect(key).to_be_in_viewport(ratio=1)


NOTED = """
const glides = [];
const animate = Element.prototype.animate;
Element.prototype.animate = function (frames, options) {
  const claim = this.dataset?.claim;
  if (claim && frames[0].transform) glides.push(claim);
  document.documentElement.dataset.glides = glides.join(" ");
  return animate.call(this, frames, options);
};
"""


def test_boxes_that_two_views_share_glide(page: Page, address: str) -> None:
    page.add_init_script(NOTED)
    at(page, address + "?page=map&focus=open")
    claim(page, "inspectable").dispatch_event("dblclick")
    expect(page).to_have_url(re.compile("focus=inspectable"))
    expect(page.locator("html")).to_have_attribute("data-glides", re.compile("inspectable"))


def test_nothing_glides_for_who_wants_less_motion(visitor: Visitor, address: str) -> None:
    page = visitor(viewport={"width": 1400, "height": 900}, reduced_motion="reduce")
    page.add_init_script(NOTED)
    at(page, address + "?page=map&focus=open")
    claim(page, "inspectable").dispatch_event("dblclick")
    expect(page).to_have_url(re.compile("focus=inspectable"))
    expect(page.locator(".claim[data-claim=inspectable][tabindex='0']")).to_have_count(1)
    assert page.locator("html[data-glides]").count() == 0


def test_arrow_keys_walk_an_overview_by_rows_and_columns(page: Page, address: str) -> None:
    at(page, address + OVERVIEW)
    boxes = {box.get_attribute("data-claim"): place(box) for box in page.locator(".claim").all()}
    page.locator(".claim[tabindex='0']").focus()
    here = page.locator(".claim:focus").get_attribute("data-claim")
    for key, back in (("ArrowDown", "ArrowUp"), ("ArrowRight", "ArrowLeft")) * 6:
        before = page.locator(".claim:focus").get_attribute("data-claim")
        page.keyboard.press(key)
        here = page.locator(".claim:focus").get_attribute("data-claim")
        if here == before:
            continue
        one, other = boxes[before], boxes[here]
        if key == "ArrowDown":
            assert other["y"] > one["y"]
        else:
            assert other["x"] > one["x"]
            assert abs(other["y"] - one["y"]) < 120, "left and right stay in the row"
        page.keyboard.press(back)
        assert page.locator(".claim:focus").get_attribute("data-claim") == before
        page.keyboard.press(key)
    assert here != "open"


def test_enter_on_the_overview_keeps_the_keyboard_in_the_map(page: Page, address: str) -> None:
    at(page, address + OVERVIEW)
    page.locator(".claim[tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("focus="))
    expect(page.locator(".claim:focus")).to_have_count(1)
    expect(page.locator(".live")).to_contain_text("Focused: Claim")


def test_full_screen_covers_all_and_escape_leaves_it(page: Page, address: str) -> None:
    at(page, address + OVERVIEW)
    before = place(page.locator(".canvas"))
    page.get_by_role("button", name="Full screen").click()
    expect(page.locator(".map")).to_have_class(re.compile("whole"))
    whole = place(page.locator(".map"))
    assert (whole["x"], whole["y"]) == (0, 0)
    assert whole["width"] == page.evaluate("innerWidth")
    assert place(page.locator(".canvas"))["height"] > before["height"]
    expect(page.get_by_role("list", name="Key")).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="Leave full screen").focus()
    page.keyboard.press("Escape")
    expect(page.locator(".map")).not_to_have_class(re.compile("whole"))
    assert place(page.locator(".canvas")) == before


def test_paper_gets_the_whole_picture_on_one_page(page: Page, address: str) -> None:
    at(page, address + OVERVIEW)
    zoomed(page)
    before = transform(page)
    page.emulate_media(media="print")
    expect(page.locator(".canvas svg")).to_have_attribute("viewBox", re.compile("^0 0 "))
    sheet = place(page.locator(".canvas svg"))
    assert sheet["height"] <= page.evaluate("innerHeight")
    for box in page.locator(".claim").all():
        frame = place(box)
        assert frame["x"] >= sheet["x"] - 1
        assert frame["y"] >= sheet["y"] - 1
        assert frame["x"] + frame["width"] <= sheet["x"] + sheet["width"] + 1
        assert frame["y"] + frame["height"] <= sheet["y"] + sheet["height"] + 1
    page.emulate_media(media="screen")
    expect(page.locator(".viewport").first).to_have_attribute("transform", before)


TEXTS = """() => {
  const map = document.querySelector(".st-key-picture");
  const sizes = [];
  const walk = (node) => {
    if (node.shadowRoot) walk(node.shadowRoot);
    for (const text of node.querySelectorAll(".canvas text")) {
      sizes.push(parseFloat(text.getAttribute("font-size")) * text.getCTM().a);
    }
    for (const child of node.querySelectorAll("*")) if (child.shadowRoot) walk(child.shadowRoot);
  };
  walk(map);
  return Math.min(...sizes);
}"""


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (700, 450), (400, 850)])
@pytest.mark.parametrize("where", [OVERVIEW, FOCUS, "?page=map&focus=open"])
def test_no_text_is_smaller_than_eleven_pixels(
    visitor: Visitor, address: str, width: int, height: int, where: str
) -> None:
    page = at(visitor(viewport={"width": width, "height": height}), address + where)
    assert page.evaluate(TEXTS) >= 10.99


def test_a_name_holds_the_words_that_can_be_read_on_the_box(page: Page, address: str) -> None:
    at(page, address + OVERVIEW)
    for box in page.locator(".claim").all():
        name = box.get_attribute("aria-label") or ""
        visible = " ".join((box.text_content() or "").split())
        assert visible in name


def test_a_phone_scrolls_the_page_with_one_finger_and_pinches_with_two(
    visitor: Visitor, address: str
) -> None:
    phone = at(visitor(viewport=PHONE, has_touch=True, is_mobile=True), address + OVERVIEW)
    swiped(phone, (200, 700), (0, -300))
    until(phone, lambda: scrolled(phone) > 100)
    before = scale(phone)
    session = fingers(phone)
    touched(session, "touchStart", [(180, 400), (220, 400)])
    for step in range(1, 9):
        touched(session, "touchMove", [(180 - 8 * step, 400), (220 + 8 * step, 400)])
    touched(session, "touchEnd", [])
    assert scale(phone) > before * 1.5
    assert phone.locator(".claim[aria-current=true]").count() == 0, "two fingers select nothing"


def test_a_phone_is_never_caught_in_a_map_that_is_zoomed(visitor: Visitor, address: str) -> None:
    phone = at(visitor(viewport=PHONE, has_touch=True, is_mobile=True), address + OVERVIEW)
    phone.get_by_role("button", name="Zoom in").tap()
    for _ in range(12):
        swiped(phone, (200, 600), (0, -400))
    main = phone.locator(".stMain")
    assert main.evaluate("main => main.scrollHeight - main.clientHeight - main.scrollTop") < 40


def test_a_tap_selects(visitor: Visitor, address: str) -> None:
    phone = at(visitor(viewport=PHONE, has_touch=True, is_mobile=True), address + FOCUS)
    claim(phone, "inspectable").tap()
    expect(phone).to_have_url(re.compile("claim=inspectable"))
    expect(claim(phone, "inspectable")).to_have_attribute("aria-current", "true")


def test_an_edit_of_a_label_leaves_the_picture_where_it_was(page: Page, tmp_path: Path) -> None:
    debate = tmp_path / "open-vs-closed"
    shutil.copytree(ROOT / "arguments" / "open-vs-closed", debate)
    (file,) = [path for path in debate.rglob("*.yaml") if "id: inspectable\n" in path.read_text()]
    with served(tmp_path) as address:
        at(page, address + OVERVIEW)
        for _ in range(3):
            zoomed(page)
        enlarged = scale(page)
        claim(page, "data-stays-home").click()
        expect(page).to_have_url(re.compile("claim=data-stays-home"))
        before = place(claim(page, "data-stays-home"))
        text = file.read_text(encoding="utf-8")
        file.write_text(
            text.replace("Anyone can inspect open weights", "Everybody may look inside them"),
            encoding="utf-8",
        )
        expect(claim(page, "inspectable")).to_contain_text("Everybody may")
        after = place(claim(page, "data-stays-home"))
        expect(claim(page, "data-stays-home")).to_have_attribute("aria-current", "true")
        kept = scale(page)
        page.goto("about:blank")
    assert after["x"] == pytest.approx(before["x"], abs=2)
    assert after["y"] == pytest.approx(before["y"], abs=2)
    assert kept == enlarged


def test_the_key_and_the_map_are_dark_on_a_dark_page(visitor: Visitor, address: str) -> None:
    dark = at(visitor(color_scheme="dark"), address + OVERVIEW)
    for part in (".canvas", ".foot"):
        expect(dark.locator(part)).to_have_css("background-color", DARK_PAGE)


def test_a_quick_second_click_is_not_taken_back_by_the_answer_to_the_first(
    page: Page, address: str
) -> None:
    at(page, address + FOCUS)
    first, second = page.locator(".claim").nth(1), page.locator(".claim").nth(2)
    first.click()
    second.click()
    with addresses(page):
        for _ in range(10):
            expect(second).to_have_attribute("aria-current", "true")
            page.wait_for_timeout(100)
