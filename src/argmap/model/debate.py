"""The debate as it is written, as frozen pydantic models.

There are tuples instead of lists, and no reference is resolved. Field names are the YAML keys
(`with` is `with_`, `from` is `from_`). A position is a claim whose id is its key. Where a link
leads, which side a claim is on and what stands is derived elsewhere (`graph`, `reasoning`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag

from argmap.model.fields import (
    FORMAT,
    MOST_STOPS,
    ClaimText,
    Companions,
    Depth,
    FormatNumber,
    Ids,
    IdText,
    LabelText,
    Line,
    Maybe,
    Note,
    Plausibility,
    Prose,
    SourceKey,
    SourceKeys,
    Truth,
    Url,
    Weight,
    Words,
    Year,
    several,
)
from argmap.model.forms import (
    keyed_entries,
    long_citations,
    long_references,
    long_undercuts,
    pairs_of,
)


class Relation(StrEnum):
    """What a link says about its target."""

    SUPPORTS = "supports"
    REBUTS = "rebuts"
    UNDERCUTS = "undercuts"
    ABOUT = "about"

    @property
    def argues(self) -> bool:
        """Whether it counts for or against its target; else it is drawn without head and sign."""
        return self is not Relation.ABOUT


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
    """Who speaks in a source.

    Whoever works for, owns, or is paid by somebody who gains from the answer has a stake; the strongest one counts.
    """  # noqa: E501 - one line of an editor

    INDEPENDENT = "independent"
    GOVERNMENT = "government"
    VENDOR = "vendor"
    ADVOCATE = "advocate"
    MIXED = "mixed"


def _form(value: Any) -> str:
    """Tell a citation, be it without its `cite`, from a source that is written inline."""
    if isinstance(value, dict):
        points = value.keys() & {"at", "quote"} and "title" not in value
        return "cited" if points or "cite" in value else "inline"
    return "cited" if isinstance(value, Citation) else "inline"


class Part(BaseModel):
    """The base of everything that is read from YAML; a key it does not know is an error."""

    # Validators are built when a debate is read, so that to import argmap costs nothing of it.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Reference(Part):
    """One entry of `supports` or `rebuts`: the target, and the premises that work together with the claim."""  # noqa: E501 - one line of an editor

    to: IdText
    """The claim or position that it answers."""
    with_: Companions = Field(default=(), alias="with")
    """Further premises: they answer it only together."""
    note: Maybe[Note] = None
    """Why it follows."""
    weight: Weight = 1.0
    """How much the step itself carries: above 0, at most 1."""
    id: Maybe[IdText] = None
    """A name for the step, so that it can be undercut."""


class Undercut(Part):
    """One entry of `undercuts`: either `link`, or `from` with `to` and `relation` as far as they are needed."""  # noqa: E501 - one line of an editor

    link: Maybe[IdText] = None
    """The id of the link that it attacks."""
    from_: Maybe[IdText] = Field(default=None, alias="from")
    """The claim from which the attacked step leads; alone, it may also be the id of a link."""
    to: Maybe[IdText] = None
    """The claim to which the attacked step leads."""
    relation: Maybe[Relation] = None
    """What the attacked step says: supports, rebuts or undercuts."""
    note: Maybe[Note] = None
    """Why the step fails."""
    weight: Weight = 1.0
    """How much the undercut itself carries: above 0, at most 1."""
    id: Maybe[IdText] = None
    """A name for the undercut, so that it can be undercut in turn."""


class Source(Part):
    """Where a claim can be checked."""

    title: Line
    """Its title."""
    author: Maybe[Line] = None
    """Who wrote it."""
    year: Maybe[Year] = None
    """The year it appeared."""
    date: Maybe[Note] = None
    """The day it appeared, as 2024-07-30."""
    publisher: Maybe[Line] = None
    """Where it appeared."""
    url: Maybe[Url] = None
    """Where it can be read."""
    kind: Kind = Kind.OTHER
    """What kind of document it is."""
    interest: Maybe[Interest] = None
    """Whose stake in the answer its authors have: they work for, own, or are paid by somebody who
    gains from it."""
    accessed: Maybe[Note] = None
    """The day it was read, as 2024-07-30."""
    archived: Maybe[Url] = None
    """Where a copy is kept."""


class Citation(Part):
    """A claim's pointer to a source: its key in `sources`, the place in it, and the words it says."""  # noqa: E501 - one line of an editor

    cite: SourceKey
    """A key of `sources`."""
    at: Maybe[Note] = None
    """Where in the source, such as a page."""
    quote: Maybe[Prose] = None
    """What it says there, word for word."""


References = Annotated[
    tuple[Reference, ...],
    BeforeValidator(long_references, IdText | Reference | list[IdText | Reference]),
]
Undercuts = Annotated[
    tuple[Undercut, ...],
    BeforeValidator(long_undercuts, IdText | Undercut | list[IdText | Undercut]),
]
Cited = Annotated[
    Annotated[Citation, Tag("cited")] | Annotated[Source, Tag("inline")], Discriminator(_form)
]
Citations = Annotated[
    tuple[Cited, ...],
    BeforeValidator(
        long_citations, SourceKey | Citation | Source | list[SourceKey | Citation | Source]
    ),
]


