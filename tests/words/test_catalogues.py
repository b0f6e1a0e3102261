"""Every language has each phrase that is asked for and no other, with the names and plural forms that it needs."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from argmap.model import LANGUAGES
from argmap.words import CatalogueError, Context, in_language, languages
from tests.agreed import Agreement
from tests.words.asked import asked
from tests.words.catalogues import FOLDER, TAGS, compiled, entries, written

EVERY_LANGUAGE = pytest.mark.parametrize("tag", TAGS)
FIELDS = re.compile(r"\{(\w+)\}")
ASKED = asked()


def test_the_languages_that_argmap_names_are_those_that_have_a_catalogue() -> None:
    assert TAGS == LANGUAGES
    assert {path.stem for path in FOLDER.glob("*.mo")} == set(LANGUAGES)


@EVERY_LANGUAGE
def test_a_language_has_each_phrase_that_is_asked_for_and_no_other(tag: str) -> None:
    present = {entry for entry, _ in entries(tag)}
    wanted = {each.entry for each in ASKED}

    missing, stale = sorted(wanted - present), sorted(present - wanted)

    assert not missing, f"{tag}.po lacks {missing}"
    assert not stale, f"nobody asks {tag}.po for {stale}"


@EVERY_LANGUAGE
def test_the_compiled_catalogue_is_what_the_translator_wrote(tag: str, agreed: Agreement) -> None:
    agreed.contents({FOLDER / f"{tag}.mo": compiled(tag)})


@EVERY_LANGUAGE
def test_no_phrase_is_empty_or_marked_as_unsure(tag: str) -> None:
    empty = [
        entry for entry, phrases in entries(tag) if not all(phrase.strip() for phrase in phrases)
    ]
    fuzzy = [message.id for message in written(tag) if message.id and message.fuzzy]

    assert (empty, fuzzy) == ([], [])


@EVERY_LANGUAGE
def test_a_phrase_that_counts_has_every_plural_form_of_its_language(tag: str) -> None:
    forms = written(tag).num_plurals
    counted = {each.entry: each.counted for each in ASKED}

    wrong = {
        entry: phrases
        for entry, phrases in entries(tag)
        if len(phrases) != (forms if counted[entry] else 1)
    }

    assert wrong == {}


@EVERY_LANGUAGE
def test_a_phrase_names_what_is_put_in(tag: str) -> None:
    phrases = dict(entries(tag))
    wrong = [
        (each.place, each.entry, phrase)
        for each in ASKED
        for phrase in phrases[each.entry]
        if each.named is not None and set(FIELDS.findall(phrase)) - {"count"} != each.named
    ]
    assert wrong == []


@EVERY_LANGUAGE
def test_a_phrase_names_in_every_language_what_it_names_in_english(tag: str) -> None:
    english = dict(entries("en"))
    wrong = {
        entry: phrases
        for entry, phrases in entries(tag)
        if set(FIELDS.findall(phrases[-1])) != set(FIELDS.findall(english[entry][-1]))
    }
    assert wrong == {}


def test_every_context_speaks_of_something() -> None:
    spoken = {context for (context, _), _ in entries("en")}

    assert spoken == set(get_args(Context))


def test_a_phrase_that_a_language_lacks_is_said_in_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for tag in LANGUAGES:
        (tmp_path / f"{tag}.mo").write_bytes(compiled("en") if tag == "en" else _empty(tag))
    monkeypatch.setattr(languages, "_PLACE", tmp_path)
    languages._language.cache_clear()

    said = in_language("de").say("why", "rests", name="Tee")

    languages._language.cache_clear()
    assert said == "rests on: Tee"


def _empty(tag: str) -> bytes:
    """Return a catalogue of a language without a phrase."""
    made = io.BytesIO()
    write_mo(made, Catalog(locale=tag))
    return made.getvalue()


@pytest.mark.parametrize("content", [None, b"", b"no catalogue", compiled("de")[:200]])
def test_a_catalogue_that_is_missing_or_damaged_is_told_in_one_sentence(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "en.mo").write_bytes(compiled("en"))
    if content is not None:
        (tmp_path / "de.mo").write_bytes(content)
    monkeypatch.setattr(languages, "_PLACE", tmp_path)
    languages._language.cache_clear()

    with pytest.raises(
        CatalogueError,
        match=r"^cannot read the words of a language: .*de\.mo is .*; install argmap",
    ):
        in_language("de")

    languages._language.cache_clear()


def test_a_catalogue_is_read_once() -> None:
    assert in_language("de") is in_language("de-AT")
