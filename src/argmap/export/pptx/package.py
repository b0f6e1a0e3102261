"""Somebody's package, taken apart and put together from what is design, before it is read.

Nothing that a stranger's file says of itself is believed: sizes are counted, XML is read without
entities, names and types of parts are our own, places and sizes are whole numbers in the bounds of
the format (ECMA-376). Only what a slide's look is made of is followed; slides, macros, embedded
programs and links to other machines stay behind, and what is missing then is mentioned nowhere.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from argmap.export.pptx.cleaning import R, Unusable, bring_into_bounds, damaged, forget
from argmap.export.pptx.parts import IMAGES, KINDS, LEFT_OUT, LONE, MAIN, OFFICE, REQUIRED
from argmap.files import LARGEST_FILE

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

LARGEST = 200 * 2**20
"""The most bytes that a template may unpack to."""
LARGEST_XML = 16 * 2**20
"""The most bytes of XML that a design may be described in.

A large company's has two or three million.
"""
MOST_PARTS = 5_000
CHUNK = 2**16
PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How a package may be packed; others would unpack more at once than can be counted."""

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
LISTING = "[Content_Types].xml"
PROPERTIES = "docProps/app.xml"

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,  # a way of packing, or a version, that zipfile does not know
    RuntimeError,  # a password
    EOFError,
    OSError,
    ValueError,
    KeyError,
)
"""What is raised over a package that is none, or is damaged."""


ELSEWHERE = "a link to a file elsewhere"
WEB = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)


@dataclass(frozen=True)
class Package:
    """A package with nothing but a design in it, and in words what stayed behind."""

    content: bytes
    left_out: tuple[str, ...]


@lru_cache(maxsize=1)  # the page and the slides of one talk ask for it one after the other
def design(content: bytes) -> Package:
    """Return the design of a presentation as a package of its own.

    Raises:
        Unusable: it is no presentation, it is damaged, or it is too large.
    """
    if len(content) > LARGEST_FILE:
        raise Unusable("it is larger than 32 MB")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _Reading(archive, _names(archive)).package()
    except etree.LxmlError as error:
        raise damaged("its XML is broken") from error
    except _DAMAGE as error:
        raise Unusable("it is no PowerPoint file, or a damaged one") from error


def _names(archive: zipfile.ZipFile) -> Mapping[str, zipfile.ZipInfo]:
    """Return the parts of a package by name, after counting what they unpack to.

    Raises:
        Unusable: there are too many, they are too large, or two have one name.
    """
    entries = archive.infolist()
    if len(entries) > MOST_PARTS:
        raise Unusable(f"it has more than {MOST_PARTS:,} parts")
    parts = [entry for entry in entries if not entry.is_dir()]
    named = dict[str, zipfile.ZipInfo]()
    total = 0
    for entry in parts:
        if entry.compress_type not in PLAIN_METHODS:
            raise damaged("it is packed in an unusual way")
        # Counted, since what an archive says of its sizes may be a lie.
        total += _size(archive, entry, LARGEST - total)
        # Names of parts that differ in capitals alone are one name (ECMA-376, part 2).
        if named.setdefault(entry.filename.casefold(), entry) is not entry:
            raise damaged("two of its parts have one name")
    return named


