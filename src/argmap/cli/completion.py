"""What the shell proposes for a claim or a case when Tab is pressed."""

from __future__ import annotations

from collections.abc import Iterator

import typer

from argmap.model import Debate
from argmap.problem import ArgmapError


def claim_ids(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the ids that begin so, with the claim's name."""
    debate = _debate(context)
    if debate is None:
        return
    for claim in (*debate.positions, *debate.claims):
        if claim.id.startswith(incomplete):
            yield claim.id, claim.name


def case_ids(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the cases that begin so, with the case's name."""
    debate = _debate(context)
    for case in debate.cases if debate else ():
        if case.id.startswith(incomplete):
            yield case.id, case.name


def theme_names(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the declared themes that begin so, with what they ask."""
    debate = _debate(context)
    for theme in debate.themes if debate else ():
        if theme.id.startswith(incomplete):
            yield theme.id, theme.text or ""


def tour_ids(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the tours that begin so, with their titles."""
    debate = _debate(context)
    for tour in debate.tours if debate else ():
        if tour.id.startswith(incomplete):
            yield tour.id, tour.title


def _debate(context: typer.Context) -> Debate | None:
    from argmap.loading import load

    try:
        return load(context.params.get("path"))
    except ArgmapError:  # a shell prompt is no place for a report
        return None
