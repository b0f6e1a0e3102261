"""Strengths as lines of text for the terminal: the positions, then the claims that are pushed, strongest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from argmap.model import Id
from argmap.reasoning.strength import Strengths
from argmap.words import (
    Sentence,
    language,
    name,
    pressure_note,
    push_sign,
    push_signs,
    set_apart,
    supposition_caption,
    unstable,
    weighed_name,
)


def strength_lines(strengths: Strengths, orders: Iterable[Sentence], *, digits: bool = False) -> Iterator[str]:
    """Yield the positions and what is said of their order, the other claims, what the signs mean, and what it is."""
    graph, said = strengths.graph, language(strengths.graph)
    yield f"{graph.debate.title}\n"
    caption = supposition_caption(graph, strengths.supposition)
    if caption:
        yield f"{caption}\n"
    positions = frozenset(graph.positions)
    hidden = {*strengths.quiet} - positions | {*strengths.supposed}
    shown = [claim for claim in strengths.strongest_first if claim not in hidden]
    ranked = [claim for claim in shown if claim in positions]
    if ranked:
        yield "\n"
    yield from _listed(strengths, ranked, digits=digits)
    yield from _orders(strengths, tuple(orders))
    claims = [claim for claim in shown if claim not in positions]
    if claims:
        yield f"\n{said.say('strength', 'strongest-first')}\n"
        yield from _listed(strengths, claims, digits=digits)
    for reason in unstable(strengths):
        yield f"\n{reason.text}\n"
        yield from _listed(strengths, reason.cites, digits=digits)
    yield "\n"
    yield from (f"{sentence.text}\n" for sentence in set_apart(strengths))
    yield f"{push_signs(said)}\n"
    yield f"{pressure_note(strengths)}\n"


def _orders(strengths: Strengths, orders: Sequence[Sentence]) -> Iterator[str]:
    """Yield what is said of neighbours in the order; whom it is said of, where there are several pairs of them."""
    said, claims = language(strengths.graph), strengths.graph.claims
    for order in orders:
        pair = said.say("name", "separator").join(name(claims[claim]) for claim in order.cites)
        told = said.say("why", "head", name=pair, sentence=order.text) if len(orders) > 1 else order.text
        yield f"{told}\n"


def _listed(strengths: Strengths, claims: Iterable[Id], *, digits: bool) -> Iterator[str]:
    for claim in claims:
        sign = push_sign(strengths, claim)
        yield f"  {sign:<2} {weighed_name(strengths, claim, digits=digits)}\n"
