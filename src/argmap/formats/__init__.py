"""Formats in which debates are written: each is told by its looks, and read to a draft.

YAML is the first; those of other tools are known by name and not read yet. This is a lazy door: a
name is imported when it is first asked for (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.formats.debate_format import DebateFormat
    from argmap.formats.other_tools import is_known_xml
    from argmap.formats.recognition import FORMATS, format_of
    from argmap.formats.yaml import YAML

_MODULES = {
    "FORMATS": "recognition",
    "YAML": "yaml",
    "DebateFormat": "debate_format",
    "format_of": "recognition",
    "is_known_xml": "other_tools",
}

__all__ = [
    "FORMATS",
    "YAML",
    "DebateFormat",
    "format_of",
    "is_known_xml",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module 'argmap.formats' has no attribute {name!r}")
    return getattr(import_module(f"argmap.formats.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
