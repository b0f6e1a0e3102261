"""Two people add a claim each, in branches of their own, and git merges them."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable
from pathlib import Path

from argmap.edit import addition, amendment, claims_by_id, write_amendment
from argmap.opening import drafts

Place = Callable[[Path, dict[str, str]], None]


def git(folder: Path, *words: str) -> int:
    """Run git quietly and return its exit status."""
    settings = (
        "-c",
        "user.name=ada",
        "-c",
        "user.email=ada@example.org",
        "-c",
        "commit.gpgsign=false",
        "-c",
        "gc.auto=0",
    )
    return subprocess.run(
        ["git", *settings, *words], cwd=folder, capture_output=True, check=False
    ).returncode


def in_place(folder: Path, claim: dict[str, str]) -> None:
    """Add a claim where argmap puts it."""
    draft = drafts(folder)[0]
    write_amendment(amendment(draft, addition(draft, claim)))


def at_the_end(folder: Path, claim: dict[str, str]) -> None:
    """Add a claim at the end of the file that holds what it answers, as one would by hand."""
    draft = drafts(folder)[0]
    file = Path(claims_by_id(draft)[claim["rebuts"]].file)
    file.write_text(
        file.read_text()
        + "\n  - "
        + "\n    ".join(f"{key}: {value}" for key, value in claim.items())
        + "\n"
    )


def conflicts(folder: Path, place: Place, *, pairs: int, same_file: bool) -> int:
    """Return how many of so many pairs of new claims git cannot merge; each answers a claim of its own."""
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    assert git(folder, "commit", "-q", "-m", "the debate") == 0
    known = [
        (id_, entry.file)
        for id_, entry in claims_by_id(drafts(folder)[0]).items()
        if not entry.is_position
    ]
    chance = random.Random(7)
    return sum(
        not _merges(folder, place, _two(known, chance, same_file=same_file)) for _ in range(pairs)
    )


def _two(known: list[tuple[str, str]], chance: random.Random, *, same_file: bool) -> list[str]:
    """Return two different claims, of one file if so wanted."""
    while True:
        (one, file), (other, beside) = chance.sample(known, 2)
        if file == beside or not same_file:
            return [one, other]


def _merges(folder: Path, place: Place, targets: list[str]) -> bool:
    """Tell whether two branches that add a claim each can be merged to a debate that holds both."""
    for number, target in enumerate(targets):
        git(folder, "switch", "-q", "-C", f"branch-{number}", "main")
        place(
            folder, {"id": f"new-{number}", "text": f"What number {number} adds.", "rebuts": target}
        )
        assert git(folder, "commit", "-q", "-a", "-m", "a claim") == 0
    if git(folder, "merge", "-q", "--no-edit", "branch-0") != 0:
        git(folder, "merge", "--abort")
        return False
    merged = drafts(folder)[0]
    assert merged.graph is not None, merged.problems
    return {"new-0", "new-1"} <= merged.graph.claims.keys()
