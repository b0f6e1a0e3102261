"""`argmap judge`: what stands and what does not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli import options
from argmap.cli.supposing import Supposed, with_supposition
from argmap.cli.terminal import patience, print_as_json, say
from argmap.model import Id
from argmap.problem import ArgmapError
from argmap.reasoning import Judgement, Reading

if TYPE_CHECKING:
    from argmap.reasoning import Overall

PATIENCE = 2.0
"""Seconds that a person waits for readings."""

EXAMPLES = (
    "argmap judge",
    "argmap judge --all",
    "argmap judge arguments/open-vs-closed --case open-weight",
    "argmap judge --without inspectable --accept guardrails-come-off",
    "argmap judge --policy sources-needed --json",
    "argmap judge --readings --time-limit 10",
)

Readings = Annotated[
    bool,
    typer.Option(
        "--readings", help="Tell on which consistent readings a claim holds that is not settled."
    ),
]
TimeLimit = Annotated[
    float | None,
    typer.Option(
        metavar="SECONDS",
        min=0,
        help=(
            f"Look for readings so long ({PATIENCE:g}; inf: "
            "until every question is answered or given up)."
        ),
    ),
]


@with_supposition
def judge_command(
    path: options.Path = None,
    *,
    all_: options.All = False,
    json: options.Json = False,
    readings: Readings = False,
    time_limit: TimeLimit = None,
    supposed: Supposed,
) -> None:
    """Tell where a debate stands, judged only by what is written in it.

    First what stands for and against each position, what nobody disputes, where the sides clash and
    what is open; then the objections that nobody has answered and whose answer would change most.
    --all tells the verdict on each claim.
    """
    from argmap.cli.debates import one_debate

    if time_limit is not None and not readings:
        raise ArgmapError("--time-limit says how long to look for readings: add --readings")
    judgement = supposed.judge(one_debate(path))
    read = None
    if readings:
        read = _read(judgement, PATIENCE if time_limit is None else time_limit)
    found = _overall(judgement)
    if json:
        from argmap.cli.shapes import judgement_json

        print_as_json(judgement_json(judgement, read, found))
        return
    from argmap.cli.standing import standing_lines
    from argmap.words import Ways

    ways = Ways(
        everything=supposed.command("judge", path, "--all"),
        objections=supposed.command("next", path),
        questions=supposed.command("cruxes", path),
        gaps=supposed.command("balance", path),
    )
    say(standing_lines(found, ways, readings=read, whole=all_))


def _overall(judgement: Judgement) -> Overall:
    from argmap.reasoning import overall

    with patience("Looking at the whole"):
        return overall(judgement)


def _read(judgement: Judgement, seconds: float) -> Mapping[Id, Reading]:
    from argmap.reasoning import Limits, readings

    with patience("Looking for consistent readings"):
        return readings(judgement, Limits(seconds=seconds))
