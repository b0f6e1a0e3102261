"""From what the files hold to one debate: the files are merged, then the model says what fits.

What does not fit comes back as findings in our words; `wording` and `mistakes` hold them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from argmap.codes import Code
from argmap.loading.kinds import DEFAULTS, FILE_KEYS, KEYED, kind_of
from argmap.loading.mistakes import misplaced_key, no_claims, not_a_debate, wrong_kind
from argmap.model import FORMAT, Debate, Question, Source, Tour
from argmap.problem import Finding, Severity, Where

_KNOWN = frozenset(FILE_KEYS)
_PARTS = ("debate", "claims", "sources")
"""What a file holds, but for what it says of all of its claims."""

DESCRIBED = ("themes", "cases")
"""What the head describes and each claim, and each file for its claims, names."""

_ENTRIES_BELOW = "write each claim below it, starting with `- id:`"


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
    """Where the sources of each key stand."""

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
    """Return one debate's parts from what its documents hold.

    `extended` says that `x-` keys may occur.
    """
    whole = Merged()
    for number, content in enumerate(files):
        held = _without_extensions(content) if extended else content
        place = ("documents", number)
        if isinstance(held, dict):
            _merge(whole, held, place)
        else:
            whole.findings.append(_no_mapping(held, place))
    # What is missing may stand where the other mistakes are.
    if not whole.findings:
        _check_whole(whole)
    return whole


def _merge(whole: Merged, held: Mapping[Any, Any], place: Where) -> None:
    if not held.keys() <= _KNOWN:
        # Only a file with other keys pays for this.
        from argmap.loading.edge import of_another_program, unknown_keys

        # Of a file of another program each key would be unknown: that is told once instead.
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
        _claims(whole, held, (*place, "claims"))
    if "sources" in held:
        _sources(whole, held["sources"], (*place, "sources"))
    # Where keys are misspelt or misplaced, these tell more than what is missing for them.
    if held.keys().isdisjoint(_PARTS) and not whole.findings:
        message = "this file holds neither `debate:` nor `claims:` nor `sources:`"
        help_ = "a debate has `debate:` and `claims:`; a part of one has `claims:` or `sources:`"
        whole.findings.append(not_a_debate(message, place, help_))


def _no_mapping(held: Any, place: Where) -> Finding:
    """Say that a file is a list, a text or nothing."""
    if held is None:
        help_ = "a debate starts with `debate:` and its `title:`"
        return Finding(Code.EMPTY_FILE, Severity.ERROR, "this file is empty", place, help_)
    help_ = "start it with `debate:`"
    if isinstance(held, list):
        help_ = "put `claims:` above the list and indent it"
    parts = "`debate:`, `claims:` and `sources:`"
    message = f"this file is {kind_of(held)}; a debate file is a mapping with {parts}"
    return not_a_debate(message, place, help_)


def _head(whole: Merged, head: Any, where: Where) -> None:
    """Take in the head, and tell what is wrong in it that the model cannot see."""
    if whole.headed is not None:
        whole.findings.append(_second(where, whole.headed))
        return
    whole.headed = where
    if not isinstance(head, dict):
        message = f"`debate` is {kind_of(head)}; it is a mapping with `title`, `question` and more"
        help_ = "write `title: …` and `question: …` below it, indented by two spaces"
        whole.findings.append(wrong_kind(message, where, help_, at_key=head is None))
        return
    whole.findings += _of_other_kinds(head, where)
    whole.findings += _of_the_file(head, where)
    whole.findings += _ids_again(head, where)
    # What is told of here would only confuse the model.
    left_out = {"name", "claims", "sources", *_by_key(head)} & head.keys()
    for part in DESCRIBED:
        if _is_list_of_described(head.get(part)):
            whole.outside[part] = _described_by_id(head[part])
            left_out.add(part)
    if not isinstance(head.get("positions", {}), dict):
        left_out.add("positions")
    whole.head = head
    if left_out:
        whole.head = {key: value for key, value in head.items() if key not in left_out}


def _second(where: Where, first: Where) -> Finding:
    message = "a second `debate:`; only one file of a folder holds it"
    help_ = "delete it, or move it to a folder of its own"
    related = (("the first one", first),)
    return Finding(Code.SECOND_DEBATE, Severity.ERROR, message, where, help_, related, at_key=True)


def _of_other_kinds(head: Mapping[Any, Any], where: Where) -> Iterator[Finding]:
    """Yield the parts of the head that are lists and should be mappings, or the reverse."""
    positions = head.get("positions", {})
    if not isinstance(positions, dict):
        from argmap.loading.words.sections import as_position

        line = "a line `id: text` for each position"
        message = f"`positions` is {kind_of(positions)}; it is a mapping, with {line}"
        help_ = as_position(positions)
        yield wrong_kind(message, (*where, "positions"), help_, at_key=positions is None)
    for key in DESCRIBED:
        if _is_list_of_described(head.get(key)):
            first = next(iter(_described_by_id(head[key])), "ID")
            message = f"`{key}` is a list; it is a mapping, with a line `id: text` for each"
            behind = "and what describes it behind the colon or below it"
            yield wrong_kind(message, (*where, key), f"write `{first}:` without a dash, {behind}")
    for key in _by_key(head):
        first = next(iter(head[key]))
        message = f"`{key}` is a mapping; it is a list, and each entry starts with `- id:`"
        help_ = f"write `- id: {first}` instead of `{first}:`"
        yield wrong_kind(message, (*where, key), help_, at_key=True)


def _of_the_file(head: Mapping[Any, Any], where: Where) -> Iterator[Finding]:
    """Yield the keys of a file, and its name, that stand within the head."""
    for key in ("claims", "sources"):
        if key in head:
            help_ = f"write `{key}:` at the left edge, below everything of `debate:`"
            yield misplaced_key(f"`{key}` is no key of the debate", (*where, key), help_)
    if "name" in head:
        message = "`name` is no key of the debate"
        help_ = "a debate is named by its file or folder"
        yield misplaced_key(message, (*where, "name"), help_)


def _ids_again(head: Mapping[Any, Any], where: Where) -> Iterator[Finding]:
    """Yield each `id` of an entry that has its id as its key."""
    for part in KEYED:
        listed = head.get(part)
        for id_, entry in listed.items() if isinstance(listed, dict) else ():
            if isinstance(entry, dict) and "id" in entry:
                noun = part.removesuffix("s")
                message = f"`id` is no key of {noun} `{id_}`: its key is its id already"
                yield misplaced_key(message, (*where, part, id_, "id"), "delete this `id`")


def _is_list_of_described(part: Any) -> bool:
    return isinstance(part, list) and any(isinstance(entry, dict) for entry in part)


def _described_by_id(entries: list[Any]) -> dict[str, Any]:
    """Return what a list describes by the ids in it: `- large: …`, `- id: large`, or `- large`."""
    found: dict[str, Any] = {}
    for entry in entries:
        match entry:
            case str():
                found[entry] = entry
            case {"id": str(id_), **rest}:
                found[id_] = rest
            case dict() if len(entry) == 1:
                found.update(entry)
    return found


def _by_key(head: Mapping[Any, Any]) -> list[str]:
    """Return the parts of the head that are lists and are written as mappings, ids as keys."""
    found = []
    for key, part in (("questions", Question), ("tours", Tour)):
        entries = head.get(key)
        # One that is written without a list has the keys of the part.
        if isinstance(entries, dict) and entries and entries.keys().isdisjoint(part.model_fields):
            found.append(key)
    return found


def _claims(whole: Merged, held: Mapping[str, Any], where: Where) -> None:
    """Take in the claims of a file."""
    claims = held["claims"]
    whole.claimed = True
    if claims is None:
        whole.findings.append(no_claims("`claims` is empty", where, _ENTRIES_BELOW))
    elif not isinstance(claims, list):
        from argmap.loading.words.sections import as_entry

        message = f"`claims` is {kind_of(claims)}; it is a list, and each claim starts with `- id:`"
        whole.findings.append(wrong_kind(message, where, as_entry(claims), at_key=True))
    else:
        defaults = {key: held[key] for key in DEFAULTS if key in held}
        for key in DESCRIBED:
            # One that describes is told as misplaced, and is no default of any claim.
            if isinstance(defaults.get(key), dict):
                del defaults[key]
        whole.claims += _with_defaults(claims, defaults)


def _with_defaults(claims: list[Any], defaults: dict[str, Any]) -> list[Any]:
    """Return claims with what their file says of all of them; what was read stays as it is."""
    if not defaults:
        return claims
    found = []
    for claim in claims:
        if isinstance(claim, dict):
            lacking = {key: value for key, value in defaults.items() if key not in claim}
            found.append({**claim, **lacking})
        else:
            found.append(claim)
    return found


def _sources(whole: Merged, sources: Any, where: Where) -> None:
    """Take in the sources of a file."""
    if not isinstance(sources, dict):
        from argmap.loading.words.sections import as_source

        kind = kind_of(sources)
        message = f"`sources` is {kind}; it is a mapping: each source stands below its own key"
        found = wrong_kind(message, where, as_source(sources), at_key=sources is None)
        whole.findings.append(found)
        return
    sources = _without_flat(whole, sources, where)
    # Most debates keep their sources in one file, and need no comparison.
    if whole.sources:
        for key in sources.keys() & whole.sources.keys():
            first = (*whole.owners[key], key)
            whole.findings.append(_duplicate_source(key, (*where, key), first))
    whole.owners |= dict.fromkeys(sources, where)
    whole.sources |= sources


def _without_flat(whole: Merged, sources: dict[Any, Any], where: Where) -> dict[Any, Any]:
    """Return the sources without keys of one that stand as far left as those of the sources."""
    # A key of a source that is a mapping may be the key of one: `date: {title: …}`.
    known = sources.keys() & Source.model_fields.keys()
    flat = [key for key in sources if key in known and not isinstance(sources[key], dict)]
    if not flat:
        return sources
    from argmap.loading.edge import standing

    message = f"{standing(flat)} as far left as the keys of the sources"
    help_ = "indent each key of a source by two more spaces than the key of the source itself"
    whole.findings.append(misplaced_key(message, (*where, flat[0]), help_))
    kept = {key: entry for key, entry in sources.items() if key not in flat}
    # The source whose keys they are holds nothing else.
    return {key: {"title": "-"} if entry is None else entry for key, entry in kept.items()}


def _duplicate_source(key: str, where: Where, first: Where) -> Finding:
    message = f"source `{key}` is already defined"
    help_ = "keep one of the two, or give this one another key"
    return Finding(
        Code.DUPLICATE_SOURCE,
        Severity.ERROR,
        message,
        where,
        help_,
        related=(("the first one", first),),
        at_key=True,
    )


def _check_whole(whole: Merged) -> None:
    """Tell of what a debate without any other mistake lacks."""
    if whole.headed is None:
        message = "`debate:` is missing, and with it title and question"
        help_ = "start one file with `debate:`, and below it `title:` and `question:`"
        whole.findings.append(not_a_debate(message, ("documents", 0), help_))
    elif not whole.claimed:
        message = "`claims` is missing: a debate needs at least one claim"
        help_ = "add `claims:` at the left edge, and below it the first one: `- id: …`"
        whole.findings.append(no_claims(message, whole.headed, help_))
    elif not whole.claims:
        message = "`claims` is empty: a debate needs at least one claim"
        where = (*whole.headed[:2], "claims")
        whole.findings.append(no_claims(message, where, _ENTRIES_BELOW))


def _without_extensions(content: Any) -> Any:
    """Return the content without its `x-` keys.

    Where keys are ids they are kept. O(values), 64 levels at most.
    """
    if not isinstance(content, dict):
        return content
    kept = {key: value for key, value in content.items() if not _extension(key)}
    for key, value in kept.items():
        # A source may have any key, one that starts with `x-` too.
        kept[key] = _by_id(value) if key == "sources" else _stripped(value)
    head = kept.get("debate")
    if isinstance(head, dict):
        for part in KEYED:
            if part in head:
                # A position may be called `x-ray`: a key that is an id is no extension.
                head[part] = _by_id(content["debate"][part])
    return kept


def _by_id(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _stripped(entry) for key, entry in value.items()}
    return _stripped(value)


def _stripped(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _stripped(held) for key, held in value.items() if not _extension(key)}
    if isinstance(value, list):
        return [_stripped(held) for held in value]
    return value


def _extension(key: Any) -> bool:
    return isinstance(key, str) and key.startswith("x-")


def newer_format(whole: Merged) -> Finding | None:
    """Return that a debate is written in a format which this program does not know yet.

    Then nothing else is told.
    """
    # Careful reading has texts, fast reading numbers: as a text both are the same.
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
