"""Files of other tools are told for what they are; a debate with mistakes is none of them."""

import pytest

from argmap.loading import Document
from argmap.opening import decoded, draft
from argmap.problem import Problem
from tests.loading.test_problems import cases, files_of

FILES = {
    "Argdown": "# Open?\n\n[Open]: Release the weights.\n  + <Audit>: Outsiders can audit.\n",
    "Argdown ": "===\ntitle: Open?\n===\n\n<Audit>\n\n(1) Outsiders can audit.\n----\n(2) [Open]: Release.\n",
    "xAIF": '{"AIF": {"nodes": [{"nodeID": 1, "text": "Release", "type": "I"}], "edges": []}, "text": "Release"}',
    "AIF": '{\n\t"nodes": [\n\t\t{"nodeID": "1", "text": "Release", "type": "I"}],\n\t"edges": [], "locutions": []}',
    "SADFace": (
        '{"edges": [{"id": "e", "source_id": "a", "target_id": "b"}], "metadata": {"core": {}},'
        ' "nodes": [{"id": "a", "metadata": {}, "sources": [], "text": "Release", "type": "atom"}], "resources": []}'
    ),
    "arguebuf": '{"nodes": {"1": {"atom": {"text": "Release"}}}, "edges": {"2": {"source": "1", "target": "3"}}}',
    "Kialo": "Discussion Title: Open?\n\n1. Release the weights.\n1.1. Pro: Outsiders can audit.\n",
    "Mermaid": "%% a map\nflowchart TB\n  open[Release] --> audit[Outsiders can audit]\n",
    "Mermaid ": "```mermaid\ngraph TD\n  A --> B\n```\n",
    "MADR": "# Use weights\n\n## Context and Problem Statement\n\nWhich?\n\n## Considered Options\n\n* Open\n",
    "MADR ": "---\nstatus: accepted\n---\n# Use weights\n\n## Status\n\n## Context\n\nX.\n\n## Decision\n\nY.\n",
    "MindMup": '{"title": "Open?", "id": "root", "formatVersion": 3, "ideas": {"1": {"title": "Release", "id": 2}}}',
    "CSV": 'id,text,parent\n1,"Release, or not",\n2,Outsiders can audit: good,1\n',
    "CSV ": "id;text;parent\n1;Release;\n2;Audit;1\n",
    "OPML": '<?xml version="1.0"?>\n<opml version="2.0"><body><outline text="Release"/></body></opml>',
    "FreeMind": '<map version="1.0.1">\n<node TEXT="Release"/>\n</map>\n',
    "framework (APX": "arg(audit).\narg(misuse).\natt(misuse,audit).\n",
    "framework (APX, TGF": "1 audit\n2 misuse\n#\n2 1\n",
    "framework (APX, TGF or ICCMA)": "p af 3\n1 2\n2 3\n",
    "Graphviz": "// a map\ndigraph debate {\n  misuse -> closed [label=supports];\n}\n",
    "Obsidian": (
        '{"nodes":[{"id":"1","type":"text","text":"Release","x":0,"y":0}],'
        '"edges":[{"id":"e","fromNode":"1","toNode":"1"}]}'
    ),
    "Excalidraw": '{"type": "excalidraw", "version": 2, "elements": []}',
    "PlantUML": "@startuml\nmisuse --> closed\n@enduml\n",
    "RDF": "@prefix ex: <http://example.org/> .\nex:misuse ex:supports ex:closed .\n",
    "XML": "<argument><premise>Outsiders can audit.</premise></argument>\n",
    "JSON lines": '{"id": "open", "text": "Release"}\n{"id": "closed", "text": "Keep"}\n',
    "chat": '[{"role": "user", "content": "Make a debate of it."}]',
    "JSON-LD": '{"@context": "https://schema.org", "@type": "Claim", "text": "Release"}',
    "D2": "misuse -> closed: supports\naudit -> open\n",
    "another argmap": '"Release the weights":\n  r1:\n    "Outsiders can audit":\n  o1:\n    "-Weights leak":\n',
    "another argmap ": "Release the weights:\n  r1:\n    Outsiders can audit.:\n      note: |\n        They do.\n",
}


