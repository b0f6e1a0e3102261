"""The text that a new debate starts with: a question, its answers, and a first reason for each."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from argmap.edit.naming import proposed_id
from argmap.edit.phrasing import item, mapping
from argmap.model import Id, placeholders

MODELINES = "# yaml-language-server: $schema=debate.schema.json\n# $schema: debate.schema.json\n"
"""What editors read: the schema beside the file, in the two forms that they know."""

_HELP = """
# Each claim below answers another one: `supports` gives a reason for it, `rebuts` objects to it, `undercuts` says that
# a reason does not bear on its conclusion. Write your own over these, or add one with: argmap new
"""
_SHORT = frozenset({"yes", "no", "both", "neither", "ja", "nein", "oui", "non"})
"""Words that are an answer by themselves, and then name it: an id never changes, the rest of the sentence may."""


def beginning(title: str, question: str, answers: Sequence[str]) -> str:
    """Return the YAML of a debate with a position for each answer and a reason to be written for each.

    Its ids come from the answers; the same words always give the same text, without errors or warnings.
    """
    ids: list[Id] = []
    for number, answer in enumerate(answers, 1):
        ids.append(_answer_id(answer, {*ids, *_reasons(ids)}, number))
    positions: Mapping[str, Any] = {id_: {"text": answer} for id_, answer in zip(ids, answers, strict=True)}
    debate = {"title": title, "question": question, "language": "en", "positions": positions}
    claims = [
        {"id": reason, "label": placeholders.FIRST_LABEL, "text": f"{placeholders.REASON} {answer}", "supports": id_}
        for id_, reason, answer in zip(ids, _reasons(ids), answers, strict=True)
    ]
    top = "\n".join(mapping({"debate": debate}, 0))
    return f"{top}\n{_HELP}claims:\n" + "\n".join(f"  {line}\n" for line in map(_claim, claims))


def _answer_id(answer: str, taken: Collection[Id], number: int) -> Id:
    """Return the id of an answer: its first word where that says it all, else a few words of it."""
    first = re.split(r"\W", answer.casefold(), maxsplit=1)[0]
    if first in _SHORT and first not in taken:
        return first
    return proposed_id(answer, taken, number=number)


def _claim(claim: Mapping[str, Any]) -> str:
    return "\n  ".join(item(claim, 2))


def _reasons(ids: Sequence[Id]) -> list[Id]:
    return [f"why-{id_}" for id_ in ids]


def example() -> str:
    """Return the YAML of a small debate that shows what the format has."""
    return (Path(__file__).parent / "example.yaml").read_text(encoding="utf-8")
