"""A program that writes a site again and again: `python site_writer.py FOLDER [TIMES]`. Tests kill it, or run two.

Its pages are those of one of two debates in turn; `ready` is printed once everything is imported.
"""

import sys
from collections.abc import Mapping
from itertools import count

from argmap.export.saving import save, target
from argmap.export.site import OURS
from argmap.files import Written

CLAIMS = 40
PADDING = b"x" * 20_000


def pages(word: str) -> Mapping[str, bytes]:
    """Return the pages of a site that says one word on each; every third page is of a claim that others lack."""
    names = ["index.html", "site.css", *(f"claim-{number}.html" for number in range(CLAIMS))]
    names += [f"claim-{word}-{number}.html" for number in range(CLAIMS // 3)]
    return {name: OURS + word.encode() + PADDING for name in names}


def main(folder: str, times: int | None = None) -> None:
    """Write the two sites in turn, so many times or until somebody ends it."""
    where = target(f"{folder}/")
    sites = [Written(pages(word)) for word in ("coffee", "tea")]
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for number in count() if times is None else range(times):
        save(sites[number % 2], where)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
