"""Files of other tools, told by what they hold: none of them is a debate with mistakes, and none is ever rewritten.

A text with a line that starts a debate or a part of one, or with keys of a claim, is never taken for a foreign one.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from argmap.codes import Code
from argmap.loading.document import Document
from argmap.loading.problems import problem
from argmap.problem import Problem

MOST_READ = 65_536
"""How many characters of a text are looked at."""

_OURS = re.compile(
    r"^[\"']?(?:debate|claims)[\"']? *:|^ *- +[\"']?id[\"']? *:"
    r"|^ +[\"']?(?:supports|rebuts|undercuts|positions)[\"']? *:"
    r"|^ *[{,] *[\"'](?:debate|claims)[\"'] *:",
    re.MULTILINE,
)
_NOT_YET = (
    "argmap cannot read it yet; `argmap init` starts a debate, and `argmap new` adds a claim to it"
)


def foreign_file(document: Document) -> Problem | None:
    """Return the one problem of a file of another tool, None for anything that may be a debate."""
    text = document.text[:MOST_READ]
    if not text.strip() or _OURS.search(text):
        return None
    kind = next((kind for kind in _KINDS if kind.is_in(text)), None)
    if kind is None:
        return None
    return problem(
        document, Code.FOREIGN_FILE, f"this is {kind.name}, no debate of argmap", help_=kind.help
    )


def is_foreign_xml(content: bytes) -> bool:
    """Tell whether bytes may be the XML of a tool that is known by name."""
    return _OPML.search(content[:4096].decode("latin-1")) is not None or _is_freemind(
        content[:4096].decode("latin-1")
    )


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of file: its name in a sentence, how it is told, and what to do with it."""

    name: str
    is_in: Callable[[str], bool]
    help: str = _NOT_YET


def _keys(text: str, *names: str) -> bool:
    """Tell whether a text is a JSON object that holds all of some keys."""
    return text.lstrip().startswith("{") and all(
        re.search(rf'"{name}"\s*:', text) for name in names
    )


def _is_xaif(text: str) -> bool:
    return _keys(text, "AIF") and '"nodes"' in text


def _is_aif(text: str) -> bool:
    return _keys(text, "nodes", "nodeID") and "{" in text


def _is_sadface(text: str) -> bool:
    """SADFace names its nodes and edges as AIF does, but ends an edge with `source_id` and `target_id`."""
    is_edge = _keys(text, "source_id", "target_id") and _keys(text, "nodes")
    return is_edge or (
        _keys(text, "nodes", "edges") and _keys(text, "resources") and "metadata" in text
    )


def _is_arguebuf(text: str) -> bool:
    """Arguebuf holds its nodes by id, each an atom or a scheme."""
    is_node = re.search(r'"(?:atom|scheme)"\s*:\s*\{', text) is not None
    return is_node and (_keys(text, "nodes") or _keys(text, "edges"))


def _is_mindmup(text: str) -> bool:
    return (
        _keys(text, "ideas") and re.search(r'"(?:formatVersion|title|attr)"\s*:', text) is not None
    )


_OPML = re.compile(r"<opml[\s>]", re.IGNORECASE)


def _is_opml(text: str) -> bool:
    return text.lstrip()[:1] == "<" and _OPML.search(text[:4096]) is not None


def _is_freemind(text: str) -> bool:
    start = text.lstrip()[:4096]
    return start[:1] == "<" and re.search(r"<map\s+version=", start) is not None


_DIAGRAM = re.compile(
    r"(?:graph|flowchart)(?:[ -]+\w+)?(?: (?:TB|TD|BT|RL|LR))? *;?$|(?:graph|flowchart) (?:TB|TD|BT|RL|LR)\b|mindmap *$"
)
_FENCED = re.compile(r"^(?:```|~~~) *mermaid *$", re.MULTILINE)


def _is_mermaid(text: str) -> bool:
    """A diagram starts with its kind, below comments (`%%`) and settings (between lines of `---`)."""
    if text.startswith("---"):
        text = text.partition("\n---")[2].partition("\n")[2]
    first = next(
        (line.strip() for line in text.splitlines() if line.strip() and not line.startswith("%%")),
        "",
    )
    return _DIAGRAM.match(first) is not None or (_FENCED.match(text.lstrip()) is not None)


_KIALO = re.compile(r"^(?:Discussion (?:Title|Name):|\d+(?:\.\d+)+\.? +(?:Pro|Con):)", re.MULTILINE)


def _is_kialo(text: str) -> bool:
    return _KIALO.search(text) is not None


