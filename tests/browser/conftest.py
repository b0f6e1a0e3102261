"""A real Chromium for the tests in this folder."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import chromium
from tests.browser.visiting import patient

Visitor = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium())
        yield browser
        browser.close()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Visitor]:
    """Yield what opens an empty page for one more visitor; the console of each must stay free of errors."""
    pages: list[Page] = []
    errors: list[str] = []

    def opened(**options: Any) -> Page:
        page = patient(browser.new_page(**options))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on(
            "console",
            lambda message: errors.append(message.text) if message.type == "error" else None,
        )
        pages.append(page)
        return page

    yield opened
    for page in pages:
        page.close()
    assert errors == []


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """Return an empty page as wide as a laptop's."""
    return visitor(viewport={"width": 1400, "height": 900})
