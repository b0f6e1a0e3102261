"""A program that makes talks with odd templates: `python template_reader.py KIND…`, or seeds of accidents.

Each template is read in a process of its own that may take so much memory and time and no more; a line of JSON says
for each what became of it.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time

from argmap.problem import ArgmapError
from tests.export import odd_templates as odd
from tests.export.test_template import is_sound, talk

MEMORY = 1_500 * 2**20
"""The bytes that all of a process may take: 400,000 shapes take half of them."""
SECONDS = 60
"""The seconds of computing that one template may take."""


def outcome(content: bytes) -> str:
    """Return what became of a template: `talk`, or its sentence."""
    try:
        made = talk(content, strict=False).files["talk.pptx"]
    except ArgmapError as error:
        return str(error)
    return "talk" if is_sound(made) else "a talk that is not sound"


def tried(name: str) -> dict[str, object]:
    """Read a template in a process of its own."""
    ours, theirs = os.pipe()
    content = odd.mutated(int(name)) if name.isdigit() else odd.kinds()[name]()
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        try:
            os.write(theirs, outcome(content).encode())
        except BaseException as error:  # noqa: BLE001 - nobody should see one, and the test says so
            os.write(theirs, f"raised {error!r}".encode())
        finally:
            os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, "rb") as pipe:
        told = pipe.read().decode()
    _, ended, used = os.wait4(child, 0)
    return {
        "name": name,
        "outcome": told,
        "ended": ended,
        "seconds": round(used.ru_utime + used.ru_stime, 2),
        "wall": round(time.perf_counter() - start, 2),
        "megabytes": used.ru_maxrss // 1024,
    }


if __name__ == "__main__":
    for each in sys.argv[1:]:
        sys.stdout.write(json.dumps(tried(each)) + "\n")
        sys.stdout.flush()
