from __future__ import annotations

import json
import re
import struct
import subprocess
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from argmap.deck import Programme
from argmap.drawing.style import LIGHT, MONO, Look
from argmap.export.dot import dot_text
from argmap.export.holding import SITE
from argmap.export.writers import WRITERS, Options, export
from argmap.layout.engine import find
from argmap.problem import ArgmapError, EngineError
from argmap.reasoning import Supposition, judge
from argmap.view import Perspective, view
from tests.agreed import Agreement
from tests.pictured import judged

GOLDEN = Path(__file__).parents[1] / "golden"
DEBATE = judged((GOLDEN / "open.yaml").read_text(encoding="utf-8"))
OPEN = Perspective(("open",), depth=9)
BUNDLED = Options(engine="bundled")
HOSTILE = judged(r"""
claims:
  - {id: markup, label: "<b>x</b> & \"q\"", text: "*x* [a](http://a) $1$", supports: open}
  - {id: backslash, label: 'a \N \l \', text: "<script>", rebuts: markup}
  - {id: cjk, label: 開放モデル 😀, text: 開放, rebuts: markup}
""")


def pixels(image: bytes) -> tuple[int, int, list[bytes]]:
    """Return width, height and rows (RGBA, still filtered) of a PNG."""
    width, height = struct.unpack(">II", image[16:24])
    content, start = b"", 8
    while start < len(image):
        (length,) = struct.unpack(">I", image[start : start + 4])
        if image[start + 4 : start + 8] == b"IDAT":
            content += image[start + 8 : start + 8 + length]
        start += length + 12
    raw = zlib.decompress(content)
    row = 1 + 4 * width
    return width, height, [raw[at : at + row] for at in range(0, len(raw), row)]


def test_dot_source_is_as_agreed(agreed: Agreement) -> None:
    agreed.text(GOLDEN / "open.dot", dot_text(view(DEBATE, OPEN), LIGHT))


def test_markdown_is_as_agreed(agreed: Agreement) -> None:
    written = export(DEBATE, Perspective(), "debate.md")
    agreed.text(GOLDEN / "open.md", written.files["debate.md"].decode())


def test_dot_source_of_very_many_reasons_is_drawn_from_left_to_right() -> None:
    def direction(reasons: int) -> str:
        written = "".join(
            f"  - {{id: r{n}, text: Reason {n}., supports: open}}\n" for n in range(reasons)
        )
        source = dot_text(view(judged("claims:\n" + written), Perspective()), LIGHT)
        return "RL" if "rankdir=RL" in source else "BT" if "rankdir=BT" in source else source

    assert (direction(7), direction(8)) == ("BT", "RL")


def test_dot_source_without_hues_tells_positions_by_their_borders() -> None:
    source = dot_text(view(DEBATE, Perspective(("open", "closed"))), MONO)
    assert "peripheries" not in re.findall(r"\nopen \[.*\]", source)[0]
    assert "peripheries=2 style=filled" in re.findall(r"\nclosed \[.*\]", source)[0]


@pytest.mark.parametrize("perspective", [OPEN, Perspective(), Perspective(("markup",))])
def test_plain_dot_draws_the_source_with_every_word_as_it_is(perspective: Perspective) -> None:
    judgement = HOSTILE if perspective.focus == ("markup",) else DEBATE
    source = dot_text(view(judgement, perspective), LIGHT)
    done = subprocess.run(
        [find("bundled").path, "-Tsvg"], input=source.encode(), capture_output=True, check=True
    )
    drawn = done.stdout.decode()
    assert drawn.count('class="node"') >= len(view(judgement, perspective).claims)
    if judgement is HOSTILE:
        assert "&lt;b&gt;x&lt;/b&gt; &amp; &quot;q&quot;" in drawn.replace('"q"', "&quot;q&quot;")
        assert r"a \N \l \<" in drawn


def test_markdown_shows_every_word_as_it_is() -> None:
    text = export(HOSTILE, Perspective(), "x.md").files["x.md"].decode()
    assert r"\<b\>x\</b\> \& " in text
    assert r"\*x\* \[a\](http://a) \$1\$" in text
    assert r"\<script\>" in text


def test_sources_are_footnotes_with_the_place_that_is_cited() -> None:
    judgement = judged("""
claims:
  - id: a
    text: A.
    supports: open
    sources: [{cite: kapoor2024, at: p. 4, quote: "so *it* is"}, {title: Inline, year: 2023}]
  - {id: b, text: B., rebuts: {to: a, note: since it is old}, sources: [kapoor2024, {title: Inline, year: 2023}]}
sources:
  kapoor2024: {title: On openness, author: Kapoor et al., year: 2024, publisher: ICML, url: "https://example.org/a"}
""")
    text = export(judgement, Perspective(("a",)), "a.md").files["a.md"].decode()
    assert r"[^kapoor2024] (p. 4, “so \*it\* is”) [^source-1]" in text
    assert "*(since it is old)*" in text
    assert text.endswith(
        "[^kapoor2024]: Kapoor et al. 2024. On openness. ICML. <https://example.org/a>\n[^source-1]: 2023. Inline.\n"
    )


