"""How wide each character of the vendored fonts is, from a table that is read faster than a font.

The table is written by `python -m argmap.layout.advances` after a change of the fonts; a test
compares the two. A second table holds letters of further scripts that are wider than most, in
whichever font a viewer may take for them: `python -m argmap.layout.advances FONT...` writes it
from fonts such as Noto and DejaVu, serif ones last.
"""

from __future__ import annotations

import json
import math
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent.parent / "fonts"
REGULAR = FONTS / "LiberationSans-Regular.ttf"
BOLD = FONTS / "LiberationSans-Bold.ttf"
TABLE = FONTS / "advances.json"
FOREIGN_TABLE = FONTS / "foreign.json"
# Of Liberation Sans, as of most TrueType fonts.
UNITS_PER_EM = 2048
FOREIGN_ADVANCE = 1536
"""What a narrow character without a glyph may need in the font that the viewer falls back to."""
MARKS = frozenset({"Mn", "Me", "Cf", "Cc"})
"""The categories of characters that take no room of their own."""
UNSPOKEN = frozenset({"Cn", "Co", "Cs", "Zs", "Zl", "Zp"})
"""The categories of what is no visible character, or a different one in each font."""
PRESENTATION_FORMS = 0xFB50
"""From here on Arabic characters are shapes as they are; those before are narrower within words."""
STEP = 64
"""Advances of foreign letters are rounded up to multiples of this, so that their table is short."""


@cache
def advances(*, bold: bool = False) -> Mapping[str, int]:
    """Return the advance of each character of the vendored font, in 1/2048 of the text size."""
    return _by_character(json.loads(TABLE.read_bytes())["bold" if bold else "regular"])


def foreign_advance(character: str) -> int:
    """Return an advance that is safe for a character that the vendored font lacks, in any font."""
    return _wide().get(character) or usual_advance(character)


def usual_advance(character: str) -> int:
    """Return what most foreign characters of a kind need: nothing for marks, an em in East Asia."""
    if unicodedata.category(character) in MARKS:
        return 0
    # W and F are the wide and the full-width characters of Unicode's annex 11.
    if unicodedata.east_asian_width(character) in "WF":
        return UNITS_PER_EM
    return FOREIGN_ADVANCE


@cache
def _wide() -> Mapping[str, int]:
    """Return the foreign characters that are wider than usual, read when the first one is met."""
    runs = json.loads(FOREIGN_TABLE.read_bytes())
    return {character: STEP * steps for character, steps in _by_character(runs).items()}


def _by_character(runs: Iterable[tuple[int, list[int]]]) -> dict[str, int]:
    """Return the number of each character from runs of neighbouring code points."""
    found = dict[str, int]()
    for start, run in runs:
        for code, advance in enumerate(run, start):
            found[chr(code)] = advance
    return found


def measured(font: Path) -> list[tuple[int, list[int]]]:
    """Return the advances in a font file, as runs of neighbouring code points (start, advances)."""
    from fontTools.ttLib import TTFont

    with TTFont(font) as opened:
        widths = opened["hmtx"].metrics
        glyphs = sorted(opened.getBestCmap().items())
        by_code = {code: widths[glyph][0] for code, glyph in glyphs}
    return _runs(by_code)


def _runs(by_code: Mapping[int, int]) -> list[tuple[int, list[int]]]:
    """Return numbers of sorted code points as runs of neighbours (start, numbers)."""
    runs: list[tuple[int, list[int]]] = []
    for code, advance in by_code.items():
        if runs and runs[-1][0] + len(runs[-1][1]) == code:
            runs[-1][1].append(advance)
        else:
            runs.append((code, [advance]))
    return runs


def table() -> str:
    """Return the text of the table for the vendored fonts."""
    faces = {"regular": measured(REGULAR), "bold": measured(BOLD)}
    return json.dumps(faces, separators=(",", ":")) + "\n"


def foreign_table(fonts: Iterable[Path]) -> str:
    """Return the text of the table of wide foreign letters: the widest that some fonts have them.

    A serif font only tells of letters that no font before it has.
    """
    from fontTools.ttLib import TTFont

    widest = dict[int, float]()
    for font in fonts:
        # A viewer shows a sans-serif text with a serif font only where it has no other.
        before = set(widest) if "Serif" in font.name else set[int]()
        # Some fonts come as a collection (.ttc), which fontTools opens only by the number of a
        # face.
        with TTFont(font, fontNumber=0, lazy=True) as opened:
            widths = opened["hmtx"].metrics
            units = opened["head"].unitsPerEm
            for code, glyph in opened.getBestCmap().items():
                if code not in before:
                    advance = widths[glyph][0] * UNITS_PER_EM / units
                    widest[code] = max(widest.get(code, 0.0), advance)
    # What our font has is drawn with it, and what is not wider than usual needs no entry.
    own = advances()
    wide = dict[int, int]()
    for code, advance in sorted(widest.items()):
        letter = chr(code)
        if letter not in own and advance > usual_advance(letter) and _stands_alone(letter):
            wide[code] = math.ceil(advance / STEP)
    return json.dumps(_runs(wide), separators=(",", ":")) + "\n"


def _stands_alone(character: str) -> bool:
    """Say whether a character is as wide in a text as in a font: no mark, no letter that joins."""
    arabic = unicodedata.bidirectional(character) == "AL"
    if arabic and ord(character) < PRESENTATION_FORMS:
        return False
    return unicodedata.category(character) not in MARKS | UNSPOKEN


if __name__ == "__main__":
    if chosen := [Path(name) for name in sys.argv[1:]]:
        FOREIGN_TABLE.write_text(foreign_table(chosen), encoding="ascii")
    else:
        TABLE.write_text(table(), encoding="ascii")
