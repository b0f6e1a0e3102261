"""The exported pages as people open them: from the disk, with the network cut."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from argmap.drawing.style import DARK, LIGHT
from argmap.export.site import site
from argmap.files import put
from argmap.layout.engine import find
from argmap.opening import load
from tests.browser.serving import ROOT
from tests.pictured import judged_debate

pytestmark = pytest.mark.browser

DEBATE = ROOT / "arguments" / "open-vs-closed"


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("talk") / "talk.html"
    command = [
        sys.executable,
        "-m",
        "argmap",
        "export",
        str(DEBATE),
        "-o",
        str(file),
        "--engine",
        "bundled",
    ]
    subprocess.run(command, check=True, cwd=ROOT)
    return file.as_uri()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    put(site(judged_debate(load(DEBATE)), LIGHT, find("bundled")), folder)
    return folder


@pytest.fixture
def offline(page: Page) -> Page:
    page.context.set_offline(True)
    return page


def count(page: Page) -> tuple[int, int]:
    found = re.fullmatch(r"(\d+) / (\d+)", page.locator(".count").inner_text())
    assert found
    return int(found[1]), int(found[2])


def test_a_talk_is_given_by_keyboard(offline: Page, talk: str) -> None:
    offline.goto(talk)
    first, last = count(offline)
    assert first == 1
    offline.keyboard.press("ArrowRight")
    expect(offline.locator(".count")).to_have_text(f"2 / {last}")
    expect(offline.locator("#map .claim").first).to_be_visible()
    offline.keyboard.press("End")
    expect(offline.locator(".count")).to_have_text(f"{last} / {last}")
    offline.keyboard.press("Home")
    offline.keyboard.press("PageDown")
    assert "step=2" in offline.url
    offline.go_back()
    expect(offline.locator(".count")).to_have_text(f"1 / {last}")


def test_presenting_fills_the_screen_and_escape_leaves_it(offline: Page, talk: str) -> None:
    offline.goto(f"{talk}#step=3")
    offline.keyboard.press("f")
    expect(offline.locator(".top")).to_be_hidden()
    expect(offline.locator("#outline")).to_be_hidden()
    offline.keyboard.press("ArrowRight")
    expect(offline.locator(".count")).to_contain_text("4 /")
    offline.keyboard.press("f")
    expect(offline.locator(".top")).to_be_visible()


def test_a_click_tells_about_a_claim_and_enter_puts_it_in_focus(offline: Page, talk: str) -> None:
    offline.goto(f"{talk}#step=3")
    box = offline.locator("#map .claim").nth(1)
    claim = box.get_attribute("data-claim")
    box.click()
    expect(offline.locator("#details h3")).to_be_visible()
    offline.keyboard.press("Enter")
    expect(offline.locator("#explore")).to_be_visible()
    assert f"focus={claim}" in offline.url
    offline.locator(".crumbs a").click()
    expect(offline.locator("#explore")).to_be_hidden()


def test_what_if_marks_what_would_change_and_can_be_taken_back(offline: Page, talk: str) -> None:
    offline.goto(f"{talk}#focus=inspectable&claim=index-rates-disclosure")
    box = offline.locator('#details [data-badge="index-rates-disclosure"]')
    offline.locator("#details [data-act=without]").click()
    expect(box).to_have_text("× switched off")
    expect(offline.locator("#supposed")).to_contain_text("Suppose that this fell")
    expect(
        offline.locator('#map [data-claim="index-rates-disclosure"] text', has_text="switched off")
    ).to_have_count(1)
    offline.get_by_role("button", name="As written").click()
    expect(offline.locator("#supposed")).to_be_hidden()
    expect(box).to_have_text("")


def test_the_list_of_a_talk_follows_what_if_and_keeps_what_is_open(
    offline: Page, talk: str
) -> None:
    offline.goto(f"{talk}#step=3&claim=index-rates-disclosure")
    offline.locator("button.line", has_text="Anyone can inspect open weights").first.click()
    badges = offline.locator('#list .named [data-badges="inspectable"]').first
    expect(badges).to_have_text("✓ answered")
    offline.locator("#details [data-act=without]").click()
    expect(badges).to_have_text("! open objection")
    expect(offline.locator(".inside .sentence").first).to_be_hidden()  # it is about what is written
    offline.reload()
    expect(offline.locator(".entry.open")).to_have_count(1)
    offline.locator(".inside").get_by_role("link", name="Details", exact=True).click()
    expect(offline.locator("#details h3")).to_have_text("Anyone can inspect open weights")


def test_search_finds_a_claim_as_one_types(offline: Page, talk: str) -> None:
    offline.goto(talk)
    offline.keyboard.press("Control+k")
    offline.keyboard.type("guardrails")
    expect(offline.get_by_role("option").first).to_contain_text("guardrails")
    offline.keyboard.press("Enter")
    expect(offline.locator("#details h3")).to_contain_text("guardrails")


def test_a_link_to_a_claim_opens_on_it_and_an_unknown_one_opens_the_talk(
    offline: Page, talk: str
) -> None:
    offline.goto(f"{talk}#claim-inspectable")
    expect(offline.locator("#details h3")).to_have_text("Anyone can inspect open weights")
    offline.goto("about:blank")
    offline.goto(f"{talk}#focus=nothing-like-it&step=99999&without=<b>")
    expect(offline.locator(".count")).to_be_visible()


def test_paper_gets_every_picture_and_the_whole_outline(offline: Page, talk: str) -> None:
    offline.goto(talk)
    steps = count(offline)[1]
    offline.emulate_media(media="print")
    offline.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(offline.locator(".slide figure > svg:visible")).to_have_count(
        offline.locator(".slide figure > svg").count()
    )
    assert offline.locator(".slide:visible").count() == steps
    assert offline.locator(".outline details:not([open])").count() == 0
    expect(offline.locator("#claim-inspectable")).to_be_visible()
    expect(offline.locator("#map")).to_be_hidden()


def test_a_phone_shows_the_page_without_scrolling_sideways(offline: Page, talk: str) -> None:
    offline.set_viewport_size({"width": 400, "height": 800})
    for place in ("#step=2", "#claim-inspectable"):
        offline.goto("about:blank")
        offline.goto(talk + place)
        assert offline.evaluate("document.documentElement.scrollWidth") <= 400


def test_a_phone_breaks_no_word_of_a_button(offline: Page, tmp_path: Path) -> None:
    debate, target = (
        ROOT / "tests" / "cases" / "languages" / "tempolimit.yaml",
        tmp_path / "talk.html",
    )
    command = [
        sys.executable,
        "-m",
        "argmap",
        "export",
        str(debate),
        "-o",
        str(target),
        "--engine",
        "bundled",
    ]
    subprocess.run(command, check=True, cwd=ROOT)
    offline.set_viewport_size({"width": 400, "height": 800})
    offline.goto(target.as_uri())
    buttons = offline.locator(".steps button:visible")
    heights = {
        button.evaluate("it => Math.round(it.getBoundingClientRect().height)")
        for button in buttons.all()
    }

    assert len(heights) == 1
    assert offline.evaluate("document.documentElement.scrollWidth") <= 400


def test_a_site_is_walked_by_map_links_and_search(offline: Page, folder: Path) -> None:
    offline.goto((folder / "index.html").as_uri())
    offline.locator(".canvas .position").first.click()
    offline.get_by_role("link", name="Open its page").click()
    expect(offline.locator(".position-page h1")).to_be_visible()
    expect(offline.get_by_role("combobox")).to_be_visible()  # by then its script runs
    offline.keyboard.press("Control+k")
    offline.keyboard.type("can inspect")
    offline.keyboard.press("Enter")
    expect(offline.locator("h1")).to_have_text("Anyone can inspect open weights")
    offline.locator(".canvas .claim[data-claim=flagship-undisclosed]").dblclick()
    expect(offline.locator("h1")).not_to_have_text("Anyone can inspect open weights")
    offline.get_by_role("link", name="Sources", exact=True).click()
    expect(offline.get_by_role("heading", level=1)).to_have_text("Sources")


def test_an_outline_of_a_site_opens_as_a_whole_and_its_address_says_so(
    offline: Page, folder: Path
) -> None:
    offline.goto((folder / "outline.html").as_uri())
    expect(offline.locator(".plain")).to_be_hidden()
    entries = offline.locator("button.line[aria-expanded=false]")
    offline.get_by_role("button", name="Open everything").click()
    expect(entries).to_have_count(0)
    assert offline.url.endswith("#open=*")
    offline.reload()
    expect(entries).to_have_count(0)
    expect(offline.locator(".entry.open").first).to_be_visible()
    offline.locator(".inside").first.get_by_role("link", name="Details", exact=True).first.click()
    expect(offline.locator(".claim-page")).to_be_visible()


def test_a_position_of_a_site_is_listed_for_and_against_and_keeps_what_is_open(
    offline: Page, folder: Path
) -> None:
    offline.goto((folder / "claim-open.html").as_uri())
    expect(offline.locator(".list-column.for .head")).to_contain_text("19 reasons")
    expect(offline.locator(".list-column.for > .entries > .entry")).to_have_count(19)
    expect(offline.locator(".list-column.against > .entries > .entry")).to_have_count(3)
    offline.get_by_role("button", name="Reason: Anyone can inspect").click()
    offline.reload()
    expect(offline.locator(".entry.open")).to_have_count(1)


def test_a_site_says_all_of_it_without_a_script(browser: Browser, folder: Path) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto((folder / "outline.html").as_uri())
    expect(page.locator(".outline details").first).to_be_visible()
    page.get_by_role("link", name=re.compile("More about")).first.click()
    expect(page.locator("article")).to_contain_text("Supported by")
    page.close()


def test_hostile_words_run_nothing_in_a_page(offline: Page, tmp_path: Path) -> None:
    debate = tmp_path / "hostile.debate.yaml"
    debate.write_text(
        """
