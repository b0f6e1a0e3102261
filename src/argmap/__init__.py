"""Keep a debate as YAML in git; explore it, question it, and put it on a slide.

This is a lazy door: a name is imported when it is first asked for (PEP 562), so `argmap --help`
pays for none of them. Inside the package nobody comes in through it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from argmap import frozen as _frozen  # noqa: F401 # every value that argmap returns can be pickled

if TYPE_CHECKING:
    from argmap.model import Claim, Debate
    from argmap.multigraph import network
    from argmap.opening import check, load
    from argmap.picture import draw
    from argmap.problem import ArgmapError, DebateError, Problem
    from argmap.reasoning import Supposition, balance, cruxes, judge, readings, strength, why

_ROOMS = {
    "ArgmapError": "problem",
    "Claim": "model",
    "Debate": "model",
    "DebateError": "problem",
    "Problem": "problem",
    "Supposition": "reasoning",
    "balance": "reasoning",
    "check": "opening",
    "cruxes": "reasoning",
    "draw": "picture",
    "judge": "reasoning",
    "load": "opening",
    "network": "multigraph",
    "readings": "reasoning",
    "strength": "reasoning",
    "why": "reasoning",
}

__all__ = [
    "ArgmapError",
    "Claim",
    "Debate",
    "DebateError",
    "Problem",
    "Supposition",
    "balance",
    "check",
    "cruxes",
    "draw",
    "judge",
    "load",
    "network",
    "readings",
    "strength",
    "why",
]


def __getattr__(name: str) -> object:
    if name not in _ROOMS:
        raise AttributeError(f"module 'argmap' has no attribute {name!r}")
    return getattr(import_module(f"argmap.{_ROOMS[name]}"), name)


def __dir__() -> list[str]:
    return __all__
