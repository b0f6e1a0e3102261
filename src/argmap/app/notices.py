"""What is told above a page: what is wrong with the files, and what a link asks for in vain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from argmap.app.cache import Judged
from argmap.app.hosts import Doors
from argmap.app.library import ServedDebate, Shelf
from argmap.app.prose import plain_markdown
from argmap.app.state import corrected_address, debate_address, go
from argmap.report import full_report
from argmap.signs import spelt_out
from argmap.suggest import nearest
from argmap.view import Address, LeftOut, Unfit
from argmap.words import Language, in_language, language

SHOWN_PROBLEMS = 5
LONGEST_ASKED = 64
"""How much is repeated of a name that somebody put into a link."""


def draw_notices(shelf: Shelf, served: ServedDebate, unknown: str) -> None:
    """Say what is wrong: with the debate that is asked for, with the files, with what they hold.

    `unknown` is the name that no debate has. Whoever mends the files is shown where; to visitors,
    what stands on the server's disk is nobody's business.
    """
    private = Doors.of_process().private
    words = in_language("en") if served.graph is None else language(served.graph)
    if unknown:
        _unknown_debate(shelf, unknown[:LONGEST_ASKED], words)
    if shelf.trouble:
        trouble = words.say("app", "shelf-unreadable")
        if private:
            trouble = shelf.trouble
        before = words.say("app", "as-before")
        st.error(f"{plain_markdown(trouble)}\n\n{plain_markdown(before)}")
    if served.outdated:
        st.error(plain_markdown(words.say("app", "outdated")))
    if served.graph is None:
        st.error(plain_markdown(words.say("app", "not-shown-yet")))
    if private and (served.outdated or served.graph is None):
        st.code(full_report(served.problems, most=SHOWN_PROBLEMS), language=None, wrap_lines=True)


def draw_left_out(judged: Judged, left_out: Sequence[LeftOut]) -> None:
    """Say in one notice what a link asks for that is not here, and lead to what was meant."""
    if not left_out:
        return
    words = language(judged.graph)
    # a claim may be asked for in two ways, as selected and in focus, and is told of once
    sentences = tuple(dict.fromkeys(_in_words(words, part) for part in left_out))
    ways = {
        part.instead: corrected_address(judged.graph, left_out, part.instead)
        for part in left_out
        if part.instead is not None
    }
    _elsewhere(words, sentences, ways, key="elsewhere-part")


def _unknown_debate(shelf: Shelf, asked: str, words: Language) -> None:
    """Say that there is no such debate, and lead to the one that was probably meant."""
    meant = nearest(asked, [each.name for each in shelf.debates])
    sentence = words.say("app", "no-such-debate", name=_named(words, asked, meant))
    ways = {} if meant is None else {meant: debate_address(meant)}
    _elsewhere(words, [sentence], ways, key="elsewhere-debate")


def _elsewhere(
    words: Language, sentences: Sequence[str], ways: Mapping[str, Address], *, key: str
) -> None:
    """Draw one notice with a button for each way on, by the name of where it leads."""
    with st.container(horizontal=True, vertical_alignment="center", key=key):
        what = "; ".join(sentences)
        told = words.say("app", "link-elsewhere", what=what)
        st.warning(plain_markdown(told), icon=":material/link_off:")
        for name, to in ways.items():
            said = plain_markdown(words.say("app", "go-there", name=name))
            st.button(said, key=f"{key}-{name}", on_click=go, args=(to,))


def _in_words(words: Language, part: LeftOut) -> str:
    """Return what is wrong with a part of a link, as part of a sentence."""
    match part.why:
        case Unfit.UNKNOWN:
            return _unknown(words, part)
        case Unfit.CONTRADICTION:
            return words.say("app", "off-and-accepted", name=words.quoted(part.value))
        case Unfit.NO_NUMBER:
            least, most = part.bounds
            value = words.quoted(part.value[:LONGEST_ASKED])
            return words.say(
                "app", "no-number", name=part.name, least=least, most=most, value=value
            )
        case Unfit.TOO_MANY:
            return words.say("app", "too-many-values", number=part.number, name=part.name)
        case Unfit.MORE:
            return words.say("app", "more-unfit", count=part.number)


def _unknown(words: Language, part: LeftOut) -> str:
    """Return that the debate holds nothing of this name."""
    name = _named(words, part.value[:LONGEST_ASKED], part.instead)
    match part.kind:
        case "claim":
            return words.say("app", "no-such-claim", name=name)
        case "theme":
            return words.say("app", "no-such-theme", name=name)
        case "position":
            return words.say("app", "no-such-position", name=name)
        case "case":
            return words.say("app", "no-such-case", name=name)
        case "page":
            return words.say("app", "no-such-page", name=name)
        case _:
            return words.say("app", "no-such-value", name=name, parameter=part.kind)


def _named(words: Language, asked: str, meant: str | None) -> str:
    """Return a name in quotation marks; beside what it looks like, what is odd in it is spelt out.

    Two names that look the same would say nothing.
    """
    return words.quoted(asked if meant is None else spelt_out(asked))
