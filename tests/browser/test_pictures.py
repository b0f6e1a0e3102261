"""One picture, two renderers: Chromium draws the SVG as resvg draws the PNG."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Page

from argmap.drawing.style import Look
from argmap.export.writers import Options, export
from argmap.opening import load
from argmap.view import Perspective
from tests.browser.serving import ROOT
from tests.pictured import judged_debate

pytestmark = pytest.mark.browser

PLAIN = Options(engine="bundled")


@pytest.mark.parametrize("look", Look)
@pytest.mark.parametrize("focus", [(), ("inspectable",)], ids=["overview", "focus"])
def test_chromium_draws_what_resvg_draws(
    page: Page, tmp_path: Path, look: Look, focus: tuple[str, ...]
) -> None:
    judgement = judged_debate(load(ROOT / "arguments" / "open-vs-closed"))
    options, shown = replace(PLAIN, look=look), Perspective(focus)
    pixels = export(judgement, shown, "a.png", replace(options, scale=1.0)).files["a.png"]
    drawn = Image.open(io.BytesIO(pixels)).convert("L")
    file = tmp_path / "a.svg"
    file.write_bytes(
        export(judgement, shown, "a.svg", replace(options, embed_font=True)).files["a.svg"]
    )
    page.set_viewport_size({"width": drawn.width, "height": drawn.height})
    page.goto(file.as_uri())
    page.evaluate("document.fonts.ready.then(() => document.fonts.size)")
    shot = Image.open(io.BytesIO(page.screenshot())).convert("L")
    assert shot.size == drawn.size
    one, other = (image.filter(ImageFilter.BoxBlur(2)) for image in (drawn, shot))
    differences = ImageChops.difference(one, other).histogram()
    assert sum(differences[64:]) < 0.001 * drawn.width * drawn.height
