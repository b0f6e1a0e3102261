"""Strengths as lines of text for the terminal: the order of the positions, what it comes from, and the claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from argmap.cli.lines import indented
from argmap.model import Id
from argmap.reasoning.evidence import Weighed
from argmap.reasoning.strength import Status, Strengths
from argmap.words import (
    Sentence,
    counts_phrase,
    language,
    pressure_note,
    push_sign,
    push_signs,
    set_apart,
    start_note,
    supposition_caption,
    told_weighing,
    unstable,
    weighed_name,
)

FIRST_CLAIMS = 5
"""So many claims are told at first: the strongest."""


def strength_lines(
    strengths: Strengths,
    orders: Iterable[Sentence],
    *,
    weighed: Weighed | None = None,
    digits: bool = False,
    rest: str | None = None,
) -> Iterator[str]:
    """Yield the positions with the counts that their order comes from, then the claims, and what the signs mean.

    Of the claims only the strongest, where `rest` says how to see all of them.
    """
    graph = strengths.graph
    yield f"{graph.debate.title}\n"
    caption = supposition_caption(graph, strengths.supposition)
    if caption:
        yield f"{caption}\n"
    yield from _positions(strengths, tuple(orders), digits=digits)
    note = start_note(strengths)
    if note:
        yield f"{note}\n" if graph.positions else f"\n{note}\n"
    if weighed is not None:
        yield from indented(told_weighing(graph, weighed))
    yield from _claims(strengths, digits=digits, rest=rest)
    yield "\n"
    yield from (f"{sentence.text}\n" for sentence in set_apart(strengths))
    yield f"{push_signs(language(graph))}\n"
    yield f"{pressure_note(strengths)}\n"


def _positions(strengths: Strengths, orders: Sequence[Sentence], *, digits: bool) -> Iterator[str]:
    """Yield the positions, strongest first, each with its counts, and what is said of neighbours in this order."""
    supposed = frozenset(strengths.supposed)
    positions = frozenset(strengths.graph.positions)
    ranked = [
        claim for claim in strengths.strongest_first if claim in positions and claim not in supposed
    ]
    if ranked:
        yield "\n"
    for position in ranked:
        yield from _listed(strengths, (position,), digits=digits)
        yield f"       {counts_phrase(strengths, position)}\n"
    yield from (f"{order.text}\n" for order in orders)


def _claims(strengths: Strengths, *, digits: bool, rest: str | None) -> Iterator[str]:
    """Yield the claims that something pushes on, strongest first, and those that have no value or hang on a hair."""
    words = language(strengths.graph)
    hidden = {*strengths.graph.positions, *strengths.quiet, *strengths.supposed}
    claims = [claim for claim in strengths.strongest_first if claim not in hidden]
    shown = claims if rest is None else claims[:FIRST_CLAIMS]
    hanging = [
        each
        for each in claims[len(shown) :]
        if strengths.claims[each].status is Status.HANGS_ON_A_HAIR
    ]
    if shown:
        yield f"\n{words.say('strength', 'strongest-first')}\n"
    yield from _listed(strengths, [*shown, *hanging[:FIRST_CLAIMS]], digits=digits)
    more = len(claims) - len(shown) - len(hanging[:FIRST_CLAIMS])
    if more and rest is not None:
        yield f"  {words.say('moves', 'more', count=more, command=rest)}\n"
    for reason in unstable(strengths):
        yield f"\n{reason.text}\n"
        named = reason.cites if rest is None else reason.cites[:FIRST_CLAIMS]
        yield from _listed(strengths, named, digits=digits)
        if rest is not None and len(reason.cites) > len(named):
            yield f"  {words.say('moves', 'more', count=len(reason.cites) - len(named), command=rest)}\n"


def _listed(strengths: Strengths, claims: Iterable[Id], *, digits: bool) -> Iterator[str]:
    for claim in claims:
        sign = push_sign(strengths, claim)
        yield f"  {sign:<2} {weighed_name(strengths, claim, digits=digits)}\n"
