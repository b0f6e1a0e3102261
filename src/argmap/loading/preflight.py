"""What is checked in a file before any parser sees it: bytes that no debate holds, and bounds that keep parsers safe.

No YAML parser is safe alone: one ends with a crash on deep nesting, one cuts a file at a NUL, one needs gigabytes
for a few aliases. What is refused here is told in a sentence; what is merely unusual goes to the careful parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from argmap.codes import Code
from argmap.loading.document import Document
from argmap.loading.problems import problem
from argmap.problem import Edit, Fix, Problem
from argmap.signs import is_odd, named

LARGEST_FILE = 32 * 2**20
"""The most bytes of one file."""

MOST_NODES = 2_000_000
"""The most keys, values and containers of one file."""

MOST_SIGNS = 1_000
"""How many odd signs of one kind are looked for."""

DEEPEST = 64
"""The deepest nesting of lists and mappings."""

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"

_WIDE = "UTF-16 text; save it as UTF-8"
_MAGIC = (
    (b"PK\x03\x04", "a ZIP archive or an Office file"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "a Rich Text file"),
    (b"<!doctype", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "an XML file"),
    (b"\xff\xfe", _WIDE),
    (b"\xfe\xff", _WIDE),
)
_CONTROLS = bytes({*range(9), 11, 12, *range(14, 32), 127})
_ODD = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\U0001fffe\U0001ffff\ud800-\udfff\ufeff]+"
_SEPARATORS = "[\x85\u2028\u2029]+"
_BIDI = "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+"
_HARD_SPACE = "(?m:^) *\xa0[ \xa0]*"
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}\n"))
_NO_STARTS = bytes(set(range(256)) - set(b",\n\r[{?"))
_ODD_NUMBER = re.compile(r"(?<![\w.-])[-+]?[0-9a-fA-FxXoO.]*_[0-9a-fA-FxXoO_.+-]*(?![\w.-])")
_BLOCK_HEAD = re.compile(r"[|>][-+]? *\r?\n")
_PLAIN_HEADS = re.compile(r">(?!-\n)")
_ODD_COLON = re.compile(r":(?:(?=[\[\]{},])|(?<=[ ,\[{]:))")
_UNUSUAL = re.compile(r"\n(?:[ ?:-]{33}|---|\.\.\.)")


_FAR = 80
"""How far before a sign is looked for what it follows; a sign behind more blanks than that is taken for an odd one."""

_LONG_NUMBER = b"0" * 1_000
"""More digits than any number has: the fast parser's time grows with their square."""

_DIGITS = bytes(48 if chr(byte).isdecimal() and byte < 128 else 32 for byte in range(256))
"""Every digit as a zero, every other byte as a blank."""

_ENOUGH = 16
"""How many bytes tell a text in two bytes a sign from one with a stray zero."""


def decoded(name: str, content: bytes) -> Document | Problem:
    """Return the text of a file without its byte order mark, or the one reason why it is none. O(bytes)."""
    if len(content) > LARGEST_FILE:
        return problem(Document(name, ""), Code.TOO_LARGE, f"the file is larger than {LARGEST_FILE // 2**20} MiB")
    if (what := _other_kind(content)) is not None:
        return problem(Document(name, ""), Code.NOT_TEXT, f"this is no debate but {what}")
    try:
        text = content.decode("utf-8")
        return Document(name, text.removeprefix(BOM), BOM if text.startswith(BOM) else "")
    except UnicodeDecodeError as error:
        return _undecodable(name, content, error.start)


def _other_kind(content: bytes) -> str | None:
    """Return what a file is by its first bytes, None for what may be a text in UTF-8."""
    start = content.removeprefix(b"\xef\xbb\xbf")[:16].lstrip().lower()
    for magic, what in _MAGIC:
        if content.startswith(magic) or (magic.startswith(b"<") and start.startswith(magic)):
            is_told_by_name = magic == b"<?xml" and _is_known_xml(content)
            if not is_told_by_name:
                return what
    return _WIDE if _has_zeros(content) else None


