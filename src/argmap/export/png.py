"""A picture as PNG: its SVG, drawn by resvg with our fonts, other scripts with the machine's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from xml.sax.saxutils import escape

from argmap.budgets import MOST_PIXELS
from argmap.drawing import Style, number
from argmap.export.pdf.press import unavailable
from argmap.export.svg import RIGHT_TO_LEFT, svg_text
from argmap.layout import BOLD, REGULAR, drawable, few, foreign_letters, lacking_glyphs, width
from argmap.problem import ArgmapError, DebateError, Problem, Severity
from argmap.scene import Scene

FAMILY = "Liberation Sans"
EXTENT = re.compile(r'<svg[^>]* width="([0-9.]+)" height="([0-9.]+)"')
X = re.compile(r' x="([^"]*)"')
SIZE = re.compile(r' font-size="([^"]*)"')
LINE = re.compile(r"<text( [^>]*)>([^<]*)</text>")
ISOLATED = "\N{RIGHT-TO-LEFT ISOLATE}{}\N{POP DIRECTIONAL ISOLATE}"
"""What resvg reads from right to left: it knows no `direction`."""
WORLDLY = ("DejaVu Sans", "FreeSans", "Segoe UI", "Arial Unicode MS")
"""Families with letters of many scripts, where a machine has none for one alone."""
CHINESE = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Zen Hei",
)
JAPANESE = (
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Source Han Sans",
    "Hiragino Sans",
    "Yu Gothic",
    "IPAGothic",
    "TakaoGothic",
)
KOREAN = ("Noto Sans CJK KR", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", "NanumGothic")
FAMILIES = {
    "CJK": CHINESE,
    "HIRAGANA": JAPANESE,
    "KATAKANA": JAPANESE,
    "HANGUL": KOREAN,
    "ARABIC": ("Noto Sans Arabic", "Noto Naskh Arabic", "Geeza Pro", "Segoe UI", "Tahoma"),
    "THAI": ("Noto Sans Thai", "Thonburi", "Leelawadee UI", "Tahoma", "Loma", "Garuda"),
    "DEVANAGARI": ("Noto Sans Devanagari", "Kohinoor Devanagari", "Nirmala UI", "Lohit Devanagari"),
}
"""Sans-serif families for a script, by the first word of its letters' Unicode names."""
SYMBOLS = ("Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", "Noto Emoji", "Symbola")


@dataclass(frozen=True, slots=True)
class RasterImage:
    """A finished PNG, and what somebody who draws it on another machine may find different."""

    content: bytes
    problems: tuple[Problem, ...] = ()


def png_image(
    scene: Scene,
    style: Style,
    *,
    scale: float = 2.0,
    transparent: bool = False,
    legend: bool = True,
) -> RasterImage:
    """Return the picture of a scene as PNG, `scale` pixels for each point.

    The same scene, style and scale give the same bytes on every machine as long as the vendored
    fonts have all its letters. Letters of other scripts are drawn with fonts of this machine, which
    a problem tells.

    Raises:
        DebateError: no font of this machine has a letter; the problem names the formats that need
            none.
        ArgmapError: there are letters of other scripts, and typst, which knows the fonts, cannot be
            loaded.
    """
    return rasterized(svg_text(scene, style, legend=legend, background=not transparent), scale)


def rasterized(markup: str, scale: float) -> RasterImage:
    """Return an SVG of ours as PNG, `scale` pixels for each of its units; raises as `png_image`."""
    texts = [unescape(line[2]) for line in LINE.finditer(markup)]
    foreign = foreign_letters(texts)
    if not foreign:
        return RasterImage(_pixels(drawable(markup), scale, machine=False))
    lacking = unavailable(foreign)
    if lacking:
        raise DebateError((_lacking(lacking),))
    message = (
        f"the font that argmap brings lacks {few(foreign)}, so fonts of this machine draw these"
    )
    remedy = "the image looks alike everywhere; made on another machine it may look different"
    return RasterImage(
        _pixels(LINE.sub(_lettered, markup), scale, machine=True),
        (lacking_glyphs(message, remedy),),
    )


def _pixels(markup: str, scale: float, *, machine: bool) -> bytes:
    """Return what resvg draws, with the fonts of the `machine` or without them."""
    import resvg_py

    # resvg would take the memory before it fails.
    _check_pixels(markup, scale)
    drawn: bytes = bytes(
        resvg_py.svg_to_bytes(
            svg_string=markup,
            zoom=scale,
            skip_system_fonts=not machine,
            font_files=[str(REGULAR), str(BOLD)],
            font_family=FAMILY,
            sans_serif_family=FAMILY,
        )
    )
    return drawn


def _check_pixels(markup: str, scale: float) -> None:
    """Refuse a picture that would not fit into memory, before it is drawn."""
    size = EXTENT.match(markup)
    pixels = float(size[1]) * float(size[2]) * scale * scale if size else 0.0
    if pixels > MOST_PIXELS:
        most = f"at most {MOST_PIXELS / 1e6:,.0f} million are drawn"
        share = f"{pixels / 1e6:,.0f} million pixels, and {most}"
        raise ArgmapError(
            f"the picture would have {share}; "
            "choose a smaller --scale or fewer claims, or write .svg"
        )


def _lacking(letters: Sequence[str]) -> Problem:
    """Return the problem that a picture would have empty boxes for letters."""
    nowhere = f"no font of this machine has {few(letters)}"
    message = f"{nowhere}, and a .png shows only what its maker's fonts have"
    elsewhere = "write .svg, .html or .pptx, where the viewer's fonts show them"
    remedy = f"{elsewhere}, or install a font such as Noto Sans"
    return lacking_glyphs(message, remedy, Severity.ERROR)


def _lettered(line: re.Match[str]) -> str:
    """Return a line of text in the first family of this machine that is made for its letters.

    What stands before the first of them keeps the vendored font: it was measured with it.
    """
    attributes, words = line[1], unescape(line[2])
    foreign = foreign_letters([words])
    if not foreign:
        return f"<text{attributes}>{drawable(line[2])}</text>"
    family = f' font-family="{", ".join(map(repr, (*_families(foreign), FAMILY)))}"'
    if RIGHT_TO_LEFT in attributes:
        attributes = attributes.replace(RIGHT_TO_LEFT, ' text-anchor="end"')
        return f"<text{attributes}{family}>{ISOLATED.format(line[2])}</text>"
    first = min(words.index(letter) for letter in foreign)
    lead = width(words[:first], float(SIZE.findall(attributes)[0]), bold="bold" in attributes)
    moved = X.sub(lambda x: f' x="{number(float(x[1]) + lead)}"', attributes)
    leading = f"<text{attributes}>{escape(words[:first])}</text>" if words[:first].strip() else ""
    return f"{leading}<text{moved}{family}>{escape(words[first:])}</text>"


def _families(letters: Sequence[str]) -> tuple[str, ...]:
    """Return the families for the script of most of some letters, Japanese where there are kana."""
    scripts = [unicodedata.name(letter, "").split(" ")[0].split("-")[0] for letter in letters]
    kana = next((script for script in scripts if FAMILIES.get(script) is JAPANESE), None)
    script = kana or max(scripts, key=scripts.count)
    if not any(letter.isalpha() for letter in letters):
        return (*SYMBOLS, *WORLDLY)
    return (*FAMILIES.get(script, (f"Noto Sans {script.title()}",)), *WORLDLY)
