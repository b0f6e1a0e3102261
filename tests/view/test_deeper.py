"""An empty cell of the table leads down to what is said of its theme."""

from hypothesis import given

from argmap.model import Debate
from argmap.view import spoken_below, ways_down
from tests import argued
from tests.pictured import judged, judged_debate

DEBATE = judged("""
claims:
  - {id: weights, text: The weights are open., themes: cost, supports: open}
  - {id: audits, text: Audits find faults., themes: transparency, rebuts: weights}
  - {id: seals, text: Seals are broken., themes: transparency, undercuts: {from: audits, to: weights}}
""")


def test_who_speaks_of_a_theme_is_found_at_any_depth_and_on_which_side() -> None:
    below = spoken_below(DEBATE.graph)
    assert below.of["transparency", "open"] == ("audits", "seals")
    assert below.against["transparency", "open"] == ("audits",)
    assert ("transparency", "closed") not in below.of


def test_the_way_down_opens_what_an_entry_lies_in_and_not_the_entry_itself() -> None:
    graph = DEBATE.graph
    outer, inner = "weights.supports.open", "audits.rebuts.weights"
    assert ways_down(graph, "open", ("weights",)) == ()
    assert ways_down(graph, "open", ("audits",)) == (outer,)
    assert ways_down(graph, "open", ("audits", "seals")) == (outer, inner)
    assert ways_down(graph, "closed", ("audits",)) == ()


@given(argued.debates() | argued.grown_debates())
def test_every_way_down_is_a_chain_of_entries_that_are_listed_below_each_other(
    debate: Debate,
) -> None:
    judgement = judged_debate(debate)
    for (theme, position), claims in spoken_below(judgement.graph).of.items():
        assert all(theme in judgement.graph.claims[claim].themes for claim in claims)
        seen = {position}
        for link in ways_down(judgement.graph, position, claims):
            target = judgement.graph.links[link].target
            assert target in seen | {*judgement.graph.out_of[position]}
            seen |= {link, *judgement.graph.links[link].premises}
