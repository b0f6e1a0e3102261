"""The one resolved graph of a debate: claims and links are its nodes.

Every link is a node of its own: premises → link → target, and a target is a claim or another link.
Sides, ancestry, cycles, flattening and strength then need no special case for linked premises,
undercuts, or undercuts of undercuts. References are resolved here, once; whoever comes later reads
only canonical ids.

This is a lazy door: a name is imported when it is first asked for (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.graph.connectivity import components
    from argmap.graph.incidence import DebateGraph
    from argmap.graph.link import Link
    from argmap.graph.paths import ancestors, cycles, distances, islands, support_cycles, upstream
    from argmap.graph.resolution import AnyDebate, graph, sound
    from argmap.graph.sides import Side, Stance
    from argmap.graph.unknown import (
        LEAST_AGREEING,
        misspelt_definition,
        unknown_claim,
        unknown_name,
    )

_MODULES = {
    "LEAST_AGREEING": "unknown",
    "AnyDebate": "resolution",
    "DebateGraph": "incidence",
    "Link": "link",
    "Side": "sides",
    "Stance": "sides",
    "ancestors": "paths",
    "components": "connectivity",
    "cycles": "paths",
    "distances": "paths",
    "graph": "resolution",
    "islands": "paths",
    "misspelt_definition": "unknown",
    "sound": "resolution",
    "support_cycles": "paths",
    "unknown_claim": "unknown",
    "unknown_name": "unknown",
    "upstream": "paths",
}

__all__ = [
    "LEAST_AGREEING",
    "AnyDebate",
    "DebateGraph",
    "Link",
    "Side",
    "Stance",
    "ancestors",
    "components",
    "cycles",
    "distances",
    "graph",
    "islands",
    "misspelt_definition",
    "sound",
    "support_cycles",
    "unknown_claim",
    "unknown_name",
    "upstream",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module 'argmap.graph' has no attribute {name!r}")
    return getattr(import_module(f"argmap.graph.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
