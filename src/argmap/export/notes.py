"""The notes of a talk as Markdown: what to say on each slide, claims in full, sources."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.export.markdown import escaped
from argmap.scene import Bibliography, Cited, Deck, Slide


def notes(deck: Deck) -> str:
    """Return what the speaker reads, slide by slide; nothing in it is taken as markup."""
    lines = [f"# {escaped(deck.title)}", ""]
    for number, slide in enumerate(deck.slides, start=1):
        if not isinstance(slide.body, Bibliography):
            lines += _slide(number, slide)
    return "\n".join(lines).rstrip() + "\n"


def _slide(number: int, slide: Slide) -> Iterator[str]:
    """Yield the lines of one slide."""
    yield f"## {number}. {escaped(slide.title)}"
    yield ""
    for words in slide.notes:
        yield from (escaped(words), "")
    if slide.references:
        yield from (*(f"- {_cited(cited)}" for cited in slide.references), "")


def _cited(cited: Cited) -> str:
    """Return a source with its key."""
    return f"\\[{escaped(cited.key)}\\] {escaped(cited.words)}" + (
        f" <{cited.url}>" if cited.url else ""
    )
