"""`argmap export`: a picture or a text of a debate, for a talk or a page."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from argmap.cli import options
from argmap.cli.completion import claim_ids
from argmap.reasoning.supposition import Policy
