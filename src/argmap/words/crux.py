"""Cruxes in plain words, line by line: what hangs on what, what keeps it up, and what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from argmap.model import Id, Relation
from argmap.reasoning import (
    LARGEST_SET,
    SUPPOSED,
    Crux,
    Cruxes,
    Goal,
    Judgement,
    Label,
    SmallestChange,
    Verdict,
    load_bearing,
)
from argmap.words.languages import Language, language
from argmap.words.lines import Line
from argmap.words.names import called, link_cites, link_name, listed, name
from argmap.words.verdict import (
    bearing_sentence,
    full_badge,
    revision_phrase,
    sentence,
)

MOST_ENTRIES = 20
MOST_OF_A_REASON = 6
"""A longer list is cut, and says by how much."""


def told_cruxes(cruxes: Cruxes, smallest: SmallestChange, *, whole: bool = False) -> tuple[Line, ...]:
    """Return the cruxes of a claim, what bears its load, and the smallest change, as indented lines.

    Of a claim that is supposed to be off, accepted or out of the case there is nothing more to say than that.
    A long list is cut unless all of it is to be told, as a `whole`.
    """
    graph = cruxes.judgement.graph
    words = language(graph)
    if cruxes.judgement.verdicts[cruxes.target] in SUPPOSED:
        return tuple(_head(cruxes.judgement, cruxes.target))
    if cruxes.nothing_leads or cruxes.either_way:
        key = "nothing-leads" if cruxes.nothing_leads else "either-way"
        return (*_head(cruxes.judgement, cruxes.target), Line(0, words.say("crux", key)))
    bearings = (bearing_sentence(graph, each) for each in load_bearing(cruxes))
    return (
        *_head(cruxes.judgement, cruxes.target),
        *_list(
            words,
            words.say("crux", "cruxes-of-claim"),
            [_crux(cruxes, crux, 1) for crux in cruxes.cruxes],
            whole=whole,
        ),
        *_remarks(
            (_no_cruxes(cruxes.judgement), cruxes.complete and not cruxes.cruxes),
            (words.say("crux", "not-all-tried"), not cruxes.complete),
        ),
        *_list(
            words, words.say("crux", "bearing"), [[Line(1, said.text, said.cites)] for said in bearings], whole=whole
        ),
        *_least(cruxes.judgement, smallest, whole=whole),
    )


def told_reasons(
    judgement: Judgement, position: Id, reasons: Mapping[Id, Cruxes], *, whole: bool = False
) -> tuple[Line, ...]:
    """Return the cruxes of each first-level reason for or against a position, as indented lines; see `told_cruxes`."""
    words = language(judgement.graph)
    hanging = {link: cruxes for link, cruxes in reasons.items() if cruxes.cruxes}
    steady = sum(cruxes.complete and not cruxes.cruxes for cruxes in reasons.values())
    return (
        *_head(judgement, position),
        *_list(
            words,
            words.say("crux", "cruxes-of-reasons"),
            [_reason(judgement, *each, whole=whole) for each in hanging.items()],
            whole=whole,
        ),
        *_remarks(
            (_steady(judgement, steady), bool(steady)),
            (words.say("crux", "not-all-tried"), not all(cruxes.complete for cruxes in reasons.values())),
        ),
    )


def supposes(judgement: Judgement) -> bool:
    """Tell whether claims are supposed to be off or accepted: about those no change of mind is tried."""
    return bool(judgement.supposition.without or judgement.supposition.accept)


def _no_cruxes(judgement: Judgement) -> str:
    """Return that no change of mind turns a claim, or none that leaves what is supposed as it is."""
    words = language(judgement.graph)
    if supposes(judgement):
        return words.say("crux", "no-cruxes-besides")
    return words.say("crux", "no-cruxes")


def _steady(judgement: Judgement, count: int) -> str:
    words = language(judgement.graph)
    if supposes(judgement):
        return words.say("crux", "steady-besides", count=count)
    return words.say("crux", "steady", count=count)


def _head(judgement: Judgement, target: Id) -> Iterator[Line]:
    said = sentence(judgement, target)
    yield Line(0, called(judgement.graph, target), (target,))
    yield Line(1, said.text, said.cites)


def _list(words: Language, title: str, entries: Sequence[Sequence[Line]], *, whole: bool) -> Iterator[Line]:
    """Yield a list under its title, nothing for an empty one."""
    if entries:
        yield Line(0, title)
    shown = entries if whole else entries[:MOST_ENTRIES]
    for entry in shown:
        yield from entry
    if len(entries) > len(shown):
        yield Line(1, words.say("why", "left-out", count=len(entries) - len(shown)))


def _remarks(*remarks: tuple[str, bool]) -> Iterable[Line]:
    """Return those of the remarks that apply."""
    return [Line(0, text) for text, applies in remarks if applies]


def _crux(cruxes: Cruxes, crux: Crux, level: int) -> list[Line]:
    """Return a change of mind with what becomes of the target, and which other verdicts change with it."""
    graph = cruxes.judgement.graph
    words, done = language(graph), revision_phrase(graph, crux.revision)
    lines = [
        Line(level, words.say("crux", "then", change=done, verdict=_afterwards(words, crux)), (crux.revision.claim,))
    ]
    others = tuple(claim for claim in crux.flips if claim != cruxes.target)
    if others:
        names = listed(words, (name(graph.claims[claim]) for claim in others))
        lines.append(Line(level + 1, words.say("crux", "with-it", claims=names), others))
    return lines


def _afterwards(words: Language, crux: Crux) -> str:
    """Return what becomes of the target: the badge of its verdict, or that it stands without an answer given."""
    match crux.label:
        case Label.IN if crux.verdict is None or not crux.answered:
            return words.say("crux", "standing")
        case Label.OUT if crux.verdict is None:
            return words.say("crux", "fallen")
        case _:
            shown = full_badge(crux.verdict or Verdict.UNSETTLED, words)
            return f"{shown.glyph} {shown.word}"


def _reason(judgement: Judgement, link: Id, cruxes: Cruxes, *, whole: bool) -> list[Line]:
    """Return a reason for or against a position with its cruxes."""
    words, step = language(judgement.graph), judgement.graph.links[link]
    key = "reason-for" if step.relation is Relation.SUPPORTS else "reason-against"
    lines = [Line(1, words.say("why", key, name=link_name(judgement, step)), link_cites(judgement, step))]
    shown = cruxes.cruxes if whole else cruxes.cruxes[:MOST_OF_A_REASON]
    for crux in shown:
        lines += _crux(cruxes, crux, 2)
    more = len(cruxes.cruxes) - len(shown)
    return [*lines, Line(2, words.say("why", "left-out", count=more))] if more > 0 else lines


def _least(judgement: Judgement, smallest: SmallestChange, *, whole: bool) -> Iterator[Line]:
    """Yield the least sets of changes of mind, each on a line."""
    graph = judgement.graph
    words = language(graph)
    match smallest.goal:
        case Goal.IN:
            title = words.say("crux", "least-to-stand")
        case Goal.NOT_IN:
            title = words.say("crux", "least-not-to-stand")
        case Goal.OUT:
            title = words.say("crux", "least-to-fall")
    entries: list[list[Line]] = []
    for chosen in smallest.sets:
        first, *others = (revision_phrase(graph, revision) for revision in chosen)
        for other in others:
            first = words.say("crux", "and-also", change=first, other=other)
        text = words.say("crux", "or-else", change=first) if entries else first
        entries.append([Line(1, text, tuple(revision.claim for revision in chosen))])
    if not entries and smallest.complete:
        if supposes(judgement):
            text = words.say("crux", "no-set-besides", count=LARGEST_SET)
        else:
            text = words.say("crux", "no-set", count=LARGEST_SET)
        entries = [[Line(1, text)]]
    if not smallest.complete:
        entries.append([Line(1, words.say("crux", "not-all-sets-tried"))])
    yield from _list(words, title, entries, whole=whole)
