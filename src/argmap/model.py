"""The debate as it is written: frozen pydantic models, tuples instead of lists, no reference resolved.

Field names are the YAML keys (`with` is `with_`, `from` is `from_`). A position is a claim whose id is its key.
Where a link leads, which side a claim is on and what stands is derived elsewhere (`graph`, `reasoning`).
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
    Tag,
)
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


class Relation(StrEnum):
    """What a link says about its target."""

    SUPPORTS = "supports"
    REBUTS = "rebuts"
    UNDERCUTS = "undercuts"
    ABOUT = "about"


class Evidence(StrEnum):
    """What kind of evidence a claim gives."""

    MEASURED = "measured"
    OFFICIAL = "official"
    REASONED = "reasoned"
    STATEMENT = "statement"


class Kind(StrEnum):
    """What kind of document a source is."""

    PAPER = "paper"
    REPORT = "report"
    LAW = "law"
    NEWS = "news"
    STATEMENT = "statement"
    DATASET = "dataset"
    BOOK = "book"
    OTHER = "other"


class Interest(StrEnum):
    """Who speaks in a source."""

    INDEPENDENT = "independent"
    GOVERNMENT = "government"
    VENDOR = "vendor"
    ADVOCATE = "advocate"


def _normal(value: Any) -> Any:
    """Return a text in Unicode's composed form (NFC)."""
    return value if not isinstance(value, str) or value.isascii() else unicodedata.normalize("NFC", value)


def _folded(value: Any) -> Any:
    """Return a text in NFC with each inner line break, and the blanks around it, folded to one space."""
    if isinstance(value, str) and value.isascii() and "\n" not in value:
        return value
    value = _normal(value)
    return _LINE_BREAK.sub(" ", value.strip()) if isinstance(value, str) and "\n" in value else value


def _number(value: Any) -> Any:
    """Return the number that a text spells; everything else stays as it is, and is no number."""
    if isinstance(value, bool):
        return str(value)
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        return value
    for reading in (int, _based, float):
        with suppress(ValueError):
            return reading(value)
    return value


def _based(value: str) -> int:
    return int(value, 0)


def _truth(value: Any) -> Any:
    """Return the truth value that a text spells: `true` or `false`, nothing else."""
    return _TRUTHS.get(value, value) if isinstance(value, str) else value


def _several(value: Any) -> Any:
    """Return a list for what may be written as one item or as a list."""
    return value if isinstance(value, list | tuple) else [value]


def _references(value: Any) -> Any:
    """Return a list of long forms: a bare id is `{to: ID}`."""
    if isinstance(value, str):
        return [{"to": value}]
    return [{"to": entry} if isinstance(entry, str) else entry for entry in _several(value)]


def _undercuts(value: Any) -> Any:
    """Return a list of long forms: a bare id is a claim with one outgoing link, or a link."""
    return [{"target": entry} if isinstance(entry, str) else entry for entry in _several(value)]


def _citations(value: Any) -> Any:
    """Return a list of long forms: a bare source key is `{cite: KEY}`; an inline source stays as it is."""
    if isinstance(value, str):
        return [{"cite": value}]
    return [{"cite": entry} if isinstance(entry, str) else entry for entry in _several(value)]


def _form(value: Any) -> str:
    """Tell a citation from a source that is written inline."""
    return "cited" if isinstance(value, Citation) or (isinstance(value, dict) and "cite" in value) else "inline"


def _keyed(value: Any) -> Any:
    """Return a list for a mapping by id: each entry with its id; a bare text is an entry's `text`."""
    if not isinstance(value, dict):
        return [{"id": entry} if isinstance(entry, str) else entry for entry in _several(value)]
    return [_entry(key, entry) for key, entry in value.items()]


def _entry(key: Any, entry: Any) -> Any:
    if isinstance(entry, dict):
        return {**entry, "id": key}
    return {"id": key, "text": entry}


def _pairs(value: Any) -> Any:
    """Return a mapping as a list of its pairs."""
    return list(value.items()) if isinstance(value, dict) else value


class _Given:
    """Marks an optional value: it may be left out, but not written as nothing."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Take the `None` away from the values that validation accepts."""
        schema = handler(source)
        return schema["schema"] if schema["type"] == "nullable" else schema


T = TypeVar("T")
Maybe = Annotated[T | None, _Given()]
_LINE_BREAK = re.compile(r"\s*\n\s*")
_NUMBER = re.compile(r"[-+]?[0-9a-fA-FoxX_.]+(?:[eE][-+]?[0-9_]+)?")
_TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}

IdText = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]
SourceKey = Annotated[str, StringConstraints(pattern=SOURCE_KEY_PATTERN, max_length=LONGEST_ID)]
Url = Annotated[str, StringConstraints(pattern=URL_PATTERN, strip_whitespace=True)]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), BeforeValidator(_folded)]
LabelText = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_LABEL, pattern=ONE_LINE_PATTERN),
    BeforeValidator(_normal),
]
ClaimText = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT), BeforeValidator(_folded)
]
Weight = Annotated[float, Field(strict=True, gt=0, le=1, allow_inf_nan=False), BeforeValidator(_number, float)]
Plausibility = Annotated[float, Field(strict=True, ge=0, le=1, allow_inf_nan=False), BeforeValidator(_number, float)]
Year = Annotated[int, Field(strict=True, ge=-9999, le=9999), BeforeValidator(_number, int)]
Depth = Annotated[int, Field(strict=True, ge=0, le=20), BeforeValidator(_number, int)]
Truth = Annotated[bool, Field(strict=True), BeforeValidator(_truth, bool)]
Ids = Annotated[tuple[IdText, ...], BeforeValidator(_several, IdText | list[IdText])]
SourceKeys = Annotated[tuple[SourceKey, ...], BeforeValidator(_several, SourceKey | list[SourceKey])]
Words = Annotated[tuple[Prose, ...], BeforeValidator(_several, Prose | list[Prose])]


