"""What the documents on paper share: their format and their colours."""

from __future__ import annotations

from enum import StrEnum

from argmap.drawing.style import Style
from argmap.export.pdf.picture import Plain


class Paper(StrEnum):
    """The papers that are read from; the values are typst's names."""

    A4 = "a4"
    LETTER = "us-letter"


def looks(style: Style) -> Plain:
    """Return the colours of a look."""
    return {"page": style.page, "ink": style.ink, "faint": style.faint, "line": style.line, "band": style.band}
