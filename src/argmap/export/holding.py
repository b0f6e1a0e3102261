"""What each format has a place for: what it would leave out in silence is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from argmap.deck import Programme
from argmap.export.pdf.press import Edition
from argmap.export.series import STAR
from argmap.export.talk import Options
from argmap.problem import ArgmapError

SITE = "/"
"""What a name ends with that asks for the whole debate as a folder of pages."""
TALKS = frozenset({".pptx", ".pdf", ".html"})
"""The formats that hold a whole talk in one file."""
PICTURES = frozenset({".svg", ".png"})
USUAL = Options()

Wish = tuple[Callable[[Options], bool], frozenset[str]]
WISHES: Mapping[str, Wish] = {
    "a template is": (lambda how: how.template is not None, frozenset({".pptx"})),
    "fragments are": (lambda how: how.fragments, frozenset({".svg"})),
    "a handout is": (lambda how: how.edition is Edition.HANDOUT, frozenset({".pdf"})),
    "a briefing is": (lambda how: how.edition is Edition.BRIEFING, frozenset({".pdf"})),
    "notes of their own are": (lambda how: how.notes, frozenset({".md"})),
    "an embedded font is": (lambda how: how.embed_font, frozenset({".svg"})),
    # A scale that is the usual one cannot be told from none.
    "a scale is": (lambda how: how.scale != USUAL.scale, frozenset({".png"})),
    "a size is": (lambda how: bool(how.size), PICTURES | {".pptx", ".pdf"}),
    "a transparent background is": (lambda how: how.transparent, PICTURES | {".pdf"}),
    "leaving out the legend is": (lambda how: not how.legend, PICTURES | TALKS | {".json"}),
}
"""How a file may be wished for, and the formats that have a place for it."""


def hold(suffix: str, name: str, asked: Programme, options: Options) -> None:
    """Refuse what a format has no place for, rather than leave it out in silence.

    Raises `ArgmapError`.
    """
    for what, (wished, formats) in WISHES.items():
        if wished(options) and suffix not in formats:
            raise ArgmapError(f"{what} for {', '.join(sorted(formats))}, and `{name}` is none")
    paper = options.edition is not Edition.SLIDES
    if paper and options.transparent:
        raise ArgmapError(f"a {options.edition} is for paper, and has no background to leave out")
    # Who asks for nothing in particular gets the whole debate, which is what these hold.
    if asked != Programme():
        _hold_whole(suffix, name, options)
    if asked.talk and not (
        paper or _one_build(asked, options) or holds_slides(suffix, name, options)
    ):
        goes = "a talk goes to .pptx, .pdf, .html, or to a file a slide: 'DIR/*.svg'"
        raise ArgmapError(f"`{name}` holds one picture; {goes}")


def _one_build(asked: Programme, options: Options) -> bool:
    """Say whether a talk is the steps of one picture, which one SVG holds."""
    return options.fragments and asked.tour is None and not asked.everything


def _hold_whole(suffix: str, name: str, options: Options) -> None:
    """Refuse to choose a part of what always holds the whole debate."""
    if suffix == SITE:
        what = "a site"
    elif options.edition is Edition.BRIEFING:
        what = "a briefing"
    else:
        return
    whole = "which holds the whole debate: leave out what chooses a part of it"
    raise ArgmapError(f"`{name}` is {what}, {whole}")


def holds_slides(suffix: str, name: str, options: Options) -> bool:
    """Say whether a file, or the files of a name with a star, hold all slides of a talk."""
    paper = options.edition is not Edition.SLIDES
    return (suffix in TALKS and not paper) or STAR in name or (suffix == ".md" and options.notes)
