"""Somebody's package, taken apart and put together again from what is design, before anyone reads it.

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

from argmap.files import LARGEST_FILE
from argmap.problem import ArgmapError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

LARGEST = 200 * 2**20
"""The most bytes that a template may unpack to."""
LARGEST_XML = 16 * 2**20
"""The most bytes of XML that a design may be described in; a large company's has two or three million."""
MOST_PARTS = 5_000
CHUNK = 2**16
PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How a package may be packed; others would unpack more at once than can be counted."""

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "application/vnd.openxmlformats-officedocument."
LISTING = "[Content_Types].xml"
MAIN = "presentation"
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


class Kind(NamedTuple):
    """What a part is for: where such parts lie, their type, their root, and which others they may need."""

    place: str
    media_type: str
    root: str
    needs: frozenset[str] = frozenset()


_MASTERED = frozenset({"theme", "image", "hyperlink"})
KINDS: Mapping[str, Kind] = {
    MAIN: Kind(
        "ppt/presentation{}.xml",
        f"{OFFICE}presentationml.presentation.main+xml",
        f"{{{P}}}presentation",
        frozenset(
            {
                *("slideMaster", "notesMaster", "handoutMaster"),
                *("theme", "presProps", "tableStyles", "font"),
            }
        ),
    ),
    "slideMaster": Kind(
        "ppt/slideMasters/slideMaster{}.xml",
        f"{OFFICE}presentationml.slideMaster+xml",
        f"{{{P}}}sldMaster",
        _MASTERED | {"slideLayout"},
    ),
    "slideLayout": Kind(
        "ppt/slideLayouts/slideLayout{}.xml",
        f"{OFFICE}presentationml.slideLayout+xml",
        f"{{{P}}}sldLayout",
        frozenset({"slideMaster", "themeOverride", "image", "hyperlink"}),
    ),
    "notesMaster": Kind(
        "ppt/notesMasters/notesMaster{}.xml",
        f"{OFFICE}presentationml.notesMaster+xml",
        f"{{{P}}}notesMaster",
        _MASTERED,
    ),
    "handoutMaster": Kind(
        "ppt/handoutMasters/handoutMaster{}.xml",
        f"{OFFICE}presentationml.handoutMaster+xml",
        f"{{{P}}}handoutMaster",
        _MASTERED,
    ),
    "theme": Kind("ppt/theme/theme{}.xml", f"{OFFICE}theme+xml", f"{{{A}}}theme", frozenset({"image"})),
    "themeOverride": Kind(
        "ppt/theme/themeOverride{}.xml",
        f"{OFFICE}themeOverride+xml",
        f"{{{A}}}themeOverride",
        frozenset({"image"}),
    ),
    "presProps": Kind("ppt/presProps{}.xml", f"{OFFICE}presentationml.presProps+xml", f"{{{P}}}presentationPr"),
    "tableStyles": Kind(
        "ppt/tableStyles{}.xml",
        f"{OFFICE}presentationml.tableStyles+xml",
        f"{{{A}}}tblStyleLst",
    ),
    "font": Kind("ppt/fonts/font{}.fntdata", "application/x-fontdata", ""),
    "image": Kind("ppt/media/image{}", "", ""),
}
"""All that a design is made of, by the last word of the relationship that leads there."""

LONE = frozenset({MAIN, "presProps", "tableStyles"})
"""Of these a package has one, without a number."""
REQUIRED = {MAIN: {"slideMaster"}, "slideMaster": {"slideLayout", "theme"}, "slideLayout": {"slideMaster"}}
"""What a part must lead to, or there is no design."""

IMAGES: Mapping[str, str] = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/jpg": ".jpg",
    "image/gif": ".gif",
    "image/bmp": ".bmp",
    "image/tiff": ".tiff",
    "image/x-emf": ".emf",
    "image/x-wmf": ".wmf",
    "image/svg+xml": ".svg",
}
"""The kinds of pictures, and how their files end."""

LEFT_OUT: Mapping[str, str] = {
    "vbaProject": "a macro",
    "extensibility": "a change of PowerPoint's own menus",
    "oleObject": "an embedded object",
    "package": "an embedded object",
    "control": "an ActiveX control",
    "activeXControlBinary": "an ActiveX control",
    "chart": "a chart",
    "chartEx": "a chart",
    "diagramData": "a diagram",
    "video": "a film or a sound",
    "audio": "a film or a sound",
    "media": "a film or a sound",
}
"""What a person may miss, or be glad to be told of. Slides are known to stay behind."""
ELSEWHERE = "a link to a file elsewhere"
WEB = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)

_SHAPES = (f"{{{P}}}spTree", f"{{{P}}}grpSp")
_EXTENSIONS = (f"{{{A}}}ext", f"{{{P}}}ext")
_BLIP, _PICTURE, _FRAME = f"{{{A}}}blip", f"{{{P}}}pic", f"{{{P}}}graphicFrame"
_PROGRAMS = frozenset({f"{{{P}}}oleObj", f"{{{P}}}control"})
_CLICKS = frozenset(f"{{{A}}}{tag}" for tag in ("hlinkClick", "hlinkHover", "hlinkMouseOver"))
_ACTION = re.compile(r"(?:ppaction://(?:hlinkshowjump|noaction)\b.*)?", re.IGNORECASE)
"""What a click may do beside following a link to the web: turn the pages."""

_WHOLE = re.compile(r"[+-]?[0-9]{1,40}")
_FAR = 2**31 - 1
"""The farthest place and the largest extent in EMU that PowerPoint takes: 59 metres."""
_INSET = 51_206_400
_AT, _EXTENT = (-_FAR, _FAR), (0, _FAR)
_SIZE = (100, 400_000)
"""From 1 to 4,000 points, in hundredths (20.1.10.72)."""
_SIDE = (914_400, 51_206_400)
"""From 1 to 56 inches (19.7.11)."""
_TEXT = {f"{{{A}}}{tag}": {"sz": _SIZE} for tag in ("defRPr", "rPr", "endParaRPr")}
NUMBERS: Mapping[str, Mapping[str, tuple[int, int]]] = {
    **_TEXT,
    f"{{{A}}}off": {"x": _AT, "y": _AT},
    f"{{{A}}}chOff": {"x": _AT, "y": _AT},
    f"{{{A}}}ext": {"cx": _EXTENT, "cy": _EXTENT},
    f"{{{A}}}chExt": {"cx": _EXTENT, "cy": _EXTENT},
    f"{{{A}}}bodyPr": dict.fromkeys(("lIns", "rIns", "tIns", "bIns"), (-_INSET, _INSET)),
    f"{{{P}}}sldSz": {"cx": _SIDE, "cy": _SIDE},
}
"""The numbers that places and sizes are worked out from, by element and attribute, with their bounds."""

COLOURS = frozenset({"dk1", "lt1", "dk2", "lt2", "hlink", "folHlink", *(f"accent{n}" for n in range(1, 7))})
"""The colours that a theme has (20.1.6.2)."""


@dataclass(frozen=True)
class Package:
    """A package with nothing but a design in it, and in words what stayed behind."""

    content: bytes
    left_out: tuple[str, ...]


class Unusable(ArgmapError):
    """A package cannot be used; the sentence says why, without its name."""


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
        raise _damaged("its XML is broken") from error
    except _DAMAGE as error:
        raise Unusable("it is no PowerPoint file, or a damaged one") from error


def _damaged(why: str) -> Unusable:
    return Unusable(f"it is no PowerPoint file, or a damaged one ({why})")


def _names(archive: zipfile.ZipFile) -> Mapping[str, zipfile.ZipInfo]:
    """Return the parts of a package by name, after counting what they unpack to.

    Raises:
        Unusable: there are too many, they are too large, or two have one name.
    """
    entries = archive.infolist()
    if len(entries) > MOST_PARTS:
        raise Unusable(f"it has more than {MOST_PARTS:,} parts")
    named = dict[str, zipfile.ZipInfo]()
    total = 0
    for entry in entries:
        if entry.is_dir():
            continue
        if entry.compress_type not in PLAIN_METHODS:
            raise _damaged("it is packed in an unusual way")
        for piece in _pieces(archive, entry):
            total += len(piece)
            if total > LARGEST:
                raise Unusable("it unpacks to more than 200 MB")
        if named.setdefault(entry.filename.casefold(), entry) is not entry:
            raise _damaged("two of its parts have one name")
    return named


def _pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield a part piece by piece, never more at once than can be held."""
    with archive.open(entry) as part:
        while piece := part.read(CHUNK):
            yield piece


