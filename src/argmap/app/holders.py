"""Who holds a position, and with which interest in the answer."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from argmap.app.prose import markdown_link, plain_markdown
from argmap.graph import DebateGraph
from argmap.model import Id, Source
from argmap.words import Language, language

MOST_HELD_BY = 6


def draw_holders(graph: DebateGraph, position: Id) -> None:
    """Draw who holds a position, nothing where the debate does not say it."""
    words = language(graph)
    named = list(_holders(graph, position, words))
    if named:
        said = words.say("app", "held-by")
        st.markdown(f"{plain_markdown(said)} {' · '.join(named)}")


def _holders(graph: DebateGraph, position: Id, words: Language) -> Iterator[str]:
    """Yield who holds a position, as Markdown, with whose interest that is."""
    known = dict(graph.debate.sources)
    keys = graph.claims[position].held_by
    for key in keys[:MOST_HELD_BY]:
        source = known.get(key) or Source(title=key)
        holder = source.author or source.publisher or source.title
        name = plain_markdown(holder)
        if source.url:
            name = markdown_link(holder, source.url)
        if source.interest:
            name += f" :gray-badge[{plain_markdown(words.word(source.interest))}]"
        yield name
    if len(keys) > MOST_HELD_BY:
        yield plain_markdown(words.say("app", "and-more", count=len(keys) - MOST_HELD_BY))
