"""The balance of a debate as tables for the terminal: for each position a row a theme."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from argmap.model import Id
from argmap.reasoning import Balance, Cell, Count, Judgement, Verdict, untouched
from argmap.words import (
    Badge,
    Language,
    enumeration,
    full_badge,
    language,
    name,
    name_with_id,
    one_stop,
    supposition_caption,
    tally_against,
    tally_for,
)

LONGEST_THEME = 20
"""To so many columns a theme is cut in a wide terminal."""
# “against”, at the head of a column, has seven letters, and so has “dagegen”.
WIDEST_COUNT = 7
NONE = "·"
BETWEEN = 2
"""Blanks before each column."""
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
    yield f"{graph.debate.title}\n"
    caption = supposition_caption(graph, balance.judgement.supposition)
    if caption:
        yield f"{caption}\n"
    for position in balance.positions:
        yield f"\n{name_with_id(graph, position)}\n"
        yield from _tally(balance.judgement, position, said)
        cells = []
        for theme in balance.themes:
            shown = said.say("balance", "no-theme") if theme is None else theme
            cells.append((shown, balance.cells[position, theme]))
        yield from _position(cells, columns, said, width)
    yield "\n"
    if columns:
        meanings = "   ".join(f"{column.head} {column.meaning}" for column in columns)
        yield f"{said.say('balance', 'counted')}\n"
        yield f"{meanings}\n\n"
    yield from _invitations(balance, said, typed)


def _position(
    cells: _Cells, columns: Sequence[_Column], said: Language, width: int | None
) -> Iterator[str]:
    """Yield the table of one position, and the themes that are missing in it."""
    argued, missing, aside = [], [], []
    for theme, cell in cells:
        # Nobody has argued it at all, or only by what is set aside here: these are two sentences.
        if not cell.gap:
            if not cell.unargued:
                argued.append((theme, cell))
        elif cell.unargued:
            missing.append(theme)
        else:
            aside.append(theme)
    if argued:
        yield from _table(argued, columns, said, width)
    if missing:
        yield f"  {said.say('balance', 'missing', themes=_first(said, missing))}\n"
    if aside:
        yield f"  {said.say('balance', 'missing-here', themes=_first(said, aside))}\n"


def _tally(judgement: Judgement, position: Id, said: Language) -> Iterator[str]:
    """Yield how many reasons lead right to a position: the numbers that `argmap judge` tells."""
    tally = judgement.tallies.get(position)
    if tally is None:
        return
    yield f"  {tally_for(said, tally)}. {tally_against(said, tally)}.\n"


def _first(said: Language, themes: Sequence[str]) -> str:
    """Return the first few themes, and how many more there are; one more is named as well."""
    if len(themes) <= FIRST_THEMES + 1:
        return ", ".join(themes)
    row = ", ".join(themes[:FIRST_THEMES])
    return said.say("balance", "and-themes", themes=row, count=len(themes) - FIRST_THEMES)


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
    counts: list[Count] = []
    for cell in balance.cells.values():
        counts += (cell.pro, cell.contra)
    columns = []
    for number, (head, meaning) in heads.items():
        most = max((getattr(count, number) for count in counts), default=0)
        if most:
            columns.append(_Column(number, head, meaning, BETWEEN + len(str(most))))
    return columns


def _head(badge: Badge) -> tuple[str, str]:
    return badge.glyph, badge.word


def _table(
    cells: _Cells, columns: Sequence[_Column], said: Language, width: int | None
) -> Iterator[str]:
    """Yield what is for a position and what is against it, theme by theme: abreast, if it fits."""
    side = BETWEEN + WIDEST_COUNT + sum(column.width for column in columns)
    heads = [said.say("balance", "claims"), *(theme for theme, _ in cells)]
    longest = min(LONGEST_THEME, max(map(cell_len, heads)))
    pro = (said.say("balance", "for"), attrgetter("pro"))
    contra = (said.say("balance", "against"), attrgetter("contra"))
    if width is None or BETWEEN + longest + 2 * side <= width:
        yield from _rows(cells, columns, said, longest, (pro, contra))
        return
    longest = max(SHORTEST_THEME, min(longest, width - BETWEEN - side))
    yield from _rows(cells, columns, said, longest, (pro,))
    yield from _rows(cells, columns, said, longest, (contra,))


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
    # Told in columns: a Chinese sign takes two of them.
    if cell_len(text) <= wide:
        return set_cell_size(text, wide)
    return set_cell_size(text, wide - 1) + "…"


def _invitations(balance: Balance, said: Language, typed: str) -> Iterator[str]:
    graph = balance.judgement.graph
    if balance.left_out:
        yield f"{said.say('why', 'left-out', count=balance.left_out)}\n"
    unargued = [cell for cell in balance.gaps if cell.unargued]
    if unargued:
        yield f"{said.say('balance', 'gaps', count=len(unargued))}\n"
        first = unargued[0]
        theme = shlex.quote(str(first.theme))
        yield f"  {typed} --supports {first.position} --theme {theme} --text '…'\n"
    waiting = untouched(balance.judgement)
    if waiting:
        names = enumeration(said, (name(graph.claims[claim]) for claim in waiting))
        text = said.say("balance", "untouched", count=len(waiting), claims=names)
        yield f"{one_stop(text)}\n"
