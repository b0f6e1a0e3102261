"""The map of a web page.

Its script and style map_sheet, the picture as JSON, and what changes if a claim falls.

This is a lazy door: a name is imported when it is first asked for (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.webmap.ahead import Fallen, drawing_and_marks, falls
    from argmap.webmap.assets import (
        SAID,
        faces_script,
        faces_sheet,
        map_script,
        map_sheet,
        script_words,
    )
    from argmap.webmap.details import details_json
    from argmap.webmap.listings import claim_json, listing_json, longer_json, opened_json
    from argmap.webmap.payloads import payload

_MODULES = {
    "SAID": "assets",
    "Fallen": "ahead",
    "claim_json": "listings",
    "details_json": "details",
    "drawing_and_marks": "ahead",
    "faces_script": "assets",
    "faces_sheet": "assets",
    "falls": "ahead",
    "listing_json": "listings",
    "longer_json": "listings",
    "map_script": "assets",
    "map_sheet": "assets",
    "opened_json": "listings",
    "payload": "payloads",
    "script_words": "assets",
}

__all__ = [
    "SAID",
    "Fallen",
    "claim_json",
    "details_json",
    "drawing_and_marks",
    "faces_script",
    "faces_sheet",
    "falls",
    "listing_json",
    "longer_json",
    "map_script",
    "map_sheet",
    "opened_json",
    "payload",
    "script_words",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module 'argmap.webmap' has no attribute {name!r}")
    return getattr(import_module(f"argmap.webmap.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
