"""Search: the claims that speak of some words, in any order, with small slips.

Found are words as a hurried person types them: without accents or in ASCII, with or without a
hyphen, begun, or with a letter wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from argmap.graph import DebateGraph
from argmap.model import Citation, Claim, Id, Source
from argmap.suggest import plain_letters

MOST_HITS = 50
LONGEST_QUERY = 200
MOST_WORDS = 12
"""Of a query, further words are left out: nobody types them, and each costs a look at all words."""

_WHOLE, _BEGUN, _ENDED, _INSIDE, _SLIP = 1.0, 0.8, 0.6, 0.5, 0.4
"""How well a word is met: itself, its beginning, its end, its middle, with a slip."""
SHORTEST_END = 4
"""How many letters the end of a compound has at least: `limit` finds `Tempolimit`."""
SHORTEST_SLIP = 4
"""Below that, words with one letter changed are other words."""
LONG = 8
"""From that many letters on, two may be wrong."""

_TERM = re.compile(r"[\w'’]+(?:[-‐‑/][\w'’]+)*")  # noqa: RUF001 - as people write them
_PART = re.compile(r"[^\W_]+")


class Field(StrEnum):
    """Where a word of a claim stands, those that say most about it first."""

    LABEL = "label"
    TEXT = "text"
    ID = "id"
    THEME = "theme"
    SOURCE = "source"
    DETAIL = "detail"


_WEIGHT = {
    Field.LABEL: 4.0,
    Field.TEXT: 3.0,
    Field.ID: 2.0,
    Field.THEME: 2.0,
    Field.SOURCE: 1.5,
    Field.DETAIL: 1.0,
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim that a search has found, and the field by which it was found first.

    `source` is the title of a source where only that speaks of the words.
    """

    claim: Id
    field: Field
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The claims that a search has found, the best first.

    `hits` holds at most as many as were asked for, `claims` all of them in the same order.
    """

    hits: tuple[Hit, ...] = ()
    claims: tuple[Id, ...] = ()


@dataclass(frozen=True)
class SearchIndex:
    """The words of a debate: for each the claims that hold it, and the field where it says most."""

    graph: DebateGraph
    words: Mapping[str, Mapping[Id, Field]]


def search_index(graph: DebateGraph) -> SearchIndex:
    """Return the words of a debate. O(its text)."""
    words: dict[str, dict[Id, Field]] = {}
    language = graph.debate.language
    known = dict(graph.debate.sources)
    for id_, claim in graph.claims.items():
        for field, text in _fields(claim, known):
            for word in _spellings(text, language):
                # the fields come in the order of what they say, so the first one stays
                words.setdefault(word, {}).setdefault(id_, field)
    return SearchIndex(graph, MappingProxyType(words))


def search(index: SearchIndex, query: str, *, most: int = MOST_HITS) -> Found:
    """Return the claims that hold every word of a query, the best first, then as written.

    A slip is allowed for where a word is met in no better way. A query without a word finds
    nothing. O(words of the debate + claims found), for each word of the query.

    >>> from argmap.graph import graph
    >>> from argmap.model import Debate
    >>> claims = [{"id": "safe", "text": "Fine-tuning strips the guardrails."}]
    >>> debate = Debate.model_validate({"title": "T", "question": "Q?", "claims": claims})
    >>> found = search(search_index(graph(debate)[0]), "guardrials fine tuning")
    >>> found.claims, found.hits[0].field.value
    (('safe',), 'text')
    """
    met_by_word = [_met(index, word) for word in _asked(query[:LONGEST_QUERY])]
    if not met_by_word:
        return Found()
    everywhere = set(met_by_word[0]).intersection(*met_by_word[1:])
    scores = dict.fromkeys(everywhere, 0.0)
    fields: dict[Id, Field] = {}
    for claim in everywhere:
        for met in met_by_word:
            score, field = met[claim]
            scores[claim] += score
            # of several words that one decides where it was found which says least about the claim
            fields[claim] = max(fields.get(claim, field), field, key=list(Field).index)
    place = {claim: number for number, claim in enumerate(index.graph.claims)}
    ranked = sorted(scores, key=lambda claim: (-scores[claim], place[claim]))
    hits = [_hit(index.graph, claim, fields[claim], query) for claim in ranked[:most]]
    return Found(tuple(hits), tuple(ranked))


def _fields(claim: Claim, known: Mapping[str, Source]) -> Iterator[tuple[Field, str]]:
    """Yield the texts of a claim by which it is found, those that say most about it first."""
    yield Field.LABEL, claim.label or ""
    yield Field.TEXT, claim.text
    yield Field.ID, claim.id
    yield Field.THEME, " ".join(claim.themes)
    for key, source in _sources(claim, known):
        yield Field.SOURCE, _source_text(key, source)
    yield Field.DETAIL, claim.detail or ""


def _sources(claim: Claim, known: Mapping[str, Source]) -> Iterator[tuple[str, Source]]:
    """Yield the sources of a claim, and those of the people who hold a position."""
    for citation in claim.sources:
        match citation:
            case Citation(cite=key):
                yield key, known.get(key) or Source(title=key)
            case Source():
                yield "", citation
    for key in claim.held_by:
        if key in known:
            yield key, known[key]


def _source_text(key: str, source: Source) -> str:
    parts = (key, source.title, source.author, source.publisher, source.year)
    return " ".join(str(part) for part in parts if part)


def _spellings(text: str, language: str) -> Iterator[str]:
    """Yield the words of a text in small letters, each in every way that people type it.

    >>> list(_spellings("Lärm: fine-tuning", "de"))
    ['laerm', 'larm', 'fine', 'tuning', 'finetuning']
    """
    for term in _TERM.findall(text):
        for spelt in dict.fromkeys((plain_letters(term, language), plain_letters(term))):
            parts = _PART.findall(spelt)
            yield from parts
            if len(parts) > 1:
                yield "".join(parts)


def _asked(query: str) -> list[str]:
    """Return the words that a query asks for, each once."""
    words = _PART.findall(plain_letters(query))
    return list(dict.fromkeys(words))[:MOST_WORDS]


def _met(index: SearchIndex, word: str) -> dict[Id, tuple[float, Field]]:
    """Return the claims that hold a word, how well it is met there, and in which field."""
    ways = _ways(index.words, word) or _slips(tuple(index.words), word)
    best: dict[Id, tuple[float, Field]] = {}
    for known, quality in ways.items():
        for claim, field in index.words[known].items():
            score = quality * _WEIGHT[field]
            if claim not in best or score > best[claim][0]:
                best[claim] = score, field
    return best


def _ways(words: Mapping[str, object], word: str) -> dict[str, float]:
    """Return the words in which one stands, and how well it is met by each."""
    if word in words and not _is_unspaced(word):
        others = {known: _BEGUN for known in words if known.startswith(word)}
        return {**others, word: _WHOLE}
    found: dict[str, float] = {}
    unspaced = _is_unspaced(word)
    for known in words:
        if known.startswith(word):
            found[known] = _BEGUN
        elif len(word) >= SHORTEST_END and known.endswith(word):
            found[known] = _ENDED
        elif unspaced and word in known:
            found[known] = _INSIDE
    return found


def _is_unspaced(word: str) -> bool:
    """Tell whether a word is written in letters without case.

    Among them are those of languages that set no spaces, or join the article to the noun.
    """
    return any(unicodedata.category(sign) == "Lo" for sign in word)


def _slips(words: Sequence[str], word: str) -> dict[str, float]:
    """Return the words that somebody may have meant who mistyped one.

    Numbers are not mistyped: another year is another year.
    """
    if len(word) < SHORTEST_SLIP or not word.isalpha():
        return {}
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    most = 2 if len(word) >= LONG else 1
    near = extract(word, words, scorer=OSA.distance, score_cutoff=most, limit=None)
    return {known: _SLIP / (1 + distance) for known, distance, _ in near}


def _hit(graph: DebateGraph, claim: Id, field: Field, query: str) -> Hit:
    """Return a hit, with the source that speaks of the words where none of the claim's own do."""
    if field is not Field.SOURCE:
        return Hit(claim, field)
    asked = _asked(query)
    language = graph.debate.language
    known = dict(graph.debate.sources)
    for key, source in _sources(graph.claims[claim], known):
        spelt = frozenset(_spellings(_source_text(key, source), language))
        if any(map(spelt.__contains__, asked)) or _begins(spelt, asked):
            return Hit(claim, field, source.title)
    return Hit(claim, field)


def _begins(words: frozenset[str], asked: Sequence[str]) -> bool:
    """Tell whether one of the words begins as one that is asked for."""
    return any(known.startswith(word) for known in words for word in asked)
