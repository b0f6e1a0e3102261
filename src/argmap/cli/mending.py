"""`argmap check --fix` and `--diff`: the fixes that problems carry, shown and made."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from argmap.cli.terminal import in_colour, patience, put_out, remark
from argmap.cli.writing import coloured_diff, show_diff
from argmap.edit import amend, amendment_by_fixes
from argmap.loading import Draft
from argmap.opening import STDIN
from argmap.problem import ArgmapError


def mend_debates(drafts: Iterable[Draft], *, unsafe: bool) -> tuple[Draft, ...]:
    """Make the fixes of debates in their files, and return the debates as they are then.

    Each diff is shown on standard error. Raises `ArgmapError` for standard input, and for a file
    that cannot be written.
    """
    return tuple(_mend(draft, unsafe=unsafe) for draft in drafts)


def _mend(draft: Draft, *, unsafe: bool) -> Draft:
    if any(document.name == STDIN for document in draft.documents):
        refusal = "standard input cannot be written to; name a file, or see the changes with --diff"
        raise ArgmapError(refusal)
    if not any(problem.fix for problem in draft.problems):
        return draft
    with patience("Mending"):
        place = draft.place or draft.documents[0].name
        amendment = amend(place, lambda found: amendment_by_fixes(found, unsafe=unsafe))
    put_out(coloured_diff(amendment.diff, colour=in_colour(sys.stderr)), sys.stderr)
    for name in amendment.files:
        remark(f"mended {name}")
    return amendment.after


def show_fixes(drafts: Iterable[Draft], *, unsafe: bool) -> bool:
    """Show on standard output what the fixes would change; tell whether that is anything."""
    here = str(Path.cwd())
    diff = "".join(amendment_by_fixes(draft, unsafe=unsafe).patch(here) for draft in drafts)
    show_diff(diff)
    return bool(diff)


def remaining(drafts: Iterable[Draft], *, unsafe: bool) -> str:
    """Return what --unsafe-fixes could still mend, in a sentence; nothing where it could not."""
    if unsafe:
        return ""
    count = 0
    for draft in drafts:
        fixes = [problem.fix for problem in draft.problems if problem.fix]
        count += sum(not fix.safe for fix in fixes)
    if count == 0:
        return ""
    number = "1 problem has" if count == 1 else f"{count} problems have"
    meant = "a fix that may not mean what you meant"
    return f"{number} {meant}: see it with --unsafe-fixes --diff"
