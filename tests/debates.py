"""Debates for tests, from YAML as a debater would write it."""

from textwrap import dedent

from argmap.graph import DebateGraph, graph
from argmap.loading import Document
from argmap.model import Debate
from argmap.opening import draft
from argmap.problem import Finding
from argmap.reasoning import Judgement, judge, supposition


def debate(claims: str, *, head: str = "") -> Debate:
    """Return a debate with these claims; `head` holds further keys of `debate:`, such as its positions."""
    title = "debate:\n  title: A test\n  question: Does it hold?\n"
    text = title + _indented(head, 2) + "claims:\n" + _indented(claims, 2)
    read = draft((Document("test.debate.yaml", text),), "test")
    assert read.debate is not None, read.problems
    return read.debate


def resolved(claims: str, *, head: str = "") -> DebateGraph:
    """Return the graph of a debate in which every reference can be resolved."""
    found, findings = graph(debate(claims, head=head))
    assert not findings
    return found


def unresolved(claims: str, *, head: str = "") -> tuple[Finding, ...]:
    """Return what is wrong with the references of a debate."""
    return graph(debate(claims, head=head))[1]


def judged(claims: str, *, head: str = "", **supposed: object) -> Judgement:
    """Return a debate's judgement; further arguments are those of a supposition."""
    found = resolved(claims, head=head)
    return judge(found, supposition(found, **supposed))  # type: ignore[arg-type] # options by name


def _indented(text: str, blanks: int) -> str:
    return "".join(" " * blanks + line + "\n" for line in dedent(text).strip("\n").splitlines())
