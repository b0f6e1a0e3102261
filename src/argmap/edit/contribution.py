"""What somebody contributes, on its way to a claim: the text, what it answers and how, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from argmap.codes import Code
from argmap.edit.change import Change
from argmap.edit.citing import citation
from argmap.edit.claims import addition, names_of_claims
from argmap.edit.inventory import claims, head
from argmap.edit.naming import proposed_id
from argmap.edit.revision import Revision, revised
from argmap.loading import Draft
from argmap.model import Id
from argmap.problem import DebateError, Severity, UnknownId
from argmap.suggest import nearest


@dataclass(frozen=True)
class Contribution:
    """A new claim in its contributor's words; without an id, one is proposed.

    `with_` are further premises of whatever it supports or rebuts, `note` says why that follows. `sources` are keys,
    web addresses, DOIs, sources in YAML, or the keys of a source.
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


def contributed(draft: Draft, what: Contribution, *, file: str | None = None) -> Revision:
    """Return the debate with a contribution in its place; its id may be proposed, see `new_id`.

    Raises `UnknownId` for an id that the debate does not hold, `DebateError` for a debate with errors, unless all that
    it lacks is its first claim.
    """
    lacking = [each for each in draft.problems if each.severity is Severity.ERROR and each.code is not Code.NO_CLAIMS]
    if lacking:
        raise DebateError(draft.problems)
    _refuse_unknown(draft, (*what.answered, *what.with_))
    return revised(draft, changes_for(draft, what, file=file))


def changes_for(draft: Draft, what: Contribution, *, file: str | None = None) -> list[Change]:
    """Return the changes that put a contribution in its place."""
    return addition(draft, written(draft, what), file=file)


def written(draft: Draft, what: Contribution) -> dict[str, Any]:
    """Return a contribution as the keys of a claim; blanks in its text are folded to one, as YAML folds them."""
    keys = {
        "id": what.id or new_id(draft, what.text),
        "label": what.label,
        "text": " ".join(what.text.split()),
        "detail": what.detail,
        **{key: _references(what, getattr(what, key)) for key in ("supports", "rebuts")},
        "undercuts": _one_or_more(what.undercuts),
        "about": _one_or_more(what.about),
        "themes": _one_or_more(what.themes),
        "cases": _one_or_more(what.cases),
        "evidence": what.evidence,
        "sources": _one_or_more([citation(draft, each) if isinstance(each, str) else each for each in what.sources]),
        "by": what.by,
    }
    return {key: value for key, value in keys.items() if value is not None}


def new_id(draft: Draft, text: str) -> Id:
    """Return the id that is proposed for a claim with this text."""
    heads = [head(content) for content in draft.contents if isinstance(content, dict)]
    language = next((str(each["language"]) for each in heads if "language" in each), "en")
    return proposed_id(text, names_of_claims(draft), number=len(claims(draft)) + 1, language=language)


def _references(what: Contribution, targets: Sequence[Id]) -> Any:
    further: Mapping[str, Any] = {"with": list(what.with_) or None, "note": what.note}
    more = {key: value for key, value in further.items() if value is not None}
    return _one_or_more([{"to": target, **more} if more else target for target in targets])


def _one_or_more(values: Sequence[Any]) -> Any:
    return None if not values else values[0] if len(values) == 1 else list(values)


def _refuse_unknown(draft: Draft, ids: Sequence[Id]) -> None:
    known = names_of_claims(draft)
    for id_ in ids:
        if id_ not in known:
            raise UnknownId(id_, nearest(id_, sorted(known)))
