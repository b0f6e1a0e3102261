"""Valid debates for laws: `debates()` as values, `written_debates()` as the YAML that they were read from."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import strategies as st

from argmap.loading import Document
from argmap.model import Debate
from argmap.opening import draft

WORDS = (
    "open",
    "closed",
    "audit",
    "misuse",
    "recall",
    "licence",
    "cost",
    "privacy",
    "trust",
    "copy",
    "logs",
    "review",
)
THEMES = ("safety", "transparency")
CASES = ("api-only", "open-weight")
SENTENCES = st.text(
    st.characters(
        codec="utf-8",
        categories=("L", "N", "P", "S"),
        include_characters=" ",
        exclude_characters="\ufeff",
    ),
    min_size=1,
    max_size=40,
).filter(str.strip)


@st.composite
def written_debates(draw: st.DrawFn, *, most_claims: int = 7) -> str:
    """Return the YAML of a debate without errors: with or without positions, undercuts and linked premises."""
    positions = list(WORDS[: draw(st.integers(0, 2))])
    claims = list(WORDS[len(positions) : len(positions) + draw(st.integers(1, most_claims))])
    head: dict[str, Any] = {
        "title": draw(SENTENCES),
        "question": draw(SENTENCES),
        "themes": dict.fromkeys(THEMES, "What is asked?"),
        "cases": {case: {"label": case.title()} for case in CASES},
    }
    if positions:
        head["positions"] = {position: draw(SENTENCES) for position in positions}
    steps: list[tuple[str, str, str]] = []
    entries = [draw(_claims(claim, (*positions, *claims), steps)) for claim in claims]
    content = {
        "debate": head,
        "claims": entries,
        "sources": {"kapoor2024": {"title": "On openness", "year": 2024}},
    }
    return yaml.safe_dump(
        content,
        sort_keys=False,
        allow_unicode=draw(st.booleans()),
        width=draw(st.integers(20, 200)),
    )


def debates(*, most_claims: int = 7) -> st.SearchStrategy[Debate]:
    """Return debates without errors."""
    return written_debates(most_claims=most_claims).map(read)


def read(text: str) -> Debate:
    """Return the debate that a valid text holds."""
    found = draft([Document("debate.yaml", text)], "drawn")
    assert found.graph is not None, found.problems
    assert found.debate is not None
    return found.debate


@st.composite
def _claims(
    draw: st.DrawFn, id_: str, known: tuple[str, ...], steps: list[tuple[str, str, str]]
) -> dict[str, Any]:
    claim: dict[str, Any] = {"id": id_, "text": draw(SENTENCES)}
    others = [other for other in known if other != id_]
    for target in (
        draw(st.lists(st.sampled_from(others), max_size=2, unique=True)) if others else ()
    ):
        relation = draw(st.sampled_from(("supports", "rebuts")))
        later = others[
            known.index(id_) :
        ]  # so that no two claims make one link together, each naming the other
        reference = draw(_references(target, later))
        claim.setdefault(relation, []).append(reference)
        premises = (id_, *(reference.get("with", ()) if isinstance(reference, dict) else ()))
        steps.extend((premise, relation, target) for premise in premises)
    drawn = known[: known.index(id_)]
    attackable = [
        step
        for step in steps
        if step[0] in drawn and sum(other[0] == step[0] for other in steps) == 1
    ]
    if attackable and draw(st.integers(0, 3)) == 0:
        start, relation, target = draw(st.sampled_from(attackable))
        claim["undercuts"] = {"from": start, "to": target, "relation": relation}
    if others and draw(st.integers(0, 5)) == 0:
        claim["about"] = draw(st.sampled_from(others))
    return claim | draw(_qualities())


@st.composite
def _references(draw: st.DrawFn, target: str, companions: list[str]) -> Any:
    free = [other for other in companions if other != target]
    form = draw(st.integers(0, 4))
    if form == 0 and free:
        return {"to": target, "with": [draw(st.sampled_from(free))]}
    if form == 1:
        return {"to": target, "weight": draw(st.sampled_from((0.25, 0.5, 1))), "note": "because"}
    return target


@st.composite
def _qualities(draw: st.DrawFn) -> dict[str, Any]:
    some: dict[str, st.SearchStrategy[Any]] = {
        "label": st.sampled_from(WORDS).map(str.title),
        "themes": st.sampled_from(THEMES)
        | st.lists(st.sampled_from(THEMES), min_size=1, max_size=2, unique=True),
        "cases": st.sampled_from(CASES).map(lambda case: [case]),
        "assumed": st.just(value=True),
        "plausibility": st.sampled_from((0, 0.3, 0.5, 1)),
        "evidence": st.sampled_from(("measured", "official", "reasoned", "statement")),
        "sources": st.sampled_from(
            ("kapoor2024", {"cite": "kapoor2024", "at": "p. 4"}, {"title": "Inline", "year": 1999})
        ),
        "by": st.just("ada"),
        "x-note": st.just("free"),
    }
    chosen = draw(st.sets(st.sampled_from(sorted(some)), max_size=3))
    return {key: draw(some[key]) for key in sorted(chosen)}
