"""The closing line of a check: what was read, and what of it is new since the last commit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from argmap.codes import Code
from argmap.loading import Draft
from argmap.loading.unread import files_of
from argmap.model import Claim, Debate
from argmap.problem import Problem

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


def closing(drafts: Sequence[Draft]) -> list[str]:
    """Return how many files and claims were read, and then the claims that the last commit does not hold, as lines.

    Of a debate whose grammar is broken nobody can say how many claims it holds.
    """
    unread = {
        each.location.file
        for draft in drafts
        for each in draft.refused
        if each.location and _unread(each)
    }
    files = len({name for draft in drafts for name in files_of(draft)} - unread)
    claims = sum(len(draft.debate.claims) for draft in drafts if draft.debate is not None)
    held = f": {_counted(claims, 'claim')}" if claims else ""
    read = [f"read {_counted(files, 'file')}{held}"] if files else []
    new = [
        line
        for draft in drafts[:MOST_DEBATES]
        if draft.debate is not None
        for line in _new(draft, draft.debate)
    ]
    return [*read, *new]


def _unread(problem: Problem) -> bool:
    """Tell whether nothing at all was read of the file of a problem."""
    return problem.code in {Code.OUTSIDE_LINK, Code.UNREADABLE_FILE}


def _counted(number: int, name: str) -> str:
    return f"{number:,} {name if number == 1 else name + 's'}"


def _new(draft: Draft, debate: Debate) -> list[str]:
    """Return a line for each claim that is new, of many the first ones; nothing for a debate that is all new."""
    before = _committed(draft)
    if before is None:
        return []
    new = [
        claim for claim in debate.claims if claim.id not in before and before.isdisjoint(claim.was)
    ]
    lines = [f"new: {claim.id}{_aim(claim)}" for claim in new[:MOST_NEW]]
    return lines if len(new) <= MOST_NEW else [*lines, f"new: {len(new) - MOST_NEW} claims more"]


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


def _committed(draft: Draft) -> set[str] | None:
    """Return the ids in the last commit of a debate's files, None where there is no such thing to compare with."""
    files = [
        Path(document.name) for document in draft.documents if document.name in files_of(draft)
    ]
    size = sum(len(document.text) for document in draft.documents)
    if (
        not files
        or len(files) > MOST_COMPARED
        or size > MOST_CHARACTERS
        or not _is_under_git(files[0])
    ):
        return None
    contents = _last_commit(files)
    if contents is None:
        return None
    return {found.decode() for found in re.findall(_ID, contents)} | _keyed(draft)


def _keyed(draft: Draft) -> set[str]:
    return (
        {position.id for position in draft.debate.positions} if draft.debate is not None else set()
    )


def _is_under_git(file: Path) -> bool:
    """Tell, without a process, whether a folder around a file is a repository."""
    try:
        return any((folder / ".git").exists() for folder in file.absolute().parents)
    except OSError:
        return False


def _last_commit(files: Iterable[Path]) -> bytes | None:
    """Return what git holds of files in the last commit, None where it holds none of them or cannot be asked.

    Only objects are read: neither filters nor hooks nor a monitor, which a foreign repository may
    name, are run.
    """
    import shutil
    import subprocess

    git = shutil.which("git")
    files = list(files)
    names = [f"HEAD:./{file.name}" for file in files if "\n" not in file.name]
    if git is None:
        return None
    command = [git, "-C", str(files[0].absolute().parent), "cat-file", "--batch"]
    try:
        asked = "".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape")
        done = subprocess.run(
            command, input=asked, capture_output=True, timeout=SECONDS, check=False, env=_quiet()
        )
    except (OSError, subprocess.SubprocessError):
        return None
    missing = sum(line.endswith(b" missing") for line in done.stdout.splitlines())
    return done.stdout if done.returncode == 0 and missing < len(names) else None


def _quiet() -> dict[str, str]:
    import os

    return {
        **os.environ,
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_TERMINAL_PROMPT": "0",
    }
