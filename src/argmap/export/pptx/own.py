"""argmap's own presentation: a theme of the look's colours, layouts where the page says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from argmap.drawing import Style
from argmap.export.pptx.canvas import FONT
from argmap.export.pptx.elements import element, emu, frame
from argmap.export.pptx.template import NAMES, Layouts, kind, slide_placeholders
from argmap.scene import Area, SlidePage

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from pptx.presentation import Presentation
    from pptx.slide import SlideLayout, SlideMaster

TITLE = 28.0
COVER_TITLE = 40.0
COVER_LINE = 22.0
FOOTER = 10.0
NUMBER_WIDTH = 48.0


def own(page: SlidePage, style: Style) -> Layouts:
    """Return an empty presentation in a look, with the three layouts that a deck uses."""
    import pptx
    from pptx.util import Emu

    presentation = pptx.Presentation()
    presentation.slide_width, presentation.slide_height = (
        Emu(emu(page.width)),
        Emu(emu(page.height)),
    )
    kept = [
        layout
        for layout in presentation.slide_layouts
        if _type(layout) in {"title", "titleOnly", "obj"}
    ]
    for layout in tuple(presentation.slide_layouts):
        if layout not in kept:
            presentation.slide_layouts.remove(layout)
    of = {_type(layout): layout for layout in kept}
    _themed(presentation.slide_master, style)
    _styled(presentation.slide_master)
    _arranged(presentation, of["title"], page)
    return Layouts(presentation, of["title"], of["titleOnly"], of["obj"])


def _type(layout: SlideLayout) -> str:
    """Return the kind of a layout."""
    return str(layout._element.get("type"))


def _themed(master: SlideMaster, style: Style) -> None:
    """Give the theme the colours of a style, and its fonts."""
    part = next(
        rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme")
    )
    theme = etree.fromstring(part.blob)
    # A theme has six accents, whether a look has as many strokes or not.
    accents = [style.strokes[n % len(style.strokes)] for n in range(6)]
    colours = {
        "dk1": style.ink,
        "lt1": style.page,
        "dk2": style.line,
        "lt2": style.band,
        **{f"accent{n + 1}": accent for n, accent in enumerate(accents)},
        "hlink": style.strokes[0],
        "folHlink": style.faint,
    }
    for name, colour in colours.items():
        place = theme.find(f".//a:clrScheme/a:{name}", NAMES)
        place[:] = [element("a:srgbClr", val=colour.lstrip("#").upper())]
    theme.set("name", "argmap")
    theme.find(".//a:clrScheme", NAMES).set("name", f"argmap {style.look}")
    for latin in theme.findall(".//a:fontScheme/*/a:latin", NAMES):
        latin.set("typeface", FONT)
    etree.cleanup_namespaces(theme)
    # python-pptx knows no themes: to it the part is bytes.
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _styled(master: SlideMaster) -> None:
    """Set titles to the left and bold, the footer small, and texts as large as references."""
    root = master._element
    title = root.find(".//p:titleStyle/a:lvl1pPr", NAMES)
    title.set("algn", "l")
    title.find("a:defRPr", NAMES).set("sz", str(round(TITLE * 100)))
    title.find("a:defRPr", NAMES).set("b", "1")
    for shape in slide_placeholders(master):
        if kind(shape) in {"ftr", "sldNum", "dt"}:
            level = shape.find(".//a:lvl1pPr", NAMES)
            level.set("algn", "r" if kind(shape) == "sldNum" else "l")
            level[:] = [_small()]
        shape.find("p:txBody/a:bodyPr", NAMES).attrib.update({"lIns": "0", "rIns": "0"})


def _small() -> Element:
    """Return the look of a footer's text."""
    shade = element("a:schemeClr", element("a:alpha", val=75_000), val="tx1")
    return element("a:defRPr", element("a:solidFill", shade), sz=round(FOOTER * 100))


def _arranged(presentation: Presentation, cover: SlideLayout, page: SlidePage) -> None:
    """Put the placeholders where the page says.

    A bare page has its title above the slide, for the outline only.
    """
    title = page.title or Area(0.0, -60.0, page.width, 50.0)
    foot = page.footer or Area(0.0, page.height + 10.0, page.width, 20.0)
    number = Area(foot.x + foot.width - NUMBER_WIDTH, foot.y, NUMBER_WIDTH, foot.height)
    # The rest is for the keys of sources (`slides.KEYS_SHARE`) and the number.
    footer = Area(foot.x, foot.y, foot.width * 0.45, foot.height)
    body = page.picture
    places = {
        "title": title,
        "body": body,
        "ftr": footer,
        "sldNum": number,
        # Dates are shown nowhere: their place is beside the slide.
        "dt": Area(number.x, -40.0, 40.0, 20.0),
    }
    for shape in slide_placeholders(presentation.slide_master):
        _put(shape, places[kind(shape)])
    wide = page.width * 0.8
    covers = {
        "ctrTitle": (
            Area(page.width * 0.1, page.height * 0.24, wide, page.height * 0.26),
            COVER_TITLE,
            "b",
        ),
        "subTitle": (
            Area(page.width * 0.1, page.height * 0.54, wide, page.height * 0.26),
            COVER_LINE,
            "t",
        ),
    }
    for shape in slide_placeholders(cover):
        if kind(shape) in covers:
            area, size, anchor = covers[kind(shape)]
            _put(shape, area)
            shape.find("p:txBody/a:bodyPr", NAMES).set("anchor", anchor)
            _levels(shape, size)


def _levels(shape: Element, size: float) -> None:
    """Set the text of a cover's placeholder to the left, in one size."""
    levels = shape.find("p:txBody/a:lstStyle", NAMES)
    default = element("a:defRPr", sz=round(size * 100))
    levels[:] = [element("a:lvl1pPr", element("a:buNone"), default, marL=0, indent=0, algn="l")]


def _put(shape: Element, area: Area) -> None:
    """Put a placeholder somewhere."""
    properties = shape.find("p:spPr", NAMES)
    old = properties.find("a:xfrm", NAMES)
    if old is not None:
        properties.remove(old)
    properties.insert(0, frame(area.x, area.y, area.width, area.height))
