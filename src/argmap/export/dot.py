"""The view as DOT source with styles, which plain `dot -Tsvg` draws sensibly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import graphviz
from graphviz.quoting import quote

from argmap.drawing import FADED, FADED_LETTERS, FONT_FAMILY, ROUND_HUES, Style, mixed
from argmap.graph import Stance
from argmap.layout import Leg, guise_in, plan, referring, wrapped
from argmap.model import Id, Relation
from argmap.scene import BoxKind, Guise
from argmap.view import View, ViewKind
from argmap.words import badge, language, step_badge

# As wide as lines of text are in other pictures, see `layout.Way`.
WIDEST = 190.0
MOST_ABREAST = 7
FONT = FONT_FAMILY.partition(",")[0]
ARROWS = {
    Relation.SUPPORTS: {"style": "solid", "arrowhead": "normal", "label": " +"},
    Relation.REBUTS: {"style": "dashed", "arrowhead": "tee", "label": " −"},
    Relation.UNDERCUTS: {
        "style": "dashed",
        "arrowhead": "tee",
        "arrowtail": "teeodot",
        "dir": "both",
    },
    Relation.ABOUT: {"style": "solid", "arrowhead": "none", "penwidth": "0.7"},
}


def dot_text(view: View, style: Style) -> str:
    """Return the DOT source of a view; an undercut or linked premises meet in a small node.

    Conclusions stand on top, or to the left where more than `MOST_ABREAST` answers would stand side
    by side.
    """
    return (
        "\n".join(
            ("digraph {", *_opening(view, style), *_nodes(view, style), *_edges(view, style), "}")
        )
        + "\n"
    )


def _opening(view: View, style: Style) -> Iterator[str]:
    """Yield what holds for the whole graph."""
    title = "\n".join(part for part in (view.title, view.caption) if part)
    yield _line(
        "graph",
        rankdir=_direction(view),
        bgcolor=style.page,
        label=_label(title),
        fontname=FONT,
        fontcolor=style.ink,
    )
    yield _line(
        "node",
        shape="box",
        style="filled,rounded",
        fontname=FONT,
        fontcolor=style.ink,
        fontsize="16",
    )
    yield _line("edge", color=style.line, fontcolor=style.line, fontname=FONT, fontsize="16")


def _direction(view: View) -> str:
    """Return where the arrows point."""
    answered = Counter(leg.head for leg in _legs(view))
    return "RL" if max(answered.values(), default=0) > MOST_ABREAST else "BT"


def _legs(view: View) -> Iterator[Leg]:
    """Yield a line from each answer to what it answers, in two legs where it has a joint."""
    if view.kind is ViewKind.FOCUS:
        yield from plan(view).legs
        return
    # A table has no arrows; as a graph each of its reasons has a line to its position.
    for cell in view.cells:
        relation = Relation.SUPPORTS if cell.stance is Stance.FOR else Relation.REBUTS
        yield from (Leg("", relation, claim, cell.position) for claim in (*cell.claims, *cell.also))


def _nodes(view: View, style: Style) -> Iterator[str]:
    """Yield a node for each claim, and one for each joint."""
    words = language(view.judgement.graph)
    for claim in view.boxes:
        mark = view.marks[claim]
        found = badge(mark.verdict, mark.unchallenged, words) if mark.verdict else None
        lines = wrapped(_name(view, claim), 16.0, WIDEST)
        each = (found, step_badge(mark.steps, words))
        text = "\n".join((*lines, *(f"{one.glyph} {one.word}" for one in each if one)))
        yield _line(quote(claim), label=_label(text), **_node_look(view, claim, style))
    if view.kind is ViewKind.FOCUS:
        for joint in plan(view).joints:
            yield _line(
                quote(joint),
                shape="circle",
                style="filled",
                width="0.1",
                label=_label(""),
                fillcolor=style.page,
            )


def _name(view: View, box: Id) -> str:
    """Return what a box says."""
    claims = view.judgement.graph.claims
    if box in view.references:
        return referring(claims[view.references[box]].name)
    return claims[box].name


def _node_look(view: View, box: Id, style: Style) -> dict[str, str]:
    """Return how the node of a box is painted: a reference dotted, what is faded paler."""
    look = _look(guise_in(view, box), style)
    if box in view.references:
        look |= {"style": "filled,rounded,dotted", "fillcolor": style.page, "penwidth": "1.2"}
    if box in view.faded:
        for key in ("color", "fillcolor"):
            look[key] = mixed(look[key], style.page, FADED)
        look["fontcolor"] = mixed(style.ink, style.page, FADED_LETTERS)
    return look


def _look(guise: Guise, style: Style) -> dict[str, str]:
    """Return how a claim's node is painted."""
    against = guise.stance is Stance.AGAINST or guise.kind is BoxKind.REMARK
    position = guise.kind is BoxKind.POSITION
    look = {
        "color": style.stroke(guise.hue),
        "fillcolor": style.page if against else style.fill(guise.hue),
        "penwidth": "3.5" if position else "2",
    }
    if style.borders and guise.hue is not None:
        look |= _border(guise.hue)
    return look


def _border(hue: int) -> dict[str, str]:
    """Return a position's border without hues: single, double, thick in turn, round and square."""
    kinds: tuple[dict[str, str], ...] = ({}, {"peripheries": "2"}, {"penwidth": "4.5"})
    return kinds[hue % len(kinds)] | ({} if hue % 6 in ROUND_HUES else {"style": "filled"})


def _edges(view: View, style: Style) -> Iterator[str]:
    """Yield an edge for each arrow."""
    for leg in _legs(view):
        attributes = dict(ARROWS[leg.relation])
        if leg.head == leg.link:
            attributes |= {"arrowhead": "none", "label": ""}
        if leg.tail == leg.link and "arrowtail" in attributes:
            attributes |= {"arrowtail": "none"}
        if leg.link in view.faded:
            pale = mixed(style.line, style.page, FADED)
            attributes |= {"color": pale, "fontcolor": pale}
        yield f"{quote(leg.tail)} -> {_line(quote(leg.head), **attributes)}"


def _line(name: str, **attributes: str) -> str:
    """Return a statement with its attributes."""
    listed = " ".join(f"{key}={quote(value)}" for key, value in attributes.items())
    return f"{name} [{listed}]"


def _label(text: str) -> str:
    """Return words so that Graphviz shows them as they are: no escapes, no HTML, lines kept."""
    # The escape of a line break is put in last, or it would be escaped itself.
    return str(graphviz.escape(text.replace("\n", "\0"))).replace("\0", r"\n")
