"""The writers, by the suffix of the file: a judged debate and what to show of it become a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from argmap.drawing.style import STYLES, Look, Style
from argmap.export.dot import dot
from argmap.export.markdown import markdown
from argmap.export.png import png
from argmap.export.svg import svg
from argmap.files import Written
from argmap.layout.engine import find
from argmap.layout.measure import Orientation
from argmap.layout.place import place
from argmap.layout.typeset import missing_glyphs
from argmap.problem import ArgmapError, Problem
from argmap.reasoning.judgement import Judgement
from argmap.scene import Scene
from argmap.suggest import nearest
from argmap.view.perspective import Perspective, View, ViewKind
from argmap.view.view import view
from argmap.webmap.payload import payload


@dataclass(frozen=True, slots=True)
class Options:
    """How a picture is written. `scale` (pixels for each point) and `transparent` matter to some formats only.

    `engine` is the name or path of a Graphviz, or `bundled`; None finds one. Without an `orientation` the one with
    the larger text is taken.
    """

    look: Look = Look.LIGHT
    legend: bool = True
    scale: float = 2.0
    transparent: bool = False
    engine: str | None = None
    orientation: Orientation | None = None


@dataclass(frozen=True)
class Picture:
    """A view on its way to a file; it is placed only for a format that needs places."""

    view: View
    options: Options

    @property
    def style(self) -> Style:
        """The style of the chosen look."""
        return STYLES[self.options.look]

    @cached_property
    def scene(self) -> Scene:
        """The view with its boxes placed.

        Raises:
            EngineError: Graphviz is missing, fails, or takes too long.
        """
        engine = find(self.options.engine) if self.view.kind is ViewKind.FOCUS else None
        return place([self.view], engine, orientation=self.options.orientation)[0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What a reader of the picture may miss."""
        return missing_glyphs(line.text for box in self.scene.geometry.boxes for line in box.lines)


def _svg(picture: Picture) -> Written:
    options = picture.options
    text = svg(picture.scene, picture.style, legend=options.legend, background=not options.transparent)
    return Written({"": text.encode()}, picture.problems)


def _png(picture: Picture) -> Written:
    options = picture.options
    drawn = png(
        picture.scene, picture.style, scale=options.scale, transparent=options.transparent, legend=options.legend
    )
    return Written({"": drawn}, picture.problems)


def _json(picture: Picture) -> Written:
    shown = payload(picture.scene, picture.style, legend=picture.options.legend)
    return Written({"": (json.dumps(shown, ensure_ascii=False, indent=1) + "\n").encode()}, picture.problems)


def _dot(picture: Picture) -> Written:
    return Written({"": dot(picture.view, picture.style).encode()})


def _markdown(picture: Picture) -> Written:
    return Written({"": markdown(picture.view).encode()})


WRITERS: Mapping[str, Callable[[Picture], Written]] = {
    ".svg": _svg,
    ".png": _png,
    ".dot": _dot,
    ".json": _json,
    ".md": _markdown,
}
"""What each suffix is written by; the file's name is left open ("")."""


def export(judgement: Judgement, perspective: Perspective, name: str, options: Options | None = None) -> Written:
    """Return the file `name`, written in the format of its suffix. The same input gives the same bytes.

    Raises:
        ArgmapError: the suffix is no format, or (UnknownId) the perspective names what the debate does not hold.
        EngineError: Graphviz is missing, fails, or takes too long; `.md`, `.dot` and overviews need none.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in WRITERS:
        meant = nearest(suffix, WRITERS)
        hint = f"did you mean `{meant}`?" if meant else f"the endings are {', '.join(WRITERS)}"
        what = f"`{suffix}` is no format that argmap writes" if suffix else "it has no ending that says in which format"
        raise ArgmapError(f"cannot write `{name}`: {what}; {hint}")
    written = WRITERS[suffix](Picture(view(judgement, perspective), options or Options()))
    return Written({name: written.files[""]}, written.problems)
