"""From what the files hold to one debate: the files are merged, then the model says what fits.

What does not fit comes back as findings in our words; `wording` holds them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from argmap.loading.kinds import KEYED, kind_of
from argmap.model import Claim, Debate
from argmap.problem import Finding, Severity, Where
from argmap.suggest import nearest

DEFAULTS = ("themes", "cases", "by")
"""The keys of a file that hold for each of its claims which has none of its own."""

MOST_FAULTS = 5_000
"""How many mistakes of one debate are listed."""

FILE_KEYS = ("debate", "claims", "sources", *DEFAULTS)
_ELSEWHERE = ("title", "question", "positions", "questions", "tours", "description", "language", "authors", "licence")
_OF_FILES = {"claim": "claims", "arguments": "claims", "statements": "claims", "references": "sources"}


@dataclass
class Merged:
    """The parts of a debate from all of its files, in order, and what was wrong on the way."""

    head: dict[str, Any] | None = None
    claims: list[Any] = field(default_factory=list)
    sources: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    headed: Where | None = None
    claimed: bool = False
    owners: dict[str, Where] = field(default_factory=dict)

    def object(self, name: str) -> dict[str, Any]:
        """Return what the model of a debate reads."""
        head = {"title": "-", "question": "-"} if self.head is None else self.head
        return {**head, "name": name, "claims": self.claims, "sources": self.sources}

    def error(self, code: str, message: str, where: Where, **more: Any) -> None:
        """Note one mistake."""
        self.findings.append(Finding(code, Severity.ERROR, message, where, **more))


def merged(files: Iterable[Any], *, extended: bool) -> Merged:
    """Return one debate's parts. `files` are what the documents hold; `extended` says that `x-` keys may occur."""
    whole = Merged()
    number = -1
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
    for key in held:
        if key not in FILE_KEYS:
            _unknown_key(whole, key, held, (*place, key))
    if "debate" in held:
        _head(whole, held["debate"], (*place, "debate"))
    if "claims" in held:
        _claims(whole, held, place)
    if "sources" in held:
        _sources(whole, held["sources"], (*place, "sources"))
    if "claims" not in held and "sources" not in held and "debate" not in held:
        whole.error("not-a-debate", "this file holds neither `debate:` nor `claims:` nor `sources:`", place)


def _no_mapping(whole: Merged, number: int, held: Any) -> None:
    place = ("documents", number)
    if held is None:
        whole.error("empty-file", "this file is empty", place, help="a debate starts with `debate:` and its `title:`")
        return
    what = kind_of(held)
    message = f"this file is {what}; a debate file is a mapping with `debate:`, `claims:` and `sources:`"
    help_ = "put `claims:` above the list and indent it" if isinstance(held, list) else None
    whole.error("not-a-debate", message, place, help=help_)


def _unknown_key(whole: Merged, key: Any, held: Mapping[Any, Any], where: Where) -> None:
    if key in _ELSEWHERE:
        help_ = f"`{key}` belongs below `debate:`, indented by two spaces"
        whole.error("unknown-key", f"unknown key `{key}` at the top of a file", where, help=help_, at_key=True)
        return
    if key in Claim.model_fields and key not in FILE_KEYS:
        message = f"`{key}` stands at the left edge of the file, outside of any claim"
        whole.error("unknown-key", message, where, help="indent it like the other keys of its claim", at_key=True)
        return
    choices = [choice for choice in FILE_KEYS if choice not in held]
    meant = nearest(str(key), choices, synonyms=_OF_FILES)
    help_ = f"did you mean `{meant}`?" if meant else f"a file holds {_listed(FILE_KEYS)}; `x-…` keys are free"
    message = f"unknown key `{key}` at the top of a file"
    whole.error("unknown-key", message, where, help=help_, at_key=True, replacement=meant)


def _head(whole: Merged, head: Any, where: Where) -> None:
    if whole.headed is not None:
        related = (("the first one", whole.headed),)
        message = "a second `debate:`; only one file of a folder holds it"
        whole.error("second-debate", message, where, related=related, at_key=True)
        return
    whole.headed = where
    if not isinstance(head, dict):
        what = kind_of(head)
        message = f"`debate` is {what}; it is a mapping with `title`, `question` and more"
        whole.error("wrong-kind", message, where, at_key=head is None)
        return
    whole.head = head
    if "positions" in head and not isinstance(head["positions"], dict):
        message = (
            f"`positions` is {kind_of(head['positions'])}; it is a mapping, with a line `id: text` for each position"
        )
        whole.error("wrong-kind", message, (*where, "positions"), at_key=head["positions"] is None)
        whole.head = {key: value for key, value in head.items() if key != "positions"}
    for key in ("name", "claims", "sources"):
        if key in head:
            _misplaced(whole, key, where)
    for part in KEYED:
        for id_, entry in _entries(head.get(part)):
            if isinstance(entry, dict) and "id" in entry:
                message = f"the key `{id_}` is the id already; delete the `id` inside"
                whole.error("unknown-key", message, (*where, part, id_, "id"), at_key=True)


