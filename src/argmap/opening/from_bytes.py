"""From the bytes of a file to its text, or to the one reason why it is none."""

from __future__ import annotations

from argmap.codes import Code
from argmap.files import LARGEST_FILE
from argmap.loading import Document, problem
from argmap.problem import Problem
from argmap.signs import is_odd, named

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

_ENOUGH = 16
"""How many bytes tell a text in two bytes a sign from one with a stray zero."""

_SHOWN = 200
"""How many bytes are shown from one on that is not UTF-8."""


def decoded(name: str, content: bytes) -> Document | Problem:
    """Return the text of a file without its byte order mark, or the one reason why it is none.

    O(bytes).
    """
    if len(content) > LARGEST_FILE:
        message = f"the file is larger than {LARGEST_FILE // 2**20} MiB"
        return problem(Document(name, ""), Code.TOO_LARGE, message)
    if (what := _other_kind(content)) is not None:
        return problem(Document(name, ""), Code.NOT_TEXT, f"this is no debate but {what}")
    try:
        text = content.decode("utf-8")
        return Document(name, text.removeprefix(BOM), BOM if text.startswith(BOM) else "")
    except UnicodeDecodeError as error:
        return _undecodable(name, content, error.start)


def _other_kind(content: bytes) -> str | None:
    """Return what a file is by its first bytes, None for what may be a text in UTF-8."""
    start = content.removeprefix(b"\xef\xbb\xbf")[:_ENOUGH].lstrip().lower()
    for magic, what in _MAGIC:
        # Only markup may stand behind blanks, in any case.
        is_markup = magic.startswith(b"<") and start.startswith(magic)
        is_such = is_markup or content.startswith(magic)
        if is_such and not (magic == b"<?xml" and _is_of_a_known_tool(content)):
            return what
    return _WIDE if _has_zeros(content) else None


def _has_zeros(content: bytes) -> bool:
    """Tell whether every second one of the first bytes is zero, and no other one.

    So is a text in two bytes a sign, without its mark.
    """
    first = content[:_ENOUGH]
    even, odd = first[::2], first[1::2]
    is_wide = (not any(even) and all(odd)) or (not any(odd) and all(even))
    return len(first) == _ENOUGH and is_wide


def _is_of_a_known_tool(content: bytes) -> bool:
    """Tell whether XML is the file of a tool that is told by name, once it is a text."""
    from argmap.formats import is_known_xml  # only XML pays for it

    return is_known_xml(content)


def _undecodable(name: str, content: bytes, start: int) -> Problem:
    """Say which byte is not UTF-8, and what it is where most such files come from."""
    before = content[:start].decode("utf-8").removeprefix(BOM)
    rest = content[start : start + _SHOWN].split(b"\n")[0].decode("utf-8", "replace")
    # Nearly every file in another encoding is one of old Windows.
    western = content[start : start + 1].decode("cp1252", "ignore")
    would = ""
    if western.isprintable() and western:
        letter = named(western) if is_odd(western) else f"`{western}`"
        would = f"; in Windows-1252 it is {letter}"
    message = f"the byte 0x{content[start]:02x} is not UTF-8{would}"
    help_ = "save the file as UTF-8; in most editors: Save as, Encoding, UTF-8"
    place = (len(before), len(before) + 1)
    return problem(Document(name, before + rest), Code.NOT_UTF8, message, found=place, help_=help_)
