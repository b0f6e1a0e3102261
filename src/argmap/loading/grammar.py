"""From what the files hold to one debate: the files are merged, then the model says what fits.

What does not fit comes back as findings in our words; `wording` and `mistakes` hold them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from argmap.codes import Code
from argmap.loading.kinds import DEFAULTS, FILE_KEYS, KEYED, kind_of
from argmap.loading.mistakes import misplaced_key, no_claims, not_a_debate, wrong_kind
from argmap.model import FORMAT, Debate, Question, Source, Tour
from argmap.problem import Finding, Severity, Where


@dataclass
class Merged:
    """The parts of a debate from all of its files, in order, and what was wrong on the way."""

    head: dict[str, Any] | None = None
    claims: list[Any] = field(default_factory=list)
    sources: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    headed: Where | None = None
    claimed: bool = False
    outside: dict[str, Any] = field(default_factory=dict)
    """Cases and themes that are described at the left edge of a file, where only defaults stand."""
    owners: dict[str, Where] = field(default_factory=dict)

    def object(self, name: str) -> dict[str, Any]:
        """Return what the model of a debate reads."""
        head = {"title": "-", "question": "-"} if self.head is None else self.head
        return {
            **self.outside,
            **head,
            "name": name,
            "claims": self.claims,
            "sources": self.sources,
        }


def merged(files: Iterable[Any], *, extended: bool) -> Merged:
    """Return one debate's parts. `files` are what the documents hold; `extended` says that `x-` keys may occur."""
    whole = Merged()
    for number, content in enumerate(files):
        held = _without_extensions(content) if extended else content
        if isinstance(held, dict):
            _merge(whole, number, held)
        else:
            _no_mapping(whole, number, held)
    if not whole.findings:
        _check_whole(whole)
    return whole


def _merge(whole: Merged, number: int, held: Mapping[Any, Any]) -> None:
    place = ("documents", number)
    if not held.keys() <= _KNOWN:
        from argmap.loading.edge import (
            of_another_program,
            unknown_keys,
        )  # only such a file pays for it

        if other := of_another_program(held, place):
            whole.findings.append(other)
            return
        whole.findings += unknown_keys(held, place, is_part=whole.headed is not None)
    for key in DESCRIBED:
        if isinstance(held.get(key), dict):
            from argmap.loading.edge import described

            whole.findings.append(described(key, held, place))
            whole.outside[key] = held[key]
    if "debate" in held:
        _head(whole, held["debate"], (*place, "debate"))
    if "claims" in held:
        _claims(whole, held, place)
    if "sources" in held:
        _sources(whole, held["sources"], (*place, "sources"))
    if not held.keys() & {"debate", "claims", "sources"} and not whole.findings:
        message = "this file holds neither `debate:` nor `claims:` nor `sources:`"
        help_ = "a debate has `debate:` and `claims:`; a part of one has `claims:` or `sources:`"
        whole.findings.append(not_a_debate(message, place, help_))


_KNOWN = frozenset(FILE_KEYS)
DESCRIBED = ("themes", "cases")
"""What the head describes and each claim, and each file for its claims, names."""


def _no_mapping(whole: Merged, number: int, held: Any) -> None:
    place = ("documents", number)
    if held is None:
        help_ = "a debate starts with `debate:` and its `title:`"
        whole.findings.append(
            Finding(Code.EMPTY_FILE, Severity.ERROR, "this file is empty", place, help_)
        )
        return
    message = f"this file is {kind_of(held)}; a debate file is a mapping with `debate:`, `claims:` and `sources:`"
    help_ = (
        "put `claims:` above the list and indent it"
        if isinstance(held, list)
        else "start it with `debate:`"
    )
    whole.findings.append(not_a_debate(message, place, help_))


