"""argmap's own format: YAML with `debate:`, `claims:` and `sources:`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from argmap.formats.debate_format import DebateFormat
from argmap.loading import Document, Draft, draft_with_care
from argmap.problem import Problem

_OURS = re.compile(
    r"^[\"']?(?:debate|claims)[\"']? *:|^ *- +[\"']?id[\"']? *:"
    r"|^ +[\"']?(?:supports|rebuts|undercuts|positions)[\"']? *:"
    r"|^ *[{,] *[\"'](?:debate|claims)[\"'] *:",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class _Yaml:
    """Debates as they are written for argmap, and whatever may become one."""

    name: str = "a debate in YAML"

    def is_in(self, text: str, /) -> bool:
        """Tell of a line that starts a debate or a part of one, or keys of a claim, or nothing."""
        return not text.strip() or _OURS.search(text) is not None

    def read(
        self, documents: Sequence[Document], name: str, *, refused: Sequence[Problem] = ()
    ) -> Draft:
        """Read one debate from its documents, of several the one with `debate:` first."""
        return draft_with_care(documents, name, refused=refused)


YAML: DebateFormat = _Yaml()
