"""Laws of the sentences: whatever the debate, they say what was computed, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.cli.shapes import judgement_json
from argmap.drawing.spoken import announcement
from argmap.graph import graph
from argmap.model import LANGUAGES, Id
from argmap.reasoning import (
    Because,
    GoesRound,
    Judgement,
    Label,
    ObjectionsMet,
    OnlySupposed,
    OpenObjections,
    ReasonsFell,
    Unresolved,
    Verdict,
    account,
    cruxes,
    debate_cruxes,
    judge,
    objection_count,
    reason_cruxes,
    smallest_change,
    steps_disputed,
    why,
)
from argmap.scene import claim_words, guise_of
from argmap.view import Mark, article
from argmap.words import (
    Language,
    Line,
    badges,
    crux_lines,
    debate_crux_lines,
    language,
    reason_crux_lines,
    sentence,
    tally_sentence,
    why_lines,
)
from argmap.words.account import MOST_OF_A_RING
from tests.reasoning.supposed import JUDGEMENTS, free

TOKEN = re.compile(r"\bc-?\d+\b", re.IGNORECASE)
DISPUTED = re.compile(r"(?:(\d+) of (\d+) steps|(steps)|step) disputed")
OPEN = re.compile(r"^Has (?:an|(\d+)) unanswered objections?: ")
HEARD = re.compile(
    r"Supported by (\d+), rebutted by (\d+)\.(?: Objections to its steps: (\d+)\.)?$"
)
UNCLEAN = re.compile(r"\.\.|[,;:]\s*[.,;:]|[?!…]\.|\s[.,;:]|  |“”|„“|\(\)|\{|\bNone\b")
TWICE = re.compile(r"\b([^\W\d_]+) \1\b", re.IGNORECASE)


@given(JUDGEMENTS)
def test_a_number_is_the_same_on_a_badge_in_the_details_in_an_alt_text_and_in_json(
    judgement: Judgement,
) -> None:
    answers = judgement_json(judgement)["claims"]
    for claim, verdict in judgement.verdicts.items():
        counted, disputed, answer = (
            objection_count(judgement, claim),
            steps_disputed(judgement, claim),
            answers[claim],
        )
        shown = badges(judgement, claim)
        mark = Mark(verdict, claim in judgement.unobjected, steps=disputed)

        says, kind = claim_words(judgement.graph, claim), guise_of(judgement.graph, claim).kind
        heard = announcement(says, mark, language(judgement.graph), kind)
        number = HEARD.search(heard)

        assert article(judgement, claim).badges == shown
        assert sum(step["state"] == "disputed" for step in answer["steps"]) == disputed.disputed
        told_disputed = [each.word for each in shown if each.glyph == "⊘"]
        assert [how_many(word, disputed.steps) for word in told_disputed] == [disputed.disputed][
            : disputed.disputed
        ]
        assert all(each.word.lower() in heard.lower() for each in shown)
        assert number is not None
        assert int(number[2]) == counted.itself == answer["objections"]["itself"]
        assert int(number[3] or 0) == counted.steps == answer["objections"]["steps"]
        opened = OPEN.match(answer["text"])
        assert (int(opened[1] or 1) if opened else 0) == (
            counted.itself_unanswered
            if isinstance(told_itself(judgement, claim), OpenObjections)
            else 0
        )


def how_many(word: str, steps: int) -> int:
    """Return how many of a claim's steps a badge says are disputed: it gives a number where not all of them are."""
    found = DISPUTED.fullmatch(word)
    assert found is not None
    if found[1]:
        assert int(found[2]) == steps
        return int(found[1])
    assert bool(found[3]) == (steps > 1)
    return steps


@given(JUDGEMENTS)
def test_no_claim_with_a_standing_undercut_of_its_only_step_is_said_to_be_unobjected(
    judgement: Judgement,
) -> None:
    for claim in judgement.verdicts:
        steps = [*judgement.graph.answers(claim)]
        cut = len(steps) == 1 and any(map(judgement.stands, judgement.objections(steps[0].id)))
        if not cut or judgement.labels[claim] is Label.OUT:
            continue
        assert badges(judgement, claim)[-1].word == "step disputed"
        assert claim not in judgement.unchallenged
        assert " unanswered objection" in sentence(judgement, claim).text
        assert "Unchallenged" not in sentence(judgement, claim).text
        assert "nobody has objected" not in why_lines(why(judgement, claim))[0].text


