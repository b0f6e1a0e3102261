"""The tree of ARCHITECTURE.md, made from what each file says of itself at its head."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

LISTED = frozenset({".py", ".js", ".css", ".lp", ".typ"})
"""What we wrote as code."""
WITHOUT_A_HEAD = {
    "fonts": "The vendored font, its licence, and how wide letters are",
    "words/catalogues": "A language each: what a translator writes (.po), and the same compiled (.mo)",
    "export/pages": "Templates of pages, with their style sheet and scripts",
}
"""Folders that have no file to say what they hold."""
FENCED = re.compile(r"(\n## Tree\n.*?\n```text\n)(.*?)(\n```\n)", re.DOTALL)
COMMENT = re.compile(r"\s*(?:/\*(?P<block>.*?)\*/|(?P<lines>(?:(?://|%)[^\n]*\n)+))", re.DOTALL)
SENTENCE = re.compile(r".*?(?=\.\s|\.$|$)")
WIDTH = 100


def with_tree(page: str, lines: Sequence[str]) -> str:
    """Return a page with another tree."""
    new, times = FENCED.subn(lambda found: found[1] + "\n".join(lines) + found[3], page)
    assert times == 1, "there is one tree, in a block below its heading"
    return new


def tree(package: Path, layers: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the tree of the package line by line, its rooms from the lowest layer to the highest."""
    order = [room for layer in reversed(layers) for room in layer]

    def by_layer(path: Path) -> tuple[int, str]:
        if path.stem in order:
            return order.index(path.stem), ""
        if path.stem.startswith("__"):  # the door and its like come first
            return -1, path.name
        return len(order), path.name

    rooms = [path for path in package.iterdir() if _is_listed(path)]
    lines = [line for path in sorted(rooms, key=by_layer) for line in _lines(path, package, "    ")]
    return ("src/", f"  {package.name}/", *lines)


def _lines(path: Path, package: Path, indent: str) -> Iterator[str]:
    if path.is_file():
        yield _line(f"{indent}{path.name}", said_of(path))
        return
    within = [each for each in path.iterdir() if _is_listed(each)]
    head = path / "__init__.py"
    said = said_of(head) if head.exists() else WITHOUT_A_HEAD[path.relative_to(package).as_posix()]
    yield _line(f"{indent}{path.name}/", said)
    for each in sorted(within, key=lambda each: (each.is_dir(), each.name)):
        if each != head:  # its words stand behind the folder
            yield from _lines(each, package, f"{indent}  ")


def _line(name: str, said: str) -> str:
    """Return a line of the tree; where a sentence is too long for it, what stands behind the colon is left out."""
    whole = f"{name}  {said}".rstrip()
    if len(whole) <= WIDTH:
        return whole
    return f"{name}  {said.partition(': ')[0]}"


def _is_listed(path: Path) -> bool:
    return path.suffix in LISTED if path.is_file() else path.name != "__pycache__"


def said_of(file: Path) -> str:
    """Return the first sentence of what a file says at its head; a script or style sheet may say nothing."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".py":
        return _first(ast.get_docstring(ast.parse(text)) or "")
    comment = COMMENT.match(text)
    if comment is None:
        return ""
    return _first(comment["block"] or re.sub(r"(?m)^\s*(?://|%)", "", comment["lines"]))


def _first(words: str) -> str:
    found = SENTENCE.match(" ".join(words.split()))
    return found[0] if found else ""