def test_markdown_says_what_is_supposed() -> None:
    supposed = judge(DEBATE.graph, Supposition(without=("training-data",)))
    assert "\n**Without" in export(supposed, Perspective(), "a.md").files["a.md"].decode()


def test_a_png_has_the_size_of_the_picture_times_the_scale() -> None:
    one, two = (
        export(DEBATE, OPEN, "a.png", Options(engine="bundled", scale=scale)).files["a.png"]
        for scale in (1, 2)
    )
    assert pixels(two)[0] == pytest.approx(2 * pixels(one)[0], abs=2)
    assert two == export(DEBATE, OPEN, "a.png", BUNDLED).files["a.png"]


def test_a_transparent_png_has_no_background() -> None:
    clear = export(
        DEBATE, OPEN, "a.png", Options(engine="bundled", scale=1, transparent=True)
    ).files["a.png"]
    white = export(DEBATE, OPEN, "a.png", Options(engine="bundled", scale=1)).files["a.png"]
    assert pixels(clear)[2][0][1:] == bytes(len(pixels(clear)[2][0]) - 1)
    assert pixels(white)[2][0][1:5] == b"\xff\xff\xff\xff"


def test_text_in_a_png_is_drawn_with_the_vendored_font() -> None:
    worded = export(DEBATE, OPEN, "a.png", BUNDLED).files["a.png"]
    assert sum(any(part not in (0, 255) for part in row[1:]) for row in pixels(worded)[2]) > 100


@pytest.mark.parametrize("suffix", [suffix for suffix in WRITERS if suffix != SITE])
@pytest.mark.parametrize("perspective", [OPEN, Perspective()], ids=["focus", "overview"])
def test_every_format_gives_the_same_bytes_twice(suffix: str, perspective: Perspective) -> None:
    first = export(DEBATE, perspective, f"map{suffix}", BUNDLED)
    assert list(first.files) == [f"map{suffix}"]
    assert first.files[f"map{suffix}"]
    assert first.files == export(DEBATE, perspective, f"map{suffix}", BUNDLED).files


def test_an_svg_can_hold_its_letters() -> None:
    plain = export(DEBATE, OPEN, "a.svg", BUNDLED).files["a.svg"]
    held = export(DEBATE, OPEN, "a.svg", replace(BUNDLED, embed_font=True)).files["a.svg"]

    assert b"@font-face" not in plain
    assert held.count(b"src:url(data:font/woff2;base64,") == 2
    assert b"""font-family='"argmap Sans", Arial""" in held
    with pytest.raises(ArgmapError, match="an embedded font is for"):
        export(DEBATE, OPEN, "a.png", replace(BUNDLED, embed_font=True))


def test_a_site_holds_the_whole_debate_or_says_so() -> None:
    assert {"index.html", "claim-open.html"} <= set(
        export(DEBATE, Programme(), "site/", BUNDLED).files
    )
    with pytest.raises(ArgmapError, match="holds the whole debate"):
        export(DEBATE, OPEN, "site/", BUNDLED)


def test_characters_that_the_font_lacks_are_a_warning() -> None:
    (problem,) = export(HOSTILE, Perspective(("markup",)), "a.svg", BUNDLED).problems
    assert problem.code == "missing-glyph"


def test_an_unknown_format_is_named_with_the_nearest_one() -> None:
    with pytest.raises(ArgmapError, match=r"`.svgg` is no format.*did you mean `.svg`"):
        export(DEBATE, OPEN, "map.svgg")


def test_without_graphviz_what_needs_none_is_still_written(tmp_path: Path) -> None:
    nowhere = Options(engine=str(tmp_path / "dot"), look=Look.DARK)
    for name in ("a.md", "a.dot"):
        assert export(DEBATE, OPEN, name, nowhere).files[name]
    assert export(DEBATE, Perspective(), "overview.svg", nowhere).files["overview.svg"]
    with pytest.raises(EngineError, match="no working Graphviz"):
        export(DEBATE, OPEN, "a.svg", nowhere)


def test_json_is_the_payload() -> None:
    shown = json.loads(export(DEBATE, OPEN, "a.json", BUNDLED).files["a.json"])
    assert shown["version"] == 1
    assert list(shown["geometry"]["boxes"]) == list(view(DEBATE, OPEN).claims)
