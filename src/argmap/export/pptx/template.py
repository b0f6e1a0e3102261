"""Somebody's presentation as a template: its master, layouts and theme, without its slides."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from argmap.export.pptx.cleaning import Unusable
from argmap.export.pptx.elements import POINT
from argmap.export.pptx.package import design
from argmap.files import printable_path
from argmap.problem import ArgmapError
from argmap.scene import Area, SlidePage

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from pptx.presentation import Presentation
    from pptx.slide import Slide, SlideLayout, SlideMaster

NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
TITLES = ("title", "ctrTitle")
INHERITED = {"ctrTitle": "title", "obj": "body", "subTitle": "body"}
"""The placeholder of a master from which one of another kind takes its place."""
VIEW = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/viewProps"
VIEW_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.viewProps+xml"
VIEW_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<p:viewPr xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>'
)
MIDDLE = 110
"""Backgrounds below this brightness, of 255, are dark."""
TITLE, INSET = 4400, 91_440
"""PowerPoint's defaults: a title's size in hundredths of a point, the inset of text in EMU."""
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


def emptied(template: Template) -> Layouts:
    """Return somebody's presentation without its slides.

    Raises:
        ArgmapError: it is no presentation, it is damaged, or it has no layout with a title.
    """
    with faults_explained(template):
        return _layouts(template)


def _layouts(template: Template) -> Layouts:
    """Return the layouts of a template; what is odd about it raises something odd."""
    presentation, name = _opened(template), template.name
    _emptied(presentation)
    titled = [layout for layout in presentation.slide_layouts if _has_title(layout)]
    if not titled:
        raise ArgmapError(
            f"the template `{name}` has no slide layout with a title, "
            "so no slide can be made from it"
        )
    # Placeholders that nobody fills show their prompts while a slide is edited.
    plainest = min(titled, key=lambda layout: len(layout.placeholders))
    picture = _typed(presentation, "titleOnly") or plainest
    words = _typed(presentation, "obj") or _typed(presentation, "tx") or picture
    return Layouts(presentation, _typed(presentation, "title") or words, picture, words)


def foreign_page(template: Template) -> SlidePage:
    """Return the page of a template: the room for a picture and a line with keys of sources.

    Raises:
        ArgmapError: as `emptied` does, or there is no room for a picture.
    """
    with faults_explained(template):
        return _page(template, emptied(template))


def _page(template: Template, found: Layouts) -> SlidePage:
    """Return the page of a template with its layouts."""
    wide, tall = (float(side or 0) / POINT for side in _sides(found.presentation))
    usual = Area(wide * 0.05, tall * 0.04, wide * 0.9, tall * 0.1)
    title = _within((_areas(found.picture, TITLES) or [usual])[0], wide, tall)
    usual = Area(wide * 0.05, 0.0, wide * 0.9, tall * 0.94)
    free = _within((_areas(found.words, ("obj", "body", "subTitle")) or [usual])[0], wide, tall)
    feet = [area.y for area in _areas(found.picture, ("ftr", "sldNum", "dt")) if area.y > tall / 2]
    bottom = max(free.y + free.height, min(feet, default=tall * 0.94))
    top = title.y + title.height + 6
    if top > tall * 0.6:  # a title at the foot of the slide
        top, bottom = free.y, min(bottom, title.y)
    keys = Area(free.x, bottom - KEYS, free.width, KEYS)
    room = keys.y - top - 6
    if min(room, free.width) < SMALLEST:
        raise ArgmapError(
            f"the template `{template.name}` leaves no room for a picture "
            "beside the title of its layouts"
        )
    return SlidePage(wide, tall, Area(free.x, top, free.width, room), title, keys)


def _within(area: Area, wide: float, tall: float) -> Area:
    """Return the part of an area that lies on the slide."""
    left, top = min(max(area.x, 0.0), wide), min(max(area.y, 0.0), tall)
    right, bottom = (
        max(min(area.x + area.width, wide), left),
        max(min(area.y + area.height, tall), top),
    )
    return Area(left, top, right - left, bottom - top)


@contextmanager
def faults_explained(template: Template) -> Iterator[None]:
    """Say in one sentence what is wrong with a template, whether we or a library found it.

    Its numbers, parts and relationships have been looked at before; what may stand in a design is
    more than anybody can list.
    """
    try:
        yield
    except Unusable as error:
        raise ArgmapError(
            f"cannot use the template `{printable_path(template.name)}`: {error}"
        ) from error
    except ArgmapError:
        raise
    except Exception as error:  # whatever python-pptx or lxml make of a damaged file
        raise ArgmapError(
            f"cannot use the template `{printable_path(template.name)}`: "
            "it is damaged, or holds what argmap does not know"
        ) from error


def left_behind(template: Template) -> tuple[str, ...]:
    """Return a sentence about what of a template, beside its slides, is not passed on, or none."""
    with faults_explained(template):
        found = design(template.content).left_out
    return (f"left out of the template: {', '.join(found)}",) if found else ()


def title_place(layout: SlideLayout) -> TitlePlace:
    """Return where a layout's title goes, and its size, as it or else its master says."""
    (area, *_) = (*_areas(layout, TITLES), Area(0.0, 0.0, math.inf, math.inf))
    own = *slide_placeholders(layout), *slide_placeholders(layout.slide_master)
    titles = [shape for shape in own if is_title(shape)]
    inset = min(sum(_inset(titles, side) for side in ("lIns", "rIns")), area.width / 2)
    levels = (shape.find("p:txBody/a:lstStyle/a:lvl1pPr/a:defRPr", NAMES) for shape in titles)
    usual = layout.slide_master._element.find("p:txStyles/p:titleStyle/a:lvl1pPr/a:defRPr", NAMES)
    sizes = (level.get("sz") for level in (*levels, usual) if level is not None)
    return TitlePlace(area.width - inset, area.height, int(next(filter(None, sizes), TITLE)) / 100)


