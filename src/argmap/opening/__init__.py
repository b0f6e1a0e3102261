"""The way in: from any path, of any format, to drafts.

This is a lazy door: a name is imported when it is first asked for (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.opening.from_bytes import BOM, decoded
    from argmap.opening.from_documents import draft
    from argmap.opening.from_paths import STDIN, check, drafts, load, shipped_debates
    from argmap.opening.unread import files_of, unread_warnings

_MODULES = {
    "BOM": "from_bytes",
    "STDIN": "from_paths",
    "check": "from_paths",
    "decoded": "from_bytes",
    "draft": "from_documents",
    "drafts": "from_paths",
    "files_of": "unread",
    "load": "from_paths",
    "shipped_debates": "from_paths",
    "unread_warnings": "unread",
}

__all__ = [
    "BOM",
    "STDIN",
    "check",
    "decoded",
    "draft",
    "drafts",
    "files_of",
    "load",
    "shipped_debates",
    "unread_warnings",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module 'argmap.opening' has no attribute {name!r}")
    return getattr(import_module(f"argmap.opening.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
