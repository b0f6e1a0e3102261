"""A talk in PowerPoint can be edited: every box is one shape with its text, and arrows hold on to what they join."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pptx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from pptx.presentation import Presentation
from pptx.util import Emu

from argmap.deck import Programme
from argmap.drawing.style import Look
from argmap.export.pptx.template import Template
from argmap.export.writers import Options, export
from argmap.layout.typeset import wrapped
from argmap.problem import ArgmapError
from argmap.reasoning import Supposition, judge
from argmap.view import Perspective, view
from tests.pictured import judged

NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
GOLDEN = Path(__file__).parents[1] / "golden"
DEBATE = judged((GOLDEN / "open.yaml").read_text(encoding="utf-8"))
OPEN = Programme(Perspective(("open",), depth=9))
HOSTILE = judged(
    r"""
debate:
  title: '<b>Bold</b> & "q" \N'
  question: Is & safe?
  url: https://example.org/?a=1&b=2
  positions: {open: {label: '&amp; <i>open</i>', text: Release the weights.}}
claims:
  - {id: markup, label: "<b>x</b> & \"q\"", text: "<script>alert(1)</script>", supports: open}
  - {id: backslash, label: 'ends with \N \', text: 'C:\N', rebuts: markup}
  - {id: rtl, label: "מודלים פתוחים", text: "نماذج مفتوحة", supports: markup}
  - {id: cjk, label: 開放モデル 😀, text: 開放モデルは良い, supports: rtl}
  - {id: latex, label: '\input{x} $\frac{1}{2}$ #set', text: '#read("/etc/passwd")', undercuts: markup}
  - {id: long, text: LONG, rebuts: open}
""".replace("LONG", "x" * 90)
)


@cache
def written(
    programme: Programme = OPEN, look: Look = Look.LIGHT, *, hostile: bool = False
) -> bytes:
    judgement = HOSTILE if hostile else DEBATE
    how = Options(engine="bundled", look=look, force=True)
    return export(judgement, programme, "talk.pptx", how).files["talk.pptx"]


def opened(content: bytes) -> Presentation:
    presentation: Presentation = pptx.Presentation(io.BytesIO(content))
    return presentation


def picture(content: bytes, number: int = 2) -> etree._Element:
    """Return the shapes of a slide."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(f"ppt/slides/slide{number}.xml"))


def boxes(slide: etree._Element) -> Iterator[etree._Element]:
    """Yield the shape of each claim: the first one of its group."""
    for group in slide.xpath(".//p:grpSp[p:sp[1]//a:custGeom//a:cxn]", namespaces=NAMES):
        yield group.find("p:sp", NAMES)


def text(shape: etree._Element) -> str:
    return "\n".join("".join(p.itertext()) for p in shape.findall(".//a:p", NAMES))


def place(shape: etree._Element) -> bytes:
    return bytes(etree.tostring(shape.find(".//a:xfrm", NAMES), method="c14n"))


@pytest.mark.parametrize("look", Look)
@pytest.mark.parametrize("hostile", [False, True])
def test_the_package_is_what_ecma_376_asks_for(tmp_path: Path, look: Look, hostile: bool) -> None:
    file = tmp_path / "talk.pptx"
    file.write_bytes(
        written(Programme(build=True) if look is Look.MONO else OPEN, look, hostile=hostile)
    )
    result = OpenXmlValidator().validate(file)
    assert [f"{error.part_uri}: {error.description}" for error in result.errors] == []


def test_the_rules_that_it_is_checked_by_would_find_a_fault(tmp_path: Path) -> None:
    broken = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written())) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'algn="l"', b'algn="middle"'))
    (tmp_path / "broken.pptx").write_bytes(broken.getvalue())
    assert OpenXmlValidator().validate(tmp_path / "broken.pptx").errors


def test_every_box_is_one_shape_with_its_text() -> None:
    shapes = {text(box) for box in boxes(picture(written()))}
    names = {DEBATE.graph.claims[claim].name for claim in view(DEBATE, OPEN.perspective).claims}
    assert {shown.split("\n")[0] for shown in shapes} == names
    assert not picture(written()).findall(".//p:pic", NAMES)


