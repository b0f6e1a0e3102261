"""What sentences call claims, groups of claims, links, themes and cases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from argmap.graph import DebateGraph, Link
from argmap.model import Claim, Id
from argmap.reasoning import Judgement, Label
from argmap.words.languages import Language, language

LONGEST_NAME = 60
MOST_NAMED = 3
_DOUBLE_STOP = re.compile(r"([…?!\u3002\uff01\uff1f\u061f\u06d4\u0964])\.")
"""A mark that ends a sentence (also in Chinese, Arabic, Urdu and Hindi), and our full stop after it."""


def name(claim: Claim) -> str:
    """Return what a sentence calls a claim: its label, else the beginning of its text, without a full stop."""
    full = claim.name.rstrip(".")
    if len(full) <= LONGEST_NAME:
        return full
    return full[: LONGEST_NAME - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def called(graph: DebateGraph, claim: Id) -> str:
    """Return a claim's name and id."""
    return f"{name(graph.claims[claim])} ({claim})"


def theme_name(theme: str) -> str:
    """Return what a heading calls a theme.

    >>> theme_name("due-process"), theme_name("AI safety")
    ('Due process', 'AI safety')
    """
    words = theme.replace("-", " ")
    return words[:1].upper() + words[1:]


def case_name(graph: DebateGraph, id_: Id) -> str:
    """Return what a sentence calls a case."""
    return next((case.name.rstrip(".") for case in graph.debate.cases if case.id == id_), id_)


def listed(words: Language, names: Iterable[str], most: int | None = MOST_NAMED) -> str:
    """Return the first few names in a row, and how many more there are; all of them where `most` is None."""
    different = list(dict.fromkeys(names))
    shown = different[:most]
    row = words.say("name", "separator").join(shown)
    more = len(different) - len(shown)
    return words.say("name", "and-more", names=row, more=more) if more else row


def together(graph: DebateGraph, premises: Sequence[Id]) -> str:
    """Return one claim's name, or the names of claims that count only together, each in quotation marks."""
    if len(premises) == 1:
        return name(graph.claims[premises[0]])
    words = language(graph)
    quoted = [words.quoted(name(graph.claims[premise])) for premise in premises]
    more = len(quoted) - MOST_NAMED
    if more > 1:
        first = ", ".join(quoted[:MOST_NAMED])
        return words.say("name", "together-and-more", premises=first, more=more)
    return words.say("name", "together", premises=", ".join(quoted[:-1]), last=quoted[-1])


def within(graph: DebateGraph, premises: Sequence[Id]) -> str:
    """Return the same for the middle of a sentence: the name of one claim stands in quotation marks as well."""
    if len(premises) == 1:
        return language(graph).quoted(name(graph.claims[premises[0]]))
    return together(graph, premises)


def conclusion(links: Mapping[Id, Link], step: Link) -> tuple[Id, ...]:
    """Return where a step is said to lead: to a claim, or where it undercuts a step to those that take that one.

    An undercut of an undercut does not speak about the claim that the first step led to: it stands two steps off.
    """
    undercut = links.get(step.target)
    return undercut.premises if undercut else (step.target,)


def link_name(judgement: Judgement, link: Link) -> str:
    """Return what a list calls a link: its premises, and who objects to the step where only that makes it fall."""
    joined = together(judgement.graph, link.premises)
    if not _only_step_fell(judgement, link):
        return joined
    words = language(judgement.graph)
    standing = [cut for cut in judgement.objections(link.id) if judgement.stands(cut)]
    by = listed(words, (within(judgement.graph, cut.premises) for cut in standing))
    return words.say("name", "step-undercut", link=joined, by=by)


def link_cites(judgement: Judgement, link: Link) -> tuple[Id, ...]:
    """Return the claims that `link_name` names."""
    if not _only_step_fell(judgement, link):
        return link.premises
    standing = (cut for cut in judgement.objections(link.id) if judgement.stands(cut))
    return tuple(dict.fromkeys((*link.premises, *(premise for cut in standing for premise in cut.premises))))


def _only_step_fell(judgement: Judgement, link: Link) -> bool:
    """Tell whether no premise of a link falls and it falls nevertheless, by an undercut."""
    fell = judgement.labels[link.id] is Label.OUT
    return fell and all(judgement.labels[premise] is not Label.OUT for premise in link.premises)


def one_stop(text: str) -> str:
    """Return a text without the full stops that follow another mark, as where a sentence ends with a name.

    >>> one_stop("Without: Is it so?. Accepting: No.")
    'Without: Is it so? Accepting: No.'
    """
    return _DOUBLE_STOP.sub(r"\1", text)
