"""What a talk would hold, as a list for the terminal: nothing is written."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.cli.terminal import patience, remark, say, tell
from argmap.deck import Programme
from argmap.drawing import claims_in
from argmap.export import Options, asked_for, holds_slides, suffix_of
from argmap.problem import ArgmapError
from argmap.reasoning import Judgement
from argmap.scene import Deck, Scene, Slide


def list_slides(judgement: Judgement, asked: Programme, name: str, options: Options) -> None:
    """Print the slides that a file would have, each with its boxes and the size of their text."""
    talk = asked_for(judgement, asked, name, options)
    if not holds_slides(suffix_of(name), name, options):
        none = f"`{name}` holds no slides that could be listed"
        raise ArgmapError(f"{none}; a talk goes to .pptx, .pdf or .html")
    with patience("Choosing layouts"):
        deck = talk.deck
    say(_lines(deck))
    tell(deck.problems)
    remark(", ".join(talk.told))


def _lines(deck: Deck) -> Iterator[str]:
    """Yield a line a slide."""
    digits = len(str(len(deck.slides)))
    for number, slide in enumerate(deck.slides, start=1):
        yield f"{number:>{digits}}  {_measure(slide):>18}  {slide.title}"


def _measure(slide: Slide) -> str:
    """Return how many boxes are visible, and how large their text is."""
    if not isinstance(slide.body, Scene) or slide.text_size is None:
        return ""
    shown = claims_in(slide.body) if slide.shown is None else slide.shown
    noun = "box" if len(shown) == 1 else "boxes"
    return f"{len(shown)} {noun}, {slide.text_size:.1f} pt"
