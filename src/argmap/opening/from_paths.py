"""From a path to drafts: which files make which debate, read and judged."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from argmap.codes import Code
from argmap.files import (
    LARGEST_FILE,
    DebatePlace,
    Gate,
    LeadsOutsideError,
    current_place,
    debate_places,
    printable_path,
    read,
)
from argmap.loading import Document, Draft, problem
from argmap.model import Debate
from argmap.opening.from_bytes import decoded
from argmap.opening.from_documents import draft
from argmap.problem import DebateError, FileError, Problem

STDIN = "<stdin>"
_GIVEN = DebatePlace("stdin")


def shipped_debates() -> Path | None:
    """Return the folder of the debates that came with argmap.

    Beside the package, or in the repository around it.
    """
    package = Path(__file__).resolve().parent.parent
    candidates = (package / "arguments", package.parent.parent / "arguments")
    return next((folder for folder in candidates if folder.is_dir()), None)


Asked = str | Path | DebatePlace | None
"""What names debates: what somebody has typed, or a place that was found before."""


def drafts(*paths: Asked) -> tuple[Draft, ...]:
    """Return a draft of each debate at some paths: a file, a folder debate, a folder of debates.

    `-` is standard input.

    None, or no path, means `arguments/` or the debate in the current folder, else the shipped
    debates. A debate that several paths name (all its parts, say) is read once. Raises `FileError`
    for what cannot be opened; what can be opened and is no good debate is a draft with problems.
    """
    found = dict[DebatePlace, frozenset[Path]]()
    for path in paths or (None,):
        for place in _places(path):
            found[place] = found.get(place, place.named) | place.named
    return tuple(_draft_at(replace(place, named=named)) for place, named in found.items())


def _places(path: Asked) -> tuple[DebatePlace, ...]:
    if isinstance(path, DebatePlace):
        return (current_place(path),)
    if path == "-":
        return (_GIVEN,)
    return debate_places(None if path is None else str(path), shipped=shipped_debates())


def _draft_at(place: DebatePlace) -> Draft:
    if place == _GIVEN:
        return _from_contents(place.name, {STDIN: _given()})
    if place.barred is not None:
        refused = (_unreadable(place.files[0], place.barred),)
        return replace(draft((), place.name, refused=refused), place=place)
    contents = {str(file): _content(file, place.gate(file)) for file in place.files}
    return replace(_from_contents(place.name, contents), place=place)


def _content(file: Path, within: Gate | None) -> bytes | Problem:
    """Return what a file holds; one that was found in a folder may be a problem of its debate.

    Raises `FileError` for a file that a person has named.
    """
    if within is None:
        return read(file)
    try:
        return read(file, within=within)
    except LeadsOutsideError:
        return _outside(file)
    except FileError as error:
        return _unreadable(file, str(error))


def _outside(file: Path) -> Problem:
    """Return that an entry is a link out of its folder.

    Where to, and what is there, is nobody's business here.
    """
    message = (
        f"`{printable_path(file.name)}` is a link to a place outside its folder, "
        "and is not followed"
    )
    help_ = "put there what it should lead to, or name it as the PATH: what you type is followed"
    return problem(Document(str(file), ""), Code.OUTSIDE_LINK, message, help_=help_)


def _unreadable(file: Path, why: str) -> Problem:
    return problem(
        Document(str(file), ""),
        Code.UNREADABLE_FILE,
        why,
        help_="mend it, or take it out of the folder",
    )


def _given() -> bytes:
    """Return what standard input holds, of more than a file may hold one byte more."""
    try:
        return sys.stdin.buffer.read(LARGEST_FILE + 1)
    except (AttributeError, OSError) as error:
        raise FileError("cannot read standard input: it is closed, or fails") from error


def _from_contents(name: str, contents: Mapping[str, bytes | Problem]) -> Draft:
    read_ = [
        decoded(file, each) if isinstance(each, bytes) else each for file, each in contents.items()
    ]
    documents = [each for each in read_ if isinstance(each, Document)]
    refused = [each for each in read_ if isinstance(each, Problem)]
    return draft(documents, name, refused=refused)


def load(path: str | Path | None = None) -> Debate:
    """Return the one debate at a path.

    Raises `DebateError` with every problem of a debate that has errors, `FileError` where nothing
    can be opened or where there is more than one debate.
    """
    found = drafts(path)
    if len(found) > 1:
        names = ", ".join(each.name for each in found[:10])
        raise FileError(f"there are {len(found)} debates here ({names}); name one of them")
    only = found[0]
    if only.debate is None or only.graph is None:
        raise DebateError(only.problems)
    return only.debate


def check(path: str | Path | None = None) -> tuple[Problem, ...]:
    """Return every problem of the debates at a path, by debate, file and line.

    Raises `FileError`.
    """
    found: list[Problem] = []
    for each in drafts(path):
        found += each.problems
    return tuple(found)
