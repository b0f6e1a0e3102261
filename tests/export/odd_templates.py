"""Templates that no program would write: parts missing, doubled, swapped, with numbers that are none."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache

import pptx

Parts = dict[str, bytes]

MASTER = "ppt/slideMasters/slideMaster1.xml"
LAYOUT = "ppt/slideLayouts/slideLayout6.xml"
THEME = "ppt/theme/theme1.xml"
MAIN = "ppt/presentation.xml"
TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return parts as a package."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def unpacked(content: bytes) -> Parts:
    """Return the parts of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@cache
def _usual() -> bytes:
    file = io.BytesIO()
    pptx.Presentation().save(file)
    return file.getvalue()


def usual() -> Parts:
    """Return the parts of a template that is as it should be."""
    return unpacked(_usual())


def listing(part: str) -> str:
    """Return where the relationships of a part are listed."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def related(parts: Parts, part: str, kind: str, target: str, *, external: bool = False) -> None:
    """Add a relationship to a part; a kind without an address is one of Office's."""
    address = kind if ":" in kind else f"{OFFICE}/{kind}"
    mode = ' TargetMode="External"' if external else ""
    one = f'<Relationship Id="rId99" Type="{address}" Target="{target}"{mode}/></Relationships>'
    parts[listing(part)] = parts[listing(part)].replace(b"</Relationships>", one.encode())


def declared(parts: Parts, part: str, media_type: str) -> None:
    """Add a part's type to the list of types."""
    one = f'<Override PartName="/{part}" ContentType="{media_type}"/></Types>'
    parts[TYPES] = parts[TYPES].replace(b"</Types>", one.encode())


def changed(pattern: bytes, new: bytes, *names: str) -> bytes:
    """Return the usual template with something written otherwise in some parts, or in all of its design."""
    parts = usual()
    for name in names or [one for one in parts if one.startswith("ppt/slide") and one.endswith("xml")]:
        parts[name] = re.sub(pattern, new, parts[name], flags=re.DOTALL)
    return packed(parts)


def without(name: str) -> bytes:
    """Return the usual template without one part."""
    parts = usual()
    del parts[name]
    return packed(parts)


def lying(size: int, said: int) -> bytes:
    """Return a template with a part of zeros whose size is given as another."""
    parts = usual()
    parts["ppt/media/zeros.bin"] = bytes(size)
    content = bytearray(packed(parts))
    entry = content.rfind(b"PK\x01\x02", 0, content.rfind(b"ppt/media/zeros.bin"))
    content[entry + 24 : entry + 28] = said.to_bytes(4, "little")
    return bytes(content)


def entity(part: str) -> bytes:
    """Return a template with an entity of a file of this machine in one part."""
    parts = usual()
    kind = b'\\1<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    parts[part] = re.sub(rb"(<\?xml[^>]*\?>)", kind, parts[part], count=1)
    return packed(parts)


def numbered(name: bytes, value: bytes) -> bytes:
    """Return a template in which every attribute of a name has one value."""
    return changed(rb"\b" + name + rb'="-?\d+"', name + b'="' + value + b'"')


def mutated(seed: int) -> bytes:
    """Return the usual template with one to four accidents; equal seeds have equal accidents."""
    chance = random.Random(seed)
    parts = usual()
    for _ in range(chance.randint(1, 4)):
        chance.choice(ACCIDENTS)(parts, chance)
    content = bytearray(packed(parts))
    if chance.random() < SHARE_OF_BROKEN_ARCHIVES:
        for _ in range(chance.randint(1, 8)):
            content[chance.randrange(len(content))] = chance.randrange(256)
    return bytes(content)


SHARE_OF_BROKEN_ARCHIVES = 0.15
VALUES = (b"", b"0", b"-1", b"1", b"nan", b"inf", b"1e400", b"x]/[y", b"9" * 30, b"\xd9\xa3", b"..", b"rId1", b"true")


def _lost(parts: Parts, chance: random.Random) -> None:
    """Lose a part."""
    parts.pop(chance.choice(list(parts)))


def _swapped(parts: Parts, chance: random.Random) -> None:
    """Let a part have the content of another one."""
    parts[chance.choice(list(parts))] = parts[chance.choice(list(parts))]


def _cut(parts: Parts, chance: random.Random) -> None:
    """Cut a part off."""
    name = chance.choice(list(parts))
    parts[name] = parts[name][: chance.randrange(len(parts[name]) + 1)]


def _flipped(parts: Parts, chance: random.Random) -> None:
    """Change bytes of a part."""
    name = chance.choice(list(parts))
    content = bytearray(parts[name])
    for _ in range(chance.randint(1, 3)):
        if content:
            content[chance.randrange(len(content))] = chance.randrange(256)
    parts[name] = bytes(content)


def _misvalued(parts: Parts, chance: random.Random) -> None:
    """Give an attribute somewhere another value."""
    name = chance.choice([one for one in parts if one.endswith((".xml", ".rels"))])
    places = list(re.finditer(rb'="([^"]*)"', parts[name]))
    if places:
        place = chance.choice(places)
        value = chance.choice(VALUES)
        parts[name] = parts[name][: place.start(1)] + value + parts[name][place.end(1) :]


def _untagged(parts: Parts, chance: random.Random) -> None:
    """Take away an element without content, or give one another name."""
    name = chance.choice([one for one in parts if one.endswith(".xml")])
    places = list(re.finditer(rb"<[\w:]+[^<>]*/>", parts[name]))
    if places:
        place = chance.choice(places)
        new = chance.choice((b"", b"<x/>", place[0] * 3))
        parts[name] = parts[name][: place.start()] + new + parts[name][place.end() :]


def _misled(parts: Parts, chance: random.Random) -> None:
    """Let a part lead somewhere else, or to something that is no design."""
    names = [one for one in parts if listing(one) in parts]
    kinds = ("image", "theme", "slideMaster", "slideLayout", "oleObject", "vbaProject", "control", "hyperlink")
    targets = (
        "/ppt/presentation.xml",
        "../../../etc/passwd",
        "\\\\host\\share\\x",
        "file:///etc/passwd",
        "",
        "/" + THEME,
    )
    if names:
        related(
            parts,
            chance.choice(names),
            chance.choice(kinds),
            chance.choice(targets),
            external=chance.random() < 0.5,
        )


ACCIDENTS: tuple[Callable[[Parts, random.Random], None], ...] = (
    _lost,
    _swapped,
    _cut,
    _flipped,
    _misvalued,
    _misvalued,
    _untagged,
    _misled,
)
