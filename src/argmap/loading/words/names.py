"""What a reference of a debate may name, as far as it can be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
        positions = self.written.get("positions")
        named = [
            (entry.get("id"), entry) for entry in self.written["claims"] if isinstance(entry, dict)
        ]
        named += list(positions.items()) if isinstance(positions, dict) else []
        return [(id_, entry) for id_, entry in named if isinstance(id_, str)]

    @cached_property
    def ids(self) -> dict[str, None]:
        """The ids of claims and positions, as far as they are texts."""
        return dict.fromkeys(id_ for id_, _ in self._named)

    @cached_property
    def spoken(self) -> dict[str, str]:
        """Ids by text and label, as `spoken` forms them, for those who write words where an id belongs."""
        return {spoken(words): id_ for id_, entry in self._named for words in _words_of(entry)}

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
        positions = self.written.get("positions")
        return tuple(positions) if isinstance(positions, dict) else ()

    @property
    def cases(self) -> tuple[str, ...]:
        """The ids of the cases."""
        cases = self.written.get("cases")
        return (
            tuple(case for case in cases if isinstance(case, str))
            if isinstance(cases, dict | list)
            else ()
        )

    @property
    def themes(self) -> tuple[str, ...]:
        """The ids of the themes."""
        themes = self.written.get("themes")
        return (
            tuple(theme for theme in themes if isinstance(theme, str))
            if isinstance(themes, dict | list)
            else ()
        )

    @cached_property
    def spoken_cases(self) -> dict[str, str]:
        """Cases by text and label, as `spoken` forms them."""
        cases = self.written.get("cases")
        entries = cases.items() if isinstance(cases, dict) else ()
        return {spoken(words): id_ for id_, entry in entries for words in _words_of(entry)}

    @cached_property
    def spoken_sources(self) -> dict[str, str]:
        """Keys of sources by title and address, for those who write these where a key belongs."""
        known: dict[str, str] = {}
        for key, source in self.written["sources"].items():
            words = (source.get("title"), source.get("url")) if isinstance(source, dict) else ()
            known |= {spoken(each): key for each in words if isinstance(each, str)}
        return known

    @cached_property
    def used(self) -> frozenset[str]:
        """Every word that a claim writes where an id or a source key is named."""
        return frozenset(
            word
            for entry in self.written["claims"]
            if isinstance(entry, dict)
            for word in _words_named(entry)
        )

    @property
    def sources(self) -> tuple[str, ...]:
        """The keys of the sources."""
        return tuple(self.written["sources"])


def spoken(words: str) -> str:
    """Return words in the form in which they are compared with others."""
    return folded(words.strip(" ."))


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


def _words_of(entry: Any) -> list[str]:
    words = [entry.get("text"), entry.get("label")] if isinstance(entry, dict) else [entry]
    return [each for each in words if isinstance(each, str)]
