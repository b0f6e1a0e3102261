"""Where a debate stands, and what to answer next: what is said is counted, and leads to what is counted."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given

from argmap.cli.lines import judged_alike, verdict_lines
from argmap.cli.standing import FEW, standing_lines
from argmap.cli.strength_lines import strength_lines
from argmap.drawing.spoken import Narrator
from argmap.graph import graph
from argmap.model import Claim, Relation, Source, Undercut
from argmap.opening import load
from argmap.reasoning import (
    Judgement,
    Tally,
    answer,
    balance,
    debate_cruxes,
    judge,
    next_moves,
    overall,
    strength,
)
from argmap.reasoning.tallies import between
from argmap.view import article
from argmap.words import (
    Line,
    Ways,
    debate_crux_lines,
    in_language,
    language,
    name,
    next_move_lines,
    objection_phrase,
    sentence,
    stand_lines,
    tally_against,
    tally_for,
    unanswered_lines,
)
from argmap.words.moves import FIRST_MOVES
from tests.debates import judged
from tests.reasoning.supposed import JUDGEMENTS

ROOT = Path(__file__).parents[2]
WAYS = Ways("argmap judge --all", "argmap next", "argmap cruxes", "argmap balance")
SCREEN = 40
"""So many lines somebody reads without scrolling."""
HEAD = "positions: {open: Release it., closed: Keep it.}\nthemes: {cost: Cost, safety: Safety}"
DEBATE = """
    - {id: cheap, text: It is cheap., supports: open, themes: cost}
    - {id: staff, text: Staff is dear., undercuts: cheap}
    - {id: quick, text: It is quick., supports: [open, closed]}
    - {id: measured, text: It was measured., supports: quick}
    - {id: misuse, text: It is misused., rebuts: open}
    - {id: rare, text: That is rare., rebuts: misuse}
    - {id: seen, text: It was seen twice., supports: misuse}
    - {id: doubt, text: Nobody knows., rebuts: rare}
    - {id: far, text: It is far away., supports: seen}