_STATEMENT = re.compile(r"^\[[^\]\n]+\](?:: |$)|^<[^>\n]+>(?:: |$)", re.MULTILINE)
_RELATION = re.compile(r"^[ \t]+(?:[+\-_]>?|<[+\-_]|[+\-_]>|>?<) *[\[<]", re.MULTILINE)
_ARGDOWN = re.compile(r"^={3,} *\n(?:.*\n)*?={3,} *$|^\(\d+\) .*\n(?:.*\n)*?-{2,}", re.MULTILINE)


def _is_argdown(text: str) -> bool:
    """Two of its marks: `[Statement]: …` or `<Argument>: …`, and a relation below one (`+ <…>`, `<- [...]`)."""
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
    """A claim is a key at the left edge, and below it stand its reasons, `r1:`, and objections, `o1:`."""
    lines = [
        line.rstrip()
        for line in text.splitlines()
        if line.strip() and not line.lstrip().startswith("#")
    ]
    at_edge = [line for line in lines if not line[0].isspace() and line != "---"]
    reasons = [line for line in lines if line[0].isspace() and _REASON.match(line.strip())]
    return bool(reasons) and bool(at_edge) and all(_ROOT.match(line) for line in at_edge)


def _is_table(text: str) -> bool:
    """A line of names of columns, and below it lines of as many columns; no line that is a key."""
    lines = [line for line in text.splitlines() if line.strip()]
    for sign in ("\t", ";", ","):
        if len(lines) > 1 and all(sign in line for line in lines[:2]):
            rows = list(islice(_rows(text, sign), 50))
            widths = {len(row) for row in rows[:-1]} or {len(row) for row in rows}
            is_named = bool(rows) and all(_COLUMN.fullmatch(name) for name in rows[0])
            if is_named and len(widths) == 1 and not any(_KEYED.match(line) for line in lines[:50]):
                return True
    return False


_COLUMN = re.compile(r" ?[\w.-]+(?: [\w-]+)?(?: \([^)]*\))? ?")
_KEYED = re.compile(r"\s*(?:-\s+)?[\w-]+:(?:\s|$)|\s*[{}\[\]]|\s*- ")


def _rows(text: str, sign: str) -> Iterator[list[str]]:
    try:
        yield from (
            row for row in csv.reader(text.splitlines(keepends=True), delimiter=sign) if row
        )
    except csv.Error:
        return


_DOT = re.compile(r"(?:strict\s+)?(?:di)?graph\b[^{\n]*\{", re.IGNORECASE)


def _is_dot(text: str) -> bool:
    """Graphviz: a graph in braces, below remarks."""
    bare = re.sub(r"^\s*(?://[^\n]*\n|/\*.*?\*/|#[^\n]*\n)*\s*", "", text, count=1, flags=re.DOTALL)
    return _DOT.match(bare) is not None


def _is_canvas(text: str) -> bool:
    return _keys(text, "nodes", "edges") and _keys(text, "fromNode", "toNode")


def _is_excalidraw(text: str) -> bool:
    return re.match(r"\s*\{\s*\"type\"\s*:\s*\"excalidraw", text) is not None


def _is_notebook(text: str) -> bool:
    return _keys(text, "cells", "nbformat")


_FACT = re.compile(r"(?:arg|att|support|attack)\([\w, -]+\)\.?")
_TGF = re.compile(r"(?:[\w-]+(?: [^\n]*)?\n)+#\n(?:[\w-]+ [\w-]+[^\n]*\n?)*$")