OTHERS = {
    "BibTeX": "@article{doe2021,\n  title = {On audits},\n  year = {2021}\n}\n",
    "RIS": "TY  - JOUR\nTI  - On audits\nPY  - 2021\nER  - \n",
    "CSL-JSON": '[{"id": "doe2021", "type": "article-journal", "title": "On audits"}]',
    "LaTeX": "% a talk\n\\documentclass{article}\n\\begin{document}\nRelease\n\\end{document}\n",
    "Jupyter": '{"cells": [{"cell_type": "markdown", "source": ["x"]}], "metadata": {}, "nbformat": 4}',
    "patch": "diff --git a/a.yaml b/a.yaml\n--- a/a.yaml\n+++ b/a.yaml\n@@ -1 +1 @@\n-debate:\n+debate:\n",
    "TOML": '[debate]\ntitle = "Open?"\nquestion = "Which?"\n\n[[claims]]\nid = "audit"\n',
}
"""Files that nobody would want to be read as a debate, or that are a debate in another language."""


def problems(text: str) -> tuple[Problem, ...]:
    read = decoded("given", text.encode())
    return draft([read], "given").problems if isinstance(read, Document) else (read,)


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_another_tool_is_one_sentence_and_no_fix(name: str) -> None:
    (only,) = problems(FILES[name])
    assert only.code == "foreign-file"
    assert name.strip() in only.message
    assert "cannot read it yet" in (only.help or "")
    assert only.fix is None


@pytest.mark.parametrize("name", OTHERS)
def test_a_list_of_sources_or_another_language_is_named_and_never_rewritten(name: str) -> None:
    (only,) = problems(OTHERS[name])
    assert only.code == "foreign-file"
    assert name in only.message
    assert only.fix is None


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\n",
        "name: 'x\nuse: y\n",
        "port:8080\nhost: local\n",
        "key: [a, b\nother: c\n",
    ],
)
def test_a_file_that_says_nothing_of_a_debate_is_never_rewritten(text: str) -> None:
    found = problems(text)
    assert found
    assert [problem.fix for problem in found if problem.fix] == []


@pytest.mark.parametrize("name", FILES)
def test_beside_a_debate_it_hides_nothing_of_that(name: str) -> None:
    debate = (
        "debate:\n  title: Open?\n  question: Which?\nclaims:\n  - {id: open, txet: Release.}\n"
    )
    other = decoded("other.yaml", FILES[name].encode())
    if isinstance(other, Document):
        codes = [
            problem.code
            for problem in draft([Document("debate.yaml", debate), other], "x").problems
        ]
        assert codes == ["unknown-key", "foreign-file"]


def test_no_debate_with_mistakes_is_taken_for_another_tools_file() -> None:
    foreign = {"argdown", "kialo", "foreign-argmap", "mermaid", "aif"}
    foreign |= {"foreign-bibliography", "foreign-canvas", "foreign-framework", "foreign-graphviz"}
    for name, path in cases().items():
        if name in foreign:
            continue
        for file in files_of(path):
            assert "foreign-file" not in {
                problem.code for problem in problems(file.read_text("utf-8", "replace"))
            }, name


@pytest.mark.parametrize(
    "text",
    [
        "title: Open?\nquestion: Which, or none?\n",
        "- id: open\n  text: Release, or not.\n- id: closed\n  text: Keep, or not.\n",
        "claims\n  - id: open\n    text: Release.\n",
        "sources:\n  doe2021:\n    title: On audits\n    author: Doe, Roe\n",
        "themes: a, b\nby: Ann, Ben\n",
        '{"debate": {"title": "Open?", "question": "Which?"}, "claims": [{"id": "nodes", "text": "edges"}]}',
        "Some words, and more of them.\nAnd others, too, on a line.\n",
        "Air, noise, and space.\nCost, time, and trust.\n",
        "open: Release the weights\nclosed: Keep them\n",
    ],
)
def test_a_text_that_may_become_a_debate_keeps_its_ordinary_problems(text: str) -> None:
    assert "foreign-file" not in {problem.code for problem in problems(text)}
