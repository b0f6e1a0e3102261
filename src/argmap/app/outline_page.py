"""The whole debate as nested text.

The equal of the map for readers, screen readers and printers.
"""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from argmap.app.cache import Judged, whole_outline
from argmap.app.pieces import claim_name, pill, tinted_name
from argmap.app.prose import plain_markdown
from argmap.app.state import focus_address, go
from argmap.app.visitors import give_way
from argmap.model import Relation
from argmap.view import Entry
from argmap.words import Form, language, relation, sentence

MOST_LINES = 800
DEEPEST_INDENT = 12
"""Below that, lines keep their indent.

Markdown would make code of them, and a screen has no room.
"""


def draw_outline_page(judged: Judged) -> None:
    """Draw the outline: each top with its reasons, each reason opening on all that answers it."""
    st.title(plain_markdown(judged.graph.debate.question), anchor=False)
    outline = whole_outline(judged)
    opened = st.toggle(
        "Open everything",
        key="outline-open",
        help="Then the page can be searched and printed as a whole.",
    )
    room = MOST_LINES
    for top in outline.entries:
        if room <= 0:
            break
        room -= _top(judged, top, room, opened=opened)
    if room <= 0:
        st.info(
            f"The first {MOST_LINES} lines are shown; the map and its search lead to the others."
        )


def _top(judged: Judged, top: Entry, room: int, *, opened: bool) -> int:
    """Draw a position or another top; return how many lines that took."""
    title = claim_name(judged, top.claim)
    if top.claim in judged.graph.roots:
        title = tinted_name(judged.graph, top.claim)
    st.header(title, anchor=False)
    claim = judged.graph.claims[top.claim]
    if claim.label:
        st.markdown(plain_markdown(claim.text))
    st.caption(plain_markdown(sentence(judged.judgement, top.claim).text))
    used = 1
    words = language(judged.graph)
    for kind in Relation:
        reasons = [entry for entry in top.entries if entry.relation == kind][: max(room - used, 0)]
        if reasons:
            st.markdown(f"**{relation(words, kind, Form.GROUP)}**")
            with st.container(gap="xsmall"):
                used += sum(_reason(judged, entry, room - used, opened=opened) for entry in reasons)
    return used


def _reason(judged: Judged, entry: Entry, room: int, *, opened: bool) -> int:
    """Draw a first-level reason as a part that opens; return how many lines that took."""
    give_way()
    lines = list(nested_lines(judged, entry, room))
    with st.expander(claim_name(judged, entry.claim) + pill(judged, entry.claim), expanded=opened):
        text, verdict = (
            judged.graph.claims[entry.claim].text,
            sentence(judged.judgement, entry.claim).text,
        )
        st.markdown(
            "\n\n".join(
                (
                    plain_markdown(text),
                    f":small[:gray[{plain_markdown(verdict)}]]",
                    "\n".join(lines),
                )
            )
        )
        st.button(
            "Show on the map",
            key=f"show-{entry.through}-{entry.claim}",
            type="tertiary",
            icon=":material/account_tree:",
            on_click=go,
            args=(focus_address(entry.claim),),
        )
    return 1 + len(lines)


def nested_lines(judged: Judged, entry: Entry, room: int) -> Iterator[str]:
    """Yield at most so many lines of all that is below an entry, as a nested Markdown list."""
    words = language(judged.graph)
    waiting = [(1, answer) for answer in reversed(entry.entries)]
    while waiting and room > 0:
        level, line = waiting.pop()
        room -= 1
        text = plain_markdown(judged.graph.claims[line.claim].text)
        again = ""
        if line.repeated:
            again = " *(its answers are listed elsewhere)*"
        indent = "  " * (min(level, DEEPEST_INDENT) - 1)
        link = relation(words, Relation(line.relation or Relation.ABOUT), Form.LINK)
        yield f"{indent}- *{link}*\\: {text}{pill(judged, line.claim)}{again}"
        waiting += [(level + 1, answer) for answer in reversed(line.entries)]
