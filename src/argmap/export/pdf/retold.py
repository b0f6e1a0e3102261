"""A talk to be read: each picture once, what the speaker says, what it shows in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from argmap.drawing import Style, by_itself, claims_in, extent
from argmap.export.pdf.entries import Telling, told_entries
from argmap.export.pdf.paper import Paper
from argmap.export.pdf.picture import Plain, told_picture
from argmap.layout import small_text
from argmap.problem import Problem, Severity
from argmap.reasoning import Judgement
from argmap.scene import Deck, Scene
from argmap.view import Entry, drawn_links, outline

TALLEST = 320.0
"""So that the words for a picture begin on its page."""
LEAST = 7.0
"""The smallest text that is read with ease on paper, in points."""


@dataclass(frozen=True)
class Retold:
    """A picture of a talk with all its steps: title, whole picture, what the speaker says."""

    title: str
    scene: Scene
    say: tuple[str, ...]

    def scale(self, paper: Paper) -> float:
        """Return how large the picture is on a paper, natural size at most."""
        size = extent(self.scene)
        return min(1.0, paper.room / size.width, TALLEST / (size.height + size.more_height))


def retold(telling: Telling, style: Style, paper: Paper, deck: Deck) -> Iterator[Plain]:
    """Yield the pieces of a talk for `handout.typ`."""
    for each in retold_pictures(deck):
        yield {"kind": "heading", "level": 1, "text": each.title}
        yield {
            "kind": "picture",
            "picture": told_picture(each.scene, style),
            "scale": each.scale(paper),
        }
        for words in each.say:
            yield {"kind": "paragraph", "text": words}
        if each.scene.caption:
            yield {"kind": "paragraph", "text": each.scene.caption}
        yield from told_entries(
            replace(telling, marks=each.scene.marks),
            _nested(telling.judgement, each.scene),
            heading=2,
        )


def _nested(judgement: Judgement, scene: Scene) -> Iterator[Entry]:
    """Yield the claims of a picture, each below what it answers there.

    Whoever goes in a circle comes last.
    """
    claims = claims_in(scene)
    graph = judgement.graph
    links = [graph.links[link] for link in drawn_links(graph, claims)]
    answering = set(chain.from_iterable(link.premises for link in links))
    first = [claim for claim in claims if claim not in answering]
    waiting = dict.fromkeys((*first, *claims))
    while waiting:
        # A claim that only a cycle answers is below nobody: it begins a list of its own.
        found = outline(judgement, (next(iter(waiting)),), within=claims)
        yield from found.entries
        for entry, _ in found.lines():
            waiting.pop(entry.claim, None)


def retold_pictures(deck: Deck) -> Iterator[Retold]:
    """Yield the pictures of a deck, all steps of one together, each with its legend below."""
    for slides in deck.builds:
        scene = slides[-1].body
        if isinstance(scene, Scene):
            say = tuple(slide.say for slide in slides if slide.say)
            yield Retold(slides[0].title, by_itself(scene), say)


def too_small(deck: Deck, paper: Paper) -> Iterator[Problem]:
    """Yield a problem for each picture whose text is too small on paper."""
    for each in retold_pictures(deck):
        size = extent(each.scene).text_size * each.scale(paper)
        if size < LEAST:
            small = f"the text in its boxes is {size:.1f} pt on paper"
            message = f"“{each.title}”: {small}; {LEAST:g} pt is the least"
            remedy = "show fewer claims: less --depth, or another --focus"
            yield small_text(Severity.WARNING, message, remedy)
