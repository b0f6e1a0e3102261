"""What `argmap new` asks at a terminal, one thing after the other.

Nothing is written before the end. An answer that cannot be used is told with its reason and what is
possible, and asked again. What was answered stays in `Asking.what`, also when a person leaves in
the midst of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import typer
from rapidfuzz import fuzz, process

from argmap.cli.terminal import remark, tell
from argmap.edit import (
    Contribution,
    Statement,
    amendment_by_contribution,
    citation,
    claims_by_id,
    named_by_address,
    names_of_claims,
    new_id,
    sources_by_key,
    web_address,
    without_errors,
)
from argmap.files import printable_path
from argmap.loading import Draft, is_id
from argmap.model import LONGEST_LABEL, LONGEST_TEXT, Id, Relation
from argmap.problem import ArgmapError, DebateError, EditRefused
from argmap.rules import say_nearly_the_same
from argmap.signs import did_you_mean
from argmap.suggest import folded, nearest

MOST_MATCHES = 8
"""How many claims are listed to choose from, and how many sources are named."""
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

LIKE_ENOUGH = 60
"""From how much likeness on, of 100, a claim is offered for a few words: it is only an offer."""

_ROOM = 80
"""How many characters of a claim's text a line shows."""

T = TypeVar("T")


@dataclass
class Asking:
    """A contribution while a person is asked for what it lacks; `what` holds all answers."""

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
            text = _needed("What is claimed, in one sentence?", LONGEST_TEXT)
            self.what = replace(self.what, text=text)
        while near := _near(self.draft, text):
            remark("  this is said already, or nearly:")
            for id_, entry in near.items():
                remark(f"     {_listed(id_, entry)}")
            question = "Yours in other words (Enter: it is another claim, keep it)"
            other = _optional(question, LONGEST_TEXT)
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
            question = f"A label, {LONGEST_LABEL} characters at most (Enter: none)"
            self.what = replace(self.what, label=_optional(question, LONGEST_LABEL))

    def _theme(self) -> None:
        debate = self.draft.debate
        if debate is None or not debate.themes or self.what.themes:
            return
        themes = [theme.id for theme in debate.themes]
        self.what = replace(self.what, themes=_themes(themes))

    def _source(self) -> None:
        is_open = not self.what.sources
        while is_open:
            given = _source_given(self.draft)
            if given is None:
                return
            is_open = not self._accept(replace(self.what, sources=(given,)))

    def _accept(self, what: Contribution) -> bool:
        """Take an answer if the debate can hold it; else say why not, and keep what was before."""
        try:
            # The whole amendment is tried, so that a refusal comes with the answer that caused it,
            # and not at the end.
            without_errors(amendment_by_contribution(self.draft, what))
        except (EditRefused, DebateError) as refused:
            tell(refused.problems)
            if not refused.problems:
                remark(f"  {refused}")
            return False
        except ArgmapError as refused:
            remark(f"  {refused}")
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
    """Return the answer to a question without blanks around it, `default` for a mere Enter."""
    suffix = " " if question.endswith("?") and not default else ": "
    answer = typer.prompt(
        printable_path(question),
        default=default,
        show_default=bool(default),
        prompt_suffix=suffix,
        # Questions go to standard error: what is printed may be a diff for a program.
        err=True,
    )
    return str(answer).strip()


def _needed(question: str, most: int) -> str:
    """Return an answer of at most `most` characters; without one the question is asked again."""
    while True:
        answer = _one_line(_ask(question))
        # Blanks alone are no answer.
        if answer and _fits(answer, most):
            return answer


def _optional(question: str, most: int) -> str | None:
    """Return an answer of at most `most` characters, None where nothing is given."""
    while True:
        answer = _one_line(_ask(question, ""))
        if _fits(answer, most):
            return answer or None


def _one_line(answer: str) -> str:
    return " ".join(answer.split())


def _fits(answer: str, most: int) -> bool:
    """Tell whether an answer has at most so many characters; else say how far it may go."""
    if len(answer) <= most:
        return True
    remark(f"  that has {len(answer)} characters; at most {most} are allowed. So far:")
    remark(f"  {answer}")
    return False


def _near(draft: Draft, text: str) -> dict[Id, Statement]:
    """Return the claims that say nearly the same as a text, the nearest first."""
    known = claims_by_id(draft)
    texts = {id_: str(entry.keys.get("text") or "") for id_, entry in known.items()}
    alike = process.extract(
        text,
        texts,
        # The order of words makes no other claim of them.
        scorer=fuzz.token_sort_ratio,
        processor=folded,
        limit=MOST_NEAR,
        score_cutoff=ALIKE,
    )
    ids = [id_ for _, _, id_ in alike]
    # What a check would warn of is shown as well, however alike the letters are.
    ids += [id_ for id_, other in texts.items() if say_nearly_the_same(text, other)]
    nearest_ids = list(dict.fromkeys(ids))[:MOST_NEAR]
    return {id_: known[id_] for id_ in nearest_ids}


def _target(draft: Draft) -> Id:
    """Return the claim that a person picks, by its id or from those whose words fit best."""
    known = claims_by_id(draft)
    positions = [id_ for id_, entry in known.items() if entry.is_position]
    offered = positions
    _list(known, offered)
    while True:
        answer = _ask("What does it answer? A number, an id, or some words of it")
        if answer in known:
            return answer
        if answer.isdigit():
            if 1 <= int(answer) <= len(offered):
                return offered[int(answer) - 1]
            instead = "type an id, or some words of what yours answers"
            remark(f"  there is no number {answer} above; {instead}")
        offered = _found_by_words(answer, known)
        if not offered:
            remark(f"  no claim has words like `{answer}`; the positions are:")
            offered = positions
        _list(known, offered)


