"""The words for a value that is not of its kind: an id, a source key, an address, a number, one of a few words."""

from __future__ import annotations

import re
from typing import Any

from argmap import model
from argmap.codes import Code
from argmap.loading.mistakes import blank
from argmap.loading.scalars import inline
from argmap.loading.words.fault import Fault, spoken
from argmap.loading.words.subject import shown
from argmap.problem import Finding, Severity
from argmap.suggest import folded, nearest

RANGES = {"weight": "above 0 and at most 1", "plausibility": "from 0 to 1", "depth": "from 0 to 20"}
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
    **dict.fromkeys(("article", "preprint", "arxiv", "journal", "study", "conference"), "paper"),
    **dict.fromkeys(("act", "regulation", "legislation", "bill", "directive"), "law"),
    **dict.fromkeys(("newspaper", "press", "magazine"), "news"),
    **dict.fromkeys(
        ("blog", "blog-post", "website", "webpage", "web-page", "web", "online", "video", "podcast"), "other"
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


def finding_of(fault: Fault, code: Code, message: str, help_: str | None = None, **more: Any) -> Finding:
    """Return the finding at the place of a fault."""
    return Finding(code, Severity.ERROR, message, fault.where, help_, **more)


def pattern(fault: Fault) -> Finding:
    """Return the words for a text of the wrong form."""
    given = str(fault.given)
    match fault.limits.get("pattern"):
        case _ if not given.strip():
            return blank(f"{fault.named} is blank", fault.where, "write something there, or delete the line")
        case model.ID_PATTERN:
            return _bad_id(fault, given) if fault.defines else _bad_reference(fault, given)
        case model.SOURCE_KEY_PATTERN:
            return _bad_source_key(fault, given)
        case model.URL_PATTERN:
            return _bad_url(fault, given.strip())
        case _:
            message = f"{fault.named} has several lines; a label is one line"
            return finding_of(
                fault, Code.SEVERAL_LINES, message, "put it on one line; the sentence itself goes into `text`"
            )


def _bad_id(fault: Fault, given: str) -> Finding:
    where = fault.where[: fault.where.index(given) + 1] if given in fault.where else fault.where
    message, help_, proposal = _glued_id(given) if fault.is_glued else _misspelt_id(fault, given)
    return Finding(
        Code.BAD_ID, Severity.ERROR, message, where, help_,
        replacement=proposal, at_key=where[-1] == given, also=fault.also,
    )  # fmt: skip


def _misspelt_id(fault: Fault, given: str) -> tuple[str, str, str]:
    proposal = _free(proposed_id(given) or _numbered_id(fault), fault)
    rule = "lower-case letters a-z, digits and single hyphens, and a letter first"
    help_ = f"write `{proposal}`" + (", also where it is named" if fault.also else "")
    return f"id `{shown(given)}` is not allowed: {rule}", help_, proposal


def _glued_id(given: str) -> tuple[str, str, str]:
    """An id between braces with its text right behind the colon, so that both are the key."""
    key, _, text = given.partition(":")
    written = f"{key}: {inline(text)}"
    return f"`{shown(given)}` is all one key", f"put a space after the colon: `{shown(written)}`", written


def proposed_id(text: str) -> str | None:
    """Return an id made of a text: its ASCII letters and digits; None where it holds none.

    A word in other letters is none because some of them look like ours.

    >>> proposed_id("007"), proposed_id("Ünïted_States"), proposed_id("\u043e\u0442\u043a\u0440")
    ('c-007', 'united-states', None)
    """
    looks = folded(text)
    is_ours = all(sign.isascii() or not sign.isalpha() for sign in looks) or re.search("[A-Za-z]", text)
    plain = looks.encode("ascii", "ignore").decode() if is_ours else ""
    words = "-".join(re.findall(r"[a-z0-9]+", plain))[: model.LONGEST_ID - 2].strip("-")
    return (words if words[0].isalpha() else f"c-{words}") if words else None


def _numbered_id(fault: Fault) -> str:
    number = next((step for step in fault.where if isinstance(step, int)), 0)
    return f"c-{number + 1}"


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
    meant = nearest(given, known) or (known and fault.names and fault.names.spoken.get(spoken(given)))
    step = re.fullmatch(r"([a-z0-9-]+) *(?:->|→|=>|\.[a-z]+\.) *([a-z0-9-]+)", given)
    if fault.key == "undercuts" and step and step[1] in known and step[2] in known:
        written = f"{{from: {step[1]}, to: {step[2]}}}"
        return _reference(fault, given, f"write `{written}`", written)
    words = [word for word in re.split(r"[\s,;&+/\uff0c\u3001\uff1b]+|\band\b", given.strip("[] ")) if word]
    if len(words) > 1 and (all(word in known for word in words) or ("," in given and all(map(is_id, words)))):
        listed = f"[{', '.join(words)}]"
        is_entry = isinstance(fault.where[-1], int)
        return _reference(fault, given, f"write a list: `{listed}`", None if is_entry else listed)
    if given.lower() in ("~", "n/a", "-"):
        return _reference(fault, given, "to name nothing, leave the whole line out", None)
    if given != given.strip() and given.strip() in known:
        return _reference(fault, given, f"write it without blanks around it: `{given.strip()}`", given.strip())
    help_ = f"did you mean `{meant}`?" if meant else f"write the id of {_KINDS.get(fault.key, 'a claim or a position')}"
    return _reference(fault, given, help_, meant or None)


def _reference(fault: Fault, given: str, help_: str, meant: str | None) -> Finding:
    message = f"{fault.named} is `{shown(given)}`, which is no id"
    return finding_of(fault, Code.BAD_REFERENCE, message, help_, replacement=meant)


_KINDS = {"cases": "a case", "case": "a case", "was": "this claim as it was before"}


def _nameable(fault: Fault) -> tuple[str, ...]:
    """Return the ids that may be meant where a fault is."""
    if fault.names is None or fault.key == "was":
        return ()
    return fault.names.cases if fault.key in _KINDS else tuple(fault.names.ids)


def _bad_source_key(fault: Fault, given: str) -> Finding:
    """A key that cannot be one, where a source is defined or where it is cited."""
    if fault.where[0] == "sources":
        proposal = _source_key(given)
        help_ = f"write `{proposal}`" if proposal else "a source key holds a-z, 0-9 and `_`, `.`, `-`"
        message = f"source key `{shown(given)}` is not allowed: a-z, 0-9, `_`, `.` and `-`, a letter or digit first"
        return finding_of(
            fault, Code.BAD_SOURCE_KEY, message, help_, at_key=True, replacement=proposal, also=fault.also
        )
    keys = [key.strip() for key in given.strip("[] ").split(",")]
    if len(keys) > 1 and all(re.match(model.SOURCE_KEY_PATTERN, key) for key in keys):
        listed = f"[{', '.join(keys)}]"
        is_entry = isinstance(fault.where[-1], int)
        message = f"{fault.named} is `{shown(given)}`, which is no source key"
        replacement = None if is_entry else listed
        return finding_of(fault, Code.BAD_SOURCE_KEY, message, f"write a list: `{listed}`", replacement=replacement)
    bare = re.sub(r"^\\\w+\{(.*)\}$", r"\1", given).strip("[]@ ")
    meant = nearest(bare, fault.names.sources) if fault.names else None
    help_ = (
        f"did you mean `{meant}`?" if meant else f"write a key of `sources:`, or the source itself: `{_inline(given)}`"
    )
    message = f"{fault.named} is `{shown(given)}`, which is no source key"
    return finding_of(fault, Code.BAD_SOURCE_KEY, message, help_, replacement=meant)


def _inline(given: str) -> str:
    """Return how a source is written inline, with the address and the title that are already there."""
    marked = re.fullmatch(r"\[([^\]]+)\]\((https?://[^\s)]+)\)", given)
    url = given if re.match(r"https?://\S+$", given) else marked[2] if marked else _address(given)
    return f"{{title: {marked[1] if marked else '…'}, url: {url or '…'}}}"


def _source_key(given: str) -> str | None:
    plain = folded(given).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9_.-]+", "", plain).lstrip("_.-")[: model.LONGEST_ID] or None


