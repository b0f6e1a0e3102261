"""What can be wrong with a reference, in sentences for the person who wrote it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from argmap.codes import Code
from argmap.graph.link import Link
from argmap.graph.step import Step, aimed_at
from argmap.graph.unknown import (
    LEAST_AGREEING,
    MOST_CHOICES,
    NAME_ONE,
    misspelt_definition,
    named_ids,
    unknown_claim,
    unknown_name,
)
from argmap.model import (
    LONGEST_ID,
    Case,
    Claim,
    Debate,
    Id,
    Question,
    Reference,
    Relation,
    Theme,
    Tour,
)
from argmap.problem import Finding, Severity, Where
from argmap.suggest import NOTHING, Suggestion, suggestion

MOST_SUGGESTIONS = 50
"""Looking for a similar id takes a millisecond per thousand claims, so a hostile file gets only so
many."""

MOST_STEPS = 10_000
"""How many ids are tried for a step that needs one."""


class Findings:
    """Collects the findings about references, all of them errors, in the order of their causes."""

    def __init__(
        self, debate: Debate, claims: Mapping[Id, Claim], places: Mapping[Id, Where]
    ) -> None:
        self._debate = debate
        self._claims = claims
        self._places = places
        self._found: list[Finding] = []
        self._unknown_names: dict[Id, list[int]] = {}
        self._suggested = 0

    def __iter__(self) -> Iterator[Finding]:
        if self._unknown_names:
            return iter(self._by_cause())
        return iter(self._found)

    def unknown_claim(self, step: Step, id_: Id, where: Where) -> None:
        """A reference names a claim that does not exist."""
        self._unknown(step.premises[0], f"{_told(step)} `{id_}`, which does not exist", id_, where)

    def unknown_premise(self, claim: Id, id_: Id, where: Where) -> None:
        """A `with` names a claim that does not exist."""
        self._unknown(
            claim, f"claim `{claim}` names `{id_}` in `with`, which does not exist", id_, where
        )

    def unknown_undercut(self, step: Step, id_: Id, where: Where, link_ids: Iterable[Id]) -> None:
        """An undercut names neither a claim nor a link."""
        message = f"{_told(step)} `{id_}`, which is neither a claim nor a link"
        self._unknown(step.premises[0], message, id_, where, link_ids)

    def unknown_goal(self, step: Step, id_: Id, where: Where, link_ids: Iterable[Id]) -> None:
        """An undercut's `to` names neither a claim nor a link."""
        message = f"{_told(step)} a step to `{id_}`, which is neither a claim nor a link"
        self._unknown(step.premises[0], message, id_, where, link_ids)

    def unknown_link(self, step: Step, id_: Id, where: Where, link_ids: Iterable[Id]) -> None:
        """An undercut's `link` is not the id of a link."""
        message = f"{_told(step)} the link `{id_}`, but no link has this id"
        if id_ in self._claims:
            self._add(
                Code.UNKNOWN_LINK, message, where, f"`{id_}` is a claim: write `undercuts: {id_}`"
            )
        else:
            found = self._nearest(id_, link_ids)
            help_ = found.asked(id_) or NAME_ONE.format("link")
            self._found.append(unknown_name(Code.UNKNOWN_LINK, message, where, help_, found))

    def link_as_target(self, step: Step, id_: Id) -> None:
        """A link is supported or rebutted."""
        remedy = {
            Relation.REBUTS: f"to attack the step itself write `undercuts: {id_}`",
            Relation.SUPPORTS: (
                "name the claim that it supports; to give a reason for a step is not possible"
            ),
        }.get(step.relation, "name a claim or position of this debate")
        where = step.where if step.relation is Relation.ABOUT else (*step.where, "to")
        self._add(
            Code.LINK_AS_TARGET,
            f"{_told(step)} `{id_}`, which is a link, not a claim",
            where,
            remedy,
        )

    def premise_repeated(self, claim: Id, premise: Id, where: Where) -> None:
        """A `with` names the claim itself, or another one twice."""
        message = (
            f"claim `{claim}` names itself in `with`, but it is a premise already"
            if claim == premise
            else f"claim `{claim}` names `{premise}` twice in one `with`"
        )
        self._add(Code.PREMISE_REPEATED, message, where, f"leave `{premise}` out here")

    def premise_is_target(self, claim: Id, relation: Relation, target: Id, where: Where) -> None:
        """A `with` names the claim that the link leads to."""
        message = f"claim `{claim}` {relation} `{target}` together with `{target}` itself"
        self._add(Code.PREMISE_IS_TARGET, message, where, f"leave `{target}` out of `with`")

    def duplicate_link(self, link: Link, first: Link) -> None:
        """The same premises do the same to the same target a second time."""
        premises = " and ".join(f"`{premise}`" for premise in link.premises)
        message = f"claim {premises} {_verb(link.relation)} `{link.target}` a second time"
        if len(link.premises) > 1:
            message = (
                f"the claims {premises} together are linked to `{link.target}` a second "
                f"time ({link.relation})"
            )
        self._add(
            Code.DUPLICATE_LINK,
            message,
            link.where,
            "leave one of them out",
            related=("first", first.where),
        )

    def link_id_taken(self, step: Step, id_: Id, other: tuple[str, Where]) -> None:
        """A link's id already names a claim or another link."""
        message = (
            f"a link of claim `{step.premises[0]}` has the id `{id_}`, "
            f"which is already the id of {other[0]}"
        )
        remedy = "claims and links share one set of names: give the link another id"
        self._add(
            Code.LINK_ID_TAKEN,
            message,
            (*step.where, "id"),
            remedy,
            related=("it is used here", other[1]),
        )

    def former_id_taken(self, claim: Id, former: Id, where: Where, holder: Id) -> None:
        """A `was` names an id that still leads somewhere else."""
        message = (
            f"claim `{claim}` says that it was `{former}`, but `{former}` leads to claim `{holder}`"
        )
        if claim == holder:
            message = f"claim `{claim}` says that it was `{former}`, which is its id today"
        remedy = "a former id leads to one claim only: leave it out here"
        self._add(
            Code.FORMER_ID_TAKEN,
            message,
            where,
            remedy,
            related=("it leads here", self._places[holder]),
        )

    def undercut_without_target(self, step: Step) -> None:
        """An undercut says in none of its ways what it attacks, or in two of them."""
        remedy = (
            "write the id of a claim with one outgoing link, or `{from: CLAIM, to: "
            "CLAIM}`, or `{link: ID}`"
        )
        self._add(
            Code.UNDERCUT_TARGET,
            f"{_told(step)} something that is not told in one way",
            step.where,
            remedy,
        )

    def undercut_of_nothing(
        self, step: Step, claim: Id, others: Sequence[Step], *, swapped: Id | None = None
    ) -> None:
        """The undercut claim has no outgoing link, or none that fits.

        `others` are those that it has. `swapped` is where the step begins if `from` and `to` are
        exchanged.
        """
        message = f"{_told(step)} `{claim}`, but no step leads out of `{claim}`"
        remedy = (
            "an undercut attacks the step from a claim to what it answers; "
            f"to attack the claim: `rebuts: {claim}`"
        )
        if others:
            message = f"{_told(step)} a step out of `{claim}` that does not exist"
            listed = ", ".join(_choice(claim, other) for other in others[:MOST_CHOICES])
            several = "these" if len(others) > 1 else "this one"
            remedy = f"`{claim}` has {several}: {listed}"
        elif claim == step.premises[0]:
            message = f"{_told(step)} itself"
            remedy = (
                "name another claim: an undercut attacks the step from there to what it answers"
            )
        if swapped:
            remedy = (
                f"the step leads from `{swapped}` to `{claim}`: "
                f"write `{{from: {swapped}, to: {claim}}}`"
            )
        self._add(Code.NO_STEP, message, step.where, remedy)

    def ambiguous_undercut(
        self,
        step: Step,
        claim: Id,
        choices: Sequence[Step],
        ways: int,
        *,
        link_ids: Container[Id] = (),
    ) -> None:
        """More than one step leads out of the undercut claim; `choices` are the first of them."""
        message = f"{_told(step)} `{claim}`, from which {ways} steps lead out"
        told = [_choice(claim, choice) for choice in choices]
        # What would be written alike can only be told apart by an id of its own.
        distinct = [each for each in told if told.count(each) == 1]
        alike = [choice for each, choice in zip(told, choices, strict=True) if told.count(each) > 1]
        remedies = []
        if distinct:
            more = f", and {ways - len(choices)} more" if ways > len(choices) else ""
            remedies.append(f"say which one: {', '.join(distinct)}{more}")
        if alike:
            remedies.append(f"for one of the {len(alike)} {self._named(claim, alike[0], link_ids)}")
        self._add(Code.AMBIGUOUS_UNDERCUT, message, step.where, "; or, ".join(remedies))

    def _named(self, claim: Id, step: Step, link_ids: Container[Id]) -> str:
        """Return what to do about steps that only an id of their own tells apart.

        `step` is the first of them.
        """
        owner, *others = step.premises
        to = aimed_at(step.written)[0]
        proposals = (
            f"{owner}-to-{to}",
            f"from-{owner}",
            *(f"step-{number}" for number in range(1, MOST_STEPS)),
        )
        # The first ones say something; the numbered ones are for whoever has taken both.
        free = (each for each in proposals if each not in self._claims and each not in link_ids)
        id_ = next(each for each in free if len(each) <= LONGEST_ID)
        written = f"id: {id_}"
        if isinstance(step.written, Reference):
            with_ = f", with: [{', '.join(others)}]" if others else ""
            written = f"{step.relation}: {{to: {to}{with_}, id: {id_}}}"
        into = f" in claim `{owner}`" if owner != claim else ""
        return f"to `{to}`, give that one an `id` (`{written}`{into}) and write `undercuts: {id_}`"

    def _unknown(
        self, claim: Id, message: str, id_: Id, where: Where, more: Iterable[Id] | None = None
    ) -> None:
        """Note a name that leads nowhere, and suggest the nearest one.

        A claim never means itself.
        """
        if other := self._other_kind(id_):
            self._found.append(unknown_claim(message, where, help_=other))
            return
        choices = (choice for choice in chain(self._claims, more or ()) if choice != claim)
        # An undercut attacks a step, and few lead out of a position.
        if where[-1] != "to" and more is not None:
            choices = (choice for choice in choices if choice not in self._loose)
        found = self._nearest(id_, choices)
        self._unknown_names.setdefault(id_, []).append(len(self._found))
        self._found.append(
            unknown_claim(message, where, found, places=self._places, help_=self._positions())
        )

    @cached_property
    def _loose(self) -> frozenset[Id]:
        """The positions that no step leads out of."""
        steps = {
            position.id: position.supports or position.rebuts for position in self._debate.positions
        }
        return frozenset(id_ for id_, leading in steps.items() if not leading)

    def _by_cause(self) -> list[Finding]:
        """Return the findings, as one those that follow from one misspelt id.

        It is that of a claim which nothing names.
        """
        findings: dict[int, Finding] = dict(enumerate(self._found))
        named: set[Id] | None = None
        for id_, numbers in self._unknown_names.items():
            claim = findings[numbers[0]].replacement
            if len(numbers) < LEAST_AGREEING or claim is None or claim not in self._places:
                continue
            # Only here, since it takes a look at every link, and few names lead nowhere.
            if named is None:
                named = named_ids(self._debate)
            if claim in named:
                continue
            several = [findings.pop(number) for number in numbers]
            kind, where = "claim", (*self._places[claim], "id")
            if where[0] == "positions":  # a position is written with its id as key
                kind, where = "position", self._places[claim]
            findings[numbers[0]] = misspelt_definition(several, (kind, claim, id_), where)
        return list(findings.values())

    def _positions(self) -> str | None:
        """Name the positions, which every debater looks for first."""
        ids = [f"`{position.id}`" for position in self._debate.positions[:MOST_CHOICES]]
        return f"name a claim or a position ({', '.join(ids)})" if ids else None

    def _other_kind(self, id_: Id) -> str | None:
        """Say what an id that is no claim's is instead."""
        if id_ in ("null", "none", "nil", "nothing"):
            return "to name nothing, leave the whole line out"
        kind = self._others.get(id_)
        return f"`{id_}` is a {kind}; name a claim or position" if kind else None

    @cached_property
    def _others(self) -> Mapping[str, str]:
        """The ids of everything that is no claim, each with what it is."""
        debate = self._debate
        kinds: tuple[tuple[str, Iterable[Case | Theme | Question | Tour]], ...] = (
            ("tour", debate.tours),
            ("question", debate.questions),
            ("theme", debate.themes),
            ("case", debate.cases),
        )
        others: dict[str, str] = {}
        for kind, members in kinds:
            others |= dict.fromkeys((member.id for member in members), kind)
        return others | dict.fromkeys((key for key, _ in debate.sources), "source")

    def _nearest(self, id_: Id, choices: Iterable[Id]) -> Suggestion:
        self._suggested += 1
        if self._suggested > MOST_SUGGESTIONS:
            return NOTHING
        return suggestion(id_, choices)

    def _add(
        self,
        code: Code,
        message: str,
        where: Where,
        help_: str | None,
        *,
        related: tuple[str, Where] | None = None,
    ) -> None:
        others = (related,) if related else ()
        self._found.append(Finding(code, Severity.ERROR, message, where, help_, others))


def _told(step: Step) -> str:
    return f"claim `{step.premises[0]}` {_verb(step.relation)}"


def _verb(relation: Relation) -> str:
    return "is about" if relation is Relation.ABOUT else relation.value


def _choice(claim: Id, step: Step) -> str:
    """Return what to write under `undercuts` to mean this step."""
    if step.written.id:
        return f"`{{link: {step.written.id}}}`"
    return f"`{{from: {claim}, to: {aimed_at(step.written)[0]}, relation: {step.relation}}}`"
