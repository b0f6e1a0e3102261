"""The list as JSON: what `DebateList` (list.js) shows, constant for its key (docs/payload.md).

Every phrase that counts is said here, since a script has no plural forms. What is selected and
what is open travels apart: it changes with every click, and the list does not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from argmap.graph import Stance
from argmap.model import Id, Kind, Relation
from argmap.reasoning import Judgement
from argmap.view import (
    Column,
    ColumnKind,
    CoverageCell,
    Entries,
    ListedAnswer,
    Listing,
    ListPlace,
    ListSection,
    Longer,
    Passage,
    Perspective,
    instead_of_answers,
    kept_tally,
    listing,
    longer,
    passages,
)
from argmap.words import (
    Form,
    Language,
    badge_meanings,
    badges,
    kept_tally_sentence,
    language,
    own_tag,
    relation,
    sentence,
    tag_of,
    text_direction,
    theme_name,
)

VERSION = 1
MOST_SOURCES = 5
"""A list names so many sources of a claim; its details name all."""
MOST_AFTER = 1_000_000
KEY_BYTES = 9


def listing_json(listed: Listing) -> dict[str, Any]:
    """Return a list as plain dicts, lists, strings and numbers, ready for JSON.

    Equal `key`s mean equal lists, so that one is sent and drawn once.
    """
    judgement = listed.judgement
    words = language(judgement.graph)
    tops = [section.claim for section in listed.sections]
    left_out = ""
    if listed.left_out:
        left_out = words.say("list", "more-claims", count=listed.left_out)
    shown = {
        "version": VERSION,
        **language_json(judgement),
        "filtered": listed.perspective.filtered,
        "sections": [_section(listed, section, words) for section in listed.sections],
        "legend": _legend(judgement, words),
        "before": listed.before,
        "more": left_out,
        **_answers(judgement, listed.answers, tops),
    }
    return {"key": _key(shown), **shown}


def longer_json(
    judgement: Judgement, perspective: Perspective, asked: object
) -> dict[str, Any] | None:
    """Return the further entries that a list asks for by its move `more`, None for anything else.

    `asked` comes from a browser, so that nothing about it is certain.
    """
    match asked:
        case {"sections": int(before)} if 0 < before <= MOST_AFTER:
            return listing_json(listing(judgement, perspective, before=before))
        case _:
            pass
    place_and_after = _place_asked(asked)
    if place_and_after is None:
        return None
    place, after = place_and_after
    found = longer(judgement, perspective, place, after=after)
    if found is None:
        return None
    return _longer(judgement, found)


def opened_json(listed: Listing, opened: Iterable[Id]) -> list[dict[str, Any]]:
    """Return what a list lacks of the entries that are open in it, in the form of `longer_json`.

    So that a link to something far down finds it, whoever has opened it before.
    """
    judgement = listed.judgement
    parts = list[dict[str, Any]]()
    for place in _lacking(listed, opened):
        found = longer(judgement, listed.perspective, place)
        if found is not None and found.entries.count:
            parts.append(_longer(judgement, found))
    return parts


def _lacking(listed: Listing, opened: Iterable[Id]) -> Iterator[ListPlace]:
    """Yield the places below open entries of which something may not be at hand."""
    for id_ in opened:
        known = listed.answers.get(id_)
        complete = known is not None and not any(each.missing for each in known.below)
        # Ids come from an address, which may name links of another debate, or none.
        if id_ in listed.judgement.graph.links and not complete:
            for kind in ColumnKind:
                yield ListPlace(id_, kind)


def language_json(judgement: Judgement) -> dict[str, str]:
    """Return in which language a debate speaks and how that runs, and in which argmap speaks.

    `own` is empty where that is the same.
    """
    written = judgement.graph.debate.language
    return {
        "lang": tag_of(written),
        "dir": text_direction(written),
        "own": own_tag(written) or "",
    }


def claim_json(judgement: Judgement, claim: Id) -> dict[str, Any]:
    """Return what a line shows of a claim: its name, its side and its badges."""
    graph = judgement.graph
    written = graph.claims[claim]
    # The first of its nearest positions; a claim that speaks about none has no side.
    side = (*graph.sides[claim], None)[0]
    if claim in graph.roots:
        hue, stance = graph.roots.index(claim), Stance.FOR
    elif side:
        hue, stance = graph.roots.index(side[0]), side[1]
    else:
        hue, stance = None, None
    return {
        "name": written.name,
        "hue": hue,
        "stance": stance and stance.value,
        "badges": [[each.glyph, each.word] for each in badges(judgement, claim)],
    }


def source_json(passage: Passage, words: Language) -> dict[str, Any]:
    """Return a source as it is cited; keys without a value and unsafe addresses are left out."""
    source = passage.source
    parts = (source.author, source.publisher, source.date or source.year, passage.at)
    marks = list[str]()
    if source.kind is not Kind.OTHER:  # it says nothing
        marks.append(words.word(source.kind))
    if source.interest:
        marks.append(words.word(source.interest))
    told = {
        "title": source.title,
        "told": ", ".join(str(part) for part in parts if part),
        "marks": marks,
        "quote": passage.quote,
        "url": safe_address(source.url),
        "archived": safe_address(source.archived),
    }
    return {key: value for key, value in told.items() if value}


def safe_address(address: str | None) -> str | None:
    """Return a web address that a page may link to, None for any other one.

    >>> safe_address("https://example.org/"), safe_address("javascript:alert(1)")
    ('https://example.org/', None)
    """
    if address and address.lower().startswith(("https://", "http://")):
        return address
    return None


def _section(listed: Listing, section: ListSection, words: Language) -> dict[str, Any]:
    graph = listed.judgement.graph
    filtered = listed.perspective.filtered
    unargued = [_unargued(listed, cell) for cell in section.unargued]
    return {
        "claim": section.claim,
        "sentence": _head_sentence(listed, section.claim, words),
        "columns": [_column(column, words, filtered=filtered) for column in section.columns],
        "unargued": unargued,
        "invitation": words.say("list", "unargued", position=graph.claims[section.claim].name),
    }


def _head_sentence(listed: Listing, claim: Id, words: Language) -> str:
    """Return what is said at the head of a list; a tally counts what the filters keep."""
    judgement = listed.judgement
    whole = judgement.tallies.get(claim)
    if whole is None or not listed.perspective.filtered:
        return sentence(judgement, claim).text
    return kept_tally_sentence(words, kept_tally(judgement, listed.perspective, claim), whole)


def _legend(judgement: Judgement, words: Language) -> list[dict[str, Any]]:
    """Return what the signs and badges of a list mean: a sign with its stance, or a badge."""
    signs = [(each, "", relation(words, each, Form.LEGEND)) for each in Relation]
    lines: list[dict[str, Any]] = [
        {"sign": sign, "stance": stance, "told": told}
        for sign, stance, told in (
            *signs,
            ("", Stance.FOR, words.say("list", "filled")),
            ("", Stance.AGAINST, words.say("list", "hollow")),
        )
    ]
    lines += [
        {"badge": [each.badge.glyph, each.badge.word], "told": each.meaning}
        for each in badge_meanings(judgement)
    ]
    return [*lines, {"sign": "", "stance": "none", "told": words.say("list", "no-badge")}]


def _unargued(listed: Listing, cell: CoverageCell) -> dict[str, Any]:
    """Return what is said on a theme where a position has no reason, and of which position."""
    towards = None
    if cell.all_objections:
        towards = cell.position
    elif cell.elsewhere:
        towards = cell.elsewhere[0].position
    return {
        "theme": cell.theme,
        "name": theme_name(cell.theme),
        "told": instead_of_answers(listed.judgement.graph, cell),
        "towards": towards,
    }


def _column(column: Column, words: Language, *, filtered: bool) -> dict[str, Any]:
    match column.kind:
        case ColumnKind.FOR:
            title = words.say("list", "for")
        case ColumnKind.AGAINST:
            title = words.say("list", "against")
        case ColumnKind.ABOUT:
            title = words.say("list", "about")
    return {
        "kind": column.kind.value,
        "title": title,
        "count": column.count,
        "whole": column.whole,
        "told": counted(column.kind, column.count, column.whole, words, filtered=filtered),
        "groups": [_entries(group, words, themed=True) for group in column.groups],
    }


def counted(kind: ColumnKind, count: int, whole: int, words: Language, *, filtered: bool) -> str:
    """Return how many reasons, objections or remarks there are, under a filter "n of N"."""
    match kind:
        case ColumnKind.FOR:
            if filtered:
                return words.say("list", "reasons-of", count=whole, shown=count)
            return words.say("list", "reasons", count=count)
        case ColumnKind.AGAINST:
            if filtered:
                return words.say("list", "objections-of", count=whole, shown=count)
            return words.say("list", "objections", count=count)
        case ColumnKind.ABOUT:
            if filtered:
                return words.say("list", "remarks-of", count=whole, shown=count)
            return words.say("list", "remarks", count=count)


def _entries(entries: Entries, words: Language, *, themed: bool = False) -> dict[str, Any]:
    """Return the entries of a place; `more` says how many are missing, "" where none is."""
    place = entries.place
    name = ""
    if themed and place.theme is not None:
        name = theme_name(place.theme)
    elif themed:
        name = words.say("list", "no-theme")
    more = ""
    if entries.missing:
        more = words.say("list", "more-entries", count=entries.missing)
    return {
        "place": [place.owner, place.kind.value, place.theme],
        "name": name,
        "count": entries.count,
        "links": list(entries.links),
        "more": more,
    }


def _longer(judgement: Judgement, found: Longer) -> dict[str, Any]:
    words = language(judgement.graph)
    entries = _entries(found.entries, words)
    left = found.entries.missing - found.after
    entries["more"] = words.say("list", "more-entries", count=left) if left else ""
    return {"after": found.after, "entries": entries, **_answers(judgement, found.answers, ())}


def _answers(
    judgement: Judgement, answers: Mapping[Id, ListedAnswer], tops: Iterable[Id]
) -> dict[str, Any]:
    """Return entries and the claims that they are about."""
    words = language(judgement.graph)
    claims = dict.fromkeys(tops)
    for answer in answers.values():
        claims |= dict.fromkeys(answer.link.premises)
    return {
        "answers": {id_: _answer(judgement, answer, words) for id_, answer in answers.items()},
        "claims": {claim: _told_claim(judgement, claim, words) for claim in claims},
    }


def _answer(judgement: Judgement, answer: ListedAnswer, words: Language) -> dict[str, Any]:
    graph = judgement.graph
    link = answer.link
    match link.relation:
        case Relation.SUPPORTS:
            word = words.say("list", "reason")
        case Relation.REBUTS:
            word = words.say("list", "objection")
        case Relation.UNDERCUTS:
            word = words.say("list", "objection-to-step")
        case Relation.ABOUT:
            word = words.say("list", "remark")
    hue = None
    # In the colour of the first position that it speaks about, where it speaks about any.
    for position, _ in graph.sides[link.id][:1]:
        hue = graph.roots.index(position)
    told = [
        counted(each.place.kind, each.count, each.count, words, filtered=False)
        for each in answer.below
    ]
    found = {
        "relation": link.relation.value,
        "word": word,
        "hue": hue,
        "premises": list(link.premises),
        "counts": " ".join(_short(each) for each in answer.below),
        "told": ", ".join(told),
        "below": [_entries(each, words) for each in answer.below],
    }
    if link.note:
        found["note"] = link.note
    return found


def _short(entries: Entries) -> str:
    """Return a count as a line shows it."""
    match entries.place.kind:
        case ColumnKind.FOR:
            return f"+{entries.count}"
        case ColumnKind.AGAINST:
            return f"−{entries.count}"
        case ColumnKind.ABOUT:
            return f"i {entries.count}"


def _told_claim(judgement: Judgement, claim: Id, words: Language) -> dict[str, Any]:
    """Return what an open line shows of a claim."""
    graph = judgement.graph
    written = graph.claims[claim]
    cited = list(passages(graph, written))
    told = claim_json(judgement, claim)
    told["text"] = written.text if written.label else ""
    told["sentence"] = sentence(judgement, claim).text
    told["sources"] = [source_json(passage, words) for passage in cited[:MOST_SOURCES]]
    if len(cited) > MOST_SOURCES:
        told["more"] = words.say("list", "more-sources", count=len(cited) - MOST_SOURCES)
    if written.evidence:
        told["evidence"] = words.word(written.evidence)
    return told


def _place_asked(asked: object) -> tuple[ListPlace, int] | None:
    """Return the place and number that a move `more` names, None for anything else."""
    match asked:
        case {"place": [str(owner), str(kind), None | str() as theme], "after": int(after)}:
            if kind in tuple(ColumnKind) and 0 <= after <= MOST_AFTER:
                return ListPlace(owner, ColumnKind(kind), theme), after
        case _:
            pass
    return None


def _key(shown: Mapping[str, Any]) -> str:
    """Return a name for what is shown: equal for equal lists."""
    text = json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2s(text.encode(), digest_size=KEY_BYTES).hexdigest()
