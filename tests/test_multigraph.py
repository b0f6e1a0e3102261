"""The debate as a networkx graph."""

import networkx as nx
import pytest

from argmap.graph import graph
from argmap.multigraph import multigraph, network
from argmap.problem import DebateError
from tests.debates import debate

DEBATE = """
    - {id: a, text: A., label: An a, themes: cost, supports: open, plausibility: 0.7}
    - {id: b, text: B., rebuts: {to: open, with: a, weight: 0.5, note: so}}
    - {id: u, text: U., undercuts: a2}
    - {id: a2, text: A2., rebuts: a}
"""
POSITIONS = "positions: {open: Open.}\nthemes: {cost: null}"


def test_claims_are_nodes_and_plain_links_are_edges() -> None:
    shown = network(debate(DEBATE, head="positions: {open: Open.}"))
    assert shown.nodes["open"]["kind"] == "position"
    assert shown.nodes["a"] == {
        "kind": "claim",
        "text": "A.",
        "label": "An a",
        "themes": ("cost",),
        "cases": (),
        "assumed": False,
        "plausibility": 0.7,
        "side": (("open", "both"),),
    }
    told = {"relation": "supports", "weight": 1.0, "note": None, "part": "whole"}
    assert shown.edges["a", "open", "a.supports.open"] == told


def test_a_link_that_is_a_target_or_has_several_premises_is_a_step() -> None:
    shown = network(debate(DEBATE, head="positions: {open: Open.}"))
    steps = {node for node, kind in shown.nodes(data="kind") if kind == "step"}
    assert steps == {"a+b.rebuts.open", "a2.rebuts.a"}
    assert shown.nodes["a+b.rebuts.open"] == {
        "kind": "step",
        "relation": "rebuts",
        "weight": 0.5,
        "note": "so",
        "side": (("open", "against"),),
    }
    parts = {(one, other): part for one, other, part in shown.edges(data="part")}
    assert parts["b", "a+b.rebuts.open"] == parts["a", "a+b.rebuts.open"] == "premise"
    assert parts["a+b.rebuts.open", "open"] == "conclusion"
    assert parts["u", "a2.rebuts.a"] == "whole"


def test_the_graph_cannot_be_changed() -> None:
    shown = multigraph(graph(debate(DEBATE, head="positions: {open: Open.}"))[0])
    with pytest.raises(nx.NetworkXError, match="Frozen"):
        shown.add_node("more")


def test_a_debate_with_an_unknown_reference_has_no_network() -> None:
    with pytest.raises(DebateError, match="`nowhere`, which does not exist"):
        network(debate("- {id: a, text: A., supports: nowhere}"))
