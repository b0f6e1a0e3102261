"""The masthead of each page: the debate, one search, the pages, and what to share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from argmap.app.cache import Judged, searched
from argmap.app.pages import ExplorerPage, page_of, page_title
from argmap.app.state import (
    debate_address,
    focus_address,
    go,
    here,
    overview_address,
    page_address,
    positions_address,
    went,
)
from argmap.app.visitors import in_turn, visitor
from argmap.drawing import coloured
from argmap.model import Id
from argmap.view import Address, Hit, parameters
from argmap.webmap import SAID
from argmap.words import (
    Language,
    badges,
    language,
    one_stop,
    own_tag,
    stance_words,
    tag_of,
    text_direction,
)

KEY = "masthead"
ASKED = "argmap-asked"
LONGEST_SENT = 200
SHOWN_HITS = 12
SHOWN_SIDES = 3

_files = files("argmap.app")
SCRIPT = _files.joinpath("masthead.js").read_text(encoding="utf-8")
_masthead = st.components.v2.component(
    "argmap.masthead",
    js=SCRIPT,
    css=coloured(_files.joinpath("masthead.css").read_text(encoding="utf-8")),
)


@st.fragment
def draw_masthead(judged: Judged, titles: Mapping[str, str]) -> None:
    """Draw the masthead; what is searched for draws it anew and nothing else."""
    with in_turn(visitor()):
        # a part is drawn anew for what is typed: whoever has moved needs the whole page
        if went():
            st.rerun()
        words = language(judged.graph)
        data = {
            "words": {key: words.say("app", key) for key in SAID.findall(SCRIPT)},
            "frame": _frame(judged, titles, words),
            "hits": _hits(judged, words),
        }
        _masthead(key=KEY, data=data, on_move_change=partial(_moved, judged))


def _moved(judged: Judged) -> None:
    """Follow what the visitor did in the masthead."""
    match st.session_state[KEY]["move"]:
        # what a browser sends is anybody's: only texts, and no longer than they can be
        case {"ask": str(asked)}:
            st.session_state[ASKED] = asked[:LONGEST_SENT].strip()
        case {"claim": str(claim)}:
            go(focus_address(claim[:LONGEST_SENT]))
        case {"mark": str(asked)}:
            go(replace(overview_address(), find=asked[:LONGEST_SENT]))
        case {"page": str(page)} if page in tuple(ExplorerPage):
            go(_address_of(judged, ExplorerPage(page)))
        case {"debate": str(debate)}:
            go(debate_address(debate[:LONGEST_SENT]))
        case _:
            pass


def _frame(judged: Judged, titles: Mapping[str, str], words: Language) -> dict[str, Any]:
    """Return what stays while somebody types."""
    debate = judged.graph.debate
    current = page_of(here().page)
    pages = []
    for page in ExplorerPage:
        search = urlencode(parameters(_address_of(judged, page)), doseq=True)
        pages.append(
            {
                "name": page,
                "words": page_title(words, page),
                "search": f"?{search}",
                "current": page is current,
            }
        )
    return {
        "debates": [{"name": name, "title": title} for name, title in titles.items()],
        "debate": judged.served.name,
        # where the keyboard begins anew if it was on what has gone with another place
        "place": [current, *here().perspective.focus],
        "title": debate.title,
        "pages": pages,
        "lang": tag_of(debate.language),
        "own": own_tag(debate.language) or tag_of(debate.language),
        "dir": text_direction(debate.language),
        "url": debate.url or "",
        "citation": _citation(judged, words),
    }


def _address_of(judged: Judged, page: ExplorerPage) -> Address:
    """Return where a page is: that of the positions is always about one of them."""
    if page is ExplorerPage.POSITION:
        return positions_address(judged.graph)
    return page_address(page)


def _citation(judged: Judged, words: Language) -> str:
    """Return how the debate is cited: who, what, and of which contents a short hash."""
    debate = judged.graph.debate
    authors = "".join(f"{author}. " for author in [", ".join(debate.authors)] if author)
    contents = words.say("app", "contents", hash=judged.digest[:12])
    return one_stop(f"{authors}{debate.title}. argmap. {contents}.")


def _hits(judged: Judged, words: Language) -> dict[str, Any]:
    """Return what was found, in words."""
    query: str = st.session_state.get(ASKED, "")
    found = searched(judged, query)
    number = len(found.claims)
    return {
        "query": query,
        "rows": [_row(judged, hit, words) for hit in found.hits[:SHOWN_HITS]],
        "said": words.say("app", "none-found", query=query),
        "all": words.say("app", "mark-all", count=number),
    }


def _row(judged: Judged, hit: Hit, words: Language) -> dict[str, Any]:
    """Return a hit: the claim, its sides and badges, and the source that it was found by."""
    claim = judged.graph.claims[hit.claim]
    return {
        "claim": hit.claim,
        "name": claim.name,
        "source": hit.source or "",
        "side": list(_sides(judged, hit.claim, words)),
        "badges": [f"{badge.glyph} {badge.word}" for badge in badges(judged.judgement, hit.claim)],
    }


def _sides(judged: Judged, claim: Id, words: Language) -> Iterator[dict[str, Any]]:
    """Yield what a claim speaks for and against; a position speaks for itself."""
    graph = judged.graph
    for position, stance in graph.sides.get(claim, ())[:SHOWN_SIDES]:
        towards = graph.claims[position].name
        hue = graph.roots.index(position)
        yield {"words": f"{stance_words(words, stance)} {towards}", "hue": hue}
