"""What the shell proposes when Tab is pressed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import typer

from argmap.files import debate_places, shown
from argmap.model import Debate
from argmap.problem import ArgmapError

Offer = Callable[[typer.Context, str], Iterator[tuple[str, str]]]
"""What typer asks with the line so far and the word begun: the words that fit, each with what it means."""


def _offering(named: Callable[[Debate], Iterable[tuple[str, str]]]) -> Offer:
    """Return what proposes the names in the debates that the line names, as far as they begin like its last word."""

    def offer(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
        for debate in _debates(context):
            yield from (
                (name, shown(meaning))
                for name, meaning in named(debate)
                if name.startswith(incomplete)
            )

    return offer


claim_ids = _offering(
    lambda debate: ((claim.id, claim.name) for claim in (*debate.positions, *debate.claims))
)
case_ids = _offering(lambda debate: ((case.id, case.name) for case in debate.cases))
theme_names = _offering(lambda debate: ((theme.id, theme.text or "") for theme in debate.themes))
tour_ids = _offering(lambda debate: ((tour.id, tour.title) for tour in debate.tours))
source_keys = _offering(lambda debate: ((key, source.title) for key, source in debate.sources))


def part_files(context: typer.Context, incomplete: str) -> Iterator[str]:
    """Yield the names of the debate's files that begin so; one that would steer the shell's terminal is left out."""
    try:
        places = debate_places(next(_paths(context), None))
    except ArgmapError:
        return
    names = (file.name for place in places for file in place.files)
    yield from (name for name in names if name.isprintable() and name.startswith(incomplete))


def _debates(context: typer.Context) -> Iterator[Debate]:
    """Yield the debates that the line names, or the ones here; a shell prompt is no place for a report."""
    from argmap.loading import drafts

    try:
        found = drafts(*_paths(context))
    except ArgmapError:
        return
    yield from (draft.debate for draft in found if draft.debate is not None)


def _paths(context: typer.Context) -> Iterator[str]:
    """Yield the words of the line that are paths; a line whose last option waits for its value is not parsed yet."""
    parsed = context.params
    words = (parsed.get("path"), parsed.get("claim"), *(parsed.get("paths") or ()), *context.args)
    return (word for word in words if word and word != "-" and Path(word).exists())
