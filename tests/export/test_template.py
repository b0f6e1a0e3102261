"""Somebody's template gives its design and nothing else, or one sentence, whatever is in the file."""

from __future__ import annotations

import io
import re
import time
import tracemalloc
import warnings
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pptx
import pytest
from openxml_audit import OpenXmlValidator
from pptx.util import Emu

from argmap.deck import Programme
from argmap.export.pptx.package import design
from argmap.export.pptx.template import Template, foreign_page
from argmap.export.writers import Options, export
from argmap.files import Written
from argmap.problem import ArgmapError
from tests.export import odd_templates as odd
from tests.export.odd_templates import (
    LAYOUT,
    MAIN,
    MASTER,
    THEME,
    TYPES,
    packed,
    related,
    unpacked,
    usual,
)
from tests.pictured import judged

DEBATE = judged(
    """
debate: {title: Weights, question: "Should weights be released?", positions: {open: Release them., closed: Keep them.}}
claims:
  - {id: audit, text: Open weights can be inspected., supports: open}
  - {id: hidden, text: Weights do not show the data., rebuts: audit}
"""
)
MEBIBYTE = 2**20


def talk(content: bytes, *, strict: bool = True) -> Written:
    """Return a talk with a template; no library may warn of anything."""
    how = Options(engine="bundled", force=True, template=Template("ours.pptx", content))
    with warnings.catch_warnings():
        warnings.simplefilter("error" if strict else "default")
        return export(DEBATE, Programme(), "talk.pptx", how)


def parts(content: bytes) -> odd.Parts:
    return unpacked(talk(content).files["talk.pptx"])


