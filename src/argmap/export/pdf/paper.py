"""What the documents on paper share: their format and their colours."""

from __future__ import annotations

from enum import StrEnum

from argmap.drawing import Style
from argmap.export.pdf.picture import Plain
from argmap.problem import ArgmapError
from argmap.signs import did_you_mean, spelt_out
from argmap.suggest import nearest


class Paper(StrEnum):
    """The papers that are read from."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def room(self) -> float:
        """The width between the margins of the reading version, in points.

        Its height flows over pages.
        """
        return WIDTHS[self] - 2 * MARGIN


MARGIN = 62.0
WIDTHS = {Paper.A4: 595.28, Paper.LETTER: 612.0}


def paper(size: str | None) -> Paper:
    """Return the paper of a name, A4 without one.

    Raises:
        ArgmapError: there is no such paper.
    """
    if size is None:
        return Paper.A4
    if size.lower() not in tuple(Paper):
        meant = nearest(size.lower(), tuple(Paper))
        hint = did_you_mean(size, meant) if meant else f"a paper is {' or '.join(Paper)}"
        raise ArgmapError(f"there is no paper `{spelt_out(size)}`; {hint}")
    return Paper(size.lower())


def looks(style: Style) -> Plain:
    """Return the colours of a look."""
    return {
        "page": style.page,
        "ink": style.ink,
        "faint": style.faint,
        "line": style.line,
        "band": style.band,
    }
