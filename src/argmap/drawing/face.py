"""The vendored font as web fonts: a browser shows the letters that boxes were measured for."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from argmap.layout import BOLD, REGULAR

FACE = "argmap Sans"
"""The embedded font's name: its own, so that no installed font is taken for it."""

ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "…–−’“”·×"
"""Signs that are always there, since a page says more than its pictures do."""


def font_faces(texts: Iterable[str]) -> str:
    """Return `@font-face` rules, regular and bold, that hold the glyphs of the texts in themselves.

    The same signs give the same bytes. A sign that the font lacks is left to the reader's other
    fonts. O(signs), about 30 ms and 20 kB for an English debate.
    """
    signs = "".join(sorted(set(ALWAYS).union(*texts)))
    return "\n".join(
        f'@font-face{{font-family:"{FACE}";font-weight:{weight};'
        f"src:url(data:font/woff2;base64,{_encoded(font, signs)}) format('woff2')}}"
        for font, weight in ((REGULAR, 400), (BOLD, 700))
    )


def _encoded(font: Path, signs: str) -> str:
    """Return a font file with the glyphs of these signs only, as a page holds it."""
    return base64.b64encode(subset(font, signs)).decode()


@lru_cache(maxsize=8)
def subset(font: Path, signs: str) -> bytes:
    """Return a font file with the glyphs of these signs only, as WOFF2."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(flavor="woff2", layout_features=["kern"], hinting=False, notdef_outline=True)
    options.drop_tables += ["FFTM"]  # a stamp that FontForge leaves
    # The time of writing would make two equal pages differ.
    opened = TTFont(font, recalcTimestamp=False)
    worker = Subsetter(options)
    worker.populate(text=signs)
    worker.subset(opened)
    opened.flavor = "woff2"
    written = io.BytesIO()
    opened.save(written)
    return written.getvalue()
