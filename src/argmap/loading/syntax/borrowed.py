"""Lines of a debate that are written as another language has them: Markdown, TOML, XML, a diff, an e-mail."""

from __future__ import annotations

import re

from argmap.codes import Code
from argmap.loading.keys import EVERY_KEY
from argmap.loading.kinds import REFERENCES
from argmap.loading.scalars import scalar
from argmap.loading.syntax.slip import LONGEST, Lines, Mend, Slip, indent_of

_FENCE = re.compile(r"^ *(```|~~~)[\w-]* *$")
_TABLE_OR_RULE = re.compile(r"^ *(\|.*\||[-=_*]{4,}) *$")
_EMPHASIS = re.compile(r"^( *(?:- +)*)(\*\*|__|`)([A-Za-z_][\w-]*)(:?)\2(:?)(?= |$)")


def markdown(lines: Lines, line: int) -> Slip | None:
    """A fence, a table, a rule or a key in bold letters."""
    text = lines[line]
    if emphasis := _EMPHASIS.match(text):
        start, end = emphasis.start(2), emphasis.end()
        mend = Mend("write the key as it is", ((line, start, end, f"{emphasis[3]}:"),))
        message = f"a key is written as it is: `{emphasis[3]}: …`"
        return foreign_syntax(message, "leave the marks of Markdown out", (line, start, end), mend)
    found = _FENCE.match(text) or _TABLE_OR_RULE.match(text)
    if not found:
        return None
    start, end = indent_of(text), len(text.rstrip())
    cuts = tuple((number, 0, len(lines[number]), "") for number in _alike(lines, line))
    message = f"{text.strip()[:30]} is Markdown, not YAML"
    help_ = "delete this line" if len(cuts) == 1 else f"delete these {len(cuts)} lines"
    return foreign_syntax(message, help_, (line, start, end), Mend(help_, cuts, safe=False))


def _alike(lines: Lines, line: int) -> list[int]:
    """Return a line of a table with the rest of it, or a fence with the one that closes it."""
    if _FENCE.match(lines[line]):
        closing = next(
            (n for n in range(line + 1, min(len(lines), line + LONGEST)) if _FENCE.match(lines[n])),
            None,
        )
        return [line] if closing is None else [line, closing]
    last = line
    while (
        last + 1 < len(lines)
        and lines[last].lstrip().startswith("|")
        and lines[last + 1].lstrip().startswith("|")
    ):
        last += 1
    return list(range(line, last + 1))


def foreign(lines: Lines, line: int) -> Slip | None:
    """A mark of a diff, or a source as BibTeX has it."""
    text = lines[line]
    if (other := foreign_line(text)) and other != A_DIFF:
        place = (line, indent_of(text), len(text.rstrip()))
        return foreign_syntax(f"`{text.strip()[:40]}` is {other}, not YAML", AS_A_CLAIM, place)
    if _ADDED.match(text):
        near = [
            n
            for n in range(max(0, line - LONGEST), min(len(lines), line + LONGEST))
            if _DIFF.match(lines[n])
        ]
        cuts = tuple((n, 0, 1 if lines[n].startswith("+") else len(lines[n]), "") for n in near)
        mend = Mend("take in what is added, and delete what is taken out", cuts, safe=False)
        message = "the `+` at the left edge comes from a diff"
        return foreign_syntax(
            message, "delete it, and all lines that start with `-`", (near[0], 0, 1), mend
        )
    if entry := re.match(r"^ *(@[A-Za-z]+ *\{) *([\w.:-]*)", text):
        message = f"`{entry[1]}` is BibTeX, not YAML"
        help_ = f"write `{entry[2].lower() or 'kapoor2024'}:` and below it, indented, `title: …`"
        return foreign_syntax(message, help_, (line, entry.start(1), entry.end(1)))
    return None


AS_A_CLAIM = "write it as a claim: `- id: …` and below it `text: …`; `argmap new` asks for what else there is"


def foreign_line(text: str) -> str | None:
    """Return of what other language a line is, None where it is of none that we know.

    >>> foreign_line("1.1. Pro: Cars are loud."), foreign_line("loud,Cars are loud.,ban")
    ('a line of a Kialo export', 'a row of a table (CSV)')
    """
    return next((name for name, sign in _FOREIGN_LINES if sign.match(text)), None)


A_DIFF = "a line of a diff"

LISTS_OF_LINKS = frozenset(
    {"links", "edges", "relations", "relationships", "connections", "arrows"}
)
"""What the links are called by those who list them apart from the claims, as `spelling` writes it."""

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


def foreign_file(lines: Lines) -> Slip | None:
    """A file of another kind: no line of it starts a debate or a part of one."""
    if framed := _framed(lines):
        return framed
    if any(
        re.match(r"[\"']?(debate|claims|sources)[\"']?\s*:|\s*[{[]\s*(?:[\"{[]|$)", text)
        for text in lines[:MOST_LINES]
    ):
        return None
    kind = next(
        (name for name, sign in _KINDS if any(sign.match(text) for text in lines[:20])),
        "no debate in YAML",
    )
    message = f"this is {kind}: no line starts with `debate:`, `claims:` or `sources:`"
    return foreign_syntax(
        message, "a debate starts with `debate:`, and below it `title:` and `question:`", (0, 0, 1)
    )


