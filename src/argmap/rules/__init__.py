"""What must hold in a whole debate, and what should: one small function a rule.

A rule takes the resolved graph and yields findings. `RULES` is all that must hold, in this order;
what should hold is `advice`, for few ask for it.

This is a lazy door: a name is imported when it is first asked for (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.rules.advising import advice
    from argmap.rules.binding import RULES, Rule, broken_rules
    from argmap.rules.dates import dates_ahead
    from argmap.rules.likeness import say_nearly_the_same

_MODULES = {
    "RULES": "binding",
    "Rule": "binding",
    "advice": "advising",
    "broken_rules": "binding",
    "dates_ahead": "dates",
    "say_nearly_the_same": "likeness",
}

__all__ = [
    "RULES",
    "Rule",
    "advice",
    "broken_rules",
    "dates_ahead",
    "say_nearly_the_same",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module 'argmap.rules' has no attribute {name!r}")
    return getattr(import_module(f"argmap.rules.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
