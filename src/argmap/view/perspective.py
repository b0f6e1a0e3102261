"""What to show of a debate, and what a view of it is.

Frozen values shared by app, pictures and the URL.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from argmap.graph import Stance
from argmap.model import Id
from argmap.reasoning import Judgement, StepsDisputed, Tally, Verdict

MOST_BOXES = 60
BROAD = 12
"""More direct answers than this are read as a list rather than as a picture."""
HARD_MOST_BOXES = 300
"""Nobody is shown more than this, whatever was asked for: a map stays a few hundred elements."""


class ViewKind(StrEnum):
    """The two kinds of picture: positions × themes, or a claim with what surrounds it."""

    OVERVIEW = "overview"
    FOCUS = "focus"


@dataclass(frozen=True, slots=True)
class Perspective:
    """What to show.

    Without a focus the overview, else the focus claims with `depth` levels of replies below them.

    Filters choose among the direct answers of the focus, or among the reasons of an overview; what
    hangs below a chosen answer is whole. Empty filters keep everything. At most `most` boxes are
    shown; what is left out is counted on the box that it hangs on. With `context` a focus is shown
    with where it belongs: the way up to its position, and faded a few of its siblings.
    """

    focus: tuple[Id, ...] = ()
    depth: int = 2
    themes: tuple[str, ...] = ()
    positions: tuple[Id, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    sourced: bool = False
    most: int = MOST_BOXES
    context: bool = False

    @property
    def filtered(self) -> bool:
        """Whether a filter may leave a claim out."""
        return bool(self.themes or self.positions or self.verdicts or self.sourced)


@dataclass(frozen=True, slots=True)
class Mark:
    """What changes on a box when the debate is judged anew, while its place stays.

    A position has a tally only.

    `steps` counts the claim's steps that are shown, and those among them that are disputed. Under a
    filter a tally counts what it keeps, and `whole` is the one of all reasons.
    """

    verdict: Verdict | None = None
    unchallenged: bool = False
    before: Verdict | None = None
    tally: Tally | None = None
    whole: Tally | None = None
    steps: StepsDisputed = StepsDisputed(0, 0)


@dataclass(frozen=True, slots=True)
class Folded:
    """How many replies of a claim are not shown.

    Objections are rebuttals and undercuts, remarks what is `about` the claim.
    """

    supports: int = 0
    objections: int = 0
    remarks: int = 0

    def __str__(self) -> str:
        """Return the counts as a pill shows them.

        >>> str(Folded(3, 1)), str(Folded())
        ('+3 −1', '')
        """
        counts = (("+", self.supports), ("−", self.objections), ("i ", self.remarks))
        return " ".join(f"{sign}{count}" for sign, count in counts if count)


@dataclass(frozen=True, slots=True)
class OverviewCell:
    """Where a theme meets a position in the overview: the first-level reasons with one stance.

    `theme` is None for claims without one. `also` names reasons that stand in an earlier cell,
    `more` counts those that found no room. A theme and position without a cell: nobody has argued
    this.
    """

    theme: str | None
    position: Id
    stance: Stance
    claims: tuple[Id, ...]
    also: tuple[Id, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of an outline.

    A claim (or link-free heading), how it answers its parent, and its own answers.

    `relation` is None for a root. `through` names the link's canonical id. `repeated` means that
    the claim's own answers are listed elsewhere (a claim that answers two things, or a cycle).
    """

    claim: Id
    relation: str | None = None
    through: Id | None = None
    note: str | None = None
    entries: tuple[Entry, ...] = ()
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """The debate, or a part of it, as nested lines.

    One value for terminal, page, Markdown and alt texts.
    """

    entries: tuple[Entry, ...]

    def lines(self) -> Iterator[tuple[Entry, int]]:
        """Yield every entry in reading order with its level, the tops at 0, without recursion."""
        # the next line is the last one in the list, so what is read later goes in first
        waiting = [(entry, 0) for entry in reversed(self.entries)]
        while waiting:
            entry, level = waiting.pop()
            yield entry, level
            waiting += [(answer, level + 1) for answer in reversed(entry.entries)]


@dataclass(frozen=True)
class View:
    """The part of a judged debate that one picture shows, in the order it is to be read.

    `steps` holds the shown steps of each claim, by link id: those whose target is in the picture.
    """

    kind: ViewKind
    judgement: Judgement
    perspective: Perspective
    claims: tuple[Id, ...]
    links: tuple[Id, ...]
    marks: Mapping[Id, Mark]
    steps: Mapping[Id, tuple[Id, ...]] = field(default_factory=lambda: MappingProxyType({}))
    folded: Mapping[Id, Folded] = field(default_factory=lambda: MappingProxyType({}))
    title: str = ""
    caption: str = ""
    """The supposition in words, empty where nothing is supposed."""
    columns: tuple[Id, ...] = ()
    """The positions of an overview, from left to right."""
    cells: tuple[OverviewCell, ...] = ()
    """The cells of an overview that hold something, row by row."""
    left_out: int = 0
    """How many positions an overview has no column for."""
    faded: frozenset[Id] = frozenset()
    """The siblings of a focus and their links: shown to tell where it stands, not to be read."""
    way: tuple[Id, ...] = ()
    """The claims above a focus in its context, the one furthest up first."""
    also: tuple[Id, ...] = ()
    """The claims that a focus answers besides the one that its way leads to."""
    references: Mapping[Id, Id] = field(default_factory=lambda: MappingProxyType({}))
    """Boxes that only refer to a claim, which stands elsewhere in the picture, by their ids."""
    stand_ins: Mapping[tuple[Id, Id], Id] = field(default_factory=lambda: MappingProxyType({}))
    """Which reference stands for a premise of a link."""
    direct: int = 0
    """How many direct answers the focus has that the filters keep, shown or not."""
    of: int = 0
    """How many claims there would be without a bound on the boxes."""

    @property
    def shown(self) -> int:
        """How many claims are shown, of those that there would be without a bound."""
        return len(self.claims)

    @property
    def broad(self) -> bool:
        """Whether the focus has more direct answers than a picture should hold."""
        return self.direct > BROAD

    @property
    def boxes(self) -> tuple[Id, ...]:
        """All boxes: the claims, and after them the references."""
        return (*self.claims, *self.references)

    def premises(self, link: Id) -> tuple[Id, ...]:
        """Return the boxes from which a link starts."""
        premises = self.judgement.graph.links[link].premises
        return tuple(self.stand_ins.get((link, premise), premise) for premise in premises)
