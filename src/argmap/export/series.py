"""A talk as a picture file a slide, `slides/*.svg`, or a build in one SVG, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from argmap.codes import Code
from argmap.deck import AROUND
from argmap.export.png import RasterImage, slide_png
from argmap.export.svg import slide_svg, steps_svg
from argmap.export.talk import Talk
from argmap.files import Written
from argmap.problem import ArgmapError, Problem
from argmap.scene import Slide

STAR = "*"


def series(talk: Talk, name: str, suffix: str) -> Written:
    """Return a file for each picture of a talk, named by its number where `name` has a star.

    With fragments a file holds a whole picture with all its steps.

    Raises:
        ArgmapError: the suffix is no picture format.
    """
    if suffix not in {".svg", ".png"}:
        raise ArgmapError(f"`{name}` asks for one file a slide, and that is for .svg and .png only")
    deck = talk.deck
    groups = deck.builds if talk.options.fragments else [(slide,) for slide in deck.slides]
    # Two digits at least: so the names of nearly all talks sort as their slides do.
    digits = max(len(str(len(groups))), 2)
    drawn = {
        name.replace(STAR, f"{number:0{digits}}"): _file(talk, group, suffix)
        for number, group in enumerate(_counted(talk, groups), start=1)
    }
    files = {file: each.content for file, each in drawn.items()}
    return Written(files, _problems(talk, suffix, drawn.values()), talk.told)


def _problems(talk: Talk, suffix: str, drawn: Iterable[RasterImage]) -> tuple[Problem, ...]:
    """Return what readers may miss; of letters, a PNG tells more than the talk knows."""
    if suffix == ".svg":
        return talk.deck.problems
    others = (problem for problem in talk.deck.problems if problem.code is not Code.MISSING_GLYPH)
    own = next((each.problems for each in drawn if each.problems), ())
    return (*others, *own)


def _counted(talk: Talk, groups: Sequence[Sequence[Slide]]) -> Iterator[Sequence[Slide]]:
    """Yield the groups, and tell how far this has come."""
    for _, group in zip(
        talk.counted([group[-1] for group in groups], "Drawing"), groups, strict=True
    ):
        yield group


def single(talk: Talk, suffix: str) -> Written:
    """Return the one picture of a talk on its page, with its steps where it is a build.

    Without a focus it is the overview.
    """
    programme = talk.programme
    if not (programme.perspective.focus or talk.options.fragments):
        # The title, and the one picture that is left then: the overview.
        talk = replace(talk, programme=replace(programme, slides=AROUND + 1))
    group = talk.deck.builds
    if len(group) != 1:
        raise ArgmapError(
            f"this talk has {len(group)} pictures, and one file holds one: "
            f"write them as 'DIR/*{suffix}'"
        )
    drawn = _file(talk, group[0], suffix)
    return Written({"": drawn.content}, _problems(talk, suffix, (drawn,)), talk.told)


def _file(talk: Talk, group: Sequence[Slide], suffix: str) -> RasterImage:
    """Return the file of a picture: its last step, or all of them as fragments."""
    background = not talk.options.transparent
    if talk.options.fragments and suffix == ".svg":
        return RasterImage(
            steps_svg(group, talk.deck.page, talk.style, background=background).encode()
        )
    slide, page, style = group[-1], talk.deck.page, talk.style
    if suffix == ".svg":
        return RasterImage(slide_svg(slide, page, style, background=background).encode())
    return slide_png(slide, page, style, scale=talk.options.scale, background=background)
