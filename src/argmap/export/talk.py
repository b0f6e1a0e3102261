"""What a writer is given: a judged debate, what to show of it, and how.

It asks for as much as its format holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

from argmap.deck import Programme, Setting, deck, named_page
from argmap.drawing import STYLES, Look, Style, bare_page, texts_in
from argmap.export.pdf.press import Edition
from argmap.layout import Engine, Orientation, find, missing_glyphs, place
from argmap.problem import Problem, Severity
from argmap.reasoning import Judgement
from argmap.scene import Deck, Scene, SlidePage
from argmap.view import View, ViewKind, view

if TYPE_CHECKING:
    from argmap.export.pptx.template import Template

SLIDE = "16:9"
"""The page of a talk that names none."""

Thing = TypeVar("Thing")


class Counted(Protocol):
    """Hands out things one by one, and may show how far it has come with what it does."""

    def __call__(self, things: Sequence[Thing], what: str, /) -> Iterable[Thing]:
        """Hand out the things in order."""
        ...


@dataclass(frozen=True, slots=True)
class Options:
    """How a file is written.

    `scale` (pixels for each point) and `transparent` matter to some formats only.

    `engine` is the name or path of a Graphviz, or `bundled`; None finds one. Without an
    `orientation` the one with the larger text is taken. `size` names a page (`deck.pages`); without
    one a picture has its natural size, and a talk the size of a slide. `force` writes text that is
    too small all the same. `fragments` puts the steps of a build into one SVG, `notes` the talk's
    notes into Markdown; `template` lends a .pptx its master and theme; `edition` is what a .pdf is.
    `embed_font` puts the letters of a picture into its SVG. `strict` takes a warning for an error.
    """

    look: Look = Look.LIGHT
    legend: bool = True
    scale: float = 2.0
    transparent: bool = False
    engine: str | None = None
    orientation: Orientation | None = None
    size: str | None = None
    force: bool = False
    fragments: bool = False
    notes: bool = False
    template: Template | None = None
    edition: Edition = Edition.SLIDES
    embed_font: bool = False
    strict: bool = False


def _at_once(things: Sequence[Thing], what: str, /) -> Iterable[Thing]:
    """Hand out things without showing anything."""
    del what
    return things


@dataclass(frozen=True)
class Talk:
    """A talk on its way to a file.

    A writer asks for what its format holds: the `deck`, one `scene`, or one `view`.

    Each is worked out when it is asked for, so that what needs no places needs no Graphviz. `bare`
    slides hold nothing but their picture.
    """

    judgement: Judgement
    programme: Programme
    options: Options
    bare: bool = False
    counted: Counted = _at_once

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
        """The single picture, its boxes placed, at its natural size.

        Raises:
            EngineError: Graphviz is missing, fails, or takes too long.
        """
        # A table needs no Graphviz, and so none is looked for.
        engine = self.engine if self.view.kind is ViewKind.FOCUS else None
        return place([self.view], engine, orientation=self.options.orientation)[0]

    @cached_property
    def deck(self) -> Deck:
        """The slides of the programme on pages of the chosen size, or of the template's.

        Raises:
            UnknownId: the programme names what the debate does not hold.
            ArgmapError: it asks for nothing or too much, or the template or the size cannot be
                used.
            EngineError: Graphviz is missing, fails, or takes too long.
        """
        options = self.options
        setting = Setting(self.page, self.engine, options.legend, orientation=options.orientation)
        made = deck(self.judgement, self.programme, setting)
        return replace(made, problems=tuple(map(_forced, made.problems))) if options.force else made

    @property
    def page(self) -> SlidePage | None:
        """The page of the deck, None where it is to be as small as its pictures."""
        # A size that is asked for wins over that of the template.
        if self.options.template and not self.options.size:
            from argmap.export.pptx.template import foreign_page

            return foreign_page(self.options.template)
        named = named_page(self.options.size or SLIDE)
        return bare_page(named.width, named.height) if named and self.bare else named

    @cached_property
    def engine(self) -> Engine:
        """The Graphviz that places boxes."""
        return find(self.options.engine)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What a reader of the single picture may miss."""
        return missing_glyphs(texts_in(self.scene))

    @property
    def told(self) -> tuple[str, ...]:
        """What a person is always told of a deck: its number of slides, its size of text."""
        slides, pictures = self.deck.slides, self.deck.pictures
        counted = "1 slide" if len(slides) == 1 else f"{len(slides)} slides"
        if not pictures:
            return (counted,)
        smallest = min(pictures, key=lambda slide: slide.text_size or 0.0)
        size = f"{smallest.text_size or 0.0:.1f} pt"
        if len(slides) == 1:
            return counted, f"text of {size}"
        return counted, f"text of at least {size} (slide {slides.index(smallest) + 1})"


def _forced(problem: Problem) -> Problem:
    """Return an error as the warning that it is to somebody who wants the file all the same."""
    if problem.severity is Severity.ERROR:
        return replace(problem, severity=Severity.WARNING)
    return problem
