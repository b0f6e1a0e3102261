"""The difference of two texts as a unified diff, in time that grows with the texts and not with their product."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

CONTEXT = 3
"""How many unchanged lines are shown around a change."""

MOST_COMPARED = 1_000_000
"""How many pairs of lines are compared to find the ones that are equal."""

Block = tuple[int, int, int]
"""Where equal lines start in the old and in the new text, and how many they are."""


def difference(name: str, old: str, new: str) -> Iterator[str]:
    r"""Yield the lines of a unified diff, each with a line feed at its end; nothing where the texts are equal.

    >>> print("".join(difference("x.yaml", "a\nb\n", "a\nc\n")), end="")
    --- a/x.yaml
    +++ b/x.yaml
    @@ -1,2 +1,2 @@
     a
    -b
    +c
    """
    olds, news = _lines(old), _lines(new)
    matcher = _Anchored(None, olds, news, autojunk=False)
    for number, group in enumerate(matcher.get_grouped_opcodes(CONTEXT)):
        yield from () if number else (f"--- {_named('a', name)}\n", f"+++ {_named('b', name)}\n")
        yield f"@@ -{_range(group[0][1], group[-1][2])} +{_range(group[0][3], group[-1][4])} @@\n"
        for tag, start, end, new_start, new_end in group:
            if tag == "equal":
                yield from _marked(" ", olds[start:end])
            else:
                yield from _marked("-", olds[start:end])
                yield from _marked("+", news[new_start:new_end])


def _named(side: str, name: str) -> str:
    r"""Return the name of a file as git writes it in a patch: quoted where it is not plain, a tab behind spaces.

    >>> _named("a", "a\n::b\u202e.yaml"), _named("b", "a b.yaml")
    ('"a/a\\012::b\\342\\200\\256.yaml"', 'b/a b.yaml\t')
    """
    whole = f"{side}/{name.lstrip('/')}"
    if whole.isprintable() and not _QUOTED.intersection(whole):
        return f"{whole}\t" if " " in whole else whole
    return '"' + "".join(map(_letter, whole)) + '"'


_QUOTED = frozenset('"\\')


def _letter(sign: str) -> str:
    """Return a sign of a quoted name: as it is, or each of its bytes by its number."""
    if sign in _QUOTED:
        return f"\\{sign}"
    if sign.isprintable():
        return sign
    return "".join(f"\\{byte:03o}" for byte in sign.encode("utf-8", "surrogateescape"))


def _lines(text: str) -> list[str]:
    """Return the lines with their line feeds."""
    *whole, rest = text.split("\n")
    return [*(f"{line}\n" for line in whole), *([rest] if rest else [])]


def _marked(sign: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield sign + line if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"


def _range(start: int, end: int) -> str:
    length = end - start
    return f"{start + 1}" if length == 1 else f"{start + bool(length)},{length}"


class _Anchored(SequenceMatcher[str]):
    """A matcher that first pairs the lines which occur once in either text, and compares only what lies between."""

    a: Sequence[str]
    b: Sequence[str]

    def get_matching_blocks(self) -> list[Block]:  # type: ignore[override] # a list of blocks, where the base has one of matches
        """Return the equal lines, in order, and an empty block at the end."""
        blocks: list[Block] = []
        done_a = done_b = 0
        for at_a, at_b in (*_anchors(self.a, self.b), (len(self.a), len(self.b))):
            if done_a < at_a and done_b < at_b:
                between = _alike(self.a[done_a:at_a], self.b[done_b:at_b])
                blocks += [(done_a + a, done_b + b, size) for a, b, size in between if size]
            blocks += [(at_a, at_b, 1)] * (at_a < len(self.a))
            done_a, done_b = at_a + 1, at_b + 1
        return [*_joined(blocks), (len(self.a), len(self.b), 0)]


def _alike(old: Sequence[str], new: Sequence[str]) -> Iterable[Block]:
    """Return the equal lines of two pieces; of long ones, where that would take minutes, those at the same place."""
    if len(old) * len(new) <= MOST_COMPARED:
        return SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    if len(old) != len(new):
        return ()
    return [(at, at, 1) for at, (one, other) in enumerate(zip(old, new, strict=True)) if one == other]


def _anchors(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where lines stand in both texts that occur once in either, in an order that holds in both."""
    counts, others = Counter(old), Counter(new)
    places = {line: number for number, line in enumerate(new) if others[line] == 1}
    last = -1
    for number, line in enumerate(old):
        if counts[line] == 1 and places.get(line, -1) > last:
            last = places[line]
            yield number, last


def _joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks with those that follow each other made one."""
    start_a = start_b = size = 0
    for at_a, at_b, more in blocks:
        if (start_a + size, start_b + size) != (at_a, at_b):
            if size:
                yield start_a, start_b, size
            start_a, start_b, size = at_a, at_b, 0
        size += more
    if size:
        yield start_a, start_b, size
