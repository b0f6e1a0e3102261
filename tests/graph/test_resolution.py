"""References lead where their author meant, and say so where they lead nowhere."""

import pytest

from argmap.graph import graph
from argmap.graph.link import LONGEST_LINK_ID
from argmap.model import Claim, Debate
from argmap.problem import Severity
from tests.debates import debate, resolved, unresolved


def chain(length: int, relation: str) -> Debate:
    """Return claims of which each answers the one before."""
    first = Claim.model_validate({"id": "c-0", "text": "c-0"})
    second = Claim.model_validate({"id": "c-1", "text": "c-1", "supports": "c-0"})
    rest = [
        Claim.model_validate({"id": f"c-{number}", "text": "c", relation: f"c-{number - 1}"})
        for number in range(2, length)
    ]
    return Debate(title="A chain", question="How long?", claims=(first, second, *rest))


def test_a_link_is_named_by_its_sorted_premises_its_relation_and_its_target() -> None:
    links = resolved("""
        - {id: top, text: Top.}
        - {id: b, text: B., supports: {to: top, with: a, note: so, weight: 0.5}}
        - {id: a, text: A., rebuts: b, about: top}
    """).links
    assert list(links) == ["a+b.supports.top", "a.rebuts.b", "a.about.top"]
    link = links["a+b.supports.top"]
    assert (link.premises, link.target, link.weight, link.note) == (("b", "a"), "top", 0.5, "so")
    assert link.where == ("claims", 1, "supports", 0)


def test_a_link_keeps_the_id_its_author_gave_it() -> None:
    links = resolved("""
        - {id: top, text: Top.}
        - {id: a, text: A., supports: {to: top, id: step}}
        - {id: u, text: U., undercuts: step}
    """).links
    assert list(links) == ["step", "u.undercuts.step"]


@pytest.mark.parametrize(
    "undercut",
    [
        "a",
        "{from: a, to: top}",
        "{from: a, relation: supports}",
        "{from: old-a, to: old-top, relation: supports}",
    ],
)
def test_an_undercut_of_a_claim_attacks_its_only_outgoing_link(undercut: str) -> None:
    links = resolved(f"""
        - {{id: top, text: Top., was: old-top}}
        - {{id: a, text: A., supports: top, about: top, was: [old-a]}}
        - {{id: u, text: U., undercuts: {undercut}}}
    """).links
    assert links["u.undercuts.a.supports.top"].target == "a.supports.top"


def test_thousands_of_undercuts_of_a_claim_with_thousands_of_ways_out_are_resolved_in_one_go() -> (
    None
):
    many = range(4_000)
    links: dict[str, dict[str, object]] = {"hub": {"supports": [f"c-{number}" for number in many]}}
    links |= {f"c-{number}": {} for number in many}
    links |= {f"u-{number}": {"undercuts": {"from": "hub", "to": f"c-{number}"}} for number in many}
    links |= {f"x-{number}": {"undercuts": "hub"} for number in many}
    claims = tuple(
        Claim.model_validate({"id": id_, "text": "A claim.", **link}) for id_, link in links.items()
    )

    found, findings = graph(Debate(title="Many", question="How many?", claims=claims))

    assert found.links["u-77.undercuts.hub.supports.c-77"].target == "hub.supports.c-77"
    assert {finding.code for finding in findings} == {"ambiguous-undercut"}
    assert "from which 4000 steps lead out" in findings[0].message


def test_an_undercut_of_an_undercut_works_the_same_way() -> None:
    links = resolved("""
        - {id: top, text: Top.}
        - {id: a, text: A., supports: top}
        - {id: u, text: U., undercuts: a}
        - {id: v, text: V., undercuts: u}
        - {id: w, text: W., undercuts: {from: v, to: u}}
    """).links
    assert links["w.undercuts.v.undercuts.u.undercuts.a.supports.top"].premises == ("w",)


def test_a_claim_may_undercut_its_own_only_other_step() -> None:
    links = resolved("""
        - {id: top, text: Top.}
        - {id: a, text: A., supports: top, undercuts: a}
    """).links
    assert links["a.undercuts.a.supports.top"].target == "a.supports.top"


