"""Keys at the left edge of a file that do not belong there, or belong to another program."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
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
    *("title", "question", "positions", "questions", "tours"),
    *("description", "language", "authors", "licence"),
)
LEAST_FOREIGN = 2
"""How many keys tell that a file is of another program."""

MOST_LISTED = 3
"""How many of them are named."""

WORDS_OF_SENTENCE = 3
"""How many words no key has."""

SHOWN = 60
"""How many characters of a key are shown."""

FEW = 40
"""And of one in another language."""

_RELATIONS = ("supports", "rebuts", "undercuts")
_INCLUDES = frozenset({"include", "includes", "import", "imports", "files", "parts", "extends"})
_LIKELY_IN_FILES = {
    **dict.fromkeys(("nodes", "points", "theses", "thesen", "behauptungen"), "claims"),
    **dict.fromkeys(("argumente", "argumentos"), "claims"),
    **dict.fromkeys(("quellen", "fuentes", "literature", "literatur"), "sources"),
    "bibliographie": "sources",
}


def described(key: str, held: Mapping[Any, Any], place: Where) -> Finding:
    """Say that what describes themes or cases stands where a file names those of its claims."""
    message = (
        f"`{key}` at the left edge of a file names those of its claims; here it describes them"
    )
    line = "`debate:`" if "debate" in held else "the line `debate:`"
    help_ = f"write this below {line}, indented by two spaces"
    return misplaced_key(message, (*place, key), help_)


def of_another_program(held: Mapping[Any, Any], place: Where) -> Finding | None:
    """Tell once that a file is none of a debate: none of its keys is like one of ours."""
    is_small = len(held) < LEAST_FOREIGN
    if is_small or any(_is_ours(key) or _is_wordy(key, held) for key in held):
        return None
    # The slowest look last.
    if any(suggestion(str(key), FILE_KEYS).words for key in held):
        return None
    first = list(held)[:MOST_LISTED]
    more = f" and {len(held) - len(first)} more keys" if len(held) > len(first) else ""
    neither = "but neither `debate:` nor `claims:` nor `sources:`"
    message = f"this file holds {_listed(first)}{more}, {neither}"
    return not_a_debate(
        message, place, "it belongs to another program; `argmap init` starts a debate"
    )


def _is_ours(key: Any) -> bool:
    """Tell whether a key is one of a debate, or of what people write instead of one."""
    if key in FILE_KEYS or key in _OF_HEAD or key in Claim.model_fields:
        return True
    written = str(key)
    if written[:1].isspace() or foreign_line(f"{written}: "):
        return True
    return spelling(written) in (*ONE_READING_IN_FILES, *LISTS_OF_LINKS, "nodes")


def _is_wordy(key: Any, held: Mapping[Any, Any]) -> bool:
    """Tell whether it is no key but a sentence that ends with a colon."""
    is_sentence = isinstance(key, str) and len(key.split()) >= WORDS_OF_SENTENCE
    return is_sentence and held[key] is None


def unknown_keys(held: Mapping[Any, Any], place: Where, *, is_part: bool) -> Iterator[Finding]:
    """Yield what is wrong with the keys of a file; those of the head are told together.

    So are those of a claim.
    """
    _, unknown = _apart(held, FILE_KEYS)
    of_head, unknown = _apart(unknown, _OF_HEAD)
    of_claims, unknown = _apart(unknown, Claim.model_fields)
    foreign = [key for key in unknown if isinstance(key, str) and foreign_line(f"{key}: ")]
    if of_head:
        yield _key_of_head(of_head, held, place, is_part=is_part)
    if of_claims:
        message = f"{standing(of_claims)} at the left edge of the file, outside of any claim"
        help_ = "indent this like the other keys of its claim: they stand exactly below `id`"
        yield misplaced_key(message, (*place, of_claims[0]), help_)
    if foreign:
        yield _foreign_key(foreign, place)
    for key in unknown:
        if key not in foreign:
            yield _unknown_key(key, held, (*place, key))


def _apart(keys: Iterable[Any], known: Container[str]) -> tuple[list[Any], list[Any]]:
    """Return the keys that are known, and the others."""
    keys = list(keys)
    return [key for key in keys if key in known], [key for key in keys if key not in known]


def _key_of_head(
    keys: list[Any], held: Mapping[Any, Any], place: Where, *, is_part: bool
) -> Finding:
    """Say where the keys of the head belong that stand at the left edge of a file."""
    debate = "`debate:`"
    if "debate" not in held:
        debate = "a line `debate:`"
    help_ = f"write this below {debate}, indented by two spaces"
    if is_part and "debate" not in held:
        help_ = "only the file with `debate:` holds this, below that line"
    message = f"{standing(keys)} at the left edge of the file"
    return misplaced_key(message, (*place, keys[0]), help_)


def _foreign_key(keys: list[str], place: Where) -> Finding:
    """Say once that lines of another language stand in a file."""
    more = f", and {len(keys) - 1} more below it" if len(keys) > 1 else ""
    language = foreign_line(f"{keys[0]}: ")
    message = f"`{keys[0][:FEW]}` is {language}, not YAML{more}"
    help_ = AS_A_CLAIM
    if language == A_DIFF:
        help_ = f"delete the `+` in front of {'these lines' if more else 'it'}"
    return unknown_key(message, (*place, keys[0]), help_)


def standing(keys: list[Any]) -> str:
    """Return keys with their verb: `title` stands, `title` and `url` stand."""
    return f"{_listed(keys)} {'stands' if len(keys) == 1 else 'stand'}"


def _unknown_key(key: Any, held: Mapping[Any, Any], where: Where) -> Finding:
    """Say what one key at the left edge may have been meant as."""
    written = str(key)[:SHOWN]
    if isinstance(key, str) and key[:1].isspace():
        behind = "behind blanks that are none in YAML"
        message = f"`{key.strip()[:SHOWN]}` stands at the left edge of the file, {behind}"
        help_ = f"write plain spaces in front of it, not U+{ord(key[0]):04X}"
        return unknown_key(message, where, help_)
    word = spelling(str(key))
    message = f"unknown key `{written}` at the left edge of the file"
    if word in LISTS_OF_LINKS:
        return unknown_key(message, where, _as_links(held[key]))
    if word in _INCLUDES:
        help_ = "delete it: every `.yaml` right beside `debate.yaml` is read anyway"
        return unknown_key(message, where, help_)
    if _is_wordy(key, held):
        message = f"`{written}:` is a sentence and no key"
        help_ = "delete this line, or start it with `# `, which makes it a remark"
        return unknown_key(message, where, help_)
    found = _meant(str(key), [choice for choice in FILE_KEYS if choice not in held])
    if found.meant:
        message = f"unknown key `{spelt_out(written)}` at the left edge of the file"
    help_ = found.asked(written) or f"a file holds {_listed(FILE_KEYS)}; `x-…` keys are free"
    return unknown_key(message, where, help_, replacement=found.meant, safe=found.is_same)


def _meant(key: str, free: list[str]) -> Suggestion:
    """Return which key of a file is meant that is not there yet."""
    word = spelling(key)
    one = ONE_READING_IN_FILES.get(word)
    if one in free:
        return Suggestion((one,), is_same=True)
    found = suggestion(key, free)
    likely = _LIKELY_IN_FILES.get(word)
    if likely in free and not found.words:
        return Suggestion((likely,))
    return found


def _as_links(links: Any) -> str:
    """Return where the links of a list of their own belong, shown by the first of them."""
    stands = "a link stands in the claim from which it starts"
    first = links[0] if isinstance(links, list) and links else None
    start = _named_by(first, ("from", "source", "start"))
    end = _named_by(first, ("to", "target", "end"))
    if start is None or end is None:
        return f"{stands}: `supports: ID`, `rebuts: ID` or `undercuts: ID`"
    said = spelling(_named_by(first, ("relation", "type", "kind", "label")) or "")
    relation = said if said in _RELATIONS else ONE_READING.get(said) or LIKELY.get(said)
    written = f"`supports: {end}` or `rebuts: {end}`"
    if relation in _RELATIONS:
        written = f"`{relation}: {end}`"
    return f"write {written} into `{start}`, and so on: {stands}"


def _named_by(link: Any, keys: tuple[str, ...]) -> str | None:
    """Return the text below the first of some keys that a link has one below."""
    if not isinstance(link, dict):
        return None
    return next((link[key] for key in keys if isinstance(link.get(key), str)), None)


def _listed(names: Iterable[str]) -> str:
    *most, last = [f"`{name}`" for name in names]
    return f"{', '.join(most)} and {last}" if most else last


_MENTIONS = re.compile(
    r"\b(?:debate|claims|sources|positions|supports|rebuts|undercuts)\b", re.IGNORECASE
)


def mentions_a_debate(text: str) -> bool:
    """Tell whether a text holds any word that a debate, or a part of one, has to hold."""
    return _MENTIONS.search(text) is not None
