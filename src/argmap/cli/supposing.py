"""The options of a supposition, given to each command that judges."""

from __future__ import annotations

import inspect
import shlex
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Annotated, Any

import typer

from argmap.cli.completion import case_ids, claim_ids
from argmap.cli.terminal import patience
from argmap.graph import DebateGraph
from argmap.model import Id
from argmap.reasoning import Judgement, Policy, Supposition, judge, supposition


@dataclass(frozen=True, slots=True)
class Supposed:
    """What is to be supposed, as the command line says it: not yet checked against a debate."""

    case: Id | None
    without: Sequence[Id]
    accept: Sequence[Id]
    policy: Policy

    def of(self, graph: DebateGraph) -> Supposition:
        """Return the supposition of a debate; raises ArgmapError for what that does not hold."""
        return supposition(
            graph, case=self.case, without=self.without, accept=self.accept, policy=self.policy
        )

    def command(self, name: str, path: str | None, *options: str) -> str:
        """Return a command about the same debate under the same supposition, as one types it."""
        words = ["argmap", name]
        if path is not None:
            words.append(path)
        if self.case is not None:
            words += ["--case", self.case]
        for claim in self.without:
            words += ["--without", claim]
        for claim in self.accept:
            words += ["--accept", claim]
        if self.policy is not Policy.REASONS_NEEDED:
            words += ["--policy", self.policy.value]
        return shlex.join((*words, *options))

    def judge(self, graph: DebateGraph) -> Judgement:
        """Return the judgement of a debate under the supposition; raises as `of` does."""
        checked = self.of(graph)
        with patience("Judging"):
            return judge(graph, checked)


def as_typed(path: str | None) -> tuple[str, ...]:
    """Return PATH as one types it to change the debate.

    For standard input, which cannot be changed, that is a word to be replaced.
    """
    if path is None:
        return ()
    if path == "-":
        return ("FILE",)
    return (path,)


def with_supposition(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a supposition, after its own.

    It takes all of them as `supposed`. Typer reads options off a signature, so this makes one.
    """

    @wraps(command)
    def with_options(
        *own: Any,
        case: Id | None,
        without: list[Id] | None,
        accept: list[Id] | None,
        policy: Policy,
        **others: Any,
    ) -> None:
        supposed = Supposed(case, without or (), accept or (), policy)
        command(*own, supposed=supposed, **others)

    own = [option for option in _parameters(command) if option.name != "supposed"]
    signature = inspect.Signature([*own, *_parameters(_options)])
    # `wraps` alone would show the signature of the command, which takes them as one.
    vars(with_options)["__signature__"] = signature
    return with_options


def _parameters(function: Callable[..., None]) -> Iterable[inspect.Parameter]:
    # Annotations are texts here, and typer reads types.
    return inspect.signature(function, eval_str=True).parameters.values()


def _options(
    *,
    case: Annotated[
        str | None,
        typer.Option(
            "--case",
            metavar="CASE",
            help="Judge for one case of the debate.",
            autocompletion=case_ids,
        ),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without",
            metavar="ID",
            help="Switch a claim off (repeatable).",
            autocompletion=claim_ids,
        ),
    ] = None,
    accept: Annotated[
        list[str] | None,
        typer.Option(
            "--accept",
            metavar="ID",
            help="Accept a claim, come what may (repeatable).",
            autocompletion=claim_ids,
        ),
    ] = None,
    policy: Annotated[
        Policy, typer.Option("--policy", help="What a claim needs in order to stand (expert).")
    ] = Policy.REASONS_NEEDED,
) -> None:
    """Hold the options of a supposition: a form that is never called."""