def test_connectors_are_glued_at_both_ends_to_the_boxes_that_they_join() -> None:
    slide = picture(written())
    names = {shape.get("id"): shape.get("name") for shape in slide.iter(f"{{{NAMES['p']}}}cNvPr")}
    connectors = slide.findall(".//p:cxnSp", NAMES)
    glued = set[tuple[str, str, str]]()
    for connector in connectors:
        start, end = (connector.find(f".//a:{end}", NAMES) for end in ("stCxn", "endCxn"))
        name = connector.find(".//p:cNvPr", NAMES).get("name")
        glued.add((name, names[start.get("id")], names[end.get("id")]))
    step = "Anyone can inspect it supports Open"
    assert len(connectors) == 4
    assert glued == {
        (step, "Anyone can inspect it", f"Step: {step}"),
        (step, f"Step: {step}", "Open"),
        ("Only a host keeps logs rebuts Open", "Only a host keeps logs", "Open"),
        (
            "Training data stay hidden rebuts Anyone can inspect it",
            "Training data stay hidden",
            "Anyone can inspect it",
        ),
    }


def test_a_connector_ends_where_its_box_has_the_place_that_it_is_glued_to() -> None:
    slide = picture(written())
    shapes = {shape.find(".//p:cNvPr", NAMES).get("id"): shape for shape in boxes(slide)}
    for connector in slide.findall(".//p:cxnSp", NAMES):
        xfrm = connector.find(".//a:xfrm", NAMES)
        if connector.find(".//a:prstGeom", NAMES).get("prst") != "straightConnector1":
            continue
        for end, flip in (("stCxn", "1"), ("endCxn", None)):
            glue = connector.find(f".//a:{end}", NAMES)
            if glue.get("id") not in shapes:
                continue  # a joint: an ellipse has its places by itself
            (x, y), (wide, tall) = (
                (int(xfrm[at].get(one)), int(xfrm[at].get(two)))
                for at, one, two in ((0, "x", "y"), (1, "cx", "cy"))
            )
            at = (
                x + wide if (xfrm.get("flipH") == "1") == (flip == "1") else x,
                y + tall if (xfrm.get("flipV") == "1") == (flip == "1") else y,
            )
            assert at == pytest.approx(site(shapes[glue.get("id")], int(glue.get("idx"))), abs=2)


def site(shape: etree._Element, number: int) -> tuple[float, float]:
    """Return where a place for connectors of a box is, in EMU."""
    xfrm = shape.find(".//a:xfrm", NAMES)
    guides = {guide.get("name"): guide.get("fmla") for guide in shape.findall(".//a:gd", NAMES)}
    position = shape.findall(".//a:cxn", NAMES)[number][0]
    found = []
    for axis, start, extent in (("x", "x", "cx"), ("y", "y", "cy")):
        _, part, _, whole = guides[position.get(axis)].split()
        found.append(int(xfrm[0].get(start)) + int(part) / int(whole) * int(xfrm[1].get(extent)))
    return found[0], found[1]


def test_relations_differ_in_line_head_and_sign() -> None:
    slide = picture(written())
    of = {"supports": (None, "triangle"), "rebuts": ("dash", None), "undercuts": ("sysDot", None)}
    seen = set()
    for shape in (
        *slide.findall(".//p:cxnSp", NAMES),
        *slide.findall("./p:cSld/p:spTree/p:sp", NAMES),
    ):
        name = shape.find(".//p:cNvPr", NAMES).get("name")
        relation = next((relation for relation in of if f" {relation} " in name), None)
        line = shape.find("p:spPr/a:ln", NAMES)
        if relation is None or line is None or shape.find(".//a:endCxn", NAMES) is None:
            continue
        dash, head = line.find("a:prstDash", NAMES), line.find("a:tailEnd", NAMES)
        assert (dash is not None and dash.get("val")) == (of[relation][0] or False)
        seen.add((relation, head is not None and head.get("type")))
    assert ("supports", "triangle") in seen
    assert ("rebuts", False) in seen
    signs = {shape.get("name") for shape in slide.iter(f"{{{NAMES['p']}}}cNvPr")}
    assert {"Sign: supports", "Sign: rebuts", "Bar of a rebuttal"} <= signs