def _framed(lines: Lines) -> Slip | None:
    """A debate with something in front of every line: the `>` of an e-mail, numbers, the signs of a terminal."""
    written = [number for number, text in enumerate(lines[:MOST_LINES]) if text.strip()]
    for sign, what in _FRAMES:
        found = [sign.match(lines[number]) for number in written]
        cut = [(number, each.end()) for number, each in zip(written, found, strict=True) if each]
        is_framed = len(cut) == len(written) > 1
        if is_framed and any(_TOP.match(lines[number][end:]) for number, end in cut):
            mend = Mend(
                "delete it in every line",
                tuple((line, 0, end, "") for line, end in cut),
                safe=False,
            )
            place = (written[0], 0, cut[0][1])
            return foreign_syntax(
                f"every line starts with {what}", "delete it in every line", place, mend
            )
    return None


_TOP = re.compile(r"(?:debate|claims|sources):(?: |$)")

_FRAMES = (
    (re.compile(r"> ?"), "`>`, as a quotation in an e-mail or in Markdown"),
    (re.compile(r"\+"), "`+`, as what a diff adds"),
    (re.compile(r" *\d+(?:[:|.)] |\t|  | \| |$)"), "its number"),
    (re.compile(r" *[|\u2502] ?"), "`|`, as in a frame of a terminal"),
)
"""What may stand in front of every line of a text that was copied, and its name."""

MOST_LINES = 10_000

_ADDED = re.compile(r"^\+(?= *(?:- +)*[A-Za-z_]+:(?: |$)|  )")

_DIFF = re.compile(r"^(\+|- {2,})")

_KINDS = (
    ("Argdown", re.compile(r"^(\[[^\]]+\]: |===|\s*[+-] +[<[])")),
    ("TOML", re.compile(r"^\[\w+\] *$")),
    ("Markdown", re.compile(r"^(#{1,6} |```)")),
)


def foreign_syntax(
    message: str, help_: str, place: tuple[int, int, int], mend: Mend | None = None
) -> Slip:
    """Return the slip that something belongs to another language."""
    return Slip(Code.FOREIGN_SYNTAX, message, help_, *place, mend)


def checkbox(lines: Lines, line: int) -> Slip | None:
    """`- [ ] id: audit`, as in a list of tasks."""
    found = _CHECKBOX.match(lines[line])
    if not found:
        return None
    start, end = found.span(2)
    mend = Mend("leave the box out", ((line, start, end, ""),), safe=False)
    return foreign_syntax(
        f"`{found[2].strip()}` is a box to tick in Markdown",
        "leave it out",
        (line, start, end),
        mend,
    )


_CHECKBOX = re.compile(r"^( *[-*] +)(\[[ xX]\] +)(?=[a-z_]+:(?: |$))")


def tagged(lines: Lines, line: int) -> Slip | None:
    """`<rebuts>audit</rebuts>`."""
    found = re.match(r"^ *(?:- +)*(<([A-Za-z_]+)>(.*)</\2>) *$", lines[line])
    if not found or found[2] not in EVERY_KEY:
        return None
    value = found[3].strip()
    written = f"{found[2]}: {value if found[2] in REFERENCES else scalar(value)}"
    mend = Mend("write it as a key", ((line, *found.span(1), written),), safe=False)
    return foreign_syntax(
        f"`<{found[2]}>` is XML, not YAML", f"write `{written[:80]}`", (line, *found.span(1)), mend
    )


def section(lines: Lines, line: int) -> Slip | None:
    """`[debate]`, as in TOML, or `## claims`."""
    found = re.match(r"^\[{1,2}(debate|claims|sources)\]{1,2} *$", lines[line])
    if not found:
        return None
    mend = Mend(f"write `{found[1]}:`", ((line, 0, len(lines[line]), f"{found[1]}:"),), safe=False)
    message = f"`{found[0].strip()}` is TOML, not YAML"
    return foreign_syntax(message, f"write `{found[1]}:`", (line, 0, found.end()), mend)


def entry_among_keys(lines: Lines, line: int) -> Slip | None:
    """`- audit` right below the keys of a claim, as Argdown and outlines write what it answers."""
    found = re.match(r"^( +)- +([a-z0-9][\w-]*) *$", lines[line])
    above = re.match(r"^( *)((?:- +)*)([a-z_]+): +\S", lines[line - 1]) if found and line else None
    if (
        not found
        or not above
        or above[3] not in EVERY_KEY
        or len(above[1] + above[2]) != len(found[1])
    ):
        return None
    message = f"`- {found[2]}` stands among the keys of a claim, and does not say what this has to do with it"
    help_ = f"write `supports: {found[2]}`, `rebuts: {found[2]}` or `undercuts: {found[2]}`"
    return foreign_syntax(message, help_, (line, len(found[1]), len(lines[line].rstrip())))