class Claim(Part):
    """One sentence that takes a side, with what it answers and where it can be checked."""

    id: IdText
    """A short name that never changes."""
    text: ClaimText
    """The claim in one sentence, at most 500 characters."""
    label: Maybe[LabelText] = None
    """What a box on a slide shows, at most 40 characters."""
    detail: Maybe[Prose] = None
    """What else there is to say, in Markdown."""
    themes: Words = ()
    """The topics that it belongs to."""
    cases: Ids = ()
    """The cases that it applies to; without any, all of them."""
    assumed: Truth = False
    """Whether it stands without reasons even though some are given."""
    plausibility: Plausibility = 0.5
    """How plausible it is on its own, from 0 to 1."""
    supports: References = ()
    """What it is a reason for."""
    rebuts: References = ()
    """What it objects to."""
    undercuts: Undercuts = ()
    """The steps that it attacks, rather than a claim."""
    about: Ids = ()
    """What it explains without taking a side."""
    sources: Citations = ()
    """Where it can be checked."""
    evidence: Maybe[Evidence] = None
    """What kind of evidence it gives."""
    by: Maybe[Line] = None
    """Who contributed it."""
    was: Ids = ()
    """Ids that it had before."""
    held_by: SourceKeys = ()
    """Of a position: the sources whose authors hold it."""

    @property
    def name(self) -> str:
        """What a box or a list shows: the label, or the whole text where none is given."""
        return self.label or self.text


class Case(Part):
    """Something the debate can be judged for, such as one step of a spectrum."""

    id: IdText
    """Its short name."""
    label: Maybe[LabelText] = None
    """What a list shows."""
    text: Maybe[Line] = None
    """What it is, in a sentence."""
    examples: Words = ()
    """Some of what falls under it."""

    @property
    def name(self) -> str:
        """What a list shows: the label, or the id where none is given."""
        return self.label or self.id


class Theme(Part):
    """A topic that claims share, with the question it asks."""

    id: Note
    """Its name, as claims write it."""
    label: Maybe[LabelText] = None
    """What a list shows."""
    text: Maybe[Line] = None
    """The question that it asks."""

    @property
    def name(self) -> str:
        """What a list shows: the label, or the id where none is given."""
        return self.label or self.id


class Question(Part):
    """Something the sides really differ on: a yes/no sentence, or one with the claims that decide it."""  # noqa: E501 - one line of an editor

    id: IdText
    """A short name."""
    text: Line
    """What the sides differ on."""
    claims: Ids = ()
    """The claims that decide it, of a question without sides."""
    agree: Ids = ()
    """The claims that stand for whoever agrees; whoever disagrees switches them off."""
    disagree: Ids = ()
    """The claims that stand for whoever disagrees; whoever agrees switches them off."""

    @property
    def named(self) -> tuple[str, ...]:
        """Every claim that it names, those for agreeing first."""
        return (*self.claims, *self.agree, *self.disagree)


class Stop(Part):
    """One step of a tour: `show` replaces the picture, `add` keeps it and adds to it."""

    title: Maybe[Line] = None
    """A heading."""
    show: Ids = ()
    """The claims of a new picture."""
    add: Ids = ()
    """The claims that are added to the picture."""
    depth: Depth = 0
    """How many levels of answers are shown below them, from 0 to 20."""
    say: Maybe[Prose] = None
    """What the speaker says."""
    case: Maybe[IdText] = None
    """The case that the debate is judged for."""
    without: Ids = ()
    """Claims that are switched off."""
    accept: Ids = ()
    """Claims that are accepted."""


CLAIMS_OF_A_STOP = ("show", "add", "without", "accept")
"""The keys of a stop that name claims."""


class Tour(Part):
    """A walk through the map: played in the app, exported as a deck."""

    id: IdText
    """A short name."""
    title: Line
    """A heading."""
    steps: Annotated[
        tuple[Stop, ...],
        BeforeValidator(several, Stop | Annotated[list[Stop], Field(max_length=MOST_STOPS)]),
    ] = ()
    """What is shown, one step after the other."""


class Debate(Part):
    """A whole debate, merged from its files, in the author's order."""

    title: Line
    """Its title."""
    question: Line
    """The question that it answers."""
    name: str = "debate"
    """The debate's id: its folder's name or its file's stem."""
    format: FormatNumber = FORMAT
    """The number of the format that it is written in."""
    description: Maybe[Prose] = None
    """What it is about, in Markdown."""
    language: Note = "en"
    """The language it is written in, as a code such as `en`."""
    authors: Words = ()
    """Who keeps it."""
    licence: Maybe[Line] = None
    """What others may do with it."""
    url: Maybe[Url] = None
    """Where it is published."""
    repository: Maybe[Url] = None
    """Where its files are kept."""
    positions: Annotated[tuple[Claim, ...], BeforeValidator(keyed_entries, dict[str, Any])] = ()
    """The answers to the question: the roots of the map."""
    themes: Annotated[tuple[Theme, ...], BeforeValidator(keyed_entries, dict[str, Any])] = ()
    """The topics that claims share."""
    cases: Annotated[tuple[Case, ...], BeforeValidator(keyed_entries, dict[str, Any])] = ()
    """What the debate can be judged for."""
    questions: Annotated[
        tuple[Question, ...], BeforeValidator(several, Question | list[Question])
    ] = ()
    """What the sides really differ on."""
    tours: Annotated[tuple[Tour, ...], BeforeValidator(several, Tour | list[Tour])] = ()
    """Walks through the map."""
    claims: tuple[Claim, ...] = ()
    """Everything that is claimed, in the author's order."""
    sources: Annotated[
        tuple[tuple[SourceKey, Source], ...], BeforeValidator(pairs_of, dict[SourceKey, Source])
    ] = ()
    """The sources by key; a source written inline in a claim stays in the claim."""
