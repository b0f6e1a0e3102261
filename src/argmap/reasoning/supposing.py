"""What is supposed while a debate is judged: a case, claims switched off or accepted, a policy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from argmap.graph import DebateGraph
from argmap.model import Id
from argmap.problem import ArgmapError, UnknownId


class Policy(StrEnum):
    """What a claim needs in order to stand, apart from having no unanswered objection."""

    REASONS_NEEDED = "reasons-needed"
    """One standing reason, if any reasons are given."""
    INNOCENT_UNTIL_REBUTTED = "innocent-until-rebutted"
    """Nothing."""
    SOURCES_NEEDED = "sources-needed"
    """One standing reason if any reasons are given, else a source."""


@dataclass(frozen=True, slots=True)
class Supposition:
    """The "what if" of a judgement; the empty one judges the debate as it is written.

    `without` and `accept` hold claim ids in the order they were chosen; no id is in both.
    """

    case: Id | None = None
    without: tuple[Id, ...] = ()
    accept: tuple[Id, ...] = ()
    policy: Policy = Policy.REASONS_NEEDED


AS_WRITTEN = Supposition()


def supposition(
    graph: DebateGraph,
    *,
    case: str | None = None,
    without: Iterable[str] = (),
    accept: Iterable[str] = (),
    policy: str = Policy.REASONS_NEEDED,
) -> Supposition:
    """Return a supposition in today's ids, checked against a debate.

    Use it for all that comes from outside. Former ids (`was`) are understood, repeats are dropped,
    the order is kept; one id may stand for a list of one. Positions may be named: switched off or
    accepted, they take what they are a premise of along; they get no verdict by that.

    Raises:
        UnknownId: A claim, the case or the policy is not there; it holds the nearest one that is.
        ArgmapError: A claim is switched off and accepted at once.
    """
    known_cases = tuple(known.id for known in graph.debate.cases)
    if case is not None and case not in known_cases:
        raise _unknown(case, known_cases, "case")
    if policy not in tuple(Policy):
        raise _unknown(policy, tuple(Policy), "policy")
    off, accepted = _today(graph, without), _today(graph, accept)
    for id_ in off:
        if id_ in accepted:
            raise ArgmapError(
                f"claim `{id_}` is both switched off and accepted: choose one of the two"
            )
    return Supposition(case, off, accepted, Policy(policy))


def _today(graph: DebateGraph, ids: str | Iterable[str]) -> tuple[Id, ...]:
    """Return today's ids, each once; a text is one id, and not many of one letter."""
    several = (ids,) if isinstance(ids, str) else ids
    return tuple(dict.fromkeys(current(graph, id_) for id_ in several))


def checked(graph: DebateGraph, given: Supposition) -> Supposition:
    """Return a supposition in today's ids; raises what `supposition` does."""
    return supposition(
        graph, case=given.case, without=given.without, accept=given.accept, policy=given.policy
    )


def current(graph: DebateGraph, id_: str) -> Id:
    """Return today's id of a claim or position.

    Raises:
        UnknownId: No claim has or had this id; it holds the nearest one that is there.
    """
    found = graph.current(id_)
    if found is None:
        raise _unknown(id_, (*graph.claims, *graph.aliases), "claim", _named(graph, id_))
    return found


def _unknown(name: str, known: Iterable[str], kind: str, other: str | None = None) -> UnknownId:
    # Only here: to look for similar names takes its time, and rarely one is wrong.
    from argmap.suggest import nearest

    text = str(name)  # whoever writes Python may have passed anything
    return UnknownId(text, nearest(text, known), kind=kind, other=other)


def _named(graph: DebateGraph, name: str) -> str | None:
    """Return what else than a claim has this name in a debate."""
    debate = graph.debate
    kinds = (
        ("link", graph.links),
        ("case", [case.id for case in debate.cases]),
        ("theme", [theme.id for theme in debate.themes]),
        ("source", [key for key, _ in debate.sources]),
        ("question", [question.id for question in debate.questions]),
        ("tour", [tour.id for tour in debate.tours]),
    )
    return next((kind for kind, names in kinds if name in names), None)