def _misplaced(whole: Merged, key: str, where: Where) -> None:
    help_ = f"`{key}` stands at the left edge, beside `debate:`" if key != "name" else "a debate is named by its file"
    whole.error("unknown-key", f"unknown key `{key}` in the debate", (*where, key), help=help_, at_key=True)


def _entries(part: Any) -> list[tuple[Any, Any]]:
    return list(part.items()) if isinstance(part, dict) else []


def _claims(whole: Merged, held: Mapping[str, Any], place: Where) -> None:
    claims = held["claims"]
    whole.claimed = True
    if not isinstance(claims, list):
        what = kind_of(claims)
        message = f"`claims` is {what}; it is a list, and each claim starts with `- id:`"
        whole.error("no-claims" if claims is None else "wrong-kind", message, (*place, "claims"), at_key=True)
        return
    defaults = [(key, held[key]) for key in DEFAULTS if key in held]
    for claim in claims if defaults else ():
        if isinstance(claim, dict):
            for key, value in defaults:
                claim.setdefault(key, value)
    whole.claims += claims


def _sources(whole: Merged, sources: Any, where: Where) -> None:
    if not isinstance(sources, dict):
        what = kind_of(sources)
        message = f"`sources` is {what}; it is a mapping: each source stands below its own key"
        whole.error("wrong-kind", message, where, at_key=sources is None)
        return
    for key in sources.keys() & whole.sources.keys() if whole.sources else ():
        related = (("the first one", (*whole.owners[key], key)),)
        whole.error(
            "duplicate-source", f"source `{key}` is already defined", (*where, key), related=related, at_key=True
        )
    whole.owners |= dict.fromkeys(sources, where)
    whole.sources |= sources


def _check_whole(whole: Merged) -> None:
    if whole.headed is None:
        help_ = "start one file with `debate:`, and below it `title:` and `question:`"
        whole.error(
            "not-a-debate", "`debate:` is missing, and with it title and question", ("documents", 0), help=help_
        )
    elif not whole.claimed:
        whole.error("no-claims", "`claims` is missing: a debate needs at least one claim", whole.headed, at_key=True)
    elif not whole.claims:
        message = "`claims` is empty: a debate needs at least one claim"
        whole.error("no-claims", message, (*whole.headed[:2], "claims"), at_key=True)


def _without_extensions(content: Any) -> Any:
    """Return the content without its `x-` keys; where keys are ids they are kept. O(values), 64 levels at most."""
    if not isinstance(content, dict):
        return content
    kept = {key: value for key, value in content.items() if not _extension(key)}
    for key, value in kept.items():
        if key == "debate" and isinstance(value, dict):
            head = _stripped(value)
            kept[key] = {part: _by_id(value[part]) if part in KEYED else held for part, held in head.items()}
        else:
            kept[key] = _by_id(value) if key == "sources" else _stripped(value)
    return kept


def _by_id(value: Any) -> Any:
    return {key: _stripped(entry) for key, entry in value.items()} if isinstance(value, dict) else _stripped(value)


def _stripped(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _stripped(held) for key, held in value.items() if not _extension(key)}
    return [_stripped(held) for held in value] if isinstance(value, list) else value


def _extension(key: Any) -> bool:
    return isinstance(key, str) and key.startswith("x-")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def debate_of(whole: Merged, name: str) -> tuple[Debate | None, tuple[Finding, ...]]:
    """Return the debate, or what does not fit the grammar."""
    from argmap.loading.wording import findings_of  # only a debate with faults pays for the words

    written = whole.object(name)
    try:
        return Debate.model_validate(written), ()
    except ValidationError as error:
        number = error.error_count()
        return None, findings_of(error, written) if number <= MOST_FAULTS else _first_faults(written, number)


def _first_faults(written: dict[str, Any], number: int) -> tuple[Finding, ...]:
    """Return the first mistakes of very many, and how many there are: a text of a page can hold a hundred thousand."""
    from argmap.loading.wording import findings_of

    few = {**written, "claims": written["claims"][:MOST_FAULTS]}
    message = f"this debate has {number:,} mistakes; the first {MOST_FAULTS:,} are listed"
    more = Finding("too-many-mistakes", Severity.ERROR, message, ("documents", 0), "is this the file that you meant?")
    try:
        Debate.model_validate(few)
    except ValidationError as error:
        return (*findings_of(error, few)[:MOST_FAULTS], more)
    return (more,)


def debate_at_once(whole: Merged, name: str) -> Debate | None:
    """Return the debate, None if anything does not fit the grammar."""
    try:
        return Debate.model_validate(whole.object(name))
    except ValidationError:
        return None