class Part(BaseModel):
    """The base of everything that is read from YAML: frozen, and a key it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Reference(Part):
    """One entry of `supports` or `rebuts`: the target, and the premises that work together with the claim."""

    to: IdText
    with_: Ids = Field(default=(), alias="with")
    note: Maybe[Prose] = None
    weight: Weight = 1.0
    id: Maybe[IdText] = None


class Undercut(Part):
    """One entry of `undercuts`: exactly one of `target` (a bare id), `link`, or `from` and `to`."""

    target: Maybe[IdText] = None
    link: Maybe[IdText] = None
    from_: Maybe[IdText] = Field(default=None, alias="from")
    to: Maybe[IdText] = None
    relation: Maybe[Relation] = None
    note: Maybe[Prose] = None
    weight: Weight = 1.0
    id: Maybe[IdText] = None


class Source(Part):
    """Where a claim can be checked."""

    title: Line
    author: Maybe[Line] = None
    year: Maybe[Year] = None
    date: Maybe[Prose] = None
    publisher: Maybe[Line] = None
    url: Maybe[Url] = None
    kind: Kind = Kind.OTHER
    interest: Maybe[Interest] = None
    accessed: Maybe[Prose] = None
    archived: Maybe[Url] = None


class Citation(Part):
    """A claim's pointer to a source: its key in `sources`, the place in it, and the words it says."""

    cite: SourceKey
    at: Maybe[Prose] = None
    quote: Maybe[Prose] = None


References = Annotated[
    tuple[Reference, ...], BeforeValidator(_references, IdText | Reference | list[IdText | Reference])
]
Undercuts = Annotated[tuple[Undercut, ...], BeforeValidator(_undercuts, IdText | Undercut | list[IdText | Undercut])]
Cited = Annotated[Annotated[Citation, Tag("cited")] | Annotated[Source, Tag("inline")], Discriminator(_form)]
Citations = Annotated[
    tuple[Cited, ...],
    BeforeValidator(_citations, SourceKey | Citation | Source | list[SourceKey | Citation | Source]),
]


class Claim(Part):
    """One sentence that takes a side, with what it answers and where it can be checked."""

    id: IdText
    text: ClaimText
    label: Maybe[LabelText] = None
    detail: Maybe[Prose] = None
    themes: Words = ()
    cases: Ids = ()
    assumed: Truth = False
    plausibility: Plausibility = 0.5
    supports: References = ()
    rebuts: References = ()
    undercuts: Undercuts = ()
    about: Ids = ()
    sources: Citations = ()
    evidence: Maybe[Evidence] = None
    by: Maybe[Line] = None
    was: Ids = ()
    held_by: SourceKeys = ()

    @property
    def name(self) -> str:
        """What a box or a list shows: the label, or the whole text where none is given."""
        return self.label or self.text


class Case(Part):
    """Something the debate can be judged for, such as one step of a spectrum."""

    id: IdText
    label: Maybe[LabelText] = None
    text: Maybe[Line] = None
    examples: Words = ()

    @property
    def name(self) -> str:
        """What a list shows: the label, or the id where none is given."""
        return self.label or self.id


class Theme(Part):
    """A topic that claims share, with the question it asks."""

    id: Prose
    label: Maybe[LabelText] = None
    text: Maybe[Line] = None

    @property
    def name(self) -> str:
        """What a list shows: the label, or the id where none is given."""
        return self.label or self.id


class Question(Part):
    """Something the sides really differ on, with the claims that decide it."""

    id: IdText
    text: Line
    claims: Ids = ()


class Step(Part):
    """One step of a tour: `show` replaces the picture, `add` keeps it and adds to it."""

    title: Maybe[Line] = None
    show: Ids = ()
    add: Ids = ()
    depth: Depth = 0
    say: Maybe[Prose] = None
    case: Maybe[IdText] = None
    without: Ids = ()
    accept: Ids = ()


class Tour(Part):
    """A walk through the map: played in the app, exported as a deck."""

    id: IdText
    title: Line
    steps: Annotated[tuple[Step, ...], BeforeValidator(_several, Step | list[Step])] = ()


class Debate(Part):
    """A whole debate, merged from its files, in the author's order."""

    title: Line
    question: Line
    name: str = "debate"
    """The debate's id: its folder's name or its file's stem."""
    description: Maybe[Prose] = None
    language: Prose = "en"
    authors: Words = ()
    licence: Maybe[Line] = None
    url: Maybe[Url] = None
    repository: Maybe[Url] = None
    positions: Annotated[tuple[Claim, ...], BeforeValidator(_keyed, dict[str, Any])] = ()
    themes: Annotated[tuple[Theme, ...], BeforeValidator(_keyed, dict[str, Any])] = ()
    cases: Annotated[tuple[Case, ...], BeforeValidator(_keyed, dict[str, Any])] = ()
    questions: Annotated[tuple[Question, ...], BeforeValidator(_several, Question | list[Question])] = ()
    tours: Annotated[tuple[Tour, ...], BeforeValidator(_several, Tour | list[Tour])] = ()
    claims: tuple[Claim, ...] = ()
    sources: Annotated[tuple[tuple[SourceKey, Source], ...], BeforeValidator(_pairs, dict[SourceKey, Source])] = ()
    """The sources by key; a source written inline in a claim stays in the claim."""
