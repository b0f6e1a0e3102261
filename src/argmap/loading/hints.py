"""What an editor shows beside the schema.

Examples, snippets, what each choice means, and the names of one debate.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from argmap import model
from argmap.model import placeholders

Schema = dict[str, Any]

_CLAIMS = frozenset(
    {*model.Relation, "with", "to", "from", "target", "link"}
    | {"claims", "agree", "disagree", *model.CLAIMS_OF_A_STOP}
)
"""The keys that name claims, positions or links."""

_NAMES = {
    "ClaimId": _CLAIMS,
    "SourceKey": frozenset({"sources", "cite", "held_by"}),
    "CaseId": frozenset({"cases", "case"}),
    "ThemeName": frozenset({"themes"}),
}
MOST_SHOWN = 1_000
"""How many names are told apart one by one, so that an editor shows the words of the one pointed at
and no others.

Editors look at every one of them for each name in a file: of more there is one list, with the words
of all.
"""

_OWN_NAMES = frozenset({"Debate", "Source", "Case", "Theme"})
"""The definitions whose keys say what something is, and name nothing else."""

_TITLES = {
    "ClaimId": ("Claim", "The id of a claim or a position; for `undercuts` also of a link."),
    "SourceKey": ("Source", "A key of `sources`."),
    "CaseId": ("Case", "A case that the debate declares."),
    "ThemeName": ("Theme", "A theme, as the debate declares it."),
}

_MEANINGS: Mapping[str, Mapping[str, str]] = {
    "Evidence": {
        "measured": "Somebody counted or tested it.",
        "official": "A law, a court or an authority says so.",
        "reasoned": "It follows from what is said.",
        "statement": "Somebody with a stake in it says so.",
    },
    "Kind": {
        "paper": "A paper in a journal, at a conference or as a preprint.",
        "report": "A report of an organisation.",
        "law": "A law, a ruling or an official order.",
        "news": "News, written or broadcast.",
        "statement": "What somebody says in their own cause.",
        "dataset": "Data, a benchmark or an index.",
        "book": "A book or a chapter of one.",
        "other": "Anything else.",
    },
    "Interest": {
        "independent": "No stake in the answer is known.",
        "government": "Speaks for a state.",
        "vendor": "Sells what the debate is about, or access to it.",
        "advocate": "Campaigns for one of the answers.",
        "mixed": "Several stakes, or authors with and without one.",
    },
    "Relation": {
        "supports": "A reason for it.",
        "rebuts": "An objection to it.",
        "undercuts": "Says that a reason does not bear on its conclusion.",
        "about": "Context, on no side.",
    },
}

_EXAMPLES: Mapping[str, list[str]] = {
    "text": ["Teenagers sleep longer when school starts later."],
    "label": ["Pupils sleep longer"],
    "question": ["Should school start later in the morning?"],
}
"""Sentences that show what is meant, where no debate is given that shows it better.

