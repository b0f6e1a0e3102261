"""From Python: every question takes a debate in whatever state one has it, and every answer travels to a process."""

from __future__ import annotations

import copy
import inspect
import pickle
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import argmap
from argmap.app import ServingError
from argmap.app.cache import NoPictureError
from argmap.codes import Code
from argmap.drawing.style import STYLES, Look
from argmap.edit import addition, amendment
from argmap.export.pptx.cleaning import Unusable
from argmap.export.talk import Options, Talk
from argmap.export.writers import WRITERS, export
from argmap.files import LeadsOutsideError, Written
from argmap.graph import DebateGraph, graph, sound
from argmap.loading import Document, Draft
from argmap.model import Claim, Debate
from argmap.opening import draft
from argmap.problem import (
    ArgmapError,
    DebateError,
    EditRefused,
    EngineError,
    FileError,
    Location,
    Problem,
    Related,
    Severity,
    TooDense,
    UnknownId,
)
from argmap.reasoning import (
    Judgement,
    Limits,
    Supposition,
    debate_cruxes,
    load_bearing,
    order,
    questions,
    reason_cruxes,
    smallest_change,
)
from argmap.view import article, outline
from argmap.webmap import payload
from argmap.words import CatalogueError
from tests.debates import judged
from tests.reasoning.supposed import JUDGEMENTS
from tests.strategies import written_debates

Question = Callable[[Any], Any]

SCHOOL = """
debate:
  title: A later start for school
  question: Should school start at nine?
  positions: {later: Start at nine, as-now: Start at eight}
claims:
  - {id: sleep, text: Teenagers sleep more., supports: later}
  - {id: bedtime, text: They go to bed later as well., rebuts: sleep}
"""
BROKEN = (
    SCHOOL
    + "  - {id: cost, text: It costs nothing., supports: latre}\n  - {id: noon, text: Then why not at noon?}\n"
)

QUESTIONS: Mapping[str, Question] = {
    "judge": argmap.judge,
    "strength": argmap.strength,
    "balance": argmap.balance,
    "readings": argmap.readings,
    "debate_cruxes": debate_cruxes,
    "cruxes": lambda debate: argmap.cruxes(debate, first_claim(debate)),
    "reason_cruxes": lambda debate: reason_cruxes(debate, first_claim(debate)),
    "smallest_change": lambda debate: smallest_change(debate, first_claim(debate)),
    "why": lambda debate: argmap.why(debate, first_claim(debate)),
    "draw": lambda debate: argmap.draw(debate).judgement,
    "network": lambda debate: written_out(argmap.network(debate)),
}
"""Whatever asks about a debate, with an answer that can be compared."""


def first_claim(debate: Any) -> str:
    """Return the id of a debate's first claim; of what is no debate, that of nobody."""
    return (
        next(iter(sound(debate).claims))
        if hasattr(debate, "graph") or isinstance(debate, Debate)
        else "nobody"
    )


def written_out(network: Any) -> tuple[Any, ...]:
    """Return all that a networkx graph holds, as values."""
    return (
        dict(network.graph),
        list(network.nodes(data=True)),
        list(network.edges(keys=True, data=True)),
    )


def drafted(text: str) -> Draft:
    return draft([Document("school.debate.yaml", text)], "school")


# --- a debate in any state ---


@given(written_debates())
def test_a_question_has_one_answer_for_a_debate_a_draft_and_a_judgement(text: str) -> None:
    read = drafted(text)
    assert read.debate is not None
    states: tuple[Any, ...] = (read.debate, read, argmap.judge(read.debate))
    for name, question in QUESTIONS.items():
        loaded, *others = [question(state) for state in states]
        assert others == [loaded, loaded], name


@given(JUDGEMENTS)
def test_what_was_supposed_in_a_judgement_holds_for_every_question_about_it(
    judgement: Judgement,
) -> None:
    assert argmap.judge(judgement) is judgement
    assert argmap.strength(judgement) == argmap.strength(judgement.graph, judgement.supposition)
    assert argmap.balance(judgement).judgement is judgement
    assert argmap.judge(judgement, Supposition()) == argmap.judge(judgement.graph)


def test_every_question_of_the_front_door_is_asked_here() -> None:
    functions = {name for name in argmap.__all__ if inspect.isfunction(getattr(argmap, name))}
    assert functions - {"check", "load"} <= set(QUESTIONS)  # these two take a path


def test_what_is_supposed_anew_is_checked_against_the_judged_debate() -> None:
    with pytest.raises(UnknownId, match="did you mean `sleep`"):
        argmap.judge(argmap.judge(drafted(SCHOOL)), Supposition(without=("slep",)))


