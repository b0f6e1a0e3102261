"""A picture as PNG: its SVG, drawn by resvg with our fonts, other scripts with the machine's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from argmap.budgets import MOST_PIXELS
from argmap.drawing import Style, Text
from argmap.export.pdf.press import unavailable
from argmap.export.svg import slide_svg, speakable, svg_text, text_element
from argmap.layout import BOLD, REGULAR, drawable, few, foreign_letters, lacking_glyphs
from argmap.problem import ArgmapError, DebateError, Problem, Severity
from argmap.scene import Scene, Slide, SlidePage

FAMILY = "Liberation Sans"
EXTENT = re.compile(r'<svg[^>]* width="([0-9.]+)" height="([0-9.]+)"')
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
    letters = Letters()
    background = not transparent
    markup = svg_text(scene, style, legend=legend, background=background, lettering=letters.element)
    return rasterized(markup, scale, letters)


def slide_png(
    slide: Slide, page: SlidePage, style: Style, *, scale: float, background: bool
) -> RasterImage:
    """Return the picture of a slide on its page as PNG; raises as `png_image`."""
    letters = Letters()
    markup = slide_svg(slide, page, style, background=background, lettering=letters.element)
    return rasterized(markup, scale, letters)


def rasterized(markup: str, scale: float, letters: Letters) -> RasterImage:
    """Return an SVG of ours as PNG, `scale` pixels for each of its units."""
    foreign = tuple(letters.foreign)
    if not foreign:
        return RasterImage(_pixels(markup, scale, machine=False))
    # resvg draws an empty box where no font has a letter, and says nothing of it.
    lacking = unavailable(foreign)
    if lacking:
        raise DebateError((_lacking(lacking),))
    ours = f"the font that argmap brings lacks {few(foreign)}"
    message = f"{ours}, so fonts of this machine draw these"
    remedy = "the image looks alike everywhere; made on another machine it may look different"
    told = lacking_glyphs(message, remedy)
    return RasterImage(_pixels(markup, scale, machine=True), (told,))


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


@dataclass(frozen=True)
class Letters:
    """Writes lines of text for resvg, and remembers the letters that the vendored font lacks."""

    foreign: dict[str, None] = field(default_factory=dict)

    def element(self, line: Text, paint: str) -> str:
        """Return a line in the first family of this machine that is made for its letters.

        What stands before the first of them keeps the vendored font: it was measured with it.
        """
        words = speakable(line.text)
        foreign = foreign_letters([words])
        if not foreign:
            return text_element(replace(line, text=drawable(words)), paint)
        self.foreign.update(dict.fromkeys(foreign))
        family = f' font-family="{", ".join(map(repr, (*_families(foreign), FAMILY)))}"'
        if line.rtl:
            # A line from right to left ends at its place: no lead can stand before the rest.
            turned = replace(line, text=ISOLATED.format(words), rtl=False)
            return text_element(turned, f'{paint} text-anchor="end"{family}')
        first = min(words.index(letter) for letter in foreign)
        lead = replace(line, text=words[:first])
        rest = replace(line, text=words[first:], x=round(line.x, 2) + lead.width)
        written = text_element(rest, paint + family)
        return text_element(lead, paint) + written if lead.text.strip() else written


def _families(letters: Sequence[str]) -> tuple[str, ...]:
    """Return the families for the script of most of some letters, Japanese where there are kana."""
    # Python knows no scripts, but names begin with them: `ARABIC LETTER BEH`, `CJK UNIFIED …`.
    scripts = [unicodedata.name(letter, "").split(" ")[0].split("-")[0] for letter in letters]
    # Japanese is written with Chinese signs as well, and in a text with kana they look Japanese.
    kana = next((script for script in scripts if FAMILIES.get(script) is JAPANESE), None)
    script = kana or max(scripts, key=scripts.count)
    # Emoji and other signs belong to no script.
    if not any(letter.isalpha() for letter in letters):
        return (*SYMBOLS, *WORLDLY)
    return (*FAMILIES.get(script, (f"Noto Sans {script.title()}",)), *WORLDLY)
