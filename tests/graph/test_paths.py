"""Sides, ancestry, circles and islands of a debate."""

from argmap.graph import Side, Stance, ancestors, cycles, graph, islands, support_cycles, upstream
from argmap.model import Debate
from tests.debates import resolved
from tests.graph.test_resolution import chain

POSITIONS = "positions: {open: Open., closed: Closed.}"


def sides(claims: str) -> dict[str, Side]:
    return dict(resolved(claims, head=POSITIONS).sides)


def test_support_keeps_a_side_and_rebuttal_and_undercut_flip_it() -> None:
    found = sides("""
        - {id: a, text: A., supports: open}
        - {id: b, text: B., rebuts: a}
        - {id: c, text: C., supports: b}
        - {id: u, text: U., undercuts: b}
        - {id: v, text: V., undercuts: u}
    """)
    told = {claim: side[0] for claim, side in found.items() if side and "." not in claim}
    assert told == {
        "open": ("open", Stance.FOR),
        "closed": ("closed", Stance.FOR),
        "a": ("open", Stance.FOR),
        "b": ("open", Stance.AGAINST),
        "c": ("open", Stance.AGAINST),
        "u": ("open", Stance.FOR),
        "v": ("open", Stance.AGAINST),
    }
    assert found["b.rebuts.a"] == (("open", Stance.AGAINST),)


def test_only_the_nearest_positions_count_and_equally_near_ones_all() -> None:
    found = sides("""
        - {id: near, text: N., supports: closed}
        - {id: two, text: T., supports: near, rebuts: open}
        - {id: both, text: B., rebuts: [near, two], supports: open}
        - {id: equal, text: E., supports: closed, rebuts: open}
    """)
    assert found["two"] == (("open", Stance.AGAINST),)
    assert found["both"] == (("open", Stance.FOR),)
    assert found["equal"] == (("open", Stance.AGAINST), ("closed", Stance.FOR))


def test_equally_near_paths_that_disagree_make_both() -> None:
    found = sides("""
        - {id: a, text: A., supports: open}
        - {id: b, text: B., rebuts: open}
        - {id: split, text: S., supports: [a, b]}
        - {id: against, text: R., rebuts: split}
    """)
    assert found["split"] == (("open", Stance.BOTH),)
    assert found["against"] == (("open", Stance.BOTH),)


def test_of_very_many_roots_a_claim_speaks_about_the_first_ones_whichever_way_it_reaches_them() -> (
    None
):
    tops = [f"top-{number}" for number in range(120)]
    halves = ", ".join(tops[1::2]), ", ".join(tops[::2])
    found = resolved(
        "".join(f"- {{id: {top}, text: Top.}}\n" for top in tops)
        + f"- {{id: odd, text: O., supports: [{halves[0]}]}}\n"
        + f"- {{id: even, text: E., rebuts: [{halves[1]}]}}\n"
        + "- {id: one-way, text: W., supports: [odd, even]}\n"
        + "- {id: other-way, text: W., supports: [even, odd]}\n"
    ).sides
    first = [
        (top, Stance.AGAINST if number % 2 == 0 else Stance.FOR)
        for number, top in enumerate(tops[:50])
    ]
    assert found["one-way"] == found["other-way"] == tuple(first)
    assert [top for top, _ in found["even"]] == tops[:100:2]


def test_claims_below_one_another_share_what_they_speak_about() -> None:
    positions = ", ".join(f"p-{number}: P." for number in range(50))
    chain = "".join(
        f"- {{id: c-{number}, text: C., rebuts: c-{number - 1}}}\n" for number in range(1, 9)
    )
    first = (
        f"- {{id: c-0, text: C., supports: [{', '.join(f'p-{number}' for number in range(50))}]}}\n"
    )
    found = resolved(first + chain, head=f"positions: {{{positions}}}").sides
    assert len({id(found[f"c-{number}"]) for number in range(9)}) == 2


def test_a_path_stops_at_the_first_position() -> None:
    found = resolved(
        "- {id: a, text: A., supports: closed}",
        head="positions: {open: Open., closed: {text: C., rebuts: open}}",
    ).sides
    assert found["a"] == (("closed", Stance.FOR),)
    assert found["closed"] == (("closed", Stance.FOR),)


def test_what_only_speaks_about_a_position_is_neutral() -> None:
    found = sides("""
        - {id: a, text: A., about: open}
        - {id: b, text: B., supports: a}
    """)
    assert (found["a"], found["b"], found["a.about.open"]) == ((), (), ())


