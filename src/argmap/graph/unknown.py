"""Names that lead nowhere: what is said of them, and when the definition is the slip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from types import MappingProxyType

from argmap.codes import Code
from argmap.model import Debate, Id
from argmap.problem import Finding, Severity, Where
from argmap.suggest import NOTHING, Suggestion

MOST_CHOICES = 5
"""So many names are listed to choose from."""

LEAST_AGREEING = 2
"""How many references must agree on a name before the definition that is near to it is taken for
the slip."""

NAME_ONE = "name a {} of this debate"


def unknown_claim(
    message: str,
    where: Where,
    found: Suggestion = NOTHING,
    *,
    places: Mapping[Id, Where] = MappingProxyType({}),
    help_: str | None = None,
) -> Finding:
    """Return the finding that nothing has an id.

    `places` are those of all that may have been meant.
    """
    related: tuple[tuple[str, Where], ...] = ()
    if found.meant and found.meant in places:
        related = (("it is here", places[found.meant]),)
    asked = found.asked("") or help_ or NAME_ONE.format("claim or position")
    return replace(unknown_name(Code.UNKNOWN_CLAIM, message, where, asked, found), related=related)


def unknown_name(code: Code, message: str, where: Where, help_: str, found: Suggestion) -> Finding:
    """Return the finding that a name leads nowhere.

    Only what looks the same may be put in its place unasked.
    """
    return Finding(
        code,
        Severity.ERROR,
        message,
        where,
        help_,
        replacement=found.meant,
        safe=found.meant is None or found.is_same,
    )


def misspelt_definition(
    several: Sequence[Finding], names: tuple[str, str, str], where: Where
) -> Finding:
    """Several references agree on one name, and what is near to it is named by nothing.

    There the slip is. `names` are the kind of what is named, the name that is defined at `where`,
    and the one that the findings are about.
    """
    kind, defined, used = names
    uses = [each.where for each in several]
    often = "twice" if len(several) == 2 else f"{len(several)} times"
    message = (
        f"nothing names the {kind} `{defined}`, but `{used}`, which does not exist, "
        f"is named {often}"
    )
    related = tuple((f"`{used}` is named here", use) for use in uses[:MOST_CHOICES])
    return replace(
        several[0],
        message=message,
        where=where,
        help=f"is its name `{used}`?",
        related=related,
        replacement=used,
        at_key=where[-1] != "id",
        safe=False,
    )


def named_ids(debate: Debate) -> set[Id]:
    """Return every id that a link, a question or a tour of a debate names, and former ids."""
    named = set[Id]()
    for claim in chain(debate.positions, debate.claims):
        named.update(claim.about, claim.was)
        for reference in chain(claim.supports, claim.rebuts):
            named.update((reference.to, *reference.with_))
        for undercut in claim.undercuts:
            named.update(filter(None, (undercut.from_, undercut.to, undercut.link)))
    for question in debate.questions:
        named.update(question.named)
    for stop in chain.from_iterable(tour.steps for tour in debate.tours):
        named.update(stop.show, stop.add, stop.without, stop.accept)
    return named
