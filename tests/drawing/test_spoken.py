"""A picture in words: each claim is heard once, whole, and ends with one mark."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

from argmap.deck import Programme
from argmap.drawing.composing import drawing
from argmap.drawing.spoken import heard
from argmap.drawing.style import LIGHT
from argmap.export.writers import Options, export
from argmap.reasoning import Judgement
from argmap.view import Perspective
from tests.paged import Paged
from tests.pictured import judged, seen

UNLABELLED = """
debate:
  title: School
  question: Should school start at nine?
  positions: {later: Start at nine., as-now: Start at eight.}
claims:
  - {id: sleep, text: A reason., supports: later}
  - {id: bedtime, text: Why not earlier?, rebuts: sleep}
  - {id: labelled, label: Parents leave, text: Parents leave before nine., supports: as-now}
  - {id: same, label: They ride, text: They ride., supports: as-now}
  - id: long
    text: Where the start was moved, pupils in all of the observed schools slept half an hour longer.
    rebuts: bedtime
"""


def spoken(debate: Judgement) -> dict[str, str]:
    """Return what is heard of each box around the positions."""
    scene = seen(debate, "later", "as-now", depth=3)
    return {box.claim: heard(box) for box in drawing(scene, LIGHT).boxes}


def test_a_claim_without_a_label_is_heard_once() -> None:
    told = spoken(judged(UNLABELLED))

    assert told["sleep"] == "A reason. It supports Start at nine. Rebutted by Why not earlier?"
    assert told["bedtime"].startswith(
        "Why not earlier? It rebuts A reason. Rebutted by Where the start"
    )
    assert (
        told["labelled"] == "Parents leave. Parents leave before nine. It supports Start at eight."
    )
    assert told["same"] == "They ride. It supports Start at eight."
    assert told["long"].startswith(
        "Where the start was moved, pupils in all of the observed schools slept half an hour"
    )
    assert told["long"].count("Where the start") == 1


def test_no_format_says_an_unlabelled_claim_twice() -> None:
    debate = judged(UNLABELLED)
    around = Perspective(focus=("later",), depth=2)
    picture = export(debate, around, "map.svg", Options(engine="bundled")).files["map.svg"].decode()
    slides = export(debate, Programme(), "talk.pptx", Options(engine="bundled", force=True)).files[
        "talk.pptx"
    ]
    pages = export(debate, Programme(), "talk.pdf", Options(engine="bundled", force=True)).files[
        "talk.pdf"
    ]
    with ZipFile(BytesIO(slides)) as package:
        parts = [
            package.read(name).decode()
            for name in package.namelist()
            if name.startswith("ppt/slides/slide")
        ]
    heard_anywhere = [
        *re.findall(r"<title>(.*?)</title>\s*<desc>(.*?)</desc>", picture),
        *(("", words) for part in parts for words in re.findall(r'descr="(.*?)"', part)),
        *(("", tag.alt) for tag in Paged(pages).tags if tag.alt),
    ]

    assert heard_anywhere
    for title, description in heard_anywhere:
        assert not re.search(
            r"\b(A reason|They ride|Why not earlier\?)\.? \1", f"{title} {description}"
        )
        assert "?." not in description


def test_marks_that_end_a_sentence_in_other_scripts_are_not_followed_by_a_full_stop() -> None:
    told = spoken(
        judged("""
debate: {title: 学校, question: 学校应该九点上课吗。, language: zh, positions: {later: 九点开始, as-now: 八点开始}}
claims:
  - {id: sleep, text: 青少年会睡得更久。, supports: later}
  - {id: bed, text: 他们也会睡得更晚吗。, rebuts: sleep}
""")
    )

    assert "。." not in " ".join(told.values())
