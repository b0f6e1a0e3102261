"""A debate as nested Markdown with verdicts, its sources as footnotes.

Nothing in a debate is taken as markup.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from argmap.deck import CitedSources
from argmap.graph import DebateGraph
from argmap.model import Citation, Claim, Relation, Source
from argmap.reasoning import Judgement
from argmap.scene import Cited
from argmap.view import Entry, View, ViewKind, outline, outline_of
from argmap.words import Form, Language, language, note, relation, sentence

# GitHub makes formulas between dollar signs as well, and strikes out between tildes.
MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&$])")
DEEPEST = 12
"""Deeper answers are not indented further and say their level: a long chain stays a small file."""


@dataclass
class _Told:
    """What has been told so far, and the sources that it cites."""

    sources: CitedSources
    names: dict[str, str] = field(default_factory=dict)
    """The names of claims in Markdown, by id: a claim stands in as many lines as it has steps."""
    bodies: dict[str, list[str]] = field(default_factory=dict)
    """What is told of claims, by id."""


def outline_markdown(view: View) -> str:
    """Return the part of a debate that a view is about: the whole of it for an overview.

    O(claims + links).
    """
    graph = view.judgement.graph
    shown = outline(view.judgement) if view.kind is ViewKind.OVERVIEW else outline_of(view)
    lines = [f"# {escaped(graph.debate.title)}", "", f"*{escaped(graph.debate.question)}*", ""]
    lines += [f"**{escaped(view.caption)}**", ""] if view.caption else []
    lines += [escaped(note(graph)), ""]
    told = _Told(CitedSources(graph))
    for entry, level in shown.lines():
        lines += _entry(view.judgement, entry, level, told)
    lines += ["", *map(_reference, told.sources.cited.values())]
    return "\n".join(lines).rstrip() + "\n"


def escaped(text: str) -> str:
    r"""Return words that Markdown shows as they are.

    >>> escaped("<b>x</b> & *y*")
    '\\<b\\>x\\</b\\> \\& \\*y\\*'
    """
    return MARKUP.sub(r"\\\1", " ".join(text.split()))


def _entry(judgement: Judgement, entry: Entry, level: int, told: _Told) -> list[str]:
    """Return the lines of an entry; a root is a heading, everything below it a list."""
    claim = judgement.graph.claims[entry.claim]
    if level == 0:
        return ["", f"## {escaped(claim.name)}", "", *_body(judgement, claim, told), ""]
    # A root is a heading, so that the answers to it are the outermost list.
    indent = "  " * (min(level, DEEPEST) - 1)
    words = language(judgement.graph)
    opening = opening_words(judgement.graph, entry)
    if level > DEEPEST:
        opening = f"{words.say('outline', 'level', level=level)} {opening}"
    body = [words.say("outline", "elsewhere")] if entry.repeated else _body(judgement, claim, told)
    opening += _together(judgement, entry, told)
    head = f"*{opening}:* **{_named(judgement, claim.id, told)}.**"
    if entry.note:
        head += f" *({escaped(entry.note)})*"
    return [f"{indent}- {head} {' '.join(body)}".rstrip()]


def opening_words(graph: DebateGraph, entry: Entry) -> str:
    """Return how an answer begins, which stands below what it answers.

    A root begins without words.
    """
    if entry.relation is None:
        return ""
    return relation(language(graph), Relation(entry.relation), Form.OPENING)


def _together(judgement: Judgement, entry: Entry, told: _Told) -> str:
    """Return which other premises an answer needs."""
    premises = judgement.graph.links[entry.through].premises if entry.through else ()
    names = [_named(judgement, premise, told) for premise in premises if premise != entry.claim]
    if not names:
        return ""
    return f" {language(judgement.graph).say('outline', 'together', names=', '.join(names))}"


def _named(judgement: Judgement, id_: str, told: _Told) -> str:
    """Return the name of a claim as Markdown shows it, without a full stop."""
    if id_ not in told.names:
        told.names[id_] = escaped(judgement.graph.claims[id_].name.rstrip("."))
    return told.names[id_]


def _body(judgement: Judgement, claim: Claim, told: _Told) -> list[str]:
    """Return a claim's text where the label is not all of it, its verdict, and its sources."""
    # Kept: a claim may be told below each of the claims that it answers.
    if claim.id not in told.bodies:
        told.bodies[claim.id] = _said(judgement, claim, told)
    return told.bodies[claim.id]


def _said(judgement: Judgement, claim: Claim, told: _Told) -> list[str]:
    text = [escaped(claim.text)] if claim.label else []
    words = language(judgement.graph)
    notes = [_footnote(citation, told, words) for citation in claim.sources]
    verdict = f"*{escaped(sentence(judgement, claim.id).text)}*"
    return [*text, " ".join((verdict, *notes))]


def _footnote(citation: Citation | Source, told: _Told, words: Language) -> str:
    """Return the mark of a footnote, with the place and the words that are cited."""
    if isinstance(citation, Source):
        return f"[^{told.sources.one(citation).key}]"
    # A footnote that leads nowhere would be shown as it is written.
    if citation.cite not in told.sources.declared:
        return escaped(f"({citation.cite})")
    told.sources.one(citation)
    parts = [citation.at or "", words.quoted(citation.quote) if citation.quote else ""]
    place = ", ".join(escaped(part) for part in parts if part)
    return f"[^{citation.cite}]" + (f" ({place})" if place else "")


def _reference(cited: Cited) -> str:
    """Return a source as a footnote."""
    address = f" <{cited.url}>" if cited.url else ""
    return f"[^{cited.key}]: {escaped(cited.words)}{address}"
