"""The drawing as JSON: what the app's map draws, and the versioned `.json` export (docs/payload.md).

It comes in parts that change for different reasons, so that only what changed is sent again: the geometry is constant
for its key, marks follow the judgement, the style follows the look.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from argmap.drawing.drawing import MARGIN, drawing
from argmap.drawing.shapes import Drawing, Group, Shape
from argmap.drawing.style import FONT_FAMILY, Style
from argmap.graph import DebateGraph
from argmap.model import Id, Relation
from argmap.scene import Scene
from argmap.view.perspective import Mark
from argmap.words import Language, language, name, one_stop, step_badge

VERSION = 1


def payload(scene: Scene, style: Style, *, legend: bool = True) -> dict[str, Any]:
    """Return a scene in a style as plain dicts, lists, strings and numbers, ready for any JSON writer.

    `geometry` is equal for equal `geometry["key"]`; two looks of one form (light and dark) share it.
    """
    drawn = drawing(scene, style, legend=legend)
    return {
        "version": VERSION,
        "title": drawn.title,
        "caption": scene.caption,
        "description": drawn.description,
        "engine": scene.engine,
        "geometry": {
            "key": f"{scene.geometry.key}-{drawn.form}{'' if legend else '-bare'}",
            "width": drawn.width,
            "height": drawn.height,
            "margin": MARGIN,
            "groups": [group_json(group) for group in drawn.groups],
            "boxes": _boxes(scene),
        },
        "marks": {"height": drawn.more_height, "groups": [group_json(group) for group in drawn.marks]},
        "style": {
            "look": style.look.value,
            "font": FONT_FAMILY,
            "page": style.page,
            "paints": {role: _paint(style, role) for role in _roles(drawn)},
        },
        "labels": {box.id: label(scene.graph, box.id, scene.marks[box.id]) for box in scene.geometry.boxes},
    }


def group_json(group: Group) -> dict[str, Any]:
    """Return a group; keys without a value are left out."""
    words = {"claim": group.claim, "title": group.title, "description": group.description}
    return {
        "id": group.id,
        "kind": group.kind,
        **{key: value for key, value in words.items() if value},
        "shapes": [_shape(shape) for shape in group.shapes],
    }


def _shape(shape: Shape) -> dict[str, Any]:
    """Return a shape with the attributes of its SVG element."""
    return {"tag": shape.tag, **{field.name: getattr(shape, field.name) for field in fields(shape)}}


def _roles(drawn: Drawing) -> Iterable[str]:
    """Return the roles that occur, sorted."""
    return sorted({shape.role for group in (*drawn.groups, *drawn.marks) for shape in group.shapes})


def _paint(style: Style, role: str) -> dict[str, Any]:
    """Return the presentation attributes of a role; no stroke is no key."""
    paint = style.paint(role)
    stroke = {"stroke": paint.stroke, "stroke-width": paint.width} if paint.width else {}
    dash = {"stroke-dasharray": paint.dash} if paint.dash else {}
    cap = {"stroke-linecap": "round", "stroke-linejoin": "round"} if paint.round else {}
    return {"fill": paint.fill, **stroke, **dash, **cap}


def _boxes(scene: Scene) -> dict[Id, dict[str, Any]]:
    """Return each box's frame, and its neighbours along the links that are drawn."""
    links = dict.fromkeys(arrow.link for arrow in scene.geometry.arrows)
    answers, replies = defaultdict[Id, dict[Id, None]](dict), defaultdict[Id, dict[Id, None]](dict)
    for below, above in (pair for link in links for pair in _pairs(scene.graph, link)):
        answers[below][above] = replies[above][below] = None
    return {
        box.id: {
            "x": box.x,
            "y": box.y,
            "width": box.width,
            "height": box.height,
            "answers": list(answers[box.id]),
            "replies": list(replies[box.id]),
        }
        for box in scene.geometry.boxes
    }


def _pairs(graph: DebateGraph, id_: Id) -> Iterator[tuple[Id, Id]]:
    """Yield (reply, answered) claims of a link; an undercut answers the claim whose step it attacks."""
    link = graph.links[id_]
    answered = link.target if link.target in graph.claims else graph.links[link.target].premises[0]
    yield from ((premise, answered) for premise in link.premises)


def label(graph: DebateGraph, claim: Id, mark: Mark) -> str:
    """Return what a screen reader says of a box: what it is, its verdict, and how it is answered in the debate."""
    words, called = language(graph), name(graph.claims[claim])
    kind = (
        words.say("alt", "position", name=called)
        if claim in graph.positions
        else words.say("alt", "claim", name=called)
    )
    supports, rebuttals = (_count(graph, claim, relation) for relation in (Relation.SUPPORTS, Relation.REBUTS))
    undercuts = sum(_count(graph, link.id, Relation.UNDERCUTS) for link in graph.answers(claim))
    answers = words.say("alt", "answers", supports=supports, rebuttals=rebuttals)
    against_steps = words.say("alt", "step-objections", number=undercuts) if undercuts else ""
    verdict = _verdict(words, mark, rebuttals)
    return one_stop(" ".join(filter(None, (kind, verdict, _steps(words, mark), answers, against_steps))))


def _verdict(words: Language, mark: Mark, rebuttals: int) -> str:
    """Return a verdict as a sentence, empty for a position."""
    if mark.unchallenged:
        return words.say("alt", "set-aside" if rebuttals else "unobjected")
    return words.say("alt", "verdict", word=words.word(mark.verdict)) if mark.verdict else ""


def _steps(words: Language, mark: Mark) -> str:
    """Return that a step is disputed as a sentence, empty where none is."""
    found = step_badge(mark.steps, words)
    return f"{found.word[:1].upper()}{found.word[1:]}." if found else ""


def _count(graph: DebateGraph, node: Id, relation: Relation) -> int:
    """Return how many links of a relation answer a claim or step in the whole debate."""
    return sum(graph.links[link].relation is relation for link in graph.into[node])
