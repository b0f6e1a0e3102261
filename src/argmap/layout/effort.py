"""How much work a picture is for Graphviz, estimated from its plan before anybody has placed it.

A line that runs past a level is bent there, and Graphviz orders these bends like boxes. So the
pieces of lines, one between any two levels that a line runs through, tell more than the boxes: on
two dozen kinds of pictures, from chains to claims that all rebut each other, the time stayed
between 10 and 60 microseconds a unit of the effort below.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from argmap.budgets import MOST_EFFORT, MOST_LINKS
from argmap.layout.legs import Plan, plan
from argmap.layout.levels import blocks_of
from argmap.problem import TooDense
from argmap.view import View

LONGEST_TITLE = 80
CROWDED = 500
"""From so many pieces on it is each pair of them that takes time, not each piece."""


def effort(whole: Plan) -> int:
    """Return about how much work it is to place a plan, 1 for a box. O(boxes + links)."""
    laid = pieces(whole)
    return len(whole.boxes) + laid + laid * laid // CROWDED


def pieces(whole: Plan) -> int:
    """Return of how many pieces the lines are: one for each level that a line runs through."""
    blocks, number = blocks_of(whole)
    edges = dict.fromkeys((number[below], number[above]) for below, above in whole.edges)
    level = _levels(tuple(edges), len(blocks))
    return sum(max(level[below] - level[above], 1) for below, above in edges)


def _levels(edges: Sequence[tuple[int, int]], blocks_in_all: int) -> Mapping[int, int]:
    """Return the level of each block, one below all that it stands below (Kahn 1962)."""
    below = defaultdict[int, list[int]](list)
    waits = [0] * blocks_in_all
    for lower, upper in edges:
        below[upper].append(lower)
        waits[lower] += 1
    # `trial` has levels of boxes that may be staggered; for the amount of work blocks are enough.
    level = dict.fromkeys(range(blocks_in_all), 0)
    ready = [block for block in range(blocks_in_all) if not waits[block]]
    while ready:
        upper = ready.pop()
        for lower in below[upper]:
            level[lower] = max(level[lower], level[upper] + 1)
            waits[lower] -= 1
            if not waits[lower]:
                ready.append(lower)
    return level


def placeable(view: View) -> tuple[Plan, int]:
    """Return the plan of a focus view and its effort, where it can be placed in seconds.

    Raises:
        TooDense: it has more links than `budgets.MOST_LINKS`, or is more effort than
                    `budgets.MOST_EFFORT`.
    """
    links = len(view.links)
    # Before it is planned, which takes a time that grows with the square of its links.
    if links > MOST_LINKS:
        most = f"at most {MOST_LINKS:,} are drawn in one picture"
        raise _too_dense(view, f"it has {links:,} links, and {most}")
    whole = plan(view)
    asked = effort(whole)
    if asked > MOST_EFFORT:
        share = f"{asked / MOST_EFFORT:.2g} times what a picture may take"
        raise _too_dense(view, f"to place its {links:,} links would be {share}")
    return whole, asked


def _too_dense(view: View, why: str) -> TooDense:
    """Return the refusal of a picture."""
    title = view.title
    if len(title) > LONGEST_TITLE:
        title = title[: LONGEST_TITLE - 1] + "…"
    which = f"the picture “{title}” of {len(view.claims):,} boxes"
    fewer = "show fewer claims (--most, --depth, --focus, a filter)"
    fits = f"{fewer}, or write .md, which has it in words"
    return TooDense(f"{which} is too dense to draw: {why}; {fits}")
