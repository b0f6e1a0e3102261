"""`argmap init`: a new debate to write on."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from argmap.cli.terminal import remark

EXAMPLES = (
    "argmap init school-start",
    (
        "argmap init school-start --question 'Start at nine?' --answer 'Yes, "
        "at nine.' --answer 'No, at eight.'"
    ),
    "argmap init school-start --example       a small debate to learn from",
    "argmap init school.debate.yaml           one file instead of a folder",
)


def init_command(
    name: Annotated[
        Path, typer.Argument(metavar="NAME", help="A folder to make, or a file NAME.debate.yaml.")
    ],
    *,
    question: Annotated[
        str | None, typer.Option("--question", help="The question that it answers.")
    ] = None,
    answer: Annotated[
        list[str] | None, typer.Option("--answer", help="An answer to it, a position (repeatable).")
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", help="Its title.", show_default="made of NAME")
    ] = None,
    with_example: Annotated[
        bool, typer.Option("--example", help="Start with a small debate that shows the format.")
    ] = False,
) -> None:
    """Start a debate: a folder with debate.yaml and the schema for your editor, or one file.

    The debate has no mistakes and opens at once in `argmap app`. What is there already is never
    written over.
    """
    from argmap.edit import example_debate, scaffold
    from argmap.model import placeholders
    from argmap.problem import ArgmapError

    if with_example and (question or answer or title):
        own = "--example brings its own question"
        raise ArgmapError(f"{own}; leave out --question, --answer and --title")
    heading = title or _heading(name)
    asked = question or f"{heading}: {placeholders.QUESTION}"
    text = scaffold(heading, asked, answer or placeholders.ANSWERS)
    if with_example:
        text = example_debate()
    _write(name, text)
    path = shlex.quote(str(name))
    for line in (f"started {name}", "", "Next:", f"  argmap app {path}", f"  argmap new {path}"):
        remark(line)


def _heading(name: Path) -> str:
    """Return the title that a file or folder's name is made of."""
    stem = name.name.removesuffix(name.suffix).removesuffix(".debate")
    words = stem.replace("-", " ").replace("_", " ").strip()
    if not words:
        return "A debate"
    return words[0].upper() + words[1:]


def _write(name: Path, text: str) -> None:
    from argmap.edit import MODELINES
    from argmap.files import SUFFIXES, Written, put_folder, put_new
    from argmap.loading import schema_text

    if name.suffix in SUFFIXES:
        put_new(name, text.encode())
        return
    files = {
        "debate.yaml": f"{MODELINES}\n{text}".encode(),
        "debate.schema.json": schema_text().encode(),
    }
    put_folder(Written(files), name)
