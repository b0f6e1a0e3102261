"""The difference of two texts as a unified diff, in time that grows with the texts.

The standard library compares each line with each: of a debate in which thousands of lines are alike
that takes minutes. So lines that occur once in either text are paired first, and only what lies
between is compared (patience diff, Bram Cohen 2003).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

CONTEXT = 3
"""How many unchanged lines are shown around a change, as git and diff do."""

# As of a thousand lines against a thousand.
MOST_COMPARED = 1_000_000
"""How many pairs of lines are compared to find the ones that are equal."""

Block = tuple[int, int, int]
"""Where equal lines start in the old and in the new text, and how many they are."""


def unified_diff(name: str, old: str, new: str) -> Iterator[str]:
    r"""Yield the lines of a unified diff, each with a line feed at its end; none for equal texts.

    >>> print("".join(unified_diff("x.yaml", "a\nb\n", "a\nc\n")), end="")
    --- a/x.yaml
    +++ b/x.yaml
    @@ -1,2 +1,2 @@
     a
    -b
    +c
    """
    old_lines, new_lines = _lines(old), _lines(new)
    if old_lines == new_lines:
        return
    yield f"--- {_named('a', name)}\n"
    yield f"+++ {_named('b', name)}\n"
    matcher = _Anchored(None, old_lines, new_lines, autojunk=False)
    for group in matcher.get_grouped_opcodes(CONTEXT):
        _, start, _, new_start, _ = group[0]
        _, _, end, _, new_end = group[-1]
        yield f"@@ -{_range(start, end)} +{_range(new_start, new_end)} @@\n"
        for tag, start, end, new_start, new_end in group:
            if tag == "equal":
                yield from _marked(" ", old_lines[start:end])
            else:
                yield from _marked("-", old_lines[start:end])
                yield from _marked("+", new_lines[new_start:new_end])


def _named(side: str, name: str) -> str:
    r"""Return the name of a file as git writes it in a patch: quoted where it is not plain.

    >>> _named("a", "a\n::b\u202e.yaml"), _named("b", "a b.yaml")
    ('"a/a\\012::b\\342\\200\\256.yaml"', 'b/a b.yaml\t')
    """
    whole = f"{side}/{name.lstrip('/')}"
    if not whole.isprintable() or not _QUOTED.isdisjoint(whole):
        return '"' + "".join(_letter(sign) for sign in whole) + '"'
    if " " in whole:
        return f"{whole}\t"  # else a program takes what follows the blank for a date
    return whole


_QUOTED = frozenset('"\\')


def _letter(sign: str) -> str:
    """Return a sign of a quoted name: as it is, or each of its bytes by its number."""
    if sign in _QUOTED:
        return f"\\{sign}"
    if sign.isprintable():
        return sign
    return "".join(f"\\{byte:03o}" for byte in sign.encode("utf-8", "surrogateescape"))


def _lines(text: str) -> list[str]:
    """Return the lines with their line feeds; other signs that may end a line do not in a patch."""
    *whole, rest = text.split("\n")
    lines = [f"{line}\n" for line in whole]
    if rest:
        lines.append(rest)
    return lines


def _marked(sign: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if line.endswith("\n"):
            yield sign + line
        else:
            yield f"{sign}{line}\n\\ No newline at end of file\n"


def _range(start: int, end: int) -> str:
    """Return a span of lines as a patch has it.

    Lines count from 1; of no lines it names the line before them.
    """
    length = end - start
    # As GNU diff has it, which `patch` and `git apply` were written for.
    if length == 0:
        return f"{start},0"
    if length == 1:
        return f"{start + 1}"
    return f"{start + 1},{length}"


class _Anchored(SequenceMatcher[str]):
    """A matcher that pairs the lines which occur once in either text, then what lies between."""

    a: Sequence[str]
    b: Sequence[str]

    def get_matching_blocks(self) -> list[Block]:  # type: ignore[override] # blocks are plain here
        """Return the equal lines, in order, and an empty block at the end."""
        ends = (len(self.a), len(self.b))
        blocks: list[Block] = []
        old_done = new_done = 0
        for at, new_at in (*_anchors(self.a, self.b), ends):
            between = _alike(self.a[old_done:at], self.b[new_done:new_at])
            for start, new_start, size in between:
                blocks.append((old_done + start, new_done + new_start, size))
            if at < len(self.a):
                blocks.append((at, new_at, 1))
            old_done, new_done = at + 1, new_at + 1
        return [*_joined(blocks), (*ends, 0)]


def _alike(old: Sequence[str], new: Sequence[str]) -> Iterable[Block]:
    """Return the equal lines of two pieces.

    Of long ones, where that would take minutes, those at the same place.
    """
    if not old or not new:
        return ()
    if len(old) * len(new) <= MOST_COMPARED:
        return SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    # Thousands of lines without an anchor between them are all taken out and all put in.
    if len(old) != len(new):
        return ()
    pairs = zip(old, new, strict=True)
    return [(at, at, 1) for at, (one, other) in enumerate(pairs) if one == other]


def _anchors(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where lines stand in both texts that occur once in either, in one order of both."""
    counts, new_counts = Counter(old), Counter(new)
    # what occurs once is surely the same line; a blank one could be any
    places = {line: number for number, line in enumerate(new) if new_counts[line] == 1}
    last = -1
    for number, line in enumerate(old):
        # a line that moved up past another one is shown as taken out and put in
        if counts[line] == 1 and places.get(line, -1) > last:
            last = places[line]
            yield number, last


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks with those that follow each other made one, without empty ones."""
    start = new_start = size = 0
    for at, new_at, more in blocks:
        if (start + size, new_start + size) != (at, new_at):
            if size:
                yield start, new_start, size
            start, new_start, size = at, new_at, 0
        size += more
    if size:
        yield start, new_start, size
