"""Frozen mappings travel: to another process, to a file and back, as all that argmap returns does.

A read-only view of a dictionary is what holds our frozen mappings, for it costs nothing to make and
to read. Python cannot pickle it, which would keep judgements and graphs out of process pools; so
pickle is told how, once for all.
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any


def frozen(entries: Mapping[Any, Any]) -> MappingProxyType[Any, Any]:
    """Return a mapping read-only again; what was pickled under this name is made by it."""
    return MappingProxyType(entries)


def _packed(
    mapping: MappingProxyType[Any, Any],
) -> tuple[Callable[..., MappingProxyType[Any, Any]], tuple[dict[Any, Any]]]:
    return frozen, (dict(mapping),)


copyreg.pickle(MappingProxyType, _packed)
