"""Strengths in words: how far each claim was pushed, and which of two is pushed higher."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from argmap.graph import DebateGraph
from argmap.model import Id
from argmap.reasoning import Pushed, Semantics, Status, Strengths, push_level
from argmap.words.languages import Language, language
from argmap.words.lines import Sentence
from argmap.words.names import enumeration, name, name_with_id, one_stop, quoted_name

if TYPE_CHECKING:  # it needs numpy, which nobody should wait for who only wants words
    from argmap.reasoning import Order


PUSH_SIGNS: Mapping[Pushed, str] = MappingProxyType(
    {
        Pushed.FAR_UP: "▲▲",
        Pushed.UP: "▲",
        Pushed.NOWHERE: "·",
        Pushed.DOWN: "▼",
        Pushed.FAR_DOWN: "▼▼",
    }
)
"""The sign for where a strength is, seen from its start value, the same in every language."""
DIGITS = 2
"""How many digits of a strength are shown after the decimal sign."""


def pressure_note(strengths: Strengths) -> str:
    """Return what is said once wherever strengths are shown.

    It names the formula where that is not the usual one.
    """
    words = language(strengths.graph)
    if strengths.semantics is Semantics.QUADRATIC_ENERGY:
        return words.say("strength", "pressure")
    formula = words.say("strength", "by-formula", formula=strengths.semantics.value)
    return f"{words.say('strength', 'pressure')} {formula}"


def order_sentence(graph: DebateGraph, order: Order, *, named: bool = False) -> Sentence:
    """Return which of two claims is pushed higher, or that it is too close to call; cites both.

    Where there are more than two, `named` says of which two it is too close to call.
    """
    words = language(graph)
    first, second = (quoted_name(graph, (id_,)) for id_ in (order.first, order.second))
    if not order.close:
        text = words.say("strength", "stronger", first=first, second=second)
    elif named:
        text = words.say("strength", "too-close-between", first=first, second=second)
    else:
        text = words.say("strength", "too-close")
    return Sentence(one_stop(text), (order.first, order.second))


def counts_phrase(strengths: Strengths, position: Id) -> str:
    """Return how many reasons are listed for and against a position, and how many of them stand."""
    words, tally = language(strengths.graph), strengths.tallies[position]
    in_favour = _listed_reasons(words, tally.reasons_for, tally.for_standing)
    contrary = _listed_reasons(words, tally.reasons_against, tally.against_standing)
    return words.say("strength", "counts", reasons_for=in_favour, reasons_against=contrary)


def _listed_reasons(words: Language, given: int, standing: int) -> str:
    if not given:
        return words.say("strength", "none-listed")
    if not standing:
        return words.say("strength", "listed-only", given=given)
    return words.say("strength", "listed", given=given, count=standing)


def start_note(strengths: Strengths) -> str | None:
    """Return that strength only counts arguments, where all start from the same; else None."""
    if not strengths.counts_only:
        return None
    graph = strengths.graph
    chosen = any("plausibility" in claim.model_fields_set for claim in graph.claims.values())
    if chosen or strengths.start:
        return language(graph).say("strength", "all-start-alike")
    return language(graph).say("strength", "counts-only")


def push_sign(strengths: Strengths, claim: Id) -> str:
    """Return the sign for where a claim was pushed to, empty for one without a stable value."""
    strength = strengths.claims[claim]
    if strength.value is None:
        return ""
    return PUSH_SIGNS[push_level(strength.base, strength.value)]


def push_signs(words: Language) -> str:
    """Return on one line what the signs mean."""
    return "   ".join(f"{sign} {words.word(step)}" for step, sign in PUSH_SIGNS.items())


def weighed_name(strengths: Strengths, claim: Id, *, digits: bool = False) -> str:
    """Return a claim's name and id, and that it hangs on a hair where it does.

    Its strength follows in digits if asked for.
    """
    words = language(strengths.graph)
    strength = strengths.claims[claim]
    text = name_with_id(strengths.graph, claim)
    if strength.status is Status.HANGS_ON_A_HAIR:
        text = words.say("strength", "hangs-on-a-hair", name=text)
    start = words.decimal(strength.base, DIGITS)
    if digits and strength.value is not None:
        return words.say(
            "strength",
            "in-digits",
            name=text,
            strength=words.decimal(strength.value, DIGITS),
            start=start,
        )
    if digits and strength.range:
        least, most = (words.decimal(end, DIGITS) for end in strength.range)
        return words.say("strength", "in-range", name=text, least=least, most=most, start=start)
    return text


def unstable_sentences(strengths: Strengths) -> Iterator[Sentence]:
    """Yield why claims are without a value, for each of the two reasons that occurs.

    Cites these claims.
    """
    words = language(strengths.graph)
    for status, text in (
        (Status.NO_STABLE_VALUE, words.say("strength", "no-stable-value")),
        (Status.DEPENDS_ON_UNSTABLE, words.say("strength", "depends-on-unstable")),
    ):
        claims = tuple(
            claim for claim, strength in strengths.claims.items() if strength.status is status
        )
        if claims:
            yield Sentence(text, claims)


def set_apart_sentences(strengths: Strengths) -> Iterator[Sentence]:
    """Yield which claims nothing pushes on, and which are counted as is supposed.

    Of the supposed ones some count for nothing, others are taken for granted.
    """
    words = language(strengths.graph)
    value = {claim: strengths.claims[claim].value for claim in strengths.supposed}
    uncounted = tuple(claim for claim in value if not value[claim])
    granted = tuple(claim for claim in value if value[claim])
    if quiet := strengths.quiet:
        text = words.say(
            "strength", "pushed-by-nothing", count=len(quiet), claims=_names(strengths, quiet)
        )
        yield Sentence(one_stop(text), quiet)
    if uncounted:
        text = words.say("strength", "left-uncounted", claims=_names(strengths, uncounted))
        yield Sentence(one_stop(text), uncounted)
    if granted:
        text = words.say("strength", "taken-for-granted", claims=_names(strengths, granted))
        yield Sentence(one_stop(text), granted)


def _names(strengths: Strengths, claims: Iterable[Id]) -> str:
    """Return the names of the first few claims, and how many more there are."""
    graph = strengths.graph
    return enumeration(language(graph), (name(graph.claims[claim]) for claim in claims))
