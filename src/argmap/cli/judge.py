"""`argmap judge`: what stands and what does not."""

from __future__ import annotations

from argmap.cli import options
from argmap.cli.terminal import as_json, print_json, say
from argmap.reasoning.supposition import Policy

EXAMPLES = (
    "argmap judge",
    "argmap judge arguments/open-vs-closed --case open-weight",
    "argmap judge --without inspectable --accept guardrails-come-off",
    "argmap judge --policy sources-needed --json",
)


def judge(
    path: options.Path = None,
    *,
    json: options.Json = False,
    case: options.Case = None,
    without: options.Without = None,
    accept: options.Accept = None,
    policy: options.PolicyOption = Policy.REASONS_NEEDED,
) -> None:
    """Tell what stands in a debate, judged only by what is written in it."""
    from argmap.cli.debates import judged

    judgement = judged(path, case=case, without=without, accept=accept, policy=policy)
    if json:
        from argmap.reasoning.shapes import judgement_json

        print_json(as_json(judgement_json(judgement)))
    else:
        from argmap.cli.lines import judgement_lines

        say(judgement_lines(judgement))
