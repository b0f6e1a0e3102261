"""Cruxes as a person reads them."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from argmap.graph import graph
from argmap.opening import load
from argmap.reasoning import (
    Goal,
    Judgement,
    cruxes,
    debate_cruxes,
    judge,
    reason_cruxes,
    smallest_change,
    supposition,
)
from argmap.words.crux import MOST_ENTRIES, MOST_OF_A_REASON, crux_lines, reason_crux_lines
from argmap.words.hinges import FIRST_CHANGES, FIRST_QUESTIONS, FIRST_SHARED, debate_crux_lines
from argmap.words.lines import Line, Sentence
from argmap.words.names import name
from argmap.words.verdict import crux_sentence, effect_sentence
from tests.debates import judged
from tests.words.badges import by_signs

CASES = Path(__file__).parents[1] / "cases"


def worked(name: str) -> Judgement:
    return judge(graph(load(str(CASES / f"{name}.debate.yaml")))[0])


def page(lines: tuple[Line, ...]) -> str:
    return by_signs("\n".join("  " * line.level + line.text for line in lines))


def of_claim(judgement: Judgement, claim: str, goal: Goal | None = None) -> str:
    return page(crux_lines(cruxes(judgement, claim), smallest_change(judgement, claim, goal)))


def text(told: str) -> str:
    return dedent(told).strip()


def test_what_would_make_an_unsettled_claim_stand_or_fall_can_be_asked_for() -> None:
    tie = worked("cruxes/tie")
    told = of_claim(tie, "safe")
    assert "\nThe smallest change that would make it stand\n  accept “The engineer found" in told
    assert "(sound) → stands\n" in told
    told = of_claim(tie, "safe", Goal.OUT)
    assert "\nThe smallest change that would make it fall\n  switch off “The engineer" in told


def test_a_claim_that_nothing_can_turn_says_so() -> None:
    sure = "- {id: sure, text: It is so., assumed: true}\n- {id: a, text: A., supports: sure}"
    assert of_claim(judged(sure), "sure") == text("""
        It is so (sure)
          Unchallenged here: nobody has objected yet. Rests on: A.
        No change of mind about one claim alone would change how it is judged.
        The smallest change that would make it no longer stand
          Even 3 changes of mind are not enough.
    """)


def test_a_claim_for_and_against_which_nothing_is_said_is_not_called_unshakable() -> None:
    assert of_claim(judged("- {id: alone, text: Nobody answers.}"), "alone") == text("""
        Nobody answers (alone)
          Unchallenged here: nobody has objected yet.
        Nothing is said for or against it yet, so no other claim can change that.
    """)


def test_a_claim_that_holds_either_way_has_no_cruxes() -> None:
    claims = """
        - {id: skates, text: He likes to skate.}
        - {id: dutch, text: He is Dutch., supports: skates, rebuts: norwegian}
        - {id: norwegian, text: He is Norwegian., supports: skates, rebuts: dutch}
    """
    assert of_claim(judged(claims), "skates") == text("""
        He likes to skate (skates)
          Holds either way: if “He is Dutch” holds, and also if “He is Norwegian” does.
        So it hangs on neither side of what is open.
    """)


def test_a_claim_that_would_stand_since_nobody_objects_any_more_is_not_called_answered() -> None:
    claims = """
        - {id: safe, text: Safe.}
        - {id: test, text: The test showed it., supports: safe}
        - {id: fake, text: The test was faked., rebuts: test}
    """
    told = of_claim(judged(claims), "safe")
    assert "switch off “The test was faked” (fake) → stands\n" in told
    assert "answered" not in told.split("\n", 2)[2]


def test_a_claim_is_told_with_its_cruxes_what_it_stands_on_and_what_would_change_it() -> None:
    claims = """
        - {id: top, text: Top.}
        - {id: one, text: One., supports: [top, far]}
        - {id: k, text: K., rebuts: one}
        - {id: l, text: L., rebuts: k}
        - {id: far, text: Far.}
    """
    assert of_claim(judged(claims), "top") == text("""
        Top (top)
          Nobody objects to it directly. Rests on: One. Objections were raised on the way there.
        If you changed your mind about one of these alone, it would be judged otherwise
          switch off “One” (one) → ↓
            and with it: Far
          accept “K” (k) → ↓
            and with it: One; Far
          switch off “L” (l) → ↓
            and with it: One; K; Far
        It stands because of these
          Rests on “One”: without it, this would no longer stand.
          Guarded by “L”: without it, an objection would no longer be answered, and this would no longer stand.
        The smallest change that would make it no longer stand
          switch off “One” (one)
          or accept “K” (k)
          or switch off “L” (l)
    """)


def test_changes_of_mind_that_it_takes_together_are_told_together() -> None:
    claims = "- {id: top, text: Top.}\n- {id: a, text: A., supports: top}\n- {id: b, text: B., supports: top}"
    assert of_claim(judged(claims), "top").endswith(
        "\n  switch off “A” (a), and switch off “B” (b)"
    )


REASONS = """
    - {id: a, text: A., supports: open}
    - {id: g, text: G., supports: a}
    - {id: b, text: B., rebuts: open}
    - {id: u, text: U., undercuts: b}
    - {id: h, text: H., supports: u}
    - {id: m, text: M., rebuts: [n, h]}
    - {id: n, text: N., rebuts: m}
    - {id: z, text: Z., rebuts: m}
