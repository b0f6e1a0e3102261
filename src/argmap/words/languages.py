"""The languages that argmap speaks.

Each is a catalogue of gettext, asked by a context and a short id.

`catalogues/de.po` is what a translator edits, `catalogues/de.mo` beside it what is read at run time
(`make words` makes it). English is a catalogue like any other, and stands in where another lacks an
entry.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from gettext import GNUTranslations
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, TypeAlias

from argmap.graph import DebateGraph
from argmap.model import LANGUAGES, Evidence, Interest, Kind
from argmap.problem import ArgmapError
from argmap.reasoning import Cause, Holds, Limit, Policy, Pushed, Verdict

ENGLISH = "en"
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_PLACE = files("argmap.words") / "catalogues"

Context: TypeAlias = Literal[
    "alt",
    "app",
    "article",
    "badge",
    "balance",
    "cause",
    "crux",
    "document",
    "evidence",
    "hinge",
    "interest",
    "kind",
    "limit",
    "list",
    "meaning",
    "moves",
    "name",
    "number",
    "outline",
    "page",
    "picture",
    "policy",
    "push",
    "reading",
    "relation",
    "stand",
    "step",
    "strength",
    "supposition",
    "talk",
    "tally",
    "verdict",
    "weigh",
    "why",
]
"""What is spoken of: the `msgctxt` of an entry."""

CONTEXTS: Mapping[type[Enum], Context] = MappingProxyType(
    {
        Verdict: "badge",
        Cause: "cause",
        Holds: "reading",
        Limit: "limit",
        Policy: "policy",
        Pushed: "push",
        Evidence: "evidence",
        Kind: "kind",
        Interest: "interest",
    }
)
"""Where the word for each member of a closed set stands.

Its id is the member's name, as `reasons-fell`.
"""


class CatalogueError(ArgmapError):
    """A catalogue of words is missing or damaged, so argmap is not installed as it was built."""


@dataclass(frozen=True, slots=True)
class Language:
    """The words of one language, by its tag (`de`)."""

    tag: str
    catalogue: GNUTranslations

    def say(
        self, context: Context, key: str, /, *, count: int | None = None, **named: object
    ) -> str:
        """Return a phrase with what it names put in.

        With a `count` in the plural form that this number needs.

        >>> in_language("en").say("crux", "and-also", change="switch off A", other="accept B")
        'switch off A, and accept B'
        >>> in_language("de").say("why", "left-out", count=3)
        '… und 3 weitere'
        """
        if count is None:
            return self._filled(context, key, named)
        # the key stands for both forms, as English has its plurals in a catalogue as well
        return self.catalogue.npgettext(context, key, key, count).format(count=count, **named)

    @property
    def letters(self) -> str:
        """Every letter and sign of this language's phrases, sorted.

        What a font that shows them must have.
        """
        written = (_PLACE / f"{self.tag}.po").read_text(encoding="utf-8")
        return "".join(sorted(set(written)))

    def word(self, member: Enum, **named: object) -> str:
        """Return the word for a member of a closed set of `CONTEXTS`, its names put in.

        >>> in_language("de").word(Verdict.REASONS_FELL)
        'Gründe gefallen'
        """
        return self._filled(CONTEXTS[type(member)], key_of(member), named)

    def _filled(self, context: Context, key: str, named: Mapping[str, object]) -> str:
        phrase = self.catalogue.pgettext(context, key)
        if not named:  # then there are no names in braces to fill in
            return phrase
        return phrase.format(**named)

    def quoted(self, text: str) -> str:
        """Return a text in the quotation marks of this language."""
        return self.say("name", "quoted", text=text)

    def decimal(self, value: float, digits: int) -> str:
        """Return a number with so many digits after the decimal sign of this language.

        >>> in_language("de").decimal(0.5, 2)
        '0,50'
        """
        return f"{value:.{digits}f}".replace(".", self.say("number", "decimal-sign"))

    def whole(self, value: int) -> str:
        """Return a whole number, its thousands set apart as in this language.

        >>> in_language("de").whole(12_345)
        '12.345'
        """
        return f"{value:,}".replace(",", self.say("number", "thousands-sign"))


def key_of(member: Enum) -> str:
    """Return the id of the word for a member of a closed set.

    >>> key_of(Pushed.FAR_UP)
    'far-up'
    """
    return member.name.lower().replace("_", "-")


def language(graph: DebateGraph) -> Language:
    """Return the words of the debate's language, English where there are none for it."""
    return in_language(graph.debate.language)


def in_language(tag: str) -> Language:
    """Return the words of a language such as `de` or `de-CH`, English where there are none for it.

    Raises:
        CatalogueError: the file of a language that argmap speaks is missing or damaged.
    """
    primary = _primary(tag)
    if primary not in LANGUAGES:
        return _language(ENGLISH)
    return _language(primary)


def tag_of(language: str) -> str:
    """Return a debate's language as a tag that formats take (BCP 47), `und` where it is none.

    >>> tag_of("de-CH"), tag_of("Deutsch, meistens")
    ('de-CH', 'und')
    """
    written = language.strip()
    if not _TAG.fullmatch(written):
        return "und"
    return written


_FROM_THE_RIGHT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi")
)
"""Languages that are written from right to left."""


def text_direction(language: str) -> Literal["ltr", "rtl"]:
    """Return how a debate's language runs, as `dir` of HTML says it.

    >>> text_direction("ar-EG"), text_direction("de"), text_direction("az-Arab")
    ('rtl', 'ltr', 'rtl')
    """
    tag = tag_of(language)
    if _primary(tag) in _FROM_THE_RIGHT or "-arab" in tag.lower():
        return "rtl"
    return "ltr"


def own_tag(language: str) -> str | None:
    """Return the tag of what argmap itself says, None where that is the debate's own.

    >>> own_tag("fr"), own_tag("de-CH")
    ('en', None)
    """
    spoken = in_language(language).tag
    if _primary(tag_of(language)) == spoken:
        return None
    return spoken


def _primary(tag: str) -> str:
    """Return the language of a tag, without its region or script."""
    return tag.split("-", maxsplit=1)[0].lower()


@cache
def _language(tag: str) -> Language:
    """Return a language whose gaps English fills; read once in a process."""
    catalogue = _catalogue(tag)
    # gettext answers with the bare id where an entry is missing: English is better than that
    if tag != ENGLISH:
        catalogue.add_fallback(_language(ENGLISH).catalogue)
    return Language(tag, catalogue)


def _catalogue(tag: str) -> GNUTranslations:
    """Return what a `.mo` file holds."""
    place = _PLACE / f"{tag}.mo"
    try:
        with place.open("rb") as file:
            return GNUTranslations(file)
    except FileNotFoundError as error:
        reason = "is missing"
        raise CatalogueError(_damaged(str(place), reason)) from error
    except (OSError, ValueError, struct.error) as error:
        reason = "is no catalogue of gettext, or a damaged one"
        raise CatalogueError(_damaged(str(place), reason)) from error


def _damaged(place: str, reason: str) -> str:
    return f"cannot read the words of a language: {place} {reason}; install argmap again"
