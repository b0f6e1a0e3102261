"""Text as it will be drawn: its width in the vendored font, and its lines, broken evenly.

Graphviz's own estimates were wrong by 15-28 %, so it is only ever told sizes from here.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from argmap.codes import Code
from argmap.layout.advances import MARKS, UNITS_PER_EM, advances, foreign_advance
from argmap.problem import Problem, Severity

MOST_LETTERS = 8
"""So many characters are named at most where a font lacks them."""
JOINER = "\N{ZERO WIDTH JOINER}"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of one line of text at `size`, in points.

    >>> round(width("Open", 16), 2)
    39.14
    """
    known = advances(bold=bold)
    return (
        sum(known.get(character) or foreign_advance(character) for character in text)
        * size
        / UNITS_PER_EM
    )


# The ways in which a picture is tried ask for the same few hundred texts again and again.
@lru_cache(maxsize=4096)
def wrapped(text: str, size: float, widest: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break a text into as few lines as `widest` points allow, as even as they can be.

    Of all ways to fill that many lines the one with the least sum of squared widths is taken, so no
    last word stands alone where another way exists. A word that is wider than a line is broken
    inside, evenly as well. O(words x lines).

    >>> wrapped("Weights already allow most inspection", 16, 150)
    ('Weights already', 'allow most', 'inspection')
    """
    words = list[str]()
    for word in text.split():
        words += _pieces(word, size, widest, bold=bold)
    if not words:
        return ("",)
    widths = [width(word, size, bold=bold) for word in words]
    space = width(" ", size, bold=bold)
    starts = _even_starts(widths, space, widest)
    bounds = pairwise([*starts, len(words)])
    return tuple(" ".join(words[start:end]) for start, end in bounds)


def _pieces(word: str, size: float, widest: float, *, bold: bool) -> Iterator[str]:
    """Yield a word whole, or in pieces of about the same width that fit a line each."""
    left = width(word, size, bold=bold)
    if left <= widest:
        yield word
        return
    share = left / math.ceil(left / widest)
    piece = ""
    used = 0.0
    for cluster in _clusters(word):
        advance = width(cluster, size, bold=bold)
        # A cluster that crosses the end of a share goes to the side where more of it lies.
        if piece and (used + advance > widest or used + advance / 2 > share):
            yield piece
            left -= used
            share = left / math.ceil(left / widest)
            piece = ""
            used = 0.0
        piece += cluster
        used += advance
    yield piece


def _clusters(word: str) -> Iterator[str]:
    """Yield the characters of a word, each with the marks and joined ones that stay with it."""
    cluster = ""
    for character in word:
        apart = unicodedata.category(character) not in MARKS and not cluster.endswith(JOINER)
        if cluster and apart:
            yield cluster
            cluster = ""
        cluster += character
    yield cluster


def _even_starts(widths: Sequence[float], space: float, widest: float) -> list[int]:
    """Return each line's first word: fewest lines, then the least sum of squared widths."""
    # For the words up to each: how many lines, their cost, and where the last one begins.
    best = [(0, 0.0, 0)]
    for end in range(1, len(widths) + 1):
        line = -space
        choices = list[tuple[int, float, int]]()
        for start in range(end - 1, -1, -1):
            line += widths[start] + space
            # A word alone has its line in any case; what does not fit `_pieces` has cut.
            if line > widest and start < end - 1:
                break
            lines, cost, _ = best[start]
            choices.append((lines + 1, cost + line * line, start))
        best.append(min(choices))
    starts = list[int]()
    end = len(widths)
    while end:
        end = best[end][2]
        starts.append(end)
    return starts[::-1]


def foreign_letters(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the characters, each once, that take room and have no glyph in the vendored font."""
    letters = dict.fromkeys(chain.from_iterable(texts))
    foreign = [letter for letter in letters if letter not in advances()]
    return tuple(filter(foreign_advance, foreign))


def missing_glyphs(texts: Iterable[str]) -> tuple[Problem, ...]:
    """Return one warning that names the characters that the vendored font lacks, or nothing."""
    foreign = foreign_letters(texts)
    if not foreign:
        return ()
    lacking = f"{len(foreign)} of the characters in this picture: {few(foreign)}"
    remedy = "a viewer draws them with another font, which may be wider or narrower"
    return (lacking_glyphs(f"the font has no glyph for {lacking}", remedy),)


def few(letters: Sequence[str]) -> str:
    """Return the first few of some characters in a row."""
    listed = [*letters[:MOST_LETTERS]]
    if len(letters) > MOST_LETTERS:
        listed.append("…")
    return " ".join(listed)


def lacking_glyphs(message: str, remedy: str, severity: Severity = Severity.WARNING) -> Problem:
    """Return the problem that characters are drawn by no font of ours."""
    return Problem(Code.MISSING_GLYPH, severity, message, help=remedy)


def small_text(severity: Severity, message: str, remedy: str) -> Problem:
    """Return the problem that the text of a picture is too small to read."""
    return Problem(Code.SMALL_TEXT, severity, message, help=remedy)


def from_right(text: str) -> bool:
    """Say whether a text is read from right to left: its first letter that has a direction decides.

    >>> from_right("Open."), from_right("“שלום.”")
    (False, True)
    """
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        # The strong directions of Unicode's annex 9: AL is Arabic, which is read like R.
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def drawable(text: str) -> str:
    """Return a text without the marks that the vendored font lacks: resvg draws them as boxes."""
    known = advances()
    return "".join(
        letter
        for letter in text
        if letter in known or letter.isspace() or unicodedata.category(letter) not in MARKS
    )
