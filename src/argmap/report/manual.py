"""What each kind of problem means: the sections of docs/problems.md."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from argmap.problem import FileError


def sections(text: str) -> dict[str, str]:
    """Return the sections of docs/problems.md by code, each with its heading."""
    parts = re.split(r"^(?=##+ )", text, flags=re.MULTILINE)
    headed = ((re.match(r"### `([a-z0-9-]+)`", part), part) for part in parts)
    return {found[1]: part.strip() + "\n" for found, part in headed if found}


def manual() -> str:
    """Return the text of docs/problems.md, from the package or from the repository around it."""
    return _page().read_text(encoding="utf-8")


def _page() -> Path:
    package = Path(__file__).resolve().parents[1]
    places = (package / "docs" / "problems.md", package.parents[1] / "docs" / "problems.md")
    page = next((place for place in places if place.is_file()), None)
    if page is None:
        raise FileError("docs/problems.md did not come with this copy of argmap")
    return page


def address(code: str) -> str:
    """Return the address of a section: where the documentation is published, else the page that came with argmap."""
    return f"{_published() or _page().as_uri()}#{code}"


def _published() -> str | None:
    """Return the address of docs/problems.md on the web, as the package names it."""
    try:
        named = metadata("argmap").get_all("Project-URL") or ()
    except PackageNotFoundError:
        return None
    urls = dict(each.split(", ", 1) for each in named)
    documentation = urls.get("Documentation")
    return f"{documentation.rstrip('/')}/problems.md" if documentation else None


def gist(section: str) -> str:
    r"""Return the first sentence of a section, without how much its problem weighs.

    >>> gist("### `blank`\n\n**Error.** A text is `blank`, or\nmissing. Write one.\n")
    'A text is `blank`, or missing.'
    """
    return re.split(r"(?<=[.?!])\s(?=[A-Z])", _prose(section), maxsplit=1)[0]


def _prose(section: str) -> str:
    """Return the first paragraph of a section on one line."""
    paragraphs = section.strip().split("\n\n")
    first = paragraphs[1] if len(paragraphs) > 1 else ""
    return re.sub(r"^\*\*\w+\.\*\* ", "", " ".join(first.split()))


def plain(section: str) -> str:
    """Return a section without its heading and without the marks of Markdown."""
    below = section.strip().partition("\n")[2].strip()
    lines = [line for line in below.splitlines() if not line.startswith("```")]
    return re.sub(r"\*\*|`", "", "\n".join(lines))
