"""The looks can be told apart by people with every kind of colour vision, and in grey.

Colour blindness is simulated as in Machado, Oliveira & Fernandes 2009 (severity 1, linear RGB); distances are CIE 1976.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import fields
from itertools import combinations
from pathlib import Path

import pytest

import argmap
from argmap.drawing.arrows import LINES
from argmap.drawing.boxes import Brush, painted_frame
from argmap.drawing.shapes import Coat, PaintRole
from argmap.drawing.style import STYLES, Look, Paint, Style, coloured
from argmap.graph import Stance
from argmap.model import Relation
from argmap.scene import BoxKind, Guise

VISION = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}
COLOURED = [STYLES[Look.LIGHT], STYLES[Look.DARK]]
LEAST_TEXT, LEAST_STROKE = 4.5, 3.0
LEAST_DISTANCE = {
    "full": 20.0,
    "protanopia": 10.0,
    "deuteranopia": 10.0,
    "tritanopia": 10.0,
    "grey": 2.0,
}
"""In grey the fill and the border remain; what is asked of it is that no two strokes are the same."""


def _linear(colour: str) -> tuple[float, ...]:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    return tuple(
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )


def _luminance(colour: str) -> float:
    return sum(
        share * part for share, part in zip((0.2126, 0.7152, 0.0722), _linear(colour), strict=True)
    )


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _lab(colour: str, vision: str) -> tuple[float, float, float]:
    r, g, b = (
        min(max(sum(m * c for m, c in zip(row, _linear(colour), strict=True)), 0.0), 1.0)
        for row in VISION[vision]
    )
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(one: str, other: str, vision: str) -> float:
    return math.dist(_lab(one, vision), _lab(other, vision))


@pytest.mark.parametrize("style", STYLES.values(), ids=lambda style: style.look)
def test_text_can_be_read_on_everything_that_it_stands_on(style: Style) -> None:
    for ground in (style.page, style.band, style.neutral_fill, *style.fills):
        assert contrast(style.ink, ground) >= LEAST_TEXT, ground
    assert min(contrast(style.faint, ground) for ground in (style.page, style.band)) >= LEAST_TEXT


@pytest.mark.parametrize("style", STYLES.values(), ids=lambda style: style.look)
def test_lines_can_be_seen_on_everything_that_they_border(style: Style) -> None:
    for hue, stroke in enumerate(style.strokes):
        assert contrast(stroke, style.page) >= LEAST_STROKE
        assert contrast(stroke, style.fill(hue)) >= LEAST_STROKE, (stroke, style.fill(hue))
    for line in (style.line, style.neutral):
        assert min(contrast(line, style.page), contrast(line, style.band)) >= LEAST_STROKE


@pytest.mark.parametrize("style", COLOURED, ids=lambda style: style.look)
@pytest.mark.parametrize("vision", VISION)
def test_any_two_positions_can_be_told_apart(style: Style, vision: str) -> None:
    near = {
        pair: round(distance(*pair, vision), 1)
        for pair in combinations(style.strokes, 2)
        if distance(*pair, vision) < LEAST_DISTANCE[vision]
    }
    assert near == {}


@pytest.mark.parametrize("style", STYLES.values(), ids=lambda style: style.look)
@pytest.mark.parametrize("vision", VISION)
def test_for_and_against_differ_by_a_fill_that_everyone_sees(style: Style, vision: str) -> None:
    assert min(distance(fill, style.page, vision) for fill in style.fills) >= 8


def test_the_first_two_positions_have_the_agreed_colours() -> None:
    light, dark = STYLES[Look.LIGHT], STYLES[Look.DARK]
    assert (light.strokes[:2], light.fills[:2]) == (("#0072b2", "#d55e00"), ("#cce3f0", "#f7dfcc"))
    assert (dark.strokes[:2], dark.page) == (("#56b4e9", "#ff9e57"), "#1b1f24")


def test_in_mono_six_positions_differ_by_border_and_corner() -> None:
    mono = STYLES[Look.MONO]
    looks = set()
    for hue in range(6):
        guise = Guise(BoxKind.CLAIM, hue, Stance.FOR)
        frame = painted_frame(guise, (0, 0, 100, 50), Brush(borders=True, stances=True))
        looks.add((len(frame.parts), frame.outline.corner, mono.paint(frame.outline.coat).width))
    assert len(looks) == 6


@pytest.mark.parametrize("style", STYLES.values(), ids=lambda style: style.look)
def test_an_undercut_is_as_strong_as_a_rebuttal_and_differs_without_any_colour(
    style: Style,
) -> None:
    rebuttal, undercut = style.paint(LINES[Relation.REBUTS]), style.paint(LINES[Relation.UNDERCUTS])
    assert (undercut.width, undercut.stroke) == (rebuttal.width, rebuttal.stroke)
    assert _inked(undercut.dash) >= _inked(rebuttal.dash)
    assert undercut.dash != rebuttal.dash
    for role in (
        PaintRole.UNDERCUT,
        PaintRole.SIGN,
        PaintRole.BAR,
        PaintRole.DISC,
        PaintRole.JOINT,
        PaintRole.GLYPH,
    ):
        stroke = style.paint(Coat(role)).stroke
        assert stroke
        assert min(contrast(stroke, ground) for ground in (style.page, style.band)) >= LEAST_STROKE


@pytest.mark.parametrize("style", STYLES.values(), ids=lambda style: style.look)
@pytest.mark.parametrize("role", PaintRole)
def test_every_role_has_a_paint(style: Style, role: PaintRole) -> None:
    assert any(style.paint(Coat(role, hue)) != Paint() for hue in (None, 0))


def _inked(dash: Sequence[float]) -> float:
    """Return the share of a dashed line that is drawn."""
    return sum(dash[0::2]) / sum(dash)


COLOUR = re.compile(r"#[0-9a-f]{6}\b")
COLOURS = {
    colour
    for style in STYLES.values()
    for field in fields(style)
    for colour in COLOUR.findall(repr(getattr(style, field.name)))
}
PACKAGE = Path(argmap.__file__).parent
SHEETS = sorted(
    path for kind in ("css", "js", "toml", "html") for path in PACKAGE.rglob(f"*.{kind}")
)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_sheet_names_the_colours_of_a_look_and_does_not_repeat_them(sheet: Path) -> None:
    repeated = set(COLOUR.findall(sheet.read_text(encoding="utf-8")))
    assert not repeated & COLOURS


def test_every_colour_that_a_sheet_names_is_put_in() -> None:
    for sheet in SHEETS:
        text = sheet.read_text(encoding="utf-8")
        assert "$light." not in coloured(text)
        assert "$dark." not in coloured(text)
