"""What there is to every format of debates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from argmap.loading import Document, Draft
from argmap.problem import Problem


class DebateFormat(Protocol):
    """A way in which debates are written down; a further one is a file here and a line of FORMATS.

    It is told by what a text holds, never by how a file is called: `-` has no name, and what
    somebody names is read whatever it ends in.
    """

    @property
    def name(self) -> str:
        """What a file of it is, for a sentence: `an Argdown file`."""

    def is_in(self, text: str, /) -> bool:
        """Tell whether a text, or the start of a long one, is written in it."""

    def read(
        self, documents: Sequence[Document], name: str, *, refused: Sequence[Problem] = ()
    ) -> Draft:
        """Read one debate from documents that are all written in it. Never raises.

        `refused` are the problems of files beside them that could not even be decoded.
        """
