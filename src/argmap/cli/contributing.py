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
from argmap.edit.citing import named_by_address
from argmap.edit.contribution import Contribution, contributed
from argmap.edit.keeping import amend, sound
from argmap.edit.revision import Revision
from argmap.files import DebatePlace
from argmap.graph import DebateGraph
from argmap.loading import Draft, drafts
from argmap.model import Id, Source
from argmap.reasoning.judge import judge
from argmap.reasoning.supposition import supposition
from argmap.view.outline import outline

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

    def how(draft: Draft) -> Revision:
        return sound(contributed(draft, what, file=file))

    if diff or confirm:
        _show(how(only_draft(place)))
    if diff:
        return False
    if confirm and not typer.confirm("Write this?", default=True, err=True):
        remark("nothing was written")
        return False
    with patience("Writing"):
        revision = amend(place, how)
    if not confirm:
        _show(revision)
    _tell_next(place.files[0], revision)
    return True


def _show(revision: Revision) -> None:
    """Print the diff and, around the new claim, the outline; what is doubtful about it on standard error."""
    show_diff(revision.patch(str(Path.cwd())))
    if (graph := revision.after.graph) is not None:
        say(["\n", *_hanging(graph, new_claim(revision))])
        hand_over()
    tell([*revision.problems, *revision.advice])


def new_claim(revision: Revision) -> Id:
    """Return the id of the claim that a revision adds."""
    before = revision.before.debate.claims if revision.before.debate else ()
    known = {claim.id for claim in before}
    after = revision.after.debate.claims if revision.after.debate else ()
    return next(claim.id for claim in after if claim.id not in known)


def _hanging(graph: DebateGraph, id_: Id) -> list[str]:
    """Return the way from a root down to a claim, and what hangs beside it."""
    above = _above(graph, id_) or graph.claims[id_].about[:1]
    mark = f"\x1b[1m{id_}\x1b[0m" if in_colour(sys.stdout) else id_
    judgement = judge(graph, supposition(graph))
    near = {*above, id_, *(_answers(graph, above[-1]) if above else ())}
    around = outline(judgement, above[:1] or (id_,), within=near)
    return [f"{ARROW.join([*above, mark])}\n\n", *entry_lines(judgement, around)]


def _above(graph: DebateGraph, claim: Id) -> tuple[Id, ...]:
    """Return the way from a root to a claim; what undercuts a step hangs below the claim that the step starts from.

    Of several things that a claim answers the first one counts; the way stops where it would close.
    O(length).
    """
    way = {claim: None}
    while link := next(graph.answers(claim), None):
        claim = graph.links[link.target].premises[0] if link.target in graph.links else link.target
        if claim in way:
            break
        way[claim] = None
    return tuple(reversed(tuple(way)[1:]))


def _answers(graph: DebateGraph, claim: Id) -> Iterator[Id]:
    """Yield what answers a claim, or a step that leads from it."""
    for node in (claim, *graph.out_of[claim]):
        for link in graph.into[node]:
            yield from graph.links[link].premises


def _tell_next(place: Path, revision: Revision) -> None:
    files = shlex.join(revision.files)
    lines = [f"wrote {file}" for file in revision.files] + [
        "",
        "Next:",
        *_to_look_up(revision),
        f"  argmap app {shlex.quote(str(_debate(place)))}",
    ]
    if in_git(place):
        lines += [f"  git add {files}", f'  git commit -m "Add claim {new_claim(revision)}"']
    for line in lines:
        remark(line)


def _to_look_up(revision: Revision) -> list[str]:
    """Return what a person has to fill in: the title and the year of each source that has only its address."""
    id_ = new_claim(revision)
    claims = revision.after.debate.claims if revision.after.debate else ()
    cited = [
        source
        for claim in claims
        if claim.id == id_
        for source in claim.sources
        if isinstance(source, Source)
    ]
    addresses = [
        each.url for each in cited if named_by_address({"title": each.title, "url": each.url})
    ]
    return [
        f"  fill in the title and the year of {url}, in {', '.join(revision.files)}"
        for url in addresses
    ]


def _debate(place: Path) -> Path:
    """Return the shortest path that names the debate of a file: the folder of a folder debate."""
    return place.parent if place.name in ("debate.yaml", "debate.yml") else place