def _head(whole: Merged, head: Any, where: Where) -> None:
    if whole.headed is not None:
        whole.findings.append(_second(where, whole.headed))
        return
    whole.headed = where
    if not isinstance(head, dict):
        message = f"`debate` is {kind_of(head)}; it is a mapping with `title`, `question` and more"
        help_ = "write `title: …` and `question: …` below it, indented by two spaces"
        whole.findings.append(wrong_kind(message, where, help_, at_key=head is None))
        return
    whole.head = head
    whole.findings += _within_head(head, where)
    left_out = {"name", "claims", "sources", *_by_key(head)} & head.keys()
    for part in DESCRIBED:
        if _is_list_of_described(head.get(part)):
            whole.outside[part] = _described_by_id(head[part])
            left_out.add(part)
    if not isinstance(head.get("positions", {}), dict):
        left_out.add("positions")
    if left_out:
        whole.head = {key: value for key, value in head.items() if key not in left_out}


def _is_list_of_described(part: Any) -> bool:
    return isinstance(part, list) and any(isinstance(entry, dict) for entry in part)


def _described_by_id(entries: list[Any]) -> dict[str, Any]:
    """Return what a list describes by the ids in it: `- large: …`, `- id: large`, or `- large`."""
    found: dict[str, Any] = {}
    for entry in entries:
        if isinstance(entry, str):
            found[entry] = entry
        elif isinstance(entry, dict) and isinstance(entry.get("id"), str):
            found[entry["id"]] = {key: value for key, value in entry.items() if key != "id"}
        elif isinstance(entry, dict) and len(entry) == 1:
            found.update(entry)
    return found


def _by_key(head: Mapping[Any, Any]) -> tuple[str, ...]:
    """Return the parts of the head that are lists and are written as mappings, with ids as keys."""
    parts = (("questions", Question), ("tours", Tour))
    return tuple(
        key
        for key, part in parts
        if isinstance(entries := head.get(key), dict)
        and entries
        and not entries.keys() & part.model_fields.keys()
    )


def _second(where: Where, first: Where) -> Finding:
    message, help_ = (
        "a second `debate:`; only one file of a folder holds it",
        "delete it, or move it to a folder of its own",
    )
    related = (("the first one", first),)
    return Finding(Code.SECOND_DEBATE, Severity.ERROR, message, where, help_, related, at_key=True)


def _within_head(head: Mapping[Any, Any], where: Where) -> Iterable[Finding]:
    """Yield what the model of a debate cannot see: keys of the file within the head, ids that are said twice."""
    positions = head.get("positions", {})
    if not isinstance(positions, dict):
        message = f"`positions` is {kind_of(positions)}; it is a mapping, with a line `id: text` for each position"
        help_ = _as_position(positions)
        yield wrong_kind(message, (*where, "positions"), help_, at_key=positions is None)
    yield from _listed_descriptions(head, where)
    for key in _by_key(head):
        first = next(iter(head[key]))
        message = f"`{key}` is a mapping; it is a list, and each entry starts with `- id:`"
        yield wrong_kind(
            message, (*where, key), f"write `- id: {first}` instead of `{first}:`", at_key=True
        )
    for key in ("claims", "sources"):
        if key in head:
            help_ = f"write `{key}:` at the left edge, below everything of `debate:`"
            yield misplaced_key(f"`{key}` is no key of the debate", (*where, key), help_)
    if "name" in head:
        yield misplaced_key(
            "`name` is no key of the debate",
            (*where, "name"),
            "a debate is named by its file or folder",
        )
    for part in KEYED:
        for id_, entry in _entries(head.get(part)):
            if isinstance(entry, dict) and "id" in entry:
                message = (
                    f"`id` is no key of {part.removesuffix('s')} `{id_}`: its key is its id already"
                )
                yield misplaced_key(message, (*where, part, id_, "id"), "delete this `id`")


