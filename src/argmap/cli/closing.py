"""The closing line of a check: what was read, and what of it is new since the last commit."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from argmap.codes import Code
from argmap.loading import Draft
from argmap.model import Claim, Debate
from argmap.opening import files_of

MOST_NEW = 5
"""How many new claims are named."""

MOST_DEBATES = 20
"""Of how many debates the last commit is asked."""

MOST_COMPARED = 500
"""Of how many files the last commit is asked."""

MOST_CHARACTERS = 8 * 2**20
"""How large these may be together."""

SECONDS = 3.0
"""How long git may take."""

_ID = rb"(?:^|[\s{,-])[\"']?id[\"']? *: *[\"']?([a-z0-9-]+)"

_UNREAD = frozenset({Code.OUTSIDE_LINK, Code.UNREADABLE_FILE})
"""Where nothing at all was read of the file of a problem."""


def closing_lines(drafts: Sequence[Draft]) -> list[str]:
    """Return how many files and claims were read, and the claims that the last commit lacks.

    Of a debate whose grammar is broken nobody can say how many claims it holds.
    """
    files: set[str] = set()
    unread: set[str] = set()
    claims = 0
    for draft in drafts:
        files.update(files_of(draft))
        unread.update(_unread(draft))
        if draft.debate is not None:
            claims += len(draft.debate.claims)
    lines = []
    if read := len(files - unread):
        lines.append(f"read {_counted(read, 'file')}")
        if claims:
            lines[0] += f": {_counted(claims, 'claim')}"
    for draft in drafts[:MOST_DEBATES]:
        if draft.debate is not None:
            lines += _new(draft, draft.debate)
    return lines


def _unread(draft: Draft) -> Iterator[str]:
    """Yield the files of a draft that were not read at all."""
    for problem in draft.refused:
        if problem.location and problem.code in _UNREAD:
            yield problem.location.file


def _counted(number: int, name: str) -> str:
    return f"{number:,} {name}" if number == 1 else f"{number:,} {name}s"


def _new(draft: Draft, debate: Debate) -> list[str]:
    """Return a line for each claim that is new, of many the first ones.

    There is none for a debate that is all new.
    """
    before = _committed(draft, debate)
    if before is None:
        return []
    # A claim that was renamed is no new one.
    new = [
        claim for claim in debate.claims if claim.id not in before and before.isdisjoint(claim.was)
    ]
    lines = [f"new: {claim.id}{_aim(claim)}" for claim in new[:MOST_NEW]]
    if len(new) > MOST_NEW:
        lines.append(f"new: {len(new) - MOST_NEW} claims more")
    return lines


def _aim(claim: Claim) -> str:
    """Say what a claim answers first."""
    for relation in ("supports", "rebuts"):
        for reference in getattr(claim, relation):
            return f" → {relation} {reference.to}"
    for undercut in claim.undercuts:
        return f" → undercuts {undercut.link or undercut.from_}"
    for target in claim.about:
        return f" → about {target}"
    return ""


def _committed(draft: Draft, debate: Debate) -> set[str] | None:
    """Return the ids in the last commit of a debate's files.

    None where there is nothing to compare with, or too much. A position may be written as a key,
    which the pattern does not find: all of them count as known.
    """
    names = files_of(draft)
    files = [Path(document.name) for document in draft.documents if document.name in names]
    size = sum(len(document.text) for document in draft.documents)
    if not files or len(files) > MOST_COMPARED or size > MOST_CHARACTERS:
        return None
    if not _is_under_git(files[0]):
        return None
    contents = _last_commit(files)
    if contents is None:
        return None
    # By a pattern: to read the last commit as a debate would take as long as the check itself.
    ids = {found.decode() for found in re.findall(_ID, contents)}
    return ids.union(position.id for position in debate.positions)


def _is_under_git(file: Path) -> bool:
    """Tell, without a process, whether a folder around a file is a repository."""
    try:
        return any((folder / ".git").exists() for folder in file.absolute().parents)
    except OSError:
        return False


def _last_commit(files: Sequence[Path]) -> bytes | None:
    """Return what git holds of files in the last commit.

    None where it holds none of them or cannot be asked. Only objects are read: neither filters nor
    hooks nor a monitor, which a foreign repository may name, are run.
    """
    import shutil
    import subprocess

    git = shutil.which("git")
    if git is None:
        return None
    # Git takes a name a line; one with a line break in it cannot be asked for.
    names = [f"HEAD:./{file.name}" for file in files if "\n" not in file.name]
    command = [git, "-C", str(files[0].absolute().parent), "cat-file", "--batch"]
    try:
        asked = "".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape")
        done = subprocess.run(
            command, input=asked, capture_output=True, timeout=SECONDS, check=False, env=_quiet()
        )
    except (OSError, subprocess.SubprocessError):
        return None
    missing = sum(line.endswith(b" missing") for line in done.stdout.splitlines())
    if done.returncode != 0 or missing >= len(names):
        return None
    return done.stdout


def _quiet() -> dict[str, str]:
    """Return an environment in which git locks, fetches and asks for nothing."""
    return {
        **os.environ,
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_TERMINAL_PROMPT": "0",
    }
