"""From a judged debate to a talk.

Its pictures chosen, placed, built up, and the slides around them.

This is a lazy door: a name is imported when it is first asked for (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.deck.assembly import AROUND, deck
    from argmap.deck.citing import CitedSources
    from argmap.deck.disputed import most_disputed
    from argmap.deck.legible import Setting
    from argmap.deck.pages import named_page
    from argmap.deck.programmes import Programme, one_picture, programme

_MODULES = {
    "AROUND": "assembly",
    "CitedSources": "citing",
    "Programme": "programmes",
    "Setting": "legible",
    "deck": "assembly",
    "most_disputed": "disputed",
    "named_page": "pages",
    "one_picture": "programmes",
    "programme": "programmes",
}

__all__ = [
    "AROUND",
    "CitedSources",
    "Programme",
    "Setting",
    "deck",
    "most_disputed",
    "named_page",
    "one_picture",
    "programme",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module 'argmap.deck' has no attribute {name!r}")
    return getattr(import_module(f"argmap.deck.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
