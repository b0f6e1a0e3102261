"""The debate as it is written: frozen values, field names are the YAML keys, no reference resolved.

This is a lazy door: a name is imported when it is first asked for (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.model.debate import (
        CLAIMS_OF_A_STOP,
        Case,
        Citation,
        Claim,
        Debate,
        Evidence,
        Interest,
        Kind,
        Part,
        Question,
        Reference,
        Relation,
        Source,
        Stop,
        Theme,
        Tour,
        Undercut,
    )
    from argmap.model.fields import (
        FORMAT,
        ID_PATTERN,
        LANGUAGES,
        LONGEST_ID,
        LONGEST_LABEL,
        LONGEST_LINE,
        LONGEST_PROSE,
        LONGEST_TEXT,
        MOST_POSITIONS,
        MOST_PREMISES,
        MOST_STOPS,
        ONE_LINE_PATTERN,
        SOURCE_KEY_PATTERN,
        URL_PATTERN,
        Id,
        SourceKey,
    )

_MODULES = {
    "CLAIMS_OF_A_STOP": "debate",
    "FORMAT": "fields",
    "ID_PATTERN": "fields",
    "LANGUAGES": "fields",
    "LONGEST_ID": "fields",
    "LONGEST_LABEL": "fields",
    "LONGEST_LINE": "fields",
    "LONGEST_PROSE": "fields",
    "LONGEST_TEXT": "fields",
    "MOST_POSITIONS": "fields",
    "MOST_PREMISES": "fields",
    "MOST_STOPS": "fields",
    "ONE_LINE_PATTERN": "fields",
    "SOURCE_KEY_PATTERN": "fields",
    "URL_PATTERN": "fields",
    "Case": "debate",
    "Citation": "debate",
    "Claim": "debate",
    "Debate": "debate",
    "Evidence": "debate",
    "Id": "fields",
    "Interest": "debate",
    "Kind": "debate",
    "Part": "debate",
    "Question": "debate",
    "Reference": "debate",
    "Relation": "debate",
    "Source": "debate",
    "SourceKey": "fields",
    "Stop": "debate",
    "Theme": "debate",
    "Tour": "debate",
    "Undercut": "debate",
}

__all__ = [
    "CLAIMS_OF_A_STOP",
    "FORMAT",
    "ID_PATTERN",
    "LANGUAGES",
    "LONGEST_ID",
    "LONGEST_LABEL",
    "LONGEST_LINE",
    "LONGEST_PROSE",
    "LONGEST_TEXT",
    "MOST_POSITIONS",
    "MOST_PREMISES",
    "MOST_STOPS",
    "ONE_LINE_PATTERN",
    "SOURCE_KEY_PATTERN",
    "URL_PATTERN",
    "Case",
    "Citation",
    "Claim",
    "Debate",
    "Evidence",
    "Id",
    "Interest",
    "Kind",
    "Part",
    "Question",
    "Reference",
    "Relation",
    "Source",
    "SourceKey",
    "Stop",
    "Theme",
    "Tour",
    "Undercut",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module 'argmap.model' has no attribute {name!r}")
    return getattr(import_module(f"argmap.model.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
