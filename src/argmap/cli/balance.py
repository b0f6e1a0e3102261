"""`argmap balance`: what is argued for and against each position, and what nobody has argued."""

from __future__ import annotations

import shlex

from argmap.cli import options
from argmap.cli.supposing import Supposed, as_typed, with_supposition
from argmap.cli.terminal import print_as_json, say, screen_width

EXAMPLES = (
    "argmap balance",
    "argmap balance arguments/open-vs-closed --case open-weight",
    "argmap balance --policy sources-needed --json",
)


@with_supposition
def balance_command(
    path: options.Path = None,
    *,
    json: options.Json = False,
    supposed: Supposed,
) -> None:
    """Count the claims for and against each position, theme by theme, and name what nobody has
    argued.
    """  # noqa: D205 - its summary is a sentence of --help
    from argmap.cli.debates import one_debate
    from argmap.reasoning import balance

    found = balance(supposed.judge(one_debate(path)))
    if json:
        from argmap.cli.shapes import balance_json

        print_as_json(balance_json(found))
        return
    from argmap.cli.balance_lines import balance_lines

    typed = shlex.join(("argmap", "new", *as_typed(path)))
    say(balance_lines(found, typed, screen_width()))
