"""`argmap outline`: the whole debate as nested text."""

from __future__ import annotations

from typing import Annotated

import typer

from argmap.cli import options
from argmap.cli.completion import claim_ids
from argmap.reasoning.supposition import Policy
