"""A letter that no font has on the machine that runs the tests, whatever fonts it may have."""

from __future__ import annotations

from functools import cache

from argmap.export.pdf.press import unavailable

SELDOM = (
    "\N{CYPRO-MINOAN SIGN CM001}",
    "\N{DIVES AKURU LETTER A}",
    "\N{TOTO LETTER PA}",
    "\N{VITHKUQI CAPITAL LETTER A}",
    "\N{CUNEIFORM SIGN A}",
    *map(chr, range(0x30000, 0x3134B, 100)),  # ideographs of names and places that no system's fonts have all of
)
"""Letters of scripts that few fonts have, as common letters are needed: a code point that is none is told otherwise."""


@cache
def unfonted() -> str:
    """Return one of these letters for which this machine has no font."""
    lacking = unavailable(SELDOM)
    assert lacking, f"the fonts of this machine have all of {SELDOM}: name a letter here that they lack"
    return next(letter for letter in SELDOM if letter in lacking)
