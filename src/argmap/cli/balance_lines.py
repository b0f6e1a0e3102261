"""The balance of a debate as tables for the terminal: for each position a row a theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from argmap.model import Id
from argmap.reasoning import words
from argmap.reasoning.balance import Balance, Count, untouched
from argmap.reasoning.judgement import Verdict
from argmap.reasoning.language import Language

LONGEST_THEME = 20
NONE = "·"


class _Column(NamedTuple):
    """A sign, what it stands for, and the numbers of a Count that it adds up."""

    sign: str
    word: str
    counts: tuple[str, ...]


def balance_lines(balance: Balance) -> Iterator[str]:
    """Yield a table for each position, what the signs mean, and what is still to be argued."""
    graph = balance.judgement.graph
    said = words.language(graph)
    columns = _columns(balance, said)
    yield f"{graph.debate.title}\n"
    caption = words.supposition_caption(graph, balance.judgement.supposition)
    if caption:
        yield f"{caption}\n"
    for position in balance.positions:
        yield f"\n{words.called(graph, position)}\n"
        yield from _table(balance, position, columns, said)
    yield f"\n{'   '.join(f'{column.sign} {column.word}' for column in columns)}\n\n"
    yield from _invitations(balance, said)


def _columns(balance: Balance, said: Language) -> list[_Column]:
    """Return the columns that hold anything."""
    badge = said.badges
    columns = [
        _Column(badge[Verdict.STANDS][0], said.standing, ("standing",)),
        _Column(*badge[Verdict.UNANSWERED], ("unanswered",)),
        _Column(*badge[Verdict.REASONS_FELL], ("reasons_fell",)),
        _Column(*badge[Verdict.UNSETTLED], ("unsettled",)),
        _Column(*badge[Verdict.CIRCULAR], ("circular",)),
        _Column(*badge[Verdict.SWITCHED_OFF], ("set_aside",)),
        _Column("-", said.without_source, ("without_source",)),
    ]
    counts = [count for cell in balance.cells.values() for count in (cell.pro, cell.contra)]
    return [column for column in columns if any(_number(count, column) for count in counts)]


def _number(count: Count, column: _Column) -> int:
    return sum(getattr(count, name) for name in column.counts)


def _table(balance: Balance, position: Id, columns: Sequence[_Column], said: Language) -> Iterator[str]:
    themes = {theme: said.no_theme if theme is None else theme for theme in balance.themes}
    wide = min(LONGEST_THEME, max(map(cell_len, themes.values()), default=0))
    signs = "".join(f"{column.sign:>4}" for column in columns)
    heads = [f"{head:>7}{signs}" for head in (said.pro, said.contra)]
    yield f"  {'':<{wide}}{'  '.join(heads)}\n"
    for theme, shown in themes.items():
        cell = balance.cells[position, theme]
        row = said.gap if cell.empty else "  ".join(_counted(count, columns) for count in (cell.pro, cell.contra))
        yield f"  {_cut(shown, wide)}{'  ' if cell.empty else ''}{row}\n"


def _counted(count: Count, columns: Sequence[_Column]) -> str:
    numbers = [_number(count, column) for column in columns]
    return f"{count.claims or NONE:>7}" + "".join(f"{number or NONE:>4}" for number in numbers)


def _cut(text: str, wide: int) -> str:
    """Return a text in so many columns."""
    return set_cell_size(text, wide) if cell_len(text) <= wide else set_cell_size(text, wide - 1) + "…"


def _invitations(balance: Balance, said: Language) -> Iterator[str]:
    graph = balance.judgement.graph
    if balance.gaps:
        yield f"{said.gaps.format(count=len(balance.gaps))}\n"
    waiting = untouched(graph)
    if waiting:
        names = words.listed(said, (words.name(graph.claims[claim]) for claim in waiting))
        yield f"{said.untouched.format(count=len(waiting), claims=names)}\n"
