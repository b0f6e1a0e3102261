"""The words for a value that is not of its kind: an id, a source key, an address, a number, one of a few words."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Any, NamedTuple

from argmap import model
from argmap.codes import Code
from argmap.loading.mistakes import blank
from argmap.loading.scalars import inline
from argmap.loading.words.addresses import address_meant, bad_url
from argmap.loading.words.fault import Fault
from argmap.loading.words.names import spoken
from argmap.loading.words.subject import shown
from argmap.problem import Finding, Severity
from argmap.signs import is_odd, odd_sign, spelt_out
from argmap.suggest import DENIALS, Suggestion, folded, plain_letters, same_look, suggestion

_TRUTHS = {
    "yes": "true",
    "y": "true",
    "on": "true",
    "1": "true",
    "no": "false",
    "n": "false",
    "off": "false",
    "0": "false",
}
_CHOICES = {
    **dict.fromkeys(
        ("working-paper", "whitepaper", "white-paper", "thesis", "dissertation"), "paper"
    ),
    **dict.fromkeys(
        ("case-law", "court", "judgment", "judgement", "ruling", "statute", "treaty", "verdict"),
        "law",
    ),
    **dict.fromkeys(("interview", "speech", "letter", "press-release"), "statement"),
    **dict.fromkeys(("data", "statistics", "database"), "dataset"),
    **dict.fromkeys(("studie", "artikel", "estudio", "articulo", "etude", "aufsatz"), "paper"),
    **dict.fromkeys(("bericht", "informe", "rapport"), "report"),
    **dict.fromkeys(("gesetz", "urteil", "ley", "loi", "legge"), "law"),
    **dict.fromkeys(("buch", "libro", "livre"), "book"),
    **dict.fromkeys(("zeitung", "nachrichten", "noticia", "journaux"), "news"),
    **dict.fromkeys(("article", "preprint", "arxiv", "journal", "study", "conference"), "paper"),
    **dict.fromkeys(("act", "regulation", "legislation", "bill", "directive"), "law"),
    **dict.fromkeys(("newspaper", "press", "magazine"), "news"),
    **dict.fromkeys(
        (
            "blog",
            "blog-post",
            "website",
            "webpage",
            "web-page",
            "web",
            "online",
            "video",
            "podcast",
        ),
        "other",
    ),
    **dict.fromkeys(("empirical", "experiment", "measurement"), "measured"),
    **dict.fromkeys(("argument", "reasoning", "logical"), "reasoned"),
    **dict.fromkeys(("opinion", "testimony", "quote"), "statement"),
    **dict.fromkeys(("company", "industry", "commercial", "corporate"), "vendor"),
    **dict.fromkeys(("academic", "university", "academia", "neutral", "none"), "independent"),
    **dict.fromkeys(("ngo", "activist", "lobby"), "advocate"),
    **dict.fromkeys(("state", "public"), "government"),
}
"""What people write for kinds, evidence and interests, and what is meant where it is one of the choices."""


def finding_of(
    fault: Fault, code: Code, message: str, help_: str | None = None, **more: Any
) -> Finding:
    """Return the finding at the place of a fault."""
    return Finding(code, Severity.ERROR, message, fault.where, help_, **more)


def pattern(fault: Fault) -> Finding:
    """Return the words for a text of the wrong form."""
    given = str(fault.given)
    match fault.limits.get("pattern"):
        case _ if not given.strip():
            return blank(
                f"{fault.named} is blank", fault.where, "write something there, or delete the line"
            )
        case model.ID_PATTERN:
            return _bad_id(fault, given) if fault.defines else _bad_reference(fault, given)
        case model.SOURCE_KEY_PATTERN:
            return _bad_source_key(fault, given)
        case model.URL_PATTERN:
            return bad_url(fault, given.strip())
        case _:
            message = f"{fault.named} has several lines; a label is one line"
            return finding_of(
                fault,
                Code.SEVERAL_LINES,
                message,
                "put it on one line; the sentence itself goes into `text`",
            )


def _bad_id(fault: Fault, given: str) -> Finding:
    where = fault.where[: fault.where.index(given) + 1] if given in fault.where else fault.where
    message, help_, proposal = _glued_id(given) if fault.is_glued else _misspelt_id(fault, given)
    is_same = fault.is_glued or same_look(given) == proposal
    return Finding(
        Code.BAD_ID, Severity.ERROR, message, where, help_,
        replacement=proposal, at_key=where[-1] == given, also=fault.also, safe=is_same,
    )  # fmt: skip


def _misspelt_id(fault: Fault, given: str) -> tuple[str, str, str]:
    named = _as_named(fault, given, model.ID_PATTERN)
    language = fault.names.language if fault.names else "en"
    proposal = named or _free(proposed_id(given, language) or _numbered_id(fault), fault)
    rule = "lower-case letters a-z, digits and single hyphens, and a letter first"
    help_ = f"write `{proposal}`" + (", also where it is named" if fault.also else "")
    odd = odd_sign(given) if folded(given) == proposal else None
    return (
        f"id `{spelt_out(shown(given)) if odd else shown(given)}` is not allowed: {odd or rule}",
        help_,
        proposal,
    )


def _glued_id(given: str) -> tuple[str, str, str]:
    """An id between braces with its text right behind the colon, so that both are the key."""
    key, _, text = given.partition(":")
    written = f"{key}: {inline(text)}"
    return (
        f"`{shown(given)}` is all one key",
        f"put a space after the colon: `{shown(written)}`",
        written,
    )


def proposed_id(text: str, language: str = "en") -> str | None:
    """Return an id made of a text: its ASCII letters and digits; None where it holds none.

    A word in other letters is none because some of them look like ours. Umlauts are spelt as the language does.

    >>> proposed_id("007"), proposed_id("Ünïted_States"), proposed_id("\u043e\u0442\u043a\u0440")
    ('c-007', 'united-states', None)
    """
    looks = folded(plain_letters(text, language) if language != "en" else text)
    is_ours = all(sign.isascii() or not sign.isalpha() for sign in looks) or re.search(
        "[A-Za-z]", text
    )
    plain = looks.encode("ascii", "ignore").decode() if is_ours else ""
    words = "-".join(re.findall(r"[a-z0-9]+", plain))[: model.LONGEST_ID - 2].strip("-")
    return (words if words[0].isalpha() else f"c-{words}") if words else None


def _numbered_id(fault: Fault) -> str:
    number = next((step for step in fault.where if isinstance(step, int)), 0)
    return f"c-{number + 1}"


def _as_named(fault: Fault, given: str, form: str) -> str | None:
    """Return the one word, the same but for case and separators, with which claims name what is not there yet."""
    if fault.names is None:
        return None
    look, there = _squeezed(given), {*fault.names.ids, *fault.names.sources}
    alike = [word for word in fault.names.used if word not in there and _squeezed(word) == look]
    return alike[0] if len(alike) == 1 and re.match(form, alike[0]) else None


def _squeezed(word: str) -> str:
    """Return a word in one case and without separators."""
    return re.sub(r"[-_.\s]", "", folded(word))


def _free(id_: str, fault: Fault) -> str:
    """Return an id that nothing has yet: with a number behind it where it is taken."""
    known = fault.names.ids if fault.names else {}
    number = 2
    while id_ in known or (number > 2 and f"{id_}-{number - 1}" in known):
        if f"{id_}-{number}" not in known:
            return f"{id_}-{number}"
        number += 1
    return id_


def is_id(text: str) -> bool:
    """Tell whether a text has the form of an id."""
    return re.fullmatch(model.ID_PATTERN, text) is not None and len(text) <= model.LONGEST_ID


def _bad_reference(fault: Fault, given: str) -> Finding:
    """A reference that cannot be an id: a list without brackets, another spelling, or a claim's words."""
    known = _nameable(fault)
    found = suggestion(given, known)
    if not found.words and known and fault.names and (said := _said(fault, given)):
        found = Suggestion((said,))
    if fault.key in ("cases", "case") and (told := _of_cases(given, known)):
        return _reference(fault, given, told, None)
    step = re.fullmatch(r"([a-z0-9-]+) *(?:->|→|=>|\.[a-z]+\.) *([a-z0-9-]+)", given)
    if fault.key == "undercuts" and step and step[1] in known and step[2] in known:
        written = f"{{from: {step[1]}, to: {step[2]}}}"
        return _reference(fault, given, f"write `{written}`", written, safe=False)
    words = [
        word
        for word in re.split(r"[\s,;&+/\uff0c\u3001\uff1b]+|\band\b", given.strip("[] "))
        if word
    ]
    parts = [part.strip() for part in given.strip("[] ").split(",")]
    is_row = len(parts) > 1 and all(map(is_id, parts))
    is_former = fault.key == "was" and all(map(is_id, words))
    if len(words) > 1 and (is_row or is_former or all(word in known for word in words)):
        listed = f"[{', '.join(words)}]"
        is_entry = isinstance(fault.where[-1], int)
        is_list = (
            re.fullmatch(r"[\[\]\w\s,;\uff0c\u3001\uff1b-]+", given) is not None
            and "and" not in given.split()
        )
        return _reference(
            fault, given, f"write a list: `{listed}`", None if is_entry else listed, safe=is_list
        )
    if given.lower() in ("~", "n/a", "na", "-", "none", "null", "nil", "nothing"):
        return _reference(fault, given, "to name nothing, leave the whole line out", None)
    if given != given.strip() and given.strip() in known:
        return _reference(
            fault, given, f"write it without blanks around it: `{given.strip()}`", given.strip()
        )
    if not found.is_same and (within := _within(given, known)):
        return _reference(fault, given, within.help, within.name, safe=within.safe)
    help_ = (
        found.asked(given) or f"write the id of {_KINDS.get(fault.key, 'a claim or a position')}"
    )
    return _reference(fault, given, help_, found.meant, safe=found.is_same)