def test_groups_are_named_after_claims_and_told_in_words() -> None:
    slide = picture(written())
    groups = {
        g.find(".//p:cNvPr", NAMES).get("name"): g.find(".//p:cNvPr", NAMES).get("descr")
        for g in slide.iter(f"{{{NAMES['p']}}}grpSp")
    }
    claim = DEBATE.graph.claims["inspectable"]
    assert groups[claim.name].startswith(f"{claim.name}. {claim.text}")
    assert "Rebutted by Training data stay hidden." in groups[claim.name]
    assert groups["Legend"].startswith("Legend: for Open")


def test_titles_stand_in_their_placeholders_so_that_the_outline_view_works() -> None:
    slides = opened(written(Programme(slides=4))).slides
    assert all(slide.shapes.title is not None and slide.shapes.title.text for slide in slides)
    assert slides[0].shapes.title.text == DEBATE.graph.debate.title


def test_shape_numbers_are_unique_on_every_slide() -> None:
    for number, _ in enumerate(opened(written(Programme(build=True))).slides, start=1):
        numbers = picture(written(Programme(build=True)), number).xpath(
            ".//p:cNvPr/@id", namespaces=NAMES
        )
        assert len(numbers) == len(set(numbers))


def test_notes_hold_full_sentences_and_references() -> None:
    judgement = judged("""
claims:
  - {id: a, label: Short, text: The whole sentence., supports: open, sources: kapoor2024}
sources: {kapoor2024: {title: On openness, author: Kapoor, year: 2024, url: "https://example.org/a"}}
""")
    made = export(
        judgement, Programme(Perspective(("a",))), "a.pptx", Options(engine="bundled")
    ).files["a.pptx"]
    notes = [
        slide.notes_slide.notes_text_frame for slide in opened(made).slides if slide.has_notes_slide
    ]
    (told,) = (frame.text for frame in notes if frame is not None)
    assert "\nShort: The whole sentence. " in told
    assert told.endswith("[kapoor2024] Kapoor. 2024. On openness. https://example.org/a")


def test_the_footer_names_the_debate_and_its_licence() -> None:
    made = export(HOSTILE, OPEN, "a.pptx", Options(engine="bundled", force=True)).files["a.pptx"]
    assert '<b>Bold</b> & "q" \\N' in [
        text(shape) for shape in picture(made).findall(".//p:sp", NAMES)
    ]


def test_the_last_slide_leads_to_the_address() -> None:
    *_, last = opened(written(hostile=True)).slides
    links = [
        run.hyperlink.address
        for shape in last.shapes
        if shape.has_text_frame
        for p in shape.text_frame.paragraphs
        for run in p.runs
    ]
    assert "https://example.org/?a=1&b=2" in links


def test_hostile_words_are_text_and_nothing_else() -> None:
    content = written(Programme(everything=True), hostile=True)
    shown = "\n".join(
        text(shape)
        for number, _ in enumerate(opened(content).slides, 1)
        for shape in picture(content, number).iter(f"{{{NAMES['p']}}}sp")
    )
    for words in (
        '<b>x</b> & "q"',
        "ends with \\N \\",
        "מודלים פתוחים",
        "開放モデルは良い",
        "\\input{x} $\\frac{1}{2}$ #set",
        "x" * 90,
    ):
        assert words in shown
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        relations = [
            archive.read(name).decode() for name in archive.namelist() if name.endswith(".rels")
        ]
    assert not any(
        re.search(r"oleObject|vbaProject|TargetMode=\"External\".*(?:file|javascript):", part)
        for part in relations
    )


