"""The vendored font, served to browsers: the boxes of the map were measured for its letters."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from argmap.layout import BOLD, REGULAR

# the letters change with argmap alone
A_WEEK = "public, max-age=604800"


def _served(font: Path) -> Route:
    """Return the route of one font file."""

    async def letters(_request: Request) -> Response:
        return FileResponse(font, media_type="font/ttf", headers={"cache-control": A_WEEK})

    return Route(f"/fonts/{font.name}", letters)


ROUTES = tuple(map(_served, (REGULAR, BOLD)))
"""What the app serves besides its pages; page.css names the addresses."""
