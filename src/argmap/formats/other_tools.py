"""Files of other tools, told by what they hold, and said in one sentence to be no debate yet.

None of them is a debate with mistakes, and none is ever rewritten.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from argmap.codes import Code
from argmap.loading import Document, Draft, problem
from argmap.problem import Problem

START = 4_096
"""How many of them tell what kind of XML it is."""

MOST_ROWS = 50
"""How many rows of a table are looked at."""

_NOT_YET = (
    "argmap cannot read it yet; `argmap init` starts a debate, and `argmap new` adds a claim to it"
)


def is_known_xml(content: bytes) -> bool:
    """Tell whether bytes may be the XML of a tool that is known by name."""
    start = content[:START].decode("latin-1")
    return _OPML.search(start) is not None or _is_freemind(start)


Test = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class OtherTool:
    """A format that is known and not read yet: how it is told, and what to do with its files."""

    name: str
    is_in: Test
    help: str = _NOT_YET

    def read(
        self, documents: Sequence[Document], name: str, *, refused: Sequence[Problem] = ()
    ) -> Draft:
        """Return a draft without a debate, which says of each document what it is."""
        message = f"this is {self.name}, no debate of argmap"
        told = [problem(each, Code.FOREIGN_FILE, message, help_=self.help) for each in documents]
        return Draft(name, tuple(documents), None, refused=(*told, *refused))


def _has(pattern: str) -> Test:
    """Tell of texts of which some line matches a pattern."""
    return lambda text: re.search(pattern, text, re.MULTILINE) is not None


def _starts(pattern: str) -> Test:
    """Tell of texts that start with a pattern."""
    return lambda text: re.match(pattern, text) is not None


def _both(one: Test, other: Test) -> Test:
    return lambda text: one(text) and other(text)


def _keyed(*names: str) -> Test:
    """Tell of texts that are a JSON object with all of some keys."""
    return lambda text: _keys(text, *names)


def _keys(text: str, *names: str) -> bool:
    is_object = text.lstrip().startswith("{")
    return is_object and all(re.search(rf'"{name}"\s*:', text) for name in names)


def _lines(text: str, remark: str | None = None) -> list[str]:
    """Return the lines of a text that are neither empty nor remarks."""
    lines = [line for line in text.splitlines() if line.strip()]
    if remark is not None:
        lines = [line for line in lines if not line.lstrip().startswith(remark)]
    return lines


def _is_sadface(text: str) -> bool:
    """SADFace names its nodes as AIF does, but ends an edge with `source_id` and `target_id`."""
    if _keys(text, "source_id", "target_id", "nodes"):
        return True
    return _keys(text, "nodes", "edges", "resources") and "metadata" in text


def _is_arguebuf(text: str) -> bool:
    """Arguebuf holds its nodes by id, each an atom or a scheme."""
    is_node = re.search(r'"(?:atom|scheme)"\s*:\s*\{', text) is not None
    return is_node and (_keys(text, "nodes") or _keys(text, "edges"))


_OPML = re.compile(r"<opml[\s>]", re.IGNORECASE)


def _is_opml(text: str) -> bool:
    return text.lstrip()[:1] == "<" and _OPML.search(text[:START]) is not None


def _is_freemind(text: str) -> bool:
    start = text.lstrip()[:START]
    return start[:1] == "<" and re.search(r"<map\s+version=", start) is not None


_DIAGRAM = re.compile(
    r"(?:graph|flowchart)(?:[ -]+\w+)?(?: (?:TB|TD|BT|RL|LR))? *;?$"
    r"|(?:graph|flowchart) (?:TB|TD|BT|RL|LR)\b|mindmap *$"
)
_FENCED = re.compile(r"^(?:```|~~~) *mermaid *$", re.MULTILINE)


def _is_mermaid(text: str) -> bool:
    """A diagram starts with its kind, below comments (`%%`) and settings (within `---`)."""
    if text.startswith("---"):
        text = text.partition("\n---")[2].partition("\n")[2]
    first = next((line.strip() for line in _lines(text) if not line.startswith("%%")), "")
    return _DIAGRAM.match(first) is not None or _FENCED.match(text.lstrip()) is not None


_STATEMENT = re.compile(r"^\[[^\]\n]+\](?:: |$)|^<[^>\n]+>(?:: |$)", re.MULTILINE)
_RELATION = re.compile(r"^[ \t]+(?:[+\-_]>?|<[+\-_]|[+\-_]>|>?<) *[\[<]", re.MULTILINE)
_ARGDOWN = re.compile(r"^={3,} *\n(?:.*\n)*?={3,} *$|^\(\d+\) .*\n(?:.*\n)*?-{2,}", re.MULTILINE)


def _is_argdown(text: str) -> bool:
    """Two of its marks: `[Statement]: …`, `<Argument>: …`, or a relation below one (`+ <…>`)."""
    marks = (_STATEMENT, _RELATION, _ARGDOWN)
    return (
        sum(mark.search(text) is not None for mark in marks) >= 2
        or len(_STATEMENT.findall(text)) >= 2
    )


_MADR = re.compile(
    r"^##+ +(?:Context and Problem Statement|Considered Options|Decision Outcome|Decision Drivers)",
    re.MULTILINE,
)
_ADR = re.compile(r"^## +(?:Status|Context|Decision|Consequences) *$", re.MULTILINE)


def _is_decision(text: str) -> bool:
    return len(set(_MADR.findall(text))) >= 2 or len(set(_ADR.findall(text))) >= 3


_REASON = re.compile(r"[\"']?(?:[ro]\d*|(?:reason|objection)\d*)[\"']?: *(?:\{\}|\[\])?$")
_ROOT = re.compile(r"(?:\"[^\"\n]+\"|'[^'\n]+'|[^\s\"'#\[{&*!|>%@`-][^\n]*? [^\n]*?): *$")


def _is_other_argmap(text: str) -> bool:
    """A claim is a key at the left edge.

    Below it stand its reasons, `r1:`, and objections, `o1:`.
    """
    at_edge, is_reasoned = [], False
    for line in _lines(text, "#"):
        if not line[0].isspace():
            at_edge.append(line.rstrip())
        elif _REASON.match(line.strip()):
            is_reasoned = True
    claims = [line for line in at_edge if line != "---"]
    return is_reasoned and bool(claims) and all(map(_ROOT.match, claims))


_COLUMN = re.compile(r" ?[\w.-]+(?: [\w-]+)?(?: \([^)]*\))? ?")
_ROW_OF_YAML = re.compile(r"\s*(?:-\s+)?[\w-]+:(?:\s|$)|\s*[{}\[\]]|\s*- ")


def _is_table(text: str) -> bool:
    """A line of names of columns, and below it lines of as many columns; no line that is a key."""
    lines = _lines(text)
    if len(lines) < 2 or any(map(_ROW_OF_YAML.match, lines[:MOST_ROWS])):
        return False
    return any(_has_columns(text, lines, sign) for sign in ("\t", ";", ","))


def _has_columns(text: str, lines: Sequence[str], sign: str) -> bool:
    """Tell whether a sign cuts all lines into as many columns, the first line into their names."""
    if sign not in lines[0] or sign not in lines[1]:
        return False
    rows = list(islice(_rows(text, sign), MOST_ROWS))
    if not rows or not all(map(_COLUMN.fullmatch, rows[0])):
        return False
    # The last row may be cut off where the text that is looked at ends.
    widths = {len(row) for row in rows[:-1]} or {len(row) for row in rows}
    return len(widths) == 1


def _rows(text: str, sign: str) -> Iterator[list[str]]:
    try:
        yield from filter(None, csv.reader(text.splitlines(keepends=True), delimiter=sign))
    except csv.Error:
        return


_DOT = re.compile(r"(?:strict\s+)?(?:di)?graph\b[^{\n]*\{", re.IGNORECASE)
_REMARKS_OF_DOT = re.compile(r"^\s*(?://[^\n]*\n|/\*.*?\*/|#[^\n]*\n)*\s*", re.DOTALL)


def _is_dot(text: str) -> bool:
    """Graphviz: a graph in braces, below remarks."""
    return _DOT.match(_REMARKS_OF_DOT.sub("", text, count=1)) is not None


_FACT = re.compile(r"(?:arg|att|support|attack)\([\w, -]+\)\.?")
_TGF = re.compile(r"(?:[\w-]+(?: [^\n]*)?\n)+#\n(?:[\w-]+ [\w-]+[^\n]*\n?)*$")


def _is_framework(text: str) -> bool:
    """An abstract framework: facts (APX), a trivial graph (TGF), or numbers below `p af`."""
    lines = [line.strip() for line in _lines(text)]
    if lines[0].startswith("p af ") or (len(lines) > 1 and all(map(_FACT.match, lines))):
        return True
    return ":" not in text and _TGF.match(text) is not None


def _is_markup(text: str) -> bool:
    is_element = re.match(r"\s*<([A-Za-z][\w:-]*)(?:\s[^>]*)?/?>", text) is not None
    return is_element and text.rstrip().endswith(">")


_TOML_TABLE = re.compile(r"^\[{1,2}[\w.-]+\]{1,2} *$", re.MULTILINE)
_TOML_VALUE = re.compile(r"^[\w.-]+ *= *\S", re.MULTILINE)
_YAML_KEY = re.compile(r"^ *(?:- +)*[\w-]+:(?: |$)", re.MULTILINE)


def _is_toml(text: str) -> bool:
    """TOML or INI: a table, a value behind `=`, and no key of YAML."""
    is_one = _TOML_TABLE.search(text) is not None and _TOML_VALUE.search(text) is not None
    return is_one and _YAML_KEY.search(text) is None


def _is_json_lines(text: str) -> bool:
    lines = _lines(text)
    return len(lines) > 1 and all(
        line.startswith("{") and line.rstrip().endswith("}") for line in lines
    )


_D2 = re.compile(r"[\w .\"'-]+ (?:->|<-|<->|--) [\w .\"'-]+(?:: .*)?|[{}]")


def _is_d2(text: str) -> bool:
    lines = [line.strip() for line in _lines(text, "#")]
    return bool(lines) and all(map(_D2.fullmatch, lines))


_INTO_SOURCES = (
    "no source is read from it yet: write each below `sources:`; "
    "`argmap new --source DOI` looks one up"
)
_NO_DEBATE = "`argmap init` starts a debate, and `argmap new` adds a claim to it"


OTHER_TOOLS = (
    OtherTool("an xAIF file (oAMF)", _both(_keyed("AIF"), _has('"nodes"'))),
    OtherTool("an AIF file (AIFdb)", _keyed("nodes", "nodeID")),
    OtherTool("an arguebuf file", _is_arguebuf),
    OtherTool("a SADFace file", _is_sadface),
    OtherTool(
        "a mind map of MindMup",
        _both(_keyed("ideas"), _has(r'"(?:formatVersion|title|attr)"\s*:')),
    ),
    OtherTool("an OPML outline", _is_opml),
    OtherTool("a mind map of FreeMind or Freeplane", _is_freemind),
    OtherTool("a Mermaid diagram", _is_mermaid),
    OtherTool(
        "an export of Kialo",
        _has(r"^(?:Discussion (?:Title|Name):|\d+(?:\.\d+)+\.? +(?:Pro|Con):)"),
    ),
    OtherTool("an Argdown file", _is_argdown),
    OtherTool("a decision record (MADR)", _is_decision),
    OtherTool(
        "an argument map of another argmap, the one for pandoc and MindMup", _is_other_argmap
    ),
    OtherTool("an argumentation framework (APX, TGF or ICCMA)", _is_framework),
    OtherTool("a graph of Graphviz (DOT)", _is_dot),
    OtherTool("a canvas of Obsidian", _keyed("nodes", "edges", "fromNode", "toNode")),
    OtherTool("a drawing of Excalidraw", _starts(r"\s*\{\s*\"type\"\s*:\s*\"excalidraw")),
    OtherTool("a PlantUML diagram", _starts(r"\s*@start(?:uml|mindmap|wbs|json)\b")),
    OtherTool(
        "a list of sources in BibTeX",
        _both(_has(r"^@\w+ *[{(] *[^\s,{}]+ *,"), _has("=")),
        _INTO_SOURCES,
    ),
    OtherTool("a list of sources in RIS", _starts(r"\s*TY  - [A-Z]{3,5}\b"), _INTO_SOURCES),
    OtherTool(
        "a list of sources in CSL-JSON",
        _both(
            _starts(r"\s*\["),
            _has(r'"type"\s*:\s*"(?:article|book|report|webpage|chapter)'),
        ),
        _INTO_SOURCES,
    ),
    OtherTool("a graph in RDF (Turtle)", _has(r"^@prefix +[\w-]*: *<[^>]*> *\.")),
    OtherTool("a LaTeX document", _starts(r"\s*(?:%[^\n]*\n\s*)*\\documentclass\b"), _NO_DEBATE),
    OtherTool("a Jupyter notebook", _keyed("cells", "nbformat"), _NO_DEBATE),
    OtherTool(
        "a patch of git",
        _starts(r"(?:diff --git |Index: |--- \S+\n\+\+\+ )"),
        "`git apply` makes its changes in the debate",
    ),
    OtherTool("a file in XML", _is_markup),
    OtherTool(
        "a file in TOML or INI",
        _is_toml,
        "write it in YAML: `key: value`, and below `debate:` indented lines",
    ),
    OtherTool(
        "a chat in JSON",
        _both(_starts(r"\s*[\[{]"), _has(r'"role"\s*:\s*"(?:user|assistant|system)"')),
    ),
    OtherTool("a file of JSON lines", _is_json_lines),
    OtherTool("a file of linked data (JSON-LD)", _keyed("@context")),
    OtherTool("a D2 diagram", _is_d2),
    OtherTool("a table (CSV)", _is_table),
)
"""Every format that is known and not read, those told by the surest marks first."""
