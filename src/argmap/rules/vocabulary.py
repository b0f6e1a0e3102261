"""Names that must be declared: themes, cases, sources, and the claims that questions name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain

from argmap.codes import Code
from argmap.graph import (
    LEAST_AGREEING,
    DebateGraph,
    misspelt_definition,
    unknown_claim,
    unknown_name,
)
from argmap.model import Citation, Source
from argmap.problem import Finding, Severity, Where
from argmap.rules.written import all_claims, claim_places, written_claims
from argmap.signs import spelt_out
from argmap.suggest import NOTHING, Suggestion, suggestion

MOST_NAMED = 8
"""How many names are listed where none is near."""

MOST_SUGGESTIONS = 50
"""How many unknown names get a suggestion; looking for one takes a millisecond per thousand
names."""


class Known:
    """The declared names of one kind; makes the finding for a name that is not among them."""

    def __init__(
        self,
        kind: str,
        names: Iterable[str],
        where: str,
        *,
        places: Mapping[str, Where] | None = None,
    ) -> None:
        """Keep the names.

        `where` tells a person where they are declared, `places` where a claim is written.
        """
        self.kind = kind
        self.names = dict.fromkeys(names)
        self._where = where
        self._places = places or {}
        self._suggested: dict[str, Suggestion] = {}

    def with_labels(self, labels: Mapping[str, str]) -> Known:
        """Return the same names, which may also be meant by what they are called."""
        for label, name in labels.items():
            if label and label not in self.names:
                self._suggested[label] = Suggestion((name,))
        return self

    def holds(self, *used: Iterable[str]) -> bool:
        """Tell whether every name that is used is declared; the usual answer, and quick."""
        return self.names.keys() >= set[str]().union(*used)

    def unknown(self, subject: str, name: str, where: Where) -> Finding:
        """Return the finding that `subject` names what is not declared."""
        if name not in self._suggested and len(self._suggested) < MOST_SUGGESTIONS:
            self._suggested[name] = suggestion(name, self.names)
        found = self._suggested.get(name, NOTHING)
        shown = spelt_out(name) if found.meant else name
        message = f"{subject} names {self.kind} `{shown}`, which does not exist"
        if self.kind == "claim":
            return unknown_claim(message, where, found, places=self._places)
        help_ = found.asked(name) or self._choice(name)
        if self.kind == "source" and found.words and not found.is_same:
            help_ = f"{self._where}; or {found.asked(name)}"
        return unknown_name(_CODES[self.kind], message, where, help_, found)

    def _choice(self, name: str) -> str:
        """Say what may be written instead of a name that is near to none."""
        several = list(filter(None, re.split(r"[\s,;]+", name)))
        if len(several) > 1 and self.holds(several):
            return f"write a list: `[{', '.join(several)}]`"
        if self.kind == "case" and name in ("all", "any", "every"):
            return "for every case leave the line out"
        # A long list is no help, and that of all claims would be one.
        if self.kind == "claim" or not 0 < len(self.names) <= MOST_NAMED:
            return self._where
        there = "there is" if len(self.names) == 1 else "there are"
        listed = ", ".join(f"`{each}`" for each in self.names)
        if self.kind == "source":  # a new source is declared more often than one is misspelt
            return f"{self._where}; {there} {listed}"
        return f"{there} {listed}; or {self._where}"


_CODES = {
    "theme": Code.UNKNOWN_THEME,
    "case": Code.UNKNOWN_CASE,
    "source": Code.UNKNOWN_SOURCE,
}


def known_claims(graph: DebateGraph) -> Known:
    """Return the ids that questions and tours may name: today's and former ones."""
    names = (*graph.claims, *graph.aliases)
    return Known(
        "claim", names, "it must be the id of a claim or a position", places=claim_places(graph)
    )


def known_cases(graph: DebateGraph) -> Known:
    """Return the declared cases."""
    called = {(case.label or "").lower(): case.id for case in graph.debate.cases}
    names = (case.id for case in graph.debate.cases)
    return Known("case", names, "declare it below `debate:` in `cases:`").with_labels(called)


Use = tuple[str, str, Where]
"""Who names something, the name, and where."""


def unknown_themes(graph: DebateGraph) -> Iterator[Finding]:
    """Where a debate declares its themes, claims use only these."""
    known = Known(
        "theme",
        (theme.id for theme in graph.debate.themes),
        "declare it below `debate:` in `themes:`",
    )
    if not known.names or known.holds(*[claim.themes for claim in all_claims(graph)]):
        return
    yield from _by_cause(
        known,
        _uses(graph, "themes"),
        ("debate", "themes"),
        are_apart=partial(_are_apart, graph, "themes"),
    )


def unknown_cases(graph: DebateGraph) -> Iterator[Finding]:
    """Claims apply to declared cases."""
    known = known_cases(graph)
    if known.holds(*[claim.cases for claim in all_claims(graph) if claim.cases]):
        return
    stops = chain.from_iterable(tour.steps for tour in graph.debate.tours)
    toured = (stop.case for stop in stops if stop.case)
    apart = partial(_are_apart, graph, "cases")
    yield from _by_cause(
        known, _uses(graph, "cases"), ("debate", "cases"), also=toured, are_apart=apart
    )


