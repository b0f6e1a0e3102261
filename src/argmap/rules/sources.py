"""Sources: each stands under one key only, and its address ends where the address ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.codes import Code
from argmap.graph import DebateGraph
from argmap.model import Source
from argmap.problem import Finding, Severity

_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"))


def same_sources_twice(graph: DebateGraph) -> Iterator[Finding]:
    """No two keys stand for one source: the same address, or the same title, year and author."""
    # Nearly every debate is done after two sets.
    if _differ(graph.debate.sources):
        return
    first: dict[object, str] = {}
    for number, (key, source) in enumerate(graph.debate.sources):
        marks = _marks(source)
        other = next((first[mark] for mark in marks if mark in first), None)
        for mark in marks:
            first.setdefault(mark, key)
        if other is None:
            continue
        message = f"source `{key}` is the same as `{other}`"
        help_ = (
            f"keep one of the two, and cite `{other}` where `{key}` is cited; "
            "or say how they differ in the title"
        )
        related = (("the other one", ("sources", other)),)
        there = ("sources", number)
        yield Finding(
            Code.SAME_SOURCE, Severity.WARNING, message, there, help_, related, at_key=True
        )


def _differ(sources: Sequence[tuple[str, Source]]) -> bool:
    """Tell at once that no two sources share a title or an address, as in most debates."""
    titles = {source.title.lower() for _, source in sources}
    urls = [source.url for _, source in sources if source.url is not None]
    return len(titles) == len(sources) and len(set(map(_bare, urls))) == len(urls)


def _bare(url: str) -> str:
    """Return an address without what says only how it is fetched."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


def _marks(source: Source) -> list[object]:
    """Return what no other source should have.

    An address, and a title with what tells two of that title apart.
    """
    marks: list[object] = []
    if source.url is not None:
        marks.append(_bare(source.url))
    year = source.year or (source.date or "")[:4]
    # Without any year one title may be of two editions.
    if year:
        marks.append(
            (
                source.title.casefold(),
                str(year),
                (source.author or source.publisher or "").casefold(),
            )
        )
    return marks


def odd_url_ends(graph: DebateGraph) -> Iterator[Finding]:
    """No address ends with a sign of the sentence from which it was copied."""
    for where, source in graph.sources:
        for key in ("url", "archived"):
            url = getattr(source, key)
            # So nearly every address ends.
            if url is None or url[-1].isalnum() or url[-1] == "/":
                continue
            meant = _without_end(url)
            if meant != url:
                message = f"`{key}` of source `{source.title[:60]}` ends with `{url[len(meant) :]}`"
                help_ = f"that belongs to the sentence around it: write `{meant}`"
                yield Finding(Code.URL_END, Severity.WARNING, message, (*where, key), help_)


def _without_end(url: str) -> str:
    """Return an address without commas, quotes and brackets at its end that nothing in it opens.

    A point stays unless it follows such a bracket: there are addresses that end with one.

    >>> urls = "https://a.org/x).", "https://a.org/x_(law)", "https://a.org/Inc."
    >>> tuple(map(_without_end, urls))
    ('https://a.org/x', 'https://a.org/x_(law)', 'https://a.org/Inc.')
    """
    unopened = {closing: url.count(closing) - url.count(opening) for opening, closing in _PAIRS}
    cut, end = len(url), _before_marks(url, len(url))
    while unopened.get(url[end - 1], 0) > 0:
        unopened[url[end - 1]] -= 1
        cut = end - 1
        end = _before_marks(url, cut)
    return url[:end] if url[cut - 1] in ",;'\u2019\u201d" else url[:cut]


def _before_marks(url: str, end: int) -> int:
    """Return where the marks of a sentence begin that stand before a place in an address."""
    while url[end - 1] in ".,;:!'\u2019\u201d":
        end -= 1
    return end
