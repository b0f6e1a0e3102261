"""Strengths as the tests of them read and make them."""

import math

from argmap.graph import DebateGraph, graph
from argmap.model import Debate
from argmap.reasoning import Order, Semantics, order, strength, supposition

Pair = tuple[str, str]

POSITIONS = "positions: {open: Open., closed: Closed.}"
FOUR_TO_ONE = """
    - {id: a, text: A., supports: open}
    - {id: b, text: B., supports: open}
    - {id: c, text: C., supports: open}
    - {id: d, text: D., rebuts: closed}
"""


def values(
    found: DebateGraph, *, semantics: Semantics = Semantics.QUADRATIC_ENERGY, **supposed: object
) -> dict[str, float]:
    strengths = strength(found, supposition(found, **supposed), semantics=semantics)  # type: ignore[arg-type] # options by name
    return {
        claim: math.nan if told.value is None else told.value
        for claim, told in strengths.claims.items()
    }


def order_of(found: DebateGraph, pair: Pair, **options: object) -> Order:
    """Return the order of two claims of a debate as it is written."""
    return order(strength(found), pair, **options)  # type: ignore[arg-type] # options by name


def camps(number: int, size: int, *, base: float = 1.0, **first: object) -> DebateGraph:
    """Return camps in a ring, every claim of one objecting to every claim of the next, and `under`, which hits `top`.

    Further arguments are keys of the first claim.
    """
    claims = [
        {
            "id": f"g{camp}-{member}",
            "text": "G.",
            "plausibility": base,
            "rebuts": [f"g{(camp + 1) % number}-{other}" for other in range(size)],
        }
        for camp in range(number)
        for member in range(size)
    ]
    claims[0] |= first
    claims += [{"id": "under", "text": "U.", "rebuts": "top"}, {"id": "top", "text": "T."}]
    return graph(
        Debate.model_validate({"title": "Camps", "question": "Who is right?", "claims": claims})
    )[0]


def without_rest(supports: tuple[str, ...] = ()) -> DebateGraph:
    """Return five camps of four that never come to rest: one starts a little lower than all the others."""
    return camps(5, 4, plausibility=0.99, supports=supports)
