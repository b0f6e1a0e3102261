"""What `argmap new` asks at a terminal, one thing after the other; nothing is written before the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

import typer
from rapidfuzz import fuzz, process

from argmap.edit.citing import address, citation
from argmap.edit.claims import names_of_claims
from argmap.edit.contribution import Contribution, new_id
from argmap.edit.inventory import Entry, claims, sources
from argmap.loading import Draft
from argmap.loading.words.values import is_id
from argmap.model import LONGEST_LABEL, LONGEST_TEXT, Id, Relation

MOST_MATCHES = 8
_RELATIONS = {
    Relation.SUPPORTS: "it is a reason for that",
    Relation.REBUTS: "it objects to that",
    Relation.UNDERCUTS: "that may be true, but it is no reason for what it supports or rebuts",
    Relation.ABOUT: "it explains that, and takes no side",
}


def asked(draft: Draft, given: Contribution) -> Contribution:
    """Return a contribution with what it lacked, from a person's answers."""
    what = given
    if not what.text.strip():
        what = replace(what, text=_short("What is claimed, in one sentence?", LONGEST_TEXT) or "")
    if not what.answered:
        target = _target(draft)
        what = _answering(what, _relation(_relations(draft, target)), target)
    if what.label is None:
        what = replace(what, label=_short(f"A label, {LONGEST_LABEL} characters at most", LONGEST_LABEL, needed=False))
    if not what.themes and (themes := draft.debate.themes if draft.debate else ()):
        what = replace(what, themes=_themes([theme.id for theme in themes]))
    if not what.sources:
        what = replace(what, sources=_sources(draft))
    if what.id is None:
        what = replace(what, id=_id(draft, what.text))
    return what


def _answering(what: Contribution, relation: Relation, target: Id) -> Contribution:
    match relation:
        case Relation.SUPPORTS:
            return replace(what, supports=(target,))
        case Relation.REBUTS:
            return replace(what, rebuts=(target,))
        case Relation.UNDERCUTS:
            return replace(what, undercuts=(target,))
        case Relation.ABOUT:
            return replace(what, about=(target,))


def _ask(question: str, default: str | None = None) -> str:
    """Return the answer to a question, blanks around it taken away; `default` where a person just presses Enter."""
    return str(typer.prompt(question, default=default, show_default=bool(default), err=True)).strip()


def _say(line: str) -> None:
    typer.echo(line, err=True)


def _short(question: str, most: int, *, needed: bool = True) -> str | None:
    """Return an answer of at most `most` characters; None where it is not needed and nothing is given."""
    while True:
        answer = " ".join(_ask(question if needed else f"{question} (Enter: none)", None if needed else "").split())
        if len(answer) > most:
            _say(f"  that has {len(answer)} characters; at most {most} are allowed")
        elif answer or not needed:
            return answer or None


def _target(draft: Draft) -> Id:
    """Return the claim that a person picks, by its id or from those whose words fit best."""
    known = claims(draft)
    positions = [id_ for id_, entry in known.items() if entry.where[0] == "debate"]
    shown = _list(known, positions)
    while True:
        answer = _ask("What does it answer? A number, an id, or some words of it")
        if answer in known:
            return answer
        if answer.isdigit() and 1 <= int(answer) <= len(shown):
            return shown[int(answer) - 1]
        words = {id_: f"{id_} {_words(entry)}" for id_, entry in known.items()}
        found = process.extract(answer, words, scorer=fuzz.WRatio, limit=MOST_MATCHES, score_cutoff=50)
        shown = _list(known, [id_ for _, _, id_ in found])


def _list(known: dict[Id, Entry], ids: Iterable[Id]) -> list[Id]:
    """Print claims with numbers, and return their ids in that order."""
    shown = list(ids)
    for number, id_ in enumerate(shown, 1):
        _say(f"  {number}  {id_}: {_words(known[id_])[:80]}")
    if not shown:
        _say("  nothing like that; other words?")
    return shown


def _words(entry: Entry) -> str:
    keys = entry.keys
    return " ".join(f"{keys.get('label') or ''} {keys.get('text') or ''}".split())


def _relations(draft: Draft, target: Id) -> list[Relation]:
    """Return how a claim can be answered: what is undercut is its one step, if it has just one."""
    steps = draft.graph.out_of[target] if draft.graph else ()
    return [each for each in _RELATIONS if each is not Relation.UNDERCUTS or len(steps) == 1]


def _relation(relations: list[Relation]) -> Relation:
    for number, relation in enumerate(relations, 1):
        _say(f"  {number}  {relation.value}: {_RELATIONS[relation]}")
    named = {relation.value: relation for relation in relations}
    numbered = {str(number): relation for number, relation in enumerate(relations, 1)}
    return _until("How?", lambda answer: numbered.get(answer) or named.get(answer))


def _themes(themes: list[str]) -> tuple[str, ...]:
    for number, theme in enumerate(themes, 1):
        _say(f"  {number}  {theme}")
    numbered = {str(number): theme for number, theme in enumerate(themes, 1)}
    choices = {"": "", **numbered, **{theme: theme for theme in themes}}
    chosen = _until("Its theme (Enter: that of its file, or none)", choices.get, default="")
    return (chosen,) if chosen else ()


def _sources(draft: Draft) -> tuple[str | dict[str, str], ...]:
    """Return where it is said; of an address that is new, with the title that a person gives."""
    known = sources(draft)
    question = "Where is it said? A source's key, a web address or a DOI (Enter: nowhere)"
    given = _until(
        question, lambda answer: answer if answer in known or address(answer) else None, default="", blank=""
    )
    cited = citation(draft, given) if given else ""
    if isinstance(cited, str):
        return (cited,) if cited else ()
    return ({**cited, "title": _ask("The source's title", str(cited["title"]))},)


def _id(draft: Draft, text: str) -> Id:
    taken = names_of_claims(draft)
    return _until(
        "Its id",
        lambda answer: answer if is_id(answer) and answer not in taken else None,
        default=new_id(draft, text),
        hint="; an id that nothing has yet: lower-case letters a-z, digits and single hyphens, a letter first",
    )


T = TypeVar("T")


def _until(
    question: str,
    reading: Callable[[str], T | None],
    *,
    default: str | None = None,
    blank: T | None = None,
    hint: str = "",
) -> T:
    """Ask until an answer can be read; `blank` is what no answer means, `hint` tells what is possible."""
    while True:
        answer = _ask(question, default)
        value = blank if answer == "" and blank is not None else reading(answer)
        if value is not None:
            return value
        _say(f"  `{answer}` is not possible here{hint}" if answer else "  please choose one")
