"""Texts as YAML, in the one way in which argmap writes them: for a fix as for a new claim.

A sentence stands on lines of its own below `>-`, where no sign in it means anything; a short text
stands as it is where that is beyond doubt, else in single quotes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

WIDEST = 104
"""How many columns a written line has at most, where its words allow it."""

SENTENCES = frozenset({"text", "detail", "description", "say"})
"""The keys whose texts always stand below `>-`, so that nobody who edits them later has to think
of quotes."""

_PLAIN = r"[^\W\d_][\w .,;()/+'?!%&=…‘’“”„«»–—-]*|\d[\w-]*-[\w-]+"
_URL = r"https?://[\w./~+-]+"
_NOT_A_TEXT = r"y|yes|n|no|on|off|true|false|null|nan|inf|[-+.\d][\d_.:,eE+-]*|0[xob][\da-f_]+"


def scalar(value: Any, *, within: bool = False) -> str:
    """Return a text, a number or a truth value on one line, quoted where it could be another.

    `within` brackets a comma needs quotes as well.

    >>> [scalar(text) for text in ("audit", "no", "2024", "why: so", "it's so", "a, b")]
    ['audit', "'no'", "'2024'", "'why: so'", "it's so", 'a, b']
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return repr(value)
    if _is_plain(value) and not (within and "," in value):
        return value
    if value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return json.dumps(value, ensure_ascii=False)


def _is_plain(text: str) -> bool:
    """Tell whether a text needs no quotes.

    The patterns are compiled when the first one is asked for.
    """
    known = re.fullmatch(_PLAIN, text) or re.fullmatch(_URL, text)
    return (
        known is not None
        and not text.endswith(" ")
        and not re.fullmatch(_NOT_A_TEXT, text, re.IGNORECASE)
    )


def inline(text: str) -> str:
    """Return a text as YAML that may stand anywhere, also between brackets.

    >>> inline("audit"), inline("So-called 'audits': none")
    ('audit', "'So-called ''audits'': none'")
    """
    return scalar(text, within=True)


def folded_lines(text: str, width: int) -> Iterator[str]:
    """Yield the lines of a text that holds no line break, to be joined again by single blanks.

    A line ends only where one blank stands between two words, so that no blank is lost.
    O(characters).
    """
    line = ""
    for word in re.split(r"(?<=[^ ]) (?=[^ ])", text):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def below_sign(key: str, text: str, column: int) -> list[str]:
    """Return a key and below it its text of one paragraph.

    Each line stands without the blanks of the key's column.

    >>> below_sign("text", "Open weights: outsiders #1", 4)
    ['text: >-', '  Open weights: outsiders #1']
    """
    return [f"{key}: >-", *(f"  {line}" for line in folded_lines(text, WIDEST - column - 2))]