def _bad_url(fault: Fault, given: str) -> Finding:
    meant = _address(given)
    if meant is None:
        message = f"{fault.named} is `{shown(given)}`, which is no web address"
        return finding_of(fault, Code.BAD_URL, message, "it starts with `https://` or `http://` and holds no spaces")
    message = f"{fault.named} is `{shown(given)}`; a web address starts with `https://` or `http://`"
    return finding_of(fault, Code.BAD_URL, message, f"write `{shown(meant, 200)}`", replacement=inline(meant))


def _address(given: str) -> str | None:
    """Return the web address that was meant: a missing or misspelt scheme, a DOI, an arXiv number, a Markdown link."""
    if doi := re.fullmatch(r"(?:doi:|DOI:?) *(10\.\d{4,}/\S+)|(10\.\d{4,}/\S+)", given):
        return f"https://doi.org/{doi[1] or doi[2]}"
    if arxiv := re.fullmatch(r"(?:arXiv|arxiv): *(\d{4}\.\d{4,5}(?:v\d+)?)", given):
        return f"https://arxiv.org/abs/{arxiv[1]}"
    if marked := re.fullmatch(r"(?:\[[^\]]*\]\(|<)(https?://[^\s<>\"]+?)[)>]", given):
        return marked[1]
    bare = _MISSPELT_SCHEME.sub("", given)
    return f"https://{bare}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/[^\s<>\"]*)?", bare) else None


