"""What a kind of problem means: its section of docs/problems.md."""

from __future__ import annotations

import re
from pathlib import Path

from argmap.codes import Code
from argmap.problem import ArgmapError, FileError
from argmap.suggest import nearest


def explanation(code: str) -> str:
    """Return the section of a code as Markdown: what it means, a bad example, and the mended one.

    Raises:
        ArgmapError: No problem has this code.
    """
    if code not in [each.value for each in Code]:
        meant = nearest(code, [each.value for each in Code])
        raise ArgmapError(f"no kind of problem is called `{code}`" + (f"; did you mean `{meant}`?" if meant else ""))
    return sections(manual())[code]


def sections(text: str) -> dict[str, str]:
    """Return the sections of docs/problems.md by code, each with its heading."""
    parts = re.split(r"^(?=##+ )", text, flags=re.MULTILINE)
    headed = ((re.match(r"### `([a-z0-9-]+)`", part), part) for part in parts)
    return {found[1]: part.strip() + "\n" for found, part in headed if found}


def manual() -> str:
    """Return the text of docs/problems.md, from the package or from the repository around it."""
    package = Path(__file__).resolve().parents[1]
    places = (package / "docs" / "problems.md", package.parents[1] / "docs" / "problems.md")
    page = next((place for place in places if place.is_file()), None)
    if page is None:
        raise FileError("docs/problems.md did not come with this copy of argmap")
    return page.read_text(encoding="utf-8")