"""


def page(lines: Sequence[Line]) -> list[str]:
    return ["  " * line.level + line.text for line in lines]


def shipped() -> Judgement:
    return judge(load(str(ROOT / "arguments" / "open-vs-closed")))


def large(claims: int) -> Judgement:
    """A debate of so many claims on two positions, with themes: each claim answers one that was made before."""
    written = [
        "    - {id: c-0, text: The first., supports: open}",
        "    - {id: c-1, text: The next., supports: closed}",
    ]
    for number in range(2, claims):
        relation = ("supports", "rebuts", "rebuts")[number % 3]
        target = f"c-{number // 2}" if number % 5 else ("open", "closed")[number % 2]
        theme = ("cost", "safety")[number % 2]
        written.append(
            f"    - {{id: c-{number}, text: Claim {number}., {relation}: {target}, themes: {theme}}}"
        )
    return judged("\n".join(written), head=HEAD)


def test_a_debate_says_position_by_position_what_stands_what_nobody_disputes_and_what_is_open() -> (
    None
):
    assert page(tuple(stand_lines(overall(judged(DEBATE, head=HEAD)), WAYS))) == [
        "Where this debate stands",
        "  Release it (open)",
        "    1 of 2 reasons for it stands: It is quick",
        "    The one reason against it stands: It is misused",
        "  Keep it (closed)",
        "    The one reason for it stands: It is quick",
        "    No reason against it is given",
        "  Speaks for several sides, and stands: It was measured; It is quick",
        "  Undisputed, and other claims build on them: It was seen twice; It is far away",
        "  Most hangs on: It was measured; It is quick; Nobody knows",
        (
            "  Still open: 3 objections have no answer; "
            "3 empty places in the table of positions and themes: argmap balance"
        ),
    ]


def test_what_nobody_has_answered_says_which_tally_an_answer_would_move() -> None:
    told = page(tuple(unanswered_lines(overall(judged(DEBATE, head=HEAD)), WAYS)))
    assert told[:3] == [
        "What nobody has answered yet, and what an answer would change",
        "  Nobody knows (doubt), an objection to “That is rare”",
        "    once answered: one reason fewer against “Release it” would stand",
    ]
    assert (
        "  Staff is dear (staff), an objection to the step from “It is cheap” to “Release it”"
        in told
    )


def test_of_many_questions_three_are_told_and_the_others_counted() -> None:
    asked = "\n".join(
        f"  - {{id: q-{number}, text: 'Is it so, {number}?', claims: cheap}}" for number in range(5)
    )
    told = page(
        tuple(stand_lines(overall(judged(DEBATE, head=f"{HEAD}\nquestions:\n{asked}")), WAYS))
    )
    start = told.index("  Where the sides clash")
    questions = [f"    Is it so, {number}?" for number in range(3)]
    assert told[start + 1 : -1] == [*questions, "    … and 2 more: argmap cruxes"]


def test_a_debate_of_roots_says_what_they_come_to_and_what_is_settled_neither_way() -> None:
    found = overall(
        judged(
            "- {id: a, text: A., rebuts: b}\n- {id: b, text: B., rebuts: a}\n- {id: t, text: T.}"
        )
    )
    told = page(tuple(stand_lines(found, WAYS)))
    assert told[1:3] == ["  T (t)", "    Unchallenged here: nobody has objected yet."]
    assert told[-1] == "  Still open: 2 claims are settled neither way"
    quiet = page(tuple(stand_lines(overall(judged("- {id: a, text: A.}")), WAYS)))
    assert quiet[-1] == "  No objection waits for an answer"


@given(JUDGEMENTS)
def test_every_claim_is_in_one_group_and_each_heading_counts_its_own(judgement: Judgement) -> None:
    found = list(judged_alike(judgement))
    assert sorted(claim for group in found for claim in group.claims) == sorted(judgement.verdicts)
    shown = "".join(verdict_lines(judgement)).split("\n\n")
    entries = [part.strip("\n").splitlines() for part in shown if part.strip()]
    counted = [int(re.findall(r"\((\d+)\)$", entry[0])[0]) for entry in entries]
    assert counted == [len([row for row in entry if re.match(r"  \S", row)]) for entry in entries]
    assert counted == [len(group.claims) for group in found]


@given(JUDGEMENTS)
def test_every_number_of_the_first_screen_leads_to_as_many_as_it_says(judgement: Judgement) -> None:
    found, moves = overall(judgement), next_moves(judgement)
    told = [line for line in stand_lines(found, WAYS) if line.level]
    said = "\n".join(line.text for line in told)
    every = page(tuple(next_move_lines(moves, lambda _: "type", rest=None)))
    assert (
        first(r"(\d+|one) objections? ha", said)
        == every.count("    type")
        == len(judgement.unanswered)
    )
    assert first(r"(\d+|one) gaps?, where", said) == len(
        [cell for cell in balance(judgement).gaps if cell.unargued]
    )
    for root, standing in found.positions.items():
        start = next(
            number for number, line in enumerate(told) if line.cites == (root,) and line.level == 1
        )
        tally = judgement.tallies[root]
        if tally.reasons_for or tally.reasons_against:
            for line, links in (
                (told[start + 1], standing.reasons_for),
                (told[start + 2], standing.reasons_against),
            ):
                premises = {
                    premise for link in links for premise in judgement.graph.links[link].premises
                }
                assert set(line.cites) == premises
    shown = page(tuple(unanswered_lines(found, WAYS)))
    if shown:
        entries = [row for row in shown if re.match(r"  \S", row) and not row.startswith("  …")]
        assert len(entries) + first(r"… and (\d+|one) more", "\n".join(shown)) == len(
            judgement.unanswered
        )
        assert len(entries) <= FIRST_MOVES


def first(pattern: str, text: str) -> int:
    """Return the number that a text tells, 0 where it tells none."""
    told = re.search(pattern, text)
    if told is None:
        return 0
    return 1 if told[1] == "one" else int(told[1])


@given(JUDGEMENTS)
def test_the_summary_counts_what_the_whole_lists(judgement: Judgement) -> None:
    if len(judgement.verdicts) <= FEW:
        return
    lines = list(standing_lines(overall(judgement), WAYS))
    summary = next(line for line in lines if " claims are judged: " in line)
    counts = [int(number) for number in re.findall(r"\((\d+)\)(?=[;.])", summary)]
    assert counts == [len(group.claims) for group in judged_alike(judgement)]
    assert sum(counts) == int(summary.split()[0]) == len(judgement.verdicts)


@given(JUDGEMENTS)
def test_whoever_types_what_is_told_answers_the_objection_and_moves_what_is_said(
    judgement: Judgement,
) -> None:
    for move in next_moves(judgement).moves[:2]:
        relation, target = answer(judgement.graph, move.link)
        after = answered(judgement, relation, target)
        assert (move.link in after.unanswered) is (
            relation is Relation.REBUTS and target in judgement.supposition.accept
        )
        # an objection to a position is itself one reason more
        if relation is Relation.UNDERCUTS or target not in judgement.graph.positions:
            assert (
                between(
                    judgement.tallies, {each: after.tallies[each] for each in judgement.tallies}
                )
                == move.tallies
            )


def test_an_objection_to_an_undercut_names_the_step_that_it_objects_to() -> None:
    found = judged(
        """
    - {id: quiet, text: It is quiet., supports: open}
    - {id: asleep, text: Nobody listens., undercuts: quiet}
    - {id: awake, text: Somebody does., undercuts: asleep}
    - {id: deaf, text: They hear nothing., undercuts: awake}
