"""What `argmap new` asks at a terminal, one thing after the other; nothing is written before the end.

An answer that cannot be used is told with its reason and what is possible, and asked again. What
was answered stays in `Asking.what`, also when a person leaves in the midst of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import typer
from rapidfuzz import fuzz, process

from argmap.cli.terminal import remark, tell
from argmap.edit.citing import address, citation, named_by_address
from argmap.edit.claims import names_of_claims
from argmap.edit.contribution import Contribution, contributed, new_id
from argmap.edit.inventory import Entry, claims, sources
from argmap.edit.keeping import sound
from argmap.files import shown
from argmap.loading import Draft
from argmap.loading.words.values import is_id
from argmap.model import LONGEST_LABEL, LONGEST_TEXT, Id, Relation
from argmap.problem import ArgmapError, DebateError, EditRefused
from argmap.rules.likeness import say_nearly_the_same
from argmap.signs import did_you_mean
from argmap.suggest import folded, nearest

MOST_MATCHES = 8
MOST_NEAR = 3
"""How many claims are shown that say nearly the same."""

ALIKE = 85
"""From how much likeness on, of 100, the words of two claims are shown as nearly the same."""

_RELATIONS = {
    Relation.SUPPORTS: "it is a reason for that",
    Relation.REBUTS: "it objects to that",
    Relation.UNDERCUTS: "that may be true, but it is no reason for what it supports or rebuts",
    Relation.ABOUT: "it explains that, and takes no side",
}

T = TypeVar("T")


@dataclass
class Asking:
    """A contribution while a person is asked for what it lacks; `what` holds every answer so far."""

    draft: Draft
    what: Contribution

    def ask(self) -> Contribution:
        """Ask for all that is lacking, and return the contribution."""
        self._text()
        self._answer()
        self._label()
        self._theme()
        self._source()
        if self.what.id is None:
            self.what = replace(self.what, id=_id(self.draft, self.what.text))
        return self.what

    def _text(self) -> None:
        text = self.what.text
        if not text.strip():
            text = _short("What is claimed, in one sentence?", LONGEST_TEXT) or ""
            self.what = replace(self.what, text=text)
        while near := _near(self.draft, text):
            _say("  this is said already, or nearly:")
            for id_, entry in near.items():
                _say(f"     {_listed(id_, entry)}")
            other = _short(
                "Yours in other words (Enter: it is another claim, keep it)",
                LONGEST_TEXT,
                needed=False,
            )
            if other is None:
                return
            text = other
            self.what = replace(self.what, text=text)

    def _answer(self) -> None:
        while not self.what.answered:
            target = _target(self.draft)
            relation = _relation(_relations(self.draft, target))
            self._accept(_answering(self.what, relation, target))

    def _label(self) -> None:
        if self.what.label is None:
            question = f"A label, {LONGEST_LABEL} characters at most"
            self.what = replace(self.what, label=_short(question, LONGEST_LABEL, needed=False))

    def _theme(self) -> None:
        themes = self.draft.debate.themes if self.draft.debate else ()
        if themes and not self.what.themes:
            self.what = replace(self.what, themes=_themes([theme.id for theme in themes]))

    def _source(self) -> None:
        is_open = not self.what.sources
        while is_open:
            given = _source_given(self.draft)
            is_open = given is not None and not self._accept(replace(self.what, sources=(given,)))

    def _accept(self, what: Contribution) -> bool:
        """Take an answer if the debate can hold it; else say why not, as for an option, and keep what was before."""
        try:
            sound(contributed(self.draft, what))
        except (EditRefused, DebateError) as refused:
            tell(refused.problems)
            if not refused.problems:
                _say(f"  {refused}")
            return False
        except ArgmapError as refused:
            _say(f"  {refused}")
            return False
        self.what = what
        return True


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
    suffix = " " if question.endswith("?") and not default else ": "
    answer = typer.prompt(
        shown(question), default=default, show_default=bool(default), prompt_suffix=suffix, err=True
    )
    return str(answer).strip()


def _say(line: str) -> None:
    remark(line)


def _short(question: str, most: int, *, needed: bool = True) -> str | None:
    """Return an answer of at most `most` characters; None where it is not needed and nothing is given."""
    asked = question if needed or "(" in question else f"{question} (Enter: none)"
    while True:
        answer = " ".join(_ask(asked, None if needed else "").split())
        if len(answer) > most:
            _say(f"  that has {len(answer)} characters; at most {most} are allowed. So far:")
            _say(f"  {answer}")
        elif answer or not needed:
            return answer or None


def _near(draft: Draft, text: str) -> dict[Id, Entry]:
    """Return the claims that say nearly the same as a text, the nearest first."""
    known = claims(draft)
    texts = {id_: str(entry.keys.get("text") or "") for id_, entry in known.items()}
    found = process.extract(
        text,
        texts,
        scorer=fuzz.token_sort_ratio,
        processor=folded,
        limit=MOST_NEAR,
        score_cutoff=ALIKE,
    )
    alike = (id_ for id_, other in texts.items() if say_nearly_the_same(text, other))
    ids = dict.fromkeys((*(id_ for _, _, id_ in found), *alike))
    return {id_: known[id_] for id_ in list(ids)[:MOST_NEAR]}


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
        if answer.isdigit():
            _say(
                f"  there is no number {answer} above; type an id, or some words of what yours answers"
            )
        found = found_by_words(answer, known)
        if not found:
            _say(f"  no claim has words like `{answer}`; the positions are:")
        shown = _list(known, found or positions)


def found_by_words(words: str, known: dict[Id, Entry]) -> list[Id]:
    """Return the claims that a few words lead to: those that hold them all, as beginnings, before those like them."""
    wanted = [word for word in folded(words).split("-") if word]
    texts = {id_: folded(f"{id_} {_words(entry)}") for id_, entry in known.items()}
    holding = [
        id_
        for id_, text in texts.items()
        if wanted and all(f"-{word}" in f"-{text}" for word in wanted)
    ]
    alike = process.extract(
        folded(words), texts, scorer=fuzz.WRatio, limit=MOST_MATCHES, score_cutoff=60
    )
    return list(dict.fromkeys((*holding, *(id_ for _, _, id_ in alike))))[:MOST_MATCHES]


def _list(known: dict[Id, Entry], ids: Iterable[Id]) -> list[Id]:
    """Print claims with numbers, and return their ids in that order."""
    shown = list(ids)
    for number, id_ in enumerate(shown, 1):
        _say(f"  {number}  {_listed(id_, known[id_])}")
    return shown


def _listed(id_: Id, entry: Entry) -> str:
    """Return a claim on one line: its id, its label if it has one, and as much of its text as there is room for."""
    label, text = _written(entry, "label"), _written(entry, "text")
    named = f"{id_} ({label})" if label else id_
    return f"{named}: {text if len(text) <= _ROOM else text[: _ROOM - 1] + '…'}"


_ROOM = 80


def _written(entry: Entry, key: str) -> str:
    return " ".join(str(entry.keys.get(key) or "").split())


def _words(entry: Entry) -> str:
    return f"{_written(entry, 'label')} {_written(entry, 'text')}".strip()


def _relations(draft: Draft, target: Id) -> list[Relation]:
    """Return how a claim can be answered: what is undercut is its one step, if it has just one."""
    steps = draft.graph.out_of[target] if draft.graph else ()
    return [each for each in _RELATIONS if each is not Relation.UNDERCUTS or len(steps) == 1]


def _relation(relations: list[Relation]) -> Relation:
    for number, relation in enumerate(relations, 1):
        _say(f"  {number}  {relation.value}: {_RELATIONS[relation]}")
    chosen = _chosen("How?", [relation.value for relation in relations])
    return Relation(chosen)


def _themes(themes: list[str]) -> tuple[str, ...]:
    for number, theme in enumerate(themes, 1):
        _say(f"  {number}  {theme}")
    chosen = _chosen("Its theme (Enter: that of its file, or none)", themes, blank=True)
    return (chosen,) if chosen else ()


def _chosen(question: str, choices: Sequence[str], *, blank: bool = False) -> str:
    """Ask until one of the choices is named, by its number or by itself."""
    numbered = {str(number): choice for number, choice in enumerate(choices, 1)}

    def reading(answer: str) -> str:
        if answer in choices:
            return answer
        if answer in numbered:
            return numbered[answer]
        near = nearest(answer, choices)
        hint = f"{did_you_mean(answer, near)} " if near else ""
        listed = ", ".join(f"{number} {choice}" for number, choice in numbered.items())
        raise ArgmapError(f"`{answer}` is none of these; {hint}choose from {listed}")

    return _until(question, reading, default="" if blank else None, blank="" if blank else None)


def _source_given(draft: Draft) -> str | dict[str, Any] | None:
    """Return where it is said; of an address that is new, with the title and the year that a person gives."""
    known = sources(draft)

    def reading(answer: str) -> str:
        if answer in known or answer.startswith("{") or address(answer):
            return answer
        near = nearest(answer, known)
        listed = ", ".join(f"`{key}`" for key in list(known)[:MOST_MATCHES])
        more = ", …" if len(known) > MOST_MATCHES else ""
        there = f"the sources are {listed}{more}" if known else "the debate has no sources yet"
        hint = f"{did_you_mean(answer, near)} " if near else ""
        ways = "or give a web address, a DOI, or {title: Where it is said, year: 2024}"
        raise ArgmapError(f"there is no source `{answer}`; {hint}{there}; {ways}")

    question = "Where is it said? A source's key, a web address or a DOI (Enter: nowhere)"
    given = _until(question, reading, default="", blank="")
    if not given or given in known or given.startswith("{"):
        return given or None
    cited = citation(draft, given)
    if isinstance(cited, str) or not named_by_address(cited):
        return cited
    titled = {**cited, "title": _short("The source's title", LONGEST_TEXT) or ""}
    year = _until("Its year (Enter: unknown)", _year, default="", blank="")
    return {**titled, **({"year": year} if year else {})}


def _year(answer: str) -> str:
    if answer.isdigit() and len(answer) == len("2024"):
        return answer
    raise ArgmapError(f"`{answer}` is no year such as 2024")


def _id(draft: Draft, text: str) -> Id:
    taken = names_of_claims(draft)

    def reading(answer: str) -> Id:
        if not is_id(answer):
            rule = "lower-case letters a-z, digits and single hyphens, a letter first"
            raise ArgmapError(f"`{answer}` is no id: {rule}")
        if answer in taken:
            raise ArgmapError(
                f"`{answer}` is the id of another claim, or was; an id names one claim for ever"
            )
        return answer

    return _until("Its id", reading, default=new_id(draft, text))


def _until(
    question: str,
    reading: Callable[[str], T],
    *,
    default: str | None = None,
    blank: T | None = None,
) -> T:
    """Ask until an answer can be read; `blank` is what no answer means. A refusal says why, and what is possible."""
    while True:
        answer = _ask(question, default)
        if answer == "" and blank is not None:
            return blank
        try:
            return reading(answer)
        except ArgmapError as refused:
            _say(f"  {refused}" if answer else "  please choose one")