def is_title(shape: Element) -> bool:
    """Say whether a placeholder is a title."""
    return kind(shape) in TITLES


def _inset(shapes: Sequence[Element], side: str) -> float:
    """Return the room in points that some placeholders leave at a side; the first one decides."""
    bodies = (shape.find("p:txBody/a:bodyPr", NAMES) for shape in shapes)
    told = (body.get(side) for body in bodies if body is not None)
    return float(next(filter(None, told), INSET)) / POINT


def is_dark(presentation: Presentation) -> bool:
    """Say whether the background colour of a presentation's theme is dark."""
    master = presentation.slide_master
    named = master._element.find("p:clrMap", NAMES).get("bg1", "lt1")
    part = next(
        rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme")
    )
    colour = etree.fromstring(part.blob).find(f".//a:clrScheme/a:{named}/*", NAMES)
    # A colour of the system, such as that of windows, states what it was last.
    value = "" if colour is None else colour.get("lastClr") or colour.get("val") or ""
    if not re.fullmatch("[0-9A-Fa-f]{6}", value):
        return False
    red, green, blue = (int(value[at : at + 2], 16) for at in (0, 2, 4))
    # The shares of the colours in brightness, of ITU-R BT.709.
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < MIDDLE


def _sides(presentation: Presentation) -> tuple[int | None, int | None]:
    """Return the width and height of slides in EMU."""
    return presentation.slide_width, presentation.slide_height


def _opened(template: Template) -> Presentation:
    """Return a presentation of nothing but a design; a template file (.potx) is read as one."""
    import pptx

    return pptx.Presentation(io.BytesIO(design(template.content).content))


def _emptied(presentation: Presentation) -> None:
    """Remove what mentions slides, which are gone, and would make PowerPoint repair the file."""
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    root = presentation.element
    for mention in root.xpath(".//p:custShowLst | .//p:extLst/p:ext[*[local-name()='sectionLst']]"):
        mention.getparent().remove(mention)
    part = Part(
        PackURI("/ppt/viewProps.xml"), VIEW_TYPE, presentation.part.package, VIEW_PROPERTIES
    )
    presentation.part.relate_to(part, VIEW)


def _typed(presentation: Presentation, wanted: str) -> SlideLayout | None:
    """Return the layout of a kind that has a title."""
    layouts = presentation.slide_layouts
    return next(
        (one for one in layouts if one._element.get("type") == wanted and _has_title(one)), None
    )


def _has_title(layout: SlideLayout) -> bool:
    """Say whether slides of a layout have a title."""
    return any(map(is_title, slide_placeholders(layout)))


def slide_placeholders(layout: Slide | SlideLayout | SlideMaster) -> Iterator[Element]:
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
        if not any(kind(shape) in wanted for shape in slide_placeholders(layout)):
            continue
        areas = [*_areas_of(layout, wanted), *_areas_of(layout.slide_master, wanted)]
        found += areas[:1]
    return found


def _areas_of(source: SlideLayout | SlideMaster, wanted: Collection[str]) -> Iterator[Area]:
    """Yield where a layout or master itself says that placeholders of some kinds stand."""
    for shape in slide_placeholders(source):
        if kind(shape) in wanted and (area := _area(shape)):
            yield area


def _area(shape: Element) -> Area | None:
    """Return where a shape stands, None where its master says so, or it has no room at all."""
    place = shape.find("p:spPr/a:xfrm", NAMES)
    corner = None if place is None else place.find("a:off", NAMES)
    extent = None if place is None else place.find("a:ext", NAMES)
    if corner is None or extent is None:
        return None
    x, y = (float(corner.get(name, 0)) / POINT for name in ("x", "y"))
    wide, tall = (float(extent.get(name, 0)) / POINT for name in ("cx", "cy"))
    # Where a script sets one of the four, python-pptx writes 0 for the others.
    if not (wide and tall):
        return None
    return Area(x, y, wide, tall)
