"""The sources of a talk.

A short key on the slide, the full reference in the notes and on the last slides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from argmap.graph import DebateGraph
from argmap.model import Citation, Id, Source
from argmap.scene import Cited


def reference_words(source: Source) -> str:
    """Return a source as a line of a bibliography, without its address.

    >>> written = Source(title="On openness", author="Kapoor et al.", year=2024, publisher="ICML")
    >>> reference_words(written)
    'Kapoor et al. 2024. On openness. ICML.'
    """
    parts = (source.author, source.date or source.year, source.title, source.publisher)
    return " ".join(_sentence(str(part)) for part in parts if part)


def _sentence(part: str) -> str:
    """Return a part of a reference with a mark at its end."""
    if part.endswith(("?", "!", ".")):
        return part
    return f"{part}."


@dataclass
class CitedSources:
    """The sources of a debate by the keys of a talk, and those cited so far, in order."""

    graph: DebateGraph
    cited: dict[str, Cited] = field(default_factory=dict)
    declared: dict[str, Source] = field(init=False)
    _inline: dict[Source, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.declared = dict(self.graph.debate.sources)

    def cite(self, claims: Iterable[Id]) -> tuple[Cited, ...]:
        """Return the sources of some claims, each once, and remember them."""
        found = dict[str, Cited]()
        for claim in claims:
            written = self.graph.claims[claim]
            # who is named as holding a position is a source of it
            holders = [Citation(cite=key) for key in written.held_by]
            for citation in (*written.sources, *holders):
                cited = self.one(citation)
                found[cited.key] = cited
        return tuple(found.values())

    def one(self, citation: Citation | Source) -> Cited:
        """Return one source, and remember it."""
        cited = self._known_as(citation)
        self.cited[cited.key] = cited
        return cited

    def _known_as(self, citation: Citation | Source) -> Cited:
        """Return a source with its key.

        A key that the debate does not declare is all that is known of it.
        """
        if isinstance(citation, Source):
            # a source that is written out where it is cited has no key; equal ones share a made one
            key = self._inline.setdefault(citation, f"source-{len(self._inline) + 1}")
            return Cited(key, reference_words(citation), citation.url)
        source = self.declared.get(citation.cite)
        if source is None:
            return Cited(citation.cite, citation.cite)
        return Cited(citation.cite, reference_words(source), source.url)