def _said(fault: Fault, given: str) -> str | None:
    """Return the id of what a sentence or a label names."""
    if fault.names is None or fault.key == "themes":
        return None
    words = fault.names.spoken_cases if fault.key in _KINDS else fault.names.spoken
    return words.get(spoken(given))


def _reference(
    fault: Fault, given: str, help_: str, meant: str | None, *, safe: bool = True
) -> Finding:
    written = spelt_out(shown(given)) if meant else shown(given)
    message = f"{fault.named} is `{written}`, which is no id"
    return finding_of(fault, Code.BAD_REFERENCE, message, help_, replacement=meant, safe=safe)


class Within(NamedTuple):
    """A name that stands between signs that do not belong to it, and what to do about them."""

    name: str
    help: str
    safe: bool
    """Whether the signs only quote it."""


def _within(given: str, known: Collection[str]) -> Within | None:
    """Return the one name that is written among signs, a remark or the name of its file."""
    if given.lstrip()[:1] in DENIALS:
        return None
    bare = _AROUND.sub("", given)
    meant = next((name for name in (bare, bare.lower()) if name in known), None)
    around = set(given.replace(bare, ""))
    is_named = any(
        is_odd(sign) for sign in around - _QUOTES
    )  # such a sign is told by its name instead
    if bare != given and meant is not None and not is_named:
        is_quoted = not around - _QUOTES
        return Within(meant, f"write `{meant}`, without signs around it", is_quoted)
    if (linked := _LINKED.fullmatch(given)) and linked[1] in known:
        return Within(linked[1], f"write `{linked[1]}`: an id is no link of Markdown", safe=False)
    remark = _REMARK.match(given)
    if remark and remark[1] in known:
        help_ = f"write `{remark[1]}`; a remark behind it starts with a blank and `#`"
        return Within(remark[1], help_, safe=False)
    file = _FILE.match(given)
    if file and file[1] in known:
        help_ = f"write `{file[1]}`: ids hold in all files of a debate"
        return Within(file[1], help_, safe=False)
    return None


