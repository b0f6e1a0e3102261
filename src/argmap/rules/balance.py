"""Advice on the balance of a debate.

Reasons that rest on the same sources, themes on which only one side speaks.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.codes import Code
from argmap.graph import DebateGraph, Stance
from argmap.model import Citation, Claim, Relation
from argmap.problem import Finding, Severity, Where
from argmap.rules.written import claim_places


def same_sources(graph: DebateGraph) -> Iterator[Finding]:
    """Two reasons for one thing, or two objections to it, do not rest on the very same sources."""
    places: dict[str, Where] = {}
    first: dict[tuple[str, Relation, frozenset[str]], str] = {}
    for link in graph.links.values():
        claim = link.premises[0]
        cited = _cited(graph.claims[claim])
        if link.relation not in (Relation.SUPPORTS, Relation.REBUTS) or not cited:
            continue
        other = first.setdefault((link.target, link.relation, cited), claim)
        if other != claim:
            # Only now, for most debates hold no such pair.
            places = places or claim_places(graph)
            message = (
                f"claims `{other}` and `{claim}` both {_BASE[link.relation]} "
                f"`{link.target}` on the same sources"
            )
            help_ = "they are hardly two reasons: join them, or cite what each of them rests on"
            related = (("the other one", (*places[other], "id")),)
            where = (*places[claim], "sources")
            yield Finding(
                Code.SAME_SOURCES, Severity.ADVICE, message, where, help_, related, at_key=True
            )


_BASE = {Relation.SUPPORTS: "support", Relation.REBUTS: "rebut"}


def _cited(claim: Claim) -> frozenset[str]:
    return frozenset(
        # Without a key a source is known by its address, or else by its title.
        source.cite if isinstance(source, Citation) else source.url or source.title
        for source in claim.sources
    )


def one_sided_themes(graph: DebateGraph) -> Iterator[Finding]:
    """On every theme of which several claims take a side, more than one side speaks."""
    leanings: dict[str, list[tuple[tuple[str, Stance], ...]]] = {}
    first: dict[str, Where] = {}
    for number, claim in enumerate(graph.debate.claims):
        side = graph.sides.get(claim.id, ())
        if not side:
            continue
        for place, theme in enumerate(claim.themes):
            leanings.setdefault(theme, []).append(side)
            first.setdefault(theme, ("claims", number, "themes", place))
    declared = {theme.id: ("themes", number) for number, theme in enumerate(graph.debate.themes)}
    for theme, sides in leanings.items():
        # One claim makes no theme one-sided, and who speaks about several positions takes no single
        # side.
        if len(sides) > 1 and len(set(sides)) == 1 and len(sides[0]) == 1:
            (root, stance) = sides[0][0]
            message = f"all {len(sides)} claims on theme `{theme}` speak {stance} `{root}`"
            help_ = "what would somebody say who disagrees?"
            where = declared.get(theme, first[theme])
            yield Finding(
                Code.ONE_SIDED_THEME,
                Severity.ADVICE,
                message,
                where,
                help_,
                at_key=theme in declared,
            )