def test_undercuts_in_a_ring_all_get_an_id_and_the_same_one_in_any_order() -> None:
    claims = [
        "- {id: a, text: A., undercuts: b}",
        "- {id: b, text: B., undercuts: c}",
        "- {id: c, text: C., undercuts: a}",
    ]
    links = resolved("\n".join(claims)).links
    turned = resolved("\n".join(claims[1:] + claims[:1])).links
    assert {link.premises[0]: links[link.target].premises[0] for link in links.values()} == {
        "a": "b",
        "b": "c",
        "c": "a",
    }
    assert set(links) == set(turned)


def test_twenty_thousand_undercuts_of_undercuts_have_short_ids() -> None:
    found, findings = graph(chain(20_000, "undercuts"))
    assert not findings
    assert len(found.links) == 19_999
    assert max(map(len, found.links)) <= LONGEST_LINK_ID


def test_former_ids_lead_to_todays_claim() -> None:
    found = resolved("""
        - {id: top, text: Top., was: [head, root]}
        - {id: a, text: A., supports: root}
    """)
    assert list(found.links) == ["a.supports.top"]
    assert (found.current("head"), found.current("top"), found.current("nobody")) == (
        "top",
        "top",
        None,
    )


def test_an_unknown_claim_is_named_with_the_nearest_one() -> None:
    (finding,) = unresolved("""
        - {id: audit, text: Audit.}
        - {id: misuse, text: Misuse., rebuts: [audti]}
    """)
    assert finding.code == "unknown-claim"
    assert finding.severity is Severity.ERROR
    assert finding.message == "claim `misuse` rebuts `audti`, which does not exist"
    assert finding.help == "did you mean `audit`?"
    assert finding.replacement == "audit"
    assert finding.where == ("claims", 1, "rebuts", 0, "to")
    assert finding.related == (("it is here", ("claims", 0)),)


WRONG = {
    "unknown-claim in about": (
        "{id: b, text: B., about: nobody}",
        "unknown-claim",
        "claim `b` is about `nobody`",
    ),
    "unknown-claim in with": (
        "{id: b, text: B., supports: {to: a, with: nobody}}",
        "unknown-claim",
        "in `with`",
    ),
    "unknown-claim in undercuts": (
        "{id: b, text: B., undercuts: nobody}",
        "unknown-claim",
        "neither a claim nor a link",
    ),
    "unknown-claim in from": (
        "{id: b, text: B., undercuts: {from: nobody, to: a}}",
        "unknown-claim",
        "`nobody`",
    ),
    "unknown link": (
        "{id: b, text: B., undercuts: {link: stepp}}",
        "unknown-link",
        "no link has this id",
    ),
    "claim as link": (
        "{id: b, text: B., undercuts: {link: a}}",
        "unknown-link",
        "claim `b` undercuts the link `a`",
    ),
    "supported link": (
        "{id: b, text: B., supports: step}",
        "link-as-target",
        "`step`, which is a link",
    ),
    "rebutted link": (
        "{id: b, text: B., rebuts: step}",
        "link-as-target",
        "`step`, which is a link",
    ),
    "taken by a claim": (
        "{id: b, text: B., rebuts: {to: a, id: top}}",
        "link-id-taken",
        "the id of claim `top`",
    ),
    "taken by a link": (
        "{id: b, text: B., rebuts: {to: a, id: step}}",
        "link-id-taken",
        "a link of claim `a`",
    ),
    "itself in with": (
        "{id: b, text: B., supports: {to: a, with: b}}",
        "premise-repeated",
        "names itself in `with`",
    ),
    "twice in with": (
        "{id: b, text: B., supports: {to: a, with: [top, top]}}",
        "premise-repeated",
        "`top` twice",
    ),
    "target in with": (
        "{id: b, text: B., supports: {to: a, with: a}}",
        "premise-is-target",
        "together with `a` itself",
    ),
    "no step": ("{id: b, text: B., undercuts: top}", "no-step", "no step leads out of `top`"),
    "no such step": (
        "{id: b, text: B., undercuts: {from: a, to: b}}",
        "no-step",
        "a step out of `a` that does not exist",
    ),
    "nothing undercut": (
        "{id: b, text: B., undercuts: {to: a}}",
        "undercut-target",
        "is not told in one way",
    ),
    "two undercut": (
        "{id: b, text: B., undercuts: {link: step, from: a}}",
        "undercut-target",
        "not told in one way",
    ),
    "same link": (
        "{id: b, text: B., rebuts: [a, a]}",
        "duplicate-link",
        "claim `b` rebuts `a` a second time",
    ),
    "was taken": (
        "{id: b, text: B., was: a, supports: top}",
        "former-id-taken",
        "but `a` leads to claim `a`",
    ),
    "was itself": (
        "{id: b, text: B., was: b, supports: top}",
        "former-id-taken",
        "which is its id today",
    ),
}


