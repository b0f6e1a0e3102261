"""docs/reveal.md does what it says: its page shows a picture step by step in the real reveal.js, and nothing moves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.chromium import chromium
from tests.reader import settled

pytestmark = pytest.mark.proof

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    reader = settled(tmp_path_factory.mktemp("reveal"))
    reader.follow((ROOT / "docs" / "reveal.md").read_text(encoding="utf-8"))
    return reader.folder / "talk.html"


@pytest.fixture
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        yield browser.new_page(viewport={"width": 1280, "height": 720})
        browser.close()


def test_each_key_shows_one_step_more_and_no_box_moves(page: Page, talk: Path) -> None:
    page.goto(f"{talk.as_uri()}#/1")
    box, shown = page.locator("g.box").first, page.locator(".fragment.visible")
    expect(box).to_be_visible()
    page.evaluate("Reveal.configure({ transition: 'none' })")
    place, counts = box.bounding_box(), [shown.count()]
    last = page.locator(".fragment").evaluate_all(
        "all => Math.max(...all.map((each) => +each.dataset.fragmentIndex))"
    )
    for _ in range(last + 1):
        page.keyboard.press("ArrowRight")
        counts.append(shown.count())
    assert counts[0] == 0
    assert counts == sorted(set(counts))
    assert counts[-1] == page.locator(".fragment").count() > 3
    assert box.bounding_box() == place
