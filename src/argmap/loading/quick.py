"""The fast reading of a text. It may only say yes.

Whatever it stumbles over is read again with care.
"""

from __future__ import annotations

from typing import Any

import yaml_rs


class NotQuick(Exception):
    """A text that only the careful reading can judge."""


def quick(text: str) -> Any:
    """Return what a text holds, scalars resolved by the YAML 1.2 core schema, dates as texts.

    Only for a text that the preflight neither refuses nor doubts. Raises `NotQuick` for whatever
    the parser refuses.
    """
    try:
        return yaml_rs.loads(text, parse_datetime=False)
    except (yaml_rs.YAMLDecodeError, ValueError, TypeError, RecursionError) as error:
        raise NotQuick from error
