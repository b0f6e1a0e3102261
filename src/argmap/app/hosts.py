"""Whom the app answers.

The names that it may be called by, and the pages that may speak to it or frame it.

A browser shows a page whatever the page's own host answers. A page whose name is pointed anew at
this machine would so read a debate that nobody else may see ("DNS rebinding"). The browser cannot
tell; the server can, since every request says which host was meant.
"""

from __future__ import annotations

import ipaddress
import logging
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from argmap.files import printable_path
from argmap.problem import ArgmapError

log = logging.getLogger(__name__)

HOSTS_VARIABLE = "ARGMAP_ALLOW_HOST"
"""The environment variable that names further hosts, with commas between them."""
EMBED_VARIABLE = "ARGMAP_ALLOW_EMBED"
"""The environment variable that names the origins of pages that may frame the app."""

LOCAL = "localhost"
_HOST = re.compile(r"(?:\[(?P<six>[0-9a-fA-F:.]+)\]|(?P<name>[A-Za-z0-9._-]+))(?::\d{1,5})?")
_NAME = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")
_ORIGIN = re.compile(r"https?://(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?")

# statuses of HTTP (RFC 9110, 15.5.4 and 15.5.5)
REFUSED = 403
NOT_THERE = 404
POLICY_VIOLATION = 1008
"""Why a WebSocket is closed (RFC 6455, 7.4.1)."""

CORE = "/_stcore/"
"""Below this stand the addresses of Streamlit itself."""
OPEN = frozenset({"health", "host-config", "stream", "bidi-components"})
"""What a page of ours asks of it. Metrics, uploads and a door for programs are for nobody here."""


class ServingError(ArgmapError):
    """The app cannot be served where, or to whom, it was asked to be."""


@dataclass(frozen=True)
class Doors:
    """To whom the app is open.

    `loopback` says that it listens to this machine only; `named` are the host names that somebody
    allowed; `embedders` are the origins whose pages may frame it.
    """

    loopback: bool = True
    named: frozenset[str] = frozenset()
    embedders: tuple[str, ...] = ()

    @classmethod
    def of_process(cls) -> Self:
        """Return the doors that Streamlit's settings and the environment ask for."""
        import streamlit as st

        address = str(st.get_option("server.address") or "")
        named = environment_names(HOSTS_VARIABLE)
        if address and not is_address(address):
            named = [*named, address]
        hosts = frozenset(host_name(name) for name in named)
        return cls(
            is_loopback(address), hosts, tuple(map(origin, environment_names(EMBED_VARIABLE)))
        )

    @property
    def private(self) -> bool:
        """Say whether only whoever started the app comes to see it: others would need a name."""
        return self.loopback and not self.named

    def admits(self, host: str) -> bool:
        """Say whether a request to a host, without its port, is answered.

        Neither the names of loopback nor bare addresses can be pointed elsewhere by a stranger.
        """
        if host in self.named or is_loopback(host):
            return True
        return not self.loopback and is_address(host)


def host_name(text: str) -> str:
    """Return a host name as requests write it.

    Raises:
        ServingError: it is none, but an address of a page, say, or a pattern.
    """
    try:
        name = text.strip().rstrip(".").encode("idna").decode().lower()
    except UnicodeError:
        name = ""
    if not (_NAME.fullmatch(name) or is_address(name)):
        raise ServingError(
            f"`{printable_path(text)}` is no name of a host; "
            "write it without https:// and port, such as debates.example.org"
        )
    return name


def origin(text: str) -> str:
    """Return the origin of pages that may frame the app, as a policy writes it.

    Raises:
        ServingError: it is none, but a host alone, say, or a pattern.
    """
    written = text.strip().lower().removesuffix("/")
    if not _ORIGIN.fullmatch(written):
        raise ServingError(
            f"`{printable_path(text)}` is no origin of pages; "
            "write scheme and host, and nothing after them, such as https://www.example.org"
        )
    return written


def is_loopback(host: str) -> bool:
    """Say whether only this machine can reach a host."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == LOCAL


def is_address(host: str) -> bool:
    """Say whether a host is written in numbers."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


class AllowedHosts:
    """Answers requests to allowed hosts only, from pages of that very host, at addresses in use."""

    def __init__(self, app: ASGIApp, doors: Doors | None = None) -> None:
        self._app = app
        self._doors = doors or Doors.of_process()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it with one sentence."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        fault = _fault(scope, self._doors)
        if fault is None and _is_closed(scope["path"]):
            await _refused(scope, receive, send, ("there is nothing here", NOT_THERE))
            return
        if fault is None:
            await self._app(scope, receive, send)
            return
        log.warning("refused a request: %s", fault)
        await _refused(scope, receive, send, (fault, REFUSED))


def _fault(scope: Scope, doors: Doors) -> str | None:
    """Return why a request is not answered, None where it is."""
    headers = list[tuple[bytes, bytes]](scope["headers"])
    # every byte is a letter of Latin-1, so that no header can fail to be read
    hosts = [value.decode("latin-1") for name, value in headers if name == b"host"]
    # of two such headers one program takes the first, and another one the last
    if len(hosts) != 1:
        return "it names no host, or several"
    host = _without_port(hosts[0])
    if host is None or not doors.admits(host):
        return f"the host {printable_path(hosts[0])} is not allowed here (argmap app --allow-host)"
    for name, value in headers:
        if name == b"origin" and not _is_same(value.decode("latin-1"), hosts[0]):
            return f"a page of {printable_path(value.decode('latin-1'))} may not speak to this host"
    return None


def _without_port(host: str) -> str | None:
    """Return the host of a Host header in lower case, None where it is malformed."""
    found = _HOST.fullmatch(host)
    if found is None:
        return None
    return (found["six"] or found["name"]).lower().rstrip(".")


def _is_same(page: str, host: str) -> bool:
    """Say whether a page comes from the host that it asks, port and all."""
    return page.lower() in (f"http://{host.lower()}", f"https://{host.lower()}")


def _is_closed(path: str) -> bool:
    """Say whether a path leads to a part of Streamlit that no page of ours asks for."""
    _, core, rest = path.partition(CORE)
    return bool(core) and rest.partition("/")[0] not in OPEN


async def _refused(scope: Scope, receive: Receive, send: Send, answer: tuple[str, int]) -> None:
    """Refuse a request with a sentence and a status; a WebSocket is not even opened."""
    sentence, status = answer
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": POLICY_VIOLATION, "reason": ""})
        return
    response = PlainTextResponse(f"argmap does not answer: {sentence}\n", status_code=status)
    await response(scope, receive, send)


def environment_names(variable: str) -> Iterable[str]:
    """Return the names in an environment variable."""
    return [name for name in os.environ.get(variable, "").split(",") if name.strip()]
