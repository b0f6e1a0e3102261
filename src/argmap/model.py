"""The debate as it is written: frozen pydantic models, tuples instead of lists, no reference resolved.

Field names are the YAML keys (`with` is `with_`, `from` is `from_`). A position is a claim whose id is its key.
Where a link leads, which side a claim is on and what stands is derived elsewhere (`graph`, `reasoning`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

Id = str
"""The id of a claim, a position or a link: `[a-z][a-z0-9]*(-[a-z0-9]+)*`, 1 to 64 characters."""

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
SOURCE_KEY_PATTERN = r"^[a-z0-9][a-z0-9_.-]*$"
URL_PATTERN = r"^https?://[^\s<>\"]+$"
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


def _several(value: Any) -> Any:
    """Return a list for what may be written as one item or as a list."""
    return value if isinstance(value, list | tuple) else [value]


def _reference(value: Any) -> Any:
    """Return the long form `{to: ID}` of a bare id."""
    return {"to": value} if isinstance(value, str) else value


def _undercut(value: Any) -> Any:
    """Return the long form of a bare id: the id of a claim with one outgoing link, or of a link."""
    return {"target": value} if isinstance(value, str) else value


def _citation(value: Any) -> Any:
    """Return the long form `{cite: KEY}` of a bare source key; an inline source stays as it is."""
    return {"cite": value} if isinstance(value, str) else value


IdText = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]
SourceKey = Annotated[str, StringConstraints(pattern=SOURCE_KEY_PATTERN, max_length=LONGEST_ID)]
Url = Annotated[str, StringConstraints(pattern=URL_PATTERN, strip_whitespace=True)]
Weight = Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)]
Plausibility = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class Part(BaseModel):
    """The base of everything that is read from YAML: frozen, and a key it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Reference(Part):
    """One entry of `supports` or `rebuts`: the target, and the premises that work together with the claim."""

    to: IdText
    with_: Annotated[tuple[IdText, ...], BeforeValidator(_several)] = Field(default=(), alias="with")
    note: str | None = None
    weight: Weight = 1.0
    id: IdText | None = None


class Undercut(Part):
    """One entry of `undercuts`: exactly one of `target` (a bare id), `link`, or `from` and `to`."""

    target: IdText | None = None
    link: IdText | None = None
    from_: IdText | None = Field(default=None, alias="from")
    to: IdText | None = None
    relation: Relation | None = None
    note: str | None = None
    weight: Weight = 1.0
    id: IdText | None = None


class Source(Part):
    """Where a claim can be checked."""

    title: str
    author: str | None = None
    year: int | None = None
    date: str | None = None
    publisher: str | None = None
    url: Url | None = None
    kind: Kind = Kind.OTHER
    interest: Interest | None = None
    accessed: str | None = None
    archived: Url | None = None


class Citation(Part):
    """A claim's pointer to a source: its key in `sources`, the place in it, and the words it says."""

    cite: SourceKey
    at: str | None = None
    quote: str | None = None


References = Annotated[tuple[Annotated[Reference, BeforeValidator(_reference)], ...], BeforeValidator(_several)]
Undercuts = Annotated[tuple[Annotated[Undercut, BeforeValidator(_undercut)], ...], BeforeValidator(_several)]
Citations = Annotated[tuple[Annotated[Citation | Source, BeforeValidator(_citation)], ...], BeforeValidator(_several)]
Ids = Annotated[tuple[IdText, ...], BeforeValidator(_several)]
Words = Annotated[tuple[str, ...], BeforeValidator(_several)]


class Claim(Part):
    """One sentence that takes a side, with what it answers and where it can be checked."""

    id: IdText
    text: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT)]
    label: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_LABEL)] | None = None
    detail: str | None = None
    themes: Words = ()
    cases: Words = ()
    assumed: bool = False
    plausibility: Plausibility = 0.5
    supports: References = ()
    rebuts: References = ()
    undercuts: Undercuts = ()
    about: Ids = ()
    sources: Citations = ()
    evidence: Evidence | None = None
    by: str | None = None
    was: Ids = ()
    held_by: Annotated[tuple[SourceKey, ...], BeforeValidator(_several)] = ()

    @property
    def name(self) -> str:
        """What a box or a list shows: the label, or the whole text where none is given."""
        return self.label or self.text


class Case(Part):
    """Something the debate can be judged for, such as one step of a spectrum."""

    id: IdText
    label: str | None = None
    text: str | None = None
    examples: Words = ()

    @property
    def name(self) -> str:
        """What a list shows: the label, or the id where none is given."""
        return self.label or self.id


class Theme(Part):
    """A topic that claims share, with the question it asks."""

    id: str
    text: str | None = None


class Question(Part):
    """Something the sides really differ on, with the claims that decide it."""

    id: IdText
    text: str
    claims: Ids = ()


class Step(Part):
    """One step of a tour: `show` replaces the picture, `add` keeps it and adds to it."""

    title: str | None = None
    show: Ids = ()
    add: Ids = ()
    depth: int = Field(default=0, ge=0, le=20)
    say: str | None = None
    case: str | None = None
    without: Ids = ()
    accept: Ids = ()


class Tour(Part):
    """A walk through the map: played in the app, exported as a deck."""

    id: IdText
    title: str
    steps: tuple[Step, ...] = ()


class Debate(Part):
    """A whole debate, merged from its files, in the author's order."""

    title: str
    question: str
    name: str = "debate"
    """The debate's id: its folder's name or its file's stem."""
    description: str | None = None
    language: str = "en"
    authors: Words = ()
    licence: str | None = None
    url: Url | None = None
    repository: Url | None = None
    positions: tuple[Claim, ...] = ()
    themes: tuple[Theme, ...] = ()
    cases: tuple[Case, ...] = ()
    questions: tuple[Question, ...] = ()
    tours: tuple[Tour, ...] = ()
    claims: tuple[Claim, ...] = ()
    sources: tuple[tuple[str, Source], ...] = ()
    """The sources by key; a source written inline in a claim stays in the claim."""
