"""Synthetic debates of any size: tree-like, with texts, labels, sources, undercuts and linked premises.

The same size always gives the same debate, so that figures can be compared from one day to the next.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from typing import Any

THEMES = (
    "transparency",
    "safety",
    "cost",
    "accountability",
    "privacy",
    "research",
    "competition",
    "reliability",
)
EVIDENCE = ("measured", "official", "reasoned", "statement")
KINDS = ("paper", "report", "law", "news", "statement", "dataset", "book", "other")
SUBJECTS = (
    "Open weights",
    "A hosted model",
    "An outside audit",
    "A licence",
    "The vendor",
    "A small laboratory",
)
VERBS = (
    "makes it easier to",
    "does not help to",
    "is needed to",
    "rarely manages to",
    "is one way to",
    "costs more to",
)
OBJECTS = (
    "inspect what a model does",
    "recall a harmful version",
    "repeat a published result",
    "serve many users",
)
REASONS = (
    "because nobody else sees the data",
    "even after a long review",
    "as three surveys found",
    "in most countries",
)
ROOTS = ("release", "withhold")


def synthetic(claims: int, files: int = 1) -> dict[str, str]:
    """Return the files of a debate of `claims` claims by name: one `debate.yaml`, or a folder of `files` files."""
    chance = random.Random(claims)
    sources = max(3, claims // 8)
    entries = [_claim(number, sources, chance) for number in range(claims)]
    if files == 1:
        return {"debate.yaml": _head(claims) + "claims:\n" + "".join(entries) + _sources(sources)}
    share = -(-claims // (files - 1))
    parts = ("".join(entries[start : start + share]) for start in range(0, claims, share))
    named = {f"part-{number:03}.yaml": f"claims:\n{part}" for number, part in enumerate(parts)}
    return {"debate.yaml": _head(claims) + _sources(sources), **named}


def as_json(debate: Mapping[str, Any]) -> bytes:
    """Return the content of a parsed debate as JSON, for readers that know no YAML."""
    import orjson

    return orjson.dumps(debate)


def _head(claims: int) -> str:
    themes = "".join(f"    {theme}: What does {theme} ask for?\n" for theme in THEMES)
    return (
        f"debate:\n  title: A synthetic debate of {claims} claims\n  question: Should models be released?\n"
        "  positions:\n    release: {label: Release, text: Release the weights of capable models.}\n"
        "    withhold: Keep the weights of capable models private.\n"
        f"  themes:\n{themes}"
        "  cases:\n    proprietary: {label: Proprietary, text: API only.}\n    open-weight: {label: Open weight}\n"
    )


def _claim(number: int, sources: int, chance: random.Random) -> str:
    return "".join(_lines(number, sources, chance))


def _lines(number: int, sources: int, chance: random.Random) -> Iterator[str]:
    subject, verb, obj, why = (
        chance.choice(words) for words in (SUBJECTS, VERBS, OBJECTS, REASONS)
    )
    yield f"  - id: claim-{number}\n    label: {subject} {number}\n"
    yield f"    text: >-\n      {subject} {verb} {obj},\n      {why} (observation {number}).\n"
    yield from _links(number, chance)
    yield f"    themes: [{chance.choice(THEMES)}]\n"
    if chance.random() < 0.3:
        yield f"    evidence: {chance.choice(EVIDENCE)}\n"
    if chance.random() < 0.5:
        yield f"    sources: source-{chance.randrange(sources)}\n"
    elif chance.random() < 0.3:
        yield f"    sources:\n      - {{cite: source-{chance.randrange(sources)}, at: p. {number}, quote: as stated}}\n"


def _links(number: int, chance: random.Random) -> Iterator[str]:
    if number < 2 * len(ROOTS):
        yield f"    {('supports', 'rebuts')[number // 2]}: {ROOTS[number % 2]}\n"
        return
    parent = chance.randrange(max(0, number // 3 - 3), number)
    other = chance.randrange(parent, number)
    kind = chance.random()
    if kind < 0.08 and other != parent:
        yield f"    supports:\n      - {{to: claim-{parent}, with: [claim-{other}], note: the two go together}}\n"
    elif kind < 0.15:
        yield (
            f"    undercuts: {{from: claim-{parent}, to: {_answered(parent)}}}\n"
            if parent < 4
            else _plain(parent)
        )
    elif kind < 0.6:
        yield f"    supports: claim-{parent}\n"
    else:
        yield f"    rebuts: [claim-{parent}]\n"


def _answered(number: int) -> str:
    return ROOTS[number % 2]


def _plain(parent: int) -> str:
    return f"    rebuts:\n      - {{to: claim-{parent}, weight: 0.8}}\n"


def _sources(count: int) -> str:
    return "sources:\n" + "".join(
        f"  source-{number}:\n    title: A study of release, part {number}\n    author: Writer {number}\n"
        f"    year: {1990 + number % 35}\n    url: https://studies.example/study/{number}\n"
        f"    kind: {KINDS[number % 8]}\n"
        for number in range(count)
    )
