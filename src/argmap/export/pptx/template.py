"""Somebody's presentation as a template: its master, layouts and theme, without its slides."""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from argmap.export.pptx.elements import POINT
from argmap.problem import ArgmapError
from argmap.scene import Area, Page

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from pptx.presentation import Presentation
    from pptx.slide import Slide, SlideLayout, SlideMaster

NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
MAIN = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
TEMPLATE = b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
TITLES = ("title", "ctrTitle")
VIEW = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/viewProps"
VIEW_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.viewProps+xml"
VIEW_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<p:viewPr xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>'
)
MIDDLE = 110
"""Backgrounds below this brightness, of 255, are dark."""
LARGEST = 200 * 2**20
"""The most bytes that a template may unpack to."""
MOST_PARTS = 5_000
TITLE, INSET = 4400, 91_440
"""What PowerPoint takes where nothing is said: a title's size in hundredths of a point, the inset of text in EMU."""
SMALLEST = 72.0
"""A picture needs an inch, in points."""
KEYS = 24.0
"""The height of the line between picture and footer that holds the keys of sources, in points."""


@dataclass(frozen=True)
class Template:
    """A presentation that somebody made, as it was read from a file of that name."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Layouts:
    """A presentation without slides, and the layouts for a cover, a picture and a list."""

    presentation: Presentation
    cover: SlideLayout
    picture: SlideLayout
    words: SlideLayout


@dataclass(frozen=True)
class TitlePlace:
    """The room of a title in points, and the size in which it is usually set."""

    width: float
    height: float
    size: float


def foreign(template: Template) -> Layouts:
    """Return somebody's presentation without its slides.

    Raises:
        ArgmapError: it is no presentation, it is damaged, or it has no layout with a title.
    """
    presentation, name = _opened(template.content, template.name), template.name
    _emptied(presentation)
    titled = [layout for layout in presentation.slide_layouts if _has_title(layout)]
    if not titled:
        raise ArgmapError(f"the template `{name}` has no slide layout with a title, so no slide can be made from it")
    plainest = min(titled, key=lambda layout: len(layout.placeholders))
    picture = _typed(presentation, "titleOnly") or plainest
    words = _typed(presentation, "obj") or _typed(presentation, "tx") or picture
    return Layouts(presentation, _typed(presentation, "title") or words, picture, words)


def foreign_page(template: Template) -> Page:
    """Return the page of a template: the room that its layout leaves, for a picture and a line with keys of sources.

    Raises:
        ArgmapError: as `foreign` does, or there is no room for a picture.
    """
    found = foreign(template)
    wide, tall = (float(side or 0) / POINT for side in _sides(found.presentation))
    title = (_areas(found.picture, TITLES) or [Area(wide * 0.05, tall * 0.04, wide * 0.9, tall * 0.1)])[0]
    free = (_areas(found.words, ("obj", "body", "subTitle")) or [Area(wide * 0.05, 0.0, wide * 0.9, tall * 0.94)])[0]
    feet = [area.y for area in _areas(found.picture, ("ftr", "sldNum", "dt")) if area.y > tall / 2]
    bottom = max(free.y + free.height, min(feet, default=tall * 0.94))
    top = title.y + title.height + 6
    if top > tall * 0.6:  # a title at the foot of the slide
        top, bottom = free.y, min(bottom, title.y)
    keys = Area(free.x, bottom - KEYS, free.width, KEYS)
    room = keys.y - top - 6
    if min(room, free.width) < SMALLEST:
        raise ArgmapError(
            f"the template `{template.name}` leaves no room for a picture beside the title of its layouts"
        )
    return Page(wide, tall, Area(free.x, top, free.width, room), title, keys)


def title_place(layout: SlideLayout) -> TitlePlace:
    """Return where the title of a layout goes, in which size, as the layout or else its master says."""
    (area, *_) = (*_areas(layout, TITLES), Area(0.0, 0.0, math.inf, math.inf))
    titles = [shape for source in (layout, layout.slide_master) for shape in placeholders(source) if is_title(shape)]
    inset = sum(_inset(titles, side) for side in ("lIns", "rIns"))
    levels = (shape.find("p:txBody/a:lstStyle/a:lvl1pPr/a:defRPr", NAMES) for shape in titles)
    usual = layout.slide_master._element.find("p:txStyles/p:titleStyle/a:lvl1pPr/a:defRPr", NAMES)
    sizes = (level.get("sz") for level in (*levels, usual) if level is not None)
    return TitlePlace(area.width - inset, area.height, int(next(filter(None, sizes), TITLE)) / 100)


def is_title(shape: Element) -> bool:
    """Say whether a placeholder is a title."""
    return kind(shape) in TITLES


def _inset(shapes: Sequence[Element], side: str) -> float:
    """Return the room in points that the first of some placeholders which says so leaves free at a side."""
    bodies = (shape.find("p:txBody/a:bodyPr", NAMES) for shape in shapes)
    told = (body.get(side) for body in bodies if body is not None)
    return float(next(filter(None, told), INSET)) / POINT


def is_dark(presentation: Presentation) -> bool:
    """Say whether the background colour of a presentation's theme is dark."""
    master = presentation.slide_master
    named = master._element.find("p:clrMap", NAMES).get("bg1", "lt1")
    part = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    colour = etree.fromstring(part.blob).find(f".//a:clrScheme/a:{named}/*", NAMES)
    value = "" if colour is None else colour.get("lastClr") or colour.get("val") or ""
    if not re.fullmatch("[0-9A-Fa-f]{6}", value):
        return False
    red, green, blue = (int(value[at : at + 2], 16) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < MIDDLE


def _sides(presentation: Presentation) -> tuple[int | None, int | None]:
    """Return the width and height of slides in EMU."""
    return presentation.slide_width, presentation.slide_height


def _opened(content: bytes, name: str) -> Presentation:
    """Return a presentation; a template file (.potx) is read as one."""
    import pptx

    try:
        return pptx.Presentation(io.BytesIO(_checked(content, name)))
    except ArgmapError:
        raise
    except Exception as error:  # whatever python-pptx, lxml or zipfile make of a damaged file
        raise ArgmapError(f"cannot use the template `{name}`: it is no PowerPoint file, or a damaged one") from error


def _checked(content: bytes, name: str) -> bytes:
    """Return a package that is safe to open, its main part declared as a presentation."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST:
                raise ArgmapError(f"the template `{name}` is too large: it unpacks to more than 200 MB")
            parts = {entry.filename: archive.read(entry) for entry in entries}
    except zipfile.BadZipFile as error:
        raise ArgmapError(f"cannot use the template `{name}`: it is no PowerPoint file (.pptx or .potx)") from error
    types = parts.get("[Content_Types].xml", b"")
    if TEMPLATE not in types:
        return content
    parts["[Content_Types].xml"] = types.replace(TEMPLATE, MAIN)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return packed.getvalue()


def _emptied(presentation: Presentation) -> None:
    """Remove all slides, and every mention of them that would make PowerPoint repair the file."""
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    listed = presentation.slides._sldIdLst
    for slide in tuple(listed):
        presentation.part.drop_rel(slide.rId)
        listed.remove(slide)
    root = presentation.element
    for mention in root.xpath(".//p:custShowLst | .//p:extLst/p:ext[*[local-name()='sectionLst']]"):
        mention.getparent().remove(mention)
    for relation in tuple(presentation.part.rels.values()):
        if relation.reltype == VIEW:  # it may list slides of its outline
            presentation.part.rels.pop(relation.rId)
    part = Part(PackURI("/ppt/viewProps.xml"), VIEW_TYPE, presentation.part.package, VIEW_PROPERTIES)
    presentation.part.relate_to(part, VIEW)


def _typed(presentation: Presentation, wanted: str) -> SlideLayout | None:
    """Return the layout of a kind that has a title."""
    layouts = presentation.slide_layouts
    return next((one for one in layouts if one._element.get("type") == wanted and _has_title(one)), None)


def _has_title(layout: SlideLayout) -> bool:
    """Say whether slides of a layout have a title."""
    return any(map(is_title, placeholders(layout)))


def placeholders(layout: Slide | SlideLayout | SlideMaster) -> Iterator[Element]:
    """Yield the placeholders of a slide, layout or master."""
    yield from layout._element.xpath(".//p:sp[p:nvSpPr/p:nvPr/p:ph]")


def kind(shape: Element) -> str:
    """Return what a placeholder is for."""
    found = shape.find("p:nvSpPr/p:nvPr/p:ph", NAMES)
    return str(found.get("type", "obj")) if found is not None else ""


def _areas(layout: SlideLayout, kinds: Sequence[str]) -> list[Area]:
    """Return where placeholders of some kinds stand, as the layout or else its master says."""
    found = list[Area]()
    for one in kinds:
        wanted = {one, INHERITED.get(one, one)}
        for source in (layout, layout.slide_master):
            areas = [area for shape in placeholders(source) if kind(shape) in wanted and (area := _area(shape))]
            if areas and any(kind(shape) in wanted for shape in placeholders(layout)):
                found.append(areas[0])
                break
    return found


INHERITED = {"ctrTitle": "title", "obj": "body", "subTitle": "body"}
"""The placeholder of a master from which one of another kind takes its place."""


def _area(shape: Element) -> Area | None:
    """Return where a shape stands, None where its master says so."""
    place = shape.find("p:spPr/a:xfrm", NAMES)
    if place is None:
        return None
    (x, y), (wide, tall) = (
        (float(part.get(one, 0)) / POINT, float(part.get(two, 0)) / POINT)
        for part, one, two in ((place[0], "x", "y"), (place[1], "cx", "cy"))
    )
    return Area(x, y, wide, tall)
