"""The current picture to take away; a file is made when its button is clicked, not before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from argmap.app.cache import Judged, NoPictureError, scene_of
from argmap.app.turns import Calm
from argmap.app.visitors import in_turn, visitor
from argmap.drawing import STYLES, Look, Style
from argmap.export import dot_text, png_image, svg_text
from argmap.view import View


@dataclass(frozen=True)
class _Format:
    """A kind of file, in words for its button, and how one is made of the picture on screen.

    What is `placed` needs the very picture, and not only what it shows.
    """

    suffix: str
    words: str
    media_type: str
    made: Callable[[Judged, View, Style], bytes]
    placed: bool = True


FORMATS = (
    _Format(
        "svg",
        "SVG, for web pages and further drawing",
        "image/svg+xml",
        lambda judged, view, style: svg_text(scene_of(judged, view.perspective), style).encode(),
    ),
    _Format(
        "png",
        "PNG, an image for slides",
        "image/png",
        lambda judged, view, style: png_image(scene_of(judged, view.perspective), style).content,
    ),
    _Format(
        "dot",
        "DOT, the source for Graphviz",
        "text/vnd.graphviz",
        lambda _judged, view, style: dot_text(view, style).encode(),
        placed=False,
    ),
)


def draw_downloads(judged: Judged, view: View) -> None:
    """Draw a button for each format in which the picture may be taken away, in its look."""
    look = Look.LIGHT
    if st.context.theme.type == "dark":
        look = Look.DARK
    name = f"{judged.served.name}-{'-'.join(view.perspective.focus[:1]) or 'overview'}"
    drawable = _is_drawable(judged, view)
    with st.popover("Download", icon=":material/download:", key="downloads"):
        for form in FORMATS:
            st.download_button(
                form.words,
                # who asks is found out now: the thread that makes the file belongs to no run
                partial(_made, form, visitor(), (judged, view, STYLES[look])),
                file_name=f"{name}.{form.suffix}",
                mime=form.media_type,
                key=f"download-{form.suffix}",
                type="tertiary",
                # nothing on the page changes by it, so that the page is not drawn anew
                on_click="ignore",
                disabled=form.placed and not drawable,
            )


def _made(form: _Format, of: Calm, asked: tuple[Judged, View, Style]) -> bytes:
    """Return a file; Streamlit asks for it in a thread of its own, and this too has its turn."""
    with in_turn(of):
        return form.made(*asked)


def _is_drawable(judged: Judged, view: View) -> bool:
    """Say whether the picture is on screen; where it is not, the page says why."""
    try:
        scene_of(judged, view.perspective)
    except NoPictureError:
        return False
    return True
