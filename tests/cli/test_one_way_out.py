"""There is one way to the terminal, and it escapes what would steer it: nobody in cli/ writes past it."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from argmap.cli.terminal import print_json, put_out, remark, say
from argmap.cli.writing import coloured_diff, patch_text

CLI = Path(__file__).parents[2] / "src" / "argmap" / "cli"
DOOR = "terminal.py"
"""The one file that may write."""

MADE = frozenset({"coloured_diff", "full_report", "explanation"})
"""What makes text for `put_out`: it escapes what it did not write itself."""

STEERING = "\x1b]0;PWNED\x07\x9b31m\u202e"
COMMANDS = ("::error::injected", "  ::add-mask::a", "a ##[error]b", "##vso[task.setvariable]c")


def calls(tree: ast.AST, *names: str) -> list[ast.Call]:
    """Return the calls of some names, as they are written."""
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in names
    ]


@pytest.mark.parametrize("file", sorted(CLI.glob("*.py")), ids=lambda file: file.name)
def test_nobody_writes_past_the_one_way(file: Path) -> None:
    if file.name == DOOR:
        return
    tree = ast.parse(file.read_text(encoding="utf-8"))
    streams = [
        f"sys.{name}.{how}"
        for name in ("stdout", "stderr")
        for how in ("write", "writelines", "buffer.write")
    ]
    raw = calls(tree, "print", "typer.echo", "typer.secho", "click.echo", *streams)
    constant = [each for each in raw if all(isinstance(given, ast.Constant) for given in each.args)]
    assert [ast.unparse(each) for each in raw if each not in constant] == []


@pytest.mark.parametrize("file", sorted(CLI.glob("*.py")), ids=lambda file: file.name)
def test_only_what_is_made_for_a_terminal_is_put_out_as_it_is(file: Path) -> None:
    put_out_there = calls(ast.parse(file.read_text(encoding="utf-8")), "put_out")
    assert [
        ast.unparse(call) for call in put_out_there if not is_made_for_a_terminal(call.args[0])
    ] == []


def is_made_for_a_terminal(text: ast.expr) -> bool:
    """Tell whether a text is a report, a constant, or made by what escapes."""
    match text:
        case ast.Name(id=name):
            return name == "text" or name.strip("_").isupper()
        case ast.Call(func=made):
            return ast.unparse(made) in MADE
        case _:
            return False


def test_only_a_diff_is_put_out_for_programs() -> None:
    doors = [
        (file.name, ast.unparse(call))
        for file in sorted(CLI.glob("*.py"))
        for call in calls(ast.parse(file.read_text(encoding="utf-8")), "put_patch")
    ]
    assert doors == [("writing.py", "put_patch(printed)")]


def test_a_remark_is_one_line_that_steers_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    remark(f"wrote a{STEERING}\n::error::injected")
    (line,) = capsys.readouterr().err.splitlines()
    assert line.isprintable()


@pytest.mark.parametrize("command", COMMANDS)
def test_no_line_is_a_command_of_a_workflow(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    remark(command)
    say([command])
    print_json(f'"{command}"')
    put_out(coloured_diff(f"{command}\n", colour=False))
    told = capsys.readouterr()
    for line in (told.out + told.err).splitlines():
        assert not line.lstrip().startswith("::")
        assert "##[" not in line
        assert "##vso[" not in line


def test_json_means_the_same_without_signs_that_steer(capsys: pytest.CaptureFixture[str]) -> None:
    print_json(json.dumps(["\x9b31m\u202e", "##[error]x"], ensure_ascii=False))
    printed = capsys.readouterr().out
    assert printed.isprintable()
    assert "##[" not in printed
    assert json.loads(printed) == ["\x9b31m\u202e", "##[error]x"]


def test_a_diff_is_a_patch_unless_its_text_steers() -> None:
    patch = "--- a/a.yaml\n+++ b/a.yaml\n@@ -1 +1 @@\n-\ta: ü\xa0\r\n+  a: ü\r\n"
    assert coloured_diff(patch, colour=False) == patch_text(patch) == patch
    assert patch_text(" \u202e::error::##[x]\n") == " \u202e::error::##[x]\n"
    assert coloured_diff(f" {STEERING}\rx\n", colour=False).rstrip("\n").isprintable()