Editors offer them to be written, so there is none of an id: it would be one of another debate.
"""

_OF_EVERY_DEBATE: Mapping[str, list[Any]] = {
    "plausibility": [0.5],
    "weight": [0.8],
    "year": [2018],
    "date": ["2018-12-12"],
    "language": ["en"],
    "licence": ["CC-BY-4.0"],
}

_CLAIM = {
    "id": f"${{1:{placeholders.IDS[-1]}}}",
    "label": f"${{2:{placeholders.LABEL}}}",
    "text": f"${{3:{placeholders.SNIPPET_TEXT}}}",
}
_SNIPPETS: Mapping[str, list[Schema]] = {
    "Claim": [
        {
            "label": label,
            "description": _MEANINGS["Relation"][key],
            "body": {**_CLAIM, key: "${4:id}"},
        }
        for key, label in {
            "supports": "a claim that supports another",
            "rebuts": "a claim that rebuts another",
            "undercuts": "a claim that undercuts another",
            "about": "a claim that is about another",
        }.items()
    ],
    "Reference": [
        {
            "label": "linked premises",
            "description": "Only together do they answer it.",
            "body": {"to": "${1:id}", "with": ["${2:id}"], "note": "${3:why it follows}"},
        }
    ],
    "Citation": [
        {
            "label": "a place in a source",
            "body": {"cite": "${1:key}", "at": "${2:p. 1}", "quote": "${3:its words}"},
        }
    ],
    "Source": [
        {
            "label": "a source",
            "body": {
                "title": "${1:Title}",
                "author": "${2:Author}",
                "year": "${3:2024}",
                "url": "${4:https://}",
            },
        }
    ],
    "Question": [
        {
            "label": "a question",
            "description": "Agreeing accepts the first claims and switches the others off, "
            "disagreeing the reverse.",
            "body": {
                "id": "${1:name}",
                "text": "${2:Is it so?}",
                "agree": ["${3:id}"],
                "disagree": ["${4:id}"],
            },
        }
    ],
    "Tour": [
        {
            "label": "a tour",
            "body": {
                "id": "${1:name}",
                "title": "${2:Title}",
                "steps": [{"title": "${3:Title}", "show": ["${4:id}"]}],
            },
        }
    ],
}
_DEBATE = {
    "label": "a new debate",
    "description": "A question, two answers and a first reason.",
    "body": {
        "debate": {
            "title": "${1:Title}",
            "question": "${2:Question?}",
            "positions": {
                "${3:one-answer}": "${4:One answer.}",
                "${5:another}": "${6:Another answer.}",
            },
        },
        "claims": [
            {"id": "${7:a-reason}", "text": "${8:One sentence.}", "supports": "${3:one-answer}"}
        ],
    },
}


def hinted(whole: Schema, debate: model.Debate | None) -> Schema:
    """Return a schema with what an editor shows; with a debate also the names that it holds."""
    examples = _EXAMPLES if debate is None else {}
    definitions = {name: _hinted(name, part, examples) for name, part in whole["$defs"].items()}
    defaults = {
        key: _pointing(key, held)
        for key, held in whole["properties"].items()
        if key in ("themes", "cases")
    }
    definitions |= _vocabularies(debate)
    return {
        **whole,
        "defaultSnippets": [_DEBATE],
        "properties": whole["properties"] | defaults,
        "$defs": dict(sorted(definitions.items())),
    }


def _hinted(name: str, part: Schema, examples: Mapping[str, list[str]]) -> Schema:
    """Return a definition with what its choices mean, examples and snippets."""
    hints: Schema = {}
    if name in _MEANINGS:
        meanings = [_MEANINGS[name][choice] for choice in part["enum"]]
        hints |= {"enumDescriptions": meanings, "markdownEnumDescriptions": meanings}
    if name in _SNIPPETS:
        hints["defaultSnippets"] = _SNIPPETS[name]
    if "properties" in part:
        hints["properties"] = {
            key: _exemplified(name, key, held, examples) for key, held in part["properties"].items()
        }
    return {**part, **hints}


def _exemplified(name: str, key: str, held: Schema, examples: Mapping[str, list[str]]) -> Schema:
    pointing = held if name in _OWN_NAMES else _pointing(key, held)
    shown = examples.get(key) or _OF_EVERY_DEBATE.get(key)
    return {**pointing, "examples": shown} if shown else pointing


def _pointing(key: str, held: Any) -> Any:
    for vocabulary, keys in _NAMES.items():
        if key in keys:
            return _pointed(held, vocabulary)
    return held


def _pointed(held: Any, vocabulary: str) -> Any:
    """Return a schema with every text in it replaced by a reference to a vocabulary."""
    if isinstance(held, list):
        return [_pointed(each, vocabulary) for each in held]
    if not isinstance(held, dict):
        return held
    if "string" in held.get("type", ()):
        kept = {key: held[key] for key in ("description", "examples") if key in held}
        return {"$ref": f"#/$defs/{vocabulary}", **kept}
    inner = {key: held[key] for key in ("anyOf", "items") if key in held}
    return {**held, **{key: _pointed(value, vocabulary) for key, value in inner.items()}}


def _vocabularies(debate: model.Debate | None) -> dict[str, Schema]:
    """Return one definition for each kind of name: any well-formed one, those of a debate first."""
    word = {"type": "string", "pattern": model.ID_PATTERN, "maxLength": model.LONGEST_ID}
    key = {"type": "string", "pattern": model.SOURCE_KEY_PATTERN, "maxLength": model.LONGEST_ID}
    theme = {"type": "string", "minLength": 1, "maxLength": model.LONGEST_LINE}
    claims: dict[str, str] = {}
    sources: dict[str, str] = {}
    cases: dict[str, str] = {}
    themes: dict[str, str] = {}
    if debate is not None:
        claims = {claim.id: claim.text for claim in (*debate.positions, *debate.claims)}
        sources = {key_: source.title for key_, source in debate.sources}
        cases = {case.id: case.text or case.name for case in debate.cases}
        themes = {each.id: each.text or each.name for each in debate.themes}
    return {
        "ClaimId": _vocabulary("ClaimId", word, claims),
        "SourceKey": _vocabulary("SourceKey", key, sources),
        "CaseId": _vocabulary("CaseId", word, cases),
        "ThemeName": _vocabulary("ThemeName", theme, themes),
    }


def _vocabulary(name: str, any_: Schema, known: Mapping[str, str]) -> Schema:
    """Return the schema of a name: one that is known, or any other: a file may hold more by now."""
    title, description = _TITLES[name]
    about = {"title": title, "description": description}
    if not known:
        return {**about, **any_}
    if len(known) > MOST_SHOWN:
        texts = list(known.values())
        choice = {
            "enum": list(known),
            "enumDescriptions": texts,
            "markdownEnumDescriptions": list(map(_plain, texts)),
        }
        return {**about, "anyOf": [choice, any_]}
    each = [
        {"const": id_, "title": id_, "description": text, "markdownDescription": _plain(text)}
        for id_, text in known.items()
    ]
    return {**about, "anyOf": [*each, any_]}


def _plain(text: str) -> str:
    """Return a text as Markdown that shows it as it is."""
    return _MARKS.sub(r"\\\g<0>", text)


_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~]")
