"""The app in a real Chromium, in one run: a click against a rerun without change, that against an empty Streamlit page.

Times run from the key or click to the moment when the page says what it has to say, as a visitor sees it.
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

from tests.browser.chromium import chromium
from tests.browser.serving import free_port, served

ROUNDS = 15
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
CLICK = """
claim => new Promise(resolve => {
  const map = [...document.querySelectorAll('*')].find(each => each.shadowRoot?.querySelector('.map')).shadowRoot;
  const details = () => document.querySelector('.st-key-details')?.innerText.includes(claim);
  const start = performance.now();
  const look = () => details() ? resolve(performance.now() - start) : requestAnimationFrame(look);
  map.querySelector(`.claim[data-claim="${claim}"]`).dispatchEvent(new MouseEvent('click', { bubbles: true }));
  look();
})
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


def median(measured: Callable[[int], float]) -> float:
    """Return the median of some rounds in milliseconds, the first two left out."""
    return statistics.median([measured(number) for number in range(ROUNDS + 2)][2:])


def rerun(page: Page) -> float:
    """Return how long a rerun without any change takes."""
    page.wait_for_timeout(150)
    page.evaluate(WATCH)
    page.keyboard.press("r")
    return float(page.evaluate("window.rerun"))


def ready(page: Page, address: str) -> None:
    """Open an address and wait until it is still."""
    page.goto(address)
    page.locator("[data-test-script-state=notRunning]").wait_for()
    page.wait_for_timeout(1500)


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


def main() -> None:
    """Measure and print the ratios."""
    with sync_playwright() as playwright, empty_page() as empty, served(ROOT / "arguments") as ours:
        browser = playwright.chromium.launch(executable_path=chromium())
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.set_default_timeout(10_000)
        ready(page, empty)
        bare = median(lambda _: rerun(page))
        received = frames(page)
        ready(page, f"{ours}/?page=map&focus=closed&claim=closed")
        first = sum(received)
        same = median(lambda _: rerun(page))
        claims = page.locator(".claim").evaluate_all("boxes => boxes.map(box => box.dataset.claim)")
        sent = []

        def click(number: int) -> float:
            page.wait_for_timeout(300)
            received.clear()
            took = float(page.evaluate(CLICK, claims[1 + number % 12]))
            page.wait_for_timeout(200)
            sent.append(sum(received))
            return took

        clicked = median(click)
        browser.close()
    print(f"rerun of an empty Streamlit page   {bare:6.0f} ms")
    print(
        f"rerun of the map without change    {same:6.0f} ms   {same / bare:.2f}x of the empty page (target 2.5x)"
    )
    print(
        f"click on a box until its details   {clicked:6.0f} ms   {clicked / same:.2f}x of that rerun (target 1.3x)"
    )
    print(
        f"first view {first / 1000:.0f} kB; a click {statistics.median(sent) / 1000:.1f} kB (target 5 kB), at most "
        f"{max(sent) / 1000:.1f} kB"
    )


if __name__ == "__main__":
    main()
