"""What an audience may miss of a talk.

Text too small to read, and characters that the font lacks.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.deck.legible import Setting, Subject, best_placements
from argmap.deck.planned import Planned
from argmap.drawing import texts_in
from argmap.layout import missing_glyphs, small_text
from argmap.problem import Problem, Severity
from argmap.reasoning import Judgement
from argmap.scene import Fit, Scene
from argmap.view import HARD_MOST_BOXES, Perspective, ViewKind, view

Settled = tuple[Planned, Scene, Fit]
TOLERANCE = 0.05
"""So many points below what is wanted are told as that, since sizes are told with one digit."""


def problems(
    judgement: Judgement, settled: Sequence[Settled], setting: Setting
) -> tuple[Problem, ...]:
    """Return a problem for each picture of too small text, and one for all lacking glyphs."""
    small = [_too_small(judgement, picture, setting) for picture in settled]
    texts = list[str]()
    for _, scene, _ in settled:
        texts += texts_in(scene)
    return (*filter(None, small), *missing_glyphs(texts))


def _too_small(judgement: Judgement, picture: Settled, setting: Setting) -> Problem | None:
    """Return the problem of a picture whose text cannot be read from the last row, if so."""
    planned, scene, fit = picture
    size = scene.geometry.text_size * fit.scale
    if size >= setting.wanted - TOLERANCE:
        return None
    first = planned.moments[0]
    named = f"“{first.title}”"
    if first.stop:
        named = f"step {first.stop} of the tour, {named}"
    has = f"{named}: the text in its {len(scene.geometry.boxes)} boxes is {size:.1f} pt"
    remedy = _remedy(judgement, planned, setting)
    if size >= setting.least:
        message = f"{has}; {setting.wanted:.3g} pt can be read from the last row"
        return small_text(Severity.WARNING, message, remedy)
    message = f"{has}; {setting.least:.3g} pt is the least"
    remedy += "; with --force it is written all the same"
    return small_text(Severity.ERROR, message, remedy)


def _remedy(judgement: Judgement, planned: Planned, setting: Setting) -> str:
    """Return what would make a picture legible.

    In a tour, the stop where a new picture should begin.
    """
    # A stop may be several moments of a build, each with its number.
    stops = list(dict.fromkeys(moment.stop for moment in planned.moments if moment.stop))
    if not stops and planned.view.kind is ViewKind.OVERVIEW:
        return "choose a larger page, or give the positions shorter labels"
    if not stops:
        return "show fewer claims: less --depth, or another --focus"
    begins = _first_too_many(judgement, planned, stops, setting)
    if begins == stops[0]:
        return f"let step {begins} show fewer claims, or claims with shorter labels"
    return f"begin a new picture with `show:` at step {begins}"


def _first_too_many(
    judgement: Judgement, planned: Planned, stops: Sequence[int], setting: Setting
) -> int:
    """Return the first stop with which a tour's picture is too full."""
    page = setting.page
    # A page as small as its picture has no room that a stop could be too much for.
    if page is None:
        return stops[0]
    seen = {moment.stop: moment.shown or () for moment in planned.moments}
    subjects = []
    for stop in stops:
        claims = tuple(claim for claim in planned.view.claims if claim in seen[stop])
        shown = view(judgement, Perspective(claims, depth=0, most=HARD_MOST_BOXES))
        subjects.append(Subject(shown))
    # each stop as if the picture ended with it: where that cannot be read, the next one begins
    tried = best_placements(subjects, setting, page.picture)
    for stop, one in zip(stops, tried, strict=True):
        if one.text_size < setting.wanted:
            return stop
    return stops[-1]