def is_sound(content: bytes) -> bool:
    """Say whether a package can be opened, names each part once, and leads nowhere but to the web."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name.lower() for name in archive.namelist()]
        outside = [
            target
            for name in archive.namelist()
            if name.endswith(".rels")
            for target in re.findall(rb'Target="([^"]*)" TargetMode="External"', archive.read(name))
        ]
        core = archive.read("_rels/.rels").count(b"core-properties")
    pptx.Presentation(io.BytesIO(content))
    lost = [name for name in names if "vba" in name or "embeddings" in name or "activex" in name]
    whole = len(names) == len(set(names)) and core == 1 and not lost
    return whole and all(target.startswith((b"http", b"mailto:")) for target in outside)


ODD: dict[str, Callable[[], bytes]] = {
    "no type list": partial(odd.without, TYPES),
    "no theme": partial(odd.without, THEME),
    "no master": partial(odd.without, MASTER),
    "no relationships": partial(odd.without, "ppt/_rels/presentation.xml.rels"),
    "a theme that is no XML": partial(odd.changed, rb".*", b"not xml", THEME),
    "colours of no theme": partial(odd.changed, rb'bg1="lt1"', b'bg1="x]/[y"', MASTER),
    "no colours": partial(odd.changed, rb"<p:clrMap[^>]*/>", b"", MASTER),
    "a slide without a size": partial(odd.changed, rb"<p:sldSz[^>]*/>", b"", MAIN),
    "a size in letters": partial(odd.numbered, b"sz", b"abc"),
    "a size with an exponent": partial(odd.numbered, b"sz", b"1e9"),
    "an empty size": partial(odd.numbered, b"sz", b""),
    "a width that is no number": partial(odd.numbered, b"cx", b"nan"),
    "an endless width": partial(odd.numbered, b"cx", b"inf"),
    "a huge width": partial(odd.numbered, b"cx", b"1e400"),
    "a width in Arabic digits": partial(odd.numbered, b"cx", "٣٣٣".encode()),
    "a place far away": partial(odd.numbered, b"x", b"9" * 30),
    "an inset in letters": partial(
        odd.changed, rb"<a:bodyPr[^>]*/>", b'<a:bodyPr lIns="abc"/>', LAYOUT
    ),
    "an entity in a theme": partial(odd.entity, THEME),
    "an entity in a master": partial(odd.entity, MASTER),
    "an entity in a layout": partial(odd.entity, LAYOUT),
    "an entity in the type list": partial(odd.entity, TYPES),
    "a size that lies": partial(odd.lying, 8 * MEBIBYTE, 1_000),
    "bzip2": lambda: packed(usual(), zipfile.ZIP_BZIP2),
    "lzma": lambda: packed(usual(), zipfile.ZIP_LZMA),
    "deep brackets": partial(
        odd.changed,
        rb"</p:spTree>",
        b"<p:grpSp>" * 100_000 + b"</p:grpSp>" * 100_000 + b"</p:spTree>",
        MASTER,
    ),
    "much XML": partial(
        odd.changed, rb"</p:spTree>", b"<p:sp/>" * 3_000_000 + b"</p:spTree>", MASTER
    ),
    "many parts": lambda: packed({**usual(), **{f"ppt/media/{n}.bin": b"" for n in range(6_000)}}),
    "cut off": lambda: packed(usual())[:9_000],
    "nothing": lambda: b"",
}
"""Templates by what is odd about them, each made when it is asked for: some hold millions of elements."""


@pytest.mark.parametrize("name", ODD)
def test_an_odd_template_is_one_sentence(name: str) -> None:
    with pytest.raises(ArgmapError) as told:
        talk(ODD[name]())
    assert str(told.value).isprintable()
    assert "`ours.pptx`" in str(told.value)


MOST_TIMES = 10
"""How many times as long as with a usual template."""


def spent(content: bytes) -> float:
    """Return the CPU-seconds of a talk in a design."""
    start = time.process_time()
    talk(content)
    return time.process_time() - start


@pytest.mark.parametrize(
    "content",
    [
        odd.numbered(b"sz", b"99999999"),
        odd.numbered(b"sz", b"-100"),
        odd.numbered(b"sz", b"9" * 40),
        odd.numbered(b"cy", b"-5"),
        odd.changed(rb"<a:xfrm>.*?</a:xfrm>", b"<a:xfrm/>"),
        odd.changed(rb"(<p:sldSz )[^>]*/>", rb'\1cx="999999999999" cy="999999999999"/>', MAIN),
    ],
    ids=["large", "negative", "larger", "inside out", "no place", "a huge slide"],
)
def test_numbers_out_of_bounds_are_brought_into_them_soon(content: bytes) -> None:
    usually = spent(packed(usual()))
    start = time.process_time()
    made = talk(content).files["talk.pptx"]
    assert time.process_time() - start < MOST_TIMES * usually
    assert is_sound(made)
    sizes = re.findall(rb'\bsz="(-?\d+)"', unpacked(made)[MASTER])
    assert all(100 <= int(size) <= 400_000 for size in sizes)


def test_a_part_that_is_larger_than_it_says_takes_no_memory() -> None:
    content = odd.lying(100 * MEBIBYTE, 1_000)
    tracemalloc.start()
    with pytest.raises(ArgmapError, match="damaged"):
        design(content)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8 * MEBIBYTE


def test_what_unpacks_to_too_much_is_told() -> None:
    zeros = {f"ppt/media/{n}.bin": bytes(51 * MEBIBYTE) for n in range(4)}
    with pytest.raises(ArgmapError, match="it unpacks to more than 200 MB"):
        talk(packed({**usual(), **zeros}))


def test_a_file_that_is_itself_too_large_is_told() -> None:
    with pytest.raises(ArgmapError, match="it is larger than 32 MB"):
        talk(bytes(33 * MEBIBYTE))


def with_macro() -> bytes:
    made = usual()
    made["ppt/vbaProject.bin"] = b"MACRO" * 100
    odd.declared(made, "ppt/vbaProject.bin", "application/vnd.ms-office.vbaProject")
    related(
        made,
        MAIN,
        "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
        "vbaProject.bin",
    )
    return packed(made)


def with_object() -> bytes:
    made = usual()
    made["ppt/embeddings/o.bin"] = b"OLE!"
    odd.declared(
        made, "ppt/embeddings/o.bin", "application/vnd.openxmlformats-officedocument.oleObject"
    )
    related(made, MASTER, "oleObject", "../embeddings/o.bin")
    frame = (
        b'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="77" name="o"/><p:cNvGraphicFramePr/><p:nvPr/>'
        b'</p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic><a:graphicData '
        b'uri="http://schemas.openxmlformats.org/presentationml/2006/ole"><p:oleObj progId="Package" r:id="rId99">'
        b"<p:embed/></p:oleObj></a:graphicData></a:graphic></p:graphicFrame></p:spTree>"
    )
    made[MASTER] = made[MASTER].replace(b"</p:spTree>", frame)
    return packed(made)


def with_control() -> bytes:
    made = usual()
    made["ppt/activeX/activeX1.xml"] = b"<x/>"
    odd.declared(made, "ppt/activeX/activeX1.xml", "application/vnd.ms-office.activeX+xml")
    related(made, MASTER, "control", "../activeX/activeX1.xml")
    control = b'<p:controls><p:control name="c" r:id="rId99" imgW="1" imgH="1"/></p:controls>'
    made[MASTER] = made[MASTER].replace(b"</p:spTree>", b"</p:spTree>" + control)
    return packed(made)


def with_picture_elsewhere() -> bytes:
    made = usual()
    related(made, MASTER, "image", "\\\\host\\share\\x.png", external=True)
    shown = (
        b'<p:pic><p:nvPicPr><p:cNvPr id="78" name="p"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        b'<a:blip r:link="rId99"/><a:stretch/></p:blipFill><p:spPr/></p:pic></p:spTree>'
    )
    made[MASTER] = made[MASTER].replace(b"</p:spTree>", shown)
    return packed(made)


def with_program() -> bytes:
    made = usual()
    click = (
        b'<p:sp><p:nvSpPr><p:cNvPr id="79" name="b"><a:hlinkClick r:id="" action="ppaction://macro?name=go"/>'
        b"</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp></p:spTree>"
    )
    made[MASTER] = made[MASTER].replace(b"</p:spTree>", click)
    return packed(made)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (with_macro(), "a macro"),
        (with_object(), "an embedded object"),
        (with_control(), "an ActiveX control"),
        (with_picture_elsewhere(), "a link to a file elsewhere"),
        (with_program(), None),
    ],
    ids=["macro", "object", "control", "picture elsewhere", "program"],
)
def test_what_is_no_design_is_not_passed_on_to_an_audience_and_is_named(
    content: bytes, what: str | None, tmp_path: Path
) -> None:
    written = talk(content)
    made = written.files["talk.pptx"]
    assert is_sound(made)
    master = unpacked(made)[MASTER]
    assert not any(sign in master for sign in (b"rId99", b"oleObj", b"p:control ", b"macro"))
    assert (f"left out of the template: {what}" in written.told) is (what is not None)
    (tmp_path / "talk.pptx").write_bytes(made)
    assert not OpenXmlValidator().validate(tmp_path / "talk.pptx").errors


def test_a_link_to_the_web_and_a_picture_of_the_design_stay() -> None:
    made = usual()
    made["ppt/media/logo.png"] = b"\x89PNG"
    made[TYPES] = made[TYPES].replace(
        b"<Default", b'<Default Extension="png" ContentType="image/png"/><Default', 1
    )
    related(made, MASTER, "image", "../media/logo.png")
    logo = (
        b'<p:pic><p:nvPicPr><p:cNvPr id="78" name="p"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        b'<a:blip r:embed="rId99"/><a:stretch/></p:blipFill><p:spPr/></p:pic></p:spTree>'
    )
    made[MASTER] = made[MASTER].replace(b"</p:spTree>", logo)
    related(made, LAYOUT, "hyperlink", "https://example.org", external=True)
    kept = parts(packed(made))
    assert b"\x89PNG" in kept.values()
    assert b'r:embed="rId99"' in kept[MASTER]
    assert any(
        b"https://example.org" in content
        for name, content in kept.items()
        if name.endswith(".rels")
    )


def test_a_template_that_libreoffice_saved_gives_one_part_of_core_properties() -> None:
    made = usual()
    theirs = b"http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties"
    ours = b"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    assert ours in made["_rels/.rels"]
    made["_rels/.rels"] = made["_rels/.rels"].replace(ours, theirs)
    assert is_sound(talk(packed(made)).files["talk.pptx"])


def placed(*, left: int, width: int) -> bytes:
    """Return a template whose titles and texts stand where no slide is."""
    made = pptx.Presentation()
    for layout in made.slide_layouts:
        for shape in tuple(layout.placeholders):
            if shape.placeholder_format.idx in (0, 1):
                shape.left, shape.top, shape.width, shape.height = (
                    Emu(left),
                    Emu(274_638),
                    Emu(width),
                    Emu(1_143_000),
                )
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def test_a_title_that_reaches_beyond_the_slide_takes_no_picture_with_it() -> None:
    page = foreign_page(Template("ours.pptx", placed(left=457_200, width=20_000_000)))
    assert page.title is not None
    assert page.picture.x + page.picture.width <= page.width
    assert page.title.x + page.title.width <= page.width


def test_a_title_without_a_width_has_that_of_the_master() -> None:
    page = foreign_page(Template("ours.pptx", placed(left=457_200, width=0)))
    assert page.title is not None
    assert page.title.width == pytest.approx(648, abs=1)
    assert is_sound(talk(placed(left=457_200, width=0)).files["talk.pptx"])


def tried(seeds: range) -> tuple[int, int]:
    """Return how many templates with accidents gave a talk, and how many a sentence."""
    talks, sentences = 0, list[str]()
    for seed in seeds:
        try:
            made = talk(odd.mutated(seed)).files["talk.pptx"]
        except ArgmapError as error:
            sentences.append(str(error))
        else:
            assert is_sound(made), seed
            talks += 1
    assert all(sentence.isprintable() for sentence in sentences)
    return talks, len(sentences)


def test_whatever_happens_to_a_template_the_end_is_a_talk_or_a_sentence() -> None:
    talks, sentences = tried(range(60))
    assert talks > 5
    assert sentences > 5


@pytest.mark.proof
@pytest.mark.parametrize("start", range(0, 3_000, 250))
def test_so_it_is_with_thousands_of_templates(start: int) -> None:
    tried(range(start, start + 250))
