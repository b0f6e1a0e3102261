"""How the first page is read: what stands, and what the signs and badges mean."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import streamlit as st

from argmap.app.cache import Judged
from argmap.app.prose import plain_markdown
from argmap.model import Relation
from argmap.words import Form, badge_meanings, language, relation

SIGNS: Mapping[Relation, str] = MappingProxyType(
    {Relation.SUPPORTS: "+", Relation.REBUTS: "−", Relation.UNDERCUTS: "⊘", Relation.ABOUT: "i"}
)
"""As the map draws them and the list writes them."""


def draw_how_to_read(judged: Judged) -> None:
    """Say in a sentence what it is to stand, and behind it what each sign means."""
    words = language(judged.graph)
    st.caption(plain_markdown(words.say("app", "what-stands")))
    with st.expander(plain_markdown(words.say("page", "how-to-read")), icon=":material/key:"):
        lines = [f"{SIGNS[each]} {relation(words, each, Form.LEGEND)}" for each in Relation]
        lines += [words.say("list", "filled"), words.say("list", "hollow")]
        for each in badge_meanings(judged.judgement):
            lines.append(f"{each.badge.glyph} {each.badge.word}: {each.meaning}")
        lines.append(words.say("list", "no-badge"))
        st.markdown("\n".join(f"- {plain_markdown(line)}" for line in lines))
