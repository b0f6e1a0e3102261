"""Editing by program: changes of a debate, made in its text, proven, and written whole or not at all."""

from argmap.edit.change import Change, Insert, Rekey, Remove, Replace
from argmap.edit.claims import addition, alteration, removal, renaming
from argmap.edit.keeping import amend, keep
from argmap.edit.revision import Revision, revised
from argmap.edit.sources import source_addition, source_alteration, source_removal, source_renaming

__all__ = [
    "Change",
    "Insert",
    "Rekey",
    "Remove",
    "Replace",
    "Revision",
    "addition",
    "alteration",
    "amend",
    "keep",
    "removal",
    "renaming",
    "revised",
    "source_addition",
    "source_alteration",
    "source_removal",
    "source_renaming",
]