_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
_QUOTES = frozenset("\"'` “”„‟«»‹›‘’‚‛()[]<>{}")  # noqa: RUF001 - these are what people write
_REMARK = re.compile(r"([a-z0-9][\w.-]*?)(?: *(?://|--|;|#|/\*|\(|\[).*|, *\S+ .*)$")
_LINKED = re.compile(r"\[[^\]]*\]\(#?([a-z0-9][\w.-]*)\)")
_FILE = re.compile(r"(?:[^\s#]+\.ya?ml *[#:/]|[\w.-]+(?:/[\w.-]+)*/) *([a-z0-9][\w.-]*)$")


_KINDS = {
    "cases": "a case",
    "case": "a case",
    "themes": "a theme",
    "was": "this claim as it was before",
}


def _nameable(fault: Fault) -> tuple[str, ...]:
    """Return the ids that may be meant where a fault is."""
    if fault.names is None or fault.key == "was":
        return ()
    if fault.key == "themes":
        return fault.names.themes
    return fault.names.cases if fault.key in _KINDS else tuple(fault.names.ids)


def _of_cases(given: str, known: Collection[str]) -> str | None:
    """Return what to write for all cases, or for all but one."""
    if given.strip() in ("*", "%", "-"):
        return "for every case leave the line out"
    denied = _DENIED.sub("", given)
    others = [case for case in known if case != denied]
    if denied == given or denied not in known or not others:
        return None
    return f"name the cases for which it holds: `[{', '.join(others)}]`"