debate: {title: "</title><script>document.title='run'</script>", question: "<img src=x onerror=alert(1)>"}
claims:
  - {id: one, label: "</script><svg onload=alert(1)>", text: "<iframe src=javascript:alert(1)>", detail: "<b>b</b>"}
  - {id: two, label: "${alert(1)}{{7*7}}", text: "مرحبا 👩‍🔬 開放", rebuts: one}
""",
        encoding="utf-8",
    )
    put(site(judged_debate(load(debate)), LIGHT, find("bundled")), tmp_path / "site")
    target = tmp_path / "talk.html"
    command = [
        sys.executable,
        "-m",
        "argmap",
        "export",
        str(debate),
        "-o",
        str(target),
        "--engine",
        "bundled",
    ]
    subprocess.run(command, check=True, cwd=ROOT)
    offline.add_init_script("window.alert = () => { throw new Error('a debate ran a script') }")
    for file in (target, tmp_path / "site" / "index.html", tmp_path / "site" / "claim-one.html"):
        offline.goto(file.as_uri())
        assert offline.title() != "run"
        assert offline.locator("iframe, img, main b").count() == 0


def test_the_buttons_of_a_dark_page_are_dark(offline: Page, tmp_path: Path) -> None:
    put(site(judged_debate(load(DEBATE)), DARK, find("bundled")), tmp_path)
    offline.goto((tmp_path / "claim-inspectable.html").as_uri())
    expect(offline.locator(".tools button").first).to_have_css(
        "background-color", "rgb(27, 31, 36)"
    )
