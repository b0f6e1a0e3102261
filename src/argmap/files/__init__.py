"""Files: the one place that reads what a path names, finds debates in folders, and writes.

What is written is written whole or not at all. This is a lazy door (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.files.locking import cache_folder, locked
    from argmap.files.places import (
        HEADS,
        SUFFIXES,
        DebatePlace,
        current_place,
        debate_places,
        files_beside,
        holds_debate,
    )
    from argmap.files.reading import (
        LARGEST_FILE,
        Gate,
        LeadsOutsideError,
        leads_outside,
        printable_path,
        read,
        read_start,
    )
    from argmap.files.renewing import renew
    from argmap.files.unread import Unread, Why, unread_files
    from argmap.files.writing import Written, put, put_folder, put_new, rewrite

_MODULES = {
    "HEADS": "places",
    "LARGEST_FILE": "reading",
    "SUFFIXES": "places",
    "DebatePlace": "places",
    "Gate": "reading",
    "LeadsOutsideError": "reading",
    "Unread": "unread",
    "Why": "unread",
    "Written": "writing",
    "cache_folder": "locking",
    "current_place": "places",
    "debate_places": "places",
    "files_beside": "places",
    "holds_debate": "places",
    "leads_outside": "reading",
    "locked": "locking",
    "put": "writing",
    "put_folder": "writing",
    "put_new": "writing",
    "read": "reading",
    "read_start": "reading",
    "renew": "renewing",
    "rewrite": "writing",
    "printable_path": "reading",
    "unread_files": "unread",
}

__all__ = [
    "HEADS",
    "LARGEST_FILE",
    "SUFFIXES",
    "DebatePlace",
    "Gate",
    "LeadsOutsideError",
    "Unread",
    "Why",
    "Written",
    "cache_folder",
    "current_place",
    "debate_places",
    "files_beside",
    "holds_debate",
    "leads_outside",
    "locked",
    "printable_path",
    "put",
    "put_folder",
    "put_new",
    "read",
    "read_start",
    "renew",
    "rewrite",
    "unread_files",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module 'argmap.files' has no attribute {name!r}")
    return getattr(import_module(f"argmap.files.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
