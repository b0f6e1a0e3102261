"""The law of the two readings: where the quick one is content, the careful one gives an equal debate."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.loading import Document, Draft, draft_at_once, draft_with_care
from argmap.loading.preflight import doubtful, refusals
from argmap.model import Debate
from tests.dumping import dumped
from tests.strategies import debates, read, written_debates

SHIPPED = sorted(
    head.parent for head in (Path(__file__).parents[2] / "arguments").glob("*/debate.yaml")
)

EVERYDAY = """\
# a debate with a little of everything
debate:
  title: Should AI models be open or closed?
  question: >-
    Should capable models be released,
    or kept behind an API?
  language: en
  positions:
    open: Release the weights
    closed: {label: Closed, text: "Keep the weights private: all of them.", held_by: [seger2023]}
  themes: {transparency: Can outsiders see it?, 'safety': Is it safe?}
  cases:
    api-only: {label: API only, text: No weights., examples: [GPT-4, 'Claude']}
  questions:
    - {id: tuning, text: Can safeguards survive?, claims: [audit]}
  tours:
    - id: short
      title: In short
      steps:
        - {title: Two answers, show: [open, closed], say: Both.}
        - {add: audit, depth: 1}
themes: transparency
claims:
  - id: audit
    label: Anyone can look
    text: |
      Open weights let outsiders
      audit a model.
    supports: open
    evidence: reasoned
    sources: seger2023
    plausibility: 0.7
  - id: misuse
    text: 'Released weights can''t be recalled.'
    supports:
    - {to: closed, with: [audit], note: why, weight: .8}
    rebuts: [audit]
    assumed: true
    x-note: {free: [1, 2]}
  - id: sealed
    text: Audits happen under seal.
    undercuts: {from: audit, to: open}
    sources:
      - {cite: seger2023, at: p. 4, quote: "…"}
      - {title: Nineteen Eighty-Four, year: 1949, url: "https://example.org/a?b=1&c=2"}
sources:
  seger2023: {title: Open-sourcing, author: 'Seger, E.', year: 2023, date: 2023-10-01, url: https://example.org/x}
"""


def agrees(text: str) -> bool:
    """Tell whether the quick reading was content; fail where the careful one then differs."""
    documents = (Document("debate.yaml", text),)
    if refusals(documents[0]):
        return False
    quick = draft_at_once(documents, "law")
    if quick is None:
        return False
    careful: Draft = draft_with_care(documents, "law")
    assert careful.debate == quick.debate, careful.problems
    return True


@given(written_debates())
def test_the_careful_reading_of_a_valid_debate_is_the_quick_one(text: str) -> None:
    agrees(text)
    read(text)


def test_the_everyday_debate_is_read_alike() -> None:
    assert read(EVERYDAY).claims[1].assumed
    assert agrees(EVERYDAY)


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_every_debate_that_we_ship_takes_the_fast_path_and_is_read_alike(folder: Path) -> None:
    files = (Document(str(file), file.read_text("utf-8")) for file in sorted(folder.glob("*.yaml")))
    documents = tuple(files)
    quick = draft_at_once(documents, folder.name)
    assert quick is not None, [each.name for each in documents if doubtful(each)]
    assert quick.debate == draft_with_care(documents, folder.name).debate


SIGNS = [
    *" \n\t:-#'\"[]{},&*!|>%@`?<=.\\~",
    "\n  ", ": ", "- ", " #", "null", "true", "no", "0x1F", "007", "1_000", "1e3", "---\n", "&a ", "*a", "!!str ",
    "<<: ", "x-a: b\n", "''", '""', "…", "é", "\N{COMBINING ACUTE ACCENT}", "\r\n", "\r", "\xa0", "\x85", "\u2028",
    "\ufeff", "|+\n", ">2-\n", "? ", "{}", "[]", ", **", "**so**",
]  # fmt: skip


def mutated(text: str, chance: random.Random) -> str:
    """Return the text with one to three everyday accidents: something put in, left out, doubled or moved."""
    for _ in range(chance.randint(1, 3)):
        start = chance.randrange(len(text))
        end = min(len(text), start + chance.choice((0, 1, 2, 5, 20)))
        kind = chance.randrange(5)
        if kind == 0:
            text = text[:start] + chance.choice(SIGNS) + text[start:]
        elif kind == 1:
            text = text[:start] + text[end:]
        elif kind == 2:
            text = text[:start] + chance.choice(SIGNS) + text[end:]
        elif kind == 3:
            lines = text.split("\n")
            line = chance.randrange(len(lines))
            lines[line : line + 1] = chance.choice(
                ([], [lines[line]] * 2, [" " + lines[line]], [lines[line][1:]])
            )
            text = "\n".join(lines)
        else:
            to = chance.randrange(len(text))
            text = text[:to] + text[start:end] + text[to:]
    return text


def mutations(text: str, seed: int, count: int) -> Iterator[str]:
    """Yield texts with accidents, the same for the same seed."""
    chance = random.Random(seed)
    return (mutated(text, chance) for _ in range(count))


BY_PROGRAM = yaml.safe_dump(
    yaml.load(EVERYDAY, yaml.CBaseLoader), sort_keys=False, allow_unicode=True
)
TEXTS = {
    "by hand": EVERYDAY,
    "by a program": BY_PROGRAM,
    "with carriage returns": EVERYDAY.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("seed", range(4))
def test_accidents_are_read_alike(text: str, seed: int) -> None:
    content = sum(agrees(each) for each in mutations(TEXTS[text], seed, 275))
    assert content > 20, "most accidents must not make the quick reading useless for this law"


@pytest.mark.proof
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("seed", range(100, 110))
def test_ten_thousands_of_accidents_are_read_alike(text: str, seed: int) -> None:
    assert sum(agrees(each) for each in mutations(TEXTS[text], seed, 2_000)) > 100


@given(debates())
def test_a_debate_that_is_written_and_read_again_is_the_same(debate: Debate) -> None:
    assert read(dumped(debate)) == debate


@pytest.mark.parametrize("text", TEXTS)
def test_the_everyday_debate_is_the_same_when_it_is_written_and_read_again(text: str) -> None:
    assert read(dumped(read(TEXTS[text]))) == read(TEXTS[text])


@example("0O7", "year")
@given(
    st.from_regex(r"[-+]?[0-9a-fA-FxobOX_.]{1,8}([eE][-+]?[0-9]{1,3})?", fullmatch=True),
    st.sampled_from(("year", "w", "p")),
)
def test_numbers_are_read_alike(number: str, key: str) -> None:
    old = {"year": "year: 2023", "w": "weight: .8", "p": "plausibility: 0.7"}[key]
    agrees(EVERYDAY.replace(old, f"{old.split(':')[0]}: {number}"))


@pytest.mark.parametrize("free", ["[1t:, 2]", "{a: b:}", "[a:[b]]"])
def test_what_only_the_quick_parser_takes_is_read_with_care(free: str) -> None:
    text = EVERYDAY.replace("{free: [1, 2]}", free)
    assert free in text
    assert not agrees(text)
