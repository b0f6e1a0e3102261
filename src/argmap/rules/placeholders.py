"""Words that were to be written over.

Of our own templates, and those that people leave for later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from operator import itemgetter

from argmap.codes import Code
from argmap.graph import DebateGraph
from argmap.model import Claim, Debate, Source, placeholders
from argmap.problem import Finding, Severity, Where
from argmap.rules.written import source_named, written_claims

TEMPLATE = frozenset(words.lower() for words in placeholders.WHOLE)
"""What our own templates leave to be written over, in lower case."""

_LATER = (
    r"(?:TODO|TBD|FIXME|XXX)\b|(?i:(?:todo|tbd|tba|fixme|xxx)(?: *:|[.!?]*$)|lorem ipsum"
    rf"|(?:\.{{3,}}|…|\?{{2,}}|-{{2,}}|_{{2,}})$|{re.escape(placeholders.REASON)})"
)
_STARTS = frozenset(
    ("tod", "tbd", "tba", "fix", "xxx", "lor", "...", "…", "??", "???", "--", "---", "__", "___")
)
_STARTS |= {words[:3] for words in (*TEMPLATE, placeholders.REASON.lower())}
_STARTS |= {*map(str.upper, _STARTS), *map(str.capitalize, _STARTS)}
_START = itemgetter(slice(3))
_RESERVED = r"https?://(?:[\w-]+\.)*example\.(?:org|com|net)(?:[/:?#]|$)"
"""Addresses that nobody may ever have (RFC 2606)."""

_MARK = "example."
"""What is in each of them."""


def left_placeholders(graph: DebateGraph) -> Iterator[Finding]:
    """Nothing is left that was to be written over.

    Of each claim and each source one thing is told.
    """
    yield from _of_head(graph.debate)
    if (
        _any_left(graph.texts)
        or _any_left(graph.labels)
        or not graph.claims.keys().isdisjoint(placeholders.IDS)
    ):
        for where, claim in written_claims(graph):
            yield from _of_claim(where, claim)
    urls = "\n".join([source.url for _, source in graph.sources if source.url])
    if _any_left(graph.titles) or _MARK in urls.lower():
        for where, source in graph.sources:
            yield from _of_source(where, source, source_named(graph, where, source))


def _of_head(debate: Debate) -> Iterator[Finding]:
    for key, words in (("title", debate.title), ("question", debate.question)):
        # The quick look takes the first three signs, which blanks would hide.
        if _any_left((words.lstrip(),)) and _is_left(words):
            yield _left(f"`{key}` of the debate", words, ("debate", key))


def _any_left(words: Iterable[str]) -> bool:
    """Tell whether any of many texts may be a placeholder: quick, and wrong only towards yes."""
    return not _STARTS.isdisjoint(map(_START, words))


def _is_left(words: str) -> bool:
    said = words.strip()
    return said.lower() in TEMPLATE or re.match(_LATER, said) is not None


def _of_claim(where: Where, claim: Claim) -> Iterator[Finding]:
    for key, words in (
        ("text", claim.text),
        ("label", claim.label),
        ("id", claim.id),
        ("detail", claim.detail),
    ):
        if words is not None and _is_left(words):
            yield _left(f"`{key}` of claim `{claim.id}`", words, (*where, key))
            return


def _of_source(where: Where, source: Source, named: str) -> Iterator[Finding]:
    if _is_left(source.title):
        yield _left(f"`title` of {named}", source.title, (*where, "title"))
    elif source.url is not None and re.match(_RESERVED, source.url, re.IGNORECASE):
        yield _left(f"`url` of {named}", source.url, (*where, "url"))


def _left(subject: str, words: str, where: Where) -> Finding:
    message = f"{subject} is still to be written: `{words[:60]}`"
    help_ = "write over it what you mean, or delete it"
    return Finding(Code.PLACEHOLDER, Severity.WARNING, message, where, help_)
