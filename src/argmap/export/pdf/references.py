"""The sources of a text, numbered in the order in which it cites them."""

from __future__ import annotations

from dataclasses import dataclass, field

from argmap.deck import CitedSources
from argmap.export.pdf.picture import Plain
from argmap.export.pdf.prose import breakable
from argmap.graph import DebateGraph
from argmap.model import Citation, Claim, Interest, Source
from argmap.words import language

WITH_A_STAKE = frozenset({Interest.VENDOR, Interest.ADVOCATE, Interest.MIXED})


@dataclass
class References:
    """The sources of a debate while a text cites them."""

    graph: DebateGraph
    numbers: dict[str, int] = field(default_factory=dict)
    library: CitedSources = field(init=False)
    stakes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.library = CitedSources(self.graph)

    def number(self, citation: Citation | Source) -> int:
        """Return the number of a source, the next one where it has none yet."""
        key = self.library.one(citation).key
        source = citation if isinstance(citation, Source) else self.library.declared.get(key)
        if source and source.interest in WITH_A_STAKE:
            self.stakes[key] = language(self.graph).word(source.interest)
        return self.numbers.setdefault(key, len(self.numbers) + 1)

    def cites(self, claim: Claim) -> list[Plain]:
        """Return where a claim can be checked: each source's number, the place, what it says."""
        return [self._cite(source) for source in claim.sources]

    def _cite(self, source: Citation | Source) -> Plain:
        """Return one citation; the words that it quotes have their quotation marks."""
        at = source.at if isinstance(source, Citation) else None
        quote = source.quote if isinstance(source, Citation) else None
        quoted = breakable(language(self.graph).quoted(quote)) if quote else None
        return {"number": self.number(source), "at": at, "quote": quoted}

    def held(self, position: Claim) -> list[int]:
        """Return the numbers of the sources whose authors hold a position."""
        return [self.number(Citation(cite=key)) for key in position.held_by]

    def listed(self) -> list[Plain]:
        """Return the sources cited so far by number, each with its stake in the answer, if any."""
        cited = self.library.cited
        return [
            {"words": cited[key].words, "url": cited[key].url, "stake": self.stakes.get(key)}
            for key in self.numbers
        ]
