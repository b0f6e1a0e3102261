"""The one place that runs typst: a template and plain values become the bytes of a PDF.

What a debate says never becomes typst code: it reaches the templates as JSON and is shown as strings.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.layout.advances import FONTS
from argmap.problem import ArgmapError, Problem, Severity

if TYPE_CHECKING:
    from typst import Fonts

UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no font shows and JSON or typst cannot hold."""
ACCESSIBLE = "ua-1"
LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_](?:[a-z]{4}[-_])?([a-z]{2}))?(?:[-_].*)?", re.IGNORECASE)


class Template(StrEnum):
    """The kinds of documents; each is the name of a file beside this one."""

    SLIDES = "slides"
    HANDOUT = "handout"
    BRIEFING = "briefing"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A finished PDF, and what its readers may miss."""

    content: bytes
    problems: tuple[Problem, ...] = ()


def pressed(template: Template, content: Mapping[str, object]) -> Pressed:
    """Return the PDF of a template filled with plain values: strings, numbers, lists and dicts.

    It is PDF/UA-1, set in the fonts that argmap brings. Where these lack a character, the fonts of the system stand
    in; where no font has it, the file is tagged all the same, and a problem tells what it misses. The same values
    give the same bytes, as long as no font of the system is needed.

    Raises:
        ArgmapError: typst is missing, or cannot set the pages.
    """
    try:
        from typst import TypstError
    except ImportError as error:
        raise ArgmapError(
            f"cannot set the pages: typst cannot be loaded ({error}); install argmap again, with its dependencies"
        ) from error
    files = _templates() | {"main.typ": _templates()[f"{template}.typ"], "content.json": _json(content)}
    found = list[TypstError]()
    for system, standards in ((False, [ACCESSIBLE]), (True, [ACCESSIBLE]), (True, [])):
        try:
            return Pressed(_compiled(files, standards, system=system), tuple(_missed(found[-1].message for _ in found[1:])))
        except TypstError as error:
            found.append(error)
    raise ArgmapError(f"cannot set the pages: typst says {found[-1].message}") from found[-1]


def _compiled(files: dict[str, bytes], standards: list[str], *, system: bool) -> bytes:
    """Return what typst makes of a main file and what it reads; no clock, no package and no other file is used."""
    import typst

    made = typst.compile(  # type: ignore[call-overload] # its stubs leave out the dict of files that its manual offers
        files, format="pdf", font_paths=_fonts(system=system), pdf_standards=standards, timestamp=0
    )
    return bytes(made)


def _missed(reasons: Iterable[str]) -> Iterator[Problem]:
    """Yield what keeps a file from being PDF/UA."""
    for reason in dict.fromkeys(reasons):
        message = f"the PDF is tagged, but it is no PDF/UA: {reason.removeprefix('PDF/UA-1 error: ')}"
        remedy = "install a font that has the character, such as Noto Sans CJK"
        yield Problem("missing-glyph", Severity.WARNING, message, help=remedy)


@cache
def _fonts(*, system: bool) -> Fonts:
    """Return the vendored fonts and those that come with typst, and if need be those of the system."""
    from typst import Fonts

    return Fonts(include_system_fonts=system, include_embedded_fonts=True, font_paths=[FONTS])


@cache
def _templates() -> dict[str, bytes]:
    """Return the templates by file name."""
    return {path.name: path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.typ"))}


def _json(content: Mapping[str, object]) -> bytes:
    """Return values as JSON; what no font can show is a replacement character."""
    return json.dumps(_speakable(content), ensure_ascii=False).encode()


def _speakable(value: object) -> object:
    """Return values whose strings can be shown."""
    match value:
        case str():
            return UNSPEAKABLE.sub("\ufffd", value)
        case Mapping():
            return {key: _speakable(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_speakable(inner) for inner in value]
        case _:
            return value


def tongue(language: str) -> dict[str, str | None]:
    """Return a language as typst names it: a code of two or three letters, and a region; English where it is neither.

    >>> tongue("pt-BR"), tongue("?")
    ({'lang': 'pt', 'region': 'BR'}, {'lang': 'en', 'region': None})
    """
    found = LANGUAGE.fullmatch(language.strip())
    if found is None:
        return {"lang": "en", "region": None}
    return {"lang": found[1].lower(), "region": found[2].upper() if found[2] else None}
