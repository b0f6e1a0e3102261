"""What a safe fix may change, and what it never does: the law, over debates with everyday accidents."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from argmap.edit import amendment_by_fixes
from argmap.loading import Document, Draft, page
from argmap.loading.readings import (
    LIKELY,
    ONE_READING,
    WITH_ONE_READING,
    WITH_ONE_READING_IN_FILES,
    spelling,
)
from argmap.opening import draft
from argmap.suggest import folded, same_look
from tests.strategies import written_debates

DOWNWARD = (
    "pros",
    "cons",
    "because",
    "objections",
    "supported_by",
    "Undercut by",
    "children",
    "for",
    "against",
)
REFERENCES = ("supports", "rebuts", "undercuts", "about", "sources", "themes", "cases")
PROBLEMS = Path(__file__).parents[2] / "docs" / "problems.md"


def read(text: str) -> Draft:
    return draft([Document("debate.yaml", text)], "law")


def written(text: str) -> Any:
    """Return what a text holds, every scalar as it is typed."""
    root = page(Document("debate.yaml", text)).root
    return None if root is None else root.raw


def meaning(value: Any, key: str = "") -> Any:
    """Return a value in the form in which two spellings of it are equal; what is said stays as it is."""
    if isinstance(value, dict):
        return {meant(name): meaning(held, meant(name)) for name, held in value.items()}
    if isinstance(value, list):
        found = [meaning(each, key) for each in value]
        return found[0] if len(found) == 1 else found
    if (
        key in REFERENCES
        and isinstance(value, str)
        and re.fullmatch(r"[\w, -]+", value)
        and "," in value
    ):
        return [same_look(each) for each in value.split(",")]
    if value is None or key in ("text", "title", "question", "label", "detail"):
        return value and " ".join(value.split())
    return same_look(value)


def meant(key: str) -> str:
    return ONE_READING.get(spelling(key), spelling(key))


LOOKALIKES = {"o": "\u043e", "e": "\u0435", "c": "\u0441", "a": "\u0430"}


def misspelt(name: str, chance: random.Random) -> str:
    """Return a name as people get it wrong: in another spelling, or as another name."""
    at = chance.randrange(len(name))
    letter = chance.choice("abdeiklmnorstu")
    return chance.choice(
        (
            name.upper(),
            name.title(),
            name.replace("-", "_"),
            f" {name} ",
            f"“{name}”",
            "".join(LOOKALIKES.get(sign, sign) for sign in name),
            name[:at] + "\u00ad" + name[at:],
            name[:at] + name[at + 1 :],
            name[:at] + letter + name[at + 1 :],
            name[:at] + name[at : at + 2][::-1] + name[at + 2 :],
            f"un{name}",
            f"not-{name}",
            f"-{name}",
            f"{name}-2",
            f"{name}s",
        )
    )


def accident(content: dict[str, Any], chance: random.Random) -> None:
    """Change one thing in a claim: the name of a key, or what it names."""
    claim = chance.choice(content["claims"])
    key = chance.choice(list(claim))
    if chance.randrange(2):
        others = (*ONE_READING, *LIKELY, *DOWNWARD, misspelt(key, chance), misspelt(key, chance))
        entries = [
            (chance.choice(others) if name == key else name, value) for name, value in claim.items()
        ]
        claim.clear()
        claim.update(entries)
    elif key in ("id", "supports", "rebuts", "evidence", "themes", "cases", "sources"):
        value = claim[key][0] if isinstance(claim[key], list) else claim[key]
        if isinstance(value, str):
            claim[key] = misspelt(value, chance)
        elif "to" in value:
            claim[key] = {**value, "to": misspelt(value["to"], chance)}


def with_remarks(text: str) -> str:
    """Return a text with a remark behind each short value and in front of each claim."""
    lines = []
    for number, line in enumerate(text.splitlines()):
        if line.startswith("- "):
            lines.append(f"# before {number}.")
        is_short = re.fullmatch(r" *(?:- )?[\w-]+: [\w-]+", line)
        lines.append(f"{line}  # remark {number}." if is_short else line)
    return "\n".join(lines) + "\n"


@st.composite
def accidents(draw: st.DrawFn) -> str:
    content = yaml.safe_load(draw(written_debates()))
    chance = random.Random(draw(st.integers(0, 2**32)))
    for _ in range(chance.randint(1, 3)):
        accident(content, chance)
    return with_remarks(yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=1000))


@given(accidents())
def test_after_a_safe_fix_all_is_said_that_was_said_and_nothing_else(text: str) -> None:
    amended = amendment_by_fixes(read(text))
    after = amended.after.documents[0].text
    assert meaning(written(after)) == meaning(written(text))
    assert remarks(after) == remarks(text)
    assert amendment_by_fixes(amended.after).files == ()
    windows = amendment_by_fixes(read(text.replace("\n", "\r\n"))).after.documents[0].text
    assert windows == after.replace("\n", "\r\n")


def remarks(text: str) -> Counter[str]:
    return Counter(re.findall(r"# (?:before|remark) \d+\.", text))


CASES = sorted((Path(__file__).parents[1] / "cases" / "problems").glob("*.yaml"))
OTHER_WORDS = {
    "assumed-yes": "the same truth value",
    "bullet-number": "the number of a list entry",
    "cite-left-out": "the key that a citation starts with",
    "claims-misspelt": "a word with one reading at the left edge of a file",
    "key-twice-on-a-line": "one key for two equal ones",
    "marks-around-a-reference": "the name alone, without its link",
    "position-with-text-and-keys": "the key that a text stands behind",
    "source-with-text-and-keys": "the key that a title stands behind",
    "url-doi": "the same address",
    "url-misspelt-scheme": "the same address",
    "url-with-braces": "the same address",
    "url-without-scheme": "the same address",
    "weight-percent": "the same number",
}
"""The cases whose safe fix writes other words than were there, and what these say."""


def words(text: str) -> Counter[str]:
    """Return the words of a text, whatever signs stand between them; words with one reading by their key."""
    return Counter(ONE_READING.get(word, word) for word in re.findall(r"[^\W_]+", folded(text)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_safe_fix_of_a_known_mistake_takes_no_word_out_and_puts_none_in(case: Path) -> None:
    text = case.read_bytes().decode("utf-8", "replace")
    after = amendment_by_fixes(read(text)).after.documents[0].text
    assert (words(after) == words(text)) == (case.stem not in OTHER_WORDS)


DEBATE = """\
debate:
  title: Cars
  question: Ban cars?
  positions: {{ban: Ban cars., keep: Keep cars.}}
  cases: {{gpt-4: {{label: GPT-4}}}}
