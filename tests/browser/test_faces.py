"""The list and the details as a page shows them, without the app around them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from argmap.export.template import embedded_json
from argmap.opening import load
from argmap.reasoning import Judgement, Verdict, judge
from argmap.view import Perspective, listing
from argmap.webmap import (
    details_json,
    faces_script,
    faces_sheet,
    listing_json,
    longer_json,
    opened_json,
    script_words,
)
from tests.browser.conftest import Visitor
from tests.browser.serving import ROOT
from tests.pictured import judged

pytestmark = pytest.mark.browser

SHIPPED = judge(load(ROOT / "arguments" / "open-vs-closed"))
SMALLEST_LETTERS = 11
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A debate</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body {{ margin: 16px; background: {paper}; color: {ink}; --st-background-color: {paper}; --st-text-color: {ink};
  --st-secondary-background-color: {band}; font: 17px/1.5 Arial, sans-serif; }} {sheet}</style>
<main><h1>A debate</h1><div id="list"></div><aside aria-label="Details" id="details"></aside></main>
<script>{script}
Object.assign(Face.words, {words});
const told = {details}, moves = [];
const list = new DebateList(document.getElementById("list"), {{ address: (claim) => "#claim=" + claim }});
const details = new DebateDetails(document.getElementById("details"), {{ address: (claim) => "#claim=" + claim }});
list.report = (move) => {{
  moves.push(move);
  if (move.select) details.draw(told[move.select]);
  if (move.more) window.fetched(move.more).then((part) => list.add(part));
}};
details.report = (move) => {{
  moves.push(move);
  if (move.select) details.draw(told[move.select]);
}};
list.page = {{ opened: {opened} }};
list.draw({listed});
list.add({parts});
</script>"""
LIGHT_PAPER = {"paper": "#ffffff", "ink": "#111827", "band": "#f3f4f6"}
DARK_PAPER = {"paper": "#1b1f24", "ink": "#f3f4f6", "band": "#23282f"}
CIRCLE = judged("""
claims:
  - {id: hen, text: The hen was first., rebuts: egg, supports: open}
  - {id: egg, text: The egg was first., rebuts: hen}
""")
ARABIC = judged("""
debate: {title: بداية, question: متى؟, language: ar, positions: {later: تبدأ في التاسعة}}
claims:
  - {id: sleep, text: ينام المراهقون أكثر., supports: later}
  - {id: bedtime, text: ينامون في وقت متأخر., rebuts: sleep}
""")
HOSTILE = judged("""
claims:
  - id: markup
    label: "<b>x</b><script>window.ran = 1</script>"
    text: "<img src=x onerror='window.ran = 2'>"
    detail: "<svg onload='window.ran=3'> [j](javascript:window.ran=4) [d](data:text/html,5)"
    supports: {to: open, note: "<i>because</i>"}
    themes: "<u>theme</u>"
    sources: {title: "<svg onload='window.ran = 6'>", url: "https://example.org/?b", author: "<b>A</b>"}
""")


def shown(
    page: Page,
    folder: Path,
    judgement: Judgement = SHIPPED,
    asked: Perspective | None = None,
    *,
    most: int = 300,
    opened: tuple[str, ...] = (),
    dark: bool = False,
) -> None:
    """Show the list of what is asked for, and fetch more of it as a server would."""
    asked = asked or Perspective()
    listed = listing(judgement, asked, most=most)
    script = faces_script()
    text = PAGE.format(
        **(DARK_PAPER if dark else LIGHT_PAPER),
        sheet=faces_sheet(),
        script=script,
        words=embedded_json(script_words(script, judgement.graph.debate.language)),
        details=embedded_json(
            {claim: details_json(judgement, claim) for claim in judgement.graph.claims}
        ),
        listed=embedded_json(listing_json(listed)),
        opened=embedded_json(list(opened)),
        parts=embedded_json(opened_json(listed, opened)),
    )
    page.expose_function("fetched", lambda move: longer_json(judgement, asked, move))
    file = folder / "list.html"
    file.write_text(text, encoding="utf-8")
    page.goto(file.as_uri())


def line(page: Page, words: str) -> Locator:
    return page.locator("button.line", has_text=words).first


