"""A picture built up one element a step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from argmap.deck.planned import Moment, Planned
from argmap.model import Id
from argmap.view import View, ViewKind, outline


def in_stages(picture: Planned) -> Planned:
    """Return a picture whose every claim has its own moment, after what it is about.

    A moment that brings no claim, only another judgement, stays as it is.
    """
    order = tuple(_read(picture.view))
    moments, visible = list[Moment](), set[Id]()
    for moment in picture.moments:
        new = [claim for claim in order if claim in moment.new]
        if not new:
            moments.append(moment)
        say = moment.say
        for claim in new:
            visible.add(claim)
            moments.append(replace(moment, new=(claim,), shown=frozenset(visible), say=say))
            say = ""  # said once, when the first of them comes
    return Planned(picture.view, tuple(moments))


def _read(whole: View) -> Iterator[Id]:
    """Yield the claims of a view in reading order, each once and before its answers."""
    if whole.kind is ViewKind.OVERVIEW:
        yield from whole.claims
        return
    entries = outline(whole.judgement, whole.claims, within=whole.claims).entries
    waiting, read = list(reversed(entries)), set[Id]()
    while waiting:
        entry = waiting.pop()
        if entry.claim not in read:
            read.add(entry.claim)
            yield entry.claim
        waiting += reversed(entry.entries)
