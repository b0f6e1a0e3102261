"""The one resolved graph of a debate: claims and links are its nodes.

Every link is a node of its own: premises → link → target, and a target is a claim or another link. Sides,
ancestry, cycles, flattening and strength then need no special case for linked premises, undercuts, or
undercuts of undercuts. References are resolved here, once; whoever comes later reads only canonical ids.
"""

from argmap.graph.incidence import DebateGraph
from argmap.graph.link import Link
from argmap.graph.paths import ancestors, cycles, islands, support_cycles, upstream
from argmap.graph.resolution import AnyDebate, graph, sound
from argmap.graph.sides import Side, Stance

__all__ = [
    "AnyDebate",
    "DebateGraph",
    "Link",
    "Side",
    "Stance",
    "ancestors",
    "cycles",
    "graph",
    "islands",
    "sound",
    "support_cycles",
    "upstream",
]
