"""`argmap check`: every problem of a debate, with its place and its remedy."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from argmap.cli import options
from argmap.loading import Draft
from argmap.report import Format, report

EXAMPLES = (
    "argmap check",
    "argmap check arguments/open-vs-closed",
    "argmap check --strict --format concise my.debate.yaml",
    "cat my.debate.yaml | argmap check -",
)


def check(
    paths: options.Paths = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
    form: Annotated[Format, typer.Option("--format", help="How to print problems.")] = Format.HUMAN,
) -> None:
    """Check debates and tell every problem with file, line and remedy.

    Exit status: 0 no errors, 1 errors (with --strict also warnings), 2 it could not be checked.
    """
    from argmap.cli.debates import several
    from argmap.cli.terminal import in_colour, patience, print_json
    from argmap.problem import Severity

    drafts = several(paths)
    with patience("Checking"):
        found = [problem for draft in drafts for problem in draft.problems]
    problems = [problem for problem in found if problem.severity is not Severity.ADVICE]
    text = report(problems, form, colour=in_colour(sys.stdout))
    if form is Format.JSON:
        print_json(text)
    else:
        sys.stdout.write(_all_well(drafts) if form is Format.HUMAN and not problems else text)
    counted = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(problem.severity in counted for problem in problems):
        raise typer.Exit(1)


def _all_well(drafts: Sequence[Draft]) -> str:
    counts = [(draft.name, len(draft.debate.claims)) for draft in drafts if draft.debate]
    return "".join(f"{name}: {count} {'claim' if count == 1 else 'claims'}, no problems\n" for name, count in counts)
