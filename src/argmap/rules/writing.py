"""Advice on how a claim is written.

A label, one sentence that stands alone, a source for what is measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.codes import Code
from argmap.graph import DebateGraph
from argmap.model import LONGEST_LABEL, Evidence
from argmap.problem import Finding, Severity
from argmap.rules.written import written_claims

_CHECKABLE = frozenset({Evidence.MEASURED, Evidence.OFFICIAL})
# A word of three letters before the point, so that “Dr.” and “e. g.” end no sentence.
_SENTENCE_END = re.compile(
    r"(?:(?!etc|vgl|bzw|usw|vol|fig|cf)[^\W\d_]{3,}|\d|[)\]’”\"'])"
    r"[.!?][)\]’”\"']* +(?=[“\"'(]?[A-ZÄÖÜÉÀ])"
)
# “Those who …” points ahead, to what the sentence itself says.
_POINTS_BACK = re.compile(
    r"(?:this|that|these|those(?! (?:who|whose|that|which|with|in|of)\b))\b", re.IGNORECASE
)


def no_source(graph: DebateGraph) -> Iterator[Finding]:
    """What is measured or official says where it can be checked."""
    for where, claim in written_claims(graph):
        if claim.evidence in _CHECKABLE and not claim.sources:
            message = f"claim `{claim.id}` is {claim.evidence} evidence, but names no source"
            help_ = "add `sources: KEY`, or what is written inline: `{title: …, url: …}`"
            yield Finding(Code.NO_SOURCE, Severity.ADVICE, message, (*where, "evidence"), help_)


def no_label(graph: DebateGraph) -> Iterator[Finding]:
    """What does not fit into a box on a slide has a label that does."""
    for where, claim in written_claims(graph):
        # A shorter text is its own label.
        if claim.label is None and len(claim.text) > LONGEST_LABEL:
            message = f"claim `{claim.id}` has no label"
            help_ = (
                f"add `label: …`, at most {LONGEST_LABEL} characters: "
                "it is what a box on a slide shows"
            )
            yield Finding(
                Code.NO_LABEL, Severity.ADVICE, message, (*where, "text"), help_, at_key=True
            )


def two_sentences(graph: DebateGraph) -> Iterator[Finding]:
    """A claim is one sentence, so that what answers it answers all of it."""
    for where, claim in written_claims(graph):
        if _SENTENCE_END.search(claim.text):
            message = f"`text` of claim `{claim.id}` holds more than one sentence"
            help_ = (
                "what answers it cannot say which one: move the rest to `detail`, "
                "or to a claim of its own"
            )
            yield Finding(Code.TWO_SENTENCES, Severity.ADVICE, message, (*where, "text"), help_)


def opens_with_this(graph: DebateGraph) -> Iterator[Finding]:
    """A claim can be read alone: in a box, on a slide, under another claim."""
    # The pattern knows English words alone.
    for where, claim in written_claims(graph) if graph.debate.language.startswith("en") else ():
        if found := _POINTS_BACK.match(claim.text):
            message = (
                f"`text` of claim `{claim.id}` opens with `{found[0]}`, "
                "which points to something outside of it"
            )
            help_ = "name what is meant: a claim is also read alone"
            yield Finding(Code.OPENS_WITH_THIS, Severity.ADVICE, message, (*where, "text"), help_)