"""


def test_a_position_is_told_with_what_each_reason_for_and_against_it_hangs_on() -> None:
    judgement = judged(REASONS, head="positions: {open: Open.}")
    assert page(reason_crux_lines(judgement, "open", reason_cruxes(judgement, "open"))) == text("""
        Open (open)
          Reasons for: 1, of which 1 stands. Against: 1, of which 0 stand.
        If you changed your mind about one of these alone, one of its reasons would be judged otherwise
          for: A
            switch off “G” (g) → ↓
          against: B (does not bear on it, says “U”)
            switch off “U” (u) → stands
            switch off “H” (h) → stands
              and with it: U
            accept “M” (m) → stands
              and with it: U; H; N
            switch off “Z” (z) → ?
              and with it: U; H; M; and 1 more
    """)
    some = reason_cruxes(judgement, "open", most_work=2)
    assert [found.complete for found in some.values()] == [True, False]
    assert page(reason_crux_lines(judgement, "open", some)).endswith("that would take too long.")


def test_one_crux_in_a_sentence_says_how_many_verdicts_change_and_names_the_one_that_was_asked_about() -> (
    None
):
    judgement = judged(REASONS, head="positions: {open: Open.}")
    of_h = cruxes(judgement, "h")
    assert [crux_sentence(of_h, crux).text for crux in of_h.cruxes] == [
        "If you changed your mind about “M” alone, 3 verdicts would change, among them that on “H”.",
        "If you changed your mind about “Z” alone, 4 verdicts would change, among them that on “H”.",
    ]
    effects = {effect.revision.claim: effect for effect in debate_cruxes(judgement).effects}
    assert [effect_sentence(judgement, effects[claim]).text for claim in ("m", "g")] == [
        (
            "If you changed your mind about “M” alone, one reason more against “Open” would stand, "
            "and 3 verdicts would change, among them that on “U”."
        ),
        (
            "If you changed your mind about “G” alone, one reason fewer for “Open” would stand, "
            "and one verdict would change: that on “A”."
        ),
    ]
    of_step = reason_cruxes(judgement, "open")["b.rebuts.open"]
    assert [crux_sentence(of_step, crux) for crux in of_step.cruxes[2:]] == [
        Sentence("If you changed your mind about “M” alone, a reason would stand: B.", ("m", "b")),
        Sentence(
            "If you changed your mind about “Z” alone, a reason would be unsettled: B.", ("z", "b")
        ),
    ]


def test_a_debate_is_told_as_the_terminal_shows_it_but_for_blank_lines() -> None:
    shown = by_signs((CASES / "cruxes" / "school.out").read_text(encoding="utf-8")).splitlines()
    assert page(debate_crux_lines(debate_cruxes(worked("cruxes/school")))) == "\n".join(
        filter(None, shown)
    )


def test_reasons_that_hang_on_nothing_are_counted() -> None:
    judgement = judged(
        "- {id: a, text: A., supports: open}\n- {id: b, text: B., rebuts: open}",
        head="positions: {open: Open.}",
    )
    assert page(reason_crux_lines(judgement, "open", reason_cruxes(judgement, "open"))).endswith(
        "\nReasons that hang on no claim alone: 2"
    )


def test_a_step_that_falls_or_is_unsettled_is_said_to_do_so() -> None:
    judgement = judged(
        """
        - {id: a, text: A., supports: open}
        - {id: u, text: U., undercuts: a}
        - {id: v, text: V., rebuts: u}
        - {id: w, text: W., rebuts: v}
        - {id: x, text: X., rebuts: w}
        - {id: y, text: Y., rebuts: w}
        """,
        head="positions: {open: Open.}",
    )
    told = page(reason_crux_lines(judgement, "open", reason_cruxes(judgement, "open")))
    assert "    switch off “V” (v) → falls\n      and with it: U" in told


def test_a_debate_without_links_hangs_on_nothing() -> None:
    assert page(
        debate_crux_lines(debate_cruxes(judged("- {id: a, text: A.}\n- {id: b, text: B.}")))
    ) == text("""
        A test
        No change of mind about one claim alone would change any other verdict.
    """)


def test_a_long_list_is_cut_and_says_by_how_much() -> None:
    objections = "\n".join(
        f"- {{id: o-{n}, text: O{n}., rebuts: top}}" for n in range(MOST_ENTRIES + 5)
    )
    answers = "\n".join(
        f"- {{id: a-{n}, text: A{n}., rebuts: o-{n}}}" for n in range(MOST_ENTRIES + 5)
    )
    told = of_claim(judged(f"- {{id: top, text: Top.}}\n{objections}\n{answers}"), "top")
    assert "\n  … and 30 more\n" in told
    assert told.count("\n  accept “O") == MOST_ENTRIES + 1
    judgement = judged(f"- {{id: top, text: Top.}}\n{objections}\n{answers}")
    whole = page(
        crux_lines(cruxes(judgement, "top"), smallest_change(judgement, "top"), whole=True)
    )
    assert "… and" not in whole
    assert whole.count("\n  switch off “A") == MOST_ENTRIES + 5


@pytest.mark.parametrize("answered", [MOST_OF_A_REASON // 2, MOST_OF_A_REASON])
def test_the_cruxes_of_one_reason_are_cut_sooner(answered: int) -> None:
    objections = "\n".join(f"- {{id: o-{n}, text: O{n}., rebuts: a}}" for n in range(answered))
    answers = "\n".join(f"- {{id: a-{n}, text: A{n}., rebuts: o-{n}}}" for n in range(answered))
    claims = f"- {{id: a, text: A., supports: open}}\n{objections}\n{answers}"
    judgement = judged(claims, head="positions: {open: Open.}")
    told = page(reason_crux_lines(judgement, "open", reason_cruxes(judgement, "open")))
    assert len(re.findall(r"\n    (accept|switch off) “", told)) == MOST_OF_A_REASON
    whole = page(reason_crux_lines(judgement, "open", reason_cruxes(judgement, "open"), whole=True))
    assert len(re.findall(r"\n    (accept|switch off) “", whole)) == 2 * answered
    more = 2 * answered - MOST_OF_A_REASON
    assert told.endswith(f"\n    … and {more} more") is ("more" in told) is bool(more)


def test_what_was_not_tried_is_said() -> None:
    judgement = worked("verdicts/shared-foundation")
    few = crux_lines(
        cruxes(judgement, "t", most_work=1), smallest_change(judgement, "t", most_work=1)
    )
    assert "Not all claims were tried: here that would take too long." in page(few)
    assert page(few).endswith("\n  Not all sets of changes were tried: there are too many here.")
    assert "Not all claims were tried" in page(
        debate_crux_lines(debate_cruxes(judgement, most_work=1))
    )
    pair = judged(
        "- {id: top, text: T.}\n- {id: a, text: A., supports: top}\n- {id: b, text: B., supports: top}"
    )
    few = crux_lines(cruxes(pair, "top"), smallest_change(pair, "top", most_work=0))
    assert [line.text for line in few[-2:]] == [
        "The smallest change that would make it no longer stand",
        "Not all sets of changes were tried: there are too many here.",
    ]
    school = worked("cruxes/school")
    assert "Not all claims were tried" in page(
        reason_crux_lines(school, "later", reason_cruxes(school, "later", most_work=1))
    )


def test_a_guard_keeps_an_objection_answered_that_without_it_need_not_stand_either() -> None:
    judgement = judged(
        """
        - {id: t, text: T., rebuts: o}
        - {id: o, text: O., rebuts: t}
        - {id: g, text: G., rebuts: o}
        """
    )
    told = of_claim(judgement, "t")
    assert "switch off “G” (g) → ?" in told
    assert "Guarded by “G”: without it, an objection would no longer be answered, and this " in told


def test_of_what_was_not_tried_nobody_says_that_nothing_hangs_on_it() -> None:
    school = worked("cruxes/school")
    untried = (
        crux_lines(
            cruxes(school, "sleep", most_work=0), smallest_change(school, "sleep", most_work=0)
        ),
        reason_crux_lines(school, "later", reason_cruxes(school, "later", most_work=0)),
        debate_crux_lines(debate_cruxes(school, most_work=0)),
    )
    for lines in untried:
        assert "Not all claims were tried" in page(lines)
        assert "No change of mind" not in page(lines)
        assert "Reasons that hang on no claim alone" not in page(lines)


def test_every_line_cites_the_claims_that_it_names_or_counts() -> None:
    foundation, school = worked("verdicts/shared-foundation"), worked("cruxes/school")
    for judgement, lines in (
        (foundation, crux_lines(cruxes(foundation, "t"), smallest_change(foundation, "t"))),
        (school, reason_crux_lines(school, "as-now", reason_cruxes(school, "as-now"))),
        (school, debate_crux_lines(debate_cruxes(school))),
    ):
        for line in lines:
            named = {
                claim
                for claim, written in judgement.graph.claims.items()
                if name(written) in line.text
            }
            assert named - set(judgement.graph.positions) <= set(line.cites)
            assert set(line.cites) <= set(judgement.ids)


def many(count: int) -> Judgement:
    """Return a debate with so many reasons that two positions share, each with its crux, and as many questions."""
    claims = "\n".join(
        f"- {{id: r-{n}, text: R{n}., supports: left, rebuts: right}}\n- {{id: k-{n}, text: K{n}., supports: r-{n}}}"
        for n in range(count)
    )
    asked = "\n".join(
        f"  - {{id: q-{n}, text: 'Is it so, {n}?', claims: [r-{n}, left]}}" for n in range(count)
    )
    return judged(claims, head=f"positions: {{left: L., right: R.}}\nquestions:\n{asked}")


@pytest.mark.parametrize(("count", "cut"), [(MOST_ENTRIES, 0), (MOST_ENTRIES + 2, 2)])
def test_every_list_is_cut_alike(count: int, cut: int) -> None:
    judgement = many(count)
    position = reason_crux_lines(judgement, "left", reason_cruxes(judgement, "left"))
    assert [line.text for line in position if line.text.startswith("…")] == [
        f"… and {cut} more"
    ] * bool(cut)


def test_of_a_debate_the_first_questions_and_changes_are_told_and_how_to_see_the_rest() -> None:
    found = debate_cruxes(many(9))
    told = debate_crux_lines(found, rest="argmap cruxes --all")
    shortened = [line.text for line in told if line.text.startswith("…")]
    # each of the reasons and of the claims that they rest on moves a tally
    left_out = (9 - FIRST_QUESTIONS, 2 * 9 - FIRST_CHANGES, 9 - FIRST_SHARED)
    assert shortened == [f"… and {more} more: argmap cruxes --all" for more in left_out]
    assert "\n    L (left)\n" in page(told)
    whole = debate_crux_lines(found)
    assert not [line.text for line in whole if line.text.startswith("…")]
    assert len([line for line in whole if line.text.startswith("switch off")]) == 2 * 9


def test_a_debate_in_german_is_told_in_german_throughout() -> None:
    debate = many(MOST_ENTRIES + 1).graph.debate.model_copy(update={"language": "de"})
    judgement = judge(graph(debate)[0], supposition(graph(debate)[0], without=["r-1"]))
    told = "\n".join(
        [
            page(debate_crux_lines(debate_cruxes(judgement))),
            page(reason_crux_lines(judgement, "left", reason_cruxes(judgement, "left"))),
            of_claim(judgement, "r-0"),
        ]
    )
    assert "\n    R1 (r-1) × ausgeschaltet" in told
    moved = "ein Grund weniger für „L“ hätte Bestand; ein Grund weniger gegen „R“ hätte Bestand"
    assert f"\n  „K0“ (k-0) ausschalten\n    {moved}\n    ein Urteil würde sich ändern: R0" in told
    assert not re.search(r"\b(switch|change|verdict|more|stand)", told)


def test_of_a_claim_that_is_supposed_to_be_off_or_accepted_there_is_no_more_to_say() -> None:
    claims = "- {id: a, text: A.}\n- {id: b, text: B., rebuts: a}"
    assert of_claim(judged(claims, without=["b"]), "b") == "B (b)\n  You switched this off."
    assert of_claim(judged(claims, accept=["a"]), "a") == "A (a)\n  You accept this."


def test_of_a_claim_that_hangs_on_what_is_supposed_it_is_said_what_no_other_claim_can_do() -> None:
    claims = "- {id: safe, text: It is safe., supports: so}\n- {id: broke, text: It broke., rebuts: safe}"
    held = judged(claims, head="positions: {so: Yes.}", accept=("broke",))
    assert of_claim(held, "safe") == text("""
        It is safe (safe)
          Has an unanswered objection: It broke.
        As long as that is supposed, no change of mind about one other claim would change how it is judged.
        The smallest change that would make it stand
          As long as that is supposed, even 3 other changes of mind are not enough.
    """)
    told = page(reason_crux_lines(held, "so", reason_cruxes(held, "so")))
    assert told.endswith(
        "Reasons that, as long as that is supposed, hang on no other claim alone: 1"
    )
    both = judged(claims, head="positions: {so: Yes.}", accept=("broke",), without=("safe",))
    assert "As long as that is supposed, no change of mind about one other claim" in page(
        debate_crux_lines(debate_cruxes(both))
    )
