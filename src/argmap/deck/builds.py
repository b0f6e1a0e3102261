"""A picture built up one element a step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from argmap.deck.planned import Moment, Planned
from argmap.model import Id
from argmap.view import View, ViewKind, outline


def built(picture: Planned) -> Planned:
    """Return a picture whose every claim comes in a moment of its own, each objection after what it is about.

    A moment that brings no claim, only another judgement, stays as it is.
    """
    order = tuple(_read(picture.view))
    moments, visible = list[Moment](), set[Id]()
    for moment in picture.moments:
        new = [claim for claim in order if claim in moment.new]
        moments += [moment] if not new else []
        for number, claim in enumerate(new):
            visible.add(claim)
            say = moment.say if number == 0 else ""
            moments.append(replace(moment, new=(claim,), shown=frozenset(visible), say=say))
    return Planned(picture.view, tuple(moments))


def _read(whole: View) -> Iterator[Id]:
    """Yield the claims of a view in reading order, each once and before its answers, without recursion."""
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
