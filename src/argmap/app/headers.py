"""The headers of every answer: what the browser may load and run, and who may frame the app."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from importlib.resources import files

from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from argmap.app.hosts import AllowedHosts, Doors
from argmap.app.messages import WantedMessages

NOBODY = "'none'"
FRAMING = b"x-frame-options"
INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


def policy(index_html: bytes, embedders: Sequence[str] = ()) -> str:
    """Return the Content-Security-Policy that lets run these inline scripts and nothing else.

    `blob:` is how Streamlit imports a component's module; its styles are written at run time. Pages
    of `embedders` may frame it, and no others.
    """
    scripts = " ".join(["'self'", "blob:", *_hashes(INLINE_SCRIPT.findall(index_html))])
    return (
        f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
        "object-src 'none'; frame-src 'none'; base-uri 'none'; "
        f"form-action 'self'; frame-ancestors {' '.join(embedders) or NOBODY}"
    )


def _hashes(scripts: Iterable[bytes]) -> Iterable[str]:
    """Yield the source expression that allows exactly this inline script."""
    return (
        f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
        for script in scripts
    )


class StrictHeaders:
    """Adds the headers to every answer of an ASGI application."""

    def __init__(self, app: ASGIApp, doors: Doors | None = None) -> None:
        self._app = app
        page = files("streamlit").joinpath("static", "index.html").read_bytes()
        embedders = (doors or Doors.of_process()).embedders
        self._headers = [
            (b"content-security-policy", policy(page, embedders).encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"no-referrer"),
        ]
        if not embedders:  # this older header cannot name an origin
            self._headers.append((FRAMING, b"DENY"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer back with our headers in place of others."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                ours = {FRAMING, *(name for name, _ in self._headers)}
                kept = [header for header in message["headers"] if header[0].lower() not in ours]
                message["headers"] = [*kept, *self._headers]
            await send(message)

        await self._app(scope, receive, sending)


MIDDLEWARE = (Middleware(StrictHeaders), Middleware(AllowedHosts), Middleware(WantedMessages))
"""The first sees a request first, and its answer last."""