def _has_zeros(content: bytes) -> bool:
    """Tell whether every second one of the first bytes is zero: a text in two bytes a sign, without its mark."""
    first = content[:_ENOUGH]
    return len(first) == _ENOUGH and any(not any(first[at::2]) and all(first[1 - at :: 2]) for at in (0, 1))


def _is_known_xml(content: bytes) -> bool:
    """Tell whether it is the file of a tool that is told by name."""
    from argmap.loading.foreign import is_foreign_xml

    return is_foreign_xml(content)


def _undecodable(name: str, content: bytes, start: int) -> Problem:
    before = content[:start].decode("utf-8").removeprefix(BOM)
    rest = content[start : start + 200].split(b"\n")[0].decode("utf-8", "replace")
    western = content[start : start + 1].decode("cp1252", "ignore")
    letter = named(western) if western and is_odd(western) else f"`{western}`"
    would = f"; in Windows-1252 it is {letter}" if western.isprintable() and western else ""
    message = f"the byte 0x{content[start]:02x} is not UTF-8{would}"
    help_ = "save the file as UTF-8; in most editors: Save as, Encoding, UTF-8"
    return problem(
        Document(name, before + rest), Code.NOT_UTF8, message, found=(len(before), len(before) + 1), help_=help_
    )


def refusals(document: Document) -> tuple[Problem, ...]:
    """Return what no debate may hold: one problem for each kind, at its first place. O(characters).

    What only needs some signs to be replaced carries the fix that does it; the rest of the document can still be read.
    """
    return tuple(refusal for check in _CHECKS for refusal in check(document))


def _control_characters(document: Document) -> Iterator[Problem]:
    if document.text.isascii() and len(document.signs) == len(document.signs.translate(None, _CONTROLS)):
        return
    for found, more, edits in _signs(document, _ODD, ""):
        sign = "NUL" if found[0][0] == "\0" else "control character"
        message = f"{sign} (U+{ord(found[0][0]):04X}) in the text{more}"
        fix = Fix("delete it", edits, safe=False) if edits else None
        yield problem(document, Code.CONTROL_CHARACTER, message, found=found, help_="delete this character", fix=fix)


def _separators(document: Document) -> Iterator[Problem]:
    for found, more, edits in () if document.text.isascii() else _signs(document, _SEPARATORS, " "):
        message = f"line separator U+{ord(found[0][0]):04X}, which YAML programs read in different ways{more}"
        help_ = "put a plain line break or a space here"
        fix = Fix("put a space here", edits, safe=False) if edits else None
        yield problem(document, Code.LINE_SEPARATOR, message, found=found, help_=help_, fix=fix)


def _bidirectional(document: Document) -> Iterator[Problem]:
    for found, more, edits in () if document.text.isascii() else _signs(document, _BIDI, ""):
        message = (
            f"invisible character U+{ord(found[0][0]):04X}, which changes the direction of the text around it{more}"
        )
        fix = Fix("delete it", edits, safe=False) if edits else None
        yield problem(document, Code.BIDI_CONTROL, message, found=found, help_="delete this character", fix=fix)


def _tabs(document: Document) -> Iterator[Problem]:
    if "\t" in document.text:
        from argmap.loading.tabs import tab_indentation  # reads the text, as only a file with tabs must be

        yield from tab_indentation(document)


def _hard_spaces(document: Document) -> Iterator[Problem]:
    for found, more, edits in _signs(document, _HARD_SPACE, " ") if "\xa0" in document.text else ():
        message = f"no-break space (U+00A0) used for indentation; YAML allows only plain spaces{more}"
        help_, fix = "replace it by a plain space", Fix("write plain spaces", edits) if edits else None
        yield problem(document, Code.NO_BREAK_INDENTATION, message, found=found, help_=help_, fix=fix)


