"""How a contribution is shown and written: the diff, where the claim hangs, and what to do next."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import typer

from argmap.cli.lines import entry_lines
from argmap.cli.terminal import hand_over, in_colour, patience, remark, say, tell
from argmap.cli.writing import in_git, show_diff
from argmap.edit import (
    Amendment,
    Contribution,
    amend,
    amendment_by_contribution,
    named_by_address,
    without_errors,
)
from argmap.files import HEADS, DebatePlace
from argmap.graph import DebateGraph
from argmap.loading import Draft
from argmap.model import Claim, Id, Source
from argmap.opening import drafts
from argmap.reasoning import judge, supposition
from argmap.view import outline

ARROW = " ← "


def only_draft(place: DebatePlace) -> Draft:
    """Return the draft of the one debate at a place."""
    with patience("Reading the debate"):
        return drafts(place)[0]


def contribute(
    place: DebatePlace, what: Contribution, *, file: str | None, diff: bool, confirm: bool = False
) -> bool:
    """Show and write a contribution; with `diff` only show it, with `confirm` ask in between.

    Returns whether it is written.
    """

    def how(draft: Draft) -> Amendment:
        return without_errors(amendment_by_contribution(draft, what, file=file))

    # What is shown here may differ from what is written: somebody may write meanwhile.
    if diff or confirm:
        _show(how(only_draft(place)))
    if diff:
        return False
    if confirm and not typer.confirm("Write this?", default=True, err=True):
        remark("nothing was written")
        return False
    with patience("Writing"):
        amendment = amend(place, how)
    # Whoever was asked has seen it already.
    if not confirm:
        _show(amendment)
    _tell_next(place.files[0], amendment)
    return True


def _show(amendment: Amendment) -> None:
    """Print the diff and, around the new claim, the outline.

    What is doubtful about it goes to standard error.
    """
    show_diff(amendment.patch(str(Path.cwd())))
    if (graph := amendment.after.graph) is not None:
        say(["\n", *_hanging(graph, _new_claim(amendment).id)])
        hand_over()
    tell([*amendment.problems, *amendment.advice])


def _new_claim(amendment: Amendment) -> Claim:
    """Return the claim that an amendment adds."""
    known = {claim.id for claim in _claims(amendment.before)}
    return next(claim for claim in _claims(amendment.after) if claim.id not in known)


def _claims(draft: Draft) -> tuple[Claim, ...]:
    return () if draft.debate is None else draft.debate.claims


def _hanging(graph: DebateGraph, id_: Id) -> list[str]:
    """Return the way from a root down to a claim, and what hangs beside it."""
    above = _above(graph, id_) or graph.claims[id_].about[:1]
    near = {*above, id_}
    if above:
        near.update(_answers(graph, above[-1]))
    mark = f"\x1b[1m{id_}\x1b[0m" if in_colour(sys.stdout) else id_
    judgement = judge(graph, supposition(graph))
    around = outline(judgement, above[:1] or (id_,), within=near)
    return [f"{ARROW.join([*above, mark])}\n\n", *entry_lines(judgement, around)]


def _above(graph: DebateGraph, claim: Id) -> tuple[Id, ...]:
    """Return the way from a root to a claim.

    What undercuts a step hangs below the claim that the step starts from. Of several things that a
    claim answers the first one counts; the way stops where it would close. O(length).
    """
    way = {claim: None}
    while link := next(graph.answers(claim), None):
        target = link.target
        claim = graph.links[target].premises[0] if target in graph.links else target
        # Links may run in a circle.
        if claim in way:
            break
        way[claim] = None
    above = tuple(way)[1:]
    return above[::-1]


def _answers(graph: DebateGraph, claim: Id) -> Iterator[Id]:
    """Yield what answers a claim, or a step that leads from it."""
    for node in (claim, *graph.out_of[claim]):
        for link in graph.into[node]:
            yield from graph.links[link].premises


def _tell_next(place: Path, amendment: Amendment) -> None:
    files = shlex.join(amendment.files)
    lines = [f"wrote {file}" for file in amendment.files]
    lines += ["", "Next:", *_to_look_up(amendment)]
    lines.append(f"  argmap app {shlex.quote(str(_debate(place)))}")
    if in_git(place):
        lines.append(f"  git add {files}")
        lines.append(f'  git commit -m "Add claim {_new_claim(amendment).id}"')
    for line in lines:
        remark(line)


def _to_look_up(amendment: Amendment) -> list[str]:
    """Return what a person has to fill in of each source that has only its address."""
    files = ", ".join(amendment.files)
    lines = []
    for source in _new_claim(amendment).sources:
        if not isinstance(source, Source):
            continue
        if named_by_address({"title": source.title, "url": source.url}):
            lines.append(f"  fill in the title and the year of {source.url}, in {files}")
    return lines


def _debate(place: Path) -> Path:
    """Return the shortest path that names the debate of a file: the folder of a folder debate."""
    return place.parent if place.name in HEADS else place
