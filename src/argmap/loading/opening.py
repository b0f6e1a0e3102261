"""From a path to drafts: which files make which debate, read and judged."""

from __future__ import annotations

import sys
from pathlib import Path

from argmap.files import DebatePlace, debate_places, read
from argmap.loading.document import Document
from argmap.loading.draft import Draft, draft
from argmap.loading.preflight import LARGEST_FILE, decoded
from argmap.model import Debate
from argmap.problem import DebateError, FileError, Problem

STDIN = "<stdin>"


def shipped_debates() -> Path | None:
    """Return the folder of the debates that came with argmap: beside the package, or in the repository around it."""
    package = Path(__file__).resolve().parent.parent
    candidates = (package / "arguments", package.parent.parent / "arguments")
    return next((folder for folder in candidates if folder.is_dir()), None)


def drafts(path: str | Path | None = None) -> tuple[Draft, ...]:
    """Return a draft of each debate at a path: a file, a folder debate, a folder of debates; `-` is standard input.

    None means `arguments/` or the debate in the current folder, else the shipped debates. Raises `FileError` for
    what cannot be opened; what can be opened and is no good debate is a draft with problems.
    """
    if path == "-":
        return (_from_contents("stdin", {STDIN: sys.stdin.buffer.read(LARGEST_FILE + 1)}),)
    places = debate_places(None if path is None else str(path), shipped=shipped_debates())
    return tuple(_draft_at(place) for place in places)


def _draft_at(place: DebatePlace) -> Draft:
    return _from_contents(place.name, {str(file): read(file) for file in place.files})


def _from_contents(name: str, contents: dict[str, bytes]) -> Draft:
    read_ = [decoded(file, content) for file, content in contents.items()]
    documents = [each for each in read_ if isinstance(each, Document)]
    refused = [each for each in read_ if isinstance(each, Problem)]
    return draft(documents, name, refused=refused)


def load(path: str | Path | None = None) -> Debate:
    """Return the one debate at a path.

    Raises `DebateError` with every problem of a debate that has errors, `FileError` where nothing can be opened or
    where there is more than one debate.
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
    """Return every problem of the debates at a path, by debate, file and line; raises `FileError`."""
    return tuple(problem for each in drafts(path) for problem in each.problems)