_DENIED = re.compile(r"^(?:not |all but |except |without |[!~\u00ac-] *)")


def _bad_source_key(fault: Fault, given: str) -> Finding:
    """A key that cannot be one, where a source is defined or where it is cited."""
    if fault.where[0] == "sources":
        proposal = _as_named(fault, given, model.SOURCE_KEY_PATTERN) or _source_key(given)
        help_ = (
            f"write `{proposal}`" if proposal else "a source key holds a-z, 0-9 and `_`, `.`, `-`"
        )
        rule = "a-z, 0-9, `_`, `.` and `-`, a letter or digit first"
        odd = odd_sign(given) if proposal and folded(given) == proposal else None
        message = f"source key `{spelt_out(shown(given)) if odd else shown(given)}` is not allowed: {odd or rule}"
        is_same = proposal is not None and same_look(given) == same_look(proposal)
        told = _citation(fault, given, help_, proposal, safe=is_same)
        return replace(told, message=message, at_key=True, also=fault.also)
    return _bad_citation(fault, given)


def _bad_citation(fault: Fault, given: str) -> Finding:
    """What a claim cites and no source can be called: several keys, a key with a page, a key among signs."""
    known = fault.names.sources if fault.names else ()
    words = [
        word
        for word in re.split(r"[\s,;&+/\uff0c\u3001\uff1b]+|\band\b", given.strip("[] "))
        if word
    ]
    is_entry = isinstance(fault.where[-1], int)
    parts = [part.strip() for part in given.strip("[] ").split(",")]
    is_keys = len(parts) > 1 and all(re.match(model.SOURCE_KEY_PATTERN, part) for part in parts)
    if len(words) > 1 and (is_keys or all(word in known for word in words)):
        listed = f"[{', '.join(words)}]"
        return _citation(fault, given, f"write a list: `{listed}`", None if is_entry else listed)
    if (before := _entry_before(fault)) in known and _PLACE.match(given):
        help_ = (
            f"it is no source but a place in one: write `{_cited(str(before), given)}` for the two"
        )
        return _citation(fault, given, help_, None)
    paged = re.match(r"([a-z0-9][\w.-]*)[,;:]? +(\S.{0,60})$", given)
    if paged and paged[1] in known:
        return _paged(fault, given, paged[1], paged[2])
    bare = re.sub(r"^\\\w+\{(.*)\}$", r"\1", given).strip("[]@ ")
    found = suggestion(bare, known)
    if not found.words and fault.names and (said := fault.names.spoken_sources.get(spoken(given))):
        return _citation(fault, given, f"write its key: `{said}`", said, safe=False)
    if not found.is_same and (within := _within(given, known)):
        return _citation(fault, given, within.help, within.name, safe=within.safe)
    help_ = (
        found.asked(bare) or f"write a key of `sources:`, or the source itself: `{_inline(given)}`"
    )
    is_same = found.is_same and same_look(given) == same_look(bare)
    return _citation(fault, given, help_, found.meant, safe=is_same)


