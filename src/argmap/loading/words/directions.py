"""The words for a link that is written at the wrong end, or can be read both ways."""

from __future__ import annotations

from typing import Any

from argmap.codes import Code
from argmap.loading.readings import Direction, Ends, may_be_of_itself
from argmap.loading.words.misfit import Misfit
from argmap.loading.words.names import Names
from argmap.loading.words.subject import shown
from argmap.model import Relation
from argmap.problem import Finding, Severity
from argmap.suggest import same_look

MOST_NAMED = 5
"""How many claims are named into which a link belongs."""


def misdirected(misfit: Misfit, way: Direction) -> Finding:
    """Return where a link belongs that is written under the claim to which it leads."""
    # Of very many mistakes the later ones are told without names.
    names = misfit.names or Names({"claims": []})
    target = _id_of(misfit)
    named = _named(misfit.given, names)
    # No link leads from a position: who names one here writes the link the other way round.
    is_upward = any(id_ in names.positions for id_ in named)
    is_doubtful = is_upward or may_be_of_itself(str(misfit.last), misfit.given, misfit.owner)
    if way.named is Ends.EITHER or (is_doubtful and way.relation is not None):
        help_ = _both(way, target, named)
        message = f"`{shown(misfit.last)}` in {misfit.subject} can be read both ways"
    else:
        help_ = f"links lead upwards: {_remedy(way, target, named, misfit.given)}"
        message = f"`{shown(misfit.last)}` of {misfit.subject} is written at the wrong end"
    related = tuple((_told(id_), names.places[id_]) for id_ in named[:MOST_NAMED])
    return Finding(
        Code.LINK_DIRECTION, Severity.ERROR, message, misfit.where, help_, related, at_key=True
    )


def evidence_named(misfit: Misfit) -> str | None:
    """Return what to write where `evidence` names claims, None where it names none."""
    if misfit.key != "evidence" or misfit.names is None:
        return None
    named = _named(misfit.given, misfit.names)
    if not named:
        return None
    return f"links lead upwards: write `supports: {_id_of(misfit)}` into {_listed(named)}"


def _told(id_: str) -> str:
    return f"`{id_}` is here"


def _id_of(misfit: Misfit) -> str:
    """Return the id of the claim or position in which a key stands."""
    is_position = misfit.where[:2] == ("debate", "positions")
    id_: Any = misfit.where[2] if is_position else misfit.owner.get("id")
    return id_ if isinstance(id_, str) else "ID"


def _entries(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [given]


def _named(given: Any, names: Names) -> list[str]:
    """Return the ids of the claims that a value names."""
    words = [same_look(each) for each in _entries(given) if isinstance(each, str)]
    return list(dict.fromkeys(names.looks[word] for word in words if word in names.looks))


def _is_written_out(entry: Any) -> bool:
    """Tell whether an entry is a claim itself, not the name of one."""
    if isinstance(entry, str):
        return " " in entry.strip()
    return isinstance(entry, dict)


def _remedy(way: Direction, target: str, named: list[str], given: Any) -> str:
    """Say what to write into the claims that are named, and what to do with others."""
    link = f"`supports: {target}` or `rebuts: {target}`"
    if way.relation:
        link = f"`{way.relation}: {target}`"
    entries = [each for each in _entries(given) if each is not None]
    others = any(map(_is_written_out, entries))
    if named:
        more = "; make what is written out here a claim of its own, with the same" if others else ""
        return f"write {link} into {_listed(named)}{more}"
    if others:
        each = "make it a claim" if len(entries) == 1 else "make each of them a claim"
        return f"{each} of its own below `claims:`, with {link}"
    unknown = [shown(each) for each in entries if isinstance(each, str)]
    if not unknown:
        return f"write {link} into the claim that answers this one"
    return f"write {link} into {_listed(unknown)}, which is still to be written"


def _both(way: Direction, target: str, named: list[str]) -> str:
    """Say what to write for each of the two readings."""
    relation = way.relation or Relation.SUPPORTS
    other, there = (named[0], f"`{named[0]}`") if named else ("ID", "it")
    return (
        f"if `{target}` {relation} {there}, write `{relation}: {other}` here; "
        f"if {there} {relation} `{target}`, write `{relation}: {target}` there"
    )


def _listed(ids: list[str]) -> str:
    shown_ids = [f"`{id_}`" for id_ in ids[:MOST_NAMED]]
    if len(ids) > MOST_NAMED:
        return f"{', '.join(shown_ids)} and {len(ids) - MOST_NAMED} more"
    *most, last = shown_ids
    return f"{', '.join(most)} and {last}" if most else last
