"""Nothing jumps: what a person looks at, types and holds the keyboard on stays through edits and page moves."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visitor
from tests.browser.serving import ROOT, served
from tests.browser.visiting import at, settled, transform, zoomed

pytestmark = pytest.mark.browser

FOCUS = "?page=map&focus=inspectable"
LABEL = "Anyone can inspect open weights"
TITLE = "Should AI models be open or closed?"
Edit = Callable[[str, str], None]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the shipped debate that a test may edit."""
    folder = tmp_path_factory.mktemp("edited")
    shutil.copytree(ROOT / "arguments" / "open-vs-closed", folder / "open-vs-closed")
    return folder


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with served(folder) as address:
        yield address


@pytest.fixture
def edit(folder: Path) -> Iterator[Edit]:
    """Yield what puts other words into the debate; they are taken back after the test."""
    before = dict[Path, str]()

    def edited(old: str, new: str) -> None:
        texts = {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml")}
        (file,) = [path for path, text in texts.items() if f": {old}\n" in text]
        before.setdefault(file, texts[file])
        file.write_text(texts[file].replace(f": {old}\n", f": {new}\n"), encoding="utf-8")

    yield edited
    for file, text in before.items():
        file.write_text(text, encoding="utf-8")


def claim(page: Page, id_: str) -> Locator:
    return page.locator(f".claim[data-claim='{id_}']")


def tabbed_to(page: Page, link: Locator) -> None:
    """Follow a link as the keyboard does."""
    link.focus()
    page.keyboard.press("Enter")


def test_an_edit_leaves_words_hits_and_choice_in_the_search(
    page: Page, address: str, edit: Edit
) -> None:
    at(page, address)
    search = page.get_by_role("combobox", name="Search")
    search.press_sequentially("token")
    expect(page.get_by_role("option").nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.evaluate("document.documentElement.dataset.same = 'yes'")
    edit(TITLE, "Shall AI models be open or closed?")
    expect(page.locator("strong.title")).to_have_text("Shall AI models be open or closed?")
    expect(search).to_be_focused()
    expect(search).to_have_value("token")
    expect(page.get_by_role("option").nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.type("s")
    expect(search).to_have_value("tokens")


def test_an_edit_leaves_a_picture_where_it_was_moved_though_the_selected_claim_is_out_of_sight(
    page: Page, address: str, edit: Edit
) -> None:
    at(page, address + FOCUS + "&claim=inspectable")
    expect(page.locator(".drawer")).to_be_visible()
    for _ in range(4):
        zoomed(page)
    canvas = page.locator(".canvas").bounding_box()
    assert canvas is not None
    page.mouse.move(canvas["x"] + 200, canvas["y"] + 200)
    page.mouse.wheel(-4000, 4000)
    expect(claim(page, "inspectable")).not_to_be_in_viewport()
    before = transform(page)
    edit(LABEL, LABEL.replace("open", "free"))
    expect(claim(page, "inspectable")).to_contain_text("free weights")
    expect(page.locator(".drawer h2")).to_contain_text("free weights")
    settled(page)
    assert transform(page) == before


def test_an_edit_leaves_a_picture_where_a_selection_has_brought_it(
    page: Page, address: str, edit: Edit
) -> None:
    at(page, address + "?page=map&focus=open&claim=open")
    page.locator(".debate-details").get_by_role(
        "link", name="More and smaller actors take part"
    ).first.click()
    expect(claim(page, "more-actors")).to_be_in_viewport()
    settled(page)
    before = transform(page)
    edit("More and smaller actors take part", "More and lesser actors take part")
    expect(page.locator(".drawer h2")).to_contain_text("lesser")
    settled(page)
    assert transform(page) == before


def test_an_edit_leaves_the_keyboard_in_the_drawer(page: Page, address: str, edit: Edit) -> None:
    at(page, address + FOCUS + "&claim=inspectable")
    page.get_by_role("complementary").get_by_role("button", name="Close").focus()
    edit(LABEL, LABEL.replace("open", "free"))
    expect(page.locator(".drawer h2")).to_contain_text("free weights")
    settled(page)
    expect(page.get_by_role("complementary").get_by_role("button", name="Close")).to_be_focused()


def test_a_page_that_is_chosen_in_the_masthead_leaves_the_keyboard_there(
    page: Page, address: str
) -> None:
    at(page, address)
    for name in ("Positions", "Map", "Outline", "Start"):
        link = page.get_by_role("link", name=name, exact=True)
        tabbed_to(page, link)
        expect(link).to_have_attribute("aria-current", "page")
        settled(page)
        expect(link).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Positions", exact=True)).to_be_focused()


def test_a_link_that_goes_with_its_page_leads_the_keyboard_to_the_heading_of_the_next(
    page: Page, address: str
) -> None:
    at(page, address)
    tabbed_to(page, page.get_by_role("table").get_by_role("link").nth(9))
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    assert "page=position" in page.url
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Mozilla and signatories")).to_be_focused()


def test_a_button_that_goes_with_its_page_leads_the_keyboard_into_the_map(
    page: Page, address: str
) -> None:
    at(page, address)
    tabbed_to(page, page.get_by_role("button", name="Explore the map"))
    expect(page.locator(".claim:focus")).to_have_count(1)


def test_a_link_in_the_drawer_leads_the_keyboard_to_what_it_names(page: Page, address: str) -> None:
    at(page, address + FOCUS + "&claim=inspectable")
    details = page.locator(".debate-details")
    tabbed_to(page, details.get_by_role("link", name="Open, with weights for all").first)
    expect(details.get_by_role("heading", name="Open, with weights for all")).to_be_focused()
    tabbed_to(page, details.get_by_role("link", name="No fee for every token").first)
    expect(page).to_have_url(re.compile("focus=no-token-fees"))
    settled(page)
    expect(page.locator(".drawer h2:focus, .claim:focus")).to_have_count(1)


def test_a_whole_screen_has_its_search_and_shows_there_what_is_found(
    page: Page, address: str
) -> None:
    at(page, address + "?page=map")
    page.get_by_role("button", name="Full screen").click()
    expect(page.locator(".map")).to_have_class(re.compile("whole"))
    search = page.get_by_role("combobox", name="Search")
    expect(search).to_be_in_viewport(ratio=1)
    page.keyboard.press("Control+k")
    expect(search).to_be_focused()
    page.keyboard.type("fee for every token")
    hit = page.get_by_role("option").first
    expect(hit).to_contain_text("No fee for every token")
    hit.click(trial=True)  # nothing lies over it
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("focus=no-token-fees"))
    expect(page.locator(".map")).to_have_class(re.compile("whole"))
    expect(page.locator(".claim:focus")).to_have_count(1)
    for _ in range(30):
        page.keyboard.press("Tab")
        covered = "document.activeElement.closest('.st-key-controls, .stHeader') !== null"
        assert not page.evaluate(covered), "what a map covers cannot be reached"
    page.keyboard.press("Control+k")
    page.keyboard.press("Escape")
    page.locator(".claim[tabindex='0']").focus()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator(".map")).not_to_have_class(re.compile("whole"))
    expect(page.get_by_role("button", name="Share", exact=True)).to_be_visible()


def test_heads_that_stay_are_read_before_what_is_below_them(page: Page, address: str) -> None:
    at(page, address + "?page=map")
    read = page.locator(".canvas").aria_snapshot()
    names = re.findall(r'button "(?:Position|Claim): ([^"]*)"', read)
    assert len(names) > 10
    heads = [
        at for at, name in enumerate(names) if name.startswith(("Open, with", "Graded", "Closed"))
    ]
    assert heads[:3] == [0, 1, 2], names[:5]


SMALL = [(900, 700), (400, 850)]


@pytest.mark.parametrize(("width", "height"), SMALL)
@pytest.mark.parametrize("where", ["?page=map", FOCUS])
def test_a_map_has_half_of_a_small_window_and_its_key_unfolds(
    visitor: Visitor, address: str, width: int, height: int, where: str
) -> None:
    page = at(visitor(viewport={"width": width, "height": height}), address + where)
    key = page.get_by_role("list", name="Key")
    expect(key).to_be_hidden()
    canvas, foot = (page.locator(part).bounding_box() for part in (".canvas", ".foot"))
    assert canvas is not None
    assert foot is not None
    assert foot["y"] - canvas["y"] >= height / 2
    unfold = page.get_by_role("button", name="Key", exact=True)
    tabbed_to(page, unfold)
    expect(key).to_be_in_viewport(ratio=1)
    expect(unfold).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(key).to_be_hidden()
    expect(unfold).to_be_focused()


CLIPPED = """() => {
  const found = [];
  const walk = (root) => {
    for (const node of root.querySelectorAll("*")) {
      if (node.shadowRoot) walk(node.shadowRoot);
      if (!node.checkVisibility() || !/^(A|BUTTON|P|LI|H1|H2|H3|STRONG|TD|TH|INPUT)$/.test(node.tagName)) continue;
      const { overflowX, clipPath, position } = getComputedStyle(node);
      if (clipPath !== "none" || position === "absolute") continue;
      const wide = node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 1;
      if (wide && overflowX !== "visible") found.push(`${node.tagName} ${node.textContent}`);
      const { left, right } = node.getBoundingClientRect();
      if (right > innerWidth + 1 || left < -1) found.push(`${node.tagName} ${node.textContent} beyond the window`);
    }
  };
  walk(document.querySelector(".stMain"));
  return found;
}"""


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [400, 900, 1600])
def test_no_page_scrolls_sideways_or_clips_its_words(
    visitor: Visitor, address: str, width: int, *, dark: bool
) -> None:
    page = visitor(
        viewport={"width": width, "height": 850}, color_scheme="dark" if dark else "light"
    )
    for where in ("", "?page=position", "?page=map", FOCUS + "&claim=inspectable", "?page=outline"):
        at(page, address + where)
        assert page.locator(".stMain").evaluate("main => main.scrollWidth <= main.clientWidth"), (
            where
        )
        assert page.evaluate(CLIPPED) == [], where
