"""What the shell proposes when Tab is pressed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import typer

from argmap.files import debate_places
from argmap.model import Debate
from argmap.problem import ArgmapError


def claim_ids(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the ids that begin so, with the claim's name."""
    for debate in _debates(context):
        for claim in (*debate.positions, *debate.claims):
            if claim.id.startswith(incomplete):
                yield claim.id, claim.name


def case_ids(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the cases that begin so, with the case's name."""
    for debate in _debates(context):
        for case in debate.cases:
            if case.id.startswith(incomplete):
                yield case.id, case.name


def theme_names(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the declared themes that begin so, with what they ask."""
    for debate in _debates(context):
        for theme in debate.themes:
            if theme.id.startswith(incomplete):
                yield theme.id, theme.text or ""


def tour_ids(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the tours that begin so, with their titles."""
    for debate in _debates(context):
        for tour in debate.tours:
            if tour.id.startswith(incomplete):
                yield tour.id, tour.title


def source_keys(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the source keys that begin so, with the source's title."""
    for debate in _debates(context):
        for key, source in debate.sources:
            if key.startswith(incomplete):
                yield key, source.title


def part_files(context: typer.Context, incomplete: str) -> Iterator[str]:
    """Yield the names of the debate's files that begin so."""
    try:
        places = debate_places(next(_paths(context), None))
    except ArgmapError:
        return
    yield from (file.name for place in places for file in place.files if file.name.startswith(incomplete))


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
    words = (parsed.get("path"), *(parsed.get("paths") or ()), *context.args)
    return (word for word in words if word and word != "-" and Path(word).exists())
