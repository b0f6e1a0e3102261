"""Sources out of order: in each file they stand by key.

So everybody finds one, and nobody adds one twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.codes import Code
from argmap.problem import Problem, Severity

if TYPE_CHECKING:
    from argmap.loading.syntax.node import Node
    from argmap.loading.syntax.page import Page


def unsorted_sources(pages: tuple[Page, ...]) -> Iterator[Problem]:
    """Yield for each file the first source whose key sorts before that of the one above."""
    for page in pages:
        sources = (
            page.root.parts.get("sources")
            if page.root is not None and page.root.keys is not None
            else None
        )
        keys = sources.keys if sources is not None and sources.keys is not None else {}
        for above, key in pairwise(keys):
            if key < above:
                yield _out_of_order(page, keys[key], sorted(keys), key)
                break


def _out_of_order(page: Page, node: Node, order: list[str], key: str) -> Problem:
    after = order.index(key)
    place = f"after `{order[after - 1]}`" if after else "first"
    help_ = f"in order of their keys it stands {place}"
    here = page.location(node)
    return Problem(
        Code.UNSORTED_SOURCES, Severity.ADVICE, f"source `{key}` is out of order", here, help_
    )
