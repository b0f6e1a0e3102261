"""The writers, by the suffix of the file: a judged debate and a programme become a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import PurePath

from argmap.deck import Programme
from argmap.export.dot import dot_text
from argmap.export.holding import SITE, hold
from argmap.export.markdown import outline_markdown
from argmap.export.notes import notes
from argmap.export.pdf.press import Edition
from argmap.export.png import png_image
from argmap.export.series import STAR, series, single
from argmap.export.svg import svg_text, with_font
from argmap.export.talk import Counted, Options, Talk
from argmap.files import Written
from argmap.problem import ArgmapError, DebateError, Severity
from argmap.reasoning import Judgement
from argmap.signs import did_you_mean, spelt_out
from argmap.suggest import nearest
from argmap.view import Perspective
from argmap.webmap import payload

__all__ = ["WRITERS", "Options", "Talk", "export", "suffix_of"]


def _svg(talk: Talk) -> Written:
    options = talk.options
    if options.size or options.fragments:
        return single(replace(talk, bare=True), ".svg")
    text = svg_text(
        talk.scene, talk.style, legend=options.legend, background=not options.transparent
    )
    if options.embed_font:
        text = with_font(text)
    return Written({"": text.encode()}, talk.problems)


def _png(talk: Talk) -> Written:
    options = talk.options
    if options.size:
        return single(replace(talk, bare=True), ".png")
    drawn = png_image(
        talk.scene,
        talk.style,
        scale=options.scale,
        transparent=options.transparent,
        legend=options.legend,
    )
    return Written({"": drawn.content}, drawn.problems)


def _json(talk: Talk) -> Written:
    shown = payload(talk.scene, talk.style, legend=talk.options.legend)
    return Written(
        {"": (json.dumps(shown, ensure_ascii=False, indent=1) + "\n").encode()}, talk.problems
    )


def _dot(talk: Talk) -> Written:
    return Written({"": dot_text(talk.view, talk.style).encode()})


def _markdown(talk: Talk) -> Written:
    if talk.options.notes:
        # Notes show no text in a size of their own, so that only the number of slides is told.
        return Written({"": notes(talk.deck).encode()}, told=talk.told[:1])
    return Written({"": outline_markdown(talk.view).encode()})


def _html(talk: Talk) -> Written:
    """Return the page of a talk; it has no size of its own, so no text in it is too small."""
    from argmap.export.html import html  # templates are slow to import, and a picture needs none

    problems = tuple(problem for problem in talk.deck.problems if problem.code == "missing-glyph")
    page = html(talk.deck, talk.judgement, talk.style, talk.engine)
    return Written({"": page.text.encode()}, (*problems, *page.problems), talk.told[:1])


def _site(talk: Talk) -> Written:
    from argmap.export.site import site

    return site(talk.judgement, talk.style, talk.engine, counted=talk.counted)


def _pptx(talk: Talk) -> Written:
    # lxml and python-pptx are slow to import, and a picture needs neither.
    from argmap.export.pptx.pptx import pptx
    from argmap.export.pptx.template import left_behind

    made = pptx(talk.deck, talk.style, template=talk.options.template, counted=talk.counted)
    told = left_behind(talk.options.template) if talk.options.template else ()
    return Written({"": made}, talk.deck.problems, (*talk.told, *told))


def _pdf(talk: Talk) -> Written:
    """Return slides, a reading version or a briefing.

    Whoever chooses nothing reads the whole debate.
    """
    # What sets pages is slow to import, and a picture needs none of it.
    from argmap.export.pdf.briefing import briefing
    from argmap.export.pdf.handout import handout
    from argmap.export.pdf.paper import paper
    from argmap.export.pdf.slides import slides

    options, style = talk.options, talk.style
    match options.edition:
        case Edition.SLIDES:
            made = slides(talk.deck, style, background=not options.transparent)
            # What typst says of missing letters is surer: it knows the fonts of this machine.
            others = (problem for problem in talk.deck.problems if problem.code != "missing-glyph")
            return Written({"": made.content}, (*others, *made.problems), talk.told)
        case Edition.HANDOUT:
            # The size is that of the paper; its pictures are laid out as for a slide.
            slide = replace(talk, options=replace(options, size=None))
            deck = None if talk.programme == Programme() else slide.deck
            made = handout(talk.judgement, style, paper(options.size), deck, legend=options.legend)
        case Edition.BRIEFING:
            made = briefing(talk.judgement, style, paper(options.size))
    return Written({"": made.content}, made.problems)


WRITERS: Mapping[str, Callable[[Talk], Written]] = {
    ".pptx": _pptx,
    ".pdf": _pdf,
    ".svg": _svg,
    ".png": _png,
    ".dot": _dot,
    ".html": _html,
    ".json": _json,
    ".md": _markdown,
    SITE: _site,
}
"""What each suffix is written by; the name of the one file is left open ("").

A format with pages asks its talk for the `deck`, and adds its writer here and its suffix to
`holding.TALKS`.
"""


def export(
    judgement: Judgement,
    programme: Programme | Perspective,
    name: str,
    options: Options | None = None,
    *,
    counted: Counted | None = None,
) -> Written:
    """Return the file `name`, written in the format of its suffix.

    The same input gives the same bytes.

    A name with a star, such as `slides/*.svg`, gives a file for each slide, one with a slash at its
    end the pages of a site. `counted` may show how far it has come.

    Raises:
        ArgmapError: the suffix is no format, or it cannot hold what is asked for, or (UnknownId)
            the programme names what the debate does not hold.
        DebateError: text would be too small to be read, and `force` is not set; or `strict` is, and
            there is a warning.
        EngineError: Graphviz is missing, fails, or takes too long; `.md`, `.dot` and overviews need
            none.
    """
    talk, suffix = asked_for(judgement, programme, name, options), suffix_of(name)
    talk = replace(talk, counted=counted) if counted else talk
    written = series(talk, PurePath(name).name, suffix) if STAR in name else WRITERS[suffix](talk)
    strict = (options or Options()).strict
    barring = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(problem.severity in barring for problem in written.problems):
        raise DebateError(written.problems)
    return replace(
        written, files={file or name: content for file, content in written.files.items()}
    )


def asked_for(
    judgement: Judgement,
    programme: Programme | Perspective,
    name: str,
    options: Options | None = None,
) -> Talk:
    """Return the talk that a file of this name is to hold.

    Raises `ArgmapError` where its format cannot hold it.
    """
    suffix, how = suffix_of(name), options or Options()
    asked = programme if isinstance(programme, Programme) else Programme(programme)
    hold(suffix, name, asked, how)
    if how.fragments and asked.perspective.focus:
        asked = replace(asked, build=True)
    return Talk(judgement, asked, how, bare=STAR in name)


def suffix_of(name: str) -> str:
    """Return the format that a file's name asks for.

    Raises:
        ArgmapError: there is no such format; it names the nearest one.
    """
    suffix = SITE if name.endswith(SITE) else PurePath(name).suffix.lower()
    if suffix not in WRITERS:
        what = "it has no ending that says in which format"
        if suffix:
            what = f"`{spelt_out(suffix)}` is no format that argmap writes"
        hint = f"the endings are {', '.join(WRITERS)}, the last for a site"
        meant = nearest(suffix, WRITERS)
        if meant:
            hint = did_you_mean(suffix, meant)
        raise ArgmapError(f"cannot write `{name}`: {what}; {hint}")
    return suffix
