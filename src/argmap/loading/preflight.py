"""What is checked in a text before any parser sees it.

Signs that no debate holds, and bounds that keep parsers safe.

No YAML parser is safe alone: one ends with a crash on deep nesting, one cuts a file at a NUL, one
needs gigabytes for a few aliases. What is refused here is told in a sentence; what is merely
unusual goes to the careful parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from argmap.codes import Code
from argmap.loading.document import Document
from argmap.loading.kinds import DEEPEST, MOST_NODES
from argmap.loading.problems import more_places, problem
from argmap.problem import Edit, Fix, Problem

MOST_SIGNS = 1_000
"""How many odd signs of one kind are looked for."""

_CONTROLS = bytes({*range(9), 11, 12, *range(14, 32), 127})
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}\n"))
_NO_STARTS = bytes(set(range(256)) - set(b",\n\r[{?"))
_ODD_NUMBER = re.compile(r"(?<![\w.-])[-+]?[0-9a-fA-FxXoO.]*_[0-9a-fA-FxXoO_.+-]*(?![\w.-])")
_BLOCK_HEAD = re.compile(r"[|>][-+]? *\r?\n")
_PLAIN_HEADS = re.compile(r">(?!-\n)")
_ODD_COLON = re.compile(r":(?:(?=[\[\]{},])|(?<=[ ,\[{]:))")
_UNUSUAL = re.compile(r"\n(?:[ ?:-]{33}|---|\.\.\.)")


_FAR = 80
"""How far before a sign is looked for what it follows; a sign behind more blanks than that is
taken for an odd one."""

_LONG_NUMBER = b"0" * 1_000
"""More digits than any number has: the fast parser's time grows with their square."""

_DIGITS = bytes(48 if chr(byte).isdecimal() and byte < 128 else 32 for byte in range(256))
"""Every digit as a zero, every other byte as a blank."""

_FIRST = 40
"""How many characters of the first line may be unusual."""


def refusals(document: Document) -> tuple[Problem, ...]:
    """Return what no debate may hold: one problem for each kind, at its first place. O(characters).

    What only needs some signs to be replaced carries the fix that does it; the rest of the document
    can still be read.
    """
    found: list[Problem] = []
    for check in _CHECKS:
        found += check(document)
    return tuple(found)


class _Signs(NamedTuple):
    """A kind of sign that no debate holds: what is said of it, and what mends it."""

    code: Code
    pattern: str
    message: str
    help: str
    instead: str
    title: str
    safe: bool = False


_CONTROL = _Signs(
    Code.CONTROL_CHARACTER,
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\U0001fffe\U0001ffff\ud800-\udfff\ufeff]+",
    "{what} (U+{point:04X}) in the text",
    "delete this character",
    "",
    "delete it",
)
_SEPARATOR = _Signs(
    Code.LINE_SEPARATOR,
    "[\x85\u2028\u2029]+",
    "line separator U+{point:04X}, which YAML programs read in different ways",
    "put a plain line break or a space here",
    " ",
    "put a space here",
)
_BIDIRECTIONAL = _Signs(
    Code.BIDI_CONTROL,
    "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+",
    "invisible character U+{point:04X}, which changes the direction of the text around it",
    "delete this character",
    "",
    "delete it",
)
_HARD_SPACE = _Signs(
    Code.NO_BREAK_INDENTATION,
    "(?m:^) *\xa0[ \xa0]*",
    "no-break space (U+00A0) used for indentation; YAML allows only plain spaces",
    "replace it by a plain space",
    " ",
    "write plain spaces",
    safe=True,
)


def _odd_signs(document: Document) -> Iterator[Problem]:
    """Yield the odd signs; most texts hold none, and are not searched for any."""
    text, signs = document.text, document.signs
    # An ASCII text, as most are, can hold only one of these kinds of signs: one look is enough.
    is_ascii = text.isascii()
    if not is_ascii or len(signs) != len(signs.translate(None, _CONTROLS)):
        yield from _told(document, _CONTROL)
    if not is_ascii:
        yield from _told(document, _SEPARATOR)
        yield from _told(document, _BIDIRECTIONAL)


def _told(document: Document, signs: _Signs) -> Iterator[Problem]:
    """Yield the first place of a kind of sign, how many more there are, and what mends them."""
    places = list(islice(re.finditer(signs.pattern, document.text), MOST_SIGNS))
    if not places:
        return
    edits = []
    for at in places:
        # A blank for each sign of a row: together they may be an indentation.
        instead = signs.instead * (at.end() - at.start())
        edits.append(Edit(document.name, at.start(), at.end(), instead))
    fix = Fix(signs.title, tuple(edits), safe=signs.safe)
    first, others = places[0][0][0], len(places) - 1
    what = "NUL" if first == "\0" else "control character"
    message = signs.message.format(what=what, point=ord(first)) + more_places(others)
    # Of very many there is no fix: such a file is no text.
    kept = fix if len(places) < MOST_SIGNS else None
    yield problem(document, signs.code, message, found=places[0], help_=signs.help, fix=kept)


