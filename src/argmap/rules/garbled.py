"""Signs that nobody meant to write.

Letters read in the wrong encoding, codes of web pages, comments of a program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter, itemgetter

from argmap.codes import Code
from argmap.graph import DebateGraph
from argmap.model import Debate
from argmap.problem import Finding, Severity, Where
from argmap.rules.written import all_claims, written_claims

_MISREAD = (
    "(?:[ÂÃÅÄ][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192]|â(?:€|\x80)[^\\s\\w]?)+"
)
"""UTF-8 that was read as Windows-1252 or Latin-1: `Ã¼` for ü, `â€“` for a dash."""

_ENTITY = (
    r"&(?:amp|lt|gt|quot|apos|nbsp|[mn]dash|hellip|[aouAOU]uml|szlig|eacute"
    r"|#\d{2,6}|#x[0-9a-fA-F]+);"
)
_REMARK = r"(?:^|\s)//(?=\s).*|<!--.*|(?:^|\s)/\*.*"


def garbled_texts(graph: DebateGraph) -> Iterator[Finding]:
    """All that is shown holds letters, not what a wrong encoding or a web page made of them."""
    words = "\n".join((graph.words, *map(_SHOWN, _beside(graph))))
    # Nearly every debate is done after one look at all its words.
    may_be_misread = not words.isascii() and re.search(_MISREAD, words) is not None
    if not may_be_misread and ("&" not in words or re.search(_ENTITY, words) is None):
        return
    for where, subject, words in (*_written(graph), *_beside(graph)):
        if misread := re.search(_MISREAD, words):
            help_ = _meant(misread[0])
            yield _garbled(
                f"{subject} holds `{misread[0]}`, letters in the wrong encoding", where, help_
            )
        elif entity := re.search(_ENTITY, words):
            yield _garbled(
                f"{subject} holds `{entity[0]}`, a code of web pages",
                where,
                "write the sign itself",
            )


def _garbled(message: str, where: Where, help_: str) -> Finding:
    return Finding(Code.GARBLED_TEXT, Severity.WARNING, message, where, help_)


def _meant(misread: str) -> str:
    """Say which letters were meant, as far as they can be read back."""
    for encoding in ("cp1252", "latin-1"):
        try:
            meant = misread.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return f"write `{meant}`; was the file opened as Windows-1252?"
    return "copy it anew, with the encoding UTF-8"


def remarks_in_texts(graph: DebateGraph) -> Iterator[Finding]:
    """No text holds a comment as other languages write it: here it is a part of what is claimed."""
    if ("/" not in graph.words and "<" not in graph.words) or re.search(
        _REMARK, graph.words
    ) is None:
        return
    for where, subject, words in _written(graph):
        found = re.search(_REMARK, words)
        if found:
            message = f"{subject} holds `{found[0].strip()[:40]}`, which is read as a part of it"
            help_ = "a comment starts with ` # `; put it on a line of its own, or behind `text: >-`"
            yield Finding(Code.COMMENT_IN_TEXT, Severity.WARNING, message, where, help_)


def _written(graph: DebateGraph) -> Iterator[tuple[Where, str, str]]:
    """Yield what is shown of claims and sources, with its path and its name in a sentence."""
    for where, claim in written_claims(graph):
        yield (*where, "text"), f"`text` of claim `{claim.id}`", claim.text
        if claim.label is not None:
            yield (*where, "label"), f"`label` of claim `{claim.id}`", claim.label
    for where, source in graph.sources:
        yield (*where, "title"), "`title` of a source", source.title


_DETAIL = attrgetter("detail")
_SHOWN = itemgetter(2)
"""The words of what is written, beside its path and its name."""

_Words = tuple[Where, str, str | None]
"""The path of what may be written, its name in a sentence, and its words."""


def _beside(graph: DebateGraph) -> list[tuple[Where, str, str]]:
    """Return what else is shown and has any words."""
    found = (*_of_head(graph.debate), *_of_arguments(graph), *_of_tours(graph.debate))
    return [(where, subject, words) for where, subject, words in found if words]


def _of_head(debate: Debate) -> list[_Words]:
    """Return what is said of the debate, its themes, cases and questions."""
    found: list[_Words] = [
        (("debate", "title"), "`title` of the debate", debate.title),
        (("debate", "question"), "`question` of the debate", debate.question),
        (("debate", "description"), "`description` of the debate", debate.description),
    ]
    for number, theme in enumerate(debate.themes):
        found.append((("themes", number, "label"), f"`label` of theme `{theme.id}`", theme.label))
        found.append((("themes", number, "text"), f"`text` of theme `{theme.id}`", theme.text))
    for number, case in enumerate(debate.cases):
        found.append((("cases", number, "label"), f"`label` of case `{case.id}`", case.label))
        found.append((("cases", number, "text"), f"`text` of case `{case.id}`", case.text))
    for number, question in enumerate(debate.questions):
        found.append(
            (("questions", number, "text"), f"`text` of question `{question.id}`", question.text)
        )
    return found


def _of_arguments(graph: DebateGraph) -> Iterator[_Words]:
    """Yield the notes of steps, the details of claims, and the authors of sources."""
    for link in graph.links.values():
        if link.note:
            subject = f"the note of the step from `{link.premises[0]}`"
            yield (*link.where, "note"), subject, link.note
    if any(map(_DETAIL, all_claims(graph))):  # most debates of thousands have none
        for where, claim in written_claims(graph):
            yield (*where, "detail"), f"`detail` of claim `{claim.id}`", claim.detail
    for where, source in graph.sources:
        yield (*where, "author"), "`author` of a source", source.author


def _of_tours(debate: Debate) -> Iterator[_Words]:
    for number, tour in enumerate(debate.tours):
        yield ("tours", number, "title"), f"`title` of tour `{tour.id}`", tour.title
        for count, stop in enumerate(tour.steps):
            for key, words in (("title", stop.title), ("say", stop.say)):
                subject = f"`{key}` of step {count + 1} of tour `{tour.id}`"
                yield ("tours", number, "steps", count, key), subject, words