def test_text_from_right_to_left_says_so() -> None:
    paragraphs = [
        p for box in boxes(picture(written(hostile=True))) for p in box.findall(".//a:p", NAMES)
    ]
    directions = {"".join(p.itertext()): p.find("a:pPr", NAMES).get("rtl") for p in paragraphs}
    assert directions["מודלים פתוחים"] == "1"
    assert directions['<b>x</b> & "q"'] is None


def test_two_runs_give_the_same_bytes_and_no_clock() -> None:
    first = written.__wrapped__(Programme(build=True))
    assert first == written.__wrapped__(Programme(build=True))
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        names = archive.namelist()
        assert names[0] == "[Content_Types].xml"
        assert names[1:] == sorted(names[1:])
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert "dcterms" not in re.sub(r'xmlns:\w+="[^"]*"', "", core)


def test_boxes_of_a_build_stand_where_they_stood_to_the_byte() -> None:
    content = written(Programme(Perspective(("open",), depth=9), build=True))
    steps = [
        {text(box): place(box) for box in boxes(picture(content, number))}
        for number, _ in enumerate(opened(content).slides, 1)
    ]
    pictures = [step for step in steps if step]
    assert [len(step) for step in pictures] == list(range(1, len(pictures) + 1))
    for earlier, later in pairwise(pictures):
        assert earlier.items() <= later.items()


def test_a_picture_made_under_a_supposition_says_so() -> None:
    supposed = judge(DEBATE.graph, Supposition(without=("training-data",)))
    made = export(supposed, OPEN, "a.pptx", Options(engine="bundled", force=True)).files["a.pptx"]
    texts = [text(shape) for shape in picture(made).findall(".//p:sp", NAMES)]
    assert texts.count("Without: Training data stay hidden.") == 1


def test_colours_are_those_of_the_theme() -> None:
    content = written(look=Look.DARK)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        (theme,) = (
            archive.read(name).decode()
            for name in archive.namelist()
            if name == "ppt/theme/theme1.xml"
        )
    assert '<a:lt1><a:srgbClr val="1B1F24"/></a:lt1>' in theme
    assert '<a:latin typeface="Arial"' in theme
    strokes = picture(content).xpath(
        ".//p:spPr/a:ln/a:solidFill/a:schemeClr/@val", namespaces=NAMES
    )
    assert {"accent1", "tx2"} <= set(strokes)


def foreign_template(*, title: bool = True) -> bytes:
    """Return a presentation that somebody made: two slides, a company's colours, a section, perhaps no titles."""
    made = pptx.Presentation()
    for number in (0, 5):
        made.slides.add_slide(made.slide_layouts[number]).shapes.title.text = "Left over"
    if not title:
        for layout in made.slide_layouts:
            for shape in list(layout.placeholders):
                shape._element.getparent().remove(shape._element)
    file = io.BytesIO()
    made.save(file)
    sections = (
        b'<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst xmlns:p14="http://schemas.'
        b'microsoft.com/office/powerpoint/2010/main"><p14:section name="S" id="{1E0AC2B6-2C1E-4B7B-8E0B-2E5C5E5B5A00}">'
        b'<p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext>'
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            content = (
                content.replace(b"4F81BD", b"C0FFEE") if name == "ppt/theme/theme1.xml" else content
            )
            new.writestr(
                name,
                content.replace(b"<p:extLst>", sections, 1)
                if name == "ppt/presentation.xml"
                else content,
            )
    return packed.getvalue()


def with_template(content: bytes, name: str = "ours.pptx") -> bytes:
    how = Options(engine="bundled", force=True, template=Template(name, content))
    return export(DEBATE, OPEN, "talk.pptx", how).files["talk.pptx"]


def test_a_template_gives_master_and_theme_and_leaves_its_slides_behind(tmp_path: Path) -> None:
    content = with_template(foreign_template())
    (tmp_path / "t.pptx").write_bytes(content)
    assert not OpenXmlValidator().validate(tmp_path / "t.pptx").errors
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"C0FFEE" in archive.read("ppt/theme/theme1.xml")
        assert b"sectionLst" not in archive.read("ppt/presentation.xml")
        assert not any(b"Left over" in archive.read(name) for name in archive.namelist())
    fills = picture(content).xpath(
        ".//p:spPr/a:solidFill/a:schemeClr[a:lumMod]/@val", namespaces=NAMES
    )
    assert "accent1" in fills
    assert (opened(content).slide_width, opened(content).slide_height) == (9144000, 6858000)


def test_a_template_file_for_new_presentations_is_a_template_too() -> None:
    potx = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(foreign_template())) as old, zipfile.ZipFile(potx, "w") as new:
        for name in old.namelist():
            new.writestr(
                name, old.read(name).replace(b"presentation.main+xml", b"template.main+xml")
            )
    assert opened(with_template(potx.getvalue(), "ours.potx")).slides


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"no zip", "is no PowerPoint file"),
        (b"", "is no PowerPoint file"),
        (foreign_template()[:5000], "is no PowerPoint file"),
        (foreign_template(title=False), "has no slide layout with a title"),
    ],
    ids=["text", "empty", "cut off", "no titles"],
)
def test_what_cannot_be_a_template_is_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(ArgmapError, match=f"template `ours.pptx`.*{sentence}|{sentence}"):
        with_template(content)