def _conflicts(document: Document) -> Iterator[Problem]:
    if document.may_conflict:
        from argmap.loading.conflicts import unresolved  # only a file with their marks pays for it

        yield from unresolved(document)


_CHECKS = (_control_characters, _separators, _bidirectional, _tabs, _hard_spaces, _conflicts)


def _signs(document: Document, pattern: str, instead: str) -> Iterator[tuple[re.Match[str], str, tuple[Edit, ...]]]:
    """Yield the first place of a kind of sign, how many more there are, and the edits that replace all of them.

    Of very many there are no edits: such a file is no text.
    """
    places = list(islice(re.finditer(pattern, document.text), MOST_SIGNS))
    if places:
        more = f" (and in {len(places) - 1} more places)" if len(places) > 1 else ""
        edits = tuple(Edit(document.name, at.start(), at.end(), instead * (at.end() - at.start())) for at in places)
        yield (
            places[0],
            more.replace("(and in 1 more places", "(and in 1 more place"),
            edits if len(places) < MOST_SIGNS else (),
        )


def doubtful(document: Document) -> bool:
    """Tell whether the fast parser might read a text otherwise than the careful one, or fail to end well.

    True for anything that may be an anchor, alias, tag or merge key, for brackets that stay open at the end of a line
    (wherever they stand), lone carriage returns, backslashes, tabs, marks between documents, numbers with `_` or of
    a thousand digits, and signs on which parsers differ where they start a value. O(characters).
    """
    text = document.text
    return (
        any(sign in text for sign in "\\\t@`")
        or ("<" in text and "<<" in text)
        or text.startswith(("%", "---", "..."))
        or ("\r" in text and text.count("\r") != text.count("\r\n"))
        or ("_" in text and _ODD_NUMBER.search(text) is not None)
        or _UNUSUAL.search(text) is not None
        or _UNUSUAL.match("\n" + text[:40]) is not None
        or _ODD_COLON.search(text) is not None
        or _starts_oddly(text)
        or _LONG_NUMBER in document.encoded.translate(_DIGITS)
        or _leaves_open(document.signs)
        or _may_be_many(document)
    )


def _starts_oddly(text: str) -> bool:
    """Tell whether a value may start with a sign that is more than a letter: anchor, alias, tag, odd block text."""
    for sign in "&*!?%|" if _PLAIN_HEADS.search(text) is None else "&*!?%|>":
        at = text.find(sign)
        while at >= 0:
            nearby = max(0, at - _FAR)  # a line may be as long as the file, and hold a million signs
            before = text[max(text.rfind("\n", nearby, at) + 1, nearby) : at].rstrip(" ")
            if (not before or before[-1] in ":,[{-?") and not _harmless(text, at):
                return True
            at = text.find(sign, at + 1)
    return False


def _harmless(text: str, at: int) -> bool:
    """Tell whether a sign where a value may start is only a sign: a Markdown bullet, the head of a block text."""
    match text[at]:
        case "&" | "*":
            return text[at + 1 : at + 2] in (" ", "\n", "")
        case "|" | ">":
            return _BLOCK_HEAD.match(text, at) is not None
        case _:
            return False


def _leaves_open(signs: bytes) -> bool:
    """Tell whether a line may end within brackets, or brackets nest deeper than a few levels on one line."""
    brackets, before = signs.translate(None, _NO_BRACKETS), b""
    for _ in range(DEEPEST // 8):
        if brackets == before:
            break
        before, brackets = brackets, brackets.replace(b"[]", b"").replace(b"{}", b"")
    return bool(brackets.strip(b"\n"))


def _may_be_many(document: Document) -> bool:
    """Tell whether there may be too many keys and values: each but a few needs a sign of its own before it."""
    return len(document.encoded) > MOST_NODES and 3 * len(document.signs.translate(None, _NO_STARTS)) > MOST_NODES