@given(JUDGEMENTS)
def test_unchallenged_is_said_only_of_what_nobody_has_objected_to_in_any_way(
    judgement: Judgement,
) -> None:
    for claim in judgement.verdicts:
        said = sentence(judgement, claim).text
        assert said.startswith("Unchallenged here") == (claim in judgement.unchallenged)
        assert not (claim in judgement.unchallenged and badges(judgement, claim))
        assert ("answered" in {each.word for each in badges(judgement, claim)}) == (
            claim in judgement.answered
        )


@given(JUDGEMENTS)
def test_a_sentence_cites_what_it_names_or_counts_and_nothing_else(judgement: Judgement) -> None:
    graph = judgement.graph
    names = {written.name.rstrip(".").lower(): claim for claim, written in graph.claims.items()}
    for claim in graph.claims:
        said = sentence(judgement, claim)
        named = {names[token.lower()] for token in TOKEN.findall(said.text)}
        counted = set(said.cites) - named

        assert set(said.cites) <= set(graph.claims)
        assert len(said.cites) == len(set(said.cites))
        assert named <= set(said.cites)
        assert counted <= set(objectors(judgement, claim)) | set(
            beyond_the_first(judgement, claim, said.text)
        )


def objectors(judgement: Judgement, claim: Id) -> Iterator[Id]:
    """Yield those whom a sentence may count: who objects to a claim or its steps, reasons that are all out of the case.

    Of a position all that is listed for and against it.
    """
    steps = (link.id for link in judgement.graph.answers(claim))
    for link in (each for node in (claim, *steps) for each in judgement.objections(node)):
        yield from link.premises
    itself = account(judgement, claim)
    if itself and isinstance(itself.itself, ReasonsFell) and itself.itself.out_of_case:
        yield from judgement.out_of_case
    if claim in judgement.tallies:
        for link in judgement.graph.replies(claim):
            yield from link.premises


def beyond_the_first(judgement: Judgement, claim: Id, text: str) -> Iterator[Id]:
    """Yield the reasons that a long list only counts."""
    if " more" in text or "…" in text:
        for link in judgement.reasons(claim):
            yield from link.premises
        yield from judgement.verdicts  # of a long circle, or of many premises together, only the first are named


@given(JUDGEMENTS)
def test_without_a_cause_that_a_sentence_names_something_else_is_said(judgement: Judgement) -> None:
    for claim in judgement.verdicts:
        said = sentence(judgement, claim)
        if said.text.startswith(("Holds either way", "Holds whichever way")):
            continue  # that takes no side, so there is no cause that it would hang on
        for cause in free(judgement, dict.fromkeys(causes(judgement, claim))):
            assert cause in said.cites
            supposed = replace(
                judgement.supposition, without=(*judgement.supposition.without, cause)
            )
            assert sentence(judge(judgement.graph, supposed), claim) != said


def told_itself(judgement: Judgement, claim: Id) -> object:
    found = account(judgement, claim)
    assert found is not None
    return found.itself


def causes(judgement: Judgement, claim: Id) -> Iterator[Id]:
    """Yield the claims that make a claim fare as it is told."""
    links = judgement.graph.links
    match told_itself(judgement, claim):
        case OpenObjections(objections):
            for objection in objections:
                yield from links[objection].premises
        case ReasonsFell(reasons, out_of_case=False):
            for reason in reasons:
                for because in reason.causes:
                    yield from cause_of(because)
        case GoesRound(claims):
            yield from claims[:MOST_OF_A_RING]
        case Unresolved(one, other, ring, _, circle):
            yield from (*one, *other, *circle[:MOST_OF_A_RING])
            for member in ring[:MOST_OF_A_RING]:
                yield from member
        case _:
            return


def cause_of(because: Because) -> Iterator[Id]:
    if because.premise:
        yield because.premise
    elif because.cause.value == "undercut":
        for premises in because.by:
            yield from premises


@given(JUDGEMENTS)
def test_every_language_says_the_same_facts(judgement: Judgement) -> None:
    told_in = {tag: [*asked(judgement, tag)] for tag in LANGUAGES}

    assert len({tuple(phrases) for phrases in told_in.values()}) == 1


