"""The address of what a person sees: the one codec between a query string and a supposition and perspective.

Everything that arrives in an address was written by somebody else: it is bounded, checked against the loaded debate,
and what the debate does not hold is left out with a sentence that says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from argmap.graph import DebateGraph
from argmap.model import Id
from argmap.problem import UnknownId
from argmap.reasoning import Policy, Supposition, Verdict
from argmap.suggest import nearest
from argmap.view.perspective import HARD_MOST_BOXES, Perspective

DEEPEST = 20
MOST_VALUES = 200
"""How many values of one parameter are read; the rest are counted in a sentence."""
LONGEST_VALUE = 200
MOST_SENTENCES = 6

Parameters = Mapping[str, Sequence[str]]
"""The parameters of a query string by name, each with its values in order."""


class Page(StrEnum):
    """The pages of the explorer."""

    START = "start"
    MAP = "map"
    OUTLINE = "outline"


@dataclass(frozen=True, slots=True)
class Address:
    """All that two people have to share in order to see the same: a page, a debate, a claim, and what is supposed."""

    page: Page = Page.START
    debate: str = ""
    claim: Id | None = None
    supposition: Supposition = Supposition()
    perspective: Perspective = Perspective()


def parameters(address: Address) -> dict[str, list[str]]:
    """Return the parameters of an address, in a fixed order; what is as usual is left out.

    >>> parameters(Address(Page.MAP, claim="inspectable", perspective=Perspective(focus=("open",), depth=3)))
    {'page': ['map'], 'claim': ['inspectable'], 'focus': ['open'], 'depth': ['3']}
    """
    supposed, shown, usual = address.supposition, address.perspective, Perspective()
    values: dict[str, Iterable[str]] = {
        "page": [address.page] if address.page is not Page.START else [],
        "debate": [address.debate] if address.debate else [],
        "claim": [address.claim] if address.claim else [],
        "focus": shown.focus,
        "depth": [str(shown.depth)] if shown.depth != usual.depth else [],
        "theme": shown.themes,
        "position": shown.positions,
        "verdict": shown.verdicts,
        "sourced": ["yes"] if shown.sourced else [],
        "most": [str(shown.most)] if shown.most != usual.most else [],
        "case": [supposed.case] if supposed.case else [],
        "without": supposed.without,
        "accept": supposed.accept,
        "policy": [supposed.policy] if supposed.policy is not Policy.REASONS_NEEDED else [],
    }
    return {name: [str(value) for value in several] for name, several in values.items() if several}


def address(parameters: Parameters, graph: DebateGraph) -> tuple[Address, tuple[str, ...]]:
    """Return the address that the parameters name, and a sentence for each part that was left out.

    Former ids (`was`) become today's. `debate` is taken as it is: the caller chose `graph` by it. Unknown parameters
    are ignored, as on any web page. Cost is bounded by `MOST_VALUES` per parameter, whatever arrives.
    """
    reader = _Reader(parameters, graph)
    without = reader.claims("without")
    read = Address(
        page=Page(reader.choice("page", tuple(Page)) or Page.START),
        debate=reader.word("debate"),
        claim=next(iter(reader.claims("claim")), None),
        supposition=Supposition(
            case=reader.choice("case", [case.id for case in graph.debate.cases]),
            without=without,
            accept=reader.others(reader.claims("accept"), without),
            policy=Policy(reader.choice("policy", tuple(Policy)) or Policy.REASONS_NEEDED),
        ),
        perspective=Perspective(
            focus=reader.claims("focus"),
            depth=reader.number("depth", Perspective().depth, range(DEEPEST + 1)),
            themes=reader.choices("theme", themes(graph)),
            positions=reader.choices("position", graph.roots),
            verdicts=tuple(map(Verdict, reader.choices("verdict", tuple(Verdict)))),
            sourced=reader.choice("sourced", ("yes", "no")) == "yes",
            most=reader.number("most", Perspective().most, range(1, HARD_MOST_BOXES + 1)),
        ),
    )
    return read, reader.told()


def themes(graph: DebateGraph) -> tuple[str, ...]:
    """Return the themes of a debate: the described ones, then others in the order in which claims name them."""
    described = (theme.id for theme in graph.debate.themes)
    named = (theme for claim in graph.claims.values() for theme in claim.themes)
    return tuple(dict.fromkeys((*described, *named)))


class _Reader:
    """Reads parameters one by one and collects what it had to leave out."""

    def __init__(self, parameters: Parameters, graph: DebateGraph) -> None:
        self._parameters = parameters
        self._graph = graph
        self._sentences = list[str]()

    def told(self) -> tuple[str, ...]:
        """Return the collected sentences, bounded like everything here."""
        told = tuple(dict.fromkeys(self._sentences))
        rest = len(told) - MOST_SENTENCES
        more = (f"{rest} more parts of the link name nothing in this debate",) if rest > 0 else ()
        return (*told[:MOST_SENTENCES], *more)

    def words(self, name: str) -> tuple[str, ...]:
        """Return the distinct values of a parameter, cut to a length that nobody needs."""
        values = self._parameters.get(name, ())
        if len(values) > MOST_VALUES:
            self._sentences.append(f"of {len(values)} values of `{name}` the first {MOST_VALUES} are used")
        return tuple(dict.fromkeys(value[:LONGEST_VALUE] for value in values[:MOST_VALUES] if value))

    def word(self, name: str) -> str:
        """Return the first value of a parameter, or an empty text."""
        return next(iter(self.words(name)), "")

    def claims(self, name: str) -> tuple[Id, ...]:
        """Return the values that are claims of the debate, by today's ids."""
        found = dict[Id, None]()
        for value in self.words(name):
            current = self._graph.current(value)
            if current is None:
                self._unknown(value, self._graph.claims, "claim")
            else:
                found[current] = None
        return tuple(found)

    def choices(self, name: str, known: Sequence[str]) -> tuple[str, ...]:
        """Return the values that are among the known ones."""
        values = self.words(name)
        for value in values:
            if value not in known:
                self._unknown(value, known, name)
        return tuple(value for value in values if value in known)

    def choice(self, name: str, known: Sequence[str]) -> str | None:
        """Return the first value that is among the known ones, if any."""
        return next(iter(self.choices(name, known)), None)

    def others(self, claims: tuple[Id, ...], taken: tuple[Id, ...]) -> tuple[Id, ...]:
        """Return the claims that are not switched off already."""
        for claim in claims:
            if claim in taken:
                self._sentences.append(f"`{claim}` cannot be both switched off and accepted; it is switched off")
        return tuple(claim for claim in claims if claim not in taken)

    def number(self, name: str, usual: int, allowed: range) -> int:
        """Return a whole number within the allowed range, or the usual one."""
        value = self.word(name)
        if value.isascii() and value.isdigit() and len(value) < 5 and int(value) in allowed:
            return int(value)
        if value:
            self._sentences.append(f"`{name}` is a number from {allowed[0]} to {allowed[-1]}, not `{value}`")
        return usual

    def _unknown(self, value: str, known: Iterable[str], kind: str) -> None:
        suggestion = nearest(value, known) if len(self._sentences) < MOST_SENTENCES else None
        self._sentences.append(str(UnknownId(value, suggestion, kind=kind)))
