"""What only the typed text shows: `null` where a text stands, and a list in one text with commas.

The same in quotes is what its author wants to be read so.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from argmap.codes import Code
from argmap.loading.places import Places
from argmap.model import Debate
from argmap.problem import Problem, Severity

if TYPE_CHECKING:
    from argmap.loading.syntax.node import Node
    from argmap.loading.syntax.page import Page

SUSPECTS = (
    *(
        "supports",
        "rebuts",
        "undercuts",
        "held_by",
        "about",
        "with",
        "to",
        "from",
        "link",
        "themes",
        "cases",
    ),
    *("sources", "cite", "was", "evidence", "plausibility", "assumed", "url", "weight", "label"),
    "- id",
)
"""Keys that hardly any prose holds; other ones may well stand before a colon in it."""

_LAST_WORDS = frozenset(key.removeprefix("- ") for key in SUSPECTS)

MOST_TYPED = 1_000
"""How many such texts of one document are told."""

_NOTHING = frozenset({"null", "Null", "NULL", "~"})
_PROSE = frozenset(
    {
        "text",
        "label",
        "detail",
        "title",
        "question",
        "description",
        "note",
        "say",
        "quote",
        "at",
        "by",
        "author",
    }
    | {"publisher", "date", "accessed", "licence", "language", "themes", "authors", "examples"}
)
_NEEDED = ("title", "question", "text")
_NAMES = frozenset({"themes", "authors", "examples", "by"})
"""The keys of words that may hold anything; ids and source keys hold no comma, so that theirs
are errors anyway."""


def may_be_typed(debate: Debate) -> bool:
    """Tell whether some list of words may be one text with commas.

    Quick, and wrong only towards yes.
    """
    words = [*debate.authors]
    for case in debate.cases:
        words += case.examples
    # As a set: ten thousand claims share a few names.
    words += filter(None, set(map(attrgetter("by"), debate.claims)))
    if not debate.themes:
        words += set(chain.from_iterable(claim.themes for claim in debate.claims if claim.themes))
    return any("," in each for each in words)


def may_swallow(debate: Debate, words: str) -> bool:
    """Tell whether some prose of a debate may hold a key; `words` are its texts.

    Quick, and wrong only towards yes.
    """
    prose = [words, debate.description]
    for tour in debate.tours:
        prose += map(attrgetter("say"), tour.steps)
    prose += map(attrgetter("detail"), debate.positions)
    prose += map(attrgetter("detail"), debate.claims)
    # Cut at the colons, since only what stands right before one can be a key.
    pieces = "\n".join(filter(None, prose)).split(":")
    return any(
        before.endswith(SUSPECTS) and after[:1].isspace() and before.split()[-1] in _LAST_WORDS
        for before, after in pairwise(pieces)
    )


def typed(places: Places) -> tuple[Problem, ...]:
    """Return a warning for each `null` that is read as a text, and each list in one text."""
    found: list[Problem] = []
    for page in places.pages:
        found += islice(_on(page), MOST_TYPED)
    return tuple(found)


def _on(page: Page) -> Iterator[Problem]:
    from argmap.loading.syntax.page import scalars

    names = _NAMES
    if _declares_themes(page):
        names -= {"themes"}  # which there are is known: one that is none is an error
    for owner, name, node in scalars(page):
        if owner is None or not node.plain:
            continue
        if node.raw in _NOTHING and name in _PROSE:
            yield _nothing(page, owner, name, node)
        elif name in names and isinstance(node.raw, str) and "," in node.raw.strip(" ,"):
            yield _comma_list(page, owner, name, node)


def _declares_themes(page: Page) -> bool:
    match page.root and page.root.raw:
        case {"debate": {"themes": dict()}}:
            return True
        case _:
            return False


def _nothing(page: Page, owner: Node, name: str, node: Node) -> Problem:
    message = f"`{name}`{_of(owner)} is `{node.raw}`, which is read as this word"
    is_needed = name in _NEEDED and ("claims" not in owner.raw or name != "text")
    help_ = "write it: it is required" if is_needed else "leave the whole line out"
    help_ += "; for the word itself put it in quotes"
    return Problem(Code.NULL_TEXT, Severity.WARNING, message, page.location(node), help_)


def _comma_list(page: Page, owner: Node, name: str, node: Node) -> Problem:
    entries = [entry.strip() for entry in node.raw.split(",") if entry.strip()]
    listed = f"[{', '.join(entries)}]"
    message = f"`{name}`{_of(owner)} is one text with a comma, `{node.raw[:60]}`, and no list"
    help_ = f"for a list write `{listed[:80]}`; for one entry put it in quotes"
    if name == "by":
        help_ = (
            "it holds one name: write whoever answers for it; a name with a comma stands in quotes"
        )
    return Problem(Code.COMMA_LIST, Severity.WARNING, message, page.location(node), help_)


def _of(owner: Node) -> str:
    id_ = owner.raw.get("id")
    return f" of `{id_}`" if isinstance(id_, str) else ""
