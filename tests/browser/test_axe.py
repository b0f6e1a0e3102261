"""No page has a serious finding of axe-core, light and dark, on a phone and on a large screen, in either direction."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.serving import ROOT, served

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
SERIOUS = ("serious", "critical")
WIDTHS = (1600, 400)
SCHEMES = ("light", "dark")
GERMAN = ROOT / "tests" / "cases" / "languages" / "limit.debate.yaml"
ARABIC = """
debate:
  title: بداية
  question: متى تبدأ المدرسة؟
  language: ar
  positions: {later: تبدأ في التاسعة, earlier: تبدأ في السابعة}
  themes: {health: ما الذي يفيد الصحة؟}
claims:
  - {id: sleep, text: ينام المراهقون أكثر., supports: later, themes: health}
  - {id: bedtime, text: ينامون في وقت متأخر., rebuts: sleep}
  - {id: work, text: يبدأ عمل الوالدين مبكرا., supports: earlier}
"""
PAGES = (
    "page=start",
    "page=position&focus={position}",
    "page=map",
    "page=map&focus={claim}&claim={claim}",
    "page=outline",
)
RUN = """() => axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
  violations.map(({ id, impact, nodes }) => ({ id, impact, at: nodes.map(({ html, target, failureSummary }) =>
    ({ html: html.slice(0, 300), target: String(target), failureSummary })) })))"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("debates")
    shutil.copytree(ROOT / "arguments" / "open-vs-closed", folder / "open-vs-closed")
    shutil.copy(GERMAN, folder / "limit.debate.yaml")
    (folder / "school.debate.yaml").write_text(ARABIC, encoding="utf-8")
    with served(folder) as address:
        yield address


def findings(page: Page) -> list[dict[str, Any]]:
    """Return what axe-core finds serious, in what is ours and in what is Streamlit's."""
    found: list[dict[str, Any]] = page.evaluate(RUN)
    return [each for each in found if each["impact"] in SERIOUS]


def drawn(page: Page, where: str) -> None:
    """Go to a page and wait until all of it is there, in whatever language."""
    page.goto(where)
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.get_by_role("combobox").first).to_be_visible()
    if "page=map" in where:
        expect(page.locator(".claim[tabindex='0'][aria-label]")).to_have_count(1)
    elif "page=start" not in where:
        expect(page.locator(".debate-list .folding")).to_be_visible()
    if "claim=" in where:
        expect(page.locator(".drawer h2")).to_be_visible()


def examined(page: Page, address: str, debate: str, position: str, claim: str) -> None:
    """Examine each page of a debate at each width."""
    for form in PAGES:
        where = f"{address}/?debate={debate}&{form.format(position=position, claim=claim)}"
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        drawn(page, where)
        page.evaluate(AXE)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_timeout(200)  # what fades and glides has arrived
            found = findings(page)
            assert found == [], f"{where} at {width} px"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_serious_in_the_shipped_debate(
    visitor: Visitor, address: str, scheme: str
) -> None:
    examined(visitor(color_scheme=scheme), address, "open-vs-closed", "open", "inspectable")


@pytest.mark.proof
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("debate", "position", "claim"), [("limit", "ja", "ja"), ("school", "later", "sleep")]
)
def test_axe_finds_nothing_serious_in_a_german_and_in_an_arabic_debate(
    visitor: Visitor, address: str, debate: str, position: str, claim: str, scheme: str
) -> None:
    examined(visitor(color_scheme=scheme), address, debate, position, claim)
