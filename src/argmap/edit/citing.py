"""What a claim cites, as a contributor gives it: a key, a web address, a DOI, or YAML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from argmap.edit.inventory import sources_by_key
from argmap.loading import Document, Draft, page
from argmap.problem import EditRefused

# a DOI starts with 10. and the number of who gives it out (ISO 26324)
_DOI = re.compile(
    r"(?:doi:\s*|(?:https?://)?(?:dx\.)?doi\.org/)?(?P<doi>10\.\d{4,9}/\S+)", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?://(?P<shown>\S+)", re.IGNORECASE)


def citation(draft: Draft, given: str) -> str | dict[str, Any]:
    """Return what stands below a claim's `sources`: a key, or a source that is written inline.

    A DOI becomes its web address; an address that a source of the debate has already becomes that
    source's key. Any other address is its own title, as nothing is looked up. Raises `EditRefused`
    for YAML that is no source.
    """
    # Copied from a browser or a PDF, an address often brings blanks along.
    words = given.strip()
    if words.startswith("{"):
        return _written(words)
    url = web_address(words)
    if url is None:
        return words
    # people write one address with and without `www.`, `http:` and a slash at its end
    known: dict[str, str] = {}
    for key, source in sources_by_key(draft).items():
        known[_folded(str(source.keys.get("url", "")))] = key
    return known.get(_folded(url)) or {"title": _shown(url), "url": url}


def named_by_address(cited: Mapping[str, Any]) -> bool:
    """Tell whether a source has no title but its address, so that somebody has to look it up."""
    url = cited.get("url")
    return isinstance(url, str) and cited.get("title") == _shown(url)


def web_address(given: str) -> str | None:
    """Return the web address that is given, or that a DOI has; None for anything else.

    >>> web_address("doi:10.1126/sciadv.aau6200"), web_address("kapoor2024")
    ('https://doi.org/10.1126/sciadv.aau6200', None)
    """
    found = _DOI.fullmatch(given)
    if found:
        return f"https://doi.org/{found['doi']}"
    return given if _ADDRESS.fullmatch(given) else None


def _folded(url: str) -> str:
    """Return an address without what makes no difference to where it leads."""
    plain = re.sub(r"^https?://(www\.)?", "", url.strip(), flags=re.IGNORECASE)
    return plain.rstrip("/").lower()


def _shown(url: str) -> str:
    found = _ADDRESS.fullmatch(url)
    shown = found["shown"] if found else url
    return shown.rstrip("/")


def _written(given: str) -> dict[str, Any]:
    """Return the keys of a source that is written as YAML between braces."""
    sheet = page(Document("the source", given))
    if sheet.root is not None and not sheet.problems and isinstance(sheet.root.raw, dict):
        return sheet.root.raw
    raise EditRefused(
        "this source is no YAML mapping; write it as `{title: Where it is said, year: 2024}`"
    )
