"""The types of fields.

What a text, an id or a number may be, and how it is brought into one form.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, StringConstraints
from pydantic_core import CoreSchema

Id = str
"""The id of a claim, a position or a link: `[a-z][a-z0-9]*(-[a-z0-9]+)*`, 1 to 64 characters."""

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
SOURCE_KEY_PATTERN = r"^[a-z0-9][a-z0-9_.-]*$"
ONE_LINE_PATTERN = r"^[^\r\n]*$"
URL_PATTERN = r"^https?://[^\s<>\"/][^\s<>\"]*$"
LONGEST_ID = 64
LONGEST_LABEL = 40
LONGEST_TEXT = 500
LANGUAGES = ("de", "en")
"""What argmap speaks: each has a catalogue in `words/`; a debate in any other language is told in
English."""
LONGEST_LINE = 500
"""The most characters of a title, a question, a note, a name and every other line beside a claim's
text."""

LONGEST_URL = 2_000
"""The most characters of a web address: browsers take no longer ones."""

LONGEST_PROSE = 50_000
"""The most characters of a description, a detail, a quote and what is said at a stop: some twenty
pages."""

FORMAT = 1
"""The number of the format that this program reads."""

MOST_POSITIONS = 50
MOST_PREMISES = 50
"""The most premises of one step, the claim itself among them."""

MOST_STOPS = 200
"""The most stops of a tour."""


def _normal(value: Any) -> Any:
    """Return a text in Unicode's composed form (NFC)."""
    return (
        value
        if not isinstance(value, str) or value.isascii()
        else unicodedata.normalize("NFC", value)
    )


def _folded(value: Any) -> Any:
    """Return a text in NFC, each inner line break and the blanks around it as one space."""
    if isinstance(value, str) and value.isascii() and "\n" not in value:
        return value
    value = _normal(value)
    if not isinstance(value, str) or "\n" not in value:
        return value
    return " ".join(filter(None, map(str.strip, value.split("\n"))))


def _number(value: Any) -> Any:
    """Return the number that a text spells; everything else stays as it is, and is no number."""
    if isinstance(value, bool):
        return str(value)
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        return value
    # YAML knows 0x1F and 0o17 as well.
    for reading in (int, _based, float):
        with suppress(ValueError):
            return reading(value)
    return value


def _based(value: str) -> int:
    return int(value, 0)


def _truth(value: Any) -> Any:
    """Return the truth value that a text spells: `true` or `false`, nothing else."""
    return _TRUTHS.get(value, value) if isinstance(value, str) else value


def several(value: Any) -> Any:
    """Return a list for what may be written as one item or as a list."""
    return value if isinstance(value, _MANY) else [value]


class _Given:
    """Marks an optional value: it may be left out, but not written as nothing."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Take the `None` away from the values that validation accepts."""
        schema = handler(source)
        return schema["schema"] if schema["type"] == "nullable" else schema


_MANY = (list, tuple)  # `list | tuple` would be made anew for each of a hundred thousand values
T = TypeVar("T")
Maybe = Annotated[T | None, _Given()]
_NUMBER = re.compile(r"[-+]?[0-9a-fA-FoOxX_.]+(?:[eE][-+]?[0-9_]+)?")
_TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}

IdText = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]
SourceKey = Annotated[str, StringConstraints(pattern=SOURCE_KEY_PATTERN, max_length=LONGEST_ID)]
Url = Annotated[
    str, StringConstraints(pattern=URL_PATTERN, strip_whitespace=True, max_length=LONGEST_URL)
]
Prose = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_PROSE)
]
Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_LINE),
    BeforeValidator(_folded),
]
Note = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_LINE)
]
LabelText = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=LONGEST_LABEL, pattern=ONE_LINE_PATTERN
    ),
    BeforeValidator(_normal),
]
ClaimText = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT),
    BeforeValidator(_folded),
]
Weight = Annotated[
    float,
    Field(strict=True, gt=0, le=1, allow_inf_nan=False),
    BeforeValidator(_number, Annotated[float, Field(gt=0, le=1)]),
]
Plausibility = Annotated[
    float,
    Field(strict=True, ge=0, le=1, allow_inf_nan=False),
    BeforeValidator(_number, Annotated[float, Field(ge=0, le=1)]),
]
Year = Annotated[
    int,
    Field(strict=True, ge=-9999, le=9999),
    BeforeValidator(_number, Annotated[int, Field(ge=-9999, le=9999)]),
]
Depth = Annotated[
    int,
    Field(strict=True, ge=0, le=20),
    BeforeValidator(_number, Annotated[int, Field(ge=0, le=20)]),
]
Truth = Annotated[bool, Field(strict=True), BeforeValidator(_truth, bool)]
Ids = Annotated[tuple[IdText, ...], BeforeValidator(several, IdText | list[IdText])]
SourceKeys = Annotated[tuple[SourceKey, ...], BeforeValidator(several, SourceKey | list[SourceKey])]
Companions = Annotated[
    tuple[IdText, ...],
    BeforeValidator(several, IdText | Annotated[list[IdText], Field(max_length=MOST_PREMISES - 1)]),
]
"""The premises beside a claim. How many there may be is for editors: a rule says it to a person,
once for a step."""

FormatNumber = Annotated[int, Field(strict=True, ge=1, le=FORMAT), BeforeValidator(_number, int)]
Words = Annotated[tuple[Note, ...], BeforeValidator(several, Note | list[Note])]
