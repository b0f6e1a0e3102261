"""What a PDF holds, as its readers find it: words, tags, links and fonts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject


@dataclass(frozen=True)
class Tag:
    """One element of the logical structure."""

    kind: str
    alt: str
    title: str
    depth: int


class Paged:
    """A PDF that was read."""

    def __init__(self, content: bytes) -> None:
        self.reader = PdfReader(BytesIO(content), strict=True)
        self.root: Any = self.reader.trailer["/Root"]

    def __len__(self) -> int:
        return len(self.reader.pages)

    @cached_property
    def texts(self) -> list[str]:
        """The words of each page in the order in which they are drawn."""
        return [" ".join(page.extract_text().split()) for page in self.reader.pages]

    @property
    def words(self) -> str:
        """All words."""
        return " ".join(self.texts)

    @cached_property
    def tags(self) -> list[Tag]:
        """The logical structure, in reading order."""
        return list(_tags(self.root["/StructTreeRoot"]))

    @cached_property
    def heard(self) -> list[list[int]]:
        """The numbers of what each page paints, in the order in which it is read aloud."""
        pages = {
            page.indirect_reference.idnum: list[int]()
            for page in self.reader.pages
            if page.indirect_reference
        }
        waiting: list[tuple[Any, Any]] = [(self.root["/StructTreeRoot"], None)]
        while waiting:
            node, page = waiting.pop()
            node = node.get_object() if hasattr(node, "get_object") else node
            if isinstance(node, int):
                pages[page].append(int(node))
            elif isinstance(node, DictionaryObject):
                page = node.raw_get("/Pg").idnum if "/Pg" in node else page
                children = node.get("/K", node.get("/MCID", []))
                waiting += [
                    (c, page)
                    for c in reversed(children if isinstance(children, list) else [children])
                ]
        return list(pages.values())

    def tagged(self, kind: str) -> list[Tag]:
        """Return the elements of a kind."""
        return [tag for tag in self.tags if tag.kind == kind]

    @property
    def links(self) -> list[str]:
        """The web addresses that the pages link to."""
        found = (
            annotation.get_object()
            for page in self.reader.pages
            for annotation in page.get("/Annots", ())
        )
        return [str(link["/A"]["/URI"]) for link in found if "/URI" in link.get("/A", {})]

    @property
    def fonts(self) -> dict[str, bool]:
        """The fonts that are used, and whether each is embedded."""
        return {
            str(font["/BaseFont"]): _embedded(font)
            for page in self.reader.pages
            for font in _fonts(page)
        }


def places(paged: Paged, page: int) -> dict[str, tuple[float, float]]:
    """Return where each piece of text on a page begins, in the page's coordinates."""
    found = dict[str, tuple[float, float]]()

    def visit(text: str, around: list[float], own: list[float], *_: object) -> None:
        if text.strip():
            x, y = own[4], own[5]
            found[text.strip()] = (
                around[0] * x + around[2] * y + around[4],
                around[1] * x + around[3] * y + around[5],
            )

    paged.reader.pages[page].extract_text(visitor_text=visit)
    return found


def clipped(paged: Paged, page: int) -> list[tuple[float, float, float]]:
    """Return each piece of text on a page that has a border: its baseline, its size, and the lower edge of the border.

    All are in points of the page, upwards.
    """
    found = list[tuple[float, float, float]]()
    borders: list[float | None] = [None]
    path = list[float]()
    size = 0.0

    def visit(operator: bytes, operands: list[Any], around: list[float], own: list[float]) -> None:
        nonlocal size
        match operator:
            case b"q":
                borders.append(borders[-1])
            case b"Q":
                borders.pop()
            case b"m" | b"l":
                x, y = map(float, operands)
                path.append(around[1] * x + around[3] * y + around[5])
            case b"W":
                borders[-1] = min(path)
            case b"n" | b"f" | b"S":
                path.clear()
            case b"Tf":
                size = float(operands[1])
            case b"TJ" | b"Tj" if borders[-1] is not None:
                baseline = around[1] * own[4] + around[3] * own[5] + around[5]
                found.append((baseline, size * abs(around[3]), borders[-1]))

    paged.reader.pages[page].extract_text(visitor_operand_before=visit)
    return found


def _tags(element: Any, depth: int = 0) -> Iterator[Tag]:
    waiting = [(element, depth)]
    while waiting:
        node, level = waiting.pop()
        node = node.get_object() if hasattr(node, "get_object") else node
        if not isinstance(node, dict):
            continue
        if "/S" in node:
            yield Tag(
                str(node["/S"])[1:], str(node.get("/Alt", "")), str(node.get("/T", "")), level
            )
        children = node.get("/K", [])
        waiting += [
            (child, level + 1)
            for child in reversed(children if isinstance(children, list) else [children])
        ]


def _fonts(page: Any) -> Iterator[Any]:
    yield from (font.get_object() for font in page["/Resources"].get("/Font", {}).values())


def _embedded(font: Any) -> bool:
    (descendant,) = font["/DescendantFonts"]
    return bool(
        {"/FontFile2", "/FontFile3"} & set(descendant.get_object()["/FontDescriptor"].get_object())
    )
