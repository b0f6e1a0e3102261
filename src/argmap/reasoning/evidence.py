"""Start values from evidence: declared tables that anybody can read, change and disagree with.

A table says how plausible a claim is to begin with, by the kind of its evidence and the interest of
its best source. It is a choice and no finding, so there are several, an order of positions is told
under each, and an author's `plausibility` wins over all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from argmap.graph import DebateGraph
from argmap.model import Citation, Claim, Id, Source
from argmap.problem import ArgmapError
from argmap.reasoning.semantics import Semantics
from argmap.reasoning.strengths import Strengths, strength
from argmap.reasoning.supposing import AS_WRITTEN, Supposition

NO_SOURCE = "no-source"
"""The row for a claim that names no source, whatever its evidence is said to be."""
UNSTATED = "unstated"
"""The row for a claim that does not say what kind of evidence it gives."""
UNKNOWN = "unknown"
"""The column for a source that does not say who speaks in it."""
LONGEST_SHOWN = 60
"""So many signs of a value that is none are shown."""
KINDS = ("measured", "official", "reasoned", "statement", UNSTATED)
INTERESTS = ("independent", "government", "mixed", "advocate", "vendor", UNKNOWN)

Row = Mapping[str, float]


@dataclass(frozen=True)
class StartTable:
    """A plausibility for each kind of evidence (`rows`) and interest of a source.

    A claim without any source has one of its own.
    """

    name: str
    rows: Mapping[str, Row]
    no_source: float = 0.5


def _table(name: str, **rows: tuple[float, float, float, float, float, float]) -> StartTable:
    told = {
        kind: MappingProxyType(dict(zip(INTERESTS, row, strict=True))) for kind, row in rows.items()
    }
    return StartTable(name, MappingProxyType(told))


BOTH = _table(
    "both",  # independent, government, mixed, advocate, vendor, unknown
    measured=(0.8, 0.75, 0.7, 0.65, 0.65, 0.7),
    official=(0.75, 0.7, 0.65, 0.6, 0.6, 0.65),
    reasoned=(0.65, 0.6, 0.55, 0.5, 0.5, 0.55),
    statement=(0.55, 0.5, 0.45, 0.4, 0.4, 0.45),
    unstated=(0.65, 0.6, 0.55, 0.5, 0.5, 0.55),
)
EVIDENCE_ONLY = _table(
    "evidence",
    measured=(0.75,) * 6,
    official=(0.7,) * 6,
    reasoned=(0.55,) * 6,
    statement=(0.45,) * 6,
    unstated=(0.55,) * 6,
)
INTEREST_ONLY = _table(
    "interest",
    measured=(0.7, 0.6, 0.55, 0.45, 0.45, 0.5),
    official=(0.7, 0.6, 0.55, 0.45, 0.45, 0.5),
    reasoned=(0.7, 0.6, 0.55, 0.45, 0.45, 0.5),
    statement=(0.7, 0.6, 0.55, 0.45, 0.45, 0.5),
    unstated=(0.7, 0.6, 0.55, 0.45, 0.45, 0.5),
)
STRICT = _table(
    "strict",
    measured=(0.9, 0.8, 0.65, 0.5, 0.5, 0.6),
    official=(0.8, 0.7, 0.55, 0.4, 0.4, 0.5),
    reasoned=(0.6, 0.5, 0.4, 0.3, 0.3, 0.4),
    statement=(0.4, 0.3, 0.3, 0.2, 0.2, 0.25),
    unstated=(0.6, 0.5, 0.4, 0.3, 0.3, 0.4),
)
MILD = _table(
    "mild",
    measured=(0.6, 0.58, 0.56, 0.54, 0.54, 0.56),
    official=(0.58, 0.56, 0.54, 0.52, 0.52, 0.54),
    reasoned=(0.54, 0.52, 0.51, 0.5, 0.5, 0.51),
    statement=(0.52, 0.5, 0.48, 0.46, 0.46, 0.48),
    unstated=(0.54, 0.52, 0.51, 0.5, 0.5, 0.51),
)
TABLES = (BOTH, EVIDENCE_ONLY, INTEREST_ONLY, STRICT, MILD)
"""The shipped tables, the one that `--weigh evidence` takes first."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The positions under a table, strongest first; one without a stable value is left out.

    `leader` is None where nobody leads: between the first two it is too close to call, or there are
    not two.
    """

    table: StartTable
    positions: tuple[Id, ...]
    leader: Id | None


@dataclass(frozen=True)
class Weighed:
    """The table from which start values were taken, and the order of positions under each table."""

    table: StartTable
    rankings: tuple[Ranking, ...]


def start_values(graph: DebateGraph, table: StartTable) -> Mapping[Id, float]:
    """Return the start value that a table gives each claim that has none of its author.

    Of several sources the best counts. Positions are no evidence and keep theirs.
    """
    sources = dict(graph.debate.sources)
    return MappingProxyType(
        {
            id_: _value(claim, sources, table)
            for id_, claim in graph.claims.items()
            if id_ not in graph.positions and "plausibility" not in claim.model_fields_set
        }
    )


def rankings(
    graph: DebateGraph,
    supposition: Supposition = AS_WRITTEN,
    *,
    semantics: Semantics = Semantics.QUADRATIC_ENERGY,
    tables: Iterable[StartTable] = TABLES,
) -> tuple[Ranking, ...]:
    """Return the order of the positions under each table.

    Those whose strength is supposed are left out.
    """
    found = []
    for table in tables:
        start = start_values(graph, table)
        strengths = strength(graph, supposition, semantics=semantics, start=start)
        found.append(_ranking(table, strengths))
    return tuple(found)


def leads(found: Iterable[Ranking]) -> Mapping[Id, int]:
    """Return under how many tables each position leads that leads under any, most often first."""
    counted = Counter(ranking.leader for ranking in found if ranking.leader is not None)
    return MappingProxyType(dict(counted.most_common()))


def own_table(name: str, text: str) -> StartTable:
    """Return the table that somebody wrote as YAML or JSON.

    What it leaves out is as in the shipped table `both`.

    >>> own_table("mine", "statement: {independent: 0.9}").rows["statement"]["independent"]
    0.9

    Raises: ArgmapError: It is no mapping of known words to numbers from 0 to 1; the message is one
        sentence.
    """
    import yaml

    try:
        written = yaml.safe_load(text)
        # Read again as nodes: of two equal keys a mapping keeps the last, and nobody would know.
        again = _written_twice(yaml.compose(text, Loader=yaml.SafeLoader))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        at = f", line {mark.line + 1}" if mark else ""
        raise ArgmapError(f"the start values in {name}{at} are no YAML or JSON") from None
    if not isinstance(written, dict):
        raise ArgmapError(
            f"the start values in {name} are no mapping, such as `measured: {{independent: 0.8}}`"
        )
    if again:
        raise ArgmapError(f"the start values in {name} give `{again}` twice: keep one of the two")
    rows = dict(BOTH.rows)
    no_source = BOTH.no_source
    for word, value in written.items():
        if word == NO_SOURCE:
            no_source = _number(name, NO_SOURCE, value)
        else:
            _known(name, word, (*KINDS, NO_SOURCE), "evidence")
            rows[word] = _row(name, word, value, rows[word])
    return StartTable(name, MappingProxyType(rows), no_source)


def _written_twice(table: Any) -> str | None:
    """Return the first word that the nodes of a table hold twice in one place.

    One of its values would be lost.
    """
    rows = _pairs(table)
    for found in (rows, *(_pairs(row) for _, row in rows)):
        words = [str(word.value) for word, _ in found]
        for place, word in enumerate(words):
            if word in words[:place]:
                return word
    return None


def _pairs(node: Any) -> list[tuple[Any, Any]]:
    """Return what a node of YAML holds as pairs of nodes: none where it is no mapping."""
    return node.value if getattr(node, "id", None) == "mapping" else []


def _row(name: str, kind: str, written: Any, shipped: Row) -> Row:
    if not isinstance(written, dict):
        return MappingProxyType(dict.fromkeys(INTERESTS, _number(name, kind, written)))
    row = dict(shipped)
    for interest, value in written.items():
        _known(name, interest, INTERESTS, "interest")
        row[interest] = _number(name, f"{kind}: {interest}", value)
    return MappingProxyType(row)


def _known(name: str, word: Any, words: tuple[str, ...], what: str) -> None:
    if word in words:
        return
    from argmap.suggest import nearest

    word = _short(word)
    near = nearest(word, words)
    if near:
        raise ArgmapError(
            f"the start values in {name} name an unknown {what}, `{word}`: did you mean `{near}`?"
        )
    known = ", ".join(words)
    raise ArgmapError(
        f"the start values in {name} name an unknown {what}, `{word}`: known are {known}"
    )


def _number(name: str, at: str, value: Any) -> float:
    number = _as_number(value)
    if number is None or not 0 <= number <= 1:
        raise ArgmapError(
            f"the start values in {name} give `{at}` the value {_given(value)}, "
            "which is no number from 0 to 1"
        )
    return number


def _short(value: Any) -> str:
    """Return what somebody wrote as a sentence may show it.

    That is its beginning, without signs that steer a terminal.
    """
    text = str(value)[:LONGEST_SHOWN]
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


def _given(value: Any) -> str:
    """Return what stands in the place of a number.

    What is nested is never written out, however deep it goes.
    """
    if isinstance(value, list | dict):
        return "`[…]`" if isinstance(value, list) else "`{…}`"
    return f"`{_short(value)}`"


def _as_number(value: Any) -> float | None:
    """Return the number that somebody means.

    It may be in quotes, or written as 4e-1, which YAML takes for a text.
    """
    # For Python a truth is a number: `yes` would be read as 1.
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return float(value)
    except (ValueError, OverflowError):
        return None


def _value(claim: Claim, sources: Mapping[str, Source], table: StartTable) -> float:
    row = table.rows[claim.evidence or UNSTATED]
    cited = (
        sources.get(each.cite) if isinstance(each, Citation) else each for each in claim.sources
    )
    values = [row[source.interest or UNKNOWN] for source in cited if source is not None]
    return max(values, default=table.no_source)


def _ranking(table: StartTable, strengths: Strengths) -> Ranking:
    positions = frozenset(strengths.graph.positions).difference(strengths.supposed)
    ranked = tuple(claim for claim in strengths.strongest_first if claim in positions)
    if len(ranked) < 2:
        return Ranking(table, ranked, None)
    from argmap.reasoning.ordering import order  # numpy takes its time, and only here it is needed

    first = order(strengths, (ranked[0], ranked[1]))
    return Ranking(table, ranked, None if first.close else first.first)
