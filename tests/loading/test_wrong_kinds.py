"""Whatever stands under a key, the answer is a problem at a place in the file, never an error of ours."""

import pytest

from argmap.loading import Document
from argmap.model import Case, Claim, Debate, Reference, Source, Stop, Tour
from argmap.opening import draft

VALUES = (
    "{safety: Is it safe?, seen: Can outsiders see it?}",
    "{open: {text: Release them.}, closed: [Keep them.]}",
    "[{open: Release them.}, {closed: Keep them.}]",
    "[[open, closed], []]",
    "[open, {to: closed, with: {audit: Outsiders can audit.}}, ~]",
    "'two words, and a comma'",
    "{}",
    "",
)
PARTS = (Case, Claim, Debate, Reference, Source, Stop, Tour)
KEYS = sorted({key.removesuffix("_") for part in PARTS for key in part.model_fields})
DEBATE = """\
debate:
  title: Open?
  question: Which?
  positions: {{open: {{text: Release them., {given}}}, closed: Keep them.}}
  cases: {{api: {{text: No weights., {given}}}}}
  tours: [{{id: short, title: In short, steps: [{{show: open, {given}}}], {given}}}]
  {given}
{given}
claims:
  - id: audit
    text: Outsiders can audit.
    supports: [{{to: open, {given}}}, {{closed, {given}}}]
    sources: [{{title: On audits, {given}}}, {{cite: doe2021, {given}}}]
    {given}
sources:
  doe2021: {{title: On audits, {given}}}
"""


@pytest.mark.parametrize("key", KEYS)
def test_a_value_of_any_kind_under_any_key_is_told_at_its_place(key: str) -> None:
    for value in VALUES:
        text = DEBATE.format(given=f"{key}: {value}")
        for problem in draft([Document("debate.yaml", text)], "debate").problems:
            assert problem.location is not None, text
            assert 1 <= problem.location.line <= text.count("\n"), text
