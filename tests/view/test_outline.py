from __future__ import annotations

from argmap.export.markdown import outline_markdown
from argmap.graph import graph
from argmap.model import Claim, Debate, Reference
from argmap.reasoning import judge
from argmap.view import Entry, Perspective, outline, view
from tests.pictured import judged


def lines(entries: tuple[Entry, ...], level: int = 0) -> list[str]:
    found = []
    for entry in entries:
        again = " again" if entry.repeated else ""
        found.append(f"{'  ' * level}{entry.relation or 'root'} {entry.claim}{again}")
        found += lines(entry.entries, level + 1)
    return found


def test_each_claim_stands_under_what_it_answers() -> None:
    judgement = judged("""
claims:
  - {id: inspectable, text: A., supports: open}
  - {id: sealed, text: B., undercuts: inspectable}
  - {id: hidden, text: C., rebuts: inspectable}
  - {id: seen, text: D.}
  - {id: logs, text: E., supports: {to: closed, with: seen}, rebuts: open}
  - {id: why, text: F., supports: logs}
  - {id: steps, text: G., about: open}
""")
    assert lines(outline(judgement).entries) == [
        "root open",
        "  supports inspectable",
        "    rebuts hidden",
        "    undercuts sealed",
        "  rebuts logs",
        "    supports why",
        "  about steps",
        "root closed",
        "  supports logs again",
        "  supports seen",
    ]


def test_the_objection_to_the_second_step_of_a_claim_stands_under_that_step() -> None:
    judgement = judged("""
claims:
  - {id: review, text: A., supports: open, rebuts: closed}
  - {id: thin, text: B., supports: review}
  - {id: cautious, text: C., undercuts: {from: review, to: closed}}
""")
    assert lines(outline(judgement).entries) == [
        "root open",
        "  supports review",
        "    supports thin",
        "root closed",
        "  rebuts review again",
        "    undercuts cautious",
    ]


def test_undercuts_in_a_ring_end() -> None:
    judgement = judged("""
claims:
  - {id: map, text: A., supports: open, undercuts: letter}
  - {id: letter, text: B., undercuts: {from: map, relation: undercuts}}
""")
    assert lines(outline(judgement).entries) == [
        "root open",
        "  supports map",
        "root closed",
        "root letter",
    ]


def test_no_claim_is_lost_and_a_circle_ends() -> None:
    judgement = judged("""
claims:
  - {id: a, text: A., rebuts: b}
  - {id: b, text: B., rebuts: a}
""")
    assert lines(outline(judgement).entries) == [
        "root open",
        "root closed",
        "root a",
        "  rebuts b",
        "    rebuts a again",
    ]


def test_an_outline_can_begin_anywhere_and_end_early() -> None:
    judgement = judged(
        "claims:\n  - {id: a, text: A., supports: open}\n  - {id: b, text: B., supports: a}"
    )
    assert lines(outline(judgement, ("a",)).entries) == ["root a", "  supports b"]
    assert lines(outline(judgement, ("open",), depth=1).entries) == ["root open", "  supports a"]


def test_a_chain_of_20000_claims_is_no_trouble() -> None:
    claims = [Claim(id="c-0", text="First.")]
    claims += [
        Claim(id=f"c-{n}", text="Next.", rebuts=(Reference(to=f"c-{n - 1}"),))
        for n in range(1, 20_000)
    ]
    judgement = judge(graph(Debate(title="T", question="Q", claims=tuple(claims)))[0])
    entry, depth = outline(judgement).entries[0], 0
    while entry.entries:
        (entry,), depth = entry.entries, depth + 1
    assert depth == 19_999
    text = outline_markdown(view(judgement, Perspective()))
    assert text.count("Rebutted by") == 19_999
    assert len(text) < 5_000_000
