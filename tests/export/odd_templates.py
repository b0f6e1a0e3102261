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
    for name in names or [
        one for one in parts if one.startswith("ppt/slide") and one.endswith("xml")
    ]:
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
VALUES = (
    b"",
    b"0",
    b"-1",
    b"1",
    b"nan",
    b"inf",
    b"1e400",
    b"x]/[y",
    b"9" * 30,
    b"\xd9\xa3",
    b"..",
    b"rId1",
    b"true",
)


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
    kinds = (
        "image",
        "theme",
        "slideMaster",
        "slideLayout",
        "oleObject",
        "vbaProject",
        "control",
        "hyperlink",
    )
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


Maker = Callable[[], bytes]
MEBIBYTE = 2**20
ENTITIES = {
    "a file": '<!ENTITY e SYSTEM "file:///etc/passwd">',
    "an address": '<!ENTITY e SYSTEM "http://127.0.0.1:9/x">',
    "a parameter": '<!ENTITY % p SYSTEM "http://127.0.0.1:9/dtd"> %p;',
    "laughs": '<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">'
        for old, new in zip("abcdfgh", "bcdfghe", strict=True)
    ),
}
PLACES = ("ppt/slideLayouts/slideLayout1.xml", THEME, TYPES, MASTER)
SHAPE = (
    b'<p:sp><p:nvSpPr><p:cNvPr id="1" name="a"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp>'
)
VBA = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"


def kinds() -> Mapping[str, Maker]:
    """Return the kinds of odd templates that a person has thought of; each is made when it is asked for."""
    made: dict[str, Maker] = {
        "as it should be": _usual,
        **_sizes(),
        **_archives(),
        **_links(),
        **_trees(),
    }
    for word, entity_ in ENTITIES.items():
        for place in PLACES:
            made[f"an entity of {word} in {place}"] = _with(_entity, place, entity_)
    made["a type of document"] = _with(_entity, MAIN, ENTITIES["a file"])
    for value in (b"nan", b"inf", b"1e400", b"-5", b"0", b"9" * 20, b"abc", b""):
        made[f"widths of {value!r}"] = _with(numbered, b"cx", value)
    for value in (b"0", b"-914400", b"999999999999", b"nan", b"1"):
        new = b'\\1cx="' + value + b'" cy="' + value + b'"/>'
        made[f"slides of {value!r}"] = _with(changed, rb"(<p:sldSz )[^>]*/>", new, MAIN)
    made["slides without a size"] = _with(changed, rb"<p:sldSz[^>]*/>", b"", MAIN)
    for value in (b"0", b"-100", b"99999999", b"abc", b"1e9", b""):
        made[f"titles of {value!r}"] = _with(numbered, b"sz", value)
    for value in (b"0", b"99999999999", b"abc", b"-999999999"):
        made[f"insets of {value!r}"] = _with(
            changed, rb"<a:bodyPr\b", b'<a:bodyPr lIns="' + value + b'"'
        )
    for value in (b"*", b"x]/[y"):
        made[f"colours of {value!r}"] = _with(
            changed, rb'bg1="lt1"', b'bg1="' + value + b'"', MASTER
        )
    made["no colours"] = _with(changed, rb"<p:clrMap[^>]*/>", b"", MASTER)
    made["a theme that is no XML"] = _with(changed, rb".*", b"not xml", THEME)
    made["no places"] = _with(changed, rb"<a:xfrm>.*?</a:xfrm>", b"<a:xfrm/>")
    return made


def _with(maker: Callable[..., bytes], *given: object) -> Maker:
    """Return what makes a template later."""
    return lambda: maker(*given)


def _entity(part: str, declared_: str) -> bytes:
    """Return a template whose part declares an entity and mentions it."""
    parts = usual()
    head = rb"\1<!DOCTYPE x [" + declared_.encode() + b"]>"
    content = re.sub(rb"(<\?xml[^>]*\?>)", head, parts[part], count=1)
    parts[part] = re.sub(rb"(</p:spTree>|</a:clrScheme>|</Types>)", rb"&e;\1", content, count=1)
    return packed(parts)


def _more(parts: Mapping[str, bytes]) -> bytes:
    return packed({**usual(), **parts})


