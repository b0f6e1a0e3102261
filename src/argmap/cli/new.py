"""`argmap new`: a claim added to a debate, in its place, from options or step by step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli import options
from argmap.cli.completion import case_ids, claim_ids, part_files, source_keys, theme_names
from argmap.loading import Draft
from argmap.model import Evidence
from argmap.problem import ArgmapError

if TYPE_CHECKING:
    from argmap.edit.contribution import Contribution

EXAMPLES = (
    "argmap new                                       asks, step by step",
    "argmap new my.debate.yaml --text 'Audits need the data too.' --rebuts inspectable",
    "argmap new --text 'Logs show misuse.' --supports closed --with misuse-seen --source kapoor2024",
    "argmap new --text 'The step fails.' --undercuts inspectable --source https://example.org/study",
    "argmap new --text 'Release is a scale.' --about open --diff        only shows what would be written",
)

Ids = list[str] | None


def new(
    path: options.Path = None,
    *,
    text: Annotated[str | None, typer.Option("--text", help="What is claimed, in one sentence.")] = None,
    supports: Annotated[
        Ids,
        typer.Option("--supports", metavar="ID", help="What it is a reason for.", autocompletion=claim_ids),
    ] = None,
    rebuts: Annotated[
        Ids,
        typer.Option("--rebuts", metavar="ID", help="What it objects to.", autocompletion=claim_ids),
    ] = None,
    undercuts: Annotated[
        Ids,
        typer.Option(
            "--undercuts",
            metavar="ID",
            help="What is no reason for its conclusion.",
            autocompletion=claim_ids,
        ),
    ] = None,
    about: Annotated[
        Ids,
        typer.Option(
            "--about",
            metavar="ID",
            help="What it explains, taking no side.",
            autocompletion=claim_ids,
        ),
    ] = None,
    together: Annotated[
        Ids,
        typer.Option(
            "--with", metavar="ID", help="A further premise: only together do they answer.", autocompletion=claim_ids
        ),
    ] = None,
    note: Annotated[str | None, typer.Option("--note", help="Why it follows.")] = None,
    id_: Annotated[str | None, typer.Option("--id", help="Its id.", show_default="a few words of the text")] = None,
    label: Annotated[str | None, typer.Option("--label", help="What a box on a slide shows, in 40 characters.")] = None,
    detail: Annotated[str | None, typer.Option("--detail", help="What else there is to say, in Markdown.")] = None,
    theme: Annotated[
        Ids, typer.Option("--theme", help="A theme that it belongs to (repeatable).", autocompletion=theme_names)
    ] = None,
    case: Annotated[
        Ids, typer.Option("--case", metavar="ID", help="A case that it holds for.", autocompletion=case_ids)
    ] = None,
    evidence: Annotated[Evidence | None, typer.Option("--evidence", help="What kind of evidence it gives.")] = None,
    source: Annotated[
        Ids,
        typer.Option(
            "--source",
            metavar="KEY|URL|DOI|YAML",
            help="Where it is said: a key of `sources`, a web address, a DOI, or {title: …, year: …} (repeatable).",
            autocompletion=source_keys,
        ),
    ] = None,
    by: Annotated[str | None, typer.Option("--by", help="Who contributes it.")] = None,
    file: Annotated[
        str | None,
        typer.Option("--file", help="The part of a folder debate that it goes into.", autocompletion=part_files),
    ] = None,
    diff: Annotated[bool, typer.Option("--diff", help="Only show what would be written.")] = False,
) -> None:
    """Add a claim to a debate, right after the one that it answers; all else in the file stays as it is.

    What no option says is asked at a terminal. Exit status: 0 it is written, 1 the debate has errors, 2 it could not be
    written.
    """
    from argmap.cli.asking import asked
    from argmap.cli.contributing import contribute, only_draft
    from argmap.cli.writing import is_answered, writable
    from argmap.edit.contribution import Contribution

    place = writable(path)
    given = Contribution(
        text=text or "",
        supports=tuple(supports or ()),
        rebuts=tuple(rebuts or ()),
        undercuts=tuple(undercuts or ()),
        about=tuple(about or ()),
        with_=tuple(together or ()),
        note=note,
        id=id_,
        label=label,
        detail=detail,
        themes=tuple(theme or ()),
        cases=tuple(case or ()),
        evidence=evidence.value if evidence else None,
        sources=tuple(source or ()),
        by=by,
    )
    draft = only_draft(place)
    lacking = _lacking(given, draft)
    if lacking and not is_answered():
        raise ArgmapError(f"say {' and '.join(lacking)}; at a terminal `argmap new` asks for it")
    part = _part(place, file)
    try:
        what = asked(draft, given) if lacking else given
        contribute(place, what, file=part, diff=diff, confirm=bool(lacking))
    except (typer.Abort, KeyboardInterrupt):
        typer.echo("\nnothing was written", err=True)
        raise typer.Exit(130) from None  # what a shell says of a program that was interrupted


def _lacking(given: Contribution, draft: Draft) -> list[str]:
    """Return what a contribution needs and does not have; in a debate without positions a claim may answer nothing."""
    rootless = draft.debate is not None and not draft.debate.positions
    needs = [] if given.text.strip() else ["what is claimed (--text)"]
    if not given.answered and not rootless:
        needs.append("what it answers (--supports, --rebuts, --undercuts or --about ID)")
    return needs


def _part(place: Path, file: str | None) -> str | None:
    """Return the name of a part file as the debate's documents are named."""
    if file is None:
        return None
    for candidate in (Path(file), place.parent / file):
        if candidate.is_file() and candidate.parent.samefile(place.parent):
            return str(place.parent / candidate.name)
    raise ArgmapError(f"there is no file {file} in this debate")
