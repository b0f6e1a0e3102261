"""What holds in a whole debate: where the rules speak, and where they rightly keep silent."""

import pytest

from argmap.loading import Document
from argmap.opening import draft
from argmap.rules import RULES

HEAD = "debate:\n  title: Open?\n  question: Which?\n  positions: {open: Release., closed: Keep.}\n"


def codes(claims: str, head: str = "") -> list[str]:
    return [
        problem.code
        for problem in draft([Document("x.yaml", f"{HEAD}{head}claims:\n{claims}")], "x").problems
    ]


AUDIT = "  - {id: audit, text: Outsiders can audit., supports: open}\n"


@pytest.mark.parametrize(
    "claims",
    [
        AUDIT,
        AUDIT + "  - {id: six, text: There are six steps., about: audit}\n",
        AUDIT
        + "  - {id: seen, text: It was seen.}\n  - {id: logs, text: Logs., supports: {to: closed, with: seen}}\n",
        AUDIT + "  - {id: sealed, text: Sealed., undercuts: audit}\n",
        AUDIT
        + "  - {id: seal, text: Sealed., rebuts: audit}\n  - {id: no, text: No., rebuts: seal, was: [yes]}\n",
        AUDIT + "  - {id: a, text: One., rebuts: [b, audit]}\n  - {id: b, text: Two., rebuts: a}\n",
        AUDIT.replace("supports", "themes: [any, theme], supports"),
    ],
)
def test_an_ordinary_debate_breaks_no_rule(claims: str) -> None:
    assert codes(claims) == []


def test_a_claim_with_a_broken_link_is_no_orphan_too() -> None:
    assert codes("  - {id: audit, text: Outsiders can audit., supports: opne}\n") == [
        "unknown-claim"
    ]


def test_a_former_id_still_leads_to_its_claim() -> None:
    assert (
        codes(
            AUDIT.replace("supports", "was: inspect, supports")
            + "  - {id: no, text: No., rebuts: inspect}\n"
        )
        == []
    )
    assert codes(AUDIT.replace("supports: open", "was: inspect, rebuts: inspect")) == [
        "self-rebuttal"
    ]


def test_reasons_in_a_circle_are_a_warning_and_objections_in_a_circle_are_not() -> None:
    ring = "".join(
        f"  - {{id: {id_}, text: {id_}., RELATION: {other}}}\n" for id_, other in ("ab", "bc", "ca")
    )
    ring += "  - {id: d, text: It hangs on a position., rebuts: [a, open]}\n"
    assert codes(ring.replace("RELATION", "supports")) == ["support-cycle"]
    assert codes(ring.replace("RELATION", "rebuts")) == []


def test_a_fault_in_one_claim_causes_no_second_problem_elsewhere() -> None:
    sealed = "  - {id: sealed, text: Sealed., undercuts: audit}\n"
    assert codes(AUDIT.replace("text", "txet") + sealed) == ["unknown-key"]
    assert codes(AUDIT.replace("supports: open", "supports: Open!") + sealed) == ["bad-reference"]
    assert codes(AUDIT.replace("id: audit", "id: Audit") + sealed) == ["bad-id"]


def test_every_rule_says_what_must_hold() -> None:
    assert [rule.__name__ for rule in RULES if not (rule.__doc__ or "").strip()] == []
