"""The slides of words around the pictures: the first one, the sources, and the last one with the address."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.deck.citing import Library
from argmap.layout.typeset import wrapped
from argmap.model import Debate
from argmap.scene import Bibliography, Cited, Cover, CoverLine, Slide, SlidePage
from argmap.words import in_language

REFERENCE = 14.0
"""The size of a full reference in points."""
LEADING = 1.25
BETWEEN = 7.0
"""Between two references, in points."""


def opening(debate: Debate) -> Slide:
    """Return the first slide: the debate's question, and who keeps the debate."""
    authors = ", ".join(debate.authors)
    return Slide(debate.title, Cover(tuple(CoverLine(text) for text in (debate.question, authors) if text)))


def ending(debate: Debate) -> Slide:
    """Return the last slide, which says where the debate can be read and what others may do with it."""
    words = in_language(debate.language)
    addresses = tuple(CoverLine(url, url) for url in dict.fromkeys(filter(None, (debate.url, debate.repository))))
    told = addresses or (CoverLine(debate.question),)
    return Slide(words.say("talk", "read-on") if addresses else debate.title, Cover((*told, *_licence(debate))))


def _licence(debate: Debate) -> tuple[CoverLine, ...]:
    """Return the line that names the licence, if there is one."""
    if not debate.licence:
        return ()
    return (CoverLine(in_language(debate.language).say("talk", "licence", licence=debate.licence)),)


def footer(debate: Debate) -> str:
    """Return what stands at the foot of every slide."""
    return " · ".join(part for part in (debate.title, debate.licence) if part)


def bibliography(library: Library, page: SlidePage) -> Iterator[Slide]:
    """Yield as many slides of full references as the cited sources need, in the order of their keys."""
    words = in_language(library.graph.debate.language)
    room, pages = page.picture.height, list[list[Cited]]([[]])
    for cited in sorted(library.cited.values(), key=lambda one: one.key):
        tall = reference_height(cited, page.picture.width)
        if pages[-1] and tall > room:
            pages.append([])
            room = page.picture.height
        pages[-1].append(cited)
        room -= tall
    full = [tuple(cited) for cited in pages if cited]
    for number, references in enumerate(full, start=1):
        title = words.say("talk", "sources")
        if len(full) > 1:
            title = words.say("name", "numbered", title=title, number=number, total=len(full))
        yield Slide(title, Bibliography(references), references=references)


def reference_height(cited: Cited, wide: float) -> float:
    """Return the height of a full reference with its address, with the gap below it."""
    words = f"{cited.key}  {cited.words} {cited.url or ''}"
    return len(wrapped(words, REFERENCE, wide * 0.97)) * REFERENCE * LEADING + BETWEEN
