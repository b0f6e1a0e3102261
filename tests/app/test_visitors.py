"""The app as strangers meet it: a server of its own, asked over the network what no page of ours would ask."""

from __future__ import annotations

import asyncio
import http.client
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.browser.serving import ROOT, SECONDS, START, awaited, free_port

pytestmark = pytest.mark.slow

TEA = """
debate: {title: Tea, question: Is tea better than coffee?, positions: {tea: Tea is., coffee: Coffee is.}}
claims:
  - {id: warm, text: Tea keeps warm., supports: tea}
"""
QUIET = 1.5
"""Seconds without a word after which a page is whole."""
VALUES = {
    "bool_value": True,
    "int_value": 1_000_000,
    "double_value": 0.5,
    "string_value": "x\x1b[31m\n::error::",
    "json_value": "not json",
}


class Server:
    """A running app: where it listens, and, once it has ended, what it logged."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process, self.port, self.log = process, port, ""

    def asked(self, path: str = "/", **headers: str) -> int:
        """Return the status of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        connection.request("GET", path, headers=headers)
        status = connection.getresponse().status
        connection.close()
        return status

    @property
    def stream(self) -> str:
        return f"ws://127.0.0.1:{self.port}/_stcore/stream"


@contextmanager
def served(folder: Path, *options: str) -> Iterator[Server]:
    (folder / "tea.debate.yaml").write_text(TEA, encoding="utf-8")
    port = free_port()
    command = [*START, str(folder), "--port", str(port), *options]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        server = Server(process, port)
        try:
            awaited(f"http://127.0.0.1:{port}", process)
            yield server
        finally:
            process.send_signal(signal.SIGINT)
            server.log, _ = process.communicate(timeout=SECONDS)


UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version": "13",
}
"""What asks for a WebSocket (RFC 6455, 1.3)."""


def test_only_allowed_hosts_and_their_own_pages_are_let_in(tmp_path: Path) -> None:
    with served(tmp_path, "--allow-host", "debates.example.org") as server:
        own, allowed = f"127.0.0.1:{server.port}", "debates.example.org"
        for host, origin, let_in in (
            (own, f"http://{own}", True),
            (allowed, f"https://{allowed}", True),
            ("evil.example", "http://evil.example", False),
            (own, "http://localhost:9999", False),
            (allowed, "https://evil.example", False),
        ):
            assert (server.asked(Host=host, Origin=origin) == 200) is let_in
            opened = server.asked("/_stcore/stream", Host=host, Origin=origin, **UPGRADE)
            assert (opened == 101) is let_in
    assert server.log.count("refused a request: ") == 2 * 3


async def _page(socket: ClientConnection) -> list[str]:
    """Return the ids of what a visitor can change on the first page."""
    asked = BackMsg()
    asked.rerun_script.query_string = ""
    await socket.send(asked.SerializeToString())
    found = dict[str, str]()
    while True:
        try:
            told = await asyncio.wait_for(socket.recv(), QUIET)
        except TimeoutError:
            return list(found.values())
        message = ForwardMsg()
        assert isinstance(told, bytes)
        message.ParseFromString(told)
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        shown = getattr(element, kind) if kind else None
        if getattr(shown, "id", ""):
            found[str(kind)] = str(getattr(shown, "id"))  # noqa: B009 - not every kind has one


async def _hostile(server: Server) -> int:
    """Send what no page sends, and return how many messages that were."""
    sent = 0
    async with connect(server.stream, max_size=None) as socket:
        widgets = await _page(socket)
        assert widgets
        reading = asyncio.create_task(_drained(socket))
        for wrong in (BackMsg(clear_cache=True), BackMsg(debug_shutdown_runtime=True)):
            await socket.send(wrong.SerializeToString())
            sent += 1
        for widget in widgets:
            for field, value in VALUES.items():
                asked = BackMsg()
                state = asked.rerun_script.widget_states.widgets.add()
                state.id = widget
                setattr(state, field, value)
                await socket.send(asked.SerializeToString())
                await asyncio.sleep(0.1)  # or the runs overtake one another
                sent += 1
        reading.cancel()
    for garbage in (b"\xff\xff", "text"):
        async with connect(server.stream, max_size=None) as socket:
            await socket.send(garbage)
            with pytest.raises(ConnectionClosed):
                await _drained(socket)
            sent += 1
    return sent


async def _drained(socket: ClientConnection) -> None:
    while True:
        await socket.recv()


async def _honest(server: Server) -> list[str]:
    async with connect(server.stream, max_size=None) as socket:
        return await _page(socket)


def test_a_wrong_message_costs_a_line_at_most_and_other_visitors_nothing(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        before = asyncio.run(_honest(server))
        sent = asyncio.run(_hostile(server))
        assert len(asyncio.run(_honest(server))) == len(before)
    _, *lines = server.log.splitlines()
    assert "Traceback" not in server.log
    assert 4 <= len(lines) <= sent
    assert all(line.isprintable() for line in lines)
