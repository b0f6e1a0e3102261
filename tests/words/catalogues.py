"""Compile the catalogues of words as `make words` does, and compare what is written with what is asked for."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from argmap import words

FOLDER = Path(words.__file__).parent / "catalogues"
TAGS = tuple(sorted(path.stem for path in FOLDER.glob("*.po")))
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""A catalogue says when it was made; ours says nothing, so that the same words give the same bytes."""


def written(tag: str) -> Catalog:
    """Return a language as its translator wrote it."""
    with (FOLDER / f"{tag}.po").open("rb") as file:
        catalogue = read_po(file, locale=tag)
    catalogue.creation_date = LONG_AGO
    return catalogue


def entries(tag: str) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    """Yield each entry: its context and id, and its phrase, several of them where it has plural forms."""
    for message in written(tag):
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            phrases = (
                (message.string,)
                if isinstance(message.string, str)
                else tuple(message.string or ("",))
            )
            yield (message.context or "", key), phrases


def compiled(tag: str) -> bytes:
    """Return what the `.mo` file of a language has to hold."""
    made = io.BytesIO()
    write_mo(made, written(tag))
    return made.getvalue()


def compile_all() -> None:
    """Compile every catalogue where it lies, and say which have changed."""
    for tag in TAGS:
        target, content = FOLDER / f"{tag}.mo", compiled(tag)
        same = target.exists() and target.read_bytes() == content
        target.write_bytes(content)
        print(
            f"{tag}: {len(list(entries(tag)))} phrases, {'as before' if same else 'compiled anew'}"
        )


if __name__ == "__main__":
    compile_all()
