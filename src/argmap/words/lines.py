"""What is said, as values.

Sentences, and lines of an explanation, with the claims that they rest on.
"""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model import Id


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence about a claim and the ids that it rests on."""

    text: str
    cites: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an explanation.

    How deep it is indented, its words, and the claims that it names.
    """

    level: int
    text: str
    cites: tuple[Id, ...] = ()
