"""`argmap cruxes`: what a debate, a position or a claim hangs on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from argmap.cli import options
from argmap.cli.supposing import Supposed, with_supposition
from argmap.cli.terminal import patience, print_as_json, say
from argmap.model import Id
from argmap.reasoning import Judgement

if TYPE_CHECKING:
    from argmap.words import Line

_PATIENCE = "Changing one mind after the other"

EXAMPLES = (
    "argmap cruxes",
    "argmap cruxes --all",
    "argmap cruxes inspectable",
    "argmap cruxes open --case proprietary",
    "argmap cruxes arguments/open-vs-closed inspectable --json",
)


@with_supposition
def cruxes_command(
    claim: options.Target = None,
    path: options.Path = None,
    *,
    all_: options.All = False,
    json: options.Json = False,
    supposed: Supposed,
) -> None:
    """Tell which change of mind about one claim would change the verdict on others.

    Of a claim: its cruxes, what keeps it up, and the smallest change that would turn it. Of a
    position: the cruxes of each reason for and against it. Of the debate, without ID: the questions
    that the sides differ on, the changes of mind that would move a tally, and what positions share.
    --all cuts no list.
    """
    from argmap.cli.debates import claim_named, one_debate, target_and_path

    target, path = target_and_path(claim, path)
    judgement = supposed.judge(one_debate(path))
    if target is None:
        rest = None if all_ else supposed.command("cruxes", path, "--all")
        _of_debate(judgement, json=json, rest=rest)
        return
    target = claim_named(judgement.graph, target, path)
    if target in judgement.graph.positions:
        _of_position(judgement, target, json=json, whole=all_)
    else:
        _of_claim(judgement, target, json=json, whole=all_)


def _of_debate(judgement: Judgement, *, json: bool, rest: str | None) -> None:
    from argmap.cli.change_shapes import debate_cruxes_json
    from argmap.reasoning import debate_cruxes
    from argmap.words import debate_crux_lines

    with patience(_PATIENCE):
        found = debate_cruxes(judgement)
    if json:
        print_as_json(debate_cruxes_json(found))
    else:
        _say(judgement, debate_crux_lines(found, rest=rest))


def _of_position(judgement: Judgement, position: Id, *, json: bool, whole: bool) -> None:
    from argmap.cli.change_shapes import reason_cruxes_json
    from argmap.reasoning import reason_cruxes
    from argmap.words import reason_crux_lines

    with patience(_PATIENCE):
        reasons = reason_cruxes(judgement, position)
    if json:
        print_as_json(reason_cruxes_json(judgement, position, reasons))
    else:
        _say(judgement, reason_crux_lines(judgement, position, reasons, whole=whole))


def _of_claim(judgement: Judgement, claim: Id, *, json: bool, whole: bool) -> None:
    from argmap.cli.change_shapes import cruxes_json
    from argmap.reasoning import cruxes, smallest_change
    from argmap.words import crux_lines

    with patience(_PATIENCE):
        found = cruxes(judgement, claim)
        smallest = smallest_change(judgement, claim)
    if json:
        print_as_json(cruxes_json(found, smallest))
    else:
        _say(judgement, crux_lines(found, smallest, whole=whole))


def _say(judgement: Judgement, lines: Iterable[Line]) -> None:
    from argmap.cli.lines import told_lines

    say(told_lines(judgement, lines))
