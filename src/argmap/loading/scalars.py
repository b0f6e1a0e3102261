"""Texts as YAML: as they are where that is beyond doubt, else in quotes, or on a line of their own below `>-`."""

from __future__ import annotations

import json
import re

_PLAIN = re.compile(r"[A-Za-z0-9](?:[\w./?=&%+~-]|:(?=[\w/]))*")


def inline(text: str) -> str:
    r"""Return a text as YAML that may stand anywhere, also between brackets.

    >>> inline("audit"), inline("https://example.org/a?b=1"), inline('So-called "audits": none')
    ('audit', 'https://example.org/a?b=1', '"So-called \\"audits\\": none"')
    """
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def block(text: str, indent: int) -> str:
    r"""Return a text of one paragraph as YAML below its key, which no sign in it can disturb.

    `indent` is the number of blanks before it, more than before the key.

    >>> block("Open weights: outsiders #1", 6)
    '>-\n      Open weights: outsiders #1'
    """
    return f">-\n{' ' * indent}{text}"
