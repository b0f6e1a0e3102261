"""Each visitor in turn: how many runs and how many layouts there are at once in this process.

A run holds its place while it computes, and leaves it to others while Graphviz works for it. A
visitor has one run at a time; as soon as something newer is asked, the older run is given up, and
its Graphviz with it.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from argmap.app.state import ADDRESS
from argmap.app.turns import Calm, Turns

HEADER = "x-argmap-visitor"
"""What our own server adds to the headers of a connection, so that a run knows whose it is."""
_calm = dict[str, Calm]()
"""How calm the visitor at each connection is."""

RUNS = Turns(2, kept=1)
"""A second run at once only slows the first one down.

Its place is for those who ask now and then.
"""


class _Run(threading.local):
    """What the run of this thread has."""

    visitor: Calm | None = None
    has_place = False


_run = _Run()


@contextmanager
def connected() -> Iterator[tuple[str, Calm]]:
    """Yield the name of a new connection, and the calm of whoever is at its other end."""
    # nobody can guess the name of another visitor
    name = secrets.token_hex(8)
    _calm[name] = Calm()
    try:
        yield name, _calm[name]
    finally:
        del _calm[name]


def visitor() -> Calm:
    """Return how calm this visitor is."""
    # where another server runs the script no connection has a name
    return _calm.get(st.context.headers.get(HEADER, "")) or Calm()


@contextmanager
def in_turn(of: Calm) -> Iterator[None]:
    """Do a visitor's work in its turn.

    A part of a page is drawn in the turn of the whole page, if that is drawn.
    """
    if _run.has_place:
        yield
        return
    # entered inside, so that a run that is ended while it waits leaves nothing behind
    try:
        RUNS.enter(of.saved, look=_look)
        _run.visitor, _run.has_place = of, True
        yield
    finally:
        if _run.has_place:
            RUNS.leave()
        _run.visitor, _run.has_place = None, False


def give_way() -> None:
    """Let a calm visitor go first, between two parts of a page for one who is not."""
    if _run.has_place and _run.visitor and RUNS.is_asked_for(_run.visitor.saved):
        with _place_left(_run.visitor.saved):
            pass


@contextmanager
def _place_left(calm: float) -> Iterator[None]:
    """Leave the place of this run to others, and wait for one again, be there a failure.

    Where the run itself ends, by what Streamlit raises beside all failures, it waits for nothing
    any more.
    """
    had_place, _run.has_place = _run.has_place, False
    if had_place:
        RUNS.leave()
    try:
        yield
    except Exception:
        _returns(calm, had_place=had_place)
        raise
    _returns(calm, had_place=had_place)


def _returns(calm: float, *, had_place: bool) -> None:
    """Wait for the place that a run has left."""
    if had_place:
        RUNS.enter(calm, look=_look)
        _run.has_place = True


def _look() -> None:
    """End this run where its visitor has left or asks for something else.

    Streamlit looks whenever state is read.
    """
    if get_script_run_ctx(suppress_warning=True) is not None:
        st.session_state.get(ADDRESS)