@pytest.mark.parametrize("template", [None, foreign_template()], ids=["own", "foreign"])
@pytest.mark.parametrize("words", [4, 12, 40, 90])
def test_a_title_stays_in_its_place_however_long_it_is(template: bytes | None, words: int) -> None:
    question = "What " + "may one ask " * (words // 3)
    asked = judged(f"debate:\n  title: Q\n  question: {question}\nclaims: [{{id: a, text: A.}}]")
    how = Options(
        engine="bundled", force=True, template=Template("ours.pptx", template) if template else None
    )
    content = export(asked, Programme(slides=2), "talk.pptx", how).files["talk.pptx"]
    (_, slide, *_) = opened(content).slides
    size = slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size
    points = size.pt if size else 28.0 if template is None else 44.0
    wide, tall = (side / 12_700 for side in (slide.shapes.title.width, slide.shapes.title.height))
    assert len(wrapped(question, points, wide, bold=True)) * points * 1.2 <= tall


def test_pictures_stay_in_the_place_that_the_master_of_a_template_has_for_content() -> None:
    made = pptx.Presentation(io.BytesIO(foreign_template()))
    made.slide_width = (
        made.slide_width * 4 // 3
    )  # the master's places are still those of a narrow page
    file = io.BytesIO()
    made.save(file)
    slides = opened(with_template(file.getvalue())).slides
    (body,) = (
        shape for shape in made.slide_master.placeholders if shape.placeholder_format.idx == 1
    )
    drawn = [shape for slide in slides for shape in slide.shapes if not shape.is_placeholder]
    assert drawn
    assert all(shape.left + shape.width <= body.left + body.width + 12_700 for shape in drawn)


def test_a_template_without_room_for_a_picture_is_one_sentence() -> None:
    made = pptx.Presentation(io.BytesIO(foreign_template()))
    for layout in made.slide_layouts:
        for shape in list(layout.placeholders):
            if shape.placeholder_format.idx == 0:
                shape.left, shape.top, shape.width, shape.height = (
                    Emu(0),
                    Emu(0),
                    Emu(9_000_000),
                    Emu(6_500_000),
                )
    file = io.BytesIO()
    made.save(file)
    with pytest.raises(ArgmapError, match="leaves no room for a picture"):
        with_template(file.getvalue())


def test_another_office_file_is_no_template() -> None:
    document = io.BytesIO()
    with zipfile.ZipFile(document, "w") as new:
        new.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        )
        new.writestr("word/document.xml", "<x/>")
    with pytest.raises(ArgmapError, match="is no PowerPoint file, or a damaged one"):
        with_template(document.getvalue())
