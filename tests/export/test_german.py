"""A debate in German has pages and pictures with German words, and none is forgotten."""

from __future__ import annotations

import re

from argmap.drawing.style import LIGHT
from argmap.export.site import site
from argmap.export.svg import svg_text
from argmap.export.writers import export
from argmap.layout.engine import find
from argmap.view import Perspective
from tests.pictured import judged, seen

TEA = judged("""
debate:
  title: Tee oder Kaffee
  question: Was soll es geben?
  language: de
  positions: {tee: Tee, kaffee: Kaffee}
claims:
  - {id: wach, text: Kaffee macht wach., supports: kaffee}
  - {id: unruhig, text: Er macht auch unruhig., undercuts: wach}
""")


def test_pages_of_a_german_debate_are_german() -> None:
    pages = {
        name: content.decode() for name, content in site(TEA, LIGHT, find("bundled")).files.items()
    }
    assert "Die ganze Debatte" in pages["claim-wach.html"]
    assert "Der Schritt von hier zu „Kaffee“ wird bestritten durch" in pages["claim-wach.html"]
    assert '"open-all":"Alles aufklappen"' in pages["outline.html"]
    talk = export(TEA, Perspective(), "talk.html").files["talk.html"].decode()
    assert "Die Debatte als Gliederung" in talk
    assert not re.search(r">(Outline|Sources|Notes|Present|Supports)<", talk)


def test_pictures_of_a_german_debate_are_german() -> None:
    drawn = svg_text(seen(TEA), LIGHT) + svg_text(seen(TEA, "kaffee"), LIGHT)
    assert "Dafür: 1, davon" in drawn
    assert "bestreitet einen Schritt" in drawn
    assert "nobody has argued this" not in drawn