def moves(page: Page) -> list[dict[str, Any]]:
    return list(page.evaluate("moves"))


@pytest.mark.parametrize(
    "asked",
    [
        Perspective(),
        Perspective(("open",)),
        Perspective(("open",), themes=("safety",)),
        Perspective(("closed",), verdicts=(Verdict.STANDS,)),
        Perspective(("open",), sourced=True),
        Perspective(("graded",), positions=("open",)),
    ],
    ids=["all", "focus", "theme", "verdict", "sourced", "position"],
)
def test_every_number_in_the_list_is_that_of_the_entries_it_stands_for(
    page: Page, tmp_path: Path, asked: Perspective
) -> None:
    shown(page, tmp_path, asked=asked)
    for column in page.locator(".list-column:not(.unargued)").all():
        told = column.locator(".head small").inner_text()
        assert int(told.split()[0]) == column.locator(":scope > .entries > .entry").count()
        for heading in column.locator("h4, :scope > h3").all():
            below = heading.evaluate("(node) => node.nextElementSibling.children.length")
            assert int(heading.locator(".number").inner_text().split()[-1]) == below
    page.locator("[data-open=all]").click()
    wrong = page.evaluate("""() => [...document.querySelectorAll(".entry.open")].map((entry) => {
      const counted = entry.querySelector(".counts").textContent.match(/\\d+/g) ?? [];
      const listed = entry.querySelectorAll(":scope > .inside > .entries > .entry").length;
      return [entry.textContent.slice(0, 40), counted.map(Number).reduce((one, other) => one + other, 0), listed];
    }).filter(([, counted, listed]) => counted !== listed)""")
    assert wrong == []
    assert page.locator(".entry.open").count() >= page.locator(".list-column > ul > .entry").count()


def test_an_entry_unfolds_in_its_place_and_keeps_the_keyboard(page: Page, tmp_path: Path) -> None:
    shown(page, tmp_path)
    entry = line(page, "Science needs models to rerun")
    before = entry.bounding_box()
    entry.click()
    expect(entry).to_have_attribute("aria-expanded", "true")
    assert entry.bounding_box() == before
    expect(entry).to_be_focused()
    opened = moves(page)[-1]["open"]
    assert len(opened) == 1
    entry.press("Enter")
    expect(entry).to_have_attribute("aria-expanded", "false")
    assert moves(page)[-1] == {"open": []}
    assert entry.bounding_box() == before


def test_an_open_entry_has_its_sentence_its_sources_and_ways_on(page: Page, tmp_path: Path) -> None:
    shown(page, tmp_path)
    line(page, "Anyone can inspect open weights").click()
    inside = page.locator(".inside").first
    expect(inside).to_contain_text("Open weights let outsiders look inside a model")
    expect(inside).to_contain_text("The one objection to it is itself answered.")
    source = inside.get_by_role("link", name="On the Societal Impact of Open Foundation Models")
    expect(source.first).to_have_attribute("href", "https://arxiv.org/abs/2403.07918")
    inside.get_by_role("link", name="Details", exact=True).first.click()
    expect(page.locator("#details h2")).to_have_text("Anyone can inspect open weights")
    assert moves(page)[-1] == {"select": "inspectable"}


def test_arrows_walk_the_list_open_it_and_lead_back(page: Page, tmp_path: Path) -> None:
    shown(page, tmp_path, asked=Perspective(("open",)))
    first, second = line(page, "Weights alone bring"), line(page, "Anyone can inspect open weights")
    first.focus()
    page.keyboard.press("ArrowDown")
    expect(second).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(second).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowRight")
    expect(line(page, "Audits by query miss too much")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(second).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(second).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Home")
    expect(first).to_be_focused()
    page.keyboard.press("End")
    expect(page.locator("button.line").last).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("button.line").last).to_be_focused()


def test_a_screen_reader_hears_what_an_entry_is_its_verdict_and_how_it_is_answered(
    page: Page, tmp_path: Path
) -> None:
    shown(page, tmp_path)
    name = "Reason: Anyone can inspect open weights answered (2 reasons, 2 objections)"
    expect(page.get_by_role("button", name=name, exact=True)).to_have_count(1)


