"""The fixes that problems carry, made in rounds, each checked again and kept only where it leaves the debate better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from argmap.edit.edits import Together, edited
from argmap.edit.revision import Revision
from argmap.loading import Draft, draft
from argmap.problem import Fix, Severity

MOST_ROUNDS = 10
"""How often a debate is mended and checked again; what remains is left to the author."""

MOST_CHECKED = 2**20
"""How many characters are checked again, all in all, to find out which fixes leave a debate better."""

LEAST_CHECKS = 2
"""How often even a long debate is checked again."""


def fixed(before: Draft, *, unsafe: bool = False) -> Revision:
    """Return the debate with every safe fix made, with `unsafe` also those that may not mean what the author meant.

    Fixes that touch each other wait for the next round, in which the text is read anew. A round that leaves a debate
    no better is tried with half of its fixes, then with the other half, as long as not too
    much is checked again. O(characters), at least 1 MiB.
    """
    after, left = before, _checks(before)
    for _ in range(MOST_ROUNDS):
        fixes = [each.fix for each in after.problems if each.fix and (unsafe or each.fix.safe)]
        better = _better(after, fixes, left)
        if better is None:
            break
        after = better
    texts = {document.name: document.text for document in before.documents}
    files = tuple(document.name for document in after.documents if document.text != texts[document.name])
    return Revision(before, after, files, revealing=True)


def _checks(before: Draft) -> Iterator[None]:
    """Return as many of nothing as a debate is checked again."""
    length = sum(len(document.text) for document in before.documents)
    return iter([None] * max(LEAST_CHECKS, MOST_CHECKED // (length + 1)))


def _better(old: Draft, fixes: Sequence[Fix], left: Iterator[None]) -> Draft | None:
    """Return the debate with as many of the fixes as leave it better, None where none do or no check is left."""
    if not fixes or next(left, fixes) is not None:
        return None
    new = _mended(old, fixes)
    if _rank(new) > _rank(old):
        return new
    half = len(fixes) // 2
    return (_better(old, fixes[:half], left) or _better(old, fixes[half:], left)) if half else None


def _mended(old: Draft, fixes: Sequence[Fix]) -> Draft:
    """Return the debate with the fixes made that touch none before them; each is made whole or not at all."""
    together = {document.name: Together() for document in old.documents}
    for fix in fixes:
        files = {file: [edit for edit in fix.edits if edit.file == file] for file in {edit.file for edit in fix.edits}}
        if all(file in together and together[file].is_free(edits) for file, edits in files.items()):
            for file, edits in files.items():
                together[file].take(edits)
    documents = [replace(each, text=edited(each.text, together[each.name].edits)) for each in old.documents]
    unread = [each for each in old.refused if each.location and each.location.file not in together]
    return draft(documents, old.name, refused=unread)


def _rank(found: Draft) -> tuple[int, ...]:
    """Return how good a debate is: one that can be read further is better, then one with fewer problems.

    What a debate that cannot be read hides is nobody's fault: it may come out when the text is mended. A claim
    that is written where nobody reads it counts as a problem.
    """
    stage = 0 if found.refused else 1 if found.debate is None else 2
    counts = [sum(each.severity is severity for each in found.problems) for severity in Severity]
    counts[0] += found.unread_claims
    return (stage, *(-count for count in counts))
