"""What is said of a claim, in the words of debate."""

import re

import pytest

from argmap.problem import UnknownId
from argmap.reasoning import Order, Verdict, strength
from argmap.words import (
    Badge,
    Sentence,
    badge,
    in_language,
    note,
    order_sentence,
    sentence,
    set_apart_sentences,
    supposition_caption,
    tally_sentence,
)
from tests.debates import judged

ENGLISH = in_language("en")
HEAD = """
positions: {open: {label: Open, text: Open.}, closed: Closed.}
cases: {weights: {label: Open weight}, api: {text: API only.}}
"""

DEBATE = """
    - {id: top, label: Close it, text: T.}
    - {id: air, label: Cleaner air, text: A., supports: top, cases: weights}
    - {id: shops, label: Shops suffer, text: S., rebuts: top}
    - {id: more, label: More customers., text: M., rebuts: shops}
    - {id: bus, label: Everyone has a bus, text: B., supports: {to: ride, with: car}}
    - {id: car, label: No car is needed, text: C.}
    - {id: ride, label: All can come, text: R.}
    - {id: night, text: No bus runs at night., rebuts: bus}
    - {id: step, label: It does not follow, text: F., undercuts: noise}
    - {id: noise, label: Less noise, text: N., supports: quiet}
    - {id: quiet, label: A quiet town, text: Q.}
    - {id: one, label: One, text: O., rebuts: other}
    - {id: other, label: Other, text: O., rebuts: [one, far]}
    - {id: far, label: Far, text: F., rebuts: farther}
    - {id: farther, label: Farther, text: F., supports: open}
    - {id: egg, label: Egg, text: E., supports: hen}
    - {id: hen, label: Hen, text: H., supports: egg}
"""

SAID = {
    "more": Sentence("Unchallenged here: nobody has objected yet."),
    "top": Sentence(
        "The one objection to it is itself answered. Rests on: Cleaner air.", ("shops", "air")
    ),
    "shops": Sentence("Has an unanswered objection: More customers.", ("more",)),
    "bus": Sentence("Has an unanswered objection: No bus runs at night.", ("night",)),
    "ride": Sentence(
        "No reason given for it stands now: “Everyone has a bus” and “No car is needed” together, but "
        "“Everyone has a bus” has an unanswered objection.",
        ("bus", "car"),
    ),
    "quiet": Sentence(
        "No reason given for it stands now: “Less noise” is no reason for it, says “It does not follow”.",
        ("noise", "step"),
    ),
    "one": Sentence(
        "Not settled here: depends on “One” against “Other”, and nothing in the map breaks the tie. "
        "Decided one way it would hold, decided another way not.",
        ("one", "other"),
    ),
    "farther": Sentence(
        "Not settled here: depends on “Other” against “One”, and nothing in the map breaks the tie. "
        "Decided one way it would hold, decided another way not.",
        ("other", "one"),
    ),
    "egg": Sentence("Goes in a circle: Egg → Hen → Egg.", ("egg", "hen")),
}


@pytest.mark.parametrize("claim", SAID)
def test_each_verdict_has_its_sentence(claim: str) -> None:
    assert sentence(judged(DEBATE, head=HEAD), claim) == SAID[claim]


def test_what_is_supposed_has_its_sentences() -> None:
    judgement = judged(DEBATE, head=HEAD, case="api", without=["more"], accept=["bus"])
    assert sentence(judgement, "air").text == "Does not apply to api."
    assert sentence(judgement, "more").text == "You switched this off."
    assert sentence(judgement, "bus").text == "You accept this."


def test_a_claim_whose_reasons_are_out_of_the_case_says_so() -> None:
    judgement = judged(
        DEBATE.replace("cases: weights", "cases: api"), head=HEAD, case="weights", accept=["more"]
    )
    assert sentence(judgement, "top") == Sentence(
        "No reason given for it applies to Open weight.", ("air",)
    )


def test_an_objection_that_was_switched_off_is_not_called_answered() -> None:
    judgement = judged(DEBATE, head=HEAD, without=["shops"])
    assert (
        sentence(judgement, "top").text
        == "The one objection to it is set aside here. Rests on: Cleaner air."
    )


def test_an_objection_that_only_lacks_a_source_is_not_called_answered() -> None:
    claims = "- {id: a, text: A., sources: {title: S}}\n- {id: b, text: B., rebuts: a}"
    said = sentence(judged(claims, policy="sources-needed"), "a")
    assert said == Sentence("The one objection to it is set aside here.", ("b",))


def test_several_objections_are_all_named_and_of_very_many_the_first_and_how_many_more() -> None:
    objections = "\n".join(
        f"- {{id: o-{number}, text: O{number}., rebuts: [top, bad]}}" for number in range(5)
    )
    claims = "- {id: top, text: T., assumed: true}\n- {id: bad, text: B.}\n" + objections
    said = sentence(judged(claims), "bad")
    assert said.text == "Has 5 unanswered objections: O0; O1; O2; O3; O4."
    assert said.cites == ("o-0", "o-1", "o-2", "o-3", "o-4")
    answers = "\n".join(
        f"- {{id: a-{number}, text: A., rebuts: o-{number}}}" for number in range(5)
    )
    assert (
        sentence(judged(claims + "\n" + answers), "top").text
        == "Each of the 5 objections to it is itself answered."
    )
    many = "\n".join(f"- {{id: p-{number}, text: P{number}., rebuts: bad}}" for number in range(25))
    said = sentence(judged(f"- {{id: bad, text: B.}}\n{many}"), "bad")
    assert said.text.startswith("Has 25 unanswered objections: P0; P1; ")
    assert said.text.endswith("; P19; and 5 more.")
    assert len(said.cites) == 25


