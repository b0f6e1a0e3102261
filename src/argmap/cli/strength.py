"""`argmap strength`: how hard the listed arguments push."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli import options
from argmap.cli.supposing import Supposed, supposing
from argmap.cli.terminal import as_json, patience, print_json, say
from argmap.graph import DebateGraph
from argmap.problem import ArgmapError
from argmap.reasoning.semantics import Semantics
from argmap.reasoning.strength import Strengths
from argmap.reasoning.supposition import Supposition
from argmap.words import Sentence

if TYPE_CHECKING:
    from argmap.reasoning.evidence import StartTable, Weighed

SHIPPED = "evidence"
"""What `--weigh` takes for the table that comes with argmap; anything else is a file."""
LARGEST_TABLE = 1 << 16
"""In bytes: a table has six words, each with six more at most."""

EXAMPLES = (
    "argmap strength",
    "argmap strength --weigh evidence                     start values from evidence, by the table it prints",
    "argmap strength --weigh my-values.yaml               by your own table: `measured: {vendor: 0.4}`",
    "argmap strength arguments/open-vs-closed --semantics df-quad",
    "argmap strength --without inspectable --digits --all",
    "argmap strength --json",
)


@supposing
def strength(
    path: options.Path = None,
    *,
    all_: options.All = False,
    json: options.Json = False,
    weigh: Annotated[
        str | None,
        typer.Option(
            "--weigh",
            metavar="evidence|FILE",
            help="Take start values from a table of kinds of evidence and interests: the shipped one, or your own.",
        ),
    ] = None,
    semantics: Annotated[
        Semantics, typer.Option("--semantics", help="The formula by which pushes add up (expert).")
    ] = Semantics.QUADRATIC_ENERGY,
    digits: Annotated[
        bool, typer.Option("--digits", help="Show strengths in digits, from 0 to 1.")
    ] = False,
    supposed: Supposed,
) -> None:
    """Tell how hard the listed arguments push for and against each claim: a pressure, not a probability.

    First the order of the positions, with the counts that it comes from; --all tells every claim
    that is pushed.
    """
    from argmap.cli.debates import one

    table = None if weigh is None else _table(weigh)
    graph = one(path)
    strengths, weighed = _weigh(graph, supposed.of(graph), semantics, table)
    if json:
        from argmap.cli.shapes import strength_json

        print_json(as_json(strength_json(strengths, weighed)))
        return
    from argmap.cli.strength_lines import strength_lines

    with patience("Drawing start values at random"):
        orders = tuple(_orders(strengths))
    asked = [*(["--weigh", weigh] if weigh else []), *(["--digits"] if digits else [])]
    if semantics is not Semantics.QUADRATIC_ENERGY:
        asked += ["--semantics", semantics.value]
    rest = None if all_ else supposed.command("strength", path, *asked, "--all")
    say(strength_lines(strengths, orders, weighed=weighed, digits=digits, rest=rest))


def _weigh(
    graph: DebateGraph, supposition: Supposition, semantics: Semantics, table: StartTable | None
) -> tuple[Strengths, Weighed | None]:
    """Return the strengths of a debate, and where start values come from a table the order under several."""
    from argmap.reasoning.evidence import TABLES, Weighed, rankings, start_values
    from argmap.reasoning.strength import strength as strength_of

    with patience("Weighing"):
        if table is None:
            return strength_of(graph, supposition, semantics=semantics), None
        start = start_values(graph, table)
        strengths = strength_of(graph, supposition, semantics=semantics, start=start)
        tables = TABLES if table in TABLES else (table, *TABLES)
        found = rankings(graph, supposition, semantics=semantics, tables=tables)
        return strengths, Weighed(table, found)


def _table(weigh: str) -> StartTable:
    """Return the shipped table, or the one that a file holds.

    Raises:
        ArgmapError: There is no such file, or it is none that can be read, or it holds no table;
        one sentence says so.
    """
    from argmap.reasoning.evidence import BOTH, own_table

    if weigh == SHIPPED:
        return BOTH
    from pathlib import Path

    from argmap.files import read_start, shown
    from argmap.suggest import nearest

    path = Path(weigh)
    if not path.exists():
        meant = nearest(weigh, [SHIPPED])
        hint = (
            f"did you mean `{meant}`?"
            if meant
            else f"give a file, or `{SHIPPED}` for the table that is shipped"
        )
        raise ArgmapError(f"--weigh names `{shown(weigh)}`, and there is no such file: {hint}")
    try:
        written = read_start(path, LARGEST_TABLE + 1)
        text = written.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ArgmapError(
            f"the start values in {shown(weigh)} cannot be read: it is not text in UTF-8"
        ) from None
    if len(written) > LARGEST_TABLE:
        raise ArgmapError(
            f"the start values in {shown(weigh)} cannot be read: no table is as large as this file"
        )
    return own_table(shown(weigh), text)


def _orders(strengths: Strengths) -> Iterator[Sentence]:
    """Yield what is said of each position and the next weaker one, those left out that are supposed."""
    positions = frozenset(strengths.graph.positions).difference(strengths.supposed)
    pairs = list(pairwise(claim for claim in strengths.strongest_first if claim in positions))
    for pair in pairs:
        from argmap.reasoning.order import order_among
        from argmap.words import order_sentence

        yield order_sentence(strengths.graph, order_among(strengths, pair), named=len(pairs) > 1)
