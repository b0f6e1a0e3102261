"""Cruxes in plain words, line by line.

What hangs on what, what keeps it up, and what would change it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from argmap.model import Id, Relation
from argmap.reasoning import (
    LARGEST_SET,
    SUPPOSED,
    Crux,
    Cruxes,
    Goal,
    Judgement,
    Label,
    Revision,
    SmallestChange,
    Verdict,
    load_bearing,
)
from argmap.words.languages import Language, language
from argmap.words.lines import Line
from argmap.words.names import enumeration, link_cites, link_name, name, name_with_id
from argmap.words.verdict import (
    bearing_sentence,
    full_badge,
    revision_phrase,
    sentence,
)

MOST_ENTRIES = 20
MOST_OF_A_REASON = 6
"""A longer list is cut, and says by how much."""


def crux_lines(
    cruxes: Cruxes, smallest: SmallestChange, *, whole: bool = False
) -> tuple[Line, ...]:
    """Return a claim's cruxes, what bears its load, and the smallest change, as indented lines.

    Of a claim that is supposed to be off, accepted or out of the case there is nothing more to say
    than that. A long list is cut unless all of it is to be told, as a `whole`.
    """
    judgement = cruxes.judgement
    words = language(judgement.graph)
    lines = [*_head(judgement, cruxes.target)]
    if judgement.verdicts[cruxes.target] in SUPPOSED:
        return tuple(lines)
    if cruxes.nothing_leads:
        lines.append(Line(0, words.say("crux", "nothing-leads")))
        return tuple(lines)
    if cruxes.either_way:
        lines.append(Line(0, words.say("crux", "either-way")))
        return tuple(lines)
    turning = [_crux(cruxes, crux, 1) for crux in cruxes.cruxes]
    lines += _list(words, words.say("crux", "cruxes-of-claim"), turning, whole=whole)
    if not cruxes.complete:
        lines.append(Line(0, words.say("crux", "not-all-tried")))
    # not where some were left untried: nobody knows what hangs on those
    elif not turning:
        lines.append(Line(0, _no_cruxes(judgement)))
    bearing = []
    for each in load_bearing(cruxes):
        said = bearing_sentence(judgement.graph, each)
        bearing.append([Line(1, said.text, said.cites)])
    lines += _list(words, words.say("crux", "bearing"), bearing, whole=whole)
    lines += _least(judgement, smallest, whole=whole)
    return tuple(lines)


def reason_crux_lines(
    judgement: Judgement, position: Id, reasons: Mapping[Id, Cruxes], *, whole: bool = False
) -> tuple[Line, ...]:
    """Return the cruxes of each first-level reason for or against a position, as indented lines.

    They are cut as in `crux_lines`.
    """
    words = language(judgement.graph)
    hanging = []
    steady = 0
    for link, cruxes in reasons.items():
        if cruxes.cruxes:
            hanging.append(_reason(judgement, link, cruxes, whole=whole))
        elif cruxes.complete:
            steady += 1
    lines = [*_head(judgement, position)]
    lines += _list(words, words.say("crux", "cruxes-of-reasons"), hanging, whole=whole)
    if steady:
        lines.append(Line(0, _steady(judgement, steady)))
    if not all(cruxes.complete for cruxes in reasons.values()):
        lines.append(Line(0, words.say("crux", "not-all-tried")))
    return tuple(lines)


def supposes(judgement: Judgement) -> bool:
    """Tell whether claims are supposed to be off or accepted.

    About those no change of mind is tried.
    """
    return bool(judgement.supposition.without or judgement.supposition.accept)


def _no_cruxes(judgement: Judgement) -> str:
    """Return that no change of mind turns a claim, or none besides what is supposed."""
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
    yield Line(0, name_with_id(judgement.graph, target), (target,))
    yield Line(1, said.text, said.cites)


def _list(
    words: Language, title: str, entries: Sequence[Sequence[Line]], *, whole: bool
) -> Iterator[Line]:
    """Yield a list under its title, nothing for an empty one."""
    if entries:
        yield Line(0, title)
    shown = entries
    if not whole:
        shown = entries[:MOST_ENTRIES]
    for entry in shown:
        yield from entry
    if len(entries) > len(shown):
        yield Line(1, words.say("why", "left-out", count=len(entries) - len(shown)))


def _crux(cruxes: Cruxes, crux: Crux, level: int) -> list[Line]:
    """Return a change of mind, what becomes of the target, and what else changes with it."""
    graph = cruxes.judgement.graph
    words = language(graph)
    done = revision_phrase(graph, crux.revision)
    text = words.say("crux", "then", change=done, verdict=_afterwards(words, crux))
    lines = [Line(level, text, (crux.revision.claim,))]
    others = tuple(claim for claim in crux.flips if claim != cruxes.target)
    if others:
        names = enumeration(words, (name(graph.claims[claim]) for claim in others))
        lines.append(Line(level + 1, words.say("crux", "with-it", claims=names), others))
    return lines


def _afterwards(words: Language, crux: Crux) -> str:
    """Return what becomes of the target.

    The badge of its verdict, or that it stands without an answer given.
    """
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
    key = "reason-against"
    if step.relation is Relation.SUPPORTS:
        key = "reason-for"
    lines = [
        Line(1, words.say("why", key, name=link_name(judgement, step)), link_cites(judgement, step))
    ]
    shown = cruxes.cruxes
    if not whole:
        shown = shown[:MOST_OF_A_REASON]
    for crux in shown:
        lines += _crux(cruxes, crux, 2)
    more = len(cruxes.cruxes) - len(shown)
    if more:
        lines.append(Line(2, words.say("why", "left-out", count=more)))
    return lines


def _least(judgement: Judgement, smallest: SmallestChange, *, whole: bool) -> Iterator[Line]:
    """Yield the least sets of changes of mind, each on a line."""
    words = language(judgement.graph)
    match smallest.goal:
        case Goal.IN:
            title = words.say("crux", "least-to-stand")
        case Goal.NOT_IN:
            title = words.say("crux", "least-not-to-stand")
        case Goal.OUT:
            title = words.say("crux", "least-to-fall")
    entries = [_change_lines(judgement, chosen) for chosen in smallest.sets]
    for further in entries[1:]:
        # each set is enough by itself, so all but the first are told as another way
        text = words.say("crux", "or-else", change=further[0].text)
        further[0] = replace(further[0], text=text)
    if not smallest.complete:
        entries.append([Line(1, words.say("crux", "not-all-sets-tried"))])
    elif not entries:
        key = "no-set"
        if supposes(judgement):
            key = "no-set-besides"
        entries.append([Line(1, words.say("crux", key, count=LARGEST_SET))])
    yield from _list(words, title, entries, whole=whole)


def _change_lines(judgement: Judgement, chosen: Sequence[Revision]) -> list[Line]:
    """Return changes of mind that only together are enough, on one line."""
    graph = judgement.graph
    words = language(graph)
    first, *others = (revision_phrase(graph, revision) for revision in chosen)
    for other in others:
        first = words.say("crux", "and-also", change=first, other=other)
    return [Line(1, first, tuple(revision.claim for revision in chosen))]
