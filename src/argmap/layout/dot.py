"""The text that Graphviz is asked with: pure, and nothing in it comes from a debate but numbers.

Boxes go in as fixed sizes without labels, each above what answers it, so that all conclusions share
one level. Only the order and the place across each level come back; how far apart levels stand is
decided in `route`, where the arrows that need the room are known.
"""

from __future__ import annotations

from dataclasses import dataclass

POINTS_PER_INCH = 72.0


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What is to be ordered: blocks by their extent across a level, and edges (below, above).

    `lower` holds the edges whose lower block stands two levels down; `gap` is the least distance of
    two blocks of one level, in points.
    """

    extents: tuple[float, ...]
    edges: tuple[tuple[int, int], ...]
    lower: frozenset[tuple[int, int]] = frozenset()
    gap: float = 26.0


def question(skeleton: Skeleton) -> str:
    r"""Return the DOT source that asks where the blocks of a skeleton go.

    >>> print(question(Skeleton((144.0, 72.0), ((1, 0),))))
    digraph {
    graph [rankdir=TB nodesep=0.3611 ranksep=0.5 ordering=out]
    node [shape=box fixedsize=true label="" height=0.5]
    edge [arrowhead=none]
    n0 [width=2.0]
    n1 [width=1.0]
    n0 -> n1 [id=e0]
    }
    """
    statements = [
        # `ordering=out` keeps the answers to a claim in the author's order, which Graphviz would
        # change to save a crossing. All heights are equal, so that blocks of one level have one
        # middle: by it `levels` knows which level a block is on.
        f"graph [rankdir=TB nodesep={_inches(skeleton.gap)} ranksep=0.5 ordering=out]",
        'node [shape=box fixedsize=true label="" height=0.5]',
        "edge [arrowhead=none]",
    ]
    for index, extent in enumerate(skeleton.extents):
        statements.append(f"n{index} [width={_inches(extent)}]")
    for index, (below, above) in enumerate(skeleton.edges):
        # Graphviz draws downwards, so an edge goes from the block above to the one below.
        longer = " minlen=2" if (below, above) in skeleton.lower else ""
        statements.append(f"n{above} -> n{below} [id=e{index}{longer}]")
    return "\n".join(("digraph {", *statements, "}"))


def _inches(points: float) -> float:
    """Return a length as Graphviz takes it, with all the digits that its output has."""
    return round(points / POINTS_PER_INCH, 4)
