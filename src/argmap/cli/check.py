"""`argmap check`: every problem of a debate, with its place and its remedy."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from typing import Annotated

import typer

from argmap.cli import options
from argmap.cli.terminal import in_colour, patience, print_json, put_out, remark, say
from argmap.files import shown
from argmap.loading import Draft
from argmap.loading.unread import unread
from argmap.problem import ArgmapError, Problem, Severity
from argmap.report import Format, report

FURTHEST_EAST = 14 * 3600
"""How many seconds the earliest clock is ahead of Greenwich."""

EXAMPLES = (
    "argmap check",
    "argmap check arguments/open-vs-closed",
    "argmap check --strict --format concise my.debate.yaml",
    "cat my.debate.yaml | argmap check -",
    "argmap check --diff                    what --fix would change",
    "argmap check --fix my.debate.yaml      mend what is safe to mend",
    "argmap check --advice                  what could be written better",
    "argmap check --explain unknown-claim   what a problem means, with an example",
    "argmap check --watch                   again whenever a file changes",
)


def check(
    paths: options.Paths = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what is safe to mend, and show the diff.")
    ] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option(
            "--unsafe-fixes",
            help="Also mend what may not mean what you meant (with --fix or --diff).",
        ),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Only show what --fix would change.")
    ] = False,
    advice: Annotated[
        bool, typer.Option("--advice", help="Also tell what could be written better.")
    ] = False,
    explain: Annotated[
        str | None,
        typer.Option("--explain", metavar="CODE", help="Explain a kind of problem, and stop."),
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again whenever a file changes.")
    ] = False,
    form: Annotated[Format, typer.Option("--format", help="How to print problems.")] = Format.HUMAN,
) -> None:
    """Check debates and tell every problem with file, line and remedy.

    Exit status: 0 no errors, 1 errors (with --strict also warnings; with --diff anything to mend),
    2 it could not be checked.
    """
    if explain is not None:
        from argmap.cli.explain import explanation

        put_out(explanation(explain))
        return
    if watch:
        from argmap.cli.watch import watched

        watched(paths or (), advice=advice)
        return
    from argmap.cli.debates import several

    if unsafe_fixes and not (fix or diff):
        raise ArgmapError("--unsafe-fixes goes with --fix, or with --diff to see them first")
    drafts = several(paths)
    if diff or fix:
        drafts = _mended(drafts, unsafe=unsafe_fixes, write=not diff)
    with patience("Checking"):
        problems = told(drafts, paths, advice=advice)
    _report(drafts, problems, form, strict=strict)


def _mended(drafts: tuple[Draft, ...], *, unsafe: bool, write: bool) -> tuple[Draft, ...]:
    """Return debates after their fixes; without `write` only show what would be mended, and end with that."""
    from argmap.cli import mending  # only who mends pays for it

    if not write:
        raise typer.Exit(int(mending.shown(drafts, unsafe=unsafe)))
    mended = mending.mended(drafts, unsafe=unsafe)
    if left := mending.remaining(mended, unsafe=unsafe):
        remark(left)
    return mended


def _report(
    drafts: Sequence[Draft], problems: Sequence[Problem], form: Format, *, strict: bool
) -> None:
    """Print problems, and end with status 1 if any of them counts."""
    text = report(problems, form, colour=in_colour(sys.stdout))
    if form in (Format.JSON, Format.SARIF):
        print_json(text)
    else:
        put_out(text)
    if form is Format.HUMAN and not problems:
        say(_all_well(drafts))
    if form in (Format.HUMAN, Format.CONCISE) and _is_written():
        from argmap.cli.closing import closing

        for line in closing(drafts):
            remark(line)
    counted = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(problem.severity in counted for problem in problems):
        raise typer.Exit(1)


def _is_written() -> bool:
    """Hand over the problems before the closing line, and tell whether anybody takes them."""
    try:
        sys.stdout.flush()
    except OSError:
        return False  # how a run ends says why
    return True


def told(drafts: Sequence[Draft], paths: Sequence[str] | None, *, advice: bool) -> list[Problem]:
    """Return the problems of debates today, with what could be written better if that is asked for.

    `paths` are those that were asked for: what they hold and nobody reads is a problem too.
    """
    today = latest_day()
    found = [
        problem
        for draft in drafts
        for problem in (*draft.problems_on(today), *(draft.advice if advice else ()))
    ]
    return [*found, *unread(drafts, paths)]


def latest_day() -> str:
    """Return the latest day that it is anywhere on Earth, as `2026-11-30`: a source may be read in Kiribati."""
    return time.strftime("%Y-%m-%d", time.gmtime(time.time() + FURTHEST_EAST))


def _all_well(drafts: Sequence[Draft]) -> list[str]:
    counts = [(draft.name, len(draft.debate.claims)) for draft in drafts if draft.debate]
    return [
        f"{shown(name)}: {count} {'claim' if count == 1 else 'claims'}, no problems"
        for name, count in counts
    ]