def asked(judgement: Judgement, tag: str) -> Iterator[tuple[Id, object]]:
    """Yield for each claim the phrases that its sentence is made of, each with the claims that are named in it."""
    heard: list[object] = []
    say, word = Language.say, Language.word

    def noted_say(words: Language, context: str, key: str, /, **named: object) -> str:
        heard.append((context, key, *facts(named)))
        return say(words, context, key, **named)  # type: ignore[arg-type] # as it was asked

    def noted_word(words: Language, member: object, **named: object) -> str:
        heard.append((member, *facts(named)))
        return word(words, member, **named)  # type: ignore[arg-type] # as it was asked

    debate = judgement.graph.debate.model_copy(update={"language": tag})
    spoken = judge(graph(debate)[0], judgement.supposition)
    with pytest.MonkeyPatch.context() as listening:
        listening.setattr(Language, "say", noted_say)
        listening.setattr(Language, "word", noted_word)
        for claim in spoken.graph.claims:
            heard.clear()
            cites = sentence(spoken, claim).cites
            yield claim, (cites, *heard)


def facts(named: dict[str, object]) -> list[tuple[str, object]]:
    """Return what is put into a phrase: a number, or the claims that a text names, in their order."""
    return [
        (key, value if isinstance(value, int) else tuple(TOKEN.findall(str(value).lower())))
        for key, value in sorted(named.items())
    ]


@given(JUDGEMENTS, st.sampled_from(LANGUAGES))
def test_every_claim_has_its_sentence_and_a_position_its_tally_alone(
    judgement: Judgement, tag: str
) -> None:
    debate = judgement.graph.debate.model_copy(update={"language": tag})
    spoken = judge(graph(debate)[0], judgement.supposition)
    for claim in spoken.graph.claims:
        said = sentence(spoken, claim)
        if claim in spoken.tallies:
            assert account(spoken, claim) is None
            assert said == tally_sentence(spoken, claim)
            assert badges(spoken, claim) == ()
        else:
            assert said.text
            assert said.text.endswith((".", "?", "!", "…"))
        for line in (said.text, *(each.text for each in why_lines(why(spoken, claim)))):
            assert not UNCLEAN.search(line), line
            assert not TWICE.search(line), line


@given(JUDGEMENTS)
def test_answered_is_said_of_no_objection_that_is_only_set_aside(judgement: Judgement) -> None:
    for claim in judgement.verdicts:
        itself, said = told_itself(judgement, claim), sentence(judgement, claim).text
        if isinstance(itself, ObjectionsMet) and not itself.answered:
            assert "itself answered" not in said
        if isinstance(itself, OnlySupposed):
            assert "objection" not in said.split(". ")[0]


@given(JUDGEMENTS, st.sampled_from(LANGUAGES))
def test_every_line_is_clean_and_cites_the_claims_that_it_names(
    judgement: Judgement, tag: str
) -> None:
    debate = judgement.graph.debate.model_copy(update={"language": tag})
    spoken = judge(graph(debate)[0], judgement.supposition)
    names = {
        written.name.rstrip(".").lower(): claim for claim, written in spoken.graph.claims.items()
    }
    for line in every_line(spoken):
        named = {
            names[token] for token in map(str.lower, TOKEN.findall(line.text)) if token in names
        }
        assert not UNCLEAN.search(line.text), line
        assert not TWICE.search(line.text), line
        assert named <= set(line.cites), line
        assert set(line.cites) <= set(spoken.graph.claims), line


def every_line(judgement: Judgement) -> Iterator[Line]:
    """Yield every line in which argmap explains a debate: why each claim is judged so, and what hangs on what."""
    yield from debate_crux_lines(debate_cruxes(judgement))
    for claim in judgement.graph.claims:
        yield from why_lines(why(judgement, claim))
        if claim in judgement.tallies:
            yield from reason_crux_lines(judgement, claim, reason_cruxes(judgement, claim))
        else:
            yield from crux_lines(cruxes(judgement, claim), smallest_change(judgement, claim))


@given(JUDGEMENTS)
def test_why_names_every_objection_to_a_claim_and_to_its_steps(judgement: Judgement) -> None:
    for claim, verdict in judgement.verdicts.items():
        named = {id_ for line in why_lines(why(judgement, claim)) for id_ in line.cites}
        if verdict is not Verdict.STANDS:
            continue
        steps = [link.id for link in judgement.graph.undercut_steps.get(claim, ())]
        for target in (claim, *steps):
            for objection in judgement.objections(target):
                assert named.issuperset(objection.premises)
