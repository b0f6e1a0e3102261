"""The laws of the explorer, in a real Chromium, on the shipped debate."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from argmap.graph import graph
from argmap.opening import load
from argmap.words import in_language
from tests.browser.conftest import Visitor
from tests.browser.serving import ROOT, served
from tests.browser.visiting import at, settled, transform

pytestmark = pytest.mark.browser

DEBATE = ROOT / "arguments" / "open-vs-closed"
COUNTED = re.compile(r"(\d+) (for|against)\b")
INSTEAD = re.compile(r"(\d+) (reason|objection)s? (?:for|to) “")
HEAD = re.compile(r"(?:(\d+) of )?(\d+) (reason|objection)s?")
KINDS = {"for": "for", "against": "against", "reason": "for", "objection": "against"}
GRAPH, _ = graph(load(DEBATE))
FILTERS = ("theme=safety", "position=closed", "verdict=unanswered", "sourced=yes")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(DEBATE) as address:
        yield address


def listed(page: Page, kind: str) -> int:
    """Return how many entries stand in a column of the list."""
    column = f".debate-list section.list-column.{kind}"
    return page.locator(f"{column} > ul.entries > li.entry").count()


def promised(words: str) -> dict[str, int]:
    """Return the numbers in the words of a link, by the column that they count."""
    found = COUNTED.findall(words) or INSTEAD.findall(words)
    return {KINDS[kind]: int(number) for number, kind in found}


def followed(page: Page, link: Locator) -> None:
    """Click a link to a list, and see that it holds as many entries as the link has promised."""
    words = link.inner_text()
    link.click()
    expect(page).to_have_url(re.compile(r"page=position.*theme="))
    settled(page)
    expect(page.locator(".debate-list .list-column").first).to_be_visible()
    found = {kind: listed(page, kind) for kind in promised(words)}
    assert found == promised(words), f"{words!r} at {page.url}"


def led_down(page: Page, link: Locator) -> None:
    """Click a link to what lies further down in a list, and see that the list is open down to it."""
    link.click()
    expect(page).to_have_url(re.compile(r"page=position.*open="))
    settled(page)
    expect(page.locator(".debate-list .entry.open .entry").first).to_be_visible()


def test_every_number_of_the_first_page_opens_exactly_what_it_counts(
    page: Page, address: str
) -> None:
    at(page, address)
    count = page.get_by_role("table").get_by_role("link").count()
    assert count > 40, "each cell of the table leads somewhere"
    for number in range(count):
        link = page.get_by_role("table").get_by_role("link").nth(number)
        if "further down" in link.inner_text():
            led_down(page, link)
        else:
            followed(page, link)
        page.go_back()
        expect(page.get_by_role("table")).to_be_visible()
        settled(page)


def test_the_number_on_a_position_is_that_of_its_list(page: Page, address: str) -> None:
    for position in range(3):
        at(page, address)
        card = page.get_by_role("button", name="See them:").nth(position)
        words = card.inner_text()
        card.click()
        expect(page).to_have_url(re.compile("page=position"))
        settled(page)
        expect(page.locator("button.line").first).to_be_visible()
        assert {kind: listed(page, kind) for kind in promised(words)} == promised(words)


@pytest.mark.parametrize("filtered", ["", *FILTERS])
def test_a_list_counts_what_it_shows_and_under_a_filter_says_of_how_many(
    page: Page, address: str, filtered: str
) -> None:
    for position in ("open", "graded", "closed"):
        at(page, f"{address}?page=position&focus={position}&{filtered}")
        expect(page.locator(".debate-list .list-column").first).to_be_visible()
        for kind in ("for", "against"):
            head = page.locator(f".debate-list section.list-column.{kind} > .head small")
            whole = len(answers(position, kind))
            if not whole:
                expect(head).to_have_count(0)
                continue
            found = HEAD.search(head.inner_text())
            assert found, head.inner_text()
            assert int(found[2]) == whole
            assert int(found[1] or whole) == listed(page, kind)
            assert bool(found[1]) == bool(filtered)


def answers(position: str, kind: str) -> list[str]:
    """Return the links that answer a position, as the debate has them."""
    relation = {"for": "supports", "against": "rebuts"}[kind]
    return [link.id for link in GRAPH.replies(position) if link.relation == relation]


def test_what_a_position_lacks_leads_to_what_there_is_instead(page: Page, address: str) -> None:
    for position in ("open", "graded", "closed"):
        at(page, f"{address}?page=position&focus={position}")
        links = page.locator(".unargued .way")
        for number in range(links.count()):
            followed(page, links.nth(number))
            page.go_back()
            expect(page).not_to_have_url(re.compile("theme="))
            settled(page)


def test_every_claim_in_focus_is_seen_among_others(page: Page, address: str) -> None:
    answering = [link.premises[0] for link in GRAPH.links.values()]
    for claim in sorted(set(answering))[::12]:
        at(page, f"{address}?page=map&focus={claim}")
        assert page.locator("svg .box[data-claim]").count() > 1, claim


def test_the_list_and_the_map_hold_the_same_claims_for_a_focus(page: Page, address: str) -> None:
    at(page, f"{address}?page=map&focus=inspectable&depth=1")
    drawn = page.locator("svg .box[data-claim]")
    shown = {drawn.nth(number).get_attribute("data-claim") for number in range(drawn.count())}
    page.get_by_role("button", name="As a list").click()
    expect(page.locator(".debate-list")).to_be_visible()
    lines = page.locator(".debate-list ul.level-0 > li > button.line")
    links = [lines.nth(number).get_attribute("data-link") or "" for number in range(lines.count())]
    told = {premise for link in links for premise in GRAPH.links[link].premises}
    assert told <= shown
    assert set(links) >= {link.id for link in GRAPH.replies("inspectable")}


def test_nothing_jumps_when_something_is_opened(page: Page, address: str) -> None:
    at(page, f"{address}?page=position&focus=open")
    line = page.locator("button.line").nth(12)
    line.scroll_into_view_if_needed()
    before = line.bounding_box()
    line.click()
    expect(page).to_have_url(re.compile("open="))
    settled(page)
    assert line.bounding_box() == before
    page.go_back()
    expect(page).not_to_have_url(re.compile("open="))
    settled(page)
    expect(line).to_have_attribute("aria-expanded", "false")


def test_the_picture_stays_where_it_is_through_a_case(page: Page, address: str) -> None:
    at(page, f"{address}?page=map&focus=inspectable")
    page.get_by_role("button", name="Zoom in").click()
    before = transform(page)
    page.get_by_role("combobox", name="Case").click()
    page.get_by_role("option", name="Open source").click()
    expect(page).to_have_url(re.compile("case="))
    settled(page)
    assert transform(page) == before


def test_a_german_debate_says_nothing_in_english(
    visitor: Visitor, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("german")
    text = (ROOT / "tests" / "cases" / "languages" / "limit.debate.yaml").read_text(
        encoding="utf-8"
    )
    (folder / "limit.debate.yaml").write_text(text, encoding="utf-8")
    english = {
        in_language("en").say("app", "start"),
        *("Filters", "Download", "Share", "Outline", "Positions", "Every case", "Search"),
        *("For", "Against", "Details", "Sources", "Show", "Close", "Focus", "Held", "Theme"),
    }
    english.discard("Start")
    with served(folder) as address:
        page = visitor(viewport={"width": 1400, "height": 900})
        for where in ("", "?page=position", "?page=map&focus=ja&claim=ja", "?page=outline"):
            page.goto(address + where)
            expect(page.get_by_text("Beurteilt nur nach dem").last).to_be_visible()
            expect(page.locator("html")).to_have_attribute("lang", "de")
            said = set(re.findall(r"[^\W\d]+", page.locator(".stMain").inner_text()))
            assert not said & english, where
        # a long word breaks where its language breaks it: the element has to say which one that is
        for name in (".debate-list .name bdi", ".debate-list h2"):
            long = page.locator(name).first
            expect(long).to_have_css("hyphens", "auto")
            assert long.evaluate("element => element.closest('[lang]').lang") == "de"
        page.goto("about:blank")  # which asks nothing of a server that is gone
