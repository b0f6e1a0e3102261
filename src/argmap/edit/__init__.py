"""Editing by program: changes of a debate, made in its text, proven, and written whole or not.

A new claim, another id, one more source, a claim taken out: each is a list of changes, which
`amendment` makes and proves and `amend` writes under a lock.

Five words, in the order in which things happen: a *change* says what shall be different in the
data (`change`); it becomes *edits* of the text (`splice`, with `block` and `inline`); both debates
together are an *amendment* (`amending`), whose *proof* is the new text read again (`proof`), and
whose *difference* a person may look at (`difference`).

This is a lazy door: a name is imported when it is first asked for (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.edit.amending import Amendment, amendment
    from argmap.edit.change import Change, Insert, Rekey, Remove, Replace
    from argmap.edit.citing import citation, named_by_address, web_address
    from argmap.edit.claims import addition, further_citation, names_of_claims, removal, renaming
    from argmap.edit.contribution import Contribution, amendment_by_contribution, new_id
    from argmap.edit.fixing import amendment_by_fixes
    from argmap.edit.inventory import Statement, claims_by_id, sources_by_key
    from argmap.edit.new_debate import MODELINES, example_debate, scaffold
    from argmap.edit.phrasing import flow
    from argmap.edit.saving import amend, without_errors, write_amendment

_MODULES = {
    "MODELINES": "new_debate",
    "Amendment": "amending",
    "Change": "change",
    "Contribution": "contribution",
    "Insert": "change",
    "Rekey": "change",
    "Remove": "change",
    "Replace": "change",
    "Statement": "inventory",
    "addition": "claims",
    "amend": "saving",
    "amendment": "amending",
    "amendment_by_contribution": "contribution",
    "amendment_by_fixes": "fixing",
    "citation": "citing",
    "claims_by_id": "inventory",
    "example_debate": "new_debate",
    "flow": "phrasing",
    "further_citation": "claims",
    "named_by_address": "citing",
    "names_of_claims": "claims",
    "new_id": "contribution",
    "removal": "claims",
    "renaming": "claims",
    "write_amendment": "saving",
    "scaffold": "new_debate",
    "sources_by_key": "inventory",
    "web_address": "citing",
    "without_errors": "saving",
}

__all__ = [
    "MODELINES",
    "Amendment",
    "Change",
    "Contribution",
    "Insert",
    "Rekey",
    "Remove",
    "Replace",
    "Statement",
    "addition",
    "amend",
    "amendment",
    "amendment_by_contribution",
    "amendment_by_fixes",
    "citation",
    "claims_by_id",
    "example_debate",
    "flow",
    "further_citation",
    "named_by_address",
    "names_of_claims",
    "new_id",
    "removal",
    "renaming",
    "scaffold",
    "sources_by_key",
    "web_address",
    "without_errors",
    "write_amendment",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module 'argmap.edit' has no attribute {name!r}")
    return getattr(import_module(f"argmap.edit.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
