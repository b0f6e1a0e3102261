"""How a test visits the app: it waits for what it needs to see, never for a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Frame, Page, expect

MILLISECONDS = 60_000
"""How long anything may take on a machine that does something else as well; what is there is never waited for."""


def patient(page: Page) -> Page:
    """Return the page, which waits long enough for a machine that does something else as well."""
    page.set_default_timeout(MILLISECONDS)
    expect.set_options(timeout=MILLISECONDS)
    return page


def at(page: Page, where: str) -> Page:
    """Return the page when all of an address has been drawn, a map with its boxes and their labels."""
    page.goto(where)
    settled(page)
    if "page=map" in where:
        expect(page.locator(".claim[tabindex='0'][aria-label]")).to_have_count(1)
        expect(page.get_by_role("combobox", name="Search")).to_be_visible()
    return page


def settled(page: Page) -> None:
    """Wait until the last line of the page is there, and no run is under way."""
    expect(
        page.get_by_text("Judged only by what is written").last
    ).to_be_visible()  # one page may still leave
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def transform(page: Page) -> str:
    """Return how the picture is moved and enlarged."""
    return page.locator(".viewport").get_attribute("transform") or ""


def zoomed(page: Page) -> str:
    """Zoom in once; return the transform after it."""
    before = transform(page)
    page.get_by_role("button", name="Zoom in").click()
    expect(page.locator(".viewport")).not_to_have_attribute("transform", before)
    return transform(page)


@contextmanager
def addresses(page: Page) -> Iterator[list[str]]:
    """Yield every address that the page has from now on, in order: none comes and goes unseen."""
    seen: list[str] = []

    def noted(frame: Frame) -> None:
        seen.append(frame.url)

    page.on("framenavigated", noted)
    yield seen
    page.remove_listener("framenavigated", noted)


IN_THE_DRAWER = """
([claim, deed, wanted, patience]) => new Promise((resolve, reject) => {
  const hosts = [...document.querySelectorAll("*")];
  const map = hosts.find((each) => each.shadowRoot?.querySelector(".map")).shadowRoot;
  const start = performance.now();
  setTimeout(() => reject(new Error(`the drawer does not tell of ${claim}`)), patience);
  const look = () => {
    const drawer = map.querySelector(".drawer:not([hidden])");
    if (drawer?.dataset.claim === claim && drawer.matches(wanted)) resolve(performance.now() - start);
    else requestAnimationFrame(look);
  };
  map.querySelector(`.claim[data-claim="${claim}"]`).dispatchEvent(new MouseEvent(deed, { bubbles: true }));
  look();
})
"""


def until_told(page: Page, claim: str) -> float:
    """Click a claim of the map; return the milliseconds until all about it stands in the drawer."""
    return float(page.evaluate(IN_THE_DRAWER, [claim, "click", "*", MILLISECONDS]))


def until_in_focus(page: Page, claim: str) -> float:
    """Put a claim of the map in focus; return the milliseconds until its picture and details are there."""
    return float(page.evaluate(IN_THE_DRAWER, [claim, "dblclick", "[data-focused]", MILLISECONDS]))


def boxes(page: Page) -> list[str]:
    """Return the claims in the picture, in its order; boxes that only refer to one are left out."""
    found = page.locator(".claim").evaluate_all("boxes => boxes.map((box) => box.dataset.claim)")
    return [str(each) for each in found if "." not in each]
