"""What each kind of problem means: the sections of docs/problems.md."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from argmap.problem import FileError


def sections(text: str) -> dict[str, str]:
    """Return the sections of docs/problems.md by code, each with its heading."""
    found = {}
    for part in re.split(r"^(?=##+ )", text, flags=re.MULTILINE):
        if heading := re.match(r"### `([a-z0-9-]+)`", part):
            found[heading[1]] = part.strip() + "\n"
    return found


def manual() -> str:
    """Return the text of docs/problems.md, from the package or from the repository around it."""
    return _page().read_text(encoding="utf-8")


def explanations() -> dict[str, str]:
    """Return what each kind of problem means, as Markdown by code; raises `FileError`."""
    return sections(manual())


def _page() -> Path:
    package = Path(__file__).resolve().parents[1]
    places = (package / "docs" / "problems.md", package.parents[1] / "docs" / "problems.md")
    for place in places:
        if place.is_file():
            return place
    raise FileError("docs/problems.md did not come with this copy of argmap")


def address(code: str) -> str:
    """Return the address of a section: on the web, else in the page that came with argmap."""
    return f"{_published() or _page().as_uri()}#{code}"


def _published() -> str | None:
    """Return the address of docs/problems.md on the web, as the package names it."""
    try:
        named = metadata("argmap").get_all("Project-URL") or ()
    except PackageNotFoundError:
        return None
    for each in named:
        label, url = each.split(", ", 1)
        if label == "Documentation":
            return f"{url.rstrip('/')}/problems.md"
    return None


def gist(section: str) -> str:
    r"""Return the first sentence of a section, without how much its problem weighs.

    >>> gist("### `blank`\n\n**Error.** A text is `blank`, or\nmissing. Write one.\n")
    'A text is `blank`, or missing.'
    """
    sentences = re.split(r"(?<=[.?!])\s(?=[A-Z])", _first_paragraph(section), maxsplit=1)
    return sentences[0]


def _first_paragraph(section: str) -> str:
    """Return what stands below the heading, on one line, without how much the problem weighs."""
    paragraphs = section.strip().split("\n\n")
    if len(paragraphs) == 1:
        return ""
    line = " ".join(paragraphs[1].split())
    return re.sub(r"^\*\*\w+\.\*\* ", "", line)


def plain(section: str) -> str:
    """Return a section without its heading and without the marks of Markdown."""
    below = section.strip().partition("\n")[2].strip()
    lines = [line for line in below.splitlines() if not line.startswith("```")]
    return re.sub(r"\*\*|`", "", "\n".join(lines))
