"""What somebody contributes, on its way to a claim: its words, what it answers, what it cites."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from argmap.codes import Code
from argmap.edit.amending import Amendment, amendment
from argmap.edit.citing import citation
from argmap.edit.claims import addition, names_of_claims
from argmap.edit.inventory import claims_by_id, head
from argmap.edit.naming import short_id
from argmap.loading import Draft
from argmap.model import Id
from argmap.problem import DebateError, Severity, UnknownId
from argmap.suggest import nearest


@dataclass(frozen=True)
class Contribution:
    """A new claim in its contributor's words; without an id, one is proposed.

    `with_` are further premises of whatever it supports or rebuts, `note` says why that follows.
    `sources` are keys, web addresses, DOIs, sources in YAML, or the keys of a source.
    """

    text: str
    supports: tuple[Id, ...] = ()
    rebuts: tuple[Id, ...] = ()
    undercuts: tuple[Id, ...] = ()
    about: tuple[Id, ...] = ()
    with_: tuple[Id, ...] = ()
    note: str | None = None
    id: Id | None = None
    label: str | None = None
    detail: str | None = None
    themes: tuple[str, ...] = ()
    cases: tuple[Id, ...] = ()
    evidence: str | None = None
    sources: tuple[str | Mapping[str, Any], ...] = ()
    by: str | None = None

    @property
    def answered(self) -> tuple[Id, ...]:
        """What it answers, in any way."""
        return (*self.supports, *self.rebuts, *self.undercuts, *self.about)


def amendment_by_contribution(
    draft: Draft, what: Contribution, *, file: str | None = None
) -> Amendment:
    """Return the debate with a contribution in its place; its id may be proposed, see `new_id`.

    Raises `UnknownId` for an id that the debate does not hold, `DebateError` for a debate with
    errors, unless all that it lacks is its first claim.
    """
    # a debate without any claim has an error as well, which its first claim mends
    for problem in draft.problems:
        if problem.severity is Severity.ERROR and problem.code is not Code.NO_CLAIMS:
            raise DebateError(draft.problems)
    known = names_of_claims(draft)
    for id_ in (*what.answered, *what.with_):
        if id_ not in known:
            # Sorted: of equally near names the same one is proposed on every machine.
            raise UnknownId(id_, nearest(id_, sorted(known)))
    return amendment(draft, addition(draft, _keys(draft, what), file=file))


def _keys(draft: Draft, what: Contribution) -> dict[str, Any]:
    """Return a contribution as the keys of a claim.

    Blanks in its text are folded to one, as YAML folds them.
    """
    cited = [citation(draft, each) if isinstance(each, str) else each for each in what.sources]
    keys = {
        "id": what.id or new_id(draft, what.text),
        "label": what.label,
        "text": " ".join(what.text.split()),
        "detail": what.detail,
        "supports": _references(what, what.supports),
        "rebuts": _references(what, what.rebuts),
        "undercuts": what.undercuts,
        "about": what.about,
        "themes": what.themes,
        "cases": what.cases,
        "evidence": what.evidence,
        "sources": cited,
        "by": what.by,
    }
    written: dict[str, Any] = {}
    for key, value in keys.items():
        held = _one_or_more(value) if isinstance(value, list | tuple) else value
        if held is not None:
            written[key] = held
    return written


def _references(what: Contribution, targets: Sequence[Id]) -> list[Any]:
    """Return links to claims, each with what goes for all of them."""
    more: dict[str, Any] = {}
    if what.with_:
        more["with"] = list(what.with_)
    if what.note is not None:
        more["note"] = what.note
    if not more:
        return list(targets)
    return [{"to": target, **more} for target in targets]


def _one_or_more(values: Sequence[Any]) -> Any:
    """Return values as YAML has them: a single one without a list, None for none."""
    if len(values) > 1:
        return list(values)
    return values[0] if values else None


def new_id(draft: Draft, text: str) -> Id:
    """Return the id that is proposed for a claim with this text."""
    language = "en"
    for content in draft.contents:
        if isinstance(content, dict) and "language" in head(content):
            language = str(head(content)["language"])
            break
    # For a text without a letter that an id may have, such as one in Greek: `c-12`.
    number = len(claims_by_id(draft)) + 1
    return short_id(text, names_of_claims(draft), number=number, language=language)
