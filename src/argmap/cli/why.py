"""`argmap why`: why a claim stands or does not, answer by answer."""

from __future__ import annotations

from itertools import chain

from argmap.cli import options
from argmap.cli.supposing import Supposed, with_supposition
from argmap.cli.terminal import print_as_json, remark, say
from argmap.model import MOST_POSITIONS

EXAMPLES = (
    "argmap why inspectable",
    "argmap why inspectable arguments/open-vs-closed --case proprietary",
    "argmap why open --json",
)


@with_supposition
def why_command(
    claim: options.Target = None,
    path: options.Path = None,
    *,
    json: options.Json = False,
    supposed: Supposed,
) -> None:
    """Tell why a claim stands or does not, answer by answer; without ID, what there is for each
    position.
    """  # noqa: D205 - its summary is a sentence of --help
    from argmap.cli.debates import claim_named, one_debate, target_and_path
    from argmap.cli.lines import told_lines
    from argmap.cli.shapes import why_json
    from argmap.reasoning import why as explained
    from argmap.words import why_lines

    target, path = target_and_path(claim, path)
    judgement = supposed.judge(one_debate(path))
    roots = judgement.graph.roots
    targets = roots[:MOST_POSITIONS]
    if target is not None:
        targets = (claim_named(judgement.graph, target, path),)
    elif len(roots) > MOST_POSITIONS:
        many = f"{len(roots):,} claims that answer nothing"
        told_of = f"the first {MOST_POSITIONS} of {many} are told"
        remark(f"{told_of}; name another one to see why it stands")
    reasons = [explained(judgement, id_) for id_ in targets]
    if json:
        values = [why_json(reason) for reason in reasons]
        print_as_json(values if target is None else values[0])
        return
    lines = chain.from_iterable(why_lines(reason) for reason in reasons)
    say(told_lines(judgement, lines))
