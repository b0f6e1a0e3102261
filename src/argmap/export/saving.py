"""A path, what goes there, and what a site leaves behind: pages of lost claims are deleted.

A site holds a list of its pages with their sums. Of what stands in the list, and is written no
more, a page is deleted that is still what argmap wrote; a page that somebody has changed stays, and
is named.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from argmap.deck import Programme
from argmap.export.holding import SITE
from argmap.export.series import STAR
from argmap.export.site import OURS
from argmap.export.talk import Counted, Options
from argmap.export.writers import WRITERS, export
from argmap.files import Written, locked, printable_path, put, read, renew
from argmap.problem import ArgmapError, FileError
from argmap.reasoning import Judgement

LISTING = "pages.txt"
"""The pages of a site with their sums, a line each, as `sha256sum --check` reads them."""
KINDS = frozenset({".html", ".css", ".js"})
"""What a site is made of, and so all that is ever deleted."""


@dataclass(frozen=True)
class Saved:
    """The files that were written, and what there is to tell."""

    files: tuple[Path, ...]
    told: tuple[str, ...]


@dataclass(frozen=True)
class Target:
    """Where something goes: a file, a file a slide, or a folder of pages.

    `name` is what its writer is called by.
    """

    place: Path
    name: str

    @property
    def site(self) -> bool:
        """Say whether it is a folder of pages."""
        return self.name.endswith(SITE)


def target(output: str) -> Target:
    """Return where an output goes.

    A folder that is there already is a site, as one with a slash at its end.

    Raises:
        ArgmapError: the output is empty.
    """
    if not output:
        raise ArgmapError(
            "the name of the output is empty; "
            "name a file, such as talk.pptx, or a folder, such as site/"
        )
    place = Path(output)
    # `site.pptx` may be a folder by mistake; a suffix of ours always means a file.
    folder = output.endswith(SITE) or (place.suffix.lower() not in WRITERS and place.is_dir())
    return Target(place, place.name + SITE * folder)


def made(
    judgement: Judgement,
    asked: Programme,
    where: Target,
    how: Options,
    *,
    counted: Counted | None = None,
) -> Written:
    """Return what goes to a target.

    Raises what `writers.export` does, and `FileError` where a page is not argmap's.
    """
    if where.site:
        _respect(where.place / "index.html")
    return export(judgement, asked, where.name, how, counted=counted)


def save(written: Written, where: Target) -> Saved:
    """Write what was made for a target; raises `FileError`."""
    if not where.site:
        several = STAR in where.name
        return Saved(
            put(written, where.place.parent if several else where.place, below=several),
            written.told,
        )
    with locked(where.place, needed=False):
        # Once more under the lock: a page of somebody else's may have come meanwhile.
        _respect(where.place / "index.html")
        gone = {name: told for name, told in _listed(where.place) if name not in written.files}
        ours, changed = _still_ours(where.place, gone)
        renew(where.place, {**written.files, LISTING: _listing(written.files)}, ours)
    files = tuple(where.place / name for name in written.files)
    return Saved(files, (*written.told, *_told(ours, changed)))


def _respect(index: Path) -> None:
    """Refuse a folder whose first page is somebody else's."""
    if index.is_file() and OURS not in read(index):
        raise FileError(
            f"{printable_path(index)} was not written by argmap; "
            "choose another folder, or move the page away"
        )


def _listing(files: Mapping[str, bytes]) -> bytes:
    """Return the list of pages."""
    return "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items()
    ).encode()


def _listed(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and the sum of each page of the site that a folder holds.

    Nothing where there is no list.
    """
    listing = folder / LISTING
    # A link may lead out of the folder, and is none of the files that argmap wrote.
    ours = listing.is_file() and not listing.is_symlink()
    lines = read(listing).decode(errors="replace").splitlines() if ours else []
    for digest, _, name in (line.partition("  ") for line in lines):
        # Whatever somebody has written into the list, it names nothing outside the folder and
        # nothing but pages.
        if name == PurePath(name).name and PurePath(name).suffix in KINDS:
            yield name, digest


def _still_ours(folder: Path, listed: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Return the listed pages that are what their sums say, and those that somebody changed."""
    there = [
        name for name in listed if (folder / name).is_file() and not (folder / name).is_symlink()
    ]
    ours = [
        name for name in there if hashlib.sha256(read(folder / name)).hexdigest() == listed[name]
    ]
    return ours, [name for name in there if name not in ours]


def _told(deleted: Sequence[str], changed: Sequence[str]) -> Iterator[str]:
    """Yield what there is to tell of pages that are written no more."""
    if deleted:
        pages = "1 page" if len(deleted) == 1 else f"{len(deleted)} pages"
        yield f"deleted {pages} of claims that are gone"
    for name in changed:
        yield f"kept {printable_path(name)}, which somebody has changed"
