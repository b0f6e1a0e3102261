"""The shipped debate is a talk that its audience can read."""

from pathlib import Path

from argmap.deck import Programme, Setting, deck, named_page
from argmap.deck.legible import WANTED
from argmap.graph import graph
from argmap.layout.engine import find
from argmap.opening import load
from argmap.reasoning import judge

ARGUMENTS = Path(__file__).parents[2] / "arguments"


def test_every_slide_of_its_tour_and_of_its_disputed_reasons_can_be_read_from_the_last_row() -> (
    None
):
    judgement = judge(graph(load(ARGUMENTS))[0])
    for asked in (Programme(), Programme(slides=12)):
        made = deck(judgement, asked, Setting(named_page("16:9"), find("bundled")))
        assert made.problems == ()
        assert (made.text_size or 0) >= WANTED