class Relation(NamedTuple):
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
    relations: dict[str, Relation] = field(default_factory=dict)


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
            raise _damaged("it does not say where its presentation is")
        waiting = [self._kept(main.target, MAIN)]
        while waiting:
            waiting += self._read(waiting.pop())
        return Package(self._packed(), tuple(self._left_out))

    def _kept(self, target: str, kind: str) -> str:
        """Note that a part is needed, and return where it was; each gets a name of our own."""
        if target.casefold() not in self._names:
            raise _damaged(f"a part of the kind {kind} is missing")
        known = self._parts.get(target.casefold())
        if known is None:
            number = sum(part.kind == kind for part in self._parts.values()) + 1
            if number > 1 and kind in LONE:
                raise _damaged(f"it has two parts of the kind {kind}")
            name = KINDS[kind].place.format("" if kind in LONE else number)
            self._parts[target.casefold()] = _Part(kind, name, media_type=KINDS[kind].media_type)
        elif known.kind != kind:
            raise _damaged("one part is used for two purposes")
        return target.casefold()

    def _read(self, place: str) -> list[str]:
        """Read a part, unless that was done, and return where the parts are that it needs."""
        part = self._parts[place]
        if part.content:
            return []
        if not KINDS[part.kind].root:
            part.content = self._bytes(place)
            return []
        root = self._root(place, KINDS[part.kind].root)
        needed = [self._follow(part, relation) for relation in self._relations(place)]
        found = {relation.kind for relation in part.relations.values()}
        if missing := REQUIRED.get(part.kind, set()) - found:
            raise _damaged(f"a part of the kind {min(missing)} is missing")
        _forget(root, set(part.relations))
        _check(root)
        part.content = _text(root)
        return [place for place in needed if place]

    def _follow(self, part: _Part, relation: Relation) -> str:
        """Keep a relationship that a design needs, and return where it leads; else note what is left out."""
        if relation.external:
            if relation.kind == "hyperlink" and WEB.fullmatch(relation.target):
                part.relations[relation.id] = relation
            else:
                self._left_out[ELSEWHERE] = None
            return ""
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

    def _relations(self, place: str) -> list[Relation]:
        """Return the relationships of a part, of the whole package where the place is empty."""
        folder, name = posixpath.split(place)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        if listing.casefold() not in self._names:
            return []
        root = self._root(listing, f"{{{RELATIONS}}}Relationships")
        found = list[Relation]()
        for one in root.iterfind(f"{{{RELATIONS}}}Relationship"):
            target, external = one.get("Target", ""), one.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")
            kind = one.get("Type", "").rpartition("/")[2]
            found.append(Relation(one.get("Id", ""), kind, target, external))
        return found

    def _bytes(self, place: str) -> bytes:
        """Return the content of a part, which has been counted."""
        return b"".join(_pieces(self._archive, self._names[place.casefold()]))

    def _root(self, place: str, tag: str) -> Element:
        """Return the root of a part, read without entities, a type of document or anything from afar.

        Raises:
            Unusable: it is missing, another kind of part, or all of them are too large.
        """
        if place.casefold() not in self._names:
            raise _damaged("a part that lists others is missing")
        content = self._bytes(place)
        self._xml += len(content)
        if self._xml > LARGEST_XML:
            raise Unusable("its design takes more than 16 MB of XML")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        root = etree.fromstring(content, parser)
        if root.getroottree().docinfo.doctype:
            raise _damaged("its XML declares a type of document, which no such file may")
        if root.tag != tag:
            raise _damaged("a part is of another kind than the file says")
        return root

    def _packed(self) -> bytes:
        """Return all parts as a package: its list of types first, every relationship in our words."""
        types = {part.name: part.media_type for part in self._parts.values()}
        types[PROPERTIES] = f"{OFFICE}extended-properties+xml"
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for part in self._parts.values():
                archive.writestr(part.name, part.content)
                if part.relations:
                    folder, name = posixpath.split(part.name)
                    archive.writestr(f"{folder}/_rels/{name}.rels", _listed(part.relations.values()))
            main = Relation("rId1", "officeDocument", "/ppt/presentation.xml", external=False)
            ours = Relation("rId2", "extended-properties", f"/{PROPERTIES}", external=False)
            archive.writestr(PROPERTIES, b"<Properties/>")  # what is said there comes with the slides
            archive.writestr("_rels/.rels", _listed((main, ours)))
            archive.writestr(LISTING, _declared(types))
        return packed.getvalue()


