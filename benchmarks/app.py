"""The app in a real Chromium, in one run, against an empty Streamlit page: first view, reruns, clicks, moves of focus.

Times run from the key or click to the moment when the page says what it has to say, as a visitor sees it. The debates
are the shipped one and one of 10,000 claims.
"""

import base64
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from synthetic import synthetic

from tests.browser.chromium import chromium
from tests.browser.serving import free_port, served
from tests.browser.visiting import boxes, until_in_focus, until_told

ROUNDS = 15
VIEWS = 5
"""How often a page is opened: each time by a browser that has seen its files, as by somebody who comes back."""
MANY = 10_000
EMPTY = "import streamlit as st\nst.write('nothing')\n"
WATCH = """
() => {
  const app = document.querySelector('[data-testid=stApp]');
  window.rerun = new Promise(resolve => {
    let start = null;
    let ran = false;
    document.addEventListener('keydown', () => { start = performance.now(); }, { capture: true, once: true });
    new MutationObserver((_, observer) => {
      const state = app.getAttribute('data-test-script-state');
      ran ||= start !== null && state !== 'notRunning';
      if (ran && state === 'notRunning') { observer.disconnect(); resolve(performance.now() - start); }
    }).observe(app, { attributes: true });
  });
}
"""


@contextmanager
def empty_page() -> Iterator[str]:
    """Serve a Streamlit page with nothing in it."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "empty.py"
        script.write_text(EMPTY, encoding="utf-8")
        options = [
            "--server.port",
            str(port),
            "--server.headless",
            "true",
            "--browser.gatherUsageStats",
            "false",
        ]
        with subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(script), *options]
        ) as server:
            time.sleep(3)
            yield f"http://127.0.0.1:{port}"
            server.terminate()


@contextmanager
def many_claims() -> Iterator[str]:
    """Serve a debate of 10,000 claims."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in synthetic(MANY).items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        with served(Path(folder)) as address:
            yield address


def median(measured: Callable[[], float], rounds: int = ROUNDS) -> float:
    """Return the median of some rounds in milliseconds, the first two left out."""
    return statistics.median([measured() for _ in range(rounds + 2)][2:])


def rerun(page: Page) -> float:
    """Return how long a rerun without any change takes."""
    page.wait_for_timeout(150)
    page.evaluate(WATCH)
    page.keyboard.press("r")
    return float(page.evaluate("window.rerun"))


def viewed(page: Page, address: str, what: str) -> float:
    """Open an address; return the milliseconds until something of it can be seen."""
    start = time.perf_counter()
    page.goto(address)
    page.locator(what).first.wait_for()
    return 1_000 * (time.perf_counter() - start)


def settled(page: Page) -> None:
    """Wait until nothing goes on any more, not even what is laid out ahead."""
    page.locator("[data-test-script-state=notRunning]").wait_for()
    page.wait_for_timeout(2_000)
    page.locator("[data-test-script-state=notRunning]").wait_for()


def frames(page: Page) -> list[int]:
    """Return a list to which the size of every WebSocket frame from the server is added."""
    sizes: list[int] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on(
        "Network.webSocketFrameReceived",
        lambda event: sizes.append(len(base64.b64decode(event["response"]["payloadData"]))),
    )
    return sizes


class Clicks:
    """Clicks one box after the other, and knows how many bytes each click brought."""

    def __init__(self, page: Page, received: list[int]) -> None:
        """Click the boxes of the map that is shown."""
        self._page = page
        self._received = received
        self._claims = boxes(page)
        self._next = 0
        self.sent: list[int] = []

    def __call__(self) -> float:
        """Return how long the next click took until its details were there."""
        self._next += 1
        self._page.wait_for_timeout(300)
        self._received.clear()
        took = until_told(self._page, self._claims[self._next % len(self._claims)])
        self._page.wait_for_timeout(200)
        self.sent.append(sum(self._received))
        return took


def moves(page: Page, *, ahead: bool) -> list[float]:
    """Return how long moves of focus took: each to a view that was laid out ahead, or to none."""
    took = []
    for number in range(ROUNDS):
        if ahead:
            settled(page)
        others = [claim for claim in boxes(page) if not page.url.endswith(claim)]
        took.append(until_in_focus(page, others[number % len(others)]))
    return took


def told(what: str, value: float, against: float, name: str, target: float) -> None:
    """Print a time, and its ratio to another one beside the target."""
    print(f"{what:45}{value:7.0f} ms  {value / against:5.2f}x of {name} (target {target}x)")


def shipped(page: Page, empty: str, ours: str) -> None:
    """Measure the shipped debate against an empty page."""
    first_empty = median(lambda: viewed(page, empty, "text=nothing"), VIEWS)
    settled(page)
    bare = median(lambda: rerun(page))
    received = frames(page)
    first = median(lambda: viewed(page, ours, "h1"), VIEWS)
    told("first view of the start page", first, first_empty, "the empty page", 1.5)
    received.clear()
    at_first = median(
        lambda: viewed(page, f"{ours}/?page=map&focus=closed&claim=closed", ".claim"), VIEWS
    )
    told("first view of the map", at_first, first_empty, "the empty page", 1.5)
    settled(page)
    print(f"{'first view of the map':45}{sum(received) / (VIEWS + 2) / 1000:7.0f} kB")
    same = median(lambda: rerun(page))
    told("rerun of the map without change", same, bare, "the empty page's", 2.5)
    clicks = Clicks(page, received)
    told("click on a box until its details", median(clicks), same, "that rerun", 1.3)
    print(f"{'a click':45}{statistics.median(clicks.sent) / 1000:7.1f} kB (target 5 kB)")
    print(f"{'a click at most':45}{max(clicks.sent) / 1000:7.1f} kB")
    told("move of focus", statistics.median(moves(page, ahead=False)), bare, "an empty rerun", 5)
    page.goto(f"{ours}/?page=map&focus=open&claim=open")
    page.locator(".claim").first.wait_for()
    ahead = statistics.median(moves(page, ahead=True))
    told("move of focus, laid out ahead", ahead, bare, "an empty rerun", 2)


def large(page: Page, address: str) -> None:
    """Measure a debate of 10,000 claims."""
    cold = viewed(page, address, "h1")
    print(f"{'10,000 claims: first view of all':45}{cold:7.0f} ms (target 3000 ms)")
    settled(page)
    again = viewed(page, f"{address}/?page=map", ".claim")
    print(f"{'10,000 claims: the map':45}{again:7.0f} ms (target 3000 ms)")
    settled(page)
    clicked = median(Clicks(page, frames(page)))
    print(f"{'10,000 claims: click':45}{clicked:7.0f} ms (target 500 ms)")


def main() -> None:
    """Measure and print the ratios."""
    with sync_playwright() as playwright, empty_page() as empty, served(ROOT / "arguments") as ours:
        browser = playwright.chromium.launch(executable_path=chromium())
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.set_default_timeout(60_000)
        shipped(page, empty, ours)
        with many_claims() as address:
            large(page, address)
        browser.close()


if __name__ == "__main__":
    main()
