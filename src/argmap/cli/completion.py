"""What the shell proposes when Tab is pressed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import typer

from argmap.files import debate_places, printable_path
from argmap.model import Debate
from argmap.problem import ArgmapError

Offer = Callable[[typer.Context, str], Iterator[tuple[str, str]]]
"""What typer asks with the line so far and the word begun.

The answer are the words that fit, each with what it means.
"""


def _offer(names: Callable[[Debate], Iterable[tuple[str, str]]]) -> Offer:
    """Return what proposes the names of debates that begin like the last word of the line."""

    def offer(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
        for debate in _debates(context):
            for name, meaning in names(debate):
                if name.startswith(incomplete):
                    yield name, printable_path(meaning)

    return offer


def _claims(debate: Debate) -> Iterator[tuple[str, str]]:
    for claim in (*debate.positions, *debate.claims):
        yield claim.id, claim.name


claim_ids = _offer(_claims)
case_ids = _offer(lambda debate: ((case.id, case.name) for case in debate.cases))
theme_names = _offer(lambda debate: ((theme.id, theme.text or "") for theme in debate.themes))
tour_ids = _offer(lambda debate: ((tour.id, tour.title) for tour in debate.tours))
source_keys = _offer(lambda debate: ((key, source.title) for key, source in debate.sources))


def part_files(context: typer.Context, incomplete: str) -> Iterator[str]:
    """Yield the names of the debate's files that begin so.

    One that would steer the shell's terminal is left out.
    """
    path = next(_paths(context), None)
    try:
        places = debate_places(path)
    except ArgmapError:
        return
    for place in places:
        for file in place.files:
            if file.name.isprintable() and file.name.startswith(incomplete):
                yield file.name


def _debates(context: typer.Context) -> Iterator[Debate]:
    """Yield the debates that the line names, or the ones here.

    A shell prompt is no place for a report: what has errors is passed over.
    """
    from argmap.opening import drafts

    try:
        found = drafts(*_paths(context))
    except ArgmapError:
        return
    for draft in found:
        if draft.debate is not None:
            yield draft.debate


def _paths(context: typer.Context) -> Iterator[str]:
    """Yield the words of the line that are paths.

    A line whose last option waits for its value is not parsed yet: its words are `args`.
    """
    parsed = context.params
    words = (parsed.get("path"), parsed.get("claim"), *(parsed.get("paths") or ()), *context.args)
    for word in words:
        if word and word != "-" and Path(word).exists():
            yield word