def _declared(types: Mapping[str, str]) -> bytes:
    """Return the list of types of a package, by the names of its parts."""
    root = etree.Element(f"{{{TYPES}}}Types", nsmap={None: TYPES})
    usual = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    for ending, media_type in usual.items():
        etree.SubElement(root, f"{{{TYPES}}}Default", Extension=ending, ContentType=media_type)
    for name, media_type in types.items():
        etree.SubElement(root, f"{{{TYPES}}}Override", PartName=f"/{name}", ContentType=media_type)
    return _text(root)


def _listed(relations: Iterable[Relation]) -> bytes:
    """Return relationships as a part of a package lists them."""
    root = etree.Element(f"{{{RELATIONS}}}Relationships", nsmap={None: RELATIONS})
    for one in relations:
        more = {"TargetMode": "External"} if one.external else {}
        kind = f"{R}/{one.kind}"
        etree.SubElement(root, f"{{{RELATIONS}}}Relationship", Id=one.id, Type=kind, Target=one.target, **more)
    return _text(root)


def _text(root: Element) -> bytes:
    return bytes(etree.tostring(root, encoding="UTF-8", standalone=True))


def _forget(root: Element, known: set[str]) -> None:
    """Take away whatever mentions a relationship that is not known, and whatever starts a program."""
    for one in list(root.iter(etree.Element)):
        if one.tag in _PROGRAMS or not _ACTION.fullmatch(one.get("action", "")):
            _take_away(one)
            continue
        for name, value in list(one.attrib.items()):
            if not name.startswith(f"{{{R}}}") or value in known:
                continue
            if one.tag == _BLIP and not _pictured(one):
                del one.attrib[name]  # a shape or a bullet that is filled with a picture stays, unfilled
            elif value or "action" not in one.attrib:
                _take_away(one)


