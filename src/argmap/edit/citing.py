"""What a claim cites, from what a contributor gives: a key, a web address, a DOI, or a source written in YAML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from argmap.edit.inventory import sources
from argmap.loading import Document, Draft
from argmap.loading.syntax.page import page
from argmap.problem import EditRefused

_DOI = re.compile(r"(?:doi:\s*|(?:https?://)?(?:dx\.)?doi\.org/)?(?P<doi>10\.\d{4,9}/\S+)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://(?P<shown>\S+)", re.IGNORECASE)


def citation(draft: Draft, given: str) -> str | dict[str, Any]:
    """Return what stands below a claim's `sources`: a key, or a source that is written inline.

    A DOI becomes its web address; an address that a source of the debate has already becomes that source's key.
    Any other address is its own title, as nothing is looked up. Raises `EditRefused` for YAML that is no source.
    """
    words = given.strip()
    if words.startswith("{"):
        return _written(words)
    url = address(words)
    if url is None:
        return words
    known = {_folded(str(entry.keys.get("url", ""))): key for key, entry in sources(draft).items()}
    return known.get(_folded(url)) or {"title": _shown(url), "url": url}


def named_by_address(cited: Mapping[str, Any]) -> bool:
    """Tell whether a source has no title but its own address, so that somebody has to look it up."""
    url = cited.get("url")
    return isinstance(url, str) and cited.get("title") == _shown(url)


def address(given: str) -> str | None:
    """Return the web address that is given, or that a DOI has; None for anything else.

    >>> address("doi:10.1126/sciadv.aau6200"), address("https://example.org/x"), address("kapoor2024")
    ('https://doi.org/10.1126/sciadv.aau6200', 'https://example.org/x', None)
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
    return (found["shown"] if found else url).rstrip("/")


def _written(given: str) -> dict[str, Any]:
    sheet = page(Document("the source", given))
    raw = sheet.root.raw if sheet.root is not None and not sheet.problems else None
    if not isinstance(raw, dict):
        raise EditRefused("this source is no YAML mapping; write it as `{title: Where it is said, year: 2024}`")
    return raw
