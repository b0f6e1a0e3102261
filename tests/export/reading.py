"""What a person reads and hears in each format that argmap writes: visible text, alt texts, labels, notes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

from tests.paged import Paged

SILENT = frozenset({"style", "script", "metadata"})
READ_ALOUD = frozenset({"aria-label", "title", "alt", "placeholder", "content"})
SAID = frozenset({"title", "description", "caption", "text", "sentence", "word"})
"""The keys of JSON under which words stand."""
BY_KEY = frozenset({"labels", "badges", "tallies", "words"})
"""The keys of JSON under which words stand by what they are for."""


def read(name: str, content: bytes) -> Iterator[str]:
    """Yield what a person may read or hear of a file."""
    match name.rpartition(".")[2]:
        case "html":
            yield from _of_page(content.decode())
        case "svg":
            yield from _of_svg(content)
        case "json":
            yield from _of_json(json.loads(content))
        case "pptx":
            yield from _of_slides(content)
        case "pdf":
            paged = Paged(content)
            yield from (
                *paged.texts,
                *(tag.alt for tag in paged.tags),
                *(tag.title for tag in paged.tags),
            )
        case "dot":
            yield from re.findall(r'label="([^"]*)"', content.decode().replace(r"\n", " "))
        case "md":
            yield content.decode()
        case _:  # scripts and style sheets hold no words of a language
            pass


def _of_page(page: str) -> Iterator[str]:
    reader = _Page()
    reader.feed(page)
    yield from reader.found


class _Page(HTMLParser):
    """Collects what a page shows and says."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag in SILENT:
            self.inside.append("json" if named.get("type") == "application/json" else "silent")
        if tag != "meta" or named.get("name") == "description":
            self.found += [value for key, value in attrs if key in READ_ALOUD and value]

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.found.append(data)
        elif self.inside[-1] == "json":
            value = json.loads(data)
            self.found += _of_json(value, said=_flat(value))


def _flat(value: Any) -> bool:
    """Say whether a value is a table of words."""
    return isinstance(value, dict) and all(isinstance(each, str) for each in value.values())


def _of_json(value: Any, *, said: bool = False) -> Iterator[str]:
    match value:
        case str() if said:
            yield value
        case {"shapes": _, "meaning": str(meaning), "word": str(word)}:
            # a sample in the key of a map: its shapes are drawn
            yield from (word, meaning)
        case dict():
            for key, inner in value.items():
                yield from _of_json(
                    inner, said=said or key in BY_KEY or (key in SAID and isinstance(inner, str))
                )
        case list():
            for inner in value:
                yield from _of_json(inner, said=said)
        case _:  # a number, or a name that no person reads
            pass


def _of_svg(content: bytes) -> Iterator[str]:
    for node in etree.fromstring(content).iter("{*}text", "{*}title", "{*}desc"):
        yield node.text or ""


def _of_slides(content: bytes) -> Iterator[str]:
    """Yield the words, names and alt texts of slides and notes; a master's own texts are PowerPoint's."""
    with ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            if re.fullmatch(r"ppt/(slides|notesSlides)/[^/]*\.xml", name):
                yield from _of_slide(etree.fromstring(package.read(name)))


def _of_slide(slide: etree._Element) -> Iterator[str]:
    for text in slide.iter("{*}t"):
        yield text.text or ""
    for shape in slide.iter("{*}cNvPr"):
        yield shape.get("descr", "")
        if not _placeholder(shape):
            yield shape.get("name", "")


def _placeholder(shape: etree._Element) -> bool:
    """Say whether a shape is a placeholder, which PowerPoint names."""
    parent = shape.getparent()
    return parent is not None and next(parent.iter("{*}ph"), None) is not None


def words_of(texts: Iterable[str]) -> set[str]:
    """Return the words of some texts in small letters; one that was broken at the end of a line is whole again."""
    whole = (re.sub("\u00ad\\s*", "", text) for text in texts)
    return {word for text in whole for word in re.findall(r"[^\W\d_]{3,}", text.lower())}
