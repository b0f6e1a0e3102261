"""The current picture to take away; a file is made when its button is clicked, not before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from argmap.app.cache import Judged, NoPictureError, scene_of
from argmap.app.hosts import Doors
from argmap.app.state import here
from argmap.app.turns import Calm
from argmap.app.visitors import in_turn, visitor
from argmap.drawing import STYLES, Look, Style, explained
from argmap.export import dot_text, png_image, svg_text
from argmap.scene import Scene
from argmap.view import View, parameters
from argmap.words import language


@dataclass(frozen=True)
class _Taken:
    """What somebody takes away: the picture on screen, and the address at which it is found."""

    judged: Judged
    view: View
    address: str

    @property
    def scene(self) -> Scene:
        """The picture as one understands it elsewhere: with its badges explained, title, address.

        Raises:
            NoPictureError: too much hangs together to be drawn.
        """
        scene = scene_of(self.judged, self.view.perspective)
        title = self.judged.graph.debate.title
        if self.view.perspective.focus:
            title = f"{title} · {self.view.title}"
        lines = scene.caption, title, self.address
        return replace(explained(scene), caption="\n".join(filter(None, lines)))


@dataclass(frozen=True)
class _Format:
    """A kind of file and how one is made of the picture on screen.

    What is `placed` needs the very picture, and not only what it shows.
    """

    suffix: str
    media_type: str
    made: Callable[[_Taken, Style], bytes]
    placed: bool = True


FORMATS = (
    _Format(
        "svg",
        "image/svg+xml",
        lambda taken, style: svg_text(taken.scene, style).encode(),
    ),
    _Format(
        "png",
        "image/png",
        lambda taken, style: png_image(taken.scene, style).content,
    ),
    _Format(
        "dot",
        "text/vnd.graphviz",
        lambda taken, style: dot_text(taken.view, style).encode(),
        placed=False,
    ),
)


def draw_downloads(judged: Judged, view: View) -> None:
    """Draw a button for each format in which the picture may be taken away, in its look."""
    look = Look.LIGHT
    if st.context.theme.type == "dark":
        look = Look.DARK
    name = f"{judged.served.name}-{'-'.join(view.perspective.focus[:1]) or 'overview'}"
    taken = _Taken(judged, view, _address(judged))
    drawable = _is_drawable(judged, view)
    words = language(judged.graph)
    named = {
        "svg": words.say("app", "format-svg"),
        "png": words.say("app", "format-png"),
        "dot": words.say("app", "format-dot"),
    }
    with st.popover(words.say("app", "download"), icon=":material/download:", key="downloads"):
        for form in FORMATS:
            st.download_button(
                named[form.suffix],
                # who asks is found out now: the thread that makes the file belongs to no run
                partial(_made, form, visitor(), taken, STYLES[look]),
                file_name=f"{name}.{form.suffix}",
                mime=form.media_type,
                key=f"download-{form.suffix}",
                type="tertiary",
                # nothing on the page changes by it, so that the page is not drawn anew
                on_click="ignore",
                disabled=form.placed and not drawable,
            )


def _address(judged: Judged) -> str:
    """Return where others find what is on screen, empty where only this computer does."""
    search = urlencode(parameters(here()), doseq=True)
    published = judged.graph.debate.url
    if published is None and not Doors.of_process().private:
        # what the browser shows; without the query, which may still be that of the last run
        published = (st.context.url or "").partition("?")[0] or None
    if published is None:
        return ""
    return f"{published}?{search}" if search else published


def _made(form: _Format, of: Calm, taken: _Taken, style: Style) -> bytes:
    """Return a file; Streamlit asks for it in a thread of its own, and this too has its turn."""
    with in_turn(of):
        return form.made(taken, style)


def _is_drawable(judged: Judged, view: View) -> bool:
    """Say whether the picture is on screen; where it is not, the page says why."""
    try:
        scene_of(judged, view.perspective)
    except NoPictureError:
        return False
    return True