def test_of_a_long_circle_the_first_claims_are_named_and_cited() -> None:
    circle = "\n".join(
        f"- {{id: c{number}, text: C{number}., supports: c{(number + 1) % 9}}}"
        for number in range(9)
    )
    said = sentence(judged(circle), "c0")
    assert said.text == "Goes in a circle: C0 → C8 → C7 → C6 → C5 → C4 → … → C0."
    assert said.cites == ("c0", "c8", "c7", "c6", "c5", "c4")


def test_a_claim_without_a_source_says_so_where_sources_are_needed() -> None:
    assert (
        sentence(judged(DEBATE, head=HEAD, policy="sources-needed"), "more").text
        == "No source is given for it."
    )


def test_a_position_says_its_tally_and_cites_what_is_counted() -> None:
    claims = """
        - {id: a, text: A., supports: open}
        - {id: b, text: B., supports: open, rebuts: closed}
        - {id: c, text: C., rebuts: [a, open]}
    """
    judgement = judged(claims, head=HEAD)
    said = sentence(judgement, "open")
    assert said == Sentence(
        "Reasons for: 2, of which 1 stands. Against: 1, of which 1 stands.", ("a", "b", "c")
    )
    assert (
        tally_sentence(judgement, "closed").text
        == "Reasons for: none. Against: 1, of which 1 stands."
    )


def test_an_unknown_claim_has_no_sentence() -> None:
    with pytest.raises(UnknownId, match="did you mean `shops`"):
        sentence(judged(DEBATE, head=HEAD), "shop")


def test_a_claim_without_a_label_is_named_by_the_beginning_of_its_text() -> None:
    long = "A very long text that goes on, and on, and on, until nobody listens any more."
    said = sentence(judged(f"- {{id: a, text: A.}}\n- {{id: b, text: '{long}', rebuts: a}}"), "a")
    assert (
        said.text
        == "Has an unanswered objection: A very long text that goes on, and on, and on, until…"
    )


def test_a_sentence_ends_with_one_mark() -> None:
    said = sentence(
        judged("- {id: a, text: A.}\n- {id: b, label: Is it so?, text: Q?, rebuts: a}"), "a"
    )
    assert said.text == "Has an unanswered objection: Is it so?"


def test_what_is_supposed_or_weighed_ends_with_one_mark_as_well() -> None:
    claims = "- {id: a, label: Is it so?, text: A.}\n- {id: b, label: Two!, text: B., supports: a, cases: ka}"
    judgement = judged(claims, head="cases: {ka: {label: Really?}}", case="ka", without=["a"])
    assert (
        supposition_caption(judgement.graph, judgement.supposition)
        == "Judged for: Really? Without: Is it so?"
    )
    apart = [
        said.text for said in set_apart_sentences(strength(judgement.graph, judgement.supposition))
    ]
    assert apart == [
        "Nothing pushes on one of them, which stays where it started: Two!",
        "Left out of account here: Is it so?",
    ]
    ordered = order_sentence(judgement.graph, Order("a", "b", kept=1.0, agreed=True))
    assert ordered.text == "“Is it so?” is pushed higher than “Two!”."


def test_every_verdict_has_a_badge_but_that_of_a_claim_that_nothing_objects_to() -> None:
    assert badge(Verdict.STANDS, True, ENGLISH) is None
    assert badge(Verdict.STANDS, False, ENGLISH) == Badge("✓", "answered")
    badges = {verdict: badge(verdict, False, ENGLISH) for verdict in Verdict}
    assert len({(shown.glyph, shown.word) for shown in badges.values() if shown}) == len(Verdict)


def test_a_claim_that_is_supposed_keeps_its_badge_though_nobody_has_objected() -> None:
    assert badge(Verdict.STANDS, True, ENGLISH) is None
    assert badge(Verdict.ACCEPTED, True, ENGLISH) == badge(Verdict.ACCEPTED, False, ENGLISH)


def test_the_caption_of_a_supposition_says_all_of_it() -> None:
    judgement = judged(
        DEBATE,
        head=HEAD,
        case="weights",
        without=["air", "car"],
        accept=["bus"],
        policy="sources-needed",
    )
    assert supposition_caption(judgement.graph, judgement.supposition) == (
        "Judged for: Open weight. Without: Cleaner air; No car is needed. Accepting: Everyone has a bus. "
        "Only claims with a source count."
    )
    assert supposition_caption(judgement.graph, judged(DEBATE, head=HEAD).supposition) == ""


def test_no_word_says_that_a_claim_is_false() -> None:
    judgement = judged(DEBATE, head=HEAD)
    said = " ".join(
        [
            note(judgement.graph),
            *(sentence(judgement, claim).text for claim in judgement.graph.claims),
        ]
    )
    assert not re.search("false|refuted|defeated|wrong", said)
