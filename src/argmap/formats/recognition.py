"""In which format a text is written."""

from __future__ import annotations

from argmap.formats.debate_format import DebateFormat
from argmap.formats.other_tools import OTHER_TOOLS
from argmap.formats.yaml import YAML
from argmap.loading import Document

MOST_READ = 65_536
"""How many characters of a text are looked at."""

FORMATS: tuple[DebateFormat, ...] = (YAML, *OTHER_TOOLS)
"""Every format, in the order in which a text is asked for them.

YAML comes first: a debate with mistakes, or one that quotes another language, is still one.
"""


def format_of(document: Document) -> DebateFormat:
    """Return the format of a document: YAML for one that shows no other. O(characters looked at).

    >>> format_of(Document("", "@startuml")).name
    'a PlantUML diagram'
    """
    text = document.text[:MOST_READ]
    for each in FORMATS:
        if each.is_in(text):
            return each
    return YAML
