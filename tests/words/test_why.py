"""An explanation in sentences: what is told under what, and what only once."""

from textwrap import dedent

from argmap.graph import graph
from argmap.reasoning import Judgement, judge, why
from argmap.words.why import why_lines
from tests.debates import judged
from tests.reasoning.test_why import long_chain
from tests.words.badges import by_signs


def text(judgement: Judgement, claim: str, **limits: int) -> str:
    lines = why_lines(why(judgement, claim), **limits)
    return by_signs("\n" + "\n".join("  " * line.level + line.text for line in lines) + "\n")


def test_what_keeps_an_unanswered_objection_up_is_told_below_it() -> None:
    claims = """
        - {id: top, text: Top.}
        - {id: k, text: K., rebuts: top}
        - {id: o, text: O., rebuts: k}
        - {id: p, text: P., rebuts: o}
    """
    assert text(judged(claims), "top") == dedent("""
        Top: Has an unanswered objection: K.
          unanswered objection: K (✓)
            objection: O (!)
              answered by: P (nobody has objected)
        """)


def test_what_is_too_deep_is_not_told_and_counted() -> None:
    assert text(judge(graph(long_chain(7))[0]), "c-0", deepest=2) == dedent("""
        C0: The one objection to it is itself answered.
          objection: C1 (!)
            answered by: C2 (✓) …
          … and 2 more
        """)


def test_an_answer_to_which_nobody_objects_is_told_wherever_it_answers() -> None:
    claims = """
        - {id: top, text: Top.}
        - {id: a, text: A., rebuts: top}
        - {id: b, text: B., rebuts: top}
        - {id: answer, text: Answer., rebuts: [a, b]}
    """
    assert text(judged(claims), "top") == dedent("""
        Top: Each of the 2 objections to it is itself answered.
          objection: A (!)
            answered by: Answer (nobody has objected)
          objection: B (!)
            answered by: Answer (nobody has objected)
        """)


def test_a_step_rests_on_each_of_its_premises() -> None:
    claims = """
        - {id: top, text: Top.}
        - {id: a, text: A., supports: {to: top, with: b}}
        - {id: b, text: B.}
        - {id: o, text: O., rebuts: a}
        - {id: p, text: P., rebuts: o}
    """
    assert text(judged(claims), "top") == dedent("""
        Top: Nobody objects to it directly. Rests on: “A” and “B” together. Objections were raised on the way there.
          rests on: “A” and “B” together
            rests on: A (✓)
              objection: O (!)
                answered by: P (nobody has objected)
            rests on: B (nobody has objected)
        """)


def test_what_the_premise_of_two_steps_rests_on_is_told_once() -> None:
    claims = """
        - {id: top, text: Top.}
        - {id: a, text: A., supports: [{to: top, id: one}, {to: l, id: two}]}
        - {id: ground, text: Ground., supports: a}
        - {id: k, text: K., rebuts: top}
        - {id: l, text: L., rebuts: k}
        - {id: u, text: U., undercuts: [one, two]}
        - {id: v, text: V., rebuts: u}
    """
    assert text(judged(claims), "top") == dedent("""
        Top: The one objection to it is itself answered. Rests on: A. Objections were raised on the way there.
          objection: K (!)
            answered by: L
              rests on: A
                objection to this step: U (!)
                  answered by: V (nobody has objected)
                rests on: Ground (nobody has objected)
          rests on: A
            objection to this step: U (!)
              answered by: V (nobody has objected)
        """)


def test_an_objection_falls_for_want_of_reasons_or_of_a_source() -> None:
    reasons = """
        - {id: top, text: Top.}
        - {id: k, text: K., rebuts: top}
        - {id: r, text: R., supports: k}
        - {id: z, text: Z., rebuts: r}
    """
    assert text(judged(reasons), "top") == dedent("""
        Top: The one objection to it is itself answered.
          objection: K (↓)
            no reason given for it stands
              reason given: R (!)
                unanswered objection: Z (nobody has objected)
        """)
    sources = "- {id: top, text: Top., sources: {title: A paper}}\n- {id: k, text: K., rebuts: top}"
    assert text(judged(sources, policy="sources-needed"), "top") == dedent("""
        Top: The one objection to it is set aside here.
          objection: K (↓)
            No source is given for it.
        """)


def test_a_reason_that_fell_beside_those_that_carry_a_claim_is_told_with_who_objects_to_it() -> (
    None
):
    claims = """
        - {id: leak, text: Weights leak., assumed: true}
        - {id: api, text: They leak by their own interface., supports: leak}
        - {id: layer, text: Only one layer leaked., rebuts: api}
    """
    assert text(judged(claims), "leak") == dedent("""
        Weights leak: Nobody objects to it directly. Stands only because its author takes it for granted; \
no reason given for it stands: “They leak by their own interface” has an unanswered objection.
          also given, but not standing: They leak by their own interface (!)
            unanswered objection: Only one layer leaked (nobody has objected)
        """)


def test_an_answered_objection_to_a_step_is_told_with_its_answer() -> None:
    claims = """
        - {id: top, text: Top.}
        - {id: k, text: K., supports: top}
        - {id: cut, text: Cut., undercuts: k}
        - {id: answer, text: Answer., rebuts: cut}
    """
    assert text(judged(claims), "k") == dedent("""
        K: Nobody objects to it directly. It was disputed that it speaks for “Top”; the objection is answered.
          objection to its step to “Top”: Cut (!)
            unanswered objection: Answer (nobody has objected)
        """)