def _sizes() -> dict[str, Maker]:
    """Return templates that are larger than they look, or of very many parts."""
    return {
        "a bomb": lambda: _more({"ppt/media/x.bin": bytes(300 * MEBIBYTE)}),
        "a bomb that is just allowed": lambda: _more(
            {"ppt/media/image1.png": bytes(195 * MEBIBYTE)}
        ),
        "a bomb that lies": lambda: lying(300 * MEBIBYTE, 1_000),
        "100,000 parts": lambda: _more(
            {f"ppt/media/m{number}.bin": b"" for number in range(100_000)}
        ),
        "4,900 parts": lambda: _more({f"ppt/media/m{number}.bin": b"" for number in range(4_900)}),
        "400,000 shapes": lambda: changed(
            rb"</p:spTree>", SHAPE * 400_000 + b"</p:spTree>", MASTER
        ),
        "200 groups, one in the other": lambda: _grouped(200),
        "100,000 groups, one in the other": lambda: _grouped(100_000),
        "a name of 150 MB": lambda: changed(
            rb"<p:cSld", b'<p:cSld name="' + b"A" * (150 * MEBIBYTE) + b'"', MASTER
        ),
    }


def _grouped(depth: int) -> bytes:
    return changed(
        rb"</p:spTree>", b"<p:grpSp>" * depth + b"</p:grpSp>" * depth + b"</p:spTree>", MASTER
    )


def _archives() -> dict[str, Maker]:
    """Return templates that are odd as archives."""
    return {
        "names that lead out": lambda: _more(
            {"../../../../OUT1": b"x", "/OUT2": b"x", "ppt/..\\..\\OUT3": b"x"}
        ),
        "an entry that is a link": _linked,
        "encrypted": _encrypted,
        "half of it": lambda: packed(usual())[: len(packed(usual())) // 2],
        "nothing": lambda: b"",
        "noise": lambda: random.Random(1).randbytes(10_000),
        "bzip2": lambda: packed(usual(), zipfile.ZIP_BZIP2),
        "lzma": lambda: packed(usual(), zipfile.ZIP_LZMA),
        "a wrong sum": _miscounted,
    }


def _linked() -> bytes:
    file = io.BytesIO(packed(usual()))
    entry = zipfile.ZipInfo("ppt/link.xml")
    entry.external_attr = 0o120777 << 16
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(entry, "/etc/passwd")
    return file.getvalue()


def _encrypted() -> bytes:
    content, at = bytearray(packed(usual())), 0
    while (at := content.find(b"PK\x01\x02", at)) >= 0:
        content[at + 8] |= 1
        at += 4
    return bytes(content)


def _miscounted() -> bytes:
    content = bytearray(packed(usual()))
    content[content.find(MAIN.encode()) + 60] ^= 255
    return bytes(content)


def _links() -> dict[str, Maker]:
    """Return templates that lead elsewhere, or bring what is no design."""
    return {
        "a picture of this machine": lambda: _related(MAIN, "image", "../../../../../etc/passwd"),
        "a picture of the web": lambda: _related(
            MAIN, "image", "http://127.0.0.1:9/img", external=True
        ),
        "a template elsewhere": lambda: _related(
            MAIN, "attachedTemplate", "file:///etc/passwd", external=True
        ),
        "a picture of another machine": lambda: _related(
            MASTER, "image", "\\\\127.0.0.1\\share\\x.png", external=True
        ),
        "a macro": lambda: _macro(
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
        ),
        "a macro that is told": lambda: _macro(
            "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
        ),
        "an object": lambda: _related(LAYOUT, "oleObject", "../embeddings/o.bin"),
    }


def _related(part: str, kind: str, target: str, *, external: bool = False) -> bytes:
    parts = usual()
    related(parts, part, kind, target, external=external)
    parts["ppt/embeddings/o.bin"] = b"OLE!"
    return packed(parts)


def _macro(media_type: str) -> bytes:
    parts = usual()
    parts["ppt/vbaProject.bin"] = b"MACRO" * 1_000
    declared(parts, "ppt/vbaProject.bin", "application/vnd.ms-office.vbaProject")
    parts[TYPES] = re.sub(
        rb"application/[\w.-]*presentation\.main\+xml", media_type.encode(), parts[TYPES]
    )
    related(parts, MAIN, VBA, "vbaProject.bin")
    return packed(parts)


def _trees() -> dict[str, Maker]:
    """Return templates in which a part is missing, or leads where it should not."""
    main = b'Target="ppt/presentation.xml"'
    return {
        "a master that is not there": lambda: changed(
            rb"slideMaster1\.xml", b"none.xml", listing(MAIN)
        ),
        "no theme": lambda: without(THEME),
        "no relationships": lambda: without(listing(MAIN)),
        "no list of types": lambda: without(TYPES),
        "a master in the place of a presentation": lambda: changed(
            re.escape(main), b'Target="' + MASTER.encode() + b'"', "_rels/.rels"
        ),
        "a circle": lambda: _related(LAYOUT, "x", "../presentation.xml"),
    }
