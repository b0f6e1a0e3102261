"""A deck as a PowerPoint file: the same deck, style and template give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from argmap.drawing import Style
from argmap.export.pptx.own import own
from argmap.export.pptx.palette import Palette, SlideTheme
from argmap.export.pptx.slides import Writer
from argmap.export.pptx.template import Layouts, Template, emptied, faults_explained, is_dark
from argmap.scene import Deck, Slide

if TYPE_CHECKING:
    from pptx.presentation import Presentation

# No ZIP knows an earlier one.
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time that every part of the archive has, so that equal decks are equal files."""

PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>argmap</Application></Properties>"
)
"""Instead of what the template's author had there: a company, a manager, numbers of slides."""


def pptx(
    deck: Deck,
    style: Style,
    *,
    template: Template | None = None,
    counted: Callable[[Sequence[Slide], str], Iterable[Slide]] | None = None,
) -> bytes:
    """Return a deck as PowerPoint: shapes, connectors glued to boxes, notes, titles, alt texts.

    A `template` gives its master, its layouts and the colours of its theme; its slides are left
    out. `counted` hands out the slides, and may show how far it has come.

    Raises:
        ArgmapError: the template is no presentation, is damaged, or has no layout with a title.
    """
    slides = counted(deck.slides, "Writing slides") if counted else deck.slides
    if template is None:
        return _written(Writer(deck, own(deck.page, style), Palette(style, SlideTheme.OWN)), slides)
    with faults_explained(template):
        layouts = emptied(template)
        return _written(Writer(deck, layouts, Palette(style, _theme(layouts))), slides)


def _written(writer: Writer, slides: Iterable[Slide]) -> bytes:
    """Write slides, and return their presentation as bytes."""
    for slide in slides:
        writer.write(slide)
    return _packed(writer.layouts.presentation, writer.deck)


def _theme(layouts: Layouts) -> SlideTheme:
    """Return what kind of theme somebody's presentation has."""
    return SlideTheme.DARK if is_dark(layouts.presentation) else SlideTheme.LIGHT


def _packed(presentation: Presentation, deck: Deck) -> bytes:
    """Return a presentation as bytes, without a clock and what its template's author left."""
    # A picture of the template's own first slide, and below the printer of who made it.
    for relation in tuple(presentation.part.package._rels.values()):
        if relation.reltype.endswith("/thumbnail"):
            presentation.part.package._rels.pop(relation.rId)
    for relation in tuple(presentation.part.rels.values()):
        if relation.reltype.endswith("/printerSettings"):
            presentation.part.rels.pop(relation.rId)
    for relation in presentation.part.package._rels.values():
        if relation.reltype.endswith("/extended-properties"):
            relation.target_part._blob = PROPERTIES
    _described(presentation, deck)
    written = io.BytesIO()
    presentation.save(written)
    return _sorted(written.getvalue())


def _described(presentation: Presentation, deck: Deck) -> None:
    """Say what the file is, and not when it was made."""
    properties = presentation.core_properties
    # python-pptx raises an error over a longer title.
    properties.title, properties.language = deck.title[:255], deck.language
    properties.author = properties.last_modified_by = "argmap"
    properties.subject, properties.keywords, properties.comments = "", "", ""
    root = properties._element
    for dated in root.xpath(
        "./*[local-name()='created' or local-name()='modified' or local-name()='lastPrinted']"
    ):
        root.remove(dated)


def _sorted(content: bytes) -> bytes:
    """Return an archive with its parts in a fixed order, all of one time.

    The list of types comes first.
    """
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in sorted(old.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            entry = zipfile.ZipInfo(name, EPOCH)
            # The upper half holds the rights of Unix: all may read it, as any file one is sent.
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            new.writestr(entry, old.read(name))
    return packed.getvalue()
