"""The words for a reference that cannot be an id.

Several of them, another spelling, a claim's words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import NamedTuple

from argmap.codes import Code
from argmap.loading.words.ids import is_id
from argmap.loading.words.misfit import Misfit
from argmap.loading.words.names import spoken
from argmap.loading.words.subject import shown
from argmap.loading.words.values import finding_of
from argmap.problem import Finding
from argmap.signs import is_odd, spelt_out
from argmap.suggest import DENIALS, Suggestion, suggestion

_SEPARATORS = re.compile(r"[\s,;&+/\uff0c\u3001\uff1b]+|\band\b")
_ONLY_NAMES = re.compile(r"[\[\]\w\s,;\uff0c\u3001\uff1b-]+")
_STEP = re.compile(r"([a-z0-9-]+) *(?:->|→|=>|\.[a-z]+\.) *([a-z0-9-]+)")
_NOTHING = frozenset({"~", "n/a", "na", "-", "none", "null", "nil", "nothing"})
_DENIED = re.compile(r"^(?:not |all but |except |without |[!~\u00ac-] *)")
_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
_QUOTES = frozenset("\"'` “”„‟«»‹›‘’‚‛()[]<>{}")  # noqa: RUF001 - these are what people write
_LINKED = re.compile(r"\[[^\]]*\]\(#?([a-z0-9][\w.-]*)\)$")
_REMARK = re.compile(r"([a-z0-9][\w.-]*?)(?: *(?://|--|;|#|/\*|\(|\[).*|, *\S+ .*)$")
_FILE = re.compile(r"(?:[^\s#]+\.ya?ml *[#:/]|[\w.-]+(?:/[\w.-]+)*/) *([a-z0-9][\w.-]*)$")
_AMONG = (
    (_LINKED, "write `{}`: an id is no link of Markdown"),
    (_REMARK, "write `{}`; a remark behind it starts with a blank and `#`"),
    (_FILE, "write `{}`: ids hold in all files of a debate"),
)
"""What a name may be written among, and what to do."""

_KINDS = {
    "cases": "a case",
    "case": "a case",
    "themes": "a theme",
    "was": "this claim as it was before",
}
"""What a key names that names no claim."""


class Instead(NamedTuple):
    """What to do about a name that is none, and the name that was meant, if that is plain."""

    help: str
    name: str | None = None
    safe: bool = True


def bad_reference(misfit: Misfit, given: str) -> Finding:
    """Return the words for a reference that cannot be an id."""
    known = _nameable(misfit)
    found = suggestion(given, known)
    # Somebody may write the label of a claim instead of its id.
    if not found.words and known and (said := _said(misfit, given)):
        found = Suggestion((said,))
    instead = next(filter(None, (read(misfit, given, known) for read in _READINGS)), None)
    if instead is None and not found.is_same:
        instead = name_among(given, known)
    if instead is None:
        of_kind = _KINDS.get(misfit.key, "a claim or a position")
        help_ = found.asked(given) or f"write the id of {of_kind}"
        instead = Instead(help_, found.meant, found.is_same)
    written = spelt_out(shown(given)) if instead.name else shown(given)
    message = f"{misfit.named} is `{written}`, which is no id"
    return finding_of(
        misfit,
        Code.BAD_REFERENCE,
        message,
        instead.help,
        replacement=instead.name,
        safe=instead.safe,
    )


def _nameable(misfit: Misfit) -> tuple[str, ...]:
    """Return the ids that may be meant where a misfit is."""
    if misfit.names is None or misfit.key == "was":
        return ()
    match misfit.key:
        case "themes":
            return misfit.names.themes
        case "cases" | "case":
            return misfit.names.cases
        case _:
            return tuple(misfit.names.ids)


def _said(misfit: Misfit, given: str) -> str | None:
    """Return the id of what a sentence or a label names."""
    if misfit.names is None or misfit.key == "themes":
        return None
    words = misfit.names.spoken_cases if misfit.key in _KINDS else misfit.names.spoken
    return words.get(spoken(given))


def _of_cases(misfit: Misfit, given: str, known: Collection[str]) -> Instead | None:
    """All cases, or all but one."""
    if misfit.key not in ("cases", "case"):
        return None
    if given.strip() in ("*", "%", "-"):
        return Instead("for every case leave the line out")
    denied = _DENIED.sub("", given)
    others = [case for case in known if case != denied]
    if denied == given or denied not in known or not others:
        return None
    return Instead(f"name the cases for which it holds: `[{', '.join(others)}]`")


def _a_step(misfit: Misfit, given: str, known: Collection[str]) -> Instead | None:
    """A step that an undercut attacks, as `audit -> open`."""
    step = _STEP.fullmatch(given)
    if misfit.key != "undercuts" or not step or not known or not {*step.groups()} <= {*known}:
        return None
    written = f"{{from: {step[1]}, to: {step[2]}}}"
    return Instead(f"write `{written}`", written, safe=False)


def _several(misfit: Misfit, given: str, known: Collection[str]) -> Instead | None:
    """A list without brackets, or without commas."""
    words = names_in(given)
    is_row = is_list_of(given, is_id)
    is_former = misfit.key == "was" and all(map(is_id, words))
    if len(words) < 2 or not (is_row or is_former or all(word in known for word in words)):
        return None
    listed = f"[{', '.join(words)}]"
    # Any other sign between them may say how they hang together.
    is_sure = _ONLY_NAMES.fullmatch(given) is not None and "and" not in given.split()
    # Within a list it would be a list in a list.
    is_entry = isinstance(misfit.last, int)
    return Instead(f"write a list: `{listed}`", None if is_entry else listed, is_sure)


def _none(_misfit: Misfit, given: str, known: Collection[str]) -> Instead | None:
    """A word for nothing, or blanks around a name."""
    if given.lower() in _NOTHING:
        return Instead("to name nothing, leave the whole line out")
    bare = given.strip()
    if bare != given and bare in known:
        return Instead(f"write it without blanks around it: `{bare}`", bare)
    return None


_READINGS: tuple[Callable[[Misfit, str, Collection[str]], Instead | None], ...] = (
    _of_cases,
    _a_step,
    _several,
    _none,
)
"""What may stand where an id is expected, the surest first."""


def names_in(given: str) -> list[str]:
    """Return the words of a list that is written in one text."""
    return [word for word in _SEPARATORS.split(given.strip("[] ")) if word]


def is_list_of(given: str, is_name: Callable[[str], object]) -> bool:
    """Tell whether a text is a list of names with commas between them."""
    parts = [part.strip() for part in given.strip("[] ").split(",")]
    return len(parts) > 1 and all(map(is_name, parts))


def name_among(given: str, known: Collection[str]) -> Instead | None:
    """Return the one name that is written among signs, a remark or the name of its file."""
    # `!audit` and `-audit` may mean the contrary.
    if given.lstrip()[:1] in DENIALS:
        return None
    bare = _AROUND.sub("", given)
    meant = next((name for name in (bare, bare.lower()) if name in known), None)
    around = set(given.replace(bare, "")) - _QUOTES
    is_odd_one = any(map(is_odd, around))  # such a sign is told by its name instead
    if bare != given and meant is not None and not is_odd_one:
        # Quotes and brackets only quote it; any other sign may mean something.
        return Instead(f"write `{meant}`, without signs around it", meant, not around)
    for form, help_ in _AMONG:
        found = form.match(given)
        if found and found[1] in known:
            return Instead(help_.format(found[1]), found[1], safe=False)
    return None
