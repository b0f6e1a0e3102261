"""From documents of any format to one draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.loading import Document, Draft, draft_at_once
from argmap.problem import Problem

if TYPE_CHECKING:
    from argmap.formats import DebateFormat


def draft(
    documents: Sequence[Document], name: str, *, refused: Sequence[Problem] = (), keep: bool = False
) -> Draft:
    """Read one debate from its documents, of several the one with `debate:` first. Never raises.

    `refused` are the problems of files that could not even be decoded. With `keep` the parsed
    `contents` stay in memory for whoever needs them next. O(characters).
    """
    kept = tuple(documents)
    # What is a debate beyond doubt is one, whatever else it looks like; it waits for no other look.
    sure = None if refused else draft_at_once(kept, name, keep=keep)
    if sure is not None:
        return sure
    from argmap.formats import YAML, format_of  # only what is no good debate pays for it

    by_format: dict[DebateFormat, list[Document]] = {}
    for document in kept:
        by_format.setdefault(format_of(document), []).append(document)
    if len(by_format) > 1:
        return _mixed(by_format, kept, name, refused)
    only = next(iter(by_format), YAML)  # of no document at all what was refused can still be told
    return only.read(kept, name, refused=refused)


def _mixed(
    by_format: Mapping[DebateFormat, Sequence[Document]],
    documents: tuple[Document, ...],
    name: str,
    refused: Sequence[Problem],
) -> Draft:
    """Return the draft of documents in several formats: no debate, and what is wrong in each."""
    told: dict[Problem, None] = {}
    for own in by_format.values():
        told |= dict.fromkeys(draft(own, name, refused=refused).problems)
    return Draft(name, documents, None, refused=tuple(told))