def _is_framework(text: str) -> bool:
    """An abstract argumentation framework: facts (APX), a trivial graph (TGF), or numbers below `p af`."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    is_facts = len(lines) > 1 and all(_FACT.match(line) for line in lines)
    return (
        is_facts
        or lines[0].startswith("p af ")
        or (":" not in text and _TGF.match(text) is not None)
    )


def _is_bibtex(text: str) -> bool:
    return re.search(r"^@\w+ *[{(] *[^\s,{}]+ *,", text, re.MULTILINE) is not None and "=" in text


def _is_ris(text: str) -> bool:
    return re.match(r"\s*TY  - [A-Z]{3,5}\b", text) is not None


def _is_csl(text: str) -> bool:
    return (
        text.lstrip().startswith("[")
        and re.search(r'"type"\s*:\s*"(?:article|book|report|webpage|chapter)', text) is not None
    )


def _is_plantuml(text: str) -> bool:
    return re.match(r"\s*@start(?:uml|mindmap|wbs|json)\b", text) is not None


def _is_latex(text: str) -> bool:
    return re.match(r"\s*(?:%[^\n]*\n\s*)*\\documentclass\b", text) is not None


def _is_turtle(text: str) -> bool:
    return re.search(r"^@prefix +[\w-]*: *<[^>]*> *\.", text, re.MULTILINE) is not None


def _is_markup(text: str) -> bool:
    return re.match(
        r"\s*<([A-Za-z][\w:-]*)(?:\s[^>]*)?/?>", text
    ) is not None and text.rstrip().endswith(">")


def _is_patch(text: str) -> bool:
    return re.match(r"(?:diff --git |Index: |--- \S+\n\+\+\+ )", text) is not None


_TOML_TABLE = re.compile(r"^\[{1,2}[\w.-]+\]{1,2} *$", re.MULTILINE)
_TOML_VALUE = re.compile(r"^[\w.-]+ *= *\S", re.MULTILINE)
_YAML_KEY = re.compile(r"^ *(?:- +)*[\w-]+:(?: |$)", re.MULTILINE)


def _is_toml(text: str) -> bool:
    """TOML or INI: a table, a value behind `=`, and no key of YAML."""
    is_one = _TOML_TABLE.search(text) is not None and _TOML_VALUE.search(text) is not None
    return is_one and _YAML_KEY.search(text) is None


def _is_json_lines(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) > 1 and all(
        line.startswith("{") and line.rstrip().endswith("}") for line in lines
    )


def _is_chat(text: str) -> bool:
    return (
        text.lstrip()[:1] in ("[", "{")
        and re.search(r'"role"\s*:\s*"(?:user|assistant|system)"', text) is not None
    )


def _is_linked_data(text: str) -> bool:
    return _keys(text, "@context")


_D2 = re.compile(r"[\w .\"'-]+ (?:->|<-|<->|--) [\w .\"'-]+(?:: .*)?")


def _is_d2(text: str) -> bool:
    lines = [
        line.strip()
        for line in text.splitlines()
        if line.strip() and not line.lstrip().startswith("#")
    ]
    return bool(lines) and all(_D2.fullmatch(line) or line in ("{", "}") for line in lines)


_MENTIONS = re.compile(
    r"\b(?:debate|claims|sources|positions|supports|rebuts|undercuts)\b", re.IGNORECASE
)


def mentions_a_debate(text: str) -> bool:
    """Tell whether a text holds any word that a debate, or a part of one, has to hold."""
    return _MENTIONS.search(text) is not None


_INTO_SOURCES = "no source is read from it yet: write each below `sources:`; `argmap new --source DOI` looks one up"
_NO_DEBATE = "`argmap init` starts a debate, and `argmap new` adds a claim to it"


_KINDS = (
    _Kind("an xAIF file (oAMF)", _is_xaif),
    _Kind("an AIF file (AIFdb)", _is_aif),
    _Kind("an arguebuf file", _is_arguebuf),
    _Kind("a SADFace file", _is_sadface),
    _Kind("a mind map of MindMup", _is_mindmup),
    _Kind("an OPML outline", _is_opml),
    _Kind("a mind map of FreeMind or Freeplane", _is_freemind),
    _Kind("a Mermaid diagram", _is_mermaid),
    _Kind("an export of Kialo", _is_kialo),
    _Kind("an Argdown file", _is_argdown),
    _Kind("a decision record (MADR)", _is_decision),
    _Kind("an argument map of another argmap, the one for pandoc and MindMup", _is_other_argmap),
    _Kind("an argumentation framework (APX, TGF or ICCMA)", _is_framework),
    _Kind("a graph of Graphviz (DOT)", _is_dot),
    _Kind("a canvas of Obsidian", _is_canvas),
    _Kind("a drawing of Excalidraw", _is_excalidraw),
    _Kind("a PlantUML diagram", _is_plantuml),
    _Kind("a list of sources in BibTeX", _is_bibtex, _INTO_SOURCES),
    _Kind("a list of sources in RIS", _is_ris, _INTO_SOURCES),
    _Kind("a list of sources in CSL-JSON", _is_csl, _INTO_SOURCES),
    _Kind("a graph in RDF (Turtle)", _is_turtle),
    _Kind("a LaTeX document", _is_latex, _NO_DEBATE),
    _Kind("a Jupyter notebook", _is_notebook, _NO_DEBATE),
    _Kind("a patch of git", _is_patch, "`git apply` makes its changes in the debate"),
    _Kind("a file in XML", _is_markup),
    _Kind(
        "a file in TOML or INI",
        _is_toml,
        "write it in YAML: `key: value`, and below `debate:` indented lines",
    ),
    _Kind("a chat in JSON", _is_chat),
    _Kind("a file of JSON lines", _is_json_lines),
    _Kind("a file of linked data (JSON-LD)", _is_linked_data),
    _Kind("a D2 diagram", _is_d2),
    _Kind("a table (CSV)", _is_table),
)
"""Every kind that is known, those told by the surest marks first."""
