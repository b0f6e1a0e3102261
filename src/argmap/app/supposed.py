"""What is supposed, said in one place on every page, with the way back to the debate as argued."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from argmap.app.cache import Judged
from argmap.app.prose import plain_markdown
from argmap.app.state import go, here
from argmap.reasoning import Supposition
from argmap.words import language, supposition_caption


def draw_supposition(judged: Judged) -> None:
    """Say what is supposed, and lead back; nothing where nothing is supposed."""
    caption = supposition_caption(judged.graph, judged.judgement.supposition)
    if not caption:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="supposed"):
        st.info(plain_markdown(caption), icon=":material/tune:")
        st.button(
            plain_markdown(language(judged.graph).say("app", "as-argued")),
            key="as-argued",
            icon=":material/undo:",
            on_click=go,
            args=(replace(here(), supposition=Supposition()),),
        )
