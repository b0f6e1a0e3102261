"""`argmap why`: why a claim stands or does not, answer by answer."""

from __future__ import annotations

from argmap.cli import options
from argmap.cli.supposing import Supposed, supposing
from argmap.cli.terminal import as_json, print_json, remark, say
from argmap.model import MOST_POSITIONS

EXAMPLES = (
    "argmap why inspectable",
    "argmap why inspectable arguments/open-vs-closed --case proprietary",
    "argmap why open --json",
)


@supposing
def why(
    claim: options.Target = None,
    path: options.Path = None,
    *,
    json: options.Json = False,
    supposed: Supposed,
) -> None:
    """Tell why a claim stands or does not, answer by answer; without ID, what there is for each position."""
    from argmap.cli.debates import named, one, target_and_path
    from argmap.cli.lines import told_lines
    from argmap.cli.shapes import why_json
    from argmap.reasoning.why import why as explained
    from argmap.words import told

    target, path = target_and_path(claim, path)
    judgement = supposed.judge(one(path))
    roots = judgement.graph.roots
    targets = [named(judgement.graph, target, path)] if target else roots[:MOST_POSITIONS]
    if not target and len(roots) > MOST_POSITIONS:
        many = f"{len(roots):,} claims that answer nothing"
        remark(
            f"the first {MOST_POSITIONS} of {many} are told; name another one to see why it stands"
        )
    reasons = [explained(judgement, id_) for id_ in targets]
    if json:
        shapes = [why_json(reason) for reason in reasons]
        print_json(as_json(shapes[0] if target else shapes))
    else:
        say(told_lines(judgement, (line for reason in reasons for line in told(reason))))
