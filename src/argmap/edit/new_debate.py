"""The text that a new debate starts with: a question, its answers, a first reason for each."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from argmap.edit.naming import short_id
from argmap.edit.phrasing import item, lines_set_in, mapping
from argmap.model import Id, placeholders

MODELINES = "# yaml-language-server: $schema=debate.schema.json\n# $schema: debate.schema.json\n"
"""What editors read: the schema beside the file, in the two forms that they know."""

# as wide as the lines of a debate are, which are longer than those of the program
_HELP = (
    "\n# Each claim below answers another one: `supports` gives a reason for it, "
    "`rebuts` objects to it, `undercuts` says that\n"
    "# a reason does not bear on its conclusion. "
    "Write your own over these, or add one with: argmap new\n"
)
_SHORT = frozenset({"yes", "no", "both", "neither", "ja", "nein", "oui", "non"})
"""Words that are an answer by themselves, and then name it: the rest of the sentence may change."""


def scaffold(title: str, question: str, answers: Sequence[str]) -> str:
    """Return the YAML of a debate with a position for each answer and a reason to be written.

    Its ids come from the answers; the same words always give the same text, without errors or
    warnings.
    """
    positions: dict[Id, Any] = {}
    claims: list[str] = []
    taken: set[Id] = set()
    for number, answer in enumerate(answers, start=1):
        id_ = _answer_id(answer, taken, number)
        reason = f"why-{id_}"
        taken |= {id_, reason}
        positions[id_] = {"text": answer}
        text = f"{placeholders.REASON} {answer}"
        claims.append(
            _claim({"id": reason, "label": placeholders.FIRST_LABEL, "text": text, "supports": id_})
        )
    debate = {"title": title, "question": question, "language": "en", "positions": positions}
    top = "\n".join(mapping({"debate": debate}, 0))
    return f"{top}\n{_HELP}claims:\n" + "\n".join(claims)


def _answer_id(answer: str, taken: Collection[Id], number: int) -> Id:
    """Return the id of an answer: its first word where that says it all, else a few words."""
    first = re.split(r"\W", answer.casefold(), maxsplit=1)[0]
    if first in _SHORT and first not in taken:
        return first
    return short_id(answer, taken, number=number)


def _claim(claim: Mapping[str, Any]) -> str:
    lines = lines_set_in(list(item(claim, 2)))
    return "".join(f"{line}\n" for line in lines)


def example_debate() -> str:
    """Return the YAML of a small debate that shows what the format has."""
    return (Path(__file__).parent / "example.yaml").read_text(encoding="utf-8")
