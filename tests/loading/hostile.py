"""Files that were made to hurt a reader, and a run of the loader over them in a process of its own, with its limits.

`python -m tests.loading.hostile SIZE SEED COUNT` reads every built file of SIZE bytes and COUNT random ones; it prints
one line for each that took long, and the most memory that was needed.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from argmap.loading import Document
from argmap.opening import decoded, draft
from argmap.problem import Problem
from argmap.report import Format, report

HEAD = b"debate:\n  title: T\n  question: Q\nclaims:\n"
UNITS = {
    "open lists": b"[", "open mappings": b"{", "pairs of both": b"[{", "closed lists": b"[],", "closing": b"]}",
    "dashes": b"- ", "entries": b"-\n", "questions": b"? ", "question lines": b"?\n", "colons": b": ",
    "key lines": b"a:\n", "keys": b"a: b\n", "anchors": b"&a ", "aliases": b"*a ", "anchored lists": b"&a [*a,",
    "tags": b"!a ", "merges": b"<<: ", "double quotes": b'"', "single quotes": b"'", "quote lines": b'"\n',
    "nested quotes": b"\"'", "escapes": b'"\\u', "pipes": b"|\n", "folds": b">\n ", "directives": b"%a\n",
    "documents": b"---\n", "ends": b"...\n", "hashes": b"#", "comment lines": b" #\n",
    "cut texts": b"  - a b #c\n", "commas": b",", "blanks": b" ", "blank lines": b"\n",
    "carriage returns": b"\r", "tabs": b"\t", "letters": b"a", "wide letters": "\u4e16".encode(),
    "digits": b"9", "zeros": b"0", "equals": b"id = a\n", "bullets": b"* a\n", "rules": b"-----\n",
    "tables": b"|a|\n", "diffs": b"+a: b\n", "glued": b"a:b\n", "deep keys": b"a: \n ",
    "typographic": "a: “b: c”\n".encode(), "no-break": "\u00a0".encode(),
    "faulty claims": b"  - {id: A, supports: zz}\n", "bare claims": b"  - a\n",
    "claims without a dash": b"  id: a\n", "good claims": b"  - {id: a, text: b}\n",
    "runaway claims": b"  - id: a\n    text: b\n   supports: c\n", "odd colons": b"  - {id: a, text: b: c}\n",
    "half claims": b'  - id: a\n    text: "b\n', "nul": b"\0", "bytes": b"\xff", "conflicts": b"<<<<<<< a\n",
    "steps": b" a:\n  b:\n   c:\n", "bold keys": b"    **text**: x\n",
}  # fmt: skip


def built(size: int) -> Iterator[tuple[str, bytes]]:
    """Yield files of a size, each with its name."""
    for name, unit in UNITS.items():
        for where, head in (("alone", b""), ("as claims", HEAD)):
            yield f"{name} {where}", (head + unit * (size // len(unit) + 1))[:size]
    yield from ((name, (HEAD + text.encode())[:size]) for name, text in _debates(size))


def _debates(size: int) -> Iterator[tuple[str, str]]:
    many = range(size // 40)
    yield "one long text", f"  - {{id: a, text: {'word ' * (size // 5)}}}\n"
    yield "one long block", f"  - id: a\n    text: >-\n{'      word word word' * (size // 18)}\n"
    yield "one line of blanks", f"  - id: a\n    text: |\n      a{' ' * (size - 200)}b\n      c\n"
    yield "blanks before an anchor", f"{' ' * (size - 200)}&a &a"
    yield "one long line of keys", "  - {" + ", ".join(f"k{n}: v" for n in many) + "}\n"
    yield (
        "one list of links",
        "  - {id: a, text: b, supports: [" + ", ".join(f"c-{n}" for n in many) + "]}\n",
    )
    yield (
        "one claim with many links",
        _claims(many)
        + "  - {id: a, text: b, rebuts: ["
        + ", ".join(f"c-{n}" for n in many[: len(many) // 3])
        + "]}\n",
    )
    yield (
        "a chain",
        "".join(f"  - {{id: c-{n}, text: b, supports: c-{n + 1}}}\n" for n in many) + _last(many),
    )
    yield (
        "a ring",
        "".join(f"  - {{id: c-{n}, text: b, supports: c-{(n + 1) % 500}}}\n" for n in range(500)),
    )
    yield (
        "undercuts in a ring",
        "".join(f"  - {{id: c-{n}, text: b, undercuts: c-{n ^ 1}}}\n" for n in many),
    )
    yield (
        "near duplicates",
        "".join(f"  - {{id: c-{n}, text: Open weights let many look at {n % 9}}}\n" for n in many),
    )
    yield (
        "the same text",
        "".join(f"  - {{id: c-{n}, text: Open weights let many look}}\n" for n in many),
    )
    yield (
        "unknown names",
        "".join(f"  - {{id: c-{n}, text: b, rebuts: d-{n}, tehmes: x}}\n" for n in many),
    )
    yield (
        "names that look alike",
        "".join(f"  - {{id: {'l1'[n % 2] * 20}{n}, text: b}}\n" for n in many),
    )
    yield (
        "long names",
        "".join(
            f"  - {{id: {'a' * 60}{n}, text: b, rebuts: {'a' * 61}{n}}}\n"
            for n in range(size // 150)
        ),
    )
    yield (
        "huge numbers",
        "".join(
            f"  - {{id: c-{n}, text: b, plausibility: {'9' * 4000}}}\n" for n in range(size // 4000)
        ),
    )
    yield (
        "odd blocks",
        "".join(f"  - id: c-{n}\n    text: >{n % 10}\n{' ' * (n % 12)}x\n" for n in many),
    )
    yield "duplicate keys", "".join(f"  - {{id: c-{n}, text: b, text: c}}\n" for n in many)
    yield (
        "faulty ids named often",
        "  - {id: A B, text: b}\n" + "  - {id: c, text: b, rebuts: A B}\n" * len(many),
    )
    yield (
        "many sources",
        "  - {id: a, text: b}\nsources:\n" + "".join(f"  S {n}: {{title: b}}\n" for n in many),
    )


def _claims(numbers: range) -> str:
    return "".join(f"  - {{id: c-{n}, text: b}}\n" for n in numbers[: len(numbers) // 3])


def _last(numbers: range) -> str:
    return f"  - {{id: c-{len(numbers)}, text: b}}\n"


def drawn(size: int, seed: int) -> bytes:
    """Return a file of random pieces, up to a size."""
    chance = random.Random(seed)
    pieces = [
        *UNITS.values(),
        HEAD,
        b"sources:\n",
        b"  ",
        b"\n",
        b": ",
        bytes([chance.randrange(256)]),
    ]
    chosen = chance.sample(pieces, chance.randint(1, 6))
    length = chance.randrange(1, size)
    content = HEAD * chance.randrange(2)
    while len(content) < length:
        content += chance.choice(chosen) * chance.choice((1, 1, 2, 9, 400))
    return content[:length]


def problems_of(content: bytes) -> tuple[Problem, ...]:
    """Return all that is said about a file, advice too, after printing it in every format."""
    found = decoded("hostile.yaml", content)
    read = (
        draft([found], "hostile")
        if isinstance(found, Document)
        else draft([], "hostile", refused=[found])
    )
    told = (*read.problems, *read.advice)
    for form in Format:
        report(told, form)
    return told


def main(size: int, seed: int, count: int) -> None:
    """Read the files and print what was slow, then the memory needed in MB and how many files were read."""
    chance = ((f"drawn {number}", drawn(size, number)) for number in range(seed, seed + count))
    problems_of(HEAD)  # imports are not what is measured
    read = 0
    for name, content in chain(built(size), chance):
        read += 1
        start = time.process_time()
        problems_of(content)
        _tell({"name": name, "seconds": round(time.process_time() - start, 3)})
    _tell({"megabytes": _most_memory() // 2**20, "files": read})


def _most_memory() -> int:
    """Return the most bytes that this process has held; on Linux `ru_maxrss` counts those of its parent as well."""
    if sys.platform == "linux":
        status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 2**10 for line in status if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (
        1 if sys.platform == "darwin" else 2**10
    )


def _tell(value: object) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