def test_what_comes_up_again_below_itself_says_so_and_does_not_open(
    page: Page, tmp_path: Path
) -> None:
    shown(page, tmp_path, CIRCLE)
    page.locator("[data-open=all]").click()
    expect(page.locator(".circle")).to_have_count(1)
    expect(page.locator(".circle")).to_contain_text("goes in a circle")
    expect(page.locator(".circle button")).to_have_count(0)


def test_what_was_not_sent_is_counted_and_comes_when_it_is_asked_for(
    page: Page, tmp_path: Path
) -> None:
    many = "".join(f"  - {{id: r-{n}, text: Reason {n}., supports: open}}\n" for n in range(700))
    debate = judged(f"claims:\n{many}  - {{id: no, text: No., rebuts: open}}\n")
    shown(page, tmp_path, debate, Perspective(("open",)), most=100)
    pro = page.locator(".list-column.for")
    expect(pro.locator(".head")).to_contain_text("700 reasons")
    expect(page.locator(".list-column.against .entry")).to_have_count(1)
    expect(pro.locator(".entry")).to_have_count(99)
    pro.get_by_role("button", name="601 more").click()
    expect(pro.locator(".entry")).to_have_count(399)
    pro.get_by_role("button", name="301 more").click()
    pro.get_by_role("button", name="1 more").click()
    expect(pro.locator(".entry")).to_have_count(700)
    expect(pro.locator(".more")).to_have_count(0)


def test_of_very_many_claims_that_answer_nothing_more_come_when_they_are_asked_for(
    page: Page, tmp_path: Path
) -> None:
    many = "".join(f"  - {{id: c-{n}, text: C{n}.}}\n" for n in range(130))
    shown(page, tmp_path, judged(f"debate: {{title: T, question: Q?}}\nclaims:\n{many}"))
    expect(page.locator(".thesis")).to_have_count(100)
    page.get_by_role("button", name="And 30 more claims that answer nothing").click()
    expect(page.locator(".thesis")).to_have_count(130)
    expect(page.locator(".more")).to_have_count(0)


def test_a_link_to_what_is_open_far_down_shows_it_and_a_new_one_takes_its_place(
    page: Page, tmp_path: Path
) -> None:
    deep = ("inspectable.supports.open", "queries-miss-things.supports.inspectable")
    shown(page, tmp_path, asked=Perspective(("open",)), most=10, opened=deep)
    expect(page.locator(".entry.open")).to_have_count(2)
    expect(line(page, "Auditors can get deep access")).to_be_visible()
    page.evaluate("list.page = { opened: ['inspectable.supports.open'] }; list.show()")
    expect(page.locator(".entry.open")).to_have_count(1)
    expect(line(page, "Auditors can get deep access")).to_have_count(0)


def test_what_the_server_says_again_closes_nothing_that_was_opened_meanwhile(
    page: Page, tmp_path: Path
) -> None:
    shown(page, tmp_path, asked=Perspective(("open",)))
    line(page, "Anyone can inspect").click()
    line(page, "No fee for every token").click()
    page.evaluate("list.page = { opened: moves[0].open }; list.show()")
    expect(page.locator(".entry.open")).to_have_count(2)
    page.evaluate("list.page = { opened: moves[1].open }; list.show()")
    expect(page.locator(".entry.open")).to_have_count(2)
    page.evaluate("list.page = { opened: [] }; list.show()")
    expect(page.locator(".entry.open")).to_have_count(0)


def test_details_tell_all_of_a_claim_and_lead_to_every_claim_that_they_name(
    page: Page, tmp_path: Path
) -> None:
    shown(page, tmp_path)
    page.evaluate("details.draw(told['inspectable'])")
    told = page.locator("#details")
    told.get_by_text("Why", exact=True).click()
    expect(told.locator(".why")).to_contain_text("Reports raise transparency too")
    expect(told).to_contain_text("Its step to Open, with weights for all is undercut by")
    told.locator(".why a", has_text="Audits by query miss too much").click()
    expect(told.locator("h2")).to_have_text("Audits by query miss too much")
    told.get_by_role("button", name="Focus here").click()
    assert moves(page)[-2:] == [{"select": "queries-miss-things"}, {"focus": "queries-miss-things"}]
    told.get_by_role("button", name="Close").click()
    assert moves(page)[-1] == {"close": True}


