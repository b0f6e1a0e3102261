"""Short ways of writing, brought into the long form that a model reads."""

from __future__ import annotations

from typing import Any

from argmap.model.fields import several


def long_references(value: Any) -> Any:
    """Return a list of long forms: a bare id is `{to: ID}`."""
    if isinstance(value, str):
        return [{"to": value}]
    return [{"to": entry} if isinstance(entry, str) else entry for entry in several(value)]


def long_undercuts(value: Any) -> Any:
    """Return a list of long forms.

    A bare id is what `from` may be alone, a claim with one outgoing link, or a link.
    """
    return [{"from": entry} if isinstance(entry, str) else entry for entry in several(value)]


def long_citations(value: Any) -> Any:
    """Return a list of long forms.

    A bare source key is `{cite: KEY}`; an inline source stays as it is.
    """
    if isinstance(value, str):
        return [{"cite": value}]
    return [{"cite": entry} if isinstance(entry, str) else entry for entry in several(value)]


def keyed_entries(value: Any) -> Any:
    """Return a list for a mapping by id, each entry with its id.

    A bare text is an entry's `text`.
    """
    if not isinstance(value, dict):
        return [{"id": entry} if isinstance(entry, str) else entry for entry in several(value)]
    return [_entry(key, entry) for key, entry in value.items()]


def _entry(key: Any, entry: Any) -> Any:
    if isinstance(entry, dict):
        return {**entry, "id": key}
    return {"id": key, "text": entry}


def pairs_of(value: Any) -> Any:
    """Return a mapping as a list of its pairs."""
    return list(value.items()) if isinstance(value, dict) else value
