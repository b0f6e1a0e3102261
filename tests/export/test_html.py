from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from argmap.drawing.style import LIGHT
from argmap.export.html import html
from argmap.export.site import site
from argmap.export.template import script_hash
from argmap.export.writers import export
from argmap.layout.engine import find
from argmap.reasoning import Judgement
from argmap.view import Perspective
from tests.graph.test_resolution import chain
from tests.pictured import judged, judged_debate

DEBATE = """
debate:
  title: A later start for school
  question: Should school start at nine?
  positions: {later: Start at nine, as-now: Start at eight}
  questions: [{id: sleeping, text: Do they sleep more?, claims: [sleep, bedtime]}]
claims:
  - {id: sleep, was: sleeping-in, text: Teenagers sleep more when school starts later., supports: later, sources: wahl}
  - {id: bedtime, text: They go to bed later as well., rebuts: sleep, detail: "See *there*, [here](https://example.org)."}
  - {id: measured, text: They slept longer on school nights., rebuts: bedtime}
  - {id: parents, text: Parents leave for work before nine., supports: as-now}
  - {id: breakfast, text: A breakfast club looks after them., undercuts: parents}
sources:
  wahl: {title: Sleep at school, author: Wahl, year: 2018, url: "https://example.org/wahl"}
"""
HOSTILE = r"""
claims:
  - {id: markup, label: "</script><b>x</b>", text: "<img src=x onerror=alert(1)> & \"q\" 'y'", supports: open}
  - id: told
    text: "{{ 7 * 7 }} {% raw %} ${alert(1)}"
    detail: "<script>alert(1)</script> ![p](https://example.org/x.png) [j](javascript:alert(1)) [d](data:text/html,x)"
    rebuts: markup
    sources: {title: "<i>T</i>", author: "<!-- A", url: "https://example.org/\\">x", quote: "no"}
"""
HOSTILE = HOSTILE.replace(', quote: "no"', "").replace('/\\\\">x', "/%22")


class Elements(HTMLParser):
    """Reads a page: its elements with their attributes, and whether what was opened is closed in order."""

    VOID = frozenset({"meta", "link", "br", "input", "img", "hr"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.deepest = 0
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)
            self.deepest = max(self.deepest, len(self.open))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def values(self, name: str) -> list[str]:
        return [
            value for _, attributes in self.found if (value := attributes.get(name)) is not None
        ]


def page(judgement: Judgement) -> str:
    return export(judgement, Perspective(), "talk.html").files["talk.html"].decode()


def pages(judgement: Judgement) -> dict[str, str]:
    return {
        name: content.decode()
        for name, content in site(judgement, LIGHT, find("bundled")).files.items()
    }


def ahead(text: str) -> dict[str, dict[str, object]]:
    found = re.search(
        r'<script type="application/json" id="pictures">(.*?)</script>', text, re.DOTALL
    )
    assert found
    read: dict[str, dict[str, object]] = json.loads(found[1])
    return read


def test_a_page_holds_steps_outline_claims_and_sources() -> None:
    read = Elements(page(judged(DEBATE)))
    ids = read.values("id")
    assert len(ids) == len(set(ids))
    assert {
        "slide-1",
        "slide-2",
        "outline",
        "claims",
        "sources",
        "claim-sleep",
        "claim-later",
    } <= set(ids)
    inside = [link[1:] for link in read.values("href") if link.startswith("#") and "=" not in link]
    assert set(inside) <= set(ids)


def test_nothing_is_loaded_and_only_our_own_script_runs() -> None:
    text = page(judged(DEBATE))
    read = Elements(text)
    assert read.values("src") == []
    assert {tag for tag, attributes in read.found if "href" in attributes} == {"a"}
    assert not [
        name for _, attributes in read.found for name in attributes if name.startswith("on")
    ]
    script = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)[0]
    assert f"script-src '{script_hash(script)}'" in text.replace("&#39;", "'")


def test_hostile_words_are_shown_and_do_nothing() -> None:
    for text in (
        page(judged(HOSTILE)),
        *(each for name, each in pages(judged(HOSTILE)).items() if name.endswith("l")),
    ):
        read = Elements(text)
        assert not {tag for tag, _ in read.found} & {"b", "img", "i", "iframe", "object"}
        assert all(
            re.match(r"https?://|#|[a-z0-9-]+\.(html|css|js)$", link)
            for link in read.values("href")
        )
    shown = page(judged(HOSTILE))
    assert "&lt;/script&gt;&lt;b&gt;x&lt;/b&gt;" in shown
    assert "{{ 7 * 7 }}" in shown
    assert "\\u003c/script>" in shown


def test_what_changes_if_a_claim_falls_is_known_ahead() -> None:
    known = ahead(page(judged(DEBATE)))
    fell = known["without"]["measured"]
    assert isinstance(fell, dict)
    assert fell["states"] == {
        "bedtime": "unchallenged",
        "measured": "switched-off",
        "sleep": "unanswered",
    }
    assert fell["tallies"]["tally-later-for"] == "For: 1, of which 0 stand"
    assert "2 other verdicts change: Teenagers sleep more" in fell["sentence"]
    assert "unanswered" in known["pills"]["focus-sleep"]["sleep"]  # type: ignore[index] # JSON


def test_every_link_within_a_site_is_alive() -> None:
    found = pages(judged(DEBATE))
    for name, text in found.items():
        if not name.endswith(".html"):
            continue
        read = Elements(text)
        links = [
            link
            for link in (*read.values("href"), *read.values("src"))
            if not link.startswith("http")
        ]
        assert set(links) <= set(found), name


def test_each_claim_has_an_address_and_a_former_id_leads_to_it() -> None:
    found = pages(judged(DEBATE))
    assert {"claim-sleep.html", "claim-later.html", "claim-breakfast.html"} <= set(found)
    assert "url=claim-sleep.html" in found["claim-sleeping-in.html"]
    assert "Do they sleep more?" in found["index.html"]
    assert "Start at nine" in found["claim-measured.html"]


def test_a_chain_of_a_thousand_replies_is_written_without_nesting_a_thousand_deep() -> None:
    found = page(judged_debate(chain(1_000, "rebuts")))
    read = Elements(found)
    assert read.deepest < 120
    assert "level 999" in found


def test_the_same_debate_gives_the_same_pages() -> None:
    assert page(judged(DEBATE)) == page(judged(DEBATE))
    assert pages(judged(DEBATE)) == pages(judged(DEBATE))


@pytest.mark.parametrize(
    "claims",
    [
        "claims: [{id: a, text: Alone.}]",
        "claims: [{id: a, text: One.}, {id: b, text: Two., rebuts: a}]",
    ],
)
def test_a_debate_with_next_to_nothing_in_it_has_pages(claims: str) -> None:
    judgement = judged(f"debate: {{title: T, question: Q?}}\n{claims}")
    assert Elements(page(judgement)).found
    assert "sources.html" in pages(judgement)


def test_a_large_debate_says_what_the_page_leaves_out() -> None:
    from argmap.export import html as written

    judgement = judged_debate(chain(written.MOST_TOLD + 5, "supports"))
    assert "5 more claims of this debate are not in this page" in written.left_out(
        judgement, tuple(judgement.graph.claims)[: written.MOST_TOLD]
    )
    assert html is written.html


def test_the_legend_of_a_picture_on_a_page_is_not_made_for_a_wall() -> None:
    legends = re.findall(
        r'class="legend[^"]*".*?font-size="([\d.]+)"', page(judged(DEBATE)), re.DOTALL
    )
    assert legends
    assert min(map(float, legends)) >= 12
