"""What an explorer does with the shipped debate, in a real Chromium."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.serving import ROOT, served
from tests.browser.visiting import addresses, at, settled, transform, zoomed

pytestmark = pytest.mark.browser

FOCUS = "?page=map&focus=inspectable"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(ROOT / "arguments") as address:
        yield address


def test_the_app_opens_on_the_question_and_shows_the_debate(page: Page, address: str) -> None:
    at(page, address)
    expect(page.get_by_role("heading", level=1)).to_contain_text("released, or kept behind an API?")
    expect(page.get_by_text(re.compile(r"reasons for it stand\."))).to_have_count(3)
    expect(page.get_by_role("table", name="Reasons for and objections")).to_be_visible()
    expect(page.get_by_role("columnheader")).to_have_count(4)
    expect(
        page.get_by_role("link", name="Open, with weights for all, Safety: 1 for, 2")
    ).to_be_visible()
    page.get_by_role("button", name="Explore the map").click()
    expect(page.locator(".claim")).not_to_have_count(0)


def test_a_click_on_a_box_shows_its_details_and_keeps_the_picture(page: Page, address: str) -> None:
    at(page, address + FOCUS)
    before = transform(page)
    box = page.locator(".claim[data-claim=flagship-undisclosed]")
    claim = box.get_attribute("data-claim")
    box.click()
    expect(page).to_have_url(re.compile(f"claim={claim}(&|$)"))
    details = page.locator(".debate-details")
    expect(details.get_by_role("button", name="Focus here")).to_be_visible()
    expect(details).to_contain_text(f"{claim}")
    expect(box).to_have_attribute("aria-current", "true")
    assert transform(page) == before


def test_the_details_name_the_verdict_its_reason_the_sources_and_the_place_in_the_file(
    page: Page, address: str
) -> None:
    at(page, address + FOCUS + "&claim=inspectable")
    details = page.locator(".debate-details")
    expect(details).to_contain_text("itself answered")
    details.get_by_text("Why", exact=True).click()
    expect(details.locator("details.why li").first).to_be_visible()
    expect(
        details.get_by_role("link", name="On the Societal Impact of Open Foundation Models")
    ).to_have_attribute("href", re.compile("^https://"))
    expect(details).to_contain_text(re.compile(r"transparency\.yaml, line \d+"))


def test_the_neighbours_of_a_claim_are_links_that_walk(page: Page, address: str) -> None:
    at(page, address + FOCUS + "&claim=inspectable")
    details = page.locator(".debate-details")
    details.get_by_role("link", name="Open, with weights for all").first.click()
    expect(page).to_have_url(re.compile("claim=open&focus=inspectable"))
    expect(page.locator(".claim[data-claim=open]")).to_have_attribute("aria-current", "true")
    details.get_by_role("link", name="No fee for every token").first.click()
    expect(page).to_have_url(re.compile("focus=no-token-fees"))


def test_a_neighbour_that_is_out_of_sight_comes_into_sight(page: Page, address: str) -> None:
    at(page, address + "?page=map&focus=open&claim=open")
    box = page.locator(".claim[data-claim=more-actors]")
    expect(box).not_to_be_in_viewport()
    page.locator(".debate-details").get_by_role(
        "link", name="More and smaller actors take part"
    ).first.click()
    expect(page).to_have_url(re.compile("claim=more-actors"))
    expect(box).to_be_in_viewport()
    expect(box).to_have_attribute("aria-current", "true")


def test_the_ring_of_a_selection_hides_no_arrowhead(page: Page, address: str) -> None:
    at(page, address + FOCUS + "&claim=inspectable")
    box = page.locator(".claim[data-claim=inspectable]")
    expect(box).to_have_attribute("aria-current", "true")
    body, ring = (
        box.locator(part).bounding_box() for part in ("rect:not(.halo) >> nth=0", ".halo")
    )
    assert body is not None
    assert ring is not None
    assert body["x"] < ring["x"]
    assert body["x"] + body["width"] > ring["x"] + ring["width"]


def test_the_ring_of_a_selection_crosses_no_pill(page: Page, address: str) -> None:
    at(page, address + "?page=map&claim=inspectable")
    box = page.locator(".claim[data-claim=inspectable]")
    expect(box).to_have_attribute("aria-current", "true")
    pills = box.locator(".halo ~ [data-role^=pill]")
    assert pills.count() > 0
    assert pills.count() == box.locator("[data-role^=pill]").count()


def test_the_arrow_keys_walk_along_the_links_and_enter_focuses(page: Page, address: str) -> None:
    at(page, address + "?page=map&focus=open")
    page.locator(".claim[tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile("claim=(?!open)"))
    first = page.locator(".claim[tabindex='0']").get_attribute("data-claim")
    expect(page.locator(".live")).to_contain_text(
        re.compile(r"Focused: .*Supported by \d+, rebutted by \d+")
    )
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".claim[tabindex='0']")).to_have_attribute("data-claim", first or "")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".claim[tabindex='0']")).to_have_attribute("data-claim", "open")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"focus={first}(&|$)"))
    expect(page.locator(".live")).to_contain_text("Focused: Claim")


MOVE = re.compile(rb'\\*"(select|focus)\\*":')
"""A move on the map, in a message to the server."""


def test_enter_right_after_an_arrow_key_is_the_last_that_is_reported(
    page: Page, address: str
) -> None:
    moves = list[bytes]()

    def note(payload: str | bytes) -> None:
        moves.extend(MOVE.findall(payload.encode() if isinstance(payload, str) else payload))

    page.on("websocket", lambda socket: socket.on("framesent", note))
    at(page, address + "?page=map&focus=open")
    # in one breath: a machine that does something else as well may rest between two real keys
    page.locator(".claim[tabindex='0']").evaluate(
        """(box) => {
            for (const key of ["ArrowDown", "Enter"]) {
                box.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
            }
        }"""
    )
    expect(page).to_have_url(re.compile("focus=(?!open)"))
    page.wait_for_timeout(500)  # more than an arrow key rests before its claim is selected
    assert moves == [b"focus"], "of two moves that come together the server follows the later one"


def test_the_map_is_one_stop_of_the_tab_key_and_r_and_c_stay_inside(
    page: Page, address: str
) -> None:
    at(page, address + FOCUS)
    expect(page.locator(".claim[tabindex='0']")).to_have_count(1)
    page.locator(".claim[tabindex='0']").focus()
    page.keyboard.press("c")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_double_click_puts_a_claim_in_focus_and_the_way_back_leads_up(
    page: Page, address: str
) -> None:
    at(page, address + "?page=map&focus=open")
    page.locator(".claim[data-claim=inspectable]").dispatch_event("dblclick")
    expect(page).to_have_url(re.compile("focus=inspectable"))
    page.go_back()
    expect(page).to_have_url(re.compile("focus=open"))
    expect(page.locator(".claim[data-claim=open]")).to_be_visible()


def test_back_is_followed_however_fast_it_is_clicked(page: Page, address: str) -> None:
    at(page, address + "?page=map&focus=open")
    visited = [page.url]
    page.locator(".claim[data-claim=inspectable]").dispatch_event("dblclick")
    expect(page).to_have_url(re.compile("focus=inspectable"))
    for name in ("Outline", "Map", "Outline", "Map"):
        visited.append(page.url)
        page.get_by_role("link", name=name, exact=True).click()
        expect(page).to_have_url(re.compile(f"page={name.lower()}"))
    with addresses(page) as seen:
        for expected in reversed(visited):
            page.go_back(wait_until="commit")
            expect(page).to_have_url(expected)
        settled(page)
        expect(page.locator(".claim[tabindex='0']")).to_have_attribute("data-claim", "open")
        expect(page.get_by_role("link", name="Map", exact=True)).to_have_attribute(
            "aria-current", "page"
        )
    assert seen == visited[::-1]


def test_control_k_searches_as_one_types(page: Page, address: str) -> None:
    at(page, address + FOCUS)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Search")).to_be_focused()
    page.keyboard.type("token")
    page.get_by_role("option").first.click()
    expect(page).to_have_url(re.compile("focus="))
    expect(page).not_to_have_url(re.compile("focus=inspectable"))


def test_a_deep_link_restores_what_was_seen(page: Page, address: str) -> None:
    link = (
        "?page=map&claim=inspectable&focus=inspectable&depth=1&theme=transparency&case=open-source"
    )
    at(page, address + link)
    expect(page.get_by_role("combobox", name="Levels of answers")).to_have_value("1 level")
    expect(page.get_by_role("combobox", name="Case")).to_have_value("Open source")
    expect(page.get_by_role("button", name="Filters (1)")).to_be_visible()
    expect(page.locator(".claim[data-claim=inspectable]")).to_have_attribute("aria-current", "true")
    expect(page).to_have_url(address + "/" + link)


def test_an_unknown_claim_in_a_link_is_a_sentence_with_a_suggestion(
    page: Page, address: str
) -> None:
    at(page, address + "?page=map&focus=inspectible&theme=<script>alert(1)</script>")
    told = page.get_by_role("alert")
    expect(told).to_contain_text("no claim is called “inspectible”")
    expect(told).to_contain_text("no theme is called “<script>alert(1)</script>”")
    expect(page.locator(".claim").first).to_be_visible()
    page.get_by_role("button", name="Go to “inspectable”").click()
    expect(page).to_have_url(re.compile("focus=inspectable"))
    expect(told).to_have_count(0)


def test_a_phone_needs_no_sideways_scrolling(visitor: Visitor, address: str) -> None:
    phone = visitor(viewport={"width": 400, "height": 850}, has_touch=True)
    for where in ("", "?page=position", "?page=map", FOCUS + "&claim=inspectable", "?page=outline"):
        at(phone, address + where)
        assert phone.locator(".stMain").evaluate("main => main.scrollWidth <= main.clientWidth"), (
            where
        )
    at(phone, address + FOCUS).locator(".claim").first.tap()
    expect(phone.locator(".debate-details")).to_be_visible()


def test_the_zoom_survives_a_rerun_a_new_warning_and_another_page(page: Page, address: str) -> None:
    at(page, address + FOCUS)
    enlarged = zoomed(page)
    page.locator(".claim").nth(1).dispatch_event("click")
    expect(page).to_have_url(re.compile("claim="))
    expect(page.locator(".debate-details")).to_be_visible()
    settled(page)
    moved = transform(page)  # the drawer may have moved the claim from under it
    assert moved.split()[-1] == enlarged.split()[-1]
    enlarged = moved
    page.get_by_role("link", name="Outline", exact=True).click()
    expect(page.get_by_text("Open everything")).to_be_visible()
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page.locator(".claim").first).to_be_visible()
    assert transform(page) == enlarged


def test_a_drag_moves_the_picture_and_selects_nothing(page: Page, address: str) -> None:
    at(page, address + "?page=map")
    before, frame = transform(page), page.locator(".canvas").bounding_box()
    assert frame is not None
    with addresses(page) as seen:
        page.mouse.move(frame["x"] + 400, frame["y"] + 300)
        page.mouse.down()
        page.mouse.move(frame["x"] + 200, frame["y"] + 200, steps=5)
        page.mouse.up()
        assert transform(page) != before
        page.locator(".claim[data-claim=graded]").focus()
        page.keyboard.press("Space")
        expect(page).to_have_url(re.compile("claim=graded"))
    assert all("claim=graded" in address for address in seen)


@pytest.mark.parametrize(
    ("button", "begins"), [("SVG", b"<svg"), ("PNG", b"\x89PNG"), ("DOT", b"digraph")]
)
def test_the_picture_on_screen_can_be_taken_away(
    page: Page, address: str, button: str, begins: bytes
) -> None:
    at(page, address + FOCUS)
    page.get_by_role("button", name="Download", exact=True).click()
    with page.expect_download() as found:
        page.locator("[data-testid=stPopoverBody]").get_by_role("button", name=button).click()
    assert found.value.suggested_filename.startswith("open-vs-closed-inspectable.")
    content = Path(found.value.path()).read_bytes()
    assert content.startswith(begins)
    assert len(content) > 500
    if button == "SVG":
        shown = content.decode()
        assert "every objection to it is itself answered" in shown, "the key tells of the badges"
        assert "Should AI models be open or closed? · Anyone can inspect open weights" in shown


def test_a_link_that_only_this_computer_can_open_says_so(page: Page, address: str) -> None:
    at(page, address)
    page.get_by_role("button", name="Share").click()
    expect(page.get_by_role("dialog")).to_contain_text("Only this computer can open the link")


def test_the_map_follows_a_dark_theme(visitor: Visitor, address: str) -> None:
    dark = at(visitor(color_scheme="dark"), address + FOCUS)
    expect(dark.locator(".canvas")).to_have_css("background-color", "rgb(27, 31, 36)")


def test_two_visitors_do_not_see_each_others_state(
    page: Page, visitor: Visitor, address: str
) -> None:
    at(page, address + FOCUS + "&claim=inspectable")
    other = at(visitor(), address + "?page=map")
    expect(other.locator(".claim").first).to_be_visible()
    expect(other.locator(".debate-details")).to_have_count(0)
    assert "inspectable" not in other.url
