"""The command that goes on says exactly what was typed, whatever was typed."""

import shlex
from typing import Any

import typer
from hypothesis import given
from hypothesis import strategies as st
from typer.main import get_command

from argmap.cli.new import new_command
from argmap.cli.resuming import command_line
from argmap.edit import Contribution, citation
from argmap.loading import Document
from argmap.opening import draft
from tests.cli.conftest import SCHOOL

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)
LINES = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), min_size=1, max_size=60
)
IDS = st.lists(st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True), max_size=3).map(tuple)
TITLED = st.fixed_dictionaries(
    {"title": WORDS.map(str.strip).filter(bool), "year": st.just("2019")}
)
CONTRIBUTIONS = st.builds(
    Contribution,
    text=WORDS,
    supports=IDS,
    rebuts=IDS,
    undercuts=IDS,
    about=IDS,
    with_=IDS,
    note=st.none() | WORDS,
    id=st.none() | WORDS,
    label=st.none() | WORDS,
    detail=st.none() | LINES,
    themes=st.lists(WORDS, max_size=2).map(tuple),
    cases=IDS,
    evidence=st.sampled_from((None, "measured", "official", "reasoned", "statement")),
    sources=st.lists(IDS.filter(bool).map(lambda ids: ids[0]) | TITLED, max_size=2).map(tuple),
    by=st.none() | WORDS,
)


@given(CONTRIBUTIONS)
def test_the_line_that_resumes_is_read_as_the_same_contribution(what: Contribution) -> None:
    program, command, *words = shlex.split(command_line("my debate", what, file="a b.yaml"))
    assert (program, command) == ("argmap", "new")
    read = _read(words)
    given_ = read.pop("source") or []
    debate = draft([Document("school.yaml", SCHOOL)], "school")
    assert [citation(debate, each) for each in given_] == list(what.sources)
    assert read.pop("path") == "my debate"
    assert read.pop("file") == "a b.yaml"
    assert {key: tuple(value) if isinstance(value, list) else value for key, value in read.items()} == {
        "text": what.text, "supports": what.supports or None, "rebuts": what.rebuts or None,
        "undercuts": what.undercuts or None, "about": what.about or None, "with_": what.with_ or None,
        "note": what.note, "id_": what.id, "label": what.label, "detail": what.detail, "theme": what.themes or None,
        "case": what.cases or None, "evidence": what.evidence, "by": what.by, "diff": False,
    }  # fmt: skip


def _read(words: list[str]) -> dict[str, Any]:
    """Return what the command line understands."""
    alone = typer.Typer(add_completion=False)
    alone.command()(new_command)
    params = get_command(alone).make_context("new", list(words)).params
    return {
        key: value or None if isinstance(value, list | tuple) else value
        for key, value in params.items()
    }
