"""`argmap cruxes`: what a debate, a position or a claim hangs on."""

from __future__ import annotations

from argmap.cli import options
from argmap.cli.supposing import Supposed, supposing
from argmap.cli.terminal import as_json, patience, print_json, say
from argmap.model import Id
from argmap.reasoning.judgement import Judgement
from argmap.reasoning.supposition import current

EXAMPLES = (
    "argmap cruxes",
    "argmap cruxes inspectable",
    "argmap cruxes open --case proprietary",
    "argmap cruxes inspectable arguments/open-vs-closed --json",
)


@supposing
def cruxes(
    claim: options.Target = None,
    path: options.Path = None,
    *,
    json: options.Json = False,
    supposed: Supposed,
) -> None:
    """Tell which change of mind about one claim would change the verdict on others.

    Of a claim: its cruxes, what keeps it up, and the smallest change that would turn it. Of a position: the cruxes of
    each reason for and against it. Of the debate, without ID: what the most verdicts hang on, what positions share, and
    the questions that the sides differ on.
    """
    from argmap.cli.debates import one, target_and_path

    target, path = target_and_path(claim, path)
    judgement = supposed.judge(one(path))
    if target is None:
        _of_debate(judgement, json=json)
        return
    target = current(judgement.graph, target)
    if target in judgement.graph.positions:
        _of_position(judgement, target, json=json)
    else:
        _of_claim(judgement, target, json=json)


def _of_debate(judgement: Judgement, *, json: bool) -> None:
    from argmap.cli.lines import told_lines
    from argmap.cli.shapes import debate_cruxes_json
    from argmap.reasoning.cruxes import debate_cruxes
    from argmap.words import told_debate

    with patience("Changing one mind after the other"):
        found = debate_cruxes(judgement)
    if json:
        print_json(as_json(debate_cruxes_json(found)))
    else:
        say(told_lines(judgement, told_debate(found)))


def _of_position(judgement: Judgement, position: Id, *, json: bool) -> None:
    from argmap.cli.lines import told_lines
    from argmap.cli.shapes import reason_cruxes_json
    from argmap.reasoning.cruxes import reason_cruxes
    from argmap.words import told_reasons

    with patience("Changing one mind after the other"):
        reasons = reason_cruxes(judgement, position)
    if json:
        print_json(as_json(reason_cruxes_json(judgement, position, reasons)))
    else:
        say(told_lines(judgement, told_reasons(judgement, position, reasons)))


def _of_claim(judgement: Judgement, claim: Id, *, json: bool) -> None:
    from argmap.cli.lines import told_lines
    from argmap.cli.shapes import cruxes_json
    from argmap.reasoning.cruxes import cruxes as cruxes_of
    from argmap.reasoning.smallest import smallest_change
    from argmap.words import told_cruxes

    with patience("Changing one mind after the other"):
        found, smallest = cruxes_of(judgement, claim), smallest_change(judgement, claim)
    if json:
        print_json(as_json(cruxes_json(found, smallest)))
    else:
        say(told_lines(judgement, told_cruxes(found, smallest)))
