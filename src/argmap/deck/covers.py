"""The slides of words around the pictures.

The first one, the sources, and the last one with the address.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.deck.citing import CitedSources
from argmap.layout import wrapped
from argmap.model import Debate
from argmap.scene import Bibliography, Cited, Cover, CoverLine, Slide, SlidePage
from argmap.words import in_language

REFERENCE = 14.0
"""The size of a full reference in points."""
LEADING = 1.25
MEASURE = 0.97
"""What share of a page's width its lines are counted with.

PowerPoint may break them a little earlier.
"""
BETWEEN = 7.0
"""Between two references, in points."""


def opening(debate: Debate) -> Slide:
    """Return the first slide: the debate's question, and who keeps the debate."""
    authors = ", ".join(debate.authors)
    lines = tuple(CoverLine(text) for text in (debate.question, authors) if text)
    return Slide(debate.title, Cover(lines))


def ending(debate: Debate) -> Slide:
    """Return the last slide: where the debate can be read, and what others may do with it."""
    words = in_language(debate.language)
    # A debate that is read where it is kept has one address under both keys.
    addresses = dict.fromkeys(filter(None, (debate.url, debate.repository)))
    if addresses:
        title = words.say("talk", "read-on")
        lines = [CoverLine(url, url) for url in addresses]
    else:
        title = debate.title
        lines = [CoverLine(debate.question)]
    if debate.licence:
        lines.append(CoverLine(words.say("talk", "licence", licence=debate.licence)))
    return Slide(title, Cover(tuple(lines)))


def footer(debate: Debate) -> str:
    """Return what stands at the foot of every slide."""
    return " · ".join(part for part in (debate.title, debate.licence) if part)


def bibliography(sources: CitedSources, page: SlidePage) -> Iterator[Slide]:
    """Yield as many slides as the references of the cited sources need, by their keys."""
    words = in_language(sources.graph.debate.language)
    room = page.picture.height
    pages = list[list[Cited]]([[]])
    # by the key, for that is what the slides show
    for cited in sorted(sources.cited.values(), key=lambda one: one.key):
        tall = reference_height(cited, page.picture.width)
        # A reference that fits on no page has one of its own, rather than none.
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
    # with two blanks behind the key, as the writers set it
    words = f"{cited.key}  {cited.words} {cited.url or ''}"
    return len(wrapped(words, REFERENCE, wide * MEASURE)) * REFERENCE * LEADING + BETWEEN