@pytest.mark.parametrize("nothing", [None, 5, b"sleep"], ids=repr)
def test_what_is_no_id_is_told_as_one_that_is_not_there(nothing: Any) -> None:
    with pytest.raises(UnknownId, match="there is no claim"):
        argmap.why(drafted(SCHOOL), nothing)
    with pytest.raises(UnknownId, match="there is no claim"):
        argmap.judge(drafted(SCHOOL), Supposition(without=(nothing,)))


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
@pytest.mark.parametrize(
    "nothing", ["school.debate.yaml", Path("school.debate.yaml"), 5, [drafted(SCHOOL)]], ids=repr
)
def test_what_is_no_debate_is_told_so(question: Question, nothing: object) -> None:
    with pytest.raises(
        ArgmapError, match=rf"^a {type(nothing).__name__} is no debate; read one with argmap.load\("
    ):
        question(nothing)


def test_a_networkx_graph_is_no_debate_any_more() -> None:
    with pytest.raises(ArgmapError, match="a MultiDiGraph is no debate"):
        argmap.judge(argmap.network(drafted(SCHOOL)))


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_draft_with_errors_says_which(question: Question) -> None:
    read = drafted(BROKEN)
    with pytest.raises(DebateError, match="latre") as refused:
        question(read)
    assert refused.value.problems == read.problems


# --- an error in a sentence ---


def told(*severities: Severity) -> str:
    """Return the text of an error whose problems weigh so much, told by their place."""
    return str(
        DebateError(
            tuple(Problem(Code.ORPHAN, each, f"no. {n}") for n, each in enumerate(severities, 1))
        )
    )


def test_an_error_names_an_error_and_counts_the_others() -> None:
    error, warning, advice = Severity.ERROR, Severity.WARNING, Severity.ADVICE
    assert told(error) == "no. 1"
    assert told(warning, advice, error) == "no. 3"
    assert told(warning, error, warning, error) == "no. 2 (and 1 more error)"
    assert told(error, error, warning, error) == "no. 1 (and 2 more errors)"
    assert told(warning) == "no. 1"
    assert told(warning, warning) == "no. 1 (and 1 more problem)"
    assert told() == "the debate cannot be used"


def test_a_loaded_debate_with_a_warning_before_its_error_tells_the_error(tmp_path: Path) -> None:
    orphan = "claims:\n  - {id: alone, text: Nobody knows where this leads.}\n"
    (tmp_path / "a.debate.yaml").write_text(BROKEN.replace("claims:\n", orphan), encoding="utf-8")
    first, *_ = argmap.check(tmp_path)
    assert first.severity is Severity.WARNING
    with pytest.raises(DebateError, match="latre"):
        argmap.load(tmp_path)


# --- to another process and back ---


def travelled(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))


def answers(judgement: Judgement) -> Mapping[str, object]:
    """Return what the public functions, and those behind commands and pages, say of a judged debate."""
    claim = next(iter(judgement.graph.claims))
    roots = judgement.graph.roots
    cruxes = argmap.cruxes(judgement, claim)
    return {
        "graph": judgement.graph,
        "judge": judgement,
        "why": argmap.why(judgement, claim),
        "cruxes": cruxes,
        "load_bearing": load_bearing(cruxes),
        "reason_cruxes": reason_cruxes(judgement, roots[0]) if roots else None,
        "debate_cruxes": debate_cruxes(judgement),
        "smallest_change": smallest_change(judgement, claim),
        "balance": argmap.balance(judgement),
        "readings": argmap.readings(judgement, Limits(conflicts=100)),
        "strength": argmap.strength(judgement),
        "questions": questions(judgement.graph),
        "order": order(argmap.strength(judgement), (roots[0], roots[-1])) if roots else None,
        "article": article(judgement, claim),
    }


@given(JUDGEMENTS)
def test_every_answer_can_be_pickled_and_copied_and_comes_back_equal(judgement: Judgement) -> None:
    for name, answer in answers(judgement).items():
        assert travelled(answer) == answer, name
        assert copy.deepcopy(answer) == answer, name


@given(JUDGEMENTS)
def test_what_was_worked_out_already_travels_along_and_is_still_read_only(
    judgement: Judgement,
) -> None:
    for value in (judgement, judgement.graph, judgement.flattening, argmap.strength(judgement)):
        lazy = [
            name
            for name, held in vars(type(value)).items()
            if type(held).__name__ == "cached_property"
        ]
        before = {name: getattr(value, name) for name in lazy}
        again = travelled(value)
        assert {name: getattr(again, name) for name in lazy} == before
    with pytest.raises(TypeError):
        travelled(judgement).verdicts["nobody"] = None