def _size(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> int:
    """Return what a part unpacks to, which is told by unpacking it, as far as `most`."""
    size = 0
    for piece in _pieces(archive, entry):
        size += len(piece)
        if size > most:
            raise Unusable("it unpacks to more than 200 MB")
    return size


def _pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield a part piece by piece, never more at once than can be held."""
    with archive.open(entry) as part:
        while piece := part.read(CHUNK):
            yield piece


class Relationship(NamedTuple):
    """A relationship as a part states it: its id, the last word of its kind, and where it leads."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass
class _Part:
    """A part that is kept: its new name, its content, and the relationships that stay, by id."""

    kind: str
    name: str
    content: bytes = b""
    media_type: str = ""
    relations: dict[str, Relationship] = field(default_factory=dict)


class _Reading:
    """One package while it is read, from its first part to those that this one needs."""

    def __init__(self, archive: zipfile.ZipFile, names: Mapping[str, zipfile.ZipInfo]) -> None:
        self._archive, self._names = archive, names
        self._xml = 0
        self._parts = dict[str, _Part]()
        self._left_out = dict[str, None]()
        self._types = self._read_types()

    def package(self) -> Package:
        """Follow the relationships from part to part, and pack what they lead to."""
        first = self._relations("")
        self._left_out |= {LEFT_OUT[one.kind]: None for one in first if one.kind in LEFT_OUT}
        main = next((one for one in first if one.kind == "officeDocument"), None)
        if main is None or main.external:
            raise damaged("it does not say where its presentation is")
        waiting = [self._kept(main.target, MAIN)]
        while waiting:
            waiting += self._read(waiting.pop())
        return Package(self._packed(), tuple(self._left_out))

    def _kept(self, target: str, kind: str) -> str:
        """Note that a part is needed, and return where it was; each gets a name of our own."""
        if target.casefold() not in self._names:
            raise damaged(f"a part of the kind {kind} is missing")
        known = self._parts.get(target.casefold())
        if known is None:
            number = sum(part.kind == kind for part in self._parts.values()) + 1
            if number > 1 and kind in LONE:
                raise damaged(f"it has two parts of the kind {kind}")
            # A name of ours: the old one may be any text, also a way out of a folder.
            name = KINDS[kind].place.format("" if kind in LONE else number)
            self._parts[target.casefold()] = _Part(kind, name, media_type=KINDS[kind].media_type)
        elif known.kind != kind:
            raise damaged("one part is used for two purposes")
        return target.casefold()

    def _read(self, place: str) -> list[str]:
        """Read a part, unless that was done, and return where the parts are that it needs."""
        part = self._parts[place]
        # A master and its layouts name each other.
        if part.content:
            return []
        if not KINDS[part.kind].root:
            part.content = self._bytes(place)
            return []
        root = self._root(place, KINDS[part.kind].root)
        needed = [self._follow(part, relation) for relation in self._relations(place)]
        found = {relation.kind for relation in part.relations.values()}
        if missing := REQUIRED.get(part.kind, set()) - found:
            raise damaged(f"a part of the kind {min(missing)} is missing")
        forget(root, set(part.relations))
        bring_into_bounds(root)
        part.content = _text(root)
        return [place for place in needed if place]

    def _follow(self, part: _Part, relation: Relationship) -> str:
        """Keep a relationship that a design needs, and return where it leads.

        Else note what is left out.
        """
        if relation.external:
            if relation.kind == "hyperlink" and WEB.fullmatch(relation.target):
                part.relations[relation.id] = relation
            else:
                self._left_out[ELSEWHERE] = None
            return ""
        # A part may need what is no part itself, such as a hyperlink.
        if relation.kind not in KINDS[part.kind].needs & KINDS.keys():
            if relation.kind in LEFT_OUT:
                self._left_out[LEFT_OUT[relation.kind]] = None
            return ""
        if relation.kind == "image" and not self._is_image(relation.target):
            return ""
        place = self._kept(relation.target, relation.kind)
        kept = self._parts[place]
        if relation.kind == "image" and not kept.media_type:
            kept.media_type = self._type(place)
            kept.name += IMAGES[kept.media_type]
        part.relations[relation.id] = relation._replace(target=f"/{kept.name}")
        return place

    def _is_image(self, target: str) -> bool:
        """Say whether a picture is there, and of a kind that is known."""
        place = target.casefold()
        return place in self._names and self._type(place) in IMAGES

    def _type(self, place: str) -> str:
        """Return the type of a part as the package states it."""
        return self._types.get(f"/{place}") or self._types.get(place.rpartition(".")[2], "")

    def _read_types(self) -> Mapping[str, str]:
        """Return the types of parts by their names, with a slash, and by the endings of names."""
        root = self._root(LISTING, f"{{{TYPES}}}Types")
        types = dict[str, str]()
        for one in root.iterfind(f"{{{TYPES}}}*"):
            key = one.get("PartName") or one.get("Extension") or ""
            types[key.casefold()] = one.get("ContentType", "").lower()
        return types

    def _relations(self, place: str) -> list[Relationship]:
        """Return the relationships of a part, of the whole package where the place is empty."""
        folder, name = posixpath.split(place)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        if listing.casefold() not in self._names:
            return []
        root = self._root(listing, f"{{{RELATIONS}}}Relationships")
        found = list[Relationship]()
        for one in root.iterfind(f"{{{RELATIONS}}}Relationship"):
            target, external = one.get("Target", ""), one.get("TargetMode") == "External"
            if not external:
                # From the root on, so that no `..` leads out of the package.
                target = posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")
            kind = one.get("Type", "").rpartition("/")[2]
            found.append(Relationship(one.get("Id", ""), kind, target, external))
        return found

    def _bytes(self, place: str) -> bytes:
        """Return the content of a part, which has been counted."""
        return b"".join(_pieces(self._archive, self._names[place.casefold()]))

    def _root(self, place: str, tag: str) -> Element:
        """Return a part's root, read without entities, a document type or anything from afar.

        Raises:
            Unusable: it is missing, another kind of part, or all of them are too large.
        """
        if place.casefold() not in self._names:
            raise damaged("a part that lists others is missing")
        content = self._bytes(place)
        self._xml += len(content)
        if self._xml > LARGEST_XML:
            raise Unusable("its design takes more than 16 MB of XML")
        # A few lines with entities could take all memory, or read a file of this machine.
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        root = etree.fromstring(content, parser)
        if root.getroottree().docinfo.doctype:
            raise damaged("its XML declares a type of document, which no such file may")
        if root.tag != tag:
            raise damaged("a part is of another kind than the file says")
        return root

    def _packed(self) -> bytes:
        """Return all parts as a package: its types first, every relationship in our words."""
        types = {part.name: part.media_type for part in self._parts.values()}
        types[PROPERTIES] = f"{OFFICE}extended-properties+xml"
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for part in self._parts.values():
                archive.writestr(part.name, part.content)
                if part.relations:
                    folder, name = posixpath.split(part.name)
                    archive.writestr(
                        f"{folder}/_rels/{name}.rels", _listed(part.relations.values())
                    )
            main = Relationship("rId1", "officeDocument", "/ppt/presentation.xml", external=False)
            ours = Relationship("rId2", "extended-properties", f"/{PROPERTIES}", external=False)
            # What is said there comes with the slides.
            archive.writestr(PROPERTIES, b"<Properties/>")
            archive.writestr("_rels/.rels", _listed((main, ours)))
            archive.writestr(LISTING, _declared(types))
        return packed.getvalue()


def _declared(types: Mapping[str, str]) -> bytes:
    """Return the list of types of a package, by the names of its parts."""
    root = etree.Element(f"{{{TYPES}}}Types", nsmap={None: TYPES})
    usual = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
    }
    for ending, media_type in usual.items():
        etree.SubElement(root, f"{{{TYPES}}}Default", Extension=ending, ContentType=media_type)
    for name, media_type in types.items():
        etree.SubElement(root, f"{{{TYPES}}}Override", PartName=f"/{name}", ContentType=media_type)
    return _text(root)


def _listed(relations: Iterable[Relationship]) -> bytes:
    """Return relationships as a part of a package lists them."""
    root = etree.Element(f"{{{RELATIONS}}}Relationships", nsmap={None: RELATIONS})
    for one in relations:
        more = {"TargetMode": "External"} if one.external else {}
        kind = f"{R}/{one.kind}"
        etree.SubElement(
            root, f"{{{RELATIONS}}}Relationship", Id=one.id, Type=kind, Target=one.target, **more
        )
    return _text(root)


def _text(root: Element) -> bytes:
    return bytes(etree.tostring(root, encoding="UTF-8", standalone=True))