def _listed_descriptions(head: Mapping[Any, Any], where: Where) -> Iterable[Finding]:
    """Yield that themes or cases are described in a list."""
    for key in DESCRIBED:
        if _is_list_of_described(head.get(key)):
            message = f"`{key}` is a list; it is a mapping, with a line `id: text` for each"
            first = next(iter(_described_by_id(head[key])), "ID")
            help_ = f"write `{first}:` without a dash, and what describes it behind the colon or below it"
            yield wrong_kind(message, (*where, key), help_)


def _as_position(positions: Any) -> str:
    """Return how the first position of a list is written as a line of a mapping."""
    from argmap.loading.words.ids import (
        proposed_id,
    )  # only a debate with faults pays for the words

    first = positions[0] if isinstance(positions, list) and positions else positions
    given = first if isinstance(first, dict) else {"text": first}
    if len(given) == 1 and "text" not in given and "id" not in given:
        id_, text = next(iter(given.items()))
    else:
        id_, text = given.get("id"), given.get("text")
    if not isinstance(text, str) or (text == first and re.fullmatch(r"[a-z0-9-]+", text)):
        return f"write `{text or 'ID'}: …` with its sentence, without a dash"
    words = re.findall(r"\S+", text)
    id_ = id_ if isinstance(id_, str) else proposed_id(" ".join(words[:_WORDS_OF_ID])) or "yes"
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return f"write `{id_}: {shown}`, without a dash"


_WORDS_OF_ID = 2
_SHOWN = 60


def _entries(part: Any) -> list[tuple[Any, Any]]:
    return list(part.items()) if isinstance(part, dict) else []


def _claims(whole: Merged, held: Mapping[str, Any], place: Where) -> None:
    claims = held["claims"]
    whole.claimed = True
    where = (*place, "claims")
    if claims is None:
        whole.findings.append(
            no_claims(
                "`claims` is empty", where, "write each claim below it, starting with `- id:`"
            )
        )
    elif not isinstance(claims, list):
        message = f"`claims` is {kind_of(claims)}; it is a list, and each claim starts with `- id:`"
        whole.findings.append(wrong_kind(message, where, _as_list(claims), at_key=True))
    else:
        defaults = {
            key: held[key] for key in DEFAULTS if key in held and not isinstance(held[key], dict)
        }
        whole.claims += _with_defaults(claims, defaults)


def _as_list(claims: Any) -> str:
    """Return how to write the first claim of a mapping as the entry of a list."""
    from argmap.loading.syntax.borrowed import (
        AS_A_CLAIM,
        foreign_line,
    )  # only a debate with faults pays for it

    key = next(iter(claims), "") if isinstance(claims, dict) else ""
    line = f"{key}: " if key else str(claims).partition("\n")[0]
    if other := foreign_line(line):
        return f"`{line.strip()[:40]}` is {other}: {AS_A_CLAIM}"
    if key and isinstance(claims[key], dict):
        return f"write `- id: {key}` instead of `{key}:`, and its other keys right below `id`"
    return "write `- ` in front of the first key of each claim"


def _with_defaults(claims: list[Any], defaults: dict[str, Any]) -> list[Any]:
    """Return claims with what their file says of all of them; what the file holds stays as it was read."""
    if not defaults:
        return claims
    return [
        {**claim, **{key: value for key, value in defaults.items() if key not in claim}}
        if isinstance(claim, dict)
        else claim
        for claim in claims
    ]


