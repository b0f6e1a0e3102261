"""What a visitor sees is an `Address`.

Kept in the session, mirrored in the query string, changed by `go`.

A run that a widget caused writes the address into the query string; any other run (a first visit, a
deep link, the browser's Back) reads it from there. Widgets show the address and report to it; they
keep no truth of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypedDict, TypeVar

import streamlit as st

from argmap.app.pages import ExplorerPage
from argmap.graph import DebateGraph
from argmap.model import Id
from argmap.reasoning import Supposition
from argmap.view import Address, LeftOut, Perspective, address_from, parameters

ADDRESS = "argmap-address"
MOVED = "argmap-moved"
TOLD = "argmap-told"
TURNS = "argmap-turns"

Value = TypeVar("Value")


def here() -> Address:
    """Return where this visitor is."""
    found: Address = st.session_state.get(ADDRESS, Address())
    return found


def go(to: Address) -> None:
    """Move this visitor; called in the callback of a widget, before the page is drawn anew."""
    st.session_state[ADDRESS] = to
    st.session_state[MOVED] = True
    st.session_state[TOLD] = ()


def went() -> bool:
    """Tell whether this visitor has moved since the page was drawn."""
    return bool(st.session_state.get(MOVED))


def asked_debate() -> str:
    """Return the name of the debate that this run is about, unchecked."""
    if st.session_state.get(MOVED):
        return here().debate
    return st.query_params.get("debate") or ""


def arrive(graph: DebateGraph, debate: str) -> tuple[LeftOut, ...]:
    """Settle where this run is, in a debate that may have changed since.

    Return what had to be left out, in words.

    `debate` is the name that the address shall carry, empty where there is one debate only.
    """
    # taken away at once: the next run reads the query string again, unless a widget causes it
    moved = st.session_state.pop(MOVED, False)
    wanted = parameters(here()) if moved else _asked()
    read, told = address_from(wanted, graph, tuple(ExplorerPage))
    settled = replace(read, debate=debate)
    st.session_state[ADDRESS] = settled
    # kept until the visitor moves: the address is mended by then, and would not tell it again
    if told:
        st.session_state[TOLD] = told
    mirrored = parameters(settled)
    if _asked() != mirrored:
        st.query_params.from_dict(mirrored)
    notices: tuple[LeftOut, ...] = st.session_state.get(TOLD, ())
    return notices


def corrected_address(graph: DebateGraph, left_out: Sequence[LeftOut], meant: str) -> Address:
    """Return this address with what was probably meant in place of the parts left out for it."""
    wanted = parameters(here())
    for part in left_out:
        if part.instead == meant:
            # first, since of some parameters the first value is the one that counts
            wanted[part.name] = [meant, *wanted.get(part.name, ())]
    return address_from(wanted, graph, tuple(ExplorerPage))[0]


def linger() -> None:
    """Name where this visitor is in a debate that cannot be shown yet.

    A link that led there stays for later.
    """
    if st.session_state.pop(MOVED, False):
        st.query_params.from_dict(parameters(here()))


def _asked() -> dict[str, list[str]]:
    """Return the query string as it is."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def perspective_address(**changes: Any) -> Address:
    """Return this address with another perspective."""
    return replace(here(), perspective=replace(here().perspective, **changes))


def focus_address(claim: Id) -> Address:
    """Return the map around a claim, which is selected."""
    return replace(perspective_address(focus=(claim,)), page=ExplorerPage.MAP, claim=claim)


def position_address(position: Id, *themes: str, kept: Perspective | None = None) -> Address:
    """Return the reasons and objections of a position, on these themes only if any.

    The filters of `kept` stay, but for those of themes and positions.
    """
    shown = replace(kept or Perspective(), focus=(position,), themes=themes, positions=())
    return replace(
        here(), page=ExplorerPage.POSITION, claim=None, opened=(), find="", perspective=shown
    )


def selection_address(claim: Id | None) -> Address:
    """Return this page with the claim selected, or none, the picture as it is."""
    return replace(here(), claim=claim)


def overview_address() -> Address:
    """Return the map of the whole debate."""
    return replace(perspective_address(focus=()), page=ExplorerPage.MAP, claim=None)


def supposition_address(**changes: Any) -> Address:
    """Return this address under another supposition."""
    return replace(here(), supposition=replace(here().supposition, **changes))


def page_address(page: ExplorerPage) -> Address:
    """Return another page of the same address."""
    return replace(here(), page=_name_of(page))


def _name_of(page: ExplorerPage) -> str:
    """Return what an address calls a page; the first one needs no name."""
    return "" if page is ExplorerPage.START else page


def debate_address(debate: str) -> Address:
    """Return the same page of another debate, where no claim of this one means anything."""
    return Address(
        page=here().page, debate=debate, supposition=Supposition(), perspective=Perspective()
    )


class Control(TypedDict):
    """The arguments that make a widget report to the address.

    What it begins with is the widget's own argument.
    """

    key: str
    on_change: Callable[[], None]


def control(name: str, value: Value, moved: Callable[[Value], Address]) -> Control:
    """Return what makes a widget, drawn to begin with `value`, move the visitor on a change.

    A widget that has to show something else than its visitor chose in it is a new widget: what a
    browser still reports of the old one, because a click on Back is faster than the answer to the
    last one, moves nobody. Nor does a report of what the widget was drawn with: after a run that
    was cut short Streamlit takes that for a change.
    """
    turns: dict[str, int] = st.session_state.setdefault(TURNS, {})
    # Streamlit keeps a widget's value by its key: another key is another widget
    if st.session_state.get(_key(name, turns), value) != value:
        turns[name] = turns.get(name, 0) + 1
    key = _key(name, turns)

    def changed() -> None:
        chosen = st.session_state[key]
        if chosen != value and key == _key(name, turns):
            go(moved(chosen))

    return {"key": key, "on_change": changed}


def _key(name: str, turns: Mapping[str, int]) -> str:
    """Return the key of the widget that now has this name."""
    return f"{name}-{turns.get(name, 0)}"