claims:
  - {{id: regulated, text: Cars are regulated., supports: keep}}
  - {{id: reason-1, text: Cars are quick., supports: keep}}
  - {{id: more-walkers, text: More people walk., supports: ban, sources: [doe2021, roe2020]}}
  - id: air
    text: The air gets cleaner.
    {line}
sources:
  doe2021: {{title: On air}}
  roe2020: {{title: On shops}}
"""


@pytest.mark.parametrize(
    "line",
    [
        "sources: roe2021", "sources: doe2019", "supports: unregulated", "supports: reason-2", "cases: gpt-5",
        "rebuts: more-talkers", "evidence: empirical", "note: Measured in May.",
        "sources: {title: A page, kind: website}",
        "sources: {title: A page, interest: none}", "cons: regulated", "undercut_by: regulated", "because: regulated",
        "suports: ban", "support: ban", "against: ban", "side: ban", "supports: The air", "supports: [Cars are quick.]",
        "sources: {title: A page, url: '[A study](https://example.org)'}",
        "supports: -ban", "supports: '!ban'", "sources: '@doe2021'", "supports: ban and keep",
    ],
)  # fmt: skip
def test_no_guess_is_made_unasked(line: str) -> None:
    broken = read(DEBATE.format(line=line))
    assert broken.problems
    assert amendment_by_fixes(broken).files == ()


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("supports: Ban", "supports: ban"),
        ("supports: 'ban '", "supports: ban"),
        ("supports: ban, reason-1", "supports: [ban, reason-1]"),
        ("supports: [“ban”]", "supports: [ban]"),
        ("rebuts: More_Walkers", "rebuts: more-walkers"),
        ("sources: DOE2021", "sources: doe2021"),
        ("evidence: Measured", "evidence: measured"),
        ("Supports: ban", "supports: ban"),
        ("attacks: keep", "rebuts: keep"),
        ("refs: doe2021", "sources: doe2021"),
    ],
)
def test_another_spelling_is_mended(line: str, mended: str) -> None:
    assert amendment_by_fixes(read(DEBATE.format(line=line))).after.documents[
        0
    ].text == DEBATE.format(line=mended)


def test_the_definition_is_mended_where_the_references_agree() -> None:
    text = DEBATE.format(line="supports: [mor-walkers]").replace("cleaner.", "clean.")
    text = text.replace("supports: keep}", "supports: keep, rebuts: mor-walkers}")
    broken = read(text)
    (problem,) = broken.problems
    assert problem.location is not None
    assert problem.location.excerpt.startswith("  - {id: more-walkers")
    assert len(problem.related) == 3
    assert amendment_by_fixes(broken).files == ()
    assert amendment_by_fixes(broken, unsafe=True).after.documents[0].text == text.replace(
        "id: more-", "id: mor-"
    )


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        (
            "text: Note: it falls.   # from the hearing",
            "text: >-  # from the hearing\n      Note: it falls.",
        ),
        ("label: Note: x  # mine", "label: 'Note: x'  # mine"),
        ("text: *one* case  # mine", "text: >-  # mine\n      *one* case"),
        (
            "detail: See: this\n      - one\n      - two",
            "detail: |-\n      See: this\n      - one\n      - two",
        ),
        ("detail: See: this\n      and that", "detail: >-\n      See: this\n      and that"),
    ],
)
def test_a_text_is_written_as_a_new_claim_would_be_and_its_remark_stays(
    line: str, mended: str
) -> None:
    text = DEBATE.replace(
        "    text: The air gets cleaner.\n", "" if line.startswith("text") else "    text: Air.\n"
    )
    after = amendment_by_fixes(read(text.format(line=line + "\n    supports: ban"))).after
    assert after.documents[0].text == text.format(line=mended + "\n    supports: ban")
    assert after.problems == ()


def test_where_a_number_sign_may_start_a_remark_only_the_author_knows() -> None:
    assert amendment_by_fixes(read(DEBATE.format(line="label: Note: car # 1"))).files == ()


def test_a_row_of_a_table_keeps_its_first_bar() -> None:
    table = "detail: | street | cars |\n      |---|---|\n      | Main | 12 |\n    supports: ban"
    after = amendment_by_fixes(read(DEBATE.format(line=table)), unsafe=True).after
    assert after.debate is not None
    assert after.debate.claims[-1].detail == "| street | cars |\n|---|---|\n| Main | 12 |"


@pytest.mark.parametrize(
    ("url", "mended"),
    [
        ('https://hudoc.example.org/eng#{"itemid":["001-1"]}', "https://hudoc.example.org/eng#%7B%22itemid%22:%5B%22001-1%22%5D%7D"),
        ("https://example.org/<a>/b", "https://example.org/%3Ca%3E/b"),
        ("www.example.org/a", "https://www.example.org/a"),
    ],
)  # fmt: skip
def test_an_address_with_signs_that_none_may_hold_is_written_by_their_numbers(
    url: str, mended: str
) -> None:
    before = read(
        DEBATE.format(line=f"supports: ban\n    sources:\n      title: A page\n      url: {url}")
    )
    after = amendment_by_fixes(before).after
    assert after.debate is not None
    (source,) = after.debate.claims[-1].sources
    assert source.url == mended  # type: ignore[union-attr] # it is written inline


@pytest.mark.parametrize(
    ("written", "heading"),
    [(WITH_ONE_READING, "from this table"), (WITH_ONE_READING_IN_FILES, "At the left edge")],
)
def test_the_printed_table_is_the_table(written: dict[str, tuple[str, ...]], heading: str) -> None:
    _, _, behind = PROBLEMS.read_text(encoding="utf-8").partition(heading)
    table = behind.split("|---|---|\n")[1].split("\n\n")[0]
    rows = [re.findall(r"`([^`]+)`", line) for line in table.splitlines()]
    assert {row[-1]: tuple(row[:-1]) for row in rows} == dict(written)


@st.composite
def turned(draw: st.DrawFn) -> tuple[str, str]:
    """Return a debate as it is meant, and the same one with some of its links written at the wrong end."""
    content = yaml.safe_load(draw(written_debates()))
    meant_ = yaml.safe_dump(content, sort_keys=False, allow_unicode=True)
    chance = random.Random(draw(st.integers(0, 2**32)))
    parents = {claim["id"]: claim for claim in content["claims"]}
    positions = content["debate"].get("positions", {})
    for claim in content["claims"]:
        for relation, links in list(movable(claim)):
            for target in [each for each in links if chance.randrange(2)]:
                parent = parents.get(target) or positioned(positions, target)
                links.remove(target)
                parent.setdefault(wrong_end(relation, chance), []).append(claim["id"])
            if not links:
                del claim[relation]
    written_ = yaml.safe_dump(
        content,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=chance.choice((None, False)),
    )
    return meant_, written_


def movable(claim: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Yield the relations of a claim whose links are plain names; the steps that are undercut stay where they are."""
    for relation in ("supports", "rebuts"):
        links = claim.get(relation, [])
        if links and all(isinstance(each, str) for each in links):
            yield relation, links


def positioned(positions: dict[str, Any], id_: str) -> dict[str, Any]:
    if isinstance(positions[id_], str):
        positions[id_] = {"text": positions[id_]}
    position: dict[str, Any] = positions[id_]
    return position


def wrong_end(relation: str, chance: random.Random) -> str:
    return chance.choice(
        ("pros", "supported_by", "Because") if relation == "supports" else ("cons", "objections")
    )


@given(turned())
def test_a_link_that_was_written_at_the_wrong_end_is_the_link_that_was_meant(
    debates: tuple[str, str],
) -> None:
    meant_, written_ = debates
    after = amendment_by_fixes(read(written_), unsafe=True).after
    assert after.graph is not None, after.problems
    wanted = read(meant_).graph
    assert wanted is not None
    assert links(after.graph.links.values()) == links(wanted.links.values())


def links(found: Any) -> set[Any]:
    return {(link.premises, link.relation, link.target) for link in found}