def test_a_phone_has_one_column_and_nothing_is_cut_off_or_too_small(
    visitor: Visitor, tmp_path: Path
) -> None:
    page = visitor(viewport={"width": 400, "height": 850}, has_touch=True)
    shown(page, tmp_path)
    page.locator("[data-open=all]").click()
    page.evaluate("details.draw(told['inspectable'])")
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    columns = page.locator(".columns > *")
    first, second = columns.nth(0).bounding_box(), columns.nth(1).bounding_box()
    assert first is not None
    assert second is not None
    assert (first["x"], second["y"] >= first["y"] + first["height"]) == (second["x"], True)
    assert too_small(page) == []


def too_small(page: Page) -> list[str]:
    """Return the texts whose letters are smaller than anybody should have to read."""
    return list(
        page.evaluate(
            """(smallest) => {
      const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
      const found = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const size = parseFloat(getComputedStyle(node.parentElement).fontSize);
        if (node.textContent.trim() && size < smallest) found.push(node.textContent);
      }
      return found;
    }""",
            SMALLEST_LETTERS,
        )
    )


def test_an_arabic_debate_runs_from_right_to_left_and_so_do_its_keys(
    page: Page, tmp_path: Path
) -> None:
    shown(page, tmp_path, ARABIC)
    root = page.locator("#list")
    expect(root).to_have_attribute("dir", "rtl")
    expect(root).to_have_attribute("lang", "ar")
    expect(root.locator(".head").first).to_have_attribute("lang", "en")
    first = page.locator("button.line").first
    sign, name = first.locator(".sign").bounding_box(), first.locator(".name").bounding_box()
    assert sign is not None
    assert name is not None
    assert sign["x"] > name["x"]
    first.focus()
    page.keyboard.press("ArrowLeft")
    expect(first).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowRight")
    expect(first).to_have_attribute("aria-expanded", "false")


def test_a_dark_page_has_light_letters(page: Page, tmp_path: Path) -> None:
    shown(page, tmp_path, dark=True)
    expect(page.locator("#list")).to_have_class(re.compile(r"\bdark\b"))
    colour = page.locator(".name").first.evaluate("(node) => getComputedStyle(node).color")
    assert colour == "rgb(243, 244, 246)"


def test_on_paper_stands_what_is_open_and_no_button(page: Page, tmp_path: Path) -> None:
    shown(page, tmp_path)
    line(page, "Anyone can inspect open weights").click()
    page.emulate_media(media="print")
    expect(page.locator(".inside .text").first).to_be_visible()
    expect(page.get_by_role("heading", name="Open, with weights for all")).to_be_visible()
    expect(page.locator(".folding")).to_be_hidden()
    expect(page.locator(".fold").first).to_be_hidden()
    expect(line(page, "Anyone can inspect open weights")).to_be_visible()


def test_nothing_that_an_author_writes_becomes_markup(page: Page, tmp_path: Path) -> None:
    shown(page, tmp_path, HOSTILE)
    page.locator("[data-open=all]").click()
    page.evaluate("details.draw(told['markup'])")
    assert page.evaluate("window.ran") is None
    main = page.locator("main")
    assert main.locator("img, svg, script, b, i, u, iframe").count() == 0
    expect(main).to_contain_text("<b>x</b>")
    addresses = page.evaluate("[...document.querySelectorAll('main a')].map((link) => link.href)")
    assert [each for each in addresses if not each.startswith(("https://", "file://"))] == []


def test_a_list_that_says_the_same_is_not_built_again(page: Page, tmp_path: Path) -> None:
    shown(page, tmp_path)
    page.evaluate("document.querySelector('button.line').dataset.seen = 'yes'")
    page.evaluate("list.draw(structuredClone(list.data))")
    expect(page.locator("[data-seen]")).to_have_count(1)
    again = json.loads(json.dumps(listing_json(listing(SHIPPED))))
    page.evaluate("(data) => list.draw(data)", again)
    expect(page.locator("[data-seen]")).to_have_count(1)
