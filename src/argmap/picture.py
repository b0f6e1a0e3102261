"""The door's `draw`: a picture that shows itself in a notebook and saves itself in any format."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, TypedDict, Unpack

from argmap.deck import Programme, named_page, programme
from argmap.drawing import Look
from argmap.export import Options, Talk, export, made, save, slide_svg, target
from argmap.graph import AnyDebate
from argmap.model import Id
from argmap.problem import ArgmapError, Problem
from argmap.reasoning import Judgement, judge
from argmap.signs import did_you_mean, spelt_out
from argmap.suggest import nearest
from argmap.view import Perspective, view

SVG = "image/svg+xml"
PLAIN = "text/plain"


class Wishes(TypedDict, total=False):
    """What may be asked of a picture, by the names that the options of `argmap export` have."""

    depth: int
    context: bool
    themes: Sequence[str]
    tour: Id
    slides: int
    everything: bool
    build: bool
    look: str
    size: str
    legend: bool
    transparent: bool
    scale: float
    embed_font: bool
    force: bool
    engine: str


@dataclass(frozen=True)
class Picture:
    """A picture, or a talk, of a judged debate. A notebook shows it; `save` writes it."""

    judgement: Judgement
    programme: Programme
    options: Options

    def save(self, path: str | Path) -> tuple[Path, ...]:
        """Write the picture, or the talk, in the format of the path's ending.

        Returns the paths written. A star in the name, as in `slides/*.svg`, asks for a file a
        slide, a slash at its end for a site.

        Raises:
            ArgmapError: the format cannot hold it, or (FileError) the path cannot be written.
            DebateError: text would be too small to be read.
            EngineError: Graphviz is missing, fails, or takes too long.
        """
        where = target(os.fspath(path))
        return save(made(self.judgement, self.programme, where, self.options), where).files

    @property
    def svg(self) -> str:
        """The picture as SVG; of a talk the first one, with all its steps."""
        if not self.programme.talk:
            # A scale is for pixels only; beside SVG an export would refuse it.
            how = replace(self.options, scale=Options().scale)
            file = "picture.svg"
            written = export(self.judgement, self.programme, file, how)
            return written.files[file].decode()
        talk = self._talk
        first, *_ = talk.deck.builds
        whole = first[-1]
        background = not self.options.transparent
        return slide_svg(whole, talk.deck.page, talk.style, background=background)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What an audience may miss: text too small to read, characters that the font lacks."""
        talk = self._talk
        if self.programme.talk or self.options.size:
            return talk.deck.problems
        return talk.problems

    @property
    def _talk(self) -> Talk:
        return Talk(self.judgement, self.programme, self.options, bare=True)

    def __repr__(self) -> str:
        """Return what it shows, in words."""
        if self.programme.talk:
            return f"<Talk about {self.judgement.graph.debate.title!r}>"
        return f"<Picture of {self._talk.view.title!r}: {len(self._talk.view.claims)} claims>"

    def _repr_svg_(self) -> str:
        """Return what Jupyter, JupyterLab, VS Code and Marimo show."""
        return self.svg

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        """Return the picture with words for those who cannot show it."""
        kinds = {SVG, PLAIN}
        if include:
            kinds &= set(include)
        if exclude:
            kinds -= set(exclude)
        bundle = {}
        if SVG in kinds:
            bundle[SVG] = self.svg
        if PLAIN in kinds:
            bundle[PLAIN] = repr(self)
        return bundle


def draw(
    debate: AnyDebate, focus: Id | Iterable[Id] | None = None, **wishes: Unpack[Wishes]
) -> Picture:
    """Return a picture of a debate: the overview, or some claims with what answers them.

    A judgement is drawn as it was judged, and the picture says what was supposed.

    Raises:
        UnknownId: the debate holds no such claim, theme or tour. ArgmapError: a wish, a look or a
        size is unknown, wishes contradict each other, or this is no debate. DebateError: the debate
        has errors.
    """
    _known(wishes)
    judgement = judge(debate)
    asked = Perspective(
        focus=_several(focus),
        depth=wishes.get("depth", Perspective().depth),
        themes=_several(wishes.get("themes")),
        context=wishes.get("context", False),
    )
    shown = programme(
        judgement,
        asked,
        tour=wishes.get("tour"),
        slides=wishes.get("slides"),
        everything=wishes.get("everything", False),
        build=wishes.get("build", False),
    )
    # An unknown claim or theme is named here, not when a notebook shows the picture.
    view(judgement, asked)
    return Picture(judgement, shown, _options(wishes))


def _known(wishes: Wishes) -> None:
    """Refuse a wish that nobody would fulfil."""
    for wish in wishes:
        if wish not in Wishes.__annotations__:
            hint = _meant(wish, ("focus", *Wishes.__annotations__), "wishes")
            raise ArgmapError(f"a picture takes no wish `{spelt_out(wish)}`; {hint}")


def _several(names: Id | Iterable[Id] | None) -> tuple[Id, ...]:
    """Return one name, several or none as a tuple."""
    if isinstance(names, str):
        return (names,)
    return tuple(names or ())


def _options(wishes: Wishes) -> Options:
    """Return how a picture is to be written.

    The size is looked at before a notebook shows the picture.
    """
    chosen: dict[str, Any] = dict(wishes)
    names = {option.name for option in fields(Options)}
    given = {name: chosen[name] for name in chosen if name in names}
    if size := wishes.get("size"):
        named_page(size)
    given["look"] = _look(wishes.get("look") or Options().look)
    return Options(**given)


def _look(look: str) -> Look:
    """Return a look by its name."""
    if look not in tuple(Look):
        raise ArgmapError(f"there is no look `{spelt_out(look)}`; {_meant(look, Look, 'looks')}")
    return Look(look)


def _meant(word: str, choices: Iterable[str], kind: str) -> str:
    """Return what was meant by a word, or what there is to choose from."""
    names = tuple(choices)
    meant = nearest(word, names)
    if meant is None:
        return f"the {kind} are {', '.join(names)}"
    return did_you_mean(word, meant)
