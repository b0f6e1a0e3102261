"""A program that runs commands of argmap and kills them: `python killing.py`, asked by lines of JSON.

Each command runs in a process of its own, forked when everything is imported, so that hundreds of them take little
time. It is killed (SIGKILL, by the system, at once) after so many seconds, or before its n-th operation on files.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from contextlib import suppress
from importlib import import_module
from typing import Any

OPERATIONS = frozenset(
    {
        *(
            "os.rename",
            "os.remove",
            "os.mkdir",
            "os.rmdir",
            "os.link",
            "os.symlink",
            "os.chmod",
            "os.chown",
        ),
        *("os.truncate", "tempfile.mkstemp", "tempfile.mkdtemp", "ctypes.dlsym", "fcntl.flock"),
    }
)
"""What python tells a hook of before it is done (PEP 578)."""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def is_operation(event: str, given: tuple[Any, ...]) -> bool:
    """Say whether an event is about to change something on a disk."""
    if event == "open":
        return isinstance(given[2], int) and bool(given[2] & WRITING)
    return event in OPERATIONS


def ran(asked: dict[str, Any], report: int) -> None:
    """Run a command in this process, and report what it took; dies before its n-th operation, if told so."""
    os.chdir(asked["folder"])
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(silence, stream)
    told = os.open(asked["told"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(told, 2)
    sys.argv = ["argmap", *asked["words"]]
    number, deadly = 0, asked.get("operation") or 0

    def count(event: str, given: tuple[Any, ...]) -> None:
        nonlocal number
        if is_operation(event, given):
            number += 1
            if number == deadly:
                os.kill(os.getpid(), signal.SIGKILL)

    from argmap.cli.program import run_program

    sys.addaudithook(count)
    start = time.perf_counter()
    status = run_program()
    facts = {
        "operations": number,
        "seconds": time.perf_counter() - start,
        "modules": sorted(sys.modules),
    }
    os.write(report, json.dumps({"status": status, **facts}).encode())
    os._exit(0)


def tried(asked: dict[str, Any]) -> dict[str, Any]:
    """Fork, run a command there, kill it when that is asked for, and return what became of it."""
    ours, theirs = os.pipe()
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        try:
            ran(asked, theirs)
        finally:
            os._exit(70)  # what nobody should see: an exception
    os.close(theirs)
    if (moment := asked.get("moment")) is not None:
        time.sleep(moment)  # the moment at which it is killed
        os.kill(child, signal.SIGKILL)
    with os.fdopen(ours, "rb") as pipe:
        report = pipe.read()
    _, ended = os.waitpid(child, 0)
    facts = json.loads(report) if report else {}
    return {
        **facts,
        "killed": os.WIFSIGNALED(ended),
        "took": time.perf_counter() - start,
        "ended": ended,
    }


def main() -> None:
    """Answer each line of standard input by one; the modules of a first whole run are imported for all that follow."""
    import argmap.cli.program  # noqa: F401 - so that no child has to

    for line in sys.stdin:
        asked = json.loads(line)
        answer = tried(asked)
        for name in answer.pop("modules", ()):
            with suppress(ImportError):  # some are no files: those of compiled code
                import_module(name)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
