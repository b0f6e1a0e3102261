"""Keys at the left edge of a file that do not belong there: of the head, of a claim, of another program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from argmap.loading.kinds import FILE_KEYS
from argmap.loading.mistakes import misplaced_key, not_a_debate, unknown_key
from argmap.loading.readings import LIKELY, ONE_READING, ONE_READING_IN_FILES, spelling
from argmap.loading.syntax.borrowed import A_DIFF, AS_A_CLAIM, LISTS_OF_LINKS, foreign_line
from argmap.model import Claim
from argmap.problem import Finding, Where
from argmap.signs import spelt_out
from argmap.suggest import Suggestion, suggestion

_OF_HEAD = (
    "title",
    "question",
    "positions",
    "questions",
    "tours",
    "description",
    "language",
    "authors",
    "licence",
)

LEAST_FOREIGN = 2

MOST_LISTED = 3

WORDS_OF_SENTENCE = 3

_RELATIONS = ("supports", "rebuts", "undercuts")

_INCLUDES = frozenset({"include", "includes", "import", "imports", "files", "parts", "extends"})


def described(key: str, held: Mapping[Any, Any], place: Where) -> Finding:
    """Say that what describes themes or cases stands where a file names those of its claims."""
    message = (
        f"`{key}` at the left edge of a file names those of its claims; here it describes them"
    )
    help_ = f"write this below {'`debate:`' if 'debate' in held else 'the line `debate:`'}, indented by two spaces"
    return misplaced_key(message, (*place, key), help_)


def of_another_program(held: Mapping[Any, Any], place: Where) -> Finding | None:
    """Tell once that a file is none of a debate: several keys, and none that is like one of ours."""
    if len(held) < LEAST_FOREIGN or held.keys() & set(FILE_KEYS):
        return None
    if any(key in _OF_HEAD or key in Claim.model_fields for key in held):
        return None

    if any(str(key)[:1].isspace() for key in held):
        return None
    ours = (*ONE_READING_IN_FILES, *LISTS_OF_LINKS, "nodes")
    if any(
        spelling(str(key)) in ours or foreign_line(f"{key}: ") or _is_wordy(key, held)
        for key in held
    ):
        return None
    if any(suggestion(str(key), FILE_KEYS).words for key in held):
        return None
    first = list(held)[:MOST_LISTED]
    more = f" and {len(held) - len(first)} more keys" if len(held) > len(first) else ""
    message = f"this file holds {_listed(first)}{more}, but neither `debate:` nor `claims:` nor `sources:`"
    return not_a_debate(
        message, place, "it belongs to another program; `argmap init` starts a debate"
    )


def _is_wordy(key: Any, held: Mapping[Any, Any]) -> bool:
    """Tell whether it is no key but a sentence that ends with a colon."""
    return isinstance(key, str) and len(key.split()) >= WORDS_OF_SENTENCE and held[key] is None


def unknown_keys(held: Mapping[Any, Any], place: Where, *, is_part: bool) -> Iterable[Finding]:
    """Yield what is wrong with the keys of a file: those of the head and those of a claim once each, together."""
    unknown = [key for key in held if key not in FILE_KEYS]
    of_head = [key for key in unknown if key in _OF_HEAD]
    of_claims = [key for key in unknown if key in Claim.model_fields]
    if of_head:
        debate = "`debate:`" if "debate" in held else "a line `debate:`"
        help_ = f"write this below {debate}, indented by two spaces"
        if is_part and "debate" not in held:
            help_ = "only the file with `debate:` holds this, below that line"
        yield misplaced_key(
            f"{standing(of_head)} at the left edge of the file", (*place, of_head[0]), help_
        )
    if of_claims:
        help_ = "indent this like the other keys of its claim: they stand exactly below `id`"
        message = f"{standing(of_claims)} at the left edge of the file, outside of any claim"
        yield misplaced_key(message, (*place, of_claims[0]), help_)
    unknown = [key for key in unknown if key not in (*of_head, *of_claims)]
    foreign = _foreign_keys(unknown)
    if foreign:
        yield _foreign_key(foreign, place)
    yield from (_unknown_key(key, held, (*place, key)) for key in unknown if key not in foreign)


def _foreign_keys(unknown: Iterable[Any]) -> list[str]:
    """Return the keys that another language writes in front of its arguments."""
    return [key for key in unknown if isinstance(key, str) and foreign_line(f"{key}: ")]


def _foreign_key(keys: list[str], place: Where) -> Finding:
    """Say once that lines of another language stand in a file."""
    more = f", and {len(keys) - 1} more below it" if len(keys) > 1 else ""
    language = foreign_line(f"{keys[0]}: ")
    message = f"`{keys[0][:40]}` is {language}, not YAML{more}"
    help_ = "delete the `+` in front of it" if language == A_DIFF else AS_A_CLAIM
    if language == A_DIFF and more:
        help_ = "delete the `+` in front of these lines"
    return unknown_key(message, (*place, keys[0]), help_)


def standing(keys: list[Any]) -> str:
    """Return keys with their verb: `title` stands, `title` and `url` stand."""
    return f"{_listed(keys)} {'stands' if len(keys) == 1 else 'stand'}"


def _unknown_key(key: Any, held: Mapping[Any, Any], where: Where) -> Finding:

    written = str(key)[:60]
    free = [choice for choice in FILE_KEYS if choice not in held]
    if isinstance(key, str) and key[:1].isspace():
        message = f"`{key.strip()[:60]}` stands at the left edge of the file, behind blanks that are none in YAML"
        help_ = f"write plain spaces in front of it, not U+{ord(key[0]):04X}"
        return unknown_key(message, where, help_)
    word = spelling(str(key))
    one = ONE_READING_IN_FILES.get(word)
    if word in LISTS_OF_LINKS:
        return unknown_key(
            f"unknown key `{written}` at the left edge of the file", where, _as_links(held[key])
        )
    if word in _INCLUDES:
        help_ = "delete it: every `.yaml` right beside `debate.yaml` is read anyway"
        return unknown_key(f"unknown key `{written}` at the left edge of the file", where, help_)
    if _is_wordy(key, held):
        message = f"`{written}:` is a sentence and no key"
        return unknown_key(
            message, where, "delete this line, or start it with `# `, which makes it a remark"
        )
    likely = _LIKELY_IN_FILES.get(word)
    found = Suggestion((one,), is_same=True) if one in free else suggestion(str(key), free)
    found = Suggestion((likely,)) if likely in free and not found.words else found
    help_ = found.asked(written) or f"a file holds {_listed(FILE_KEYS)}; `x-…` keys are free"
    shown = spelt_out(written) if found.meant else written
    message = f"unknown key `{shown}` at the left edge of the file"
    return unknown_key(message, where, help_, found.meant, safe=found.is_same)


_LIKELY_IN_FILES = {
    **dict.fromkeys(
        ("nodes", "points", "theses", "thesen", "behauptungen", "argumente", "argumentos"), "claims"
    ),
    **dict.fromkeys(("quellen", "fuentes", "literature", "literatur", "bibliographie"), "sources"),
}


def _as_links(links: Any) -> str:
    """Return where the links of a list of their own belong, shown by the first of them."""
    help_ = "a link stands in the claim from which it starts: `supports: ID`, `rebuts: ID` or `undercuts: ID`"
    first = links[0] if isinstance(links, list) and links else None
    if not isinstance(first, dict):
        return help_
    start = next(
        (first[key] for key in ("from", "source", "start") if isinstance(first.get(key), str)), None
    )
    end = next(
        (first[key] for key in ("to", "target", "end") if isinstance(first.get(key), str)), None
    )
    if start is None or end is None:
        return help_

    said = spelling(
        str(next((first[key] for key in ("relation", "type", "kind", "label") if key in first), ""))
    )
    relation = said if said in _RELATIONS else ONE_READING.get(said) or LIKELY.get(said)
    written = (
        f"`{relation}: {end}`"
        if relation in _RELATIONS
        else f"`supports: {end}` or `rebuts: {end}`"
    )
    return f"write {written} into `{start}`, and so on: a link stands in the claim from which it starts"


def _listed(names: Iterable[str]) -> str:
    *most, last = [f"`{name}`" for name in names]
    return f"{', '.join(most)} and {last}" if most else last
