"""Files: the one place that reads what a path names, finds debates in folders, and writes, whole or not at all."""

from argmap.files.locking import cache_folder, locked
from argmap.files.places import SUFFIXES, DebatePlace, again, debate_places, holds_debate
from argmap.files.reading import LARGEST_FILE, Gate, LeadsOutsideError, leads_outside, read, shown
from argmap.files.renewing import renew
from argmap.files.writing import Written, put, put_folder, put_new, rewrite

__all__ = [
    "LARGEST_FILE",
    "SUFFIXES",
    "DebatePlace",
    "Gate",
    "LeadsOutsideError",
    "Written",
    "again",
    "cache_folder",
    "debate_places",
    "holds_debate",
    "leads_outside",
    "locked",
    "put",
    "put_folder",
    "put_new",
    "read",
    "renew",
    "rewrite",
    "shown",
]
