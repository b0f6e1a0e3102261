"""The fixes that problems carry, made in rounds, each kept only where it leaves things better."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.edit.amending import Amendment
from argmap.edit.edits import DisjointEdits, text_after
from argmap.loading import Draft
from argmap.opening import draft
from argmap.problem import Edit, Fix, Severity

# Each round may bring to light what the one before it hid.
MOST_ROUNDS = 10
"""How often a debate is mended and checked again; what remains is left to the author."""

MOST_CHECKED = 2**20
"""How many characters are checked again, in all, to find out which fixes help."""

LEAST_CHECKS = 2
"""How often even a long debate is checked again."""


def amendment_by_fixes(before: Draft, *, unsafe: bool = False) -> Amendment:
    """Return the debate with every safe fix made, with `unsafe` also those that need a look.

    Fixes that touch each other wait for the next round, in which the text is read anew. A round
    that leaves a debate no better is tried with half of its fixes, then with the other half, as
    long as not too much is checked again. O(characters), at least 1 MiB.
    """
    after = before
    trials = _Trials(_most_checks(before))
    for _ in range(MOST_ROUNDS):
        fixes = [each.fix for each in after.problems if each.fix and (unsafe or each.fix.safe)]
        better = trials.better(after, fixes)
        if better is None:
            break
        after = better
    texts = {document.name: document.text for document in before.documents}
    changed = [each.name for each in after.documents if each.text != texts[each.name]]
    # what could not be read may have hidden errors, for which mending it is not to blame
    return Amendment(before, after, tuple(changed), revealing=True)


def _most_checks(before: Draft) -> int:
    """Return how often a debate is checked again: the shorter it is, the more often."""
    length = sum(len(document.text) for document in before.documents)
    return max(LEAST_CHECKS, MOST_CHECKED // (length + 1))


@dataclass
class _Trials:
    """What is still tried out of the fixes of one debate, which costs a check each time."""

    checks_left: int

    def better(self, old: Draft, fixes: Sequence[Fix]) -> Draft | None:
        """Return the debate with as many of the fixes as leave it better.

        None where none do, or no check is left.
        """
        if not fixes or self.checks_left == 0:
            return None
        self.checks_left -= 1
        new = _mended(old, fixes)
        if _rank(new) > _rank(old):
            return new
        if len(fixes) == 1:
            return None
        # one bad fix is in one half, and the other one may be good
        half = len(fixes) // 2
        found = self.better(old, fixes[:half])
        if found is None:
            found = self.better(old, fixes[half:])
        return found


def _mended(old: Draft, fixes: Sequence[Fix]) -> Draft:
    """Return the debate with the fixes made that touch none before them, each whole or not."""
    together = {document.name: DisjointEdits() for document in old.documents}
    for fix in fixes:
        _take_whole(fix, together)
    documents = [
        replace(each, text=text_after(each.text, together[each.name].edits))
        for each in old.documents
    ]
    # a file that nobody could open stays refused
    unread = [each for each in old.refused if each.location and each.location.file not in together]
    return draft(documents, old.name, refused=unread)


def _take_whole(fix: Fix, together: Mapping[str, DisjointEdits]) -> None:
    """Add a fix to the edits of each of its files, or to none where one has no room for it."""
    by_file: dict[str, list[Edit]] = defaultdict(list)
    for edit in fix.edits:
        by_file[edit.file].append(edit)
    # all of its files are asked before any takes a part of it
    for file, edits in by_file.items():
        if file not in together or not together[file].has_room_for(edits):
            return
    for file, edits in by_file.items():
        together[file].take(edits)


def _rank(found: Draft) -> tuple[int, ...]:
    """Return how good a debate is: one that can be read further, then one with fewer problems.

    What a debate that cannot be read hides is nobody's fault: it may come out when the text is
    mended. A claim that is written where nobody reads it counts as a problem.
    """
    if found.refused:
        stage = 0
    elif found.debate is None:
        stage = 1
    else:
        stage = 2
    rank = [stage]
    for severity in Severity:
        number = sum(each.severity is severity for each in found.problems)
        if severity is Severity.ERROR:
            number += found.unread_claims
        rank.append(-number)
    return tuple(rank)
