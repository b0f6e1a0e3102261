"""Lines of a debate that are written as another language has them.

Markdown, TOML, XML, a diff, an e-mail.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from argmap.codes import Code
from argmap.loading.keys import EVERY_KEY
from argmap.loading.kinds import REFERENCES
from argmap.loading.scalars import scalar
from argmap.loading.syntax.lines import LONGEST, Lines, below, indent_of
from argmap.loading.syntax.sheet import Cut, Sheet
from argmap.problem import Problem

MOST_LINES = 10_000
"""How many lines of a file are looked at as a whole."""

FIRST_LINES = 20
"""How many lines of a file tell of what kind it is."""

A_DIFF = "a line of a diff"

AS_A_CLAIM = (
    "write it as a claim: `- id: …` and below it `text: …`; "
    "`argmap new` asks for what else there is"
)

LISTS_OF_LINKS = frozenset(
    {"links", "edges", "relations", "relationships", "connections", "arrows"}
)
"""What the links are called by those who list them apart from the claims, as `spelling` writes
it."""

_FENCE = re.compile(r"^ *(```|~~~)[\w-]* *$")
_TABLE_OR_RULE = re.compile(r"^ *(\|.*\||[-=_*]{4,}) *$")
_EMPHASIS = re.compile(r"^( *(?:- +)*)(\*\*|__|`)([A-Za-z_][\w-]*)(:?)\2(:?)(?= |$)")
_ADDED = re.compile(r"^\+(?= *(?:- +)*[A-Za-z_]+:(?: |$)|  )")
_DIFF = re.compile(r"^(\+|- {2,})")
_BIBTEX = re.compile(r"^ *(@[A-Za-z]+ *\{) *([\w.:-]*)")
_CHECKBOX = re.compile(r"^( *[-*] +)(\[[ xX]\] +)(?=[a-z_]+:(?: |$))")
_ELEMENT = re.compile(r"^ *(?:- +)*(<([A-Za-z_]+)>(.*)</\2>) *$")
_TABLE_OF_TOML = re.compile(r"^\[{1,2}(debate|claims|sources)\]{1,2} *$")
_ENTRY = re.compile(r"^( +)- +([a-z0-9][\w-]*) *$")
_KEY_ABOVE = re.compile(r"^( *(?:- +)*)([a-z_]+): +\S")
_OURS = re.compile(r"[\"']?(debate|claims|sources)[\"']?\s*:|\s*[{[]\s*(?:[\"{[]|$)")
_TOP = re.compile(r"(?:debate|claims|sources):(?: |$)")

_FOREIGN_LINES = (
    (A_DIFF, re.compile(r"\+ +(?:- +)?[a-z_]+: ")),
    ("a line of a Kialo export", re.compile(r" *(?:- +)?\d+(?:\.\d+)*\.? (?:Pro|Con)\b")),
    (
        "Argdown",
        re.compile(
            r" *(?:[+_-]|[<+-]-?>) +(?:<[^>]+>|\[[^\]]+\]:)|(?:<[^>]+>|\[[^\]^]+\]):(?: |$)"
        ),
    ),
    ("a footnote of Markdown", re.compile(r" *\[\^[^\]]+\]:")),
    ("a row of a table (CSV)", re.compile(r" *[\w-]+(?:[,;\t](?! )[^,;\t]*){2,}$")),
)

_FRAMES = (
    (re.compile(r"> ?"), "`>`, as a quotation in an e-mail or in Markdown"),
    (re.compile(r"\+"), "`+`, as what a diff adds"),
    (re.compile(r" *\d+(?:[:|.)] |\t|  | \| |$)"), "its number"),
    (re.compile(r" *[|\u2502] ?"), "`|`, as in a frame of a terminal"),
)
"""What may stand in front of every line of a text that was copied, and its name."""

_KINDS = (
    ("Argdown", re.compile(r"^(\[[^\]]+\]: |===|\s*[+-] +[<[])")),
    ("TOML", re.compile(r"^\[\w+\] *$")),
    ("Markdown", re.compile(r"^(#{1,6} |```)")),
)


foreign_syntax = partial(Sheet.slip, code=Code.FOREIGN_SYNTAX)
"""Something belongs to another language."""


def markdown(sheet: Sheet, line: int) -> Problem | None:
    """A fence, a table, a rule or a key in bold letters."""
    lines, text = sheet.lines, sheet.lines[line]
    if emphasis := _EMPHASIS.match(text):
        place = (line, emphasis.start(2), emphasis.end())
        message = f"a key is written as it is: `{emphasis[3]}: …`"
        fix = sheet.fix("write the key as it is", (*place, f"{emphasis[3]}:"))
        return foreign_syntax(sheet, message, "leave the marks of Markdown out", place, fix)
    if _FENCE.match(text):
        alike = _fence(lines, line)
    elif _TABLE_OR_RULE.match(text):
        alike = _rows(lines, line)
    else:
        return None
    message = f"{text.strip()[:30]} is Markdown, not YAML"
    help_ = "delete this line" if len(alike) == 1 else f"delete these {len(alike)} lines"
    # What stands between the marks may still be wanted.
    fix = sheet.fix(help_, *(_emptied(lines, number) for number in alike), safe=False)
    return foreign_syntax(sheet, message, help_, (line, indent_of(text), len(text.rstrip())), fix)


def _emptied(lines: Lines, number: int) -> Cut:
    return number, 0, len(lines[number]), ""


def _fence(lines: Lines, line: int) -> list[int]:
    """Return the line of a fence with the one that closes it."""
    for number in below(lines, line):
        if _FENCE.match(lines[number]):
            return [line, number]
    return [line]


def _rows(lines: Lines, line: int) -> list[int]:
    """Return a line of a table with those below it, or a rule alone."""
    rows = [line]
    if lines[line].lstrip().startswith("|"):
        for number in range(line + 1, len(lines)):
            if not lines[number].lstrip().startswith("|"):
                break
            rows.append(number)
    return rows


def foreign(sheet: Sheet, line: int) -> Problem | None:
    """A mark of a diff, or a source as BibTeX has it."""
    text = sheet.lines[line]
    other = foreign_line(text)
    if other and other != A_DIFF:
        place = (line, indent_of(text), len(text.rstrip()))
        message = f"`{text.strip()[:40]}` is {other}, not YAML"
        return foreign_syntax(sheet, message, AS_A_CLAIM, place)
    if _ADDED.match(text):
        return _diff(sheet, line)
    if entry := _BIBTEX.match(text):
        key = entry[2].lower() or "kapoor2024"
        message = f"`{entry[1]}` is BibTeX, not YAML"
        help_ = f"write `{key}:` and below it, indented, `title: …`"
        return foreign_syntax(sheet, message, help_, (line, *entry.span(1)))
    return None


def _diff(sheet: Sheet, line: int) -> Problem:
    """Return the slip that lines around one are marked as those of a diff are."""
    lines = sheet.lines
    cuts: list[Cut] = []
    for number in range(max(0, line - LONGEST), min(len(lines), line + LONGEST)):
        if lines[number].startswith("+"):
            cuts.append((number, 0, 1, ""))
        elif _DIFF.match(lines[number]):
            cuts.append(_emptied(lines, number))
    message = "the `+` at the left edge comes from a diff"
    help_ = "delete it, and all lines that start with `-`"
    fix = sheet.fix("take in what is added, and delete what is taken out", *cuts, safe=False)
    return foreign_syntax(sheet, message, help_, (cuts[0][0], 0, 1), fix)


def foreign_line(text: str) -> str | None:
    """Return of what other language a line is, None where it is of none that we know.

    >>> foreign_line("1.1. Pro: Cars are loud."), foreign_line("loud,Cars are loud.,ban")
    ('a line of a Kialo export', 'a row of a table (CSV)')
    """
    return next((name for name, sign in _FOREIGN_LINES if sign.match(text)), None)


def foreign_text(sheet: Sheet) -> Problem | None:
    """Return the slip that a file is of another kind.

    No line of it starts a debate or a part of one.
    """
    lines = sheet.lines
    if framed := _framed(sheet):
        return framed
    # A debate with slips is no file of another kind.
    if any(_OURS.match(text) for text in lines[:MOST_LINES]):
        return None
    kind = _kind_of(lines[:FIRST_LINES])
    message = f"this is {kind}: no line starts with `debate:`, `claims:` or `sources:`"
    help_ = "a debate starts with `debate:`, and below it `title:` and `question:`"
    # It is the file that is told of, not a place in it.
    return foreign_syntax(sheet, message, help_, (0, 0, 1))


def _kind_of(lines: Sequence[str]) -> str:
    for name, sign in _KINDS:
        if any(sign.match(text) for text in lines):
            return name
    return "no debate in YAML"


def _framed(sheet: Sheet) -> Problem | None:
    """A debate with something in front of every line.

    The `>` of an e-mail, numbers, the signs of a terminal.
    """
    lines = sheet.lines[:MOST_LINES]
    written = [number for number, text in enumerate(lines) if text.strip()]
    if len(written) < 2:  # of a single line nobody can tell
        return None
    for sign, what in _FRAMES:
        # One line without the sign, and nothing is framed.
        cuts = _in_front(lines, written, sign)
        if any(_TOP.match(lines[number][end:]) for number, _, end, _ in cuts):
            place = (written[0], 0, cuts[0][2])
            message = f"every line starts with {what}"
            fix = sheet.fix("delete it in every line", *cuts, safe=False)
            return foreign_syntax(sheet, message, "delete it in every line", place, fix)
    return None


def _in_front(lines: Lines, numbers: Sequence[int], sign: re.Pattern[str]) -> list[Cut]:
    """Return what takes a sign away in front of every line; nothing where one of them has none."""
    cuts: list[Cut] = []
    for number in numbers:
        found = sign.match(lines[number])
        if found is None:
            return []
        cuts.append((number, 0, found.end(), ""))
    return cuts


def checkbox(sheet: Sheet, line: int) -> Problem | None:
    """`- [ ] id: audit`, as in a list of tasks."""
    found = _CHECKBOX.match(sheet.lines[line])
    if not found:
        return None
    place = (line, *found.span(2))
    message = f"`{found[2].strip()}` is a box to tick in Markdown"
    # Whether the box was ticked may have meant something.
    fix = sheet.fix("leave the box out", (*place, ""), safe=False)
    return foreign_syntax(sheet, message, "leave it out", place, fix)


def tagged(sheet: Sheet, line: int) -> Problem | None:
    """`<rebuts>audit</rebuts>`."""
    found = _ELEMENT.match(sheet.lines[line])
    if not found or found[2] not in EVERY_KEY:
        return None
    key, value = found[2], found[3].strip()
    written = f"{key}: {value if key in REFERENCES else scalar(value)}"
    place = (line, *found.span(1))
    fix = sheet.fix("write it as a key", (*place, written), safe=False)
    return foreign_syntax(
        sheet, f"`<{key}>` is XML, not YAML", f"write `{written[:80]}`", place, fix
    )


def section(sheet: Sheet, line: int) -> Problem | None:
    """`[debate]`, as in TOML."""
    text = sheet.lines[line]
    found = _TABLE_OF_TOML.match(text)
    if not found:
        return None
    remedy = f"write `{found[1]}:`"
    fix = sheet.fix(remedy, (line, 0, len(text), f"{found[1]}:"), safe=False)
    message = f"`{found[0].strip()}` is TOML, not YAML"
    return foreign_syntax(sheet, message, remedy, (line, 0, found.end()), fix)


def entry_among_keys(sheet: Sheet, line: int) -> Problem | None:
    """`- audit` right below the keys of a claim, as Argdown and outlines write what it answers."""
    lines = sheet.lines
    found = _ENTRY.match(lines[line])
    above = _KEY_ABOVE.match(lines[line - 1]) if found and line else None
    if not found or not above:
        return None
    # Further right it would be an entry of the list of that key.
    if above[2] not in EVERY_KEY or len(above[1]) != len(found[1]):
        return None
    name = found[2]
    message = (
        f"`- {name}` stands among the keys of a claim, and does not say what this has to do with it"
    )
    help_ = f"write `supports: {name}`, `rebuts: {name}` or `undercuts: {name}`"
    # Without a fix: which link is meant only the author knows.
    place = (line, len(found[1]), len(lines[line].rstrip()))
    return foreign_syntax(sheet, message, help_, place)
