"""Strengths as lines of text: the order of the positions, what it comes from, and the claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.cli.lines import indented
from argmap.model import Id
from argmap.reasoning import Status, Strengths, Weighed
from argmap.words import (
    Language,
    Sentence,
    counts_phrase,
    language,
    pressure_note,
    push_sign,
    push_signs,
    set_apart_sentences,
    start_note,
    supposition_caption,
    unstable_sentences,
    weighed_name,
    weighing_lines,
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
    """Yield the positions with the counts that their order comes from, then the claims.

    Of the claims only the strongest, where `rest` says how to see all of them. At the end stands
    what the signs mean.
    """
    graph = strengths.graph
    yield f"{graph.debate.title}\n"
    caption = supposition_caption(graph, strengths.supposition)
    if caption:
        yield f"{caption}\n"
    yield from _positions(strengths, orders, digits=digits)
    note = start_note(strengths)
    if note:
        yield f"{note}\n" if graph.positions else f"\n{note}\n"
    if weighed is not None:
        yield from indented(weighing_lines(graph, weighed))
    yield from _claims(strengths, digits=digits, rest=rest)
    yield "\n"
    for sentence in set_apart_sentences(strengths):
        yield f"{sentence.text}\n"
    yield f"{push_signs(language(graph))}\n"
    yield f"{pressure_note(strengths)}\n"


def _positions(strengths: Strengths, orders: Iterable[Sentence], *, digits: bool) -> Iterator[str]:
    """Yield the positions, strongest first, and what is said of neighbours in this order."""
    positions = frozenset(strengths.graph.positions).difference(strengths.supposed)
    ranked = [claim for claim in strengths.strongest_first if claim in positions]
    if ranked:
        yield "\n"
    for position in ranked:
        yield from _listed(strengths, (position,), digits=digits)
        yield f"       {counts_phrase(strengths, position)}\n"
    for order in orders:
        yield f"{order.text}\n"


def _claims(strengths: Strengths, *, digits: bool, rest: str | None) -> Iterator[str]:
    """Yield the claims that something pushes on, strongest first.

    Those that hang on a hair are told in any case, and those that have no value come at the end.
    """
    words = language(strengths.graph)
    hidden = {*strengths.graph.positions, *strengths.quiet, *strengths.supposed}
    claims = [claim for claim in strengths.strongest_first if claim not in hidden]
    most = len(claims) if rest is None else FIRST_CLAIMS
    # One whose strength hangs on a hair is told even far below the first ones.
    hanging = [claim for claim in claims[most:] if _hangs_on_a_hair(strengths, claim)]
    told = [*claims[:most], *hanging[:FIRST_CLAIMS]]
    if told:
        yield f"\n{words.say('strength', 'strongest-first')}\n"
    yield from _listed(strengths, told, digits=digits)
    yield from _more(words, len(claims) - len(told), rest)
    for reason in unstable_sentences(strengths):
        yield f"\n{reason.text}\n"
        named = reason.cites if rest is None else reason.cites[:FIRST_CLAIMS]
        yield from _listed(strengths, named, digits=digits)
        yield from _more(words, len(reason.cites) - len(named), rest)


def _hangs_on_a_hair(strengths: Strengths, claim: Id) -> bool:
    return strengths.claims[claim].status is Status.HANGS_ON_A_HAIR


def _more(words: Language, count: int, rest: str | None) -> Iterator[str]:
    """Yield how many claims are left out, and how to see them."""
    if count and rest is not None:
        yield f"  {words.say('moves', 'more', count=count, command=rest)}\n"


def _listed(strengths: Strengths, claims: Iterable[Id], *, digits: bool) -> Iterator[str]:
    for claim in claims:
        sign = push_sign(strengths, claim)
        yield f"  {sign:<2} {weighed_name(strengths, claim, digits=digits)}\n"
