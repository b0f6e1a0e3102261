"""Claims that say the same, and advice on those that nearly do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from zlib import crc32

from argmap.codes import Code
from argmap.graph import DebateGraph
from argmap.model import Id
from argmap.problem import Finding, Severity, Where
from argmap.rules.written import claim_places, written_claims

ALIKE = 0.6
"""How large a part of their pairs of words two texts share at least to be nearly the same (Jaccard
1901)."""

SKETCH = 8
"""How many pairs of words stand for a text when others like it are looked for."""

MOST_IN_BLOCK = 10
"""With how many texts that share such a pair a text is compared."""

_WORD = r"[^\W_]+(?:['’][^\W_]+)*"
_NEGATIONS = frozenset(
    {
        "not",
        "no",
        "never",
        "cannot",
        "without",
        "nor",
        "none",
        "nicht",
        "kein",
        "keine",
        "nie",
        "ohne",
    }
)


def same_texts(graph: DebateGraph) -> Iterator[Finding]:
    """No two claims say the same, as they do when one argument came in twice."""
    # The usual case, told by one set.
    if len(set(graph.texts)) == len(graph.texts):
        return
    first: dict[str, tuple[Where, Id]] = {}
    for where, claim in written_claims(graph):
        there, other = first.setdefault(claim.text, (where, claim.id))
        if other == claim.id:
            continue
        message = f"claim `{claim.id}` says the same as `{other}`"
        help_ = f"keep one of them, with the links of both, and give it `was: {claim.id}`"
        related = (("the other one", (*there, "text")),)
        yield Finding(Code.SAME_TEXT, Severity.WARNING, message, (*where, "text"), help_, related)


def near_duplicates(graph: DebateGraph) -> Iterator[Finding]:
    """No two claims say nearly the same; one that says the opposite is no such claim.

    Texts are compared only with those that share one of their least hashed pairs of words (Broder
    1997), at most ten for each: O(words), also where all texts are alike.
    """
    places = claim_places(graph)
    for id_, other in _alike(graph):
        if graph.claims[id_].text == graph.claims[other].text:
            continue  # a warning tells it already
        yield Finding(
            Code.NEAR_DUPLICATE,
            Severity.ADVICE,
            f"claim `{id_}` says nearly the same as `{other}`",
            (*places[id_], "text"),
            f"keep one, and give it `was: {id_}`; or say how they differ",
            (("the other one", (*places[other], "id")),),
        )


def _alike(graph: DebateGraph) -> Iterator[tuple[str, str]]:
    """Yield each claim with the first one before it that says nearly the same."""
    seen: dict[str, _Sketch] = {}
    blocks: dict[int, list[str]] = {}
    for id_, claim in graph.claims.items():
        pairs, denied = _sketch(claim.text)
        sketch = sorted(pairs)[:SKETCH]
        # Only claims that share one of their few least hashes are compared.
        near = dict.fromkeys(chain.from_iterable(blocks.get(pair, ()) for pair in sketch))
        twin = next((other for other in near if _is_alike(seen[other], (pairs, denied))), None)
        if twin is not None:
            yield id_, twin
            continue
        seen[id_] = (pairs, denied)
        _remember(id_, sketch, blocks)


def _remember(id_: str, sketch: Iterable[int], blocks: dict[int, list[str]]) -> None:
    """Put a claim where those that share one of its hashes look for it, while there is room."""
    for pair in sketch:
        block = blocks.setdefault(pair, [])
        if len(block) < MOST_IN_BLOCK:
            block.append(id_)


_Sketch = tuple[frozenset[int], frozenset[str]]
"""What tells texts that say nearly the same: their pairs of words, and whether they deny
something."""


def say_nearly_the_same(one: str, other: str) -> bool:
    """Tell whether two texts say nearly the same."""
    return _is_alike(_sketch(one), _sketch(other))


def _sketch(text: str) -> _Sketch:
    words = [word.casefold() for word in re.findall(_WORD, unicodedata.normalize("NFKC", text))]
    return _pairs(words), _negations(words)


def _pairs(words: list[str]) -> frozenset[int]:
    """Return the hashes, the same on every machine, of all pairs of neighbours.

    Of a single word, its own.
    """
    joined = [f"{one} {other}" for one, other in pairwise(words)] or words
    return frozenset(crc32(pair.encode()) for pair in joined)


def _negations(words: list[str]) -> frozenset[str]:
    return frozenset("not" for word in words if word in _NEGATIONS or word.endswith(("n't", "n’t")))


def _is_alike(one: _Sketch, other: _Sketch) -> bool:
    # Two texts without any word share all of nothing, and are not alike for that.
    shared = len(one[0] & other[0])
    return (
        one[1] == other[1]
        and shared >= ALIKE * (len(one[0]) + len(other[0]) - shared)
        and shared > 0
    )
