"""`argmap check`: every problem of a debate, with its place and its remedy."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from argmap.cli import options
from argmap.cli.terminal import in_colour, patience, print_json, put_out, remark, say
from argmap.files import printable_path
from argmap.loading import Draft
from argmap.problem import ArgmapError, Problem, Severity
from argmap.report import Format, report

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


Strict = Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")]
Mend = Annotated[bool, typer.Option("--fix", help="Mend what is safe to mend, and show the diff.")]
UnsafeFixes = Annotated[
    bool,
    typer.Option(
        "--unsafe-fixes", help="Also mend what may not mean what you meant (with --fix or --diff)."
    ),
]
Diff = Annotated[bool, typer.Option("--diff", help="Only show what --fix would change.")]
Advice = Annotated[bool, typer.Option("--advice", help="Also tell what could be written better.")]
Explain = Annotated[
    str | None,
    typer.Option("--explain", metavar="CODE", help="Explain a kind of problem, and stop."),
]
Watch = Annotated[bool, typer.Option("--watch", help="Check again whenever a file changes.")]
Form = Annotated[Format, typer.Option("--format", help="How to print problems.")]


def check_command(
    paths: options.Paths = None,
    *,
    strict: Strict = False,
    fix: Mend = False,
    unsafe_fixes: UnsafeFixes = False,
    diff: Diff = False,
    advice: Advice = False,
    explain: Explain = None,
    watch: Watch = False,
    form: Form = Format.HUMAN,
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
        from argmap.cli.watch import watch_debates

        watch_debates(paths or (), advice=advice)
        return
    from argmap.cli.debates import all_debates, problems_today

    if unsafe_fixes and not (fix or diff):
        raise ArgmapError("--unsafe-fixes goes with --fix, or with --diff to see them first")
    drafts = all_debates(paths)
    if diff or fix:
        drafts = _mend(drafts, unsafe=unsafe_fixes, write=not diff)
    with patience("Checking"):
        problems = problems_today(drafts, paths, advice=advice)
    _tell(drafts, problems, form, strict=strict)


def _mend(drafts: tuple[Draft, ...], *, unsafe: bool, write: bool) -> tuple[Draft, ...]:
    """Return debates after their fixes.

    Without `write` only show what would be mended, and end with that.
    """
    from argmap.cli import mending  # only who mends pays for it

    if not write:
        is_any = mending.show_fixes(drafts, unsafe=unsafe)
        # As `diff` has it: 1 where there is a difference.
        raise typer.Exit(int(is_any))
    mended = mending.mend_debates(drafts, unsafe=unsafe)
    if left := mending.remaining(mended, unsafe=unsafe):
        remark(left)
    return mended


def _tell(
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
    # Programs read the other formats, and want to know of nothing else.
    if form in (Format.HUMAN, Format.CONCISE) and _is_taken():
        from argmap.cli.closing import closing_lines

        for line in closing_lines(drafts):
            remark(line)
    counted = {Severity.ERROR}
    if strict:
        counted.add(Severity.WARNING)
    if any(problem.severity in counted for problem in problems):
        raise typer.Exit(1)


def _is_taken() -> bool:
    """Hand over the problems before the closing line, and tell whether anybody takes them."""
    try:
        sys.stdout.flush()
    except OSError:
        return False  # how a run ends says why
    return True


def _all_well(drafts: Sequence[Draft]) -> list[str]:
    lines = []
    for draft in drafts:
        if draft.debate:
            count = len(draft.debate.claims)
            noun = "claim" if count == 1 else "claims"
            lines.append(f"{printable_path(draft.name)}: {count} {noun}, no problems")
    return lines
