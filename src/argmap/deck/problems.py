"""What an audience may miss of a talk: text too small to read, and characters that the font lacks."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.deck.legible import Setting, Subject, placed
from argmap.deck.planned import Planned
from argmap.layout.typeset import missing_glyphs, small_text
from argmap.problem import Problem, Severity
from argmap.reasoning import Judgement
from argmap.scene import Fit, Scene
from argmap.view.perspective import HARD_MOST_BOXES, Perspective, ViewKind
from argmap.view.view import view

Settled = tuple[Planned, Scene, Fit]


def problems(judgement: Judgement, settled: Sequence[Settled], setting: Setting) -> tuple[Problem, ...]:
    """Return a problem for each picture whose text is too small, and one for all characters without a glyph."""
    small = tuple(problem for picture in settled if (problem := _too_small(judgement, picture, setting)))
    texts = [line.text for _, scene, _ in settled for box in scene.geometry.boxes for line in box.lines]
    return (*small, *missing_glyphs(texts))


def _too_small(judgement: Judgement, picture: Settled, setting: Setting) -> Problem | None:
    """Return the problem of a picture whose text cannot be read from the last row, if so."""
    planned, scene, fit = picture
    size = scene.geometry.text_size * fit.scale
    if size >= setting.wanted - 0.05:
        return None
    severity = Severity.WARNING if size >= setting.least else Severity.ERROR
    first = planned.moments[0]
    named = f"step {first.step} of the tour, “{first.title}”" if first.step else f"“{first.title}”"
    wanted, least = f"{setting.wanted:.3g} pt", f"{setting.least:.3g} pt"
    reads = f"{wanted} can be read from the last row" if severity is Severity.WARNING else f"{least} is the least"
    message = f"{named}: the text in its {len(scene.geometry.boxes)} boxes is {size:.1f} pt; {reads}"
    remedy = _remedy(judgement, planned, setting)
    if severity is Severity.ERROR:
        remedy += "; with --force it is written all the same"
    return small_text(severity, message, remedy)


def _remedy(judgement: Judgement, planned: Planned, setting: Setting) -> str:
    """Return what would make a picture legible: in a tour, the step where a new picture should begin."""
    stops = list(dict.fromkeys(moment.step for moment in planned.moments if moment.step))
    if not stops and planned.view.kind is ViewKind.OVERVIEW:
        return "choose a larger page, or give the positions shorter labels"
    if not stops:
        return "show fewer claims: less --depth, or another --focus"
    begins = _first_too_many(judgement, planned, stops, setting)
    if begins == stops[0]:
        return f"let step {begins} show fewer claims, or claims with shorter labels"
    return f"begin a new picture with `show:` at step {begins}"


def _first_too_many(judgement: Judgement, planned: Planned, stops: Sequence[int], setting: Setting) -> int:
    """Return the first step with which a tour's picture is too full."""
    page = setting.page
    if page is None:
        return stops[0]
    seen = {moment.step: moment.shown for moment in planned.moments}
    parts = [tuple(claim for claim in planned.view.claims if claim in (seen[stop] or ())) for stop in stops]
    views = [view(judgement, Perspective(claims, depth=0, most=HARD_MOST_BOXES)) for claims in parts]
    tried = placed([Subject(shown) for shown in views], setting, page.picture)
    return next((stop for stop, one in zip(stops, tried, strict=True) if one.text_size < setting.wanted), stops[-1])
