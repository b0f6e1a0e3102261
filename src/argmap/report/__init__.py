"""Problems in print: for a person, one line each, or for programs. Pure: nothing is written.

This is a lazy door (PEP 562): what only programs read waits until one asks.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.report.formats import Format, report
    from argmap.report.human import escaped, full_report, plain_line, uncommanded, wants_colour
    from argmap.report.manual import explanations

_MODULES = {
    "Format": "formats",
    "escaped": "human",
    "explanations": "manual",
    "full_report": "human",
    "plain_line": "human",
    "report": "formats",
    "uncommanded": "human",
    "wants_colour": "human",
}

__all__ = [
    "Format",
    "escaped",
    "explanations",
    "full_report",
    "plain_line",
    "report",
    "uncommanded",
    "wants_colour",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module 'argmap.report' has no attribute {name!r}")
    return getattr(import_module(f"argmap.report.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