def unknown_sources(graph: DebateGraph) -> Iterator[Finding]:
    """What a claim cites and who holds a position is a declared source."""
    known = Known("source", (key for key, _ in graph.debate.sources), "add it to `sources:`")
    cited = [source.cite for source in graph.cited if isinstance(source, Citation)]
    if known.holds(cited, *[position.held_by for position in graph.debate.positions]):
        return
    yield from _by_cause(known, _citations(graph), ("sources",))


def _uses(graph: DebateGraph, key: str) -> Iterator[Use]:
    for where, claim in written_claims(graph):
        for number, name in enumerate(getattr(claim, key)):
            yield f"claim `{claim.id}`", name, (*where, key, number)


def _citations(graph: DebateGraph) -> Iterator[Use]:
    for where, claim in written_claims(graph):
        for number, source in enumerate(claim.sources):
            if isinstance(source, Citation):
                yield f"claim `{claim.id}`", source.cite, (*where, "sources", number, "cite")
        for number, key in enumerate(claim.held_by):
            if where[0] == "positions":
                yield f"position `{claim.id}`", key, (*where, "held_by", number)


def _always(uses: list[Use]) -> bool:
    """Tell that uses of a name are written apart.

    No default of a file writes them for several claims.
    """
    return bool(uses)


def _are_apart(graph: DebateGraph, key: str, uses: list[Use]) -> bool:
    """Tell whether uses are written in two places at least.

    A default of a file writes one for all claims of it. They are where the claims name different
    things beside it, or where a claim between them names nothing.
    """
    members = {"positions": graph.debate.positions, "claims": graph.debate.claims}
    places = [(str(where[0]), int(where[1])) for _, _, where in uses]
    named = {getattr(members[part][number], key) for part, number in places}
    if len(named) > 1:
        return True
    numbers = [number for part, number in places if part == "claims"]
    if len(numbers) < len(places):
        return True
    between = graph.debate.claims[min(numbers) : max(numbers)]
    return not all(getattr(claim, key) for claim in between)


def _by_cause(
    known: Known,
    uses: Iterable[Use],
    there: Where,
    *,
    also: Iterable[str] = (),
    are_apart: Callable[[list[Use]], bool] = _always,
) -> Iterator[Finding]:
    """Yield a finding for each use of a name that is not there.

    One, where its definition is the slip. That is so where several uses agree, and the only name
    that is near is used by nothing. Definitions stand `there`; `also` are names that are used
    elsewhere; `are_apart` tells whether uses are written more than once.
    """
    used = set(also)
    unknown: dict[str, list[Use]] = {}
    for use in uses:
        used.add(use[1])
        if use[1] not in known.names:
            unknown.setdefault(use[1], []).append(use)
    for name, several in unknown.items():
        found = [known.unknown(*use) for use in several]
        meant = found[0].replacement
        if (
            len(several) >= LEAST_AGREEING
            and meant is not None
            and meant not in used
            and are_apart(several)
        ):
            where = (*there, list(known.names).index(meant))
            yield misspelt_definition(found, (known.kind, meant, name), where)
        else:
            yield from found


def named_twice(graph: DebateGraph) -> Iterator[Finding]:
    """What a claim lists it lists once: its sources, themes and cases, and who holds a position."""
    for where, claim in written_claims(graph):
        kind = "position" if where[0] == "positions" else "claim"
        for key in ("sources", "themes", "cases", "held_by"):
            first = dict[str | Citation | Source, int]()
            for number, each in enumerate(getattr(claim, key)):
                if first.setdefault(each, number) == number:
                    continue
                yield Finding(
                    Code.NAMED_TWICE,
                    Severity.ADVICE,
                    f"{kind} `{claim.id}` names `{_name_in_list(each)}` twice in its `{key}`",
                    (*where, key, number),
                    "leave one of them out",
                    (("the first time", (*where, key, first[each])),),
                )


def _name_in_list(entry: str | Citation | Source) -> str:
    """Return what an entry is called: a theme, a case and a holder by themselves."""
    match entry:
        case Citation():
            return entry.cite
        case Source():
            return entry.title
        case _:
            return entry


def held_by_claims(graph: DebateGraph) -> Iterator[Finding]:
    """Only a position is held by somebody."""
    for number in [number for number, claim in enumerate(graph.debate.claims) if claim.held_by]:
        message = (
            f"claim `{graph.debate.claims[number].id}` has the key `held_by`, "
            "which only a position has"
        )
        where = ("claims", number, "held_by")
        yield Finding(
            Code.HELD_BY_CLAIM,
            Severity.ERROR,
            message,
            where,
            "a claim names its `sources`",
            at_key=True,
        )


def unknown_in_questions(graph: DebateGraph) -> Iterator[Finding]:
    """A question names claims of the debate."""
    if not graph.debate.questions:
        return
    known = known_claims(graph)
    for number, question in enumerate(graph.debate.questions):
        for key in ("claims", "agree", "disagree"):
            for place, id_ in enumerate(getattr(question, key)):
                if id_ not in known.names:
                    where = ("debate", "questions", number, key, place)
                    yield known.unknown(f"question `{question.id}`", id_, where)
