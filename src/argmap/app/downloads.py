"""The current picture to take away; a file is made when its button is clicked, not before."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from argmap.app.verdicts import Judged
from argmap.drawing.style import Look
from argmap.export.writers import Options, export
from argmap.view.perspective import View

FORMATS = {
    "svg": ("SVG, for web pages and further drawing", "image/svg+xml"),
    "png": ("PNG, an image for slides", "image/png"),
    "dot": ("DOT, the source for Graphviz", "text/vnd.graphviz"),
}


def downloads(judged: Judged, view: View) -> None:
    """Draw a button for each format in which the picture on screen may be taken away, in the look on screen."""
    with st.popover("Download", icon=":material/download:", key="downloads"):
        for suffix, (words, media_type) in FORMATS.items():
            name = f"{judged.edition.name}-{'-'.join(view.perspective.focus[:1]) or 'overview'}.{suffix}"
            st.download_button(
                words,
                _made(judged, view, name),
                file_name=name,
                mime=media_type,
                key=f"download-{suffix}",
                type="tertiary",
                on_click="ignore",
            )


def _made(judged: Judged, view: View, name: str) -> Callable[[], bytes]:
    """Return what makes the file when it is asked for."""
    look = Look.DARK if st.context.theme.type == "dark" else Look.LIGHT
    return lambda: export(judged.judgement, view.perspective, name, Options(look=look)).files[name]
