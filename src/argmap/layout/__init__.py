"""Where everything stands: text is measured, Graphviz is asked, and a View becomes a Scene.

This is a lazy door: a name is imported when it is first asked for (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.layout.advances import BOLD, FONTS, REGULAR
    from argmap.layout.effort import placeable
    from argmap.layout.engine import BUNDLED, Engine, Look, find
    from argmap.layout.legs import Leg, Plan, plan, staggered
    from argmap.layout.measure import (
        BOTTOM,
        CORNER,
        LEADING,
        OUTWARDS,
        SIDE,
        TEXT,
        TOP,
        Orientation,
        Way,
        Wording,
        pill_width,
    )
    from argmap.layout.memo import MOST_BYTES, folder
    from argmap.layout.placing import PREFERENCE, guise_in, place, trials
    from argmap.layout.trial import estimate, referring
    from argmap.layout.typeset import (
        drawable,
        few,
        foreign_letters,
        from_right,
        lacking_glyphs,
        missing_glyphs,
        small_text,
        width,
        wrapped,
    )

_MODULES = {
    "BOLD": "advances",
    "BOTTOM": "measure",
    "BUNDLED": "engine",
    "CORNER": "measure",
    "FONTS": "advances",
    "LEADING": "measure",
    "MOST_BYTES": "memo",
    "OUTWARDS": "measure",
    "PREFERENCE": "placing",
    "REGULAR": "advances",
    "SIDE": "measure",
    "TEXT": "measure",
    "TOP": "measure",
    "Engine": "engine",
    "Leg": "legs",
    "Look": "engine",
    "Orientation": "measure",
    "Plan": "legs",
    "Way": "measure",
    "Wording": "measure",
    "drawable": "typeset",
    "estimate": "trial",
    "few": "typeset",
    "find": "engine",
    "folder": "memo",
    "foreign_letters": "typeset",
    "from_right": "typeset",
    "guise_in": "placing",
    "lacking_glyphs": "typeset",
    "missing_glyphs": "typeset",
    "pill_width": "measure",
    "place": "placing",
    "placeable": "effort",
    "plan": "legs",
    "referring": "trial",
    "small_text": "typeset",
    "staggered": "legs",
    "trials": "placing",
    "width": "typeset",
    "wrapped": "typeset",
}

__all__ = [
    "BOLD",
    "BOTTOM",
    "BUNDLED",
    "CORNER",
    "FONTS",
    "LEADING",
    "MOST_BYTES",
    "OUTWARDS",
    "PREFERENCE",
    "REGULAR",
    "SIDE",
    "TEXT",
    "TOP",
    "Engine",
    "Leg",
    "Look",
    "Orientation",
    "Plan",
    "Way",
    "Wording",
    "drawable",
    "estimate",
    "few",
    "find",
    "folder",
    "foreign_letters",
    "from_right",
    "guise_in",
    "lacking_glyphs",
    "missing_glyphs",
    "pill_width",
    "place",
    "placeable",
    "plan",
    "referring",
    "small_text",
    "staggered",
    "trials",
    "width",
    "wrapped",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module 'argmap.layout' has no attribute {name!r}")
    return getattr(import_module(f"argmap.layout.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
