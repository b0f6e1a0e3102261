"""The balance of a debate as tables for the terminal: for each position a row a theme."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from argmap.model import Id
from argmap.reasoning.balance import Balance, Cell, Count, untouched
from argmap.reasoning.judgement import Judgement, Verdict
from argmap.words import (
    Badge,
    Language,
    called,
    full_badge,
    language,
    listed,
    name,
    one_stop,
    supposition_caption,
    tally_against,
    tally_for,
)

LONGEST_THEME = 20
WIDEST_COUNT = 7
NONE = "·"
FIRST_THEMES = 3
"""So many themes are named that nobody has argued: an invitation, and no list of reproaches."""
SHORTEST_THEME = 6
"""To so few columns a theme is cut in a narrow terminal."""

_Side = tuple[str, Callable[[Cell], Count]]
_Cells = Sequence[tuple[str, Cell]]


class _Column(NamedTuple):
    """Which number of a Count a column holds, its head and what that means, and how wide it is."""

    number: str
    head: str
    meaning: str
    width: int


def balance_lines(balance: Balance, typed: str, width: int | None = None) -> Iterator[str]:
    """Yield a table for each position, what the signs mean, and what is still to be argued.

    `typed` is how one adds a claim to this debate. What nobody has argued is named by its first few
    themes. Where the two sides do not fit beside each other in the width, each has a table of its
    own.
    """
    graph = balance.judgement.graph
    said = language(graph)
    columns = _columns(balance, said)
    themes = [
        (theme, said.say("balance", "no-theme") if theme is None else theme)
        for theme in balance.themes
    ]
    yield f"{graph.debate.title}\n"
    caption = supposition_caption(graph, balance.judgement.supposition)
    if caption:
        yield f"{caption}\n"
    for position in balance.positions:
        yield f"\n{called(graph, position)}\n"
        yield from _tally(balance.judgement, position, said)
        cells = [(shown, balance.cells[position, theme]) for theme, shown in themes]
        argued = [each for each in cells if not each[1].gap and not each[1].unargued]
        if argued:
            yield from _table(argued, columns, said, width)
        missing = [shown for shown, cell in cells if cell.gap and cell.unargued]
        if missing:
            yield f"  {said.say('balance', 'missing', themes=_first(said, missing))}\n"
        aside = [shown for shown, cell in cells if cell.gap and not cell.unargued]
        if aside:
            yield f"  {said.say('balance', 'missing-here', themes=_first(said, aside))}\n"
    yield "\n"
    if columns:
        yield f"{said.say('balance', 'counted')}\n"
        yield f"{'   '.join(f'{column.head} {column.meaning}' for column in columns)}\n\n"
    yield from _invitations(balance, said, typed)


def _tally(judgement: Judgement, position: Id, said: Language) -> Iterator[str]:
    """Yield how many reasons lead right to a position: the numbers that `argmap judge` tells."""
    tally = judgement.tallies.get(position)
    if tally is None:
        return
    yield f"  {tally_for(said, tally)}. {tally_against(said, tally)}.\n"


def _first(said: Language, themes: Sequence[str]) -> str:
    """Return the first few themes, and how many more there are; one more is named as well."""
    shown = themes[:FIRST_THEMES] if len(themes) > FIRST_THEMES + 1 else themes
    row = ", ".join(shown)
    more = len(themes) - len(shown)
    return said.say("balance", "and-themes", themes=row, count=more) if more else row


def _columns(balance: Balance, said: Language) -> list[_Column]:
    """Return the columns that hold anything, as wide as their numbers."""
    badge = {verdict: full_badge(verdict, said) for verdict in Verdict}
    heads = {
        "standing": (badge[Verdict.STANDS].glyph, said.say("balance", "standing")),
        "unanswered": _head(badge[Verdict.UNANSWERED]),
        "reasons_fell": _head(badge[Verdict.REASONS_FELL]),
        "unsettled": _head(badge[Verdict.UNSETTLED]),
        "circular": _head(badge[Verdict.CIRCULAR]),
        "set_aside": (badge[Verdict.SWITCHED_OFF].glyph, said.say("balance", "aside")),
        "without_source": ("-", said.say("balance", "without-source")),
    }
    counts = [count for cell in balance.cells.values() for count in (cell.pro, cell.contra)]
    most = {
        number: max((getattr(count, number) for count in counts), default=0) for number in heads
    }
    return [
        _Column(number, *heads[number], 2 + len(str(most[number])))
        for number in heads
        if most[number]
    ]


def _head(badge: Badge) -> tuple[str, str]:
    return badge.glyph, badge.word


def _table(
    cells: _Cells, columns: Sequence[_Column], said: Language, width: int | None
) -> Iterator[str]:
    """Yield what is for a position and what is against it, theme by theme: side by side, where that fits."""
    one = 2 + WIDEST_COUNT + sum(column.width for column in columns)
    claims = said.say("balance", "claims")
    longest = min(
        LONGEST_THEME, max(cell_len(head) for head in (claims, *(theme for theme, _ in cells)))
    )
    sides = (
        (said.say("balance", "for"), attrgetter("pro")),
        (said.say("balance", "against"), attrgetter("contra")),
    )
    if width is None or 2 + longest + 2 * one <= width:
        yield from _rows(cells, columns, said, longest, sides)
    else:
        for side in sides:
            yield from _rows(
                cells, columns, said, max(SHORTEST_THEME, min(longest, width - 2 - one)), (side,)
            )


def _rows(
    cells: _Cells, columns: Sequence[_Column], said: Language, wide: int, sides: Sequence[_Side]
) -> Iterator[str]:
    signs = "".join(f"{column.head:>{column.width}}" for column in columns)
    heads = "".join(f"  {side:>{WIDEST_COUNT}}{signs}" for side, _ in sides)
    yield f"  {_cut(said.say('balance', 'claims'), wide)}{heads}\n"
    for theme, cell in cells:
        counts = "".join(f"  {_counted(count(cell), columns)}" for _, count in sides)
        yield f"  {_cut(theme, wide)}{counts}\n"


def _counted(count: Count, columns: Sequence[_Column]) -> str:
    numbers = (f"{getattr(count, column.number) or NONE:>{column.width}}" for column in columns)
    return f"{count.claims or NONE:>{WIDEST_COUNT}}{''.join(numbers)}"


def _cut(text: str, wide: int) -> str:
    """Return a text in so many columns."""
    return (
        set_cell_size(text, wide) if cell_len(text) <= wide else set_cell_size(text, wide - 1) + "…"
    )


def _invitations(balance: Balance, said: Language, typed: str) -> Iterator[str]:
    graph = balance.judgement.graph
    if balance.left_out:
        yield f"{said.say('why', 'left-out', count=balance.left_out)}\n"
    unargued = [cell for cell in balance.gaps if cell.unargued]
    if unargued:
        yield f"{said.say('balance', 'gaps', count=len(unargued))}\n"
        first = unargued[0]
        yield f"  {typed} --supports {first.position} --theme {shlex.quote(str(first.theme))} --text '…'\n"
    waiting = untouched(balance.judgement)
    if waiting:
        names = listed(said, (name(graph.claims[claim]) for claim in waiting))
        text = said.say("balance", "untouched", count=len(waiting), claims=names)
        yield f"{one_stop(text)}\n"
