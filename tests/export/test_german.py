"""A debate in German has pages and pictures with German words, and none is forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from argmap.drawing.style import LIGHT
from argmap.export.site import site
from argmap.export.svg import svg
from argmap.export.template import VERBS, asset, script_words
from argmap.export.writers import export
from argmap.layout import legend, matrix
from argmap.layout.engine import find
from argmap.model.debate import Evidence, Interest, Kind
from argmap.view import article
from argmap.view.perspective import Perspective
from argmap.words.german_pages import OTHERS
from tests.pictured import judged, seen

TEMPLATES = ("claim", "index", "macros", "moved", "outline", "search", "site", "sources", "talk")
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


def asked_for() -> Iterator[str]:
    """Yield the words that are said in the language of a debate."""
    for template in TEMPLATES:
        yield from re.findall(r'_\("([^"]+)"\)', asset(f"{template}.html"))
    yield from script_words()
    yield from (*article.ANSWERED_BY.values(), *article.ANSWERS.values(), *VERBS.values())
    yield from (*(words for _, words in legend.RELATIONS.values()), *legend.STANCES.values())
    yield from (matrix.NOBODY, matrix.NOTHING)
    yield from (each.value for kinds in (Evidence, Kind, Interest) for each in kinds)


@pytest.mark.parametrize("words", sorted(set(asked_for())))
def test_every_word_of_a_page_has_a_german_one(words: str) -> None:
    assert words in OTHERS


def test_a_german_word_names_what_the_english_one_does() -> None:
    fields = re.compile(r"\{\w+\}")
    assert all(sorted(fields.findall(english)) == sorted(fields.findall(german)) for english, german in OTHERS.items())


def test_pages_of_a_german_debate_are_german() -> None:
    pages = {name: content.decode() for name, content in site(TEA, LIGHT, find("bundled")).files.items()}
    assert "Die ganze Debatte" in pages["claim-wach.html"]
    assert "Der Schritt von hier zu „Kaffee“ wird bestritten durch" in pages["claim-wach.html"]
    assert '"Open everything":"Alles aufklappen"' in pages["outline.html"]
    talk = export(TEA, Perspective(), "talk.html").files["talk.html"].decode()
    assert "Die Debatte als Gliederung" in talk
    assert not re.search(r">(Outline|Sources|Notes|Present|Supports)<", talk)


def test_pictures_of_a_german_debate_are_german() -> None:
    drawn = svg(seen(TEA), LIGHT) + svg(seen(TEA, "kaffee"), LIGHT)
    assert "Dafür: 1, davon" in drawn
    assert "bestreitet einen Schritt" in drawn
    assert "nobody has argued this" not in drawn