def _tabs(document: Document) -> Iterator[Problem]:
    if "\t" in document.text:
        from argmap.loading.tabs import tab_indentation  # reads the text, as only tabs ask for

        yield from tab_indentation(document)


def _hard_spaces(document: Document) -> Iterator[Problem]:
    if "\xa0" in document.text:
        yield from _told(document, _HARD_SPACE)


def _conflicts(document: Document) -> Iterator[Problem]:
    if document.may_conflict:
        from argmap.loading.conflicts import unresolved  # only a file with their marks pays for it

        yield from unresolved(document)


_CHECKS = (_odd_signs, _tabs, _hard_spaces, _conflicts)


def doubtful(document: Document) -> bool:
    """Tell whether the fast parser might read a text in its own way, or fail to end well.

    True for anything that may be an anchor, alias, tag or merge key, for brackets that stay open at
    the end of a line (wherever they stand), lone carriage returns, backslashes, tabs, marks between
    documents, numbers with `_` or of a thousand digits, and signs on which parsers differ where
    they start a value. O(characters).
    """
    text = document.text
    return any(sign in text for sign in "\\\t@`") or any(doubt(document) for doubt in _DOUBTS)


def _is_marked(document: Document) -> bool:
    """Tell whether a text may hold merge keys, directives, or marks between documents."""
    text = document.text
    if ("<" in text and "<<" in text) or text.startswith(("%", "---", "...")):
        return True
    start = "\n" + text[:_FIRST]
    return _UNUSUAL.search(text) is not None or _UNUSUAL.match(start) is not None


def _has_lone_returns(document: Document) -> bool:
    text = document.text
    return "\r" in text and text.count("\r") != text.count("\r\n")


def _has_odd_numbers(document: Document) -> bool:
    """Tell whether numbers may be read in different ways, or in a time that nobody waits for."""
    if "_" in document.text and _ODD_NUMBER.search(document.text) is not None:
        return True
    return _LONG_NUMBER in document.encoded.translate(_DIGITS)


def _has_odd_colons(document: Document) -> bool:
    return _ODD_COLON.search(document.text) is not None


def _starts_oddly(document: Document) -> bool:
    """Tell whether a value may start with a sign that is more than a letter.

    Anchor, alias, tag, odd block text.
    """
    text = document.text
    # Nearly every `>` is the head of a folded text.
    signs = "&*!?%|" if _PLAIN_HEADS.search(text) is None else "&*!?%|>"
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            nearby = max(
                0, at - _FAR
            )  # a line may be as long as the file, and hold a million signs
            before = text[max(text.rfind("\n", nearby, at) + 1, nearby) : at].rstrip(" ")
            if (not before or before[-1] in ":,[{-?") and not _harmless(text, at):
                return True
            at = text.find(sign, at + 1)
    return False


def _harmless(text: str, at: int) -> bool:
    """Tell whether a sign where a value may start is only a sign.

    A Markdown bullet, the head of a block text.
    """
    match text[at]:
        case "&":
            return text[at + 1 : at + 2] in (" ", "\n", "")
        case "*":
            # `**bold**` can only name an alias that nothing defines, and no parser reads that.
            return text[at + 1 : at + 2] in (" ", "*", "\n", "")
        case "|" | ">":
            return _BLOCK_HEAD.match(text, at) is not None
        case _:
            return False


def _leaves_open(document: Document) -> bool:
    """Tell whether a line may end within brackets, or these nest deeper than a few levels."""
    # The whole text at once, as bytes: a loop over its signs would take far longer.
    brackets, before = document.signs.translate(None, _NO_BRACKETS), b""
    # Pairs vanish from the inside out; what is nested deeper is doubtful anyway.
    for _ in range(DEEPEST // 8):
        if brackets == before:
            break
        before, brackets = brackets, brackets.replace(b"[]", b"").replace(b"{}", b"")
    return bool(brackets.strip(b"\n"))


def _may_be_many(document: Document) -> bool:
    """Tell whether there may be too many keys and values.

    Each but a few needs a sign of its own before it.
    """
    return (
        len(document.encoded) > MOST_NODES
        and 3 * len(document.signs.translate(None, _NO_STARTS)) > MOST_NODES
    )


_DOUBTS = (
    _is_marked,
    _has_lone_returns,
    _has_odd_colons,
    _starts_oddly,
    _has_odd_numbers,
    _leaves_open,
    _may_be_many,
)
"""What makes a text doubtful, the quickest to find out first."""
