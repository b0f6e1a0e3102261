"""The few elements of DrawingML that a slide is made of. Lengths are in EMU, 12,700 to a point."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree
from lxml.etree import _Element as Element

from argmap.export.svg import UNSPEAKABLE
from argmap.layout import from_right
from argmap.words import tag_of

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = {"a": A, "p": P, "r": R}
POINT = 12_700


def emu(points: float) -> int:
    """Return a length in EMU."""
    return round(points * POINT)


def element(tag: str, /, *children: Element | None, **attributes: object) -> Element:
    """Return an element by its prefixed name, such as `a:ln`, without children that are None."""
    said = {key: str(value) for key, value in attributes.items()}
    made = etree.Element(_qualified(tag), said, nsmap=SPACES)
    made.extend([child for child in children if child is not None])
    return made


def _qualified(name: str) -> str:
    """Return a prefixed name as lxml takes it."""
    prefix, _, local = name.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


def xml_text(text: str) -> str:
    """Return text that XML can hold; what it cannot shows as a replacement character."""
    return UNSPEAKABLE.sub("\ufffd", text)


def frame(x: float, y: float, width: float, height: float, **turned: int) -> Element:
    """Return where a shape stands, from its top left corner in points, and how it is turned."""
    return element(
        "a:xfrm",
        element("a:off", x=emu(x), y=emu(y)),
        element("a:ext", cx=max(emu(width), 0), cy=max(emu(height), 0)),
        **turned,
    )


def preset(name: str, **adjustments: int) -> Element:
    """Return one of the shapes that PowerPoint knows by name."""
    guides = (element("a:gd", name=key, fmla=f"val {value}") for key, value in adjustments.items())
    return element("a:prstGeom", element("a:avLst", *guides), prst=name)


def text_run(text: str, language: str, size: float | None = None, *, bold: bool = False) -> Element:
    """Return a run of text; its size is in points."""
    attributes: dict[str, object] = {"lang": tag_of(language)}
    if size is not None:
        attributes["sz"] = round(size * 100)
    if bold:
        attributes["b"] = 1
    letters = element("a:t")
    letters.text = xml_text(text)
    # `dirty=0` says that it has been proofread, as of what PowerPoint wrote itself.
    return element("a:r", element("a:rPr", **attributes, dirty=0), letters)


def paragraph(
    runs: Iterable[Element],
    *,
    leading: float | None = None,
    **attributes: object,
) -> Element:
    """Return a paragraph, from right to left where its text is; its lines are `leading` apart."""
    made = list(runs)
    words = "".join("".join(one.itertext()) for one in made)
    if from_right(words):
        # `rtl` alone orders the words; where the line starts is for `algn` to say.
        attributes |= {"rtl": 1, "algn": "r"}
    space = element("a:lnSpc", element("a:spcPts", val=round(leading * 100))) if leading else None
    return element("a:p", element("a:pPr", space, **attributes), *made)


def shape_name(id_: int, name: str, alt: str = "") -> Element:
    """Return the name of a shape, and what a screen reader says of it."""
    words = {"descr": xml_text(alt)} if alt else {}
    return element("p:cNvPr", id=id_, name=xml_text(name), **words)


def native(name: Element, *look: Element, text: Element | None = None, **kind: int) -> Element:
    """Return a shape: its name, its place, form and paint, its text; `txBox=1` is a mere text."""
    about = element("p:nvSpPr", name, element("p:cNvSpPr", **kind), element("p:nvPr"))
    return element("p:sp", about, element("p:spPr", *look), text)


def text_body(
    paragraphs: Iterable[Element],
    *,
    left: int = 0,
    top: int = 0,
    right: int = 0,
    **inside: object,
) -> Element:
    """Return the text of a shape; it keeps away from the edges by so many EMU."""
    wrap = inside.pop("wrap", "none")
    body = element("a:bodyPr", wrap=wrap, lIns=left, tIns=top, rIns=right, bIns=0, **inside)
    return element("p:txBody", body, element("a:lstStyle"), *paragraphs)
