"""Strengths in words: where each claim was pushed to, in five steps, and which of two is pushed higher."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.graph import DebateGraph
from argmap.model import Id
from argmap.reasoning.pushed import pushed
from argmap.reasoning.semantics import Semantics
from argmap.reasoning.strength import Status, Strengths
from argmap.words.lines import Sentence
from argmap.words.verdict import called, language, listed, name, one_stop

if TYPE_CHECKING:  # it needs numpy, which nobody should wait for who only wants words
    from argmap.reasoning.order import Order


def pressure_note(strengths: Strengths) -> str:
    """Return what is to be said once wherever strengths are shown, and the formula where it is not the usual one."""
    words = language(strengths.graph)
    if strengths.semantics is Semantics.QUADRATIC_ENERGY:
        return words.pressure
    return f"{words.pressure} {words.by_formula.format(formula=strengths.semantics.value)}"


def order_sentence(graph: DebateGraph, order: Order) -> Sentence:
    """Return which of two claims is pushed higher, or that it is too close to call; cites both."""
    words = language(graph)
    first, second = (name(graph.claims[id_]) for id_ in (order.first, order.second))
    text = words.too_close if order.close else words.stronger.format(first=first, second=second)
    return Sentence(one_stop(text), (order.first, order.second))


def push_sign(strengths: Strengths, claim: Id) -> str:
    """Return the sign for where a claim was pushed to, empty for one without a stable value."""
    strength = strengths.claims[claim]
    if strength.value is None:
        return ""
    return language(strengths.graph).pushes[pushed(strength.base, strength.value)][0]


def weighed_name(strengths: Strengths, claim: Id, *, digits: bool = False) -> str:
    """Return a claim's name and id, that it hangs on a hair where it does, and its strength in digits if asked for."""
    words = language(strengths.graph)
    strength = strengths.claims[claim]
    text = called(strengths.graph, claim)
    if strength.status is Status.HANGS_ON_A_HAIR:
        text = words.hangs_on_a_hair.format(name=text)
    if digits and strength.value is not None:
        return words.in_digits.format(name=text, strength=f"{strength.value:.2f}", start=f"{strength.base:.2f}")
    if digits and strength.range:
        least, most = (f"{end:.2f}" for end in strength.range)
        return words.in_range.format(name=text, least=least, most=most, start=f"{strength.base:.2f}")
    return text


def unstable(strengths: Strengths) -> Iterator[Sentence]:
    """Yield why claims are without a value, for each of the two reasons that occurs; cites these claims."""
    words = language(strengths.graph)
    for status, text in (
        (Status.NO_STABLE_VALUE, words.no_stable_value),
        (Status.DEPENDS_ON_UNSTABLE, words.depends_on_unstable),
    ):
        claims = tuple(claim for claim, strength in strengths.claims.items() if strength.status is status)
        if claims:
            yield Sentence(text, claims)


def set_apart(strengths: Strengths) -> Iterator[Sentence]:
    """Yield which claims nothing pushes on, which count for nothing as is supposed, and which are taken for granted."""
    words = language(strengths.graph)
    value = {claim: strengths.claims[claim].value for claim in strengths.supposed}
    for form, claims in (
        (words.one_pushed_by_nothing if len(strengths.quiet) == 1 else words.pushed_by_nothing, strengths.quiet),
        (words.left_uncounted, tuple(claim for claim in value if not value[claim])),
        (words.taken_for_granted, tuple(claim for claim in value if value[claim])),
    ):
        if claims:
            names = listed(words, (name(strengths.graph.claims[claim]) for claim in claims))
            yield Sentence(one_stop(form.format(count=len(claims), claims=names)), claims)
