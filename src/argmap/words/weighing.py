"""Start values from evidence in words: the table that was taken, and who leads under which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.graph import DebateGraph
from argmap.model import Evidence, Id, Interest
from argmap.reasoning import (
    BOTH,
    EVIDENCE_ONLY,
    INTEREST_ONLY,
    INTERESTS,
    KINDS,
    MILD,
    STRICT,
    UNKNOWN,
    UNSTATED,
    Ranking,
    StartTable,
    Weighed,
)
from argmap.words.languages import Language, language
from argmap.words.lines import Line
from argmap.words.names import name, name_with_id

DIGITS = 2


def weighing_lines(graph: DebateGraph, weighed: Weighed) -> Iterator[Line]:
    """Yield who leads under which tables, and the table that was taken, row by row."""
    words = language(graph)
    yield Line(0, words.say("weigh", "orders"))
    yield from _leaders(graph, words, weighed)
    yield Line(0, words.say("weigh", "table", name=table_name(words, weighed.table)))
    for kind in KINDS:
        yield Line(1, _row(words, kind, weighed.table.rows[kind]))
    value = words.decimal(weighed.table.no_source, DIGITS)
    yield Line(1, words.say("weigh", "row", kind=words.say("weigh", "no-source"), values=value))
    yield Line(1, words.say("weigh", "best-source"))


def table_name(words: Language, table: StartTable) -> str:
    """Return what a table is called: a shipped one in words, one's own as its file is."""
    # by identity: a table of one's own may have any name
    if table is BOTH:
        return words.say("weigh", "both")
    if table is EVIDENCE_ONLY:
        return words.say("weigh", "evidence-only")
    if table is INTEREST_ONLY:
        return words.say("weigh", "interest-only")
    if table is STRICT:
        return words.say("weigh", "strict")
    if table is MILD:
        return words.say("weigh", "mild")
    return table.name


def _leaders(graph: DebateGraph, words: Language, weighed: Weighed) -> Iterator[Line]:
    """Yield each position that leads, with the tables under which it does, most tables first.

    Last come the tables under which nobody leads.
    """
    under: dict[Id, list[Ranking]] = {}
    undecided = []
    for ranking in weighed.rankings:
        if ranking.leader is None:
            undecided.append(ranking)
        else:
            under.setdefault(ranking.leader, []).append(ranking)
    every = len(weighed.rankings)
    for leader, found in sorted(under.items(), key=lambda each: -len(each[1])):
        first, tables = name_with_id(graph, leader), _tables(words, found)
        if len(found) == every:
            said = words.say("weigh", "leads-all", name=first, every=every, tables=tables)
        else:
            count = len(found)
            said = words.say("weigh", "leads", name=first, count=count, every=every, tables=tables)
        yield Line(1, said, (leader,))
    if undecided:
        count, tables = len(undecided), _tables(words, undecided)
        if count == every:
            said = words.say("weigh", "nobody-leads-all", every=every, tables=tables)
        else:
            said = words.say("weigh", "nobody-leads", count=count, every=every, tables=tables)
        yield Line(1, said)
    yield from _same_order(graph, words, weighed)


def _same_order(graph: DebateGraph, words: Language, weighed: Weighed) -> Iterator[Line]:
    """Yield the order of the positions where every table gives the same."""
    orders = {ranking.positions for ranking in weighed.rankings}
    if len(orders) != 1:
        return
    (order,) = orders
    if len(order) > 2:  # of two positions the order says no more than who leads
        row = words.say("name", "separator").join(name(graph.claims[each]) for each in order)
        yield Line(1, words.say("weigh", "same-order", names=row), order)


def _tables(words: Language, rankings: list[Ranking]) -> str:
    return ", ".join(table_name(words, ranking.table) for ranking in rankings)


def _row(words: Language, kind: str, values: Mapping[str, float]) -> str:
    """Return the start values for a kind of evidence.

    One number where whoever speaks changes nothing.
    """
    shown = words.say("weigh", "unstated") if kind == UNSTATED else words.word(Evidence(kind))
    if len(set(values.values())) == 1:
        told = words.decimal(values[UNKNOWN], DIGITS)
    else:
        told = ", ".join(
            f"{_speaker(words, each)} {words.decimal(values[each], DIGITS)}" for each in INTERESTS
        )
    return words.say("weigh", "row", kind=shown, values=told)


def _speaker(words: Language, interest: str) -> str:
    """Return who speaks in a source, as a table names it."""
    if interest == UNKNOWN:
        return words.say("weigh", "unknown")
    return words.word(Interest(interest))