def _pictured(blip: Element) -> bool:
    """Say whether a picture is all that there is to a shape."""
    around = blip.getparent()
    return around is not None and around.getparent() is not None and around.getparent().tag == _PICTURE


def _take_away(one: Element) -> None:
    """Take away an element, with the frame, picture or extension that is nothing without it."""
    gone = one
    for around in () if one.tag in _CLICKS else one.iterancestors():
        if around.tag in _SHAPES:
            break
        if around.tag in _EXTENSIONS:
            gone = around
            break
        if around.tag in (_FRAME, _PICTURE) or gone.tag in (_FRAME, _PICTURE):
            gone = around  # what stands around a frame is a choice between two pictures of one thing
    parent = gone.getparent()
    if parent is not None:
        parent.remove(gone)


def _check(root: Element) -> None:
    """Bring the numbers of a part into their bounds.

    Raises:
        Unusable: one is no whole number, or the colours of a master are none of its theme.
    """
    for one in root.iter(*NUMBERS):
        for name, (least, most) in NUMBERS[str(one.tag)].items():
            value = one.get(name)
            if value is None:
                continue
            if not _WHOLE.fullmatch(value):
                raise _damaged("a place or a size in it is no whole number")
            if not least <= int(value) <= most:
                one.set(name, str(min(max(int(value), least), most)))
    if root.tag == KINDS["slideMaster"].root:
        colours = root.find(f"{{{P}}}clrMap")
        if colours is None or not COLOURS.issuperset(colours.attrib.values()):
            raise _damaged("its master does not say which colours of its theme it uses")
