"""`argmap strength`: how hard the listed arguments push."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli import options
from argmap.cli.supposing import Supposed, with_supposition
from argmap.cli.terminal import patience, print_as_json, say
from argmap.graph import DebateGraph
from argmap.problem import ArgmapError
from argmap.reasoning import Semantics, Strengths, Supposition
from argmap.words import Sentence

if TYPE_CHECKING:
    from argmap.reasoning import StartTable, Weighed

SHIPPED = "evidence"
"""What `--weigh` takes for the table that comes with argmap; anything else is a file."""
LARGEST_TABLE = 1 << 16
"""In bytes: a table has six words, each with six more at most."""

EXAMPLES = (
    "argmap strength",
    (
        "argmap strength --weigh evidence                     start values from "
        "evidence, by the table it prints"
    ),
    (
        "argmap strength --weigh my-values.yaml               by your own table: "
        "`measured: {vendor: 0.4}`"
    ),
    "argmap strength arguments/open-vs-closed --semantics df-quad",
    "argmap strength --without inspectable --digits --all",
    "argmap strength --json",
)


@with_supposition
def strength_command(
    path: options.Path = None,
    *,
    all_: options.All = False,
    json: options.Json = False,
    weigh: Annotated[
        str | None,
        typer.Option(
            "--weigh",
            metavar="evidence|FILE",
            help=(
                "Take start values from a table of kinds of evidence and interests: "
                "the shipped one, or your own."
            ),
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
    """Tell how hard the listed arguments push for and against each claim: a pressure, not a
    probability.

    First the order of the positions, with the counts that it comes from; --all tells every claim
    that is pushed.
    """  # noqa: D205 - its summary is a sentence of --help
    from argmap.cli.debates import one_debate

    table = None if weigh is None else _table(weigh)
    graph = one_debate(path)
    strengths, weighed = _weigh(graph, supposed.of(graph), semantics, table)
    if json:
        from argmap.cli.shapes import strength_json

        print_as_json(strength_json(strengths, weighed))
        return
    from argmap.cli.strength_lines import strength_lines

    with patience("Drawing start values at random"):
        orders = _orders(strengths)
    rest = None
    if not all_:
        asked = _as_typed(weigh, semantics, digits=digits)
        rest = supposed.command("strength", path, *asked, "--all")
    say(strength_lines(strengths, orders, weighed=weighed, digits=digits, rest=rest))


def _as_typed(weigh: str | None, semantics: Semantics, *, digits: bool) -> list[str]:
    """Return the command's own options as one types them; none where all are left out."""
    words = []
    if weigh:
        words += ["--weigh", weigh]
    if digits:
        words.append("--digits")
    if semantics is not Semantics.QUADRATIC_ENERGY:
        words += ["--semantics", semantics.value]
    return words


def _weigh(
    graph: DebateGraph, supposition: Supposition, semantics: Semantics, table: StartTable | None
) -> tuple[Strengths, Weighed | None]:
    """Return the strengths of a debate, and what they are under several tables.

    The latter only where start values come from a table at all.
    """
    from argmap.reasoning import TABLES, Weighed, rankings, start_values, strength

    with patience("Weighing"):
        if table is None:
            return strength(graph, supposition, semantics=semantics), None
        start = start_values(graph, table)
        strengths = strength(graph, supposition, semantics=semantics, start=start)
        tables = TABLES if table in TABLES else (table, *TABLES)
        found = rankings(graph, supposition, semantics=semantics, tables=tables)
        return strengths, Weighed(table, found)


def _table(weigh: str) -> StartTable:
    """Return the shipped table, or the one that a file holds.

    Raises:
        ArgmapError: There is no such file, or it is none that can be read, or it holds no table;
        one sentence says so.
    """
    from argmap.reasoning import BOTH, own_table

    if weigh == SHIPPED:
        return BOTH
    from pathlib import Path

    from argmap.files import printable_path, read_start

    path = Path(weigh)
    if not path.exists():
        raise _no_table(weigh)
    unreadable = f"the start values in {printable_path(weigh)} cannot be read"
    # One byte more tells that a file is too large.
    written = read_start(path, LARGEST_TABLE + 1)
    try:
        text = written.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ArgmapError(f"{unreadable}: it is not text in UTF-8") from None
    if len(written) > LARGEST_TABLE:
        raise ArgmapError(f"{unreadable}: no table is as large as this file")
    return own_table(printable_path(weigh), text)


def _no_table(weigh: str) -> ArgmapError:
    """Return why what --weigh names is no table, and what may be meant."""
    from argmap.files import printable_path
    from argmap.suggest import nearest

    hint = f"give a file, or `{SHIPPED}` for the table that is shipped"
    if meant := nearest(weigh, [SHIPPED]):
        hint = f"did you mean `{meant}`?"
    return ArgmapError(
        f"--weigh names `{printable_path(weigh)}`, and there is no such file: {hint}"
    )


def _orders(strengths: Strengths) -> list[Sentence]:
    """Return what is said of each position and the next weaker one.

    Those that are supposed are left out.
    """
    from argmap.reasoning import order
    from argmap.words import order_sentence

    positions = frozenset(strengths.graph.positions).difference(strengths.supposed)
    ranked = [claim for claim in strengths.strongest_first if claim in positions]
    sentences = []
    for pair in pairwise(ranked):
        # The two are named where there are more of them.
        found = order(strengths, pair)
        sentences.append(order_sentence(strengths.graph, found, named=len(ranked) > 2))
    return sentences