def _paged(fault: Fault, given: str, key: str, place: str) -> Finding:
    """A key with a place behind it: that has a key of its own, but for who holds a position."""
    written = _cited(key, re.sub(r"^[(\[] *([^()\[\]]+?) *[)\]]$", r"\1", place))
    match fault.key:
        case "sources":
            return _citation(fault, given, f"write `{written}`", written, safe=False)
        case "cite":
            return _citation(fault, given, f"write `{written[1:-1]}`", None)
        case _:
            help_ = f"write `{key}`; a place in a source is named where a claim cites it"
            return _citation(fault, given, help_, None)


def _citation(
    fault: Fault, given: str, help_: str, meant: str | None, *, safe: bool = True
) -> Finding:
    written = spelt_out(shown(given)) if meant else shown(given)
    message = f"{fault.named} is `{written}`, which is no source key"
    return Finding(
        Code.BAD_SOURCE_KEY,
        Severity.ERROR,
        message,
        fault.where,
        help_,
        replacement=meant,
        safe=safe,
    )


def _entry_before(fault: Fault) -> Any:
    """Return what a list holds right before a faulty entry of it."""
    entries = fault.owner.get(fault.key)
    number = fault.where[-1]
    if (
        not isinstance(entries, list)
        or not isinstance(number, int)
        or not 0 < number < len(entries)
    ):
        return None
    return entries[number - 1] if isinstance(entries[number - 1], str) else None


def _cited(key: str, place: str) -> str:
    """Return how a place in a source is cited."""
    plain = re.fullmatch(r"[\w.§][\w .–-]*", place)
    return f"{{cite: {key}, at: {place if plain else inline(place)}}}"


_PLACE = re.compile(
    r"(?:(?:pp?|S|ch|sec|fig|tab|art|no|vol)\. *|page|pages|chapter|section|table|figure|§|¶)",
    re.IGNORECASE,
)


def _inline(given: str) -> str:
    """Return how a source is written inline, with the address and the title that are already there."""
    marked = re.fullmatch(r"\[([^\]]+)\]\((https?://[^\s)]+)\)", given)
    url = (
        given
        if re.match(r"https?://\S+$", given)
        else marked[2]
        if marked
        else address_meant(given)
    )
    return f"{{title: {marked[1] if marked else '…'}, url: {url or '…'}}}"


def _source_key(given: str) -> str | None:
    plain = folded(given).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9_.-]+", "", plain).lstrip("_.-")[: model.LONGEST_ID] or None


def choice(fault: Fault) -> Finding:
    """Return the words for a word that is none of the few."""
    choices = re.findall(r"'([^']+)'", fault.limits["expected"])
    given = str(fault.given)
    likely = _CHOICES.get(same_look(given))
    found = (
        Suggestion((likely,))
        if likely is not None and likely in choices
        else suggestion(given, choices)
    )
    written = spelt_out(shown(given)) if found.meant else shown(given)
    message = f"{fault.named} is `{written}`; it is one of {', '.join(choices)}"
    help_ = found.asked(given) or "choose one of them, or leave the line out"
    return finding_of(
        fault, Code.BAD_CHOICE, message, help_, replacement=found.meant, safe=found.is_same
    )


def truth(fault: Fault) -> Finding:
    """Return the words for what is neither true nor false."""
    meant = _TRUTHS.get(str(fault.given).lower())
    message = f"{fault.named} is `{shown(fault.given)}`; it is `true` or `false`"
    help_ = f"write `{meant}`" if meant else "leave the line out for `false`"
    return finding_of(fault, Code.BAD_TRUTH, message, help_, replacement=meant)
