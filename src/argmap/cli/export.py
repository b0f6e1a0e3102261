"""`argmap export`: a picture or a text of a debate, for a talk or a page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from argmap.cli import options
from argmap.cli.completion import claim_ids, theme_names
from argmap.drawing.style import Look
from argmap.layout.measure import Orientation
from argmap.reasoning.supposition import Policy
from argmap.view.perspective import HARD_MOST_BOXES, MOST_BOXES, Perspective

Output = Annotated[
    Path,
    typer.Option(
        "-o", "--output", metavar="FILE", help="Where to write; the ending says what: .svg .png .pdf .dot .json .md"
    ),
]
Focus = Annotated[
    list[str] | None,
    typer.Option(
        "--focus",
        metavar="ID",
        help="Show this with what answers it (repeatable); without it, the overview.",
        autocompletion=claim_ids,
    ),
]
Depth = Annotated[int, typer.Option("--depth", min=0, max=50, help="Levels of answers below the focus.")]
Theme = Annotated[
    list[str] | None,
    typer.Option("--theme", metavar="THEME", help="Only this theme (repeatable).", autocompletion=theme_names),
]
Most = Annotated[
    int, typer.Option("--most", min=1, max=HARD_MOST_BOXES, help="At most so many boxes; the rest is counted.")
]
LookOption = Annotated[Look, typer.Option("--look", help="The colours.")]
Legend = Annotated[bool, typer.Option("--legend/--no-legend", help="Explain the signs that occur.")]
Scale = Annotated[float, typer.Option("--scale", min=0.1, max=10, help="Pixels for each point of a .png.")]
Transparent = Annotated[bool, typer.Option("--transparent", help="Leave out the background.")]
Engine = Annotated[
    str | None,
    typer.Option("--engine", metavar="PATH", help="A Graphviz `dot`, or `bundled` for the same picture everywhere."),
]
OrientationOption = Annotated[
    Orientation | None,
    typer.Option("--orientation", help="Where the conclusion is.", show_default="where the text is larger"),
]
Handout = Annotated[bool, typer.Option("--handout", help="A .pdf to be read, on A4 or Letter: the whole debate.")]
Briefing = Annotated[bool, typer.Option("--briefing", help="A .pdf of two pages for somebody's boss.")]

EXAMPLES = (
    "argmap export -o map.svg",
    "argmap export -o slide.png --focus inspectable --depth 2 --look dark --scale 3",
    "argmap export -o debate.md",
    "argmap export -o talk.pdf",
    "argmap export -o to-read.pdf --handout",
    "argmap export -o for-the-boss.pdf --briefing",
    "argmap export -o what-if.svg --focus closed --without guardrails-come-off",
)


def export(
    path: options.Path = None,
    *,
    output: Output,
    focus: Focus = None,
    depth: Depth = 2,
    theme: Theme = None,
    most: Most = MOST_BOXES,
    look: LookOption = Look.LIGHT,
    legend: Legend = True,
    scale: Scale = 2.0,
    transparent: Transparent = False,
    engine: Engine = None,
    orientation: OrientationOption = None,
    handout: Handout = False,
    briefing: Briefing = False,
    case: options.Case = None,
    without: options.Without = None,
    accept: options.Accept = None,
    policy: options.PolicyOption = Policy.REASONS_NEEDED,
) -> None:
    """Write a picture or a text of a debate: the overview, or a claim with what answers it."""
    from argmap.cli.debates import judged
    from argmap.cli.terminal import patience, tell
    from argmap.export.writers import Options, edition
    from argmap.export.writers import export as exported
    from argmap.files import put

    judgement = judged(path, case=case, without=without, accept=accept, policy=policy)
    shown = Perspective(focus=tuple(focus or ()), depth=depth, themes=tuple(theme or ()), most=most)
    drawn_as = Options(look, legend, scale, transparent, engine, orientation, edition=edition(handout, briefing))
    with patience("Drawing"):
        written = exported(judgement, shown, output.name, drawn_as)
    tell(written.problems)
    for file in put(written, output):
        typer.echo(f"wrote {file}", err=True)
