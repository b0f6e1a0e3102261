"""The address of what a person sees.

From a query string to a supposition and perspective, and back.

Everything that arrives in an address was written by somebody else: it is bounded, checked against
the loaded debate, and what the debate does not hold is left out, and told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from argmap.graph import DebateGraph
from argmap.model import Id
from argmap.reasoning import Policy, Supposition, Verdict
from argmap.suggest import nearest
from argmap.view.filters import themes
from argmap.view.perspective import HARD_MOST_BOXES, Perspective

DEEPEST = 20
"""So many levels below a claim are more than any debate has that people read."""
MOST_VALUES = 200
"""How many values of one parameter are read; the rest are counted in a sentence."""
LONGEST_VALUE = 200
MOST_DIGITS = 4
"""Of a number; a longer one is none, and need not be read in order to know that."""
MOST_LEFT_OUT = 6
EVERYTHING = "*"
"""What an address calls all that can be opened in a list."""

Parameters = Mapping[str, Sequence[str]]
"""The parameters of a query string by name, each with its values in order."""


@dataclass(frozen=True, slots=True)
class Address:
    """All that two people share in order to see the same.

    Page, debate, claim, what is open in a list, what is searched for, and what is supposed. Which
    pages there are is the affair of who shows them; the empty name is the first one.
    """

    page: str = ""
    debate: str = ""
    claim: Id | None = None
    opened: tuple[Id, ...] = ()
    """The claims and links that are open in a list."""
    find: str = ""
    supposition: Supposition = Supposition()
    perspective: Perspective = Perspective()


def parameters(address: Address) -> dict[str, list[str]]:
    """Return the parameters of an address, in a fixed order; what is as usual is left out.

    >>> inspected = Perspective(focus=("open",), depth=3)
    >>> parameters(Address("map", claim="inspectable", perspective=inspected))
    {'page': ['map'], 'claim': ['inspectable'], 'focus': ['open'], 'depth': ['3']}
    """
    supposed, shown = address.supposition, address.perspective
    usual = Perspective()
    values: dict[str, Sequence[object]] = {
        "page": _unless("", address.page),
        "debate": _unless("", address.debate),
        "claim": _unless(None, address.claim),
        "open": address.opened,
        "find": _unless("", address.find),
        "focus": shown.focus,
        "depth": _unless(usual.depth, shown.depth),
        "theme": shown.themes,
        "position": shown.positions,
        "verdict": shown.verdicts,
        "sourced": ("yes",) if shown.sourced else (),
        "most": _unless(usual.most, shown.most),
        "case": _unless(None, supposed.case),
        "without": supposed.without,
        "accept": supposed.accept,
        "policy": _unless(Policy.REASONS_NEEDED, supposed.policy),
    }
    return {name: list(map(str, several)) for name, several in values.items() if several}


def _unless(usual: object, value: object) -> tuple[object, ...]:
    """Return a value, or nothing where it is the usual one."""
    return () if value == usual else (value,)


class Unfit(StrEnum):
    """Why a part of an address says nothing here."""

    UNKNOWN = "unknown"
    """The debate holds nothing of this name."""
    NO_NUMBER = "no-number"
    """It is no number within its `bounds`."""
    CONTRADICTION = "contradiction"
    """A claim cannot be accepted that is switched off."""
    TOO_MANY = "too-many"
    """Of `number` values only the first are used."""
    MORE = "more"
    """So many more parts, by their `number`, say nothing either."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of an address that says nothing in this debate.

    `name` is the parameter and `kind` what it names, `claim` for all that name claims. `instead` is
    what was probably meant in place of `value`, None where nothing is near.
    """

    why: Unfit
    name: str = ""
    value: str = ""
    kind: str = ""
    instead: str | None = None
    number: int = 0
    bounds: tuple[int, int] = (0, 0)
    """The least and the greatest number that may be asked for."""


def address_from(
    parameters: Parameters, graph: DebateGraph, pages: Sequence[str] = ()
) -> tuple[Address, tuple[LeftOut, ...]]:
    """Return the address that the parameters name, and each part that had to be left out.

    `pages` are the names of the pages, the first of them being the one without a name. Former ids
    (`was`) become today's. `debate` is taken as it is: the caller chose `graph` by it. Unknown
    parameters are ignored, as on any web page. Cost is bounded by `MOST_VALUES` per parameter,
    whatever arrives.
    """
    reader = _Reader(parameters, graph)
    # read before what is accepted: a claim that an address names twice is switched off
    without = reader.claims("without")
    read = Address(
        page=reader.page(pages),
        debate=reader.word("debate"),
        claim=_first(reader.claims("claim")),
        opened=reader.nodes("open"),
        find=reader.word("find"),
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
            verdicts=tuple(Verdict(each) for each in reader.choices("verdict", tuple(Verdict))),
            sourced=reader.choice("sourced", ("yes", "no")) == "yes",
            most=reader.number("most", Perspective().most, range(1, HARD_MOST_BOXES + 1)),
        ),
    )
    return read, reader.left_out()


def _first(values: Sequence[str]) -> str | None:
    return values[0] if values else None


class _Reader:
    """Reads parameters one by one and collects what it had to leave out."""

    def __init__(self, parameters: Parameters, graph: DebateGraph) -> None:
        self._parameters = parameters
        self._graph = graph
        self._left_out = dict[LeftOut, None]()

    def left_out(self) -> tuple[LeftOut, ...]:
        """Return what was left out, each once, bounded like everything here."""
        different = list(self._left_out)
        rest = len(different) - MOST_LEFT_OUT
        if rest > 0:
            different[MOST_LEFT_OUT:] = [LeftOut(Unfit.MORE, number=rest)]
        return tuple(different)

    def _leave_out(self, part: LeftOut) -> None:
        self._left_out[part] = None

    def page(self, pages: Sequence[str]) -> str:
        """Return the page that is asked for, the first one without its name."""
        found = self.choice("page", pages)
        if found is None or found == pages[0]:
            return ""
        return found

    def words(self, name: str) -> tuple[str, ...]:
        """Return the distinct values of a parameter, cut to a length that nobody needs."""
        values = self._parameters.get(name, ())
        if len(values) > MOST_VALUES:
            self._leave_out(LeftOut(Unfit.TOO_MANY, name, number=len(values)))
        cut = [value[:LONGEST_VALUE] for value in values[:MOST_VALUES] if value]
        return tuple(dict.fromkeys(cut))

    def word(self, name: str) -> str:
        """Return the first value of a parameter, or an empty text."""
        return _first(self.words(name)) or ""

    def claims(self, name: str) -> tuple[Id, ...]:
        """Return the values that are claims of the debate, by today's ids."""
        found = dict[Id, None]()
        for value in self.words(name):
            current = self._graph.current(value)
            if current is None:
                self._unknown(name, value, self._graph.claims, "claim")
            else:
                found[current] = None
        return tuple(found)

    def nodes(self, name: str) -> tuple[Id, ...]:
        """Return the values that are claims or links.

        Of what is no longer there nothing is said: that something is open says nothing by itself.
        """
        links = self._graph.links
        nodes = []
        for value in self.words(name):
            is_kept = value in links or value == EVERYTHING
            nodes.append(value if is_kept else self._graph.current(value))
        return tuple(dict.fromkeys(node for node in nodes if node))

    def choices(self, name: str, known: Sequence[str]) -> tuple[str, ...]:
        """Return the values that are among the known ones."""
        values = self.words(name)
        for value in values:
            if value not in known:
                self._unknown(name, value, known, name)
        return tuple(value for value in values if value in known)

    def choice(self, name: str, known: Sequence[str]) -> str | None:
        """Return the first value that is among the known ones, if any."""
        return _first(self.choices(name, known))

    def others(self, claims: tuple[Id, ...], taken: tuple[Id, ...]) -> tuple[Id, ...]:
        """Return the claims that are not switched off already."""
        for claim in claims:
            if claim in taken:
                self._leave_out(LeftOut(Unfit.CONTRADICTION, "accept", claim))
        return tuple(claim for claim in claims if claim not in taken)

    def number(self, name: str, usual: int, allowed: range) -> int:
        """Return a whole number within the allowed range, or the usual one."""
        value = self.word(name)
        if not value:
            return usual
        # only ASCII: `isdigit` also holds for signs such as ², which `int` refuses
        written = value.isascii() and value.isdigit() and len(value) <= MOST_DIGITS
        if written and int(value) in allowed:
            return int(value)
        self._leave_out(LeftOut(Unfit.NO_NUMBER, name, value, bounds=(allowed[0], allowed[-1])))
        return usual

    def _unknown(self, name: str, value: str, known: Iterable[str], kind: str) -> None:
        suggestion = None
        # to look for a near word costs time: not for one that will only be counted
        if len(self._left_out) < MOST_LEFT_OUT:
            suggestion = nearest(value, known)
        self._leave_out(LeftOut(Unfit.UNKNOWN, name, value, kind, suggestion))
