"""A debate file is hostile input: nothing in it runs, loads or breaks anything."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.serving import served
from tests.browser.visiting import at

# ruff: noqa: E501 - an attack is one line

pytestmark = pytest.mark.browser

LONG = "x" * 480
HOSTILE = rf"""
debate:
  title: "<script>window.ran = 1</script>"
  question: "<img src=x onerror='window.ran = 2'> ![x](http://evil.example/q.png) :red[x] $\\alpha$ :smile: :material/home: http://bare.example/x www.bare.example a@bare.example"
  description: |
    <script>window.ran = 3</script> ![i](http://evil.example/d.png) [j](javascript:window.ran=4)
    [d](data:text/html,<script>window.ran=5</script>) [fine](https://example.org/fine) **bold** :material/home: $\alpha$

    <svg onload="window.ran=6"></svg>
  positions:
    yes: {{label: "<b>x</b>", text: "<svg onload='window.ran = 7'><script>window.ran = 8</script></svg>"}}
    no: "javascript:window.ran=9"
  themes:
    "<i>theme</i>": "![x](http://evil.example/t.png)"
  cases:
    c1: {{label: "</style><script>window.ran = 10</script>"}}
  questions:
    - {{id: q1, text: "`code` ![x](http://evil.example/q.png)", claims: [slash]}}
claims:
  - {{id: slash, text: 'ends with a backslash \', supports: yes, themes: "<i>theme</i>"}}
  - {{id: long, text: {LONG}, rebuts: slash}}
  - {{id: rtl, label: "שלום עולם", text: "مرحبا بالعالم 🎉 👩‍👩‍👧‍👦 日本語", supports: no}}
  - id: markup
    label: "<b>x</b> :red[x] ![x](http://e.x)"
    text: "</text></svg><script>window.ran = 11</script> [a](javascript:window.ran=12) $\\alpha$ :red-badge[x] :material/home:"
    detail: |
      # <img src=x onerror="window.ran=13">

      ![x](http://evil.example/detail.png) [click](javascript:window.ran=14) <http://example.org> <script>window.ran=15</script>

      ```
      </code></pre><script>window.ran=16</script>
      ```
    rebuts: yes
    by: "<u>me</u>"
    sources:
      - {{title: "![x](http://evil.example/s.png) <b>t</b>", author: ":smile:", url: "https://example.org/a)b(c]d", kind: paper}}
  - {{id: constructor, text: A name that objects have., supports: markup}}
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    debate = tmp_path_factory.mktemp("hostile") / "hostile.debate.yaml"
    debate.write_text(HOSTILE, encoding="utf-8")
    with served(debate) as address:
        yield address


@pytest.fixture
def outside(page: Page, address: str) -> list[str]:
    """Return the addresses outside the app that the page asks for."""
    asked: list[str] = []

    def noted(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:", address.replace("http", "ws"))):
            asked.append(request.url)

    page.on("request", noted)
    return asked


@pytest.mark.parametrize(
    "where",
    [
        "",
        "?page=outline",
        "?page=map",
        "?page=map&focus=yes&claim=markup&depth=6",
        "?page=map&focus=slash&claim=rtl&case=c1",
        "?page=map&focus=markup&claim=constructor&theme=%3Ci%3Etheme%3C/i%3E",
        "?page=map&focus=yes&claim=long",
    ],
)
def test_nothing_in_a_debate_runs_or_loads_anything(
    page: Page, address: str, outside: list[str], where: str
) -> None:
    at(page, f"{address}/{where}")
    closed = page.locator("details:not([open]) > summary")
    while closed.count():
        closed.first.click()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.ran") is None
    assert outside == []
    content = page.locator(".stMain")
    assert content.locator("script, iframe, object, embed, [onerror], [onload]").count() == 0
    assert content.locator("img:not([src^='data:']):not([src^='blob:'])").count() == 0
    assert content.locator(".katex").count() == 0
    for link in content.locator("a[href]").all():
        assert re.match(r"https?://|#|\?", link.get_attribute("href") or "")
        assert "bare.example" not in (link.get_attribute("href") or "")
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_markup_in_a_debate_is_shown_letter_by_letter(page: Page, address: str) -> None:
    at(page, f"{address}/?page=map&focus=markup&claim=markup")
    details = page.locator(".debate-details")
    expect(details).to_contain_text("<b>x</b> :red[x] ![x](http://e.x)")
    expect(details).to_contain_text("</text></svg><script>window.ran = 11</script>")
    expect(details.locator("[data-testid=stIconMaterial]", has_text="home")).to_have_count(0)
    expect(page.locator(".claim[data-claim=markup]")).to_contain_text(
        "</text></svg><script>window.ran ="
    )


def test_a_word_of_five_hundred_letters_breaks_no_layout(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    for where in ("", "?page=outline", "?page=map&focus=slash&claim=long"):
        at(page, f"{address}/{where}")
        assert page.locator(".stMain").evaluate("main => main.scrollWidth <= main.clientWidth"), (
            where
        )


def test_a_trailing_backslash_stays_one(page: Page, address: str) -> None:
    at(page, f"{address}/?page=map&focus=slash&claim=slash")
    expect(page.locator(".debate-details")).to_contain_text("ends with a backslash \\")
