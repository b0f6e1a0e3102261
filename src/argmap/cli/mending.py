"""`argmap check --fix` and `--diff`: the fixes that problems carry, shown and made."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from argmap.cli.terminal import in_colour, patience, put_out, remark
from argmap.cli.writing import coloured, show_diff
from argmap.edit.fixing import fixed
from argmap.edit.keeping import amend
from argmap.loading import Draft
from argmap.loading.opening import STDIN
from argmap.problem import ArgmapError


def mended(drafts: Iterable[Draft], *, unsafe: bool) -> tuple[Draft, ...]:
    """Make the fixes of debates in their files, show each diff on standard error, and return the debates as they are.

    Raises `ArgmapError` for standard input, and for a file that cannot be written.
    """
    return tuple(_mended(draft, unsafe=unsafe) for draft in drafts)


def _mended(draft: Draft, *, unsafe: bool) -> Draft:
    if any(document.name == STDIN for document in draft.documents):
        raise ArgmapError(
            "standard input cannot be written to; name a file, or see the changes with --diff"
        )
    if not any(problem.fix for problem in draft.problems):
        return draft
    with patience("Mending"):
        revision = amend(
            draft.place or draft.documents[0].name, lambda found: fixed(found, unsafe=unsafe)
        )
    put_out(coloured(revision.diff, colour=in_colour(sys.stderr)), sys.stderr)
    for name in revision.files:
        remark(f"mended {name}")
    return revision.after


def shown(drafts: Iterable[Draft], *, unsafe: bool) -> bool:
    """Show on standard output what the fixes would change, and write nothing; tell whether that is anything."""
    here = str(Path.cwd())
    diff = "".join(fixed(draft, unsafe=unsafe).patch(here) for draft in drafts)
    show_diff(diff)
    return bool(diff)


def remaining(drafts: Iterable[Draft], *, unsafe: bool) -> str:
    """Return what --unsafe-fixes could still mend, in a sentence; nothing where it could not."""
    left = [
        problem
        for draft in drafts
        for problem in draft.problems
        if problem.fix and not problem.fix.safe
    ]
    if unsafe or not left:
        return ""
    number = "1 problem has" if len(left) == 1 else f"{len(left)} problems have"
    return f"{number} a fix that may not mean what you meant: see it with --unsafe-fixes --diff"
