"""Whatever the format, there is one table in which a text is looked up, and one way in."""

from argmap.formats import FORMATS, YAML, format_of
from argmap.loading import Document
from argmap.opening import draft

DEBATE = Document(
    "debate.yaml",
    "debate: {title: Open?, question: Which?}\nclaims:\n  - {id: open, text: Release them.}\n",
)
ARGDOWN = Document("open.argdown", "[Open]: Release them.\n  + <Audit>: Outsiders can audit.\n")
OUTLINE = Document("open.opml", "<opml version='2.0'><body><outline text='Open'/></body></opml>")


def test_every_format_has_a_name_of_its_own() -> None:
    names = [each.name for each in FORMATS]
    assert len(set(names)) == len(names)


def test_a_text_that_shows_no_format_may_become_a_debate() -> None:
    for text in ("", "Release them, or not.", "open: Release them\n"):
        assert format_of(Document("open", text)) is YAML


def test_a_text_is_told_by_what_it_holds_and_not_by_its_name() -> None:
    assert format_of(ARGDOWN).name == "an Argdown file"
    assert format_of(Document("debate.yaml", ARGDOWN.text)).name == "an Argdown file"
    assert format_of(Document("open.argdown", DEBATE.text)) is YAML


def test_files_of_several_formats_are_no_debate_and_each_is_told_what_it_is() -> None:
    found = draft([DEBATE, ARGDOWN, OUTLINE], "mixed")
    assert found.debate is None
    told = [(each.location and each.location.file, each.message) for each in found.problems]
    assert told == [
        ("open.argdown", "this is an Argdown file, no debate of argmap"),
        ("open.opml", "this is an OPML outline, no debate of argmap"),
    ]
