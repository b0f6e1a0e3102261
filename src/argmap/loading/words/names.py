"""What a reference of a debate may name, as far as it can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from argmap.loading.kinds import REFERENCES
from argmap.problem import Where
from argmap.suggest import folded, same_look


@dataclass(frozen=True)
class Names:
    """What a reference may name."""

    written: Mapping[str, Any]

    @cached_property
    def _named(self) -> list[tuple[str, Any]]:
        """Every claim and position that has an id, with it."""
        claims = (entry for entry in self.written["claims"] if isinstance(entry, dict))
        named = [(entry.get("id"), entry) for entry in claims]
        named += self._keyed("positions").items()
        return [(id_, entry) for id_, entry in named if isinstance(id_, str)]

    def _keyed(self, part: str) -> Mapping[str, Any]:
        """Return a part of the head by its ids; nothing where it is no mapping."""
        held = self.written.get(part)
        return held if isinstance(held, dict) else {}

    def _listed(self, part: str) -> tuple[str, ...]:
        """Return the ids of a part of the head, which may be a list of them."""
        held = self.written.get(part)
        if not isinstance(held, dict | list):
            return ()
        return tuple(id_ for id_ in held if isinstance(id_, str))

    @cached_property
    def ids(self) -> dict[str, None]:
        """The ids of claims and positions, as far as they are texts."""
        return dict.fromkeys(id_ for id_, _ in self._named)

    @cached_property
    def spoken(self) -> dict[str, str]:
        """Ids by text and label, as `spoken` forms them, for words where an id belongs."""
        return _by_words(self._named)

    @cached_property
    def places(self) -> dict[str, Where]:
        """Where each claim and position is written that has an id."""
        places: dict[str, Where] = {id_: ("debate", "positions", id_) for id_ in self.positions}
        for number, entry in enumerate(self.written["claims"]):
            if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                places.setdefault(entry["id"], ("claims", number))
        return places

    @cached_property
    def looks(self) -> dict[str, str]:
        """Each id by the form in which its spellings are equal."""
        return {same_look(id_): id_ for id_ in self.ids}

    @property
    def language(self) -> str:
        """The language of the debate."""
        language = self.written.get("language")
        return language if isinstance(language, str) else "en"

    @property
    def positions(self) -> tuple[str, ...]:
        """The ids of the positions."""
        return tuple(self._keyed("positions"))

    @property
    def cases(self) -> tuple[str, ...]:
        """The ids of the cases."""
        return self._listed("cases")

    @property
    def themes(self) -> tuple[str, ...]:
        """The ids of the themes."""
        return self._listed("themes")

    @cached_property
    def spoken_cases(self) -> dict[str, str]:
        """Cases by text and label, as `spoken` forms them."""
        return _by_words(self._keyed("cases").items())

    @cached_property
    def spoken_sources(self) -> dict[str, str]:
        """Keys of sources by title and address, for those who write these where a key belongs."""
        return _by_words(self.written["sources"].items(), ("title", "url"))

    @cached_property
    def used(self) -> frozenset[str]:
        """Every word that a claim writes where an id or a source key is named."""
        words: set[str] = set()
        for entry in self.written["claims"]:
            if isinstance(entry, dict):
                words.update(_words_named(entry))
        return frozenset(words)

    @property
    def sources(self) -> tuple[str, ...]:
        """The keys of the sources."""
        return tuple(self.written["sources"])


def spoken(words: str) -> str:
    """Return words in the form in which they are compared with others."""
    return folded(words.strip(" ."))


def _by_words(
    entries: Iterable[tuple[str, Any]], keys: tuple[str, ...] = ("text", "label")
) -> dict[str, str]:
    """Return the ids of entries by what stands below some keys; an entry may be a text alone."""
    found: dict[str, str] = {}
    for id_, entry in entries:
        words = [entry] if keys[0] == "text" else []
        if isinstance(entry, dict):
            words = [entry.get(key) for key in keys]
        found |= {spoken(each): id_ for each in words if isinstance(each, str)}
    return found


def _words_named(claim: Mapping[str, Any]) -> Iterator[str]:
    waiting = [claim[key] for key in REFERENCES if key in claim]
    while waiting:
        here = waiting.pop()
        if isinstance(here, str):
            yield here
        elif isinstance(here, list):
            waiting += here
        elif isinstance(here, dict):
            waiting += [here[key] for key in REFERENCES if key in here]
