"""The one place that runs typst: a template and plain values become the bytes of a PDF.

What a debate says never becomes typst code: it reaches the templates as JSON and is shown as
strings.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.layout import FONTS, few, foreign_letters, lacking_glyphs
from argmap.problem import ArgmapError, Problem

if TYPE_CHECKING:
    from typst import Fonts

UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no font shows and JSON or typst cannot hold."""
JOINERS = frozenset("\u200d\ufe0e\ufe0f")
"""What makes one sign of several, or chooses a look: the joiner, the variation selectors."""
ACCESSIBLE = "ua-1"
LACKING = re.compile(r'the text `"(.+?)"` could not be displayed')
"""How typst names a character that no font has; one that is invisible it names by its number."""
FONT_TRIAL = b"""
#set document(title: "Letters")
#set text(font: "Liberation Sans")
#for letter in json("content.json") [#letter ]
"""
LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_](?:[a-z]{4}[-_])?([a-z]{2}))?(?:[-_].*)?", re.IGNORECASE)


class Edition(StrEnum):
    """What a PDF may be; each is the name of a template beside this file."""

    SLIDES = "slides"
    HANDOUT = "handout"
    BRIEFING = "briefing"


class Attempt(Enum):
    """The ways to set pages, the best one first."""

    OWN_FONTS = 1
    SYSTEM_FONTS = 2
    BOXES = 3


@dataclass(frozen=True, slots=True)
class Pressed:
    """A finished PDF, and what its readers may miss."""

    content: bytes
    problems: tuple[Problem, ...] = ()


def version() -> str:
    """Return the version of typst.

    Raises:
        ArgmapError: typst is missing, or cannot be loaded.
    """
    try:
        import typst
    except ImportError as error:
        raise ArgmapError(
            f"cannot set the pages: typst cannot be loaded ({error}); "
            "install argmap again, with its dependencies"
        ) from error
    return metadata.version(typst.__name__)


def pressed(edition: Edition, content: Mapping[str, object]) -> Pressed:
    """Return the PDF of an edition filled with plain values: strings, numbers, lists and dicts.

    It is PDF/UA-1, set in the fonts that argmap and typst bring: the same values give the same
    bytes. Where these lack a character, the fonts of this machine stand in; where none has it,
    boxes do, and a problem tells so.

    Raises:
        ArgmapError: typst is missing, or cannot set the pages.
    """
    # Only for what it raises: that there is no typst is one sentence.
    version()
    from typst import TypstError

    files = _templates() | {
        "main.typ": _templates()[f"{edition}.typ"],
        "content.json": _json(content),
    }
    foreign = foreign_letters([json.dumps(content, ensure_ascii=False)])
    letters = [letter for letter in foreign if letter.isalpha()]
    failed: TypstError | None = None
    lacking: tuple[str, ...] = tuple(letters)
    for attempt in Attempt:
        if attempt is Attempt.OWN_FONTS and letters:
            # Of what comes with typst only a typewriter's font has letters of further scripts.
            continue
        try:
            if attempt is Attempt.BOXES:
                files["content.json"] = _unjoined(files["content.json"], lacking)
            return Pressed(_compiled(files, attempt), _missed(attempt, lacking))
        except TypstError as error:
            failed, lacking = error, _named(error.diagnostic)
    raise ArgmapError(f"cannot set the pages: typst says {failed and failed.message}") from failed


def _unjoined(content: bytes, lacking: Sequence[str]) -> bytes:
    """Return JSON without joiners after letters that no font has: each would show as a box."""
    signs, kept = set("".join(lacking)), list[str]()
    for character in content.decode():
        # A joiner between letters that are there is needed: it makes one sign of them.
        joins = character in JOINERS and bool(kept) and kept[-1] in signs
        if not joins:
            kept.append(character)
    return "".join(kept).encode()


def _compiled(files: dict[str, bytes], attempt: Attempt) -> bytes:
    """Return what typst makes of a main file and what it reads.

    No clock, no package and no other file is used.
    """
    import typst

    made = typst.compile(  # type: ignore[call-overload] # its stubs leave out the dict of files that its manual offers
        files,
        format="pdf",
        font_paths=_fonts(system=attempt is not Attempt.OWN_FONTS),
        # PDF/UA allows no letter without a glyph: with boxes it can only be tagged.
        pdf_standards=[] if attempt is Attempt.BOXES else [ACCESSIBLE],
        timestamp=0,
    )
    return bytes(made)


def unavailable(letters: Sequence[str]) -> tuple[str, ...]:
    """Return the characters that neither the vendored fonts have nor any font of this machine.

    Raises:
        ArgmapError: typst, which knows the fonts, is missing or cannot be loaded.
    """
    version()
    import typst
    from typst import Fonts, TypstError

    fonts = Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[FONTS])
    files = {"main.typ": FONT_TRIAL, "content.json": json.dumps(list(letters)).encode()}
    try:
        typst.compile(
            files, format="pdf", font_paths=fonts, pdf_standards=[ACCESSIBLE], timestamp=0
        )  # type: ignore[call-overload] # its stubs leave out the dict of files that its manual offers
    except TypstError as error:
        return _named(error.diagnostic)
    return ()


def _named(diagnostic: str) -> tuple[str, ...]:
    """Return the visible characters that typst says no font has."""
    return tuple(
        sign for sign in dict.fromkeys(LACKING.findall(diagnostic)) if not sign.startswith("\\u{")
    )


def _missed(attempt: Attempt, lacking: Sequence[str]) -> tuple[Problem, ...]:
    """Return what readers miss where the fonts that were tried before lack some characters."""
    match attempt:
        case Attempt.OWN_FONTS:
            return ()
        case Attempt.SYSTEM_FONTS:
            ours = f"the fonts that argmap brings lack {few(lacking)}"
            message = f"{ours}, so fonts of this machine are embedded for these"
            remedy = (
                "the file looks alike everywhere; made on another machine it may look different"
            )
        case Attempt.BOXES:
            nowhere = f"no font of this machine has {few(lacking)}"
            message = f"{nowhere}: they show as boxes, and the PDF is tagged, but no PDF/UA"
            remedy = "install a font that has them, such as Noto Sans CJK or Noto Color Emoji"
    return (lacking_glyphs(message, remedy),)


@cache
def _fonts(*, system: bool) -> Fonts:
    """Return the vendored fonts, those that come with typst, and if need be the system's."""
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
    """Return a language as typst names it: a code of two or three letters, and a region.

    English where it is neither.

    >>> tongue("pt-BR"), tongue("?")
    ({'lang': 'pt', 'region': 'BR'}, {'lang': 'en', 'region': None})
    """
    found = LANGUAGE.fullmatch(language.strip())
    if found is None:
        return {"lang": "en", "region": None}
    return {"lang": found[1].lower(), "region": found[2].upper() if found[2] else None}
