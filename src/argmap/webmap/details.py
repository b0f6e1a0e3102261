"""The details of a claim as JSON: what `DebateDetails` (details.js) shows (docs/payload.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from argmap.graph import DebateGraph, Stance
from argmap.model import Claim, Id
from argmap.reasoning import Judgement
from argmap.view import TOWARDS, Neighbours, article, holders
from argmap.webmap.listings import claim_json, language_json, source_json
from argmap.webmap.markup import marked_up
from argmap.words import Language, language, name, theme_name

VERSION = 1
MOST_ALSO = 6
"""So many claims that a line counts without naming them are linked behind it, or none."""


def details_json(judgement: Judgement, id_: Id, *, place: str = "") -> dict[str, Any]:
    """Return what there is to know about a claim as plain values, ready for JSON.

    `place` says where it is written, as "claims/safety.yaml, line 12". Claims that are named are
    in `claims` with their badges. O(what hangs on it + its why-tree).

    Raises:
        UnknownId: the debate holds no such claim.
    """
    graph = judgement.graph
    known = article(judgement, id_)
    written = known.claim
    words = language(graph)
    told: dict[str, Any] = {
        "version": VERSION,
        **language_json(judgement),
        "id": written.id,
        "position": written.id in graph.positions,
        **claim_json(judgement, written.id),
        "text": written.text if written.label else "",
        "detail": marked_up(written.detail or ""),
        "side": [[position, _stance(stance, words)] for position, stance in known.side],
        "sentence": linked(graph, known.sentence.text, known.sentence.cites),
        "why": [
            {"level": line.level, "words": linked(graph, line.text, line.cites)}
            for line in known.why
        ],
        "sources": [source_json(passage, words) for passage in known.passages],
        "evidence": words.word(written.evidence) if written.evidence else "",
        "held": [source_json(holder, words) for holder in holders(graph, written)],
        "themes": [[theme, theme_name(theme)] for theme in written.themes],
        "groups": [_group(graph, group) for group in known.neighbours],
        "notes": list(known.notes),
        "origin": list(_origin(written, words, place)),
    }
    told["claims"] = {claim: claim_json(judgement, claim) for claim in _named(told)}
    return told


def linked(graph: DebateGraph, text: str, cites: Sequence[Id]) -> list[Any]:
    """Return a sentence as texts and claims that it names, `[name, id]`.

    Some few that it counts without naming them stand in parentheses behind it.
    """
    ids = dict[str, Id]()
    for claim in cites:
        # Two claims of one name cannot be told apart in a sentence: the first one is linked.
        ids.setdefault(name(graph.claims[claim]), claim)
    # the longest first: one name may begin as another does
    longest_first = sorted(filter(None, ids), key=len, reverse=True)
    if not longest_first:
        return [text]
    pattern = "|".join(map(re.escape, longest_first))
    parts = list[Any]()
    named = set[Id]()
    # a pattern in parentheses leaves what it found between what it parts
    for number, part in enumerate(re.split(f"({pattern})", text)):
        if number % 2:
            named.add(ids[part])
            parts.append([part, ids[part]])
        elif part:
            parts.append(part)
    others = [claim for claim in ids.values() if claim not in named]
    return parts + _in_parentheses(graph, others)


def _in_parentheses(graph: DebateGraph, claims: Sequence[Id]) -> list[Any]:
    """Return some claims as links in parentheses; nothing for none, or for more than a few."""
    if not claims or len(claims) > MOST_ALSO:
        return []
    parts = list[Any]()
    for claim in claims:
        parts += [", ", [name(graph.claims[claim]), claim]]
    return [" (", *parts[1:], ")"]


def _stance(stance: Stance, words: Language) -> str:
    match stance:
        case Stance.FOR:
            return words.say("page", "for")
        case Stance.AGAINST:
            return words.say("page", "against")
        case Stance.BOTH:
            return words.say("page", "both")


def _group(graph: DebateGraph, group: Neighbours) -> dict[str, Any]:
    """Return neighbours under their heading, in which the claim that a step leads to is linked."""
    heading: list[Any] = [group.words]
    if group.towards:
        # The place of the name differs from language to language, so that a sign keeps it free.
        before, after = group.words.split(TOWARDS, maxsplit=1)
        heading = [before, [name(graph.claims[group.towards]), group.towards], after]
    return {
        "relation": group.relation,
        "words": [part for part in heading if part],
        "claims": list(group.claims),
    }


def _origin(claim: Claim, words: Language, place: str) -> Iterator[str]:
    """Yield who wrote a claim, and where."""
    if claim.by:
        yield words.say("page", "by", name=claim.by)
    if place:
        yield place


def _named(told: dict[str, Any]) -> dict[Id, None]:
    """Return the claims that some details name, each once."""
    sentences = [told["sentence"], *(line["words"] for line in told["why"])]
    sentences += [group["words"] for group in told["groups"]]
    found = dict.fromkeys(position for position, _ in told["side"])
    for parts in sentences:
        found |= dict.fromkeys(part[1] for part in parts if isinstance(part, list))
    for group in told["groups"]:
        found |= dict.fromkeys(group["claims"])
    return found