_MISSPELT_SCHEME = re.compile(r"^(?:h?t+ps?|https?|htt?ps?)?:?/{1,3}(?=[\w-]+\.)", re.IGNORECASE)


def choice(fault: Fault) -> Finding:
    """Return the words for a word that is none of the few."""
    choices = re.findall(r"'([^']+)'", fault.limits["expected"])
    meant = nearest(str(fault.given), choices, synonyms=_CHOICES)
    message = f"{fault.named} is `{shown(fault.given)}`; it is one of {', '.join(choices)}"
    help_ = f"did you mean `{meant}`?" if meant else "choose one of them, or leave the line out"
    return finding_of(fault, Code.BAD_CHOICE, message, help_, replacement=meant)


def number(fault: Fault) -> Finding:
    """Return the words for what is no number, or none of those that are allowed."""
    given = str(fault.given).strip()
    expected = (
        f"a {'whole ' if fault.key == 'depth' else ''}number {RANGES[fault.key]}"
        if fault.key in RANGES
        else "a year such as 2024"
    )
    message = f"{fault.named} is `{shown(given)}`; it is {expected}"
    if fault.key == "format":
        message = f"{fault.named} is `{shown(given)}`; it is the number of the format, {model.FORMAT}"
        return finding_of(fault, Code.BAD_NUMBER, message, f"write `{model.FORMAT}`, or leave the line out")
    if fault.key == "year":
        return finding_of(fault, Code.BAD_NUMBER, message, *_year_meant(given))
    meant = _number_meant(given)
    percent = re.fullmatch(r"[1-9]\d", given) is not None and fault.key != "depth"
    help_ = "choose one in this range, or leave the line out"
    if given == "0" and (rest := next((key for key in fault.owner or () if str(key).isdigit()), None)):
        help_ = f"a number has a point and no comma: write `0.{rest}`"
    if meant or percent:
        help_ = f"write `{meant}`" if meant else f"for {given} percent write `{int(given) / 100:g}`"
    return finding_of(fault, Code.BAD_NUMBER, message, help_, replacement=meant)


def _year_meant(given: str) -> tuple[str, ...]:
    if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", given):
        return (f"a day goes into `date: {given}`",)
    found = re.search(r"(?<!\d)\d{4}(?!\d)", given)
    return (f"write `{found[0]}`, and what else there is to say into `date`",) if found else ("leave the line out",)


def _number_meant(given: str) -> str | None:
    """Return what to write for a decimal comma or a percentage."""
    if re.fullmatch(r"[01],\d+", given):
        return given.replace(",", ".")
    if re.fullmatch(r"\d{1,3} ?%", given) and 0 < int(given.rstrip("% ")) <= 100:
        return f"{int(given.rstrip('% ')) / 100:g}"
    return None


def truth(fault: Fault) -> Finding:
    """Return the words for what is neither true nor false."""
    meant = _TRUTHS.get(str(fault.given).lower())
    message = f"{fault.named} is `{shown(fault.given)}`; it is `true` or `false`"
    help_ = f"write `{meant}`" if meant else "leave the line out for `false`"
    return finding_of(fault, Code.BAD_TRUTH, message, help_, replacement=meant)
