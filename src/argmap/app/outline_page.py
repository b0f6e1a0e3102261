"""The whole debate as nested text: the equal of the map for readers, screen readers and printers."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from argmap.app.pieces import name, pill, tinted
from argmap.app.prose import plain
from argmap.app.state import focused, go
from argmap.app.verdicts import Judged, whole_outline
from argmap.app.visitors import give_way
from argmap.model import Relation
from argmap.view.perspective import Entry
from argmap.words import Form, language, relation, sentence

MOST_LINES = 800


def outline_page(judged: Judged) -> None:
    """Draw the outline: each top with its reasons, each reason opening on all that answers it."""
    st.title(plain(judged.graph.debate.question), anchor=False)
    outline = whole_outline(judged)
    opened = st.toggle(
        "Open everything", key="outline-open", help="Then the page can be searched and printed as a whole."
    )
    room = MOST_LINES
    for top in outline.entries:
        if room <= 0:
            break
        room -= _top(judged, top, room, opened=opened)
    if room <= 0:
        st.info(f"The first {MOST_LINES} lines are shown; the map and its search lead to the others.")


def _top(judged: Judged, top: Entry, room: int, *, opened: bool) -> int:
    """Draw a position or another top; return how many lines that took."""
    st.header(
        tinted(judged.graph, top.claim) if top.claim in judged.graph.roots else name(judged, top.claim), anchor=False
    )
    claim = judged.graph.claims[top.claim]
    if claim.label:
        st.markdown(plain(claim.text))
    st.caption(plain(sentence(judged.judgement, top.claim).text))
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
    with st.expander(name(judged, entry.claim) + pill(judged, entry.claim), expanded=opened):
        text, verdict = judged.graph.claims[entry.claim].text, sentence(judged.judgement, entry.claim).text
        st.markdown("\n\n".join((plain(text), f":small[:gray[{plain(verdict)}]]", "\n".join(lines))))
        st.button(
            "Show on the map",
            key=f"show-{entry.through}-{entry.claim}",
            type="tertiary",
            icon=":material/account_tree:",
            on_click=go,
            args=(focused(entry.claim),),
        )
    return 1 + len(lines)


def nested_lines(judged: Judged, entry: Entry, room: int) -> Iterator[str]:
    """Yield at most so many lines of a nested Markdown list with all that is below an entry, in reading order."""
    words = language(judged.graph)
    waiting = [(1, answer) for answer in reversed(entry.entries)]
    while waiting and room > 0:
        level, line = waiting.pop()
        room -= 1
        text = plain(judged.graph.claims[line.claim].text)
        again = " *(its answers are listed elsewhere)*" if line.repeated else ""
        indent = "  " * (min(level, 12) - 1)
        link = relation(words, Relation(line.relation or Relation.ABOUT), Form.LINK)
        yield f"{indent}- *{link}*\\: {text}{pill(judged, line.claim)}{again}"
        waiting += [(level + 1, answer) for answer in reversed(line.entries)]