def _found_by_words(words: str, known: dict[Id, Statement]) -> list[Id]:
    """Return the claims for a few words: first those that hold all as beginnings."""
    wanted = [word for word in folded(words).split("-") if word]
    texts = {id_: folded(f"{id_} {_words(entry)}") for id_, entry in known.items()}
    found = [id_ for id_, text in texts.items() if _holds_all(text, wanted)]
    alike = process.extract(
        folded(words), texts, scorer=fuzz.WRatio, limit=MOST_MATCHES, score_cutoff=LIKE_ENOUGH
    )
    found += [id_ for _, _, id_ in alike]
    return list(dict.fromkeys(found))[:MOST_MATCHES]


def _holds_all(text: str, wanted: Sequence[str]) -> bool:
    """Tell whether some words are wanted, and words of a folded text begin like all of them."""
    # Folded words are joined by hyphens, so that each begins behind one.
    return bool(wanted) and all(f"-{word}" in f"-{text}" for word in wanted)


def _list(known: dict[Id, Statement], ids: Iterable[Id]) -> None:
    """Print claims with numbers, in the order given."""
    for number, id_ in enumerate(ids, 1):
        remark(f"  {number}  {_listed(id_, known[id_])}")


def _listed(id_: Id, entry: Statement) -> str:
    """Return a claim on one line: its id, its label if it has one, and some of its text."""
    label, text = _written(entry, "label"), _written(entry, "text")
    named = f"{id_} ({label})" if label else id_
    if len(text) > _ROOM:
        text = f"{text[: _ROOM - 1]}…"
    return f"{named}: {text}"


def _written(entry: Statement, key: str) -> str:
    return " ".join(str(entry.keys.get(key) or "").split())


def _words(entry: Statement) -> str:
    return f"{_written(entry, 'label')} {_written(entry, 'text')}".strip()


def _relations(draft: Draft, target: Id) -> list[Relation]:
    """Return how a claim can be answered: what is undercut is its one step, if it has just one."""
    steps = draft.graph.out_of[target] if draft.graph else ()
    relations = list(_RELATIONS)
    if len(steps) != 1:
        relations.remove(Relation.UNDERCUTS)
    return relations


def _relation(relations: list[Relation]) -> Relation:
    for number, relation in enumerate(relations, 1):
        remark(f"  {number}  {relation.value}: {_RELATIONS[relation]}")
    chosen = _chosen("How?", [relation.value for relation in relations])
    return Relation(chosen)


def _themes(themes: list[str]) -> tuple[str, ...]:
    for number, theme in enumerate(themes, 1):
        remark(f"  {number}  {theme}")
    question = "Its theme (Enter: that of its file, or none)"
    chosen = _chosen(question, themes, blank=True)
    return (chosen,) if chosen else ()


def _chosen(question: str, choices: Sequence[str], *, blank: bool = False) -> str:
    """Ask until one of the choices is named, by its number or by itself."""
    numbered = {str(number): choice for number, choice in enumerate(choices, 1)}

    def reading(answer: str) -> str:
        if answer in choices:
            return answer
        if answer in numbered:
            return numbered[answer]
        listed = ", ".join(f"{number} {choice}" for number, choice in numbered.items())
        hint = _hint(answer, choices)
        raise ArgmapError(f"`{answer}` is none of these; {hint}choose from {listed}")

    nothing = "" if blank else None
    return _until(question, reading, default=nothing, blank=nothing)


def _hint(answer: str, choices: Iterable[str]) -> str:
    near = nearest(answer, choices)
    return "" if near is None else f"{did_you_mean(answer, near)} "


def _source_given(draft: Draft) -> str | dict[str, Any] | None:
    """Return where it is said; of a new address with the title and year that a person gives."""
    known = sources_by_key(draft)

    def reading(answer: str) -> str:
        if answer in known or answer.startswith("{") or web_address(answer):
            return answer
        ways = "or give a web address, a DOI, or {title: Where it is said, year: 2024}"
        hint = f"{_hint(answer, known)}{_known_sources(list(known))}"
        raise ArgmapError(f"there is no source `{answer}`; {hint}; {ways}")

    question = "Where is it said? A source's key, a web address or a DOI (Enter: nowhere)"
    given = _until(question, reading, default="", blank="")
    if not given:
        return None
    if given in known or given.startswith("{"):
        return given
    cited = citation(draft, given)
    if isinstance(cited, str) or not named_by_address(cited):
        return cited
    titled = {**cited, "title": _needed("The source's title", LONGEST_TEXT)}
    if year := _until("Its year (Enter: unknown)", _year, default="", blank=""):
        titled["year"] = year
    return titled


def _known_sources(keys: list[str]) -> str:
    if not keys:
        return "the debate has no sources yet"
    listed = ", ".join(f"`{key}`" for key in keys[:MOST_MATCHES])
    more = ", …" if len(keys) > MOST_MATCHES else ""
    return f"the sources are {listed}{more}"


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
            other = "the id of another claim, or was"
            raise ArgmapError(f"`{answer}` is {other}; an id names one claim for ever")
        return answer

    return _until("Its id", reading, default=new_id(draft, text))


def _until(
    question: str,
    reading: Callable[[str], T],
    *,
    default: str | None = None,
    blank: T | None = None,
) -> T:
    """Ask until an answer can be read; `blank` is what no answer means.

    A refusal says why, and what is possible.
    """
    while True:
        answer = _ask(question, default)
        if answer == "" and blank is not None:
            return blank
        try:
            return reading(answer)
        except ArgmapError as refused:
            remark(f"  {refused}" if answer else "  please choose one")
