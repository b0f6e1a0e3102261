"""What a picture holds, for those who plan with it before it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from argmap.drawing.boxes import mark_figure
from argmap.drawing.figures import Sketch
from argmap.model import Id
from argmap.scene import Scene
from argmap.view import Mark
from argmap.words import in_language


def claims_in(scene: Scene) -> tuple[Id, ...]:
    """Return the claims that have a box in a picture, in the order of the view; no references."""
    return tuple(box.id for box in scene.geometry.boxes if not box.refers)


def texts_in(scene: Scene) -> Iterator[str]:
    """Yield every line of text that stands in a box."""
    for box in scene.geometry.boxes:
        for line in box.lines:
            yield line.text


def picture_key(scene: Scene) -> str:
    """Return a name for where everything is in a picture: pictures of one key differ in marks."""
    return scene.geometry.key


def is_table(scene: Scene) -> bool:
    """Say whether a picture is a table of all positions, not a graph around a focus."""
    return bool(scene.geometry.bands or scene.geometry.tallies)


def by_itself(scene: Scene) -> Scene:
    """Return a picture that is on no slide: legend and caption right below it, in their size."""
    return replace(scene, strip=None)


def other_marks(
    scene: Scene, states: Callable[[Id, frozenset[Id]], Mapping[str, Mark]]
) -> dict[Id, dict[str, Sketch]]:
    """Return the pills that the boxes of a picture have in other states, by claim and state.

    `states` is asked for the marks of a claim by state, and told the claims and links that the
    picture shows. A claim without pills in any state, and a state without pills, is left out.
    """
    words = in_language(scene.language)
    links = (arrow.link for arrow in scene.geometry.arrows)
    present = frozenset((*claims_in(scene), *links))
    found = dict[Id, dict[str, Sketch]]()
    # a reference only says where to look
    for box in [box for box in scene.geometry.boxes if not box.refers]:
        for state, mark in states(box.id, present).items():
            figure = mark_figure(box, mark, words)
            if figure is not None:
                found.setdefault(box.id, {})[state] = figure
    return found
