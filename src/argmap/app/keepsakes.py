"""The debate to take away as a whole: a briefing, slides, an outline.

A file is made when its button is clicked, not before, and once for all visitors.
"""

from __future__ import annotations

from functools import partial

import streamlit as st

from argmap.app.cache import Judged
from argmap.app.memory import Memory
from argmap.app.prose import plain_markdown
from argmap.app.turns import Calm
from argmap.app.visitors import in_turn, visitor
from argmap.deck import programme
from argmap.export import Edition, Options, export
from argmap.reasoning import Supposition
from argmap.view import Perspective
from argmap.words import language

MOST_CLAIMS = 1000
"""Of a larger debate nobody makes slides by the way, and a server has others to answer."""
_KEPT = Memory[tuple[str, Supposition, str], bytes](12)


def draw_keepsakes(judged: Judged) -> None:
    """Draw a button for each file in which the whole debate may be taken away."""
    words = language(judged.graph)
    named = {
        "pdf": words.say("app", "take-briefing"),
        "pptx": words.say("app", "take-slides"),
        "md": words.say("app", "take-outline"),
    }
    st.header(plain_markdown(words.say("app", "take-away")), anchor=False)
    if len(judged.graph.claims) > MOST_CLAIMS:
        st.caption(plain_markdown(words.say("app", "take-by-command", most=MOST_CLAIMS)))
        return
    with st.container(horizontal=True):
        for suffix, label in named.items():
            st.download_button(
                plain_markdown(label),
                # who asks is found out now: the thread that makes the file belongs to no run
                partial(_made, suffix, visitor(), judged),
                file_name=f"{judged.served.name}.{suffix}",
                mime=MEDIA_TYPES[suffix],
                key=f"take-{suffix}",
                icon=":material/download:",
                # nothing on the page changes by it, so that the page is not drawn anew
                on_click="ignore",
            )


MEDIA_TYPES = {
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "md": "text/markdown",
}


def _made(suffix: str, of: Calm, judged: Judged) -> bytes:
    """Return a file; Streamlit asks for it in a thread of its own, and this too has its turn."""
    with in_turn(of):
        key = judged.digest, judged.judgement.supposition, suffix
        return _KEPT.found(key, lambda: _written(judged, suffix))


def _written(judged: Judged, suffix: str) -> bytes:
    """Return the debate in a format."""
    asked = programme(judged.judgement, Perspective())
    options = Options(edition=Edition.BRIEFING)
    (content,) = export(judged.judgement, asked, f"debate.{suffix}", options).files.values()
    return content
