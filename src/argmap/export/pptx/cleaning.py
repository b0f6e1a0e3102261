"""The XML of somebody's design without what is missing now, its numbers in bounds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from lxml import etree

from argmap.problem import ArgmapError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

# Numbers such as 20.1.6.2 below are sections of ECMA-376, part 1.
_SHAPES = (f"{{{P}}}spTree", f"{{{P}}}grpSp")
_EXTENSIONS = (f"{{{A}}}ext", f"{{{P}}}ext")
_BLIP, _PICTURE, _FRAME = f"{{{A}}}blip", f"{{{P}}}pic", f"{{{P}}}graphicFrame"
_PROGRAMS = frozenset({f"{{{P}}}oleObj", f"{{{P}}}control"})
_CLICKS = frozenset(f"{{{A}}}{tag}" for tag in ("hlinkClick", "hlinkHover", "hlinkMouseOver"))
_ACTION = re.compile(r"(?:ppaction://(?:hlinkshowjump|noaction)\b.*)?", re.IGNORECASE)
"""What a click may do beside following a link to the web: turn the pages."""

_WHOLE = re.compile(r"[+-]?[0-9]{1,40}")
_FAR = 2**31 - 1
"""The farthest place and the largest extent in EMU that PowerPoint takes: 59 metres."""
# As wide as the widest slide.
_INSET = 51_206_400
_AT, _EXTENT = (-_FAR, _FAR), (0, _FAR)
_SIZE = (100, 400_000)
"""From 1 to 4,000 points, in hundredths (20.1.10.72)."""
_SIDE = (914_400, 51_206_400)
"""From 1 to 56 inches (19.7.11)."""
_TEXT = {f"{{{A}}}{tag}": {"sz": _SIZE} for tag in ("defRPr", "rPr", "endParaRPr")}
NUMBERS: Mapping[str, Mapping[str, tuple[int, int]]] = {
    **_TEXT,
    f"{{{A}}}off": {"x": _AT, "y": _AT},
    f"{{{A}}}chOff": {"x": _AT, "y": _AT},
    f"{{{A}}}ext": {"cx": _EXTENT, "cy": _EXTENT},
    f"{{{A}}}chExt": {"cx": _EXTENT, "cy": _EXTENT},
    f"{{{A}}}bodyPr": dict.fromkeys(("lIns", "rIns", "tIns", "bIns"), (-_INSET, _INSET)),
    f"{{{P}}}sldSz": {"cx": _SIDE, "cy": _SIDE},
}
"""The numbers that places and sizes come from, by element and attribute, with their bounds."""

COLOURS = frozenset(
    {"dk1", "lt1", "dk2", "lt2", "hlink", "folHlink", *(f"accent{n}" for n in range(1, 7))}
)
"""The colours that a theme has (20.1.6.2)."""


class Unusable(ArgmapError):
    """A package cannot be used; the sentence says why, without its name."""


def damaged(why: str) -> Unusable:
    """Return what is to be raised over a file that nobody's program has written so."""
    return Unusable(f"it is no PowerPoint file, or a damaged one ({why})")


def forget(root: Element, known: set[str]) -> None:
    """Take away what mentions an unknown relationship, and what starts a program."""
    # A list, since a walk ends where its element is taken away.
    for one in list(root.iter(etree.Element)):
        if one.tag in _PROGRAMS or not _ACTION.fullmatch(one.get("action", "")):
            _take_away(one)
            continue
        unknown = [
            (name, value)
            for name, value in one.attrib.items()
            if name.startswith(f"{{{R}}}") and value not in known
        ]
        for name, value in unknown:
            _forget_relationship(one, name, value)


def _forget_relationship(one: Element, name: str, value: str) -> None:
    """Take away what an element says of a relationship that is missing, or the element with it."""
    if one.tag == _BLIP and not _pictured(one):
        # A shape or a bullet that is filled with a picture stays, unfilled.
        del one.attrib[name]
    # A click that only turns the pages has an action, and a relationship without a name.
    elif value or "action" not in one.attrib:
        _take_away(one)


def _pictured(blip: Element) -> bool:
    """Say whether a picture is all that there is to a shape."""
    around = blip.getparent()
    return (
        around is not None and around.getparent() is not None and around.getparent().tag == _PICTURE
    )


def _take_away(one: Element) -> None:
    """Take away an element, with the frame, picture or extension that is nothing without it."""
    gone = one
    for around in () if one.tag in _CLICKS else one.iterancestors():
        if around.tag in _SHAPES:
            break
        if around.tag in _EXTENSIONS:
            gone = around
            break
        # What stands around a frame is a choice between two pictures of one thing.
        if around.tag in (_FRAME, _PICTURE) or gone.tag in (_FRAME, _PICTURE):
            gone = around
    parent = gone.getparent()
    if parent is not None:
        parent.remove(gone)


def bring_into_bounds(root: Element) -> None:
    """Bring the numbers of a part into their bounds.

    Raises:
        Unusable: one is no whole number, or the colours of a master are none of its theme.
    """
    for one in root.iter(*NUMBERS):
        for name, (least, most) in NUMBERS[str(one.tag)].items():
            value = one.get(name)
            if value is not None:
                one.set(name, _bounded(value, least, most))
    if root.tag == f"{{{P}}}sldMaster":
        _check_colours(root)


def _bounded(value: str, least: int, most: int) -> str:
    """Return a number as it is written, or the nearest one within its bounds."""
    if not _WHOLE.fullmatch(value):
        raise damaged("a place or a size in it is no whole number")
    if least <= int(value) <= most:
        return value
    return str(min(max(int(value), least), most))


def _check_colours(master: Element) -> None:
    """Raise where a master names a colour that no theme has."""
    colours = master.find(f"{{{P}}}clrMap")
    if colours is None or not COLOURS.issuperset(colours.attrib.values()):
        raise damaged("its master does not say which colours of its theme it uses")
