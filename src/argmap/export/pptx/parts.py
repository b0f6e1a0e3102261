"""The parts of a package that a design is made of (ECMA-376, part 1, 13.3 and 14.2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from argmap.export.pptx.cleaning import A, P

OFFICE = "application/vnd.openxmlformats-officedocument."
MAIN = "presentation"


class PartKind(NamedTuple):
    """What a part is for: where such parts lie, their type, root, and what they may need."""

    place: str
    media_type: str
    root: str
    needs: frozenset[str] = frozenset()


_MASTERED = frozenset({"theme", "image", "hyperlink"})
KINDS: Mapping[str, PartKind] = {
    MAIN: PartKind(
        "ppt/presentation{}.xml",
        f"{OFFICE}presentationml.presentation.main+xml",
        f"{{{P}}}presentation",
        frozenset(
            {
                *("slideMaster", "notesMaster", "handoutMaster"),
                *("theme", "presProps", "tableStyles", "font"),
            }
        ),
    ),
    "slideMaster": PartKind(
        "ppt/slideMasters/slideMaster{}.xml",
        f"{OFFICE}presentationml.slideMaster+xml",
        f"{{{P}}}sldMaster",
        _MASTERED | {"slideLayout"},
    ),
    "slideLayout": PartKind(
        "ppt/slideLayouts/slideLayout{}.xml",
        f"{OFFICE}presentationml.slideLayout+xml",
        f"{{{P}}}sldLayout",
        frozenset({"slideMaster", "themeOverride", "image", "hyperlink"}),
    ),
    "notesMaster": PartKind(
        "ppt/notesMasters/notesMaster{}.xml",
        f"{OFFICE}presentationml.notesMaster+xml",
        f"{{{P}}}notesMaster",
        _MASTERED,
    ),
    "handoutMaster": PartKind(
        "ppt/handoutMasters/handoutMaster{}.xml",
        f"{OFFICE}presentationml.handoutMaster+xml",
        f"{{{P}}}handoutMaster",
        _MASTERED,
    ),
    "theme": PartKind(
        "ppt/theme/theme{}.xml", f"{OFFICE}theme+xml", f"{{{A}}}theme", frozenset({"image"})
    ),
    "themeOverride": PartKind(
        "ppt/theme/themeOverride{}.xml",
        f"{OFFICE}themeOverride+xml",
        f"{{{A}}}themeOverride",
        frozenset({"image"}),
    ),
    "presProps": PartKind(
        "ppt/presProps{}.xml", f"{OFFICE}presentationml.presProps+xml", f"{{{P}}}presentationPr"
    ),
    "tableStyles": PartKind(
        "ppt/tableStyles{}.xml",
        f"{OFFICE}presentationml.tableStyles+xml",
        f"{{{A}}}tblStyleLst",
    ),
    "font": PartKind("ppt/fonts/font{}.fntdata", "application/x-fontdata", ""),
    # Its ending comes with its type, see IMAGES.
    "image": PartKind("ppt/media/image{}", "", ""),
}
"""All that a design is made of, by the last word of the relationship that leads there."""

LONE = frozenset({MAIN, "presProps", "tableStyles"})
"""Of these a package has one, without a number."""
REQUIRED = {
    MAIN: {"slideMaster"},
    "slideMaster": {"slideLayout", "theme"},
    "slideLayout": {"slideMaster"},
}
"""What a part must lead to, or there is no design."""

IMAGES: Mapping[str, str] = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/jpg": ".jpg",
    "image/gif": ".gif",
    "image/bmp": ".bmp",
    "image/tiff": ".tiff",
    "image/x-emf": ".emf",
    "image/x-wmf": ".wmf",
    "image/svg+xml": ".svg",
}
"""The kinds of pictures, and how their files end."""

LEFT_OUT: Mapping[str, str] = {
    "vbaProject": "a macro",
    "extensibility": "a change of PowerPoint's own menus",
    "oleObject": "an embedded object",
    "package": "an embedded object",
    "control": "an ActiveX control",
    "activeXControlBinary": "an ActiveX control",
    "chart": "a chart",
    "chartEx": "a chart",
    "diagramData": "a diagram",
    "video": "a film or a sound",
    "audio": "a film or a sound",
    "media": "a film or a sound",
}
"""What a person may miss, or be glad to be told of. Slides are known to stay behind."""
