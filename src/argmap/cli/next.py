"""`argmap next`: what to answer next."""

from __future__ import annotations

import shlex

from argmap.cli import options
from argmap.cli.supposing import Supposed, as_typed, with_supposition
from argmap.cli.terminal import patience, print_as_json, say
from argmap.reasoning import NextMove

EXAMPLES = (
    "argmap next",
    "argmap next arguments/open-vs-closed --all",
    "argmap next --case open-weight --json",
)


@with_supposition
def next_command(
    path: options.Path = None,
    *,
    all_: options.All = False,
    json: options.Json = False,
    supposed: Supposed,
) -> None:
    """Tell what to answer next: the objections that nobody has answered, and what an answer to
    each would change.

    Those come first whose answer would move most tallies, then most verdicts. Below each stands
    what to type.
    """  # noqa: D205 - its summary is a sentence of --help
    from argmap.cli.debates import one_debate
    from argmap.reasoning import answer, next_moves

    judgement = supposed.judge(one_debate(path))
    with patience("Answering one objection after the other"):
        found = next_moves(judgement)
    if json:
        from argmap.cli.change_shapes import next_moves_json

        print_as_json(next_moves_json(found))
        return
    from argmap.cli.lines import told_lines
    from argmap.words import next_move_lines

    def typed(move: NextMove) -> str:
        relation, target = answer(judgement.graph, move.link)
        words = ["argmap", "new", *as_typed(path), f"--{relation.value}", target]
        return f"{shlex.join(words)} --text '…'"

    rest = None if all_ else supposed.command("next", path, "--all")
    say(told_lines(judgement, next_move_lines(found, typed, rest=rest)))