@given(written_debates())
def test_a_draft_can_be_pickled_with_all_that_it_knows(text: str) -> None:
    for one in (text, text.replace("claims:", "claimz:")):
        read = drafted(one)
        assert travelled(read) == read
        known = (read.problems, read.advice, read.digest, read.contents, read.graph)
        again = travelled(read)
        assert (again.problems, again.advice, again.digest, again.contents, again.graph) == known


@settings(max_examples=5)
@given(JUDGEMENTS)
def test_a_picture_can_be_pickled_at_every_stage(judgement: Judgement) -> None:
    picture = argmap.draw(judgement, engine="bundled")
    talk = Talk(judgement, picture.programme, Options(engine="bundled"))
    for stage in (picture, talk.view, talk.scene, talk.deck, talk.engine, talk, outline(judgement)):
        assert travelled(stage) == stage
    assert travelled(picture).svg == picture.svg
    assert travelled(payload(talk.scene, STYLES[Look.LIGHT])) == payload(
        talk.scene, STYLES[Look.LIGHT]
    )


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_format_can_be_written_in_another_process(suffix: str) -> None:
    judgement = argmap.judge(drafted(SCHOOL))
    programme = argmap.draw(judgement).programme
    written = export(judgement, programme, f"map{suffix}", Options(engine="bundled", force=True))
    assert isinstance(written, Written)
    assert travelled(written) == written


def test_a_change_of_a_debate_can_be_pickled() -> None:
    read = drafted(SCHOOL)
    changes = addition(read, {"id": "noon", "text": "Then why not at noon?", "rebuts": "sleep"})
    amended = amendment(read, changes)
    assert travelled(changes) == changes
    assert travelled(amended) == amended


def test_a_networkx_graph_can_be_pickled() -> None:
    network = argmap.network(drafted(SCHOOL))
    assert written_out(travelled(network)) == written_out(network)


def test_a_chain_of_thousands_of_claims_can_be_pickled() -> None:
    claims = [
        Claim(id=f"c{n}", text=f"Claim {n}.", rebuts=f"c{n - 1}" if n else ()) for n in range(5_000)
    ]
    judgement = argmap.judge(Debate(title="A chain", question="Is it?", claims=claims))
    assert travelled(argmap.why(judgement, "c0")) == argmap.why(judgement, "c0")


PROBLEM = Problem(Code.ORPHAN, Severity.ERROR, "Nothing leads here", Location("a.yaml", 1, 1, 1, 2))
ERRORS: tuple[ArgmapError, ...] = (
    ArgmapError("this is no debate"),
    DebateError((PROBLEM, replace(PROBLEM, severity=Severity.WARNING))),
    UnknownId("slep", "sleep"),
    UnknownId("later", kind="theme", other="position"),
    EditRefused("it would break the debate", problems=(PROBLEM,), places=(Related("here"),)),
    FileError("there is no file a.yaml"),
    LeadsOutsideError("a.yaml is a link to a place outside its folder"),
    EngineError("there is no dot"),
    TooDense("more lines than can be placed in time"),
    NoPictureError(),
    ServingError("the port is taken"),
    CatalogueError("a file of words is missing"),
    Unusable("it is no presentation"),
)


def every_kind(kind: type[ArgmapError]) -> set[type[ArgmapError]]:
    return {kind}.union(*map(every_kind, kind.__subclasses__()))


def test_every_kind_of_error_is_here() -> None:
    assert {type(error) for error in ERRORS} == every_kind(ArgmapError)


@pytest.mark.parametrize("error", ERRORS, ids=repr)
def test_an_error_comes_out_of_another_process_as_it_went_in(error: ArgmapError) -> None:
    again = travelled(error)
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


def test_a_process_pool_judges_and_questions_the_shipped_debate() -> None:
    debate = argmap.load()
    resolved: DebateGraph = graph(debate)[0]
    claims = list(resolved.claims)[:4]
    with ProcessPoolExecutor(
        max_workers=2, mp_context=get_context("spawn")
    ) as pool:  # as on every system
        judgements = list(pool.map(argmap.judge, [debate, resolved, argmap.judge(debate)]))
        whys = list(pool.map(argmap.why, [*judgements, debate], claims))
        balances = list(pool.map(argmap.balance, [debate]))
        unknown = pool.submit(argmap.why, debate, "inspectible").exception()
    assert judgements == [argmap.judge(debate)] * 3
    assert whys == [argmap.why(debate, claim) for claim in claims]
    assert balances == [argmap.balance(debate)]
    assert isinstance(unknown, UnknownId)
    assert (unknown.id, unknown.suggestion) == ("inspectible", "inspectable")


def test_what_is_supposed_comes_back_from_another_process() -> None:
    supposed = judged("- {id: a, text: A.}\n- {id: b, text: B., rebuts: a}", without=["b"])
    assert travelled(supposed).supposition.without == ("b",)