def _sources(whole: Merged, sources: Any, where: Where) -> None:
    if not isinstance(sources, dict):
        message = f"`sources` is {kind_of(sources)}; it is a mapping: each source stands below its own key"
        first = (
            sources[0]
            if isinstance(sources, list) and sources and isinstance(sources[0], dict)
            else {}
        )
        named = [first[name] for name in ("id", "key", "cite") if isinstance(first.get(name), str)]
        key = [*named, *(key for key in first if key not in Source.model_fields), "kapoor2024"][0]
        help_ = f"write `{key}:` without a dash, and below it, indented, `title: …`"
        whole.findings.append(wrong_kind(message, where, help_, at_key=sources is None))
        return
    if flat := [
        key
        for key, entry in sources.items()
        if key in Source.model_fields and not isinstance(entry, dict)
    ]:
        from argmap.loading.edge import standing

        message = f"{standing(flat)} as far left as the keys of the sources"
        help_ = "indent each key of a source by two more spaces than the key of the source itself"
        whole.findings.append(misplaced_key(message, (*where, flat[0]), help_))
        kept = {key: entry for key, entry in sources.items() if key not in flat}
        sources = {key: {"title": "-"} if entry is None else entry for key, entry in kept.items()}
    for key in sources.keys() & whole.sources.keys() if whole.sources else ():
        related = (("the first one", (*whole.owners[key], key)),)
        whole.findings.append(_duplicate_source(key, (*where, key), related))
    whole.owners |= dict.fromkeys(sources, where)
    whole.sources |= sources


def _duplicate_source(key: str, where: Where, related: tuple[tuple[str, Where], ...]) -> Finding:
    message, help_ = (
        f"source `{key}` is already defined",
        "keep one of the two, or give this one another key",
    )
    return Finding(
        Code.DUPLICATE_SOURCE, Severity.ERROR, message, where, help_, related, at_key=True
    )


def _check_whole(whole: Merged) -> None:
    if whole.headed is None:
        help_ = "start one file with `debate:`, and below it `title:` and `question:`"
        whole.findings.append(
            not_a_debate(
                "`debate:` is missing, and with it title and question", ("documents", 0), help_
            )
        )
    elif not whole.claimed:
        help_ = "add `claims:` at the left edge, and below it the first one: `- id: …`"
        whole.findings.append(
            no_claims("`claims` is missing: a debate needs at least one claim", whole.headed, help_)
        )
    elif not whole.claims:
        where = (*whole.headed[:2], "claims")
        help_ = "write each claim below it, starting with `- id:`"
        whole.findings.append(
            no_claims("`claims` is empty: a debate needs at least one claim", where, help_)
        )


def _without_extensions(content: Any) -> Any:
    """Return the content without its `x-` keys; where keys are ids they are kept. O(values), 64 levels at most."""
    if not isinstance(content, dict):
        return content
    kept = {key: value for key, value in content.items() if not _extension(key)}
    for key, value in kept.items():
        if key == "debate" and isinstance(value, dict):
            head = _stripped(value)
            kept[key] = {
                part: _by_id(value[part]) if part in KEYED else held for part, held in head.items()
            }
        else:
            kept[key] = _by_id(value) if key == "sources" else _stripped(value)
    return kept


def _by_id(value: Any) -> Any:
    return (
        {key: _stripped(entry) for key, entry in value.items()}
        if isinstance(value, dict)
        else _stripped(value)
    )


def _stripped(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _stripped(held) for key, held in value.items() if not _extension(key)}
    return [_stripped(held) for held in value] if isinstance(value, list) else value


def _extension(key: Any) -> bool:
    return isinstance(key, str) and key.startswith("x-")


def newer_format(whole: Merged) -> Finding | None:
    """Return that a debate is written in a format which this program does not know yet; then nothing else is told."""
    given = str((whole.head or {}).get("format", FORMAT)).strip()
    if whole.headed is None or not given.isdecimal() or int(given[:9]) <= FORMAT:
        return None
    message = (
        f"this debate is written in format {given[:9]}, and this argmap reads format {FORMAT} only"
    )
    help_ = "a newer argmap reads it: see `argmap doctor` for the version of this one"
    return Finding(Code.NEWER_FORMAT, Severity.ERROR, message, (*whole.headed, "format"), help_)


def debate_at_once(whole: Merged, name: str) -> Debate | None:
    """Return the debate, None if anything does not fit the grammar."""
    try:
        return Debate.model_validate(whole.object(name))
    except ValidationError:
        return None
