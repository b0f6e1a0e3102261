"""The app as a person starts it: a process of its own, on a free port, until the test is over."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS = 90
"""How long a server may take to start or to end on a machine that does something else as well."""
START = (sys.executable, "-m", "argmap", "app", "--no-browser")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def served(path: Path) -> Iterator[str]:
    """Serve the debates at a path; yield the address."""
    port = free_port()
    with running(*START, str(path), "--port", str(port)) as server:
        yield awaited(f"http://127.0.0.1:{port}", server)
    assert server.returncode == 0


@contextmanager
def running(*command: str) -> Iterator[subprocess.Popen[str]]:
    """Run a server, and end it as a person does, with Ctrl+C."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as server:
        try:
            yield server
        finally:
            server.send_signal(signal.SIGINT)
            output, _ = server.communicate(timeout=SECONDS)
    assert "Traceback" not in output, output


def awaited(address: str, server: subprocess.Popen[str]) -> str:
    """Return the address once the server is healthy."""
    last = time.monotonic() + SECONDS
    while time.monotonic() < last:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health") as answer:
                assert answer.read() == b"ok"
                return address
        except OSError:
            assert server.poll() is None, server.communicate()[0]
            time.sleep(0.1)
    raise AssertionError(f"the server did not start within {SECONDS} seconds")
