"""How wide each character of the vendored fonts is, from a small table that is read faster than a font.

The table is written by `python -m argmap.layout.advances` after a change of the fonts; a test compares the two.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent.parent / "fonts"
REGULAR = FONTS / "LiberationSans-Regular.ttf"
BOLD = FONTS / "LiberationSans-Bold.ttf"
TABLE = FONTS / "advances.json"
UNITS_PER_EM = 2048


@cache
def advances(*, bold: bool = False) -> Mapping[str, int]:
    """Return the advance of every character that the vendored font has, in 1/2048 of the text size."""
    runs: list[tuple[int, list[int]]] = json.loads(TABLE.read_bytes())["bold" if bold else "regular"]
    return {chr(start + offset): advance for start, run in runs for offset, advance in enumerate(run)}


def measured(font: Path) -> list[tuple[int, list[int]]]:
    """Return the advances that a font file holds, as runs of neighbouring code points (start, advances)."""
    from fontTools.ttLib import TTFont

    with TTFont(font) as opened:
        widths = opened["hmtx"].metrics
        by_code = {code: widths[glyph][0] for code, glyph in sorted(opened.getBestCmap().items())}
    runs: list[tuple[int, list[int]]] = []
    for code, advance in by_code.items():
        if runs and runs[-1][0] + len(runs[-1][1]) == code:
            runs[-1][1].append(advance)
        else:
            runs.append((code, [advance]))
    return runs


def table() -> str:
    """Return the text of the table for the vendored fonts."""
    return json.dumps({"regular": measured(REGULAR), "bold": measured(BOLD)}, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="ascii")