""",
        head="positions: {open: Release it.}",
    )
    told = [objection_phrase(found.graph, found.graph.links[link]) for link in found.unanswered]
    assert told == [
        "Nobody listens (asleep), an objection to the step from “It is quiet” to “Release it”",
        "They hear nothing (deaf), an objection to the step from “Somebody does” to “Nobody listens”",
    ]
    assert "the step from “Nobody listens” to “It is quiet”" in sentence(found, "awake").text
    names = {claim.id: name(claim) for claim in found.graph.claims.values()}
    speaker = Narrator(language(found.graph), names, found.graph.links)
    steps = [speaker.target(link.target) for link in found.graph.reasoned[2:]]
    assert [step.rpartition(" to ")[2] for step in steps] == ["It is quiet", "Nobody listens"]
    headings = [
        each.words.format(towards=each.towards) for each in article(found, "awake").neighbours
    ]
    assert headings == ["Its step to asleep is undercut by", "Undercuts the step to quiet from"]


def answered(judgement: Judgement, relation: Relation, target: str) -> Judgement:
    """Return the judgement of the debate with one claim more, which rebuts or undercuts something."""
    aims = (
        {"rebuts": target}
        if relation is Relation.REBUTS
        else {"undercuts": Undercut(**{"from": target})}
    )
    claim = Claim(id="the-answer", text="An answer.", sources=[Source(title="S")], **aims)
    debate = judgement.graph.debate.model_copy(
        update={"claims": (*judgement.graph.debate.claims, claim)}
    )
    return judge(graph(debate)[0], judgement.supposition)


@given(JUDGEMENTS)
def test_changes_of_mind_are_told_by_the_tallies_that_they_move(judgement: Judgement) -> None:
    found = debate_cruxes(judgement)
    told = debate_crux_lines(found)
    moving = sum(bool(effect.tallies) for effect in found.effects)
    titles = [line.text for line in told if not line.level]
    assert any("this debate hangs on" in title for title in titles) is bool(moving)
    revised = [line.cites[0] for line in told if line.text.startswith(("switch off “", "accept “"))]
    ranked = [
        *(e for e in found.effects if e.tallies),
        *(e for e in found.effects if not e.tallies),
    ]
    assert revised == [effect.revision.claim for effect in ranked]


@pytest.mark.parametrize("judgement", [shipped, lambda: large(1_000)], ids=["shipped", "thousand"])
def test_what_is_told_first_fits_on_a_screen(judgement: Callable[[], Judgement]) -> None:
    found = judgement()
    screens = {
        "judge": list(standing_lines(overall(found), WAYS)),
        "cruxes": page(debate_crux_lines(debate_cruxes(found), rest="--all")),
        "next": page(tuple(next_move_lines(next_moves(found), lambda _: "type", rest="--all"))),
        "strength": list(strength_lines(strength(found), (), rest="--all")),
    }
    assert {name: len(lines) for name, lines in screens.items() if len(lines) > SCREEN} == {}
    assert max(len(line) for line in screens["judge"]) < 300  # a list is cut, and a name is no text


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        (
            "en",
            [
                "No reason for it is given",
                "The one reason for it does not stand",
                "The one reason for it stands",
                "Neither of the two reasons for it stands",
                "1 of 2 reasons for it stands",
                "Both reasons for it stand",
                "None of the 3 reasons for it stands",
                "2 of 3 reasons for it stand",
                "All 3 reasons for it stand",
            ],
        ),
        (
            "de",
            [
                "Dafür wird kein Grund angeführt",
                "Der eine Grund dafür hat keinen Bestand",
                "Der eine Grund dafür hat Bestand",
                "Keiner der beiden Gründe dafür hat Bestand",
                "1 von 2 Gründen dafür hat Bestand",
                "Beide Gründe dafür haben Bestand",
                "Keiner der 3 Gründe dafür hat Bestand",
                "2 von 3 Gründen dafür haben Bestand",
                "Alle 3 Gründe dafür haben Bestand",
            ],
        ),
    ],
)
def test_reasons_are_counted_as_people_speak(tag: str, told: list[str]) -> None:
    counts = [(0, 0), (1, 0), (1, 1), (2, 0), (2, 1), (2, 2), (3, 0), (3, 2), (3, 3)]
    words = in_language(tag)

    assert [tally_for(words, Tally(given, standing, 0, 0)) for given, standing in counts] == told
    against = [tally_against(words, Tally(0, 0, given, standing)) for given, standing in counts]
    swapped = [line.replace("for it", "against it").replace("dafür", "dagegen") for line in told]
    assert against == [line.replace("Dafür", "Dagegen") for line in swapped]
