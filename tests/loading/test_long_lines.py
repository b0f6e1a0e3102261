"""However long a line is, and whatever sign it is made of: reading takes time in proportion to it."""

import math
import time
from collections.abc import Callable

import pytest

from argmap.loading import Document
from argmap.loading.preflight import doubtful
from argmap.opening import draft

HEAD = """\
debate:
  title: Open?
  question: Which?
  positions: {open: Release them., closed: Keep them.}
claims:
  - {id: audit, text: Outsiders can audit., supports: open}
"""
CLAIM = HEAD + "  - id: misuse\n    text: It leaks.\n    supports: closed\n"
SIGNS = "&*!?%|>-:,[]{}#'\"@`\\<=_~.^$;+/() a1\t\r\xa0\u2028\u200e\x07é"
PAIRS: tuple[str, ...] = (
    "a !",
    "! ",
    "a: ",
    "- ",
    ", ",
    "{a",
    "[ ",
    " #",
    "1 ",
    "1.",
    "-1",
    "1_",
    "0x",
)
PAIRS += ('"a', "'' ", "**", "<<", "&a ", "*a ", "a. ", "https://a", "&amp;", "[a](b", "Ã¤")
LARGE = 2**19
"""How many characters a line has; small ones are an eighth of it."""

QUICK = 0.25
"""Seconds that no machine needs to be asked about twice."""

STEEPEST = 1.3
"""With which power of the length the time may grow."""

Line = Callable[[str], str]
LINES: dict[str, Line] = {
    "a remark": lambda line: f"{CLAIM}# {line}\n",
    "a plain text": lambda line: CLAIM.replace("It leaks.", line),
    "a quoted text": lambda line: CLAIM.replace("It leaks.", f'"{line}"'),
    "a block text": lambda line: CLAIM.replace("It leaks.", f">-\n      {line}"),
    "a detail": lambda line: f"{CLAIM}    detail: >-\n      {line}\n",
    "a title": lambda line: CLAIM.replace("Open?", f'"{line}"'),
    "a web address": lambda line: (
        f'{CLAIM}    sources: {{title: T, url: "https://a.example/{line}"}}\n'
    ),
    "an address between braces": lambda line: (
        f"{CLAIM}    sources: {{title: T, url: https://a.example/{line}}}\n"
    ),
    "a reference": lambda line: CLAIM.replace("supports: closed", f"supports: {line}"),
    "a number": lambda line: f"{CLAIM}    plausibility: {line}\n",
    "sources": lambda line: f"{CLAIM}    sources: {line}\n",
    "a key": lambda line: f"{CLAIM}    {line}: x\n",
    "the left edge": lambda line: f"{CLAIM}{line}\n",
}


def seconds(text: str) -> float:
    start = time.process_time()
    found = draft([Document("long.yaml", text)], "long")
    assert isinstance(found.problems, tuple)
    return time.process_time() - start


def steepness(of: str, line: Line) -> float:
    """Return the power of the length with which the time grows, 0 where it is next to nothing."""
    text = of * (LARGE // len(of))
    long = seconds(line(text))
    if long < QUICK:
        return 0.0
    short = min(seconds(line(text[: len(text) // 8])) for _ in range(2))
    return math.log(min(long, seconds(line(text))) / short, 8)


@pytest.mark.parametrize("sign", ["!", "1", "-1", "&", "%"])
def test_a_line_of_signs_that_once_took_minutes_takes_its_time(sign: str) -> None:
    assert max(steepness(sign, LINES[place]) for place in ("a remark", "a plain text")) < STEEPEST


@pytest.mark.proof
@pytest.mark.parametrize("place", LINES)
def test_no_sign_takes_more_than_its_time_wherever_it_stands(place: str) -> None:
    steep = {sign: steepness(sign, LINES[place]) for sign in (*SIGNS, *PAIRS)}
    assert {sign: power for sign, power in steep.items() if power >= STEEPEST} == {}


def test_a_number_of_a_thousand_digits_is_read_with_care() -> None:
    assert doubtful(Document("x.yaml", CLAIM.replace("It leaks.", "1" * 1_000)))
    assert not doubtful(Document("x.yaml", CLAIM.replace("It leaks.", "1" * 999)))
