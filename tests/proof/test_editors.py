"""What an editor knows of a debate, asked of the real yaml-language-server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap.edit import example_debate
from argmap.loading import schema_text
from argmap.opening import load
from tests.proof.language_server import Editor, installed

pytestmark = pytest.mark.proof

ROOT = Path(__file__).parents[2]
MODELINES = (
    "# yaml-language-server: $schema=debate.schema.json\n",
    "# $schema: debate.schema.json\n",
)
CLAIM = "claims:\n  - id: a-claim\n    text: One sentence.\n"


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("debate")
    (folder / "debate.yaml").write_text(example_debate(), encoding="utf-8")
    (folder / "debate.schema.json").write_text(schema_text(load(folder)), encoding="utf-8")
    with Editor(installed(ROOT / ".proof" / "npm"), folder) as editor:
        yield editor


@pytest.mark.parametrize("modeline", MODELINES)
def test_a_debate_and_its_parts_are_fine_with_either_modeline(
    editor: Editor, modeline: str
) -> None:
    number = MODELINES.index(modeline)
    for name, text in {
        "whole": example_debate(),
        "part": CLAIM,
        "sources": "sources:\n  a: {title: A title}\n",
    }.items():
        uri = editor.opened(f"{name}-{number}.yaml", modeline + text)
        assert editor.problems(uri) == []


@pytest.mark.parametrize("modeline", MODELINES)
def test_an_unknown_key_and_a_wrong_choice_are_underlined(editor: Editor, modeline: str) -> None:
    text = modeline + CLAIM + "    attacks: later\n    evidence: guessed\n"
    uri = editor.opened(f"mistakes-{MODELINES.index(modeline)}.yaml", text)
    problems = editor.problems(uri)
    assert any("attacks" in problem for problem in problems)
    assert any("measured" in problem for problem in problems)


def test_the_keys_of_a_claim_are_proposed(editor: Editor) -> None:
    uri = editor.opened("keys.yaml", MODELINES[0] + CLAIM + "    \n")
    proposed = editor.completions(uri, 4, 4)
    assert {"supports", "rebuts", "undercuts", "about", "sources", "evidence"} <= set(proposed)
    assert "held_by" not in proposed


@pytest.mark.parametrize(
    "start", ["rebuts: ", "rebuts: [", "rebuts:\n      - ", "rebuts:\n      - {to: "]
)
def test_the_ids_of_claims_are_proposed_with_their_texts(editor: Editor, start: str) -> None:
    end = {"[": "]", "{": "}"}.get(start.lstrip("rebuts: \n-")[:1], "")
    text = f"{MODELINES[0]}{CLAIM}    {start}{end}\n"
    uri = editor.opened(f"ids-{abs(hash(start))}.yaml", text)
    line = text.count("\n") - 1
    proposed = editor.completions(uri, line, len(text.split("\n")[line]) - len(end))
    assert {"later", "as-now", "pupils-sleep-more", "breakfast-clubs"} <= set(proposed)
    assert "Teenagers sleep longer" in str(proposed["pupils-sleep-more"].get("documentation"))


def test_sources_themes_and_choices_are_proposed(editor: Editor) -> None:
    for key, known in {
        "sources": "dunster2018",
        "themes": "families",
        "cases": "country",
        "evidence": "measured",
    }.items():
        text = f"{MODELINES[1]}{CLAIM}    {key}: \n"
        uri = editor.opened(f"proposed-{key}.yaml", text)
        assert known in editor.completions(uri, 4, len(key) + 6)


def test_pointing_at_an_id_shows_the_text_of_its_claim(editor: Editor) -> None:
    uri = editor.opened(
        "hover.yaml",
        f"{MODELINES[0]}{CLAIM}    rebuts: pupils-sleep-more\n    evidence: measured\n",
    )
    assert "Teenagers sleep longer when school starts later" in editor.hover(uri, 4, 15)
    assert "went to bed" not in editor.hover(uri, 4, 15), "the words of another claim"
    assert len(editor.hover(uri, 4, 15).splitlines()) <= 5
    assert "counted or tested" in editor.hover(uri, 5, 17)


def test_a_whole_claim_is_proposed_as_a_snippet(editor: Editor) -> None:
    uri = editor.opened("snippet.yaml", f"{MODELINES[0]}claims:\n  - ")
    proposed = editor.completions(uri, 2, 4)
    assert "a claim that rebuts another" in proposed
    assert "a claim that is about another" in proposed


@pytest.mark.parametrize(
    "start", ["supports: ", "rebuts: ", "undercuts: ", "about: ", "rebuts:\n      - to: "]
)
def test_only_claims_of_this_debate_are_proposed(editor: Editor, start: str) -> None:
    text = f"{MODELINES[0]}{CLAIM}    {start}\n"
    uri = editor.opened(f"only-{abs(hash(start))}.yaml", text)
    line = text.count("\n") - 1
    proposed = set(editor.completions(uri, line, len(text.split("\n")[line])))
    debate = load(editor.folder)
    known = {claim.id for claim in (*debate.positions, *debate.claims)}
    assert known <= proposed
    assert proposed - known <= {"linked premises"}


def test_only_sources_of_this_debate_are_proposed(editor: Editor) -> None:
    uri = editor.opened("only-sources.yaml", f"{MODELINES[0]}{CLAIM}    sources: \n")
    proposed = set(editor.completions(uri, 4, 13))
    known = {key for key, _ in load(editor.folder).sources}
    assert known <= proposed
    assert proposed - known == {"a source", "a place in a source"}


def test_nothing_is_proposed_whose_label_says_nothing(editor: Editor) -> None:
    for number, key in enumerate(
        ("supports", "rebuts", "undercuts", "sources", "was", "by", "text")
    ):
        for start in (f"{key}: ", f"{key}:\n      - "):
            text = f"{MODELINES[0]}{CLAIM}    {start}\n"
            uri = editor.opened(f"labels-{number}-{len(start)}.yaml", text)
            line = text.count("\n") - 1
            proposed = editor.completions(uri, line, len(text.split("\n")[line]))
            assert [label for label in proposed if "object" in label.lower() or "{" in label] == []


def test_pointing_at_a_key_with_a_list_shows_what_the_key_means(editor: Editor) -> None:
    uri = editor.opened("key.yaml", f"{MODELINES[0]}{CLAIM}    rebuts: [pupils-sleep-more]\n")
    assert "What it objects to" in editor.hover(uri, 4, 6)