@pytest.mark.parametrize(("claim", "code", "words"), WRONG.values(), ids=WRONG)
def test_a_wrong_reference_is_one_finding_that_names_its_claim_and_a_remedy(
    claim: str, code: str, words: str
) -> None:
    (finding,) = unresolved(f"""
        - {{id: top, text: Top.}}
        - {{id: a, text: A., supports: {{to: top, id: step}}}}
        - {claim}
    """)
    assert finding.code == code
    assert words in finding.message
    assert "`b`" in finding.message
    assert finding.where[:2] == ("claims", 2)
    assert finding.help


def test_an_ambiguous_undercut_lists_what_to_write_for_each_choice() -> None:
    (finding,) = unresolved("""
        - {id: top, text: Top.}
        - {id: other, text: Other.}
        - {id: a, text: A., supports: top, rebuts: {to: other, id: step}}
        - {id: u, text: U., undercuts: a}
    """)
    assert finding.code == "ambiguous-undercut"
    assert finding.help == "say which one: `{from: a, to: top, relation: supports}`, `{link: step}`"


def test_the_same_link_written_in_two_claims_names_both_places() -> None:
    (finding,) = unresolved("""
        - {id: top, text: Top.}
        - {id: a, text: A., supports: {to: top, with: b, id: one}}
        - {id: b, text: B., supports: {to: top, with: a, id: other}}
    """)
    assert finding.code == "duplicate-link"
    assert finding.where == ("claims", 2, "supports", 0)
    assert finding.related == (("first", ("claims", 1, "supports", 0)),)


def test_what_undercuts_a_wrong_step_is_no_second_finding_and_no_link() -> None:
    found, findings = graph(
        debate("""
        - {id: top, text: Top.}
        - {id: a, text: A., supports: nowhere}
        - {id: u, text: U., undercuts: a}
        - {id: v, text: V., undercuts: {from: u, to: a, id: last}}
        - {id: w, text: W., undercuts: last}
    """)
    )
    assert [finding.code for finding in findings] == ["unknown-claim"]
    assert not found.links
    assert set(found.into) == set(found.claims)


def test_what_undercuts_the_second_of_two_equal_links_goes_with_it() -> None:
    found, findings = graph(
        debate("""
        - {id: top, text: Top.}
        - {id: a, text: A., supports: [{to: top, id: one}, {to: top, id: other}]}
        - {id: u, text: U., undercuts: other}
        - {id: v, text: V., undercuts: u}
    """)
    )
    assert [finding.code for finding in findings] == ["duplicate-link"]
    assert list(found.links) == ["one"]


def test_only_so_many_unknown_claims_get_a_suggestion() -> None:
    claims = "\n".join(
        f"- {{id: c-{number}, text: C., supports: the-top{chr(97 + number // 26)}{chr(97 + number % 26)}}}"
        for number in range(60)
    )
    findings = unresolved("- {id: the-top, text: Top.}\n" + claims)
    assert len(findings) == 60
    assert sum(finding.replacement == "the-top" for finding in findings) == 50
