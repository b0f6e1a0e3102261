"""What a visitor's page may send over its WebSocket.

All else is left out, and costs a line of log.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import time
from collections.abc import Mapping
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from argmap.app.lines import write_lines
from argmap.app.turns import Calm
from argmap.app.visitors import HEADER, connected

log = logging.getLogger(__name__)

WANTED = frozenset({"rerun_script", "stop_script", "app_heartbeat"})
"""What a page of ours sends. Nobody's visitors clear caches, ask about git or stop the server."""
UNREMARKABLE = frozenset({"load_git_info", "set_run_on_save"})
"""What Streamlit's own script sends unasked, and may do without."""
SECONDS_OF_A_THREAD = 0.0005
"""How long a run computes before another thread may (Python's own is ten times as long).

A run lets go at each of the hundred messages of a page; beside a run that computes it would wait
that often for as long.
"""
MISSPELT = "what is not JSON"
MESSAGES_AT_ONCE = 30
MESSAGES_A_SECOND = 5.0
"""How many messages of one page are read.

A key that is held down on the map sends thirty, and then some.
"""
LARGEST_NOTE = 500
"""The most bytes of the message that says that a run is over; pages are sent in larger ones."""
PROTOCOL_ERROR = 1002
"""Why a WebSocket is closed (RFC 6455, 7.4.1)."""


class Pace:
    """How fast the messages of one connection are read.

    What is not read waits at the sender's end of the line.
    """

    def __init__(self) -> None:
        self._left = float(MESSAGES_AT_ONCE)
        self._since: float | None = None

    def seconds(self, now: float) -> float:
        """Return how long the message that came now has to wait."""
        # a bucket that fills with time: each message takes one of what is left
        if self._since is not None:
            self._left += (now - self._since) * MESSAGES_A_SECOND
        self._since = now
        self._left = min(float(MESSAGES_AT_ONCE), self._left) - 1.0
        return max(0.0, -self._left / MESSAGES_A_SECOND)


class WantedMessages:
    """Lets through what pages of ours send, and ends a connection that sends garbage."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        write_lines()
        sys.setswitchinterval(SECONDS_OF_A_THREAD)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a connection on, without the messages that nobody wants."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return

        with connected() as (name, calm):
            ours = (HEADER.encode(), name.encode())
            # a visitor may have sent one of that name
            headers = [header for header in scope["headers"] if header[0].lower() != ours[0]]
            known = {**scope, "headers": [*headers, ours]}
            await self._app(known, _receiving(receive, send, calm), _sending(send, calm))


def _receiving(receive: Receive, send: Send, calm: Calm) -> Receive:
    """Return what gives Streamlit the messages of one connection that are wanted."""
    pace = Pace()

    async def receiving() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive":
                return message
            await asyncio.sleep(pace.seconds(time.monotonic()))
            kind = _kind(message)
            if kind is None:
                log.warning("ended a connection: it sent what is no message")
                await send({"type": "websocket.close", "code": PROTOCOL_ERROR, "reason": ""})
                return {"type": "websocket.disconnect", "code": PROTOCOL_ERROR}
            if kind in WANTED:
                calm.asks(time.monotonic())
                return message
            _remark_on(kind)

    return receiving


def _remark_on(kind: str) -> None:
    """Tell the keeper of the server what was left out, unless browsers send it by themselves."""
    if kind not in UNREMARKABLE:
        log.warning("left out a message: no visitor may send %s", kind)


def _sending(send: Send, calm: Calm) -> Send:
    """Return what sends Streamlit's messages on, and takes note when a page is whole."""

    async def sending(message: Message) -> None:
        await send(message)
        content = message.get("bytes")
        if content and len(content) <= LARGEST_NOTE and _says_whole(content):
            calm.is_answered(time.monotonic())

    return sending


def _says_whole(content: bytes) -> bool:
    """Say whether a message to a page says that a run is over."""
    return str(ForwardMsg.FromString(content).WhichOneof("type")) == "script_finished"


def _kind(message: Mapping[str, Any]) -> str | None:
    """Return what a message asks for, `nothing` where it is empty, None where it is none at all."""
    content = message.get("bytes")
    if content is None:
        return None
    asked = BackMsg()
    try:
        asked.ParseFromString(content)
    except Exception:  # noqa: BLE001 - whatever protobuf makes of garbage
        return None
    kind = asked.WhichOneof("type")
    if kind == "rerun_script" and not _is_readable(asked):
        return MISSPELT
    if kind == "backend_operation_request":
        payload = asked.backend_operation_request.WhichOneof("payload")
        if payload == "deferred_file":  # a download is made when its button is clicked
            return "rerun_script"
        return str(payload or "nothing")
    return str(kind or "nothing")


def _is_readable(asked: BackMsg) -> bool:
    """Say whether what a page says of its widgets is JSON where it ought to be.

    Streamlit keeps what it was sent, and would fail over it in every later run.
    """
    for state in asked.rerun_script.widget_states.widgets:
        try:
            if state.WhichOneof("value") == "json_value":
                json.loads(state.json_value)
        except (ValueError, RecursionError):
            return False
    return True
