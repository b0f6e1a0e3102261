"""`argmap balance`: what is argued for and against each position, theme by theme, and what nobody has argued."""

from __future__ import annotations

from argmap.cli import options
from argmap.cli.terminal import as_json, print_json, say
from argmap.reasoning.supposition import Policy

EXAMPLES = (
    "argmap balance",
    "argmap balance arguments/open-vs-closed --case open-weight",
    "argmap balance --policy sources-needed --json",
)


def balance(
    path: options.Path = None,
    *,
    json: options.Json = False,
    case: options.Case = None,
    without: options.Without = None,
    accept: options.Accept = None,
    policy: options.PolicyOption = Policy.REASONS_NEEDED,
) -> None:
    """Count the claims for and against each position, theme by theme, and name what nobody has argued."""
    from argmap.cli.debates import judged
    from argmap.reasoning.balance import balance as balanced

    found = balanced(judged(path, case=case, without=without, accept=accept, policy=policy))
    if json:
        from argmap.reasoning.shapes import balance_json

        print_json(as_json(balance_json(found)))
    else:
        from argmap.cli.balance_lines import balance_lines

        say(balance_lines(found))
