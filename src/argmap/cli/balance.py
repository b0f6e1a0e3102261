"""`argmap balance`: what is argued for and against each position, theme by theme, and what nobody has argued."""

from __future__ import annotations

import shlex

from argmap.cli import options
from argmap.cli.supposing import Supposed, as_typed, supposing
from argmap.cli.terminal import as_json, columns, print_json, say

EXAMPLES = (
    "argmap balance",
    "argmap balance arguments/open-vs-closed --case open-weight",
    "argmap balance --policy sources-needed --json",
)


@supposing
def balance(
    path: options.Path = None,
    *,
    json: options.Json = False,
    supposed: Supposed,
) -> None:
    """Count the claims for and against each position, theme by theme, and name what nobody has argued."""
    from argmap.cli.debates import one
    from argmap.reasoning import balance as balanced

    found = balanced(supposed.judge(one(path)))
    if json:
        from argmap.cli.shapes import balance_json

        print_json(as_json(balance_json(found)))
    else:
        from argmap.cli.balance_lines import balance_lines

        say(balance_lines(found, shlex.join(("argmap", "new", *as_typed(path))), columns()))
