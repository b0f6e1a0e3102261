"""Whatever is called oddly, a file, an id, a template or a program: no message of any command steers anything."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from argmap.cli.program import COMMANDS, run_program
from tests.cli.test_names import GOOD, MENDABLE, NAME, is_plain

pytestmark = pytest.mark.slow

NAMES = {
    "a line break": "a\n::error::injected\nb",
    "an escape": "a\x1b]0;PWNED\x07b",
    "a command": "::stop-commands::x",
    "one of Azure": "##vso[task.setvariable]x",
    "carriage return": "a\rargmap: all is well",
    "one of eight bits": "a\x9b31mb",
    "a turn": "a\u202eb",
    "a lone byte": "a\udcffb",
    "all at once": NAME,
}
FEW = [each if each == "all at once" else pytest.param(each, marks=pytest.mark.proof) for each in NAMES]
"""Each alone is for the proof."""

CLAIM = ("--text", "It costs less.", "--supports", "tea")
BY_NAME: dict[str, tuple[str, ...]] = {
    **{command: (command, "{}") for command in COMMANDS if command not in ("export", "schema", "doctor")},
    "a claim and a debate": ("why", "warm", "{}"),
    "a claim": ("why", "{}", "my.debate.yaml"),
    "neither": ("why", "{}", "{}"),
    "a debate to export": ("export", "-o", "map.svg", "{}"),
    "a file of unknown kind": ("export", "-o", "{}", "my.debate.yaml"),
    "a file": ("export", "-o", "{}.svg", "my.debate.yaml"),
    "a folder that is missing": ("export", "-o", "{}/map.svg", "my.debate.yaml"),
    "a site": ("export", "-o", "{}/", "my.debate.yaml"),
    "slides": ("export", "-o", "{}/*.svg", "my.debate.yaml"),
    "a template": ("export", "-o", "talk.pptx", "--template", "{}", "my.debate.yaml"),
    "a program": ("export", "-o", "map.svg", "--engine", "{}", "my.debate.yaml"),
    "a focus": ("export", "-o", "map.svg", "--focus", "{}", "my.debate.yaml"),
    "a theme": ("export", "-o", "map.svg", "--theme", "{}", "my.debate.yaml"),
    "themes": ("export", "-o", "talk.pptx", "--only", "{}", "my.debate.yaml"),
    "a tour": ("export", "-o", "talk.pptx", "--tour", "{}", "my.debate.yaml"),
    "a size": ("export", "-o", "talk.pdf", "--size", "{}", "my.debate.yaml"),
    "a look": ("export", "-o", "map.svg", "--look", "{}", "my.debate.yaml"),
    "a case": ("judge", "--case", "{}", "my.debate.yaml"),
    "a claim switched off": ("judge", "--without", "{}", "my.debate.yaml"),
    "a claim accepted": ("judge", "--accept", "{}", "my.debate.yaml"),
    "a part": ("new", "my.debate.yaml", "--file", "{}", *CLAIM),
    "an id": ("new", "my.debate.yaml", "--id", "{}", *CLAIM),
    "a target": ("new", "my.debate.yaml", "--text", "So.", "--supports", "{}"),
    "a text": ("new", "my.debate.yaml", "--text", "{}", "--supports", "tea"),
    "a source": ("new", "my.debate.yaml", "--source", "{}", *CLAIM),
    "a contributor": ("new", "my.debate.yaml", "--by", "{}", *CLAIM, "--diff"),
    "a kind of problem": ("check", "--explain", "{}"),
    "a format": ("check", "--format", "{}"),
    "a question": ("init", "other", "--question", "{}"),
    "a host": ("app", "my.debate.yaml", "--allow-host", "{}"),
    "an address": ("app", "my.debate.yaml", "--host", "{}"),
    "an origin": ("app", "my.debate.yaml", "--allow-embed", "{}"),
    "a command": ("{}",),
    "an option": ("check", "--{}"),
    "a file to mend": ("check", "--fix", "{}"),
    "a file to show": ("check", "--diff", "{}"),
    "a file in a few words": ("check", "--format", "concise", "{}"),
    "a file for machines": ("check", "--format", "json", "{}"),
    "a file for GitHub": ("check", "--format", "github", "{}"),
}


def said(words: tuple[str, ...], name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what a command says on both streams about a name."""
    monkeypatch.setattr(sys, "argv", ["argmap", *(word.replace("{}", name) for word in words)])
    run_program()
    told = capsys.readouterr()
    return told.out + told.err


def is_harmless(text: str, words: tuple[str, ...]) -> bool:
    """Say whether nothing is steered; the format of GitHub's commands has commands of ours, each with one line."""
    if "github" in words:
        text = re.sub(r"^::(?:error|warning) file=[^\n]*", "", text, flags=re.MULTILINE)
    lines = [line.removesuffix("\t") for line in text.split("\n")]
    return is_plain("\n".join(lines)) and "##vso[" not in text


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")  # where a diff is read by a workflow, and is no patch
    Path("my.debate.yaml").write_text(GOOD, encoding="utf-8")
    return tmp_path


def made(kind: str, name: str) -> None:
    """Make something of a name, and of the names that commands make of it."""
    content = {"good": GOOD, "mendable": MENDABLE, "broken": f"{GOOD}\x1b[31m - {{\n", "other": "PK\x03\x04"}.get(kind)
    match kind:
        case "nothing":
            return
        case "a folder":
            (Path(name) / "inner").mkdir(parents=True)
            (Path(name) / "debate.yaml").write_text(MENDABLE, encoding="utf-8")
        case "a link":
            Path(name).symlink_to(name)
        case _:
            assert content is not None
            Path(name).write_text(content, encoding="utf-8")


KINDS = ("nothing", "good", "mendable", "broken", "other", "a folder", "a link")


@pytest.mark.parametrize("name", FEW)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.usefixtures("here")
def test_no_message_of_any_command_steers_anything(
    kind: str, name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    called = f"{NAMES[name]}.debate.yaml" if kind in ("good", "mendable", "broken") else NAMES[name]
    if kind != "nothing":  # a server would serve what is there, and not end
        monkeypatch.setattr("argmap.app.server.serve", lambda *_, **__: None)
    made(kind, called)
    for what, words in BY_NAME.items():
        text = said(words, called, capsys, monkeypatch)
        assert is_harmless(text, words), (what, text)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", FEW)
@pytest.mark.parametrize("variable", ["ARGMAP_CACHE", "ARGMAP_DOT", "ARGMAP_PATH", "ARGMAP_ALLOW_HOST"])
@pytest.mark.parametrize("kind", ["nothing", "other", "a link"])
def test_nor_does_what_the_environment_names(
    variable: str, kind: str, name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made(kind, NAMES[name])
    monkeypatch.setenv(variable, NAMES[name])
    commands = (("doctor",), ("export", "-o", "map.svg", "my.debate.yaml"), ("new", "my.debate.yaml", *CLAIM))
    for words in commands:
        text = said(words, "", capsys, monkeypatch)
        assert is_harmless(text, words), text


@pytest.mark.parametrize("name", NAMES)
def test_nor_what_the_shell_proposes(name: str, tmp_path: Path) -> None:
    from argmap.cli.completion import part_files

    (tmp_path / "debate.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / f"{NAMES[name]}.yaml").write_text("claims: []\n", encoding="utf-8")

    class Line:
        params = {"path": str(tmp_path)}  # noqa: RUF012 - as typer has it
        args: list[str] = []  # noqa: RUF012 - as typer has it

    assert all(each.isprintable() for each in part_files(Line(), ""))  # type: ignore[arg-type] # what typer hands over
