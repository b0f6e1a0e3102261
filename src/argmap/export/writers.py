"""The writers, by the suffix of the file: a judged debate and a programme become a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from argmap.deck.assembly import deck
from argmap.deck.legible import Setting
from argmap.deck.pages import page
from argmap.deck.programme import Programme
from argmap.drawing.style import STYLES, Look, Style
from argmap.export.dot import dot
from argmap.export.html import html
from argmap.export.markdown import markdown
from argmap.export.png import png
from argmap.export.pptx.pptx import pptx
from argmap.export.svg import svg
from argmap.files import Written
from argmap.layout.engine import Engine, find
from argmap.layout.measure import Orientation
from argmap.layout.place import place
from argmap.layout.typeset import missing_glyphs
from argmap.problem import ArgmapError, Problem
from argmap.reasoning.judgement import Judgement
from argmap.scene import Deck, Scene
from argmap.suggest import nearest
from argmap.view.perspective import Perspective, View, ViewKind
from argmap.view.view import view
from argmap.webmap.payload import payload


@dataclass(frozen=True, slots=True)
class Options:
    """How a file is written. `scale` (pixels for each point) and `transparent` matter to some formats only.

    `engine` is the name or path of a Graphviz, or `bundled`; None finds one. Without an `orientation` the one with
    the larger text is taken. `size` names a page (`deck.pages`).
    """

    look: Look = Look.LIGHT
    legend: bool = True
    scale: float = 2.0
    transparent: bool = False
    engine: str | None = None
    orientation: Orientation | None = None
    size: str = "16:9"


@dataclass(frozen=True)
class Talk:
    """A talk on its way to a file. A writer asks for what its format holds: the `deck`, one `scene`, or one `view`.

    Each is worked out when it is asked for, so that what needs no places needs no Graphviz.
    """

    judgement: Judgement
    programme: Programme
    options: Options

    @property
    def style(self) -> Style:
        """The style of the chosen look."""
        return STYLES[self.options.look]

    @cached_property
    def view(self) -> View:
        """What a single picture shows.

        Raises:
            UnknownId: the perspective names what the debate does not hold.
        """
        return view(self.judgement, self.programme.perspective)

    @cached_property
    def scene(self) -> Scene:
        """The single picture, its boxes placed.

        Raises:
            EngineError: Graphviz is missing, fails, or takes too long.
        """
        engine = self.engine if self.view.kind is ViewKind.FOCUS else None
        return place([self.view], engine, orientation=self.options.orientation)[0]

    @cached_property
    def deck(self) -> Deck:
        """The slides of the programme on pages of the chosen size.

        Raises:
            UnknownId: the programme names what the debate does not hold.
            EngineError: Graphviz is missing, fails, or takes too long.
        """
        options = self.options
        setting = Setting(page(options.size), self.engine, options.legend, orientation=options.orientation)
        return deck(self.judgement, self.programme, setting)

    @cached_property
    def engine(self) -> Engine:
        """The Graphviz that places boxes."""
        return find(self.options.engine)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What a reader of the single picture may miss."""
        return missing_glyphs(line.text for box in self.scene.geometry.boxes for line in box.lines)


def _svg(talk: Talk) -> Written:
    options = talk.options
    text = svg(talk.scene, talk.style, legend=options.legend, background=not options.transparent)
    return Written({"": text.encode()}, talk.problems)


def _png(talk: Talk) -> Written:
    options = talk.options
    drawn = png(talk.scene, talk.style, scale=options.scale, transparent=options.transparent, legend=options.legend)
    return Written({"": drawn}, talk.problems)


def _json(talk: Talk) -> Written:
    shown = payload(talk.scene, talk.style, legend=talk.options.legend)
    return Written({"": (json.dumps(shown, ensure_ascii=False, indent=1) + "\n").encode()}, talk.problems)


def _dot(talk: Talk) -> Written:
    return Written({"": dot(talk.view, talk.style).encode()})


def _markdown(talk: Talk) -> Written:
    return Written({"": markdown(talk.view).encode()})


def _html(talk: Talk) -> Written:
    return Written({"": html(talk.deck, talk.judgement, talk.style, talk.engine).encode()}, talk.deck.problems)


def _pptx(talk: Talk) -> Written:
    return Written({"": pptx(talk.deck, talk.style)}, talk.deck.problems)


WRITERS: Mapping[str, Callable[[Talk], Written]] = {
    ".svg": _svg,
    ".png": _png,
    ".pptx": _pptx,
    ".dot": _dot,
    ".html": _html,
    ".json": _json,
    ".md": _markdown,
}
"""What each suffix is written by; the name of the one file is left open ("").

A format with pages asks its talk for the `deck`, and adds its writer here.
"""


def export(
    judgement: Judgement, programme: Programme | Perspective, name: str, options: Options | None = None
) -> Written:
    """Return the file `name`, written in the format of its suffix. The same input gives the same bytes.

    Raises:
        ArgmapError: the suffix is no format, or (UnknownId) the programme names what the debate does not hold.
        EngineError: Graphviz is missing, fails, or takes too long; `.md`, `.dot` and overviews need none.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in WRITERS:
        meant = nearest(suffix, WRITERS)
        hint = f"did you mean `{meant}`?" if meant else f"the endings are {', '.join(WRITERS)}"
        raise ArgmapError(f"cannot write `{name}`: `{suffix}` is no format that argmap writes; {hint}")
    asked = programme if isinstance(programme, Programme) else Programme(programme)
    written = WRITERS[suffix](Talk(judgement, asked, options or Options()))
    return Written({name: written.files[""]}, written.problems)
