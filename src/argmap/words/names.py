"""What sentences call claims, groups of claims, links, themes and cases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from argmap.graph import DebateGraph, Link
from argmap.model import Claim, Id
from argmap.reasoning import Judgement, Label
from argmap.words.languages import Language, language

# longer than any label: only texts that have none are cut
LONGEST_NAME = 60
MOST_NAMED = 3
_DOUBLE_STOP = re.compile(r"([…?!\u3002\uff01\uff1f\u061f\u06d4\u0964])\.")
"""A mark that ends a sentence, also in other scripts, and our full stop after it.

Chinese, Arabic, Urdu and Hindi have marks of their own.
"""


def name(claim: Claim) -> str:
    """Return what a sentence calls a claim.

    Its label, else the beginning of its text, without a full stop.
    """
    full = claim.name.rstrip(".")
    if len(full) <= LONGEST_NAME:
        return full
    # cut between words, and let no comma stand before the sign that says so
    return full[: LONGEST_NAME - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def name_with_id(graph: DebateGraph, claim: Id) -> str:
    """Return a claim's name and id."""
    return f"{name(graph.claims[claim])} ({claim})"


def theme_name(theme: str) -> str:
    """Return what a heading calls a theme.

    >>> theme_name("due-process"), theme_name("AI safety")
    ('Due process', 'AI safety')
    """
    words = theme.replace("-", " ")
    # not `capitalize`, which would write small what an author wrote large: “AI safety”
    return words[:1].upper() + words[1:]


def case_name(graph: DebateGraph, id_: Id) -> str:
    """Return what a sentence calls a case."""
    for case in graph.debate.cases:
        if case.id == id_:
            return case.name.rstrip(".")
    return id_


def enumeration(words: Language, names: Iterable[str], most: int | None = MOST_NAMED) -> str:
    """Return the first few names in a row, and how many more there are.

    All of them where `most` is None.
    """
    different = list(dict.fromkeys(names))  # two claims may bear one label
    shown = different[:most]
    row = words.say("name", "separator").join(shown)
    more = len(different) - len(shown)
    if more:
        return words.say("name", "and-more", names=row, more=more)
    return row


def joint_name(graph: DebateGraph, premises: Sequence[Id]) -> str:
    """Return a claim's name, or those of claims that count only together, each quoted."""
    if len(premises) == 1:
        return name(graph.claims[premises[0]])
    words = language(graph)
    quoted = [words.quoted(name(graph.claims[premise])) for premise in premises]
    more = len(quoted) - MOST_NAMED
    if more > 1:  # a single one more is named as well: that is as short as to count it
        first = ", ".join(quoted[:MOST_NAMED])
        return words.say("name", "together-and-more", premises=first, more=more)
    return words.say("name", "together", premises=", ".join(quoted[:-1]), last=quoted[-1])


def quoted_name(graph: DebateGraph, premises: Sequence[Id]) -> str:
    """Return the same for the middle of a sentence.

    The name of one claim stands in quotation marks as well.
    """
    if len(premises) == 1:
        return language(graph).quoted(name(graph.claims[premises[0]]))
    return joint_name(graph, premises)


def conclusion(links: Mapping[Id, Link], step: Link) -> tuple[Id, ...]:
    """Return where a step is said to lead.

    To a claim, or where it undercuts a step to those that take that one.

    An undercut of an undercut does not speak about the claim that the first step led to: it stands
    two steps off.
    """
    undercut = links.get(step.target)
    if undercut:
        return undercut.premises
    return (step.target,)


def link_name(judgement: Judgement, link: Link) -> str:
    """Return what a list calls a link.

    Its premises, and who objects to the step where only that makes it fall.
    """
    joined = joint_name(judgement.graph, link.premises)
    if not _only_step_fell(judgement, link):
        return joined
    words = language(judgement.graph)
    standing = _standing_undercuts(judgement, link)
    by = enumeration(words, (quoted_name(judgement.graph, cut.premises) for cut in standing))
    return words.say("name", "step-undercut", link=joined, by=by)


def link_cites(judgement: Judgement, link: Link) -> tuple[Id, ...]:
    """Return the claims that `link_name` names."""
    if not _only_step_fell(judgement, link):
        return link.premises
    return all_premises((link, *_standing_undercuts(judgement, link)))


def all_premises(links: Iterable[Link]) -> tuple[Id, ...]:
    """Return the premises of several links, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(link.premises for link in links)))


def _standing_undercuts(judgement: Judgement, link: Link) -> list[Link]:
    return [cut for cut in judgement.objections(link.id) if judgement.stands(cut)]


def _only_step_fell(judgement: Judgement, link: Link) -> bool:
    """Tell whether no premise of a link falls and it falls nevertheless, by an undercut."""
    fell = judgement.labels[link.id] is Label.OUT
    return fell and all(judgement.labels[premise] is not Label.OUT for premise in link.premises)


def one_stop(text: str) -> str:
    """Return a text without a full stop after another mark, as behind a name that ends in one.

    >>> one_stop("Without: Is it so?. Accepting: No.")
    'Without: Is it so? Accepting: No.'
    """
    return _DOUBLE_STOP.sub(r"\1", text)
