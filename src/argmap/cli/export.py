"""`argmap export`: a talk, a picture or a text of a debate, for an audience or a page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli import options
from argmap.cli.completion import claim_ids, theme_names, tour_ids
from argmap.cli.supposing import Supposed, with_supposition
from argmap.drawing import Look
from argmap.layout import Orientation
from argmap.view import HARD_MOST_BOXES, MOST_BOXES, Perspective

if TYPE_CHECKING:
    from argmap.deck import Programme
    from argmap.export import Edition, Options, Template
    from argmap.reasoning import Judgement

Output = Annotated[
    str,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Where to write; the ending says what: .pptx .pdf .html, .svg .png .dot .json, .md; "
        "'DIR/*.svg': a file a slide; DIR/: a site",
    ),
]
TourOption = Annotated[
    str | None,
    typer.Option(
        "--tour",
        metavar="ID",
        help="A talk: this tour; without it the first one.",
        autocompletion=tour_ids,
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="THEME,…",
        help="A talk: the most disputed reasons of these themes.",
        autocompletion=theme_names,
    ),
]
Slides = Annotated[
    int | None,
    typer.Option(
        "--slides",
        help="A talk: the most disputed reasons on at most so many slides, from 2 to 200.",
    ),
]
Everything = Annotated[
    bool, typer.Option("--all", help="A talk: every reason with its replies, however many slides.")
]
Build = Annotated[bool, typer.Option("--build", help="One element a step, and nothing jumps.")]
Size = Annotated[
    str | None,
    typer.Option(
        "--size", metavar="SIZE", help="16:9, 4:3, a4, tight, or like 12x7cm (the picture alone)."
    ),
]
TemplateOption = Annotated[
    Path | None,
    typer.Option(
        "--template",
        metavar="FILE",
        help="Take master, layouts and colours of this .pptx or .potx.",
    ),
]
Fragments = Annotated[
    bool, typer.Option("--fragments", help="One .svg with its steps as reveal.js fragments.")
]
Notes = Annotated[bool, typer.Option("--notes", help="The talk's notes as .md.")]
Handout = Annotated[
    bool,
    typer.Option(
        "--handout",
        help="A .pdf to be read, on a4 or letter: the whole debate, or a talk with its notes.",
    ),
]
Briefing = Annotated[
    bool, typer.Option("--briefing", help="A .pdf of two pages for somebody's boss.")
]
Force = Annotated[bool, typer.Option("--force", help="Write text below 12 pt all the same.")]
Strict = Annotated[
    bool, typer.Option("--strict", help="Count warnings as errors: then nothing is written.")
]
Listed = Annotated[
    bool, typer.Option("--list", help="List the slides and the size of their text; write nothing.")
]
Focus = Annotated[
    list[str] | None,
    typer.Option(
        "--focus",
        metavar="ID",
        help="One picture: this with what answers it (repeatable).",
        autocompletion=claim_ids,
    ),
]
Depth = Annotated[
    int, typer.Option("--depth", help="Levels of answers below the focus, at most 50.")
]
Context = Annotated[
    bool,
    typer.Option(
        "--context",
        help="Also where the focus belongs: the way up to its position, some of its siblings.",
    ),
]
Theme = Annotated[
    list[str] | None,
    typer.Option(
        "--theme", metavar="THEME", help="Only this theme (repeatable).", autocompletion=theme_names
    ),
]
Most = Annotated[
    int,
    typer.Option(
        "--most", min=1, max=HARD_MOST_BOXES, help="At most so many boxes; the rest is counted."
    ),
]
LookOption = Annotated[Look, typer.Option("--look", help="The colours.")]
Legend = Annotated[bool, typer.Option("--legend/--no-legend", help="Explain the signs that occur.")]
EmbedFont = Annotated[bool, typer.Option("--embed-font", help="Put the letters into the .svg.")]
Scale = Annotated[
    float, typer.Option("--scale", min=0.1, max=10, help="Pixels for each point of a .png.")
]
Transparent = Annotated[bool, typer.Option("--transparent", help="Leave out the background.")]
Engine = Annotated[
    str | None,
    typer.Option(
        "--engine",
        metavar="PATH",
        help="A Graphviz `dot`, or `bundled` for the same picture everywhere.",
    ),
]
OrientationOption = Annotated[
    Orientation | None,
    typer.Option(
        "--orientation", help="Where the conclusion is.", show_default="where the text is larger"
    ),
]

EXAMPLES = (
    "argmap export -o talk.pptx",
    "argmap export -o talk.pptx --only safety,cost --template our.potx",
    "argmap export -o talk.pdf --build",
    "argmap export -o to-read.pdf --handout --size letter",
    "argmap export -o two-pages.pdf --briefing",
    "argmap export -o 'slides/*.svg' --tour five-minutes --look dark",
    "argmap export -o talk.html",
    "argmap export -o site/",
    "argmap export -o map.svg",
    "argmap export -o slide.png --focus inspectable --depth 2 --size 16:9",
    "argmap export -o what-if.svg --focus closed --without guardrails-come-off",
    "argmap export -o steps.svg --focus inspectable --fragments",
    "argmap export -o debate.md",
)


@with_supposition
def export_command(
    path: options.Path = None,
    *,
    output: Output,
    tour: TourOption = None,
    only: Only = None,
    slides: Slides = None,
    everything: Everything = False,
    focus: Focus = None,
    depth: Depth = 2,
    context: Context = False,
    theme: Theme = None,
    most: Most = MOST_BOXES,
    build: Build = False,
    look: LookOption = Look.LIGHT,
    size: Size = None,
    template: TemplateOption = None,
    legend: Legend = True,
    scale: Scale = 2.0,
    transparent: Transparent = False,
    embed_font: EmbedFont = False,
    fragments: Fragments = False,
    notes: Notes = False,
    handout: Handout = False,
    briefing: Briefing = False,
    force: Force = False,
    strict: Strict = False,
    listed: Listed = False,
    engine: Engine = None,
    orientation: OrientationOption = None,
    supposed: Supposed,
) -> None:
    """Write a talk, a picture or a text of a debate.

    A .pptx, .pdf or .html is a talk: the debate's first tour, or without tours its most disputed
    reasons. The other formats hold one picture: the overview, or a claim with what answers it.
    """
    from argmap.cli.debates import one_debate
    from argmap.deck import programme
    from argmap.export import Options

    judgement = supposed.judge(one_debate(path))
    themes = _themes(theme, only)
    seen = Perspective(tuple(focus or ()), depth, themes, most=most, context=context)
    asked = programme(judgement, seen, tour=tour, slides=slides, everything=everything, build=build)
    drawn = Options(look, legend, scale, transparent, embed_font=embed_font)
    placed = replace(drawn, size=size, engine=engine, orientation=orientation)
    kind = replace(placed, fragments=fragments, notes=notes, edition=_edition(handout, briefing))
    how = replace(kind, template=_template(template), force=force, strict=strict)
    (_list if listed else _write)(output, judgement, asked, how)


def _write(output: str, judgement: Judgement, asked: Programme, how: Options) -> None:
    """Write what is asked for, and tell what was written."""
    from argmap.cli.terminal import patience, remark, tell, with_bar
    from argmap.export import made, save, target

    where = target(output)
    with patience("Drawing"):
        written = made(judgement, asked, where, how, counted=with_bar)
    tell(written.problems)
    saved = save(written, where)
    first, last, count = saved.files[0], saved.files[-1], len(saved.files)
    what = str(first) if count == 1 else f"{count} files, {first} to {last}"
    remark(f"wrote {', '.join((what, *saved.told))}")


def _list(output: str, judgement: Judgement, asked: Programme, how: Options) -> None:
    """Print what would be written."""
    from argmap.cli.slides import list_slides
    from argmap.export import target

    list_slides(judgement, asked, target(output).name, how)


def _edition(handout: bool, briefing: bool) -> Edition:
    """Return what a PDF is to be."""
    from argmap.export import Edition
    from argmap.problem import ArgmapError

    match handout, briefing:
        case True, True:
            two = "--handout and --briefing are two different files"
            raise ArgmapError(f"{two}: choose one of them")
        case True, False:
            return Edition.HANDOUT
        case False, True:
            return Edition.BRIEFING
        case _:
            return Edition.SLIDES


def _themes(theme: list[str] | None, only: list[str] | None) -> tuple[str, ...]:
    """Return the themes that are asked for: one an option, or several between commas."""
    from argmap.problem import ArgmapError

    themes = list(theme or ())
    if only:
        names = [name.strip() for name in ",".join(only).split(",")]
        if not any(names):
            raise ArgmapError("--only names no theme")
        themes += filter(None, names)
    return tuple(themes)


def _template(path: Path | None) -> Template | None:
    """Return the presentation that a path names."""
    if path is None:
        return None
    from argmap.export import Template
    from argmap.files import read

    return Template(path.name, read(path))
