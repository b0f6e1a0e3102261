"""What the model reports of one value: evidence of a mistake, with what stands around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from argmap import model
from argmap.loading.keys import Meaning, keys_at, meaning
from argmap.loading.kinds import KEYED
from argmap.loading.readings import (
    NAMES_OF_CLAIMS,
    ONE_READING,
    TEXTS,
    Direction,
    direction,
    spelling,
)
from argmap.loading.words.names import Names
from argmap.loading.words.subject import shown
from argmap.problem import Where
from argmap.suggest import same_look

Owner = Mapping[str, Any]

_GLUED = re.compile(r"[:=]\S.*$")
_ID_AND_TEXT = re.compile(r"[a-z][a-z0-9-]*:\S")
_PIECE = re.compile(r"^(?![\w-]+[:=]\S)(?:.*[ ?!.]|\d+$)")

_SCHEMES = ("https://", "http://")
_ONLY_OF_SOURCES = frozenset(
    {"author", "year", "date", "publisher", "url", "kind", "interest", "accessed", "archived"}
)


def is_id_form(given: Any) -> bool:
    """Tell whether a value is written as an id is."""
    return isinstance(given, str) and re.fullmatch(model.ID_PATTERN, given) is not None


DASHED = "dashed"
"""The kind of a misfit that no report of the model tells: a key that a dash cuts off from its
claim."""


@dataclass(frozen=True)
class Misfit:
    """One report of the model, with what its words depend on.

    No mistake yet: several reports may tell of one, and then one finding is made of them.
    """

    kind: str
    where: Where
    """Its path as the author wrote it: a link that is only an id has no `to`."""

    given: Any
    limits: Mapping[str, Any]
    subject: str
    owner: Owner
    """The mapping in which `key` stands; empty where there is none."""

    names: Names | None
    """What a reference may name; None where so much is wrong that nobody reads suggestions any
    more."""

    also: tuple[Where, ...] = ()
    """Where else the same is written: what names a faulty id."""

    below: tuple[str, ...] = ()
    """Keys beside an empty one that belong below it."""

    beside: tuple[str, ...] = ()
    """The keys of a link that stand beside it, itself among them."""

    taken: str | None = None
    """The key that another unknown key beside it stands for already."""

    before: Any = None
    """What its list holds right before the entry that it is about, or in which it lies."""

    @property
    def last(self) -> str | int:
        """The last step of its path: a key, or the number of an entry."""
        return self.where[-1]

    @property
    def around(self) -> Where:
        """The path of what it is a part of."""
        return self.where[:-1]

    @property
    def is_unknown(self) -> bool:
        """Whether it is about a key that nobody knows."""
        return self.kind == "extra_forbidden"

    @property
    def is_missing(self) -> bool:
        """Whether it is about a key that is not there."""
        return self.kind == "missing"

    @property
    def bare_key(self) -> str:
        """The unknown key without a value that is glued to it."""
        return _GLUED.sub("", str(self.last))

    @cached_property
    def meaning(self) -> Meaning:
        """What an unknown key stands for, among the keys that are not there yet."""
        if self.is_title_of_text:
            return Meaning("text")
        # A key that is there already cannot be meant once more.
        free = [each for each in self.known if each not in self.owner and each != self.taken]
        word = spelling(self.bare_key)
        if self.names is None:
            return _one_reading(word, free)
        named = _by_value(word, self.given)
        if named in free:
            return Meaning(named, f"did you mean `{named}`?")
        found = meaning(self.bare_key, free, self.known)
        # `claim: audit` is no text but the name of another claim.
        is_text = found.key == "text" and isinstance(self.given, str)
        if is_text and same_look(self.given) in self.names.ids:
            found = found._replace(is_sure=False)
        return found

    @property
    def meant(self) -> str | None:
        """The key that an unknown one probably stands for, among those that are not there yet."""
        return self.meaning.key

    @property
    def direction(self) -> Direction | None:
        """Which way the link goes that an unknown key of a claim or position names."""
        is_of_claim = self.is_unknown and "supports" in self.known and self.meant is None
        return direction(self.bare_key) if is_of_claim else None

    @property
    def is_piece(self) -> bool:
        """Whether it is no key but a piece of a text between braces, cut off by a comma."""
        return self.is_unknown and self.given is None and self.last in self._pieces

    @cached_property
    def _pieces(self) -> list[str]:
        """The keys that are none: without a value, and like no key or cut off from an address."""
        pieces: list[str] = []
        is_address = False
        for key, value in self.owner.items():
            if value is not None:
                is_address = _is_address(value)
            elif is_address or _PIECE.search(key):
                pieces.append(key)
        return pieces

    @cached_property
    def cut_value(self) -> tuple[str, str] | None:
        """The key and the value before a piece that a comma cuts off from it."""
        before: tuple[str, str] | None = None
        for key, value in self.owner.items():
            if key == self.last:
                return before
            if isinstance(value, str):
                before = key, value
        return None

    @property
    def is_piece_of_address(self) -> bool:
        """Whether it is the rest of a web address behind a comma."""
        return self.is_piece and self.cut_value is not None and _is_address(self.cut_value[1])

    @property
    def is_title_of_text(self) -> bool:
        """Whether it is a `title` where the text of a claim or a position is missing."""
        if self.last != "title" or not {"text", "label"} <= set(self.known):
            return False
        is_source = bool(_ONLY_OF_SOURCES & self.owner.keys())
        return bool(self.owner) and "text" not in self.owner and not is_source

    @property
    def is_decimal(self) -> bool:
        """Whether it is the rest of a number behind a decimal comma."""
        return self.is_piece and str(self.last).isdigit()

    @property
    def is_first_piece(self) -> bool:
        """Whether no other piece of its mapping stands before it."""
        return self._pieces[:1] == [self.last]

    @property
    def is_named_by_key(self) -> bool:
        """Whether a claim is written as `ID: text`, or its keys stand below or beside `ID:`."""
        is_of_claim = self.where[0] == "claims" and len(self.where) == len(("claims", 0, "key"))
        if not is_of_claim or not self.owner or "id" in self.owner:
            return False
        if next(iter(self.owner)) != self.last or not re.fullmatch(r"[\w.-]+", str(self.last)):
            return False
        is_text = isinstance(self.given, str) and "text" not in self.owner
        is_value = is_text or self.given is None or isinstance(self.given, dict)
        return is_value and self.meant is None

    @property
    def is_source(self) -> bool:
        """Whether a source's key stands where a citation has the key `cite`."""
        is_key = self.names is not None and self.last in self.names.written["sources"]
        return is_key and "cite" in self.known

    @cached_property
    def known(self) -> tuple[str, ...]:
        """The keys that are known where an unknown one stands."""
        return keys_at(self.around, self.owner)

    @property
    def key(self) -> str:
        """The key that the report is about."""
        return str(next(step for step in reversed(self.where) if isinstance(step, str)))

    @property
    def named(self) -> str:
        """What the report is about, for the start of a sentence.

        A position that is only a text is its text.
        """
        is_keyed = len(self.where) == len(("debate", "part", "id")) and self.where[1] in KEYED
        is_listed = isinstance(self.last, int) and self.key in ("questions", "tours", "steps")
        return self.subject if is_keyed or is_listed else f"`{shown(self.key)}` of {self.subject}"

    @property
    def pattern(self) -> Any:
        """The form that a text should have and has not."""
        return self.limits.get("pattern") if self.kind == "string_pattern_mismatch" else None

    @property
    def is_glued(self) -> bool:
        """Whether it is about an entry by id whose text is glued to the colon: `{open:Release}`."""
        if len(self.where) < len(("debate", "part", "id")) or self.where[1] not in KEYED:
            return False
        return _ID_AND_TEXT.match(str(self.where[2])) is not None

    @property
    def defines(self) -> bool:
        """Whether it is about an id or a source key where that is given, not where it is named."""
        *_, before, last = (None, *self.where)
        if before in KEYED and isinstance(last, int):
            return len(self.where) == len(("debate", before, last))
        if last == "id":
            return True
        is_entry = before in (*KEYED, "sources") and len(self.where) <= len(
            ("debate", before, last)
        )
        return is_entry and self.given == last


def _by_value(word: str, given: Any) -> str | None:
    """Return the key that a word for a claim stands for, as its value shows.

    A sentence, or an id.
    """
    if not isinstance(given, str):
        return None
    if word in TEXTS and " " in given.strip():
        return "text"
    return "id" if word in NAMES_OF_CLAIMS and is_id_form(given) else None


def _one_reading(word: str, free: list[str]) -> Meaning:
    """Return what a word stands for that can mean one key only, if that is not there yet."""
    one = ONE_READING.get(word)
    if one not in free:
        return Meaning(None)
    return Meaning(one, f"did you mean `{one}`?", is_sure=True)


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(_SCHEMES)
