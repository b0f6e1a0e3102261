"""`argmap new`: a claim added to a debate, in its place, from options or step by step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli import options
from argmap.cli.completion import case_ids, claim_ids, part_files, source_keys, theme_names
from argmap.cli.terminal import remark
from argmap.loading import Draft
from argmap.model import Evidence
from argmap.problem import ArgmapError, DebateError

if TYPE_CHECKING:
    from argmap.edit import Contribution

EXAMPLES = (
    "argmap new                                       asks, step by step",
    "argmap new my.debate.yaml --text 'Audits need the data too.' --rebuts inspectable",
    (
        "argmap new --text 'Logs show misuse.' --supports closed --with misuse-seen "
        "--source kapoor2024"
    ),
    "argmap new --text 'The step fails.' --undercuts inspectable --source https://example.org/study",
    (
        "argmap new --text 'Release is a scale.' --about open --diff        only shows "
        "what would be written"
    ),
)

STOPPED = 130
"""What a shell says of a program that was interrupted."""

Word = str | None
Words = list[str] | None
_SOURCE = "Where it is said: a key of `sources`, a web address, a DOI, or {title: …, year: …}."

Text = Annotated[Word, typer.Option("--text", help="What is claimed, in one sentence.")]
Supports = Annotated[
    Words,
    typer.Option(
        "--supports", metavar="ID", help="What it is a reason for.", autocompletion=claim_ids
    ),
]
Rebuts = Annotated[
    Words,
    typer.Option("--rebuts", metavar="ID", help="What it objects to.", autocompletion=claim_ids),
]
Undercuts = Annotated[
    Words,
    typer.Option(
        "--undercuts",
        metavar="ID",
        help="What is no reason for its conclusion.",
        autocompletion=claim_ids,
    ),
]
About = Annotated[
    Words,
    typer.Option(
        "--about", metavar="ID", help="What it explains, taking no side.", autocompletion=claim_ids
    ),
]
With = Annotated[
    Words,
    typer.Option(
        "--with",
        metavar="ID",
        help="A further premise: only together do they answer.",
        autocompletion=claim_ids,
    ),
]
Note = Annotated[Word, typer.Option("--note", help="Why it follows.")]
NewId = Annotated[
    Word, typer.Option("--id", help="Its id.", show_default="a few words of the text")
]
Label = Annotated[
    Word, typer.Option("--label", help="What a box on a slide shows, in 40 characters.")
]
Detail = Annotated[Word, typer.Option("--detail", help="What else there is to say, in Markdown.")]
Theme = Annotated[
    Words, typer.Option("--theme", help="A theme that it belongs to.", autocompletion=theme_names)
]
Case = Annotated[
    Words,
    typer.Option("--case", metavar="ID", help="A case that it holds for.", autocompletion=case_ids),
]
Kind = Annotated[
    Evidence | None, typer.Option("--evidence", help="What kind of evidence it gives.")
]
Source = Annotated[
    Words,
    typer.Option("--source", metavar="KEY|URL|DOI|YAML", help=_SOURCE, autocompletion=source_keys),
]
By = Annotated[Word, typer.Option("--by", help="Who contributes it.")]
File = Annotated[
    Word,
    typer.Option(
        "--file", help="The part of a folder debate that it goes into.", autocompletion=part_files
    ),
]
Diff = Annotated[bool, typer.Option("--diff", help="Only show what would be written.")]


def new_command(
    path: options.Path = None,
    *,
    text: Text = None,
    supports: Supports = None,
    rebuts: Rebuts = None,
    undercuts: Undercuts = None,
    about: About = None,
    with_: With = None,
    note: Note = None,
    id_: NewId = None,
    label: Label = None,
    detail: Detail = None,
    theme: Theme = None,
    case: Case = None,
    evidence: Kind = None,
    source: Source = None,
    by: By = None,
    file: File = None,
    diff: Diff = False,
) -> None:
    """Add a claim to a debate, right after the one that it answers; all else in the file stays as
    it is.

    What no option says is asked at a terminal. What may be said several times: give the option
    again. Exit status: 0 it is written, 1 the debate has errors, 2 it could not be written.
    """  # noqa: D205 - its summary is a sentence of --help
    from argmap.edit import Contribution

    given = Contribution(
        text or "",
        supports=tuple(supports or ()),
        rebuts=tuple(rebuts or ()),
        undercuts=tuple(undercuts or ()),
        about=tuple(about or ()),
        with_=tuple(with_ or ()),
        note=note,
        id=id_,
        label=label,
        detail=detail,
        themes=tuple(theme or ()),
        cases=tuple(case or ()),
        evidence=None if evidence is None else evidence.value,
        sources=tuple(source or ()),
        by=by,
    )
    _add(path, given, file=file, diff=diff)


def _add(path: str | None, given: Contribution, *, file: str | None, diff: bool) -> None:
    from argmap.cli.asking import Asking
    from argmap.cli.contributing import contribute, only_draft
    from argmap.cli.resuming import tell_resume
    from argmap.cli.writing import is_answered, writable

    place = writable(path)
    draft = only_draft(place)
    lacking = _lacking(given, draft)
    if lacking and not is_answered():
        raise ArgmapError(f"say {' and '.join(lacking)}; at a terminal `argmap new` asks for it")
    if lacking and draft.graph is None:
        raise DebateError(draft.problems)  # before a person answers six questions in vain
    part = _part(draft, place.files[0], file)
    if not lacking:
        contribute(place, given, file=part, diff=diff)
        return
    asking = Asking(draft, given)
    is_written = False
    try:
        is_written = contribute(place, asking.ask(), file=part, diff=diff, confirm=True)
    except (typer.Abort, KeyboardInterrupt):
        remark("")
        remark("nothing was written")
        raise typer.Exit(STOPPED) from None
    finally:
        if not is_written:
            tell_resume(path, asking.what, file=file)


def _lacking(given: Contribution, draft: Draft) -> list[str]:
    """Return what a contribution needs and does not have.

    In a debate without positions a claim may answer nothing.
    """
    needs = []
    if not given.text.strip():
        needs.append("what is claimed (--text)")
    is_rootless = draft.debate is not None and not draft.debate.positions
    if not given.answered and not is_rootless:
        needs.append("what it answers (--supports, --rebuts, --undercuts or --about ID)")
    return needs


def _part(draft: Draft, place: Path, file: str | None) -> str | None:
    """Return the name of a part file as the debate's documents are named."""
    if file is None:
        return None
    read = {document.name for document in draft.documents}
    around = place.parent
    # It may be typed as seen from here, or from the debate.
    for candidate in (Path(file), around / file):
        name = str(around / candidate.name)
        if name in read and candidate.is_file() and candidate.parent.samefile(around):
            return name
    raise ArgmapError(f"there is no file {file} in this debate")