def test_without_positions_the_roots_are_the_claims_that_answer_nothing() -> None:
    found = resolved("""
        - {id: top, text: Top.}
        - {id: a, text: A., rebuts: top}
        - {id: note, text: N., about: top}
    """)
    assert found.roots == ("top", "note")
    assert found.sides["a"] == (("top", Stance.AGAINST),)


def test_upstream_is_nearest_first_and_leaves_remarks_out() -> None:
    found = resolved("""
        - {id: top, text: Top.}
        - {id: far, text: F., supports: near}
        - {id: near, text: N., supports: {to: top, with: beside}}
        - {id: beside, text: B.}
        - {id: u, text: U., undercuts: near}
        - {id: note, text: N., about: top}
    """)
    assert list(upstream(found, "top").items()) == [
        ("near", 1),
        ("beside", 1),
        ("u", 2),
        ("far", 2),
    ]
    assert upstream(found, "far") == {}


def test_upstream_of_a_link_leads_to_it_and_to_its_premises_but_holds_neither() -> None:
    found = resolved("""
        - {id: top, text: Top.}
        - {id: near, text: N., supports: {to: top, with: beside, id: step}}
        - {id: beside, text: B.}
        - {id: far, text: F., supports: near}
        - {id: u, text: U., undercuts: step}
        - {id: v, text: V., rebuts: u, supports: far}
    """)
    assert upstream(found, "step") == {"u": 1, "far": 1, "v": 2}


def test_circles_hold_their_claims_and_links() -> None:
    found = resolved("""
        - {id: a, text: A., supports: b}
        - {id: b, text: B., rebuts: a}
        - {id: c, text: C., supports: a}
        - {id: u, text: U., undercuts: v}
        - {id: v, text: V., undercuts: u}
    """)
    links = {id_ for id_ in found.links if "undercuts" in id_}
    assert set(map(frozenset, cycles(found))) == {
        frozenset({"a", "b", "a.supports.b", "b.rebuts.a"}),
        frozenset(links),
    }
    assert support_cycles(found) == ()


def test_a_support_cycle_is_told_as_a_shortest_circle_from_the_first_claim_on() -> None:
    found = resolved("""
        - {id: b, text: B., supports: c}
        - {id: c, text: C., supports: [a, long]}
        - {id: long, text: L., supports: a}
        - {id: a, text: A., supports: b}
    """)
    assert support_cycles(found) == (("b", "c", "a"),)


def test_islands_hang_together_by_links_of_any_relation() -> None:
    found = resolved("""
        - {id: a, text: A.}
        - {id: lonely, text: L.}
        - {id: b, text: B., about: a}
        - {id: c, text: C., supports: d}
        - {id: d, text: D.}
    """)
    assert islands(found) == (("a", "b"), ("lonely",), ("c", "d"))


def test_a_chain_of_twenty_thousand_claims_is_no_trouble() -> None:
    found, _ = graph(chain(20_000, "rebuts"))
    assert len(upstream(found, "c-0")) == 19_999
    assert cycles(found) == ()
    assert len(islands(found)) == 1
    assert found.sides["c-19999"] == (("c-0", Stance.FOR),)


def test_a_circle_of_twenty_thousand_reasons_is_one_cycle() -> None:
    line = chain(20_000, "supports")
    first = line.claims[0].model_validate({"id": "c-0", "text": "c-0", "supports": "c-19999"})
    found, _ = graph(Debate(title="A ring", question="Where?", claims=(first, *line.claims[1:])))
    assert len(cycles(found)[0]) == 40_000
    assert len(support_cycles(found)[0]) == 20_000


def test_a_ring_of_undercuts_leads_to_no_claim_beyond_it() -> None:
    found = resolved("""
        - {id: u, text: U., undercuts: v}
        - {id: v, text: V., undercuts: u}
        - {id: a, text: A., supports: u}
    """)
    assert found.claim_of("a.supports.u") == "u"
    assert found.claim_of("u.undercuts.v") == "v"
    assert found.sides["u"] == ()


def test_the_way_up_follows_the_first_answer_and_stops_where_it_would_close() -> None:
    found = resolved("""
        - {id: a, text: A., supports: open}
        - {id: b, text: B., rebuts: a, supports: closed}
        - {id: c, text: C., undercuts: {from: b, to: a}}
        - {id: d, text: D., rebuts: e}
        - {id: e, text: E., rebuts: d}
        - {id: open, text: O.}
        - {id: closed, text: C.}
    """)
    assert ancestors(found, "c", most=9) == ("open", "a")
    assert ancestors(found, "b", most=9) == ("closed",)
    assert ancestors(found, "d", most=9) == ("e",)
    assert ancestors(found, "c", most=1) == ("a",)
    assert ancestors(found, "open", most=9) == ()
