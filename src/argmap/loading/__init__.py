"""From documents to drafts: what is read, what it says, and what is wrong with it.

This is a lazy door: a name is imported when it is first asked for (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.loading.document import Document
    from argmap.loading.draft import Draft
    from argmap.loading.kinds import DEFAULTS
    from argmap.loading.problems import problem
    from argmap.loading.reading import draft_at_once, draft_with_care
    from argmap.loading.scalars import SENTENCES, WIDEST, folded_lines, scalar
    from argmap.loading.schema import schema_text
    from argmap.loading.syntax.node import Node
    from argmap.loading.syntax.page import Page, page
    from argmap.loading.words.ids import is_id

_MODULES = {
    "DEFAULTS": "kinds",
    "SENTENCES": "scalars",
    "WIDEST": "scalars",
    "Document": "document",
    "Draft": "draft",
    "Node": "syntax.node",
    "Page": "syntax.page",
    "draft_at_once": "reading",
    "draft_with_care": "reading",
    "folded_lines": "scalars",
    "is_id": "words.ids",
    "page": "syntax.page",
    "problem": "problems",
    "scalar": "scalars",
    "schema_text": "schema",
}

__all__ = [
    "DEFAULTS",
    "SENTENCES",
    "WIDEST",
    "Document",
    "Draft",
    "Node",
    "Page",
    "draft_at_once",
    "draft_with_care",
    "folded_lines",
    "is_id",
    "page",
    "problem",
    "scalar",
    "schema_text",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module 'argmap.loading' has no attribute {name!r}")
    return getattr(import_module(f"argmap.loading.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
