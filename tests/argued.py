"""Random debates of a few claims that argue about each other in every way the format has.

`debates()` are as tangled as can be, `grown_debates()` as people write them: each claim answers what was said before.
"""

from hypothesis import strategies as st

from argmap.graph import graph
from argmap.model import Claim, Debate, Reference, Undercut
from argmap.reasoning import Judgement, Policy, Supposition, judge

MOST_CLAIMS = 7
MOST_LINKS = 10
GROWN_CLAIMS = 9
BUSHY_CLAIMS = 30
WEIGHTS = st.sampled_from((1.0, 0.7, 0.1))


@st.composite
def debates(draw: st.DrawFn) -> Debate:
    """Draw a debate with linked premises, undercuts of undercuts, assumed claims and circles of every kind."""
    count = draw(st.integers(1, MOST_CLAIMS))
    ids = [f"c-{number}" for number in range(count)]
    positions = draw(st.integers(0, min(2, count - 1)))
    written: dict[str, dict[str, list[object]]] = {
        id_: {"supports": [], "rebuts": [], "undercuts": []} for id_ in ids
    }
    links: dict[str, tuple[str, tuple[str, ...], str]] = {}
    claim = st.sampled_from(ids)
    for number in range(draw(st.integers(0, MOST_LINKS))):
        relation = draw(
            st.sampled_from(
                ("supports", "rebuts", "undercuts") if links else ("supports", "rebuts")
            )
        )
        first = draw(claim)
        key: tuple[str, tuple[str, ...], str]
        if relation == "undercuts":
            target = draw(st.sampled_from(sorted(links)))
            key = (relation, (first,), target)
            written_link: object = Undercut(link=target, id=f"l-{number}", weight=draw(WEIGHTS))
        else:
            target = draw(st.sampled_from([id_ for id_ in ids if id_ != first] or ids))
            with_ = draw(st.lists(claim, max_size=2, unique=True))
            others = tuple(other for other in with_ if other not in (first, target))
            key = (relation, tuple(sorted((first, *others))), target)
            written_link = Reference.model_validate(
                {"to": target, "with": others, "id": f"l-{number}", "weight": draw(WEIGHTS)}
            )
        if key not in links.values():
            links[f"l-{number}"] = key
            written[first][relation].append(written_link)
    claims = [
        Claim.model_validate(
            {
                "id": id_,
                "text": id_,
                "assumed": draw(st.booleans()) and draw(st.booleans()),
                **written[id_],
            }
            | {"cases": draw(st.sampled_from(((), ("here",), ("there",))))}
            | {"sources": draw(st.sampled_from(((), ({"cite": "a-paper"},))))}
            | {"plausibility": draw(st.sampled_from((0.5, 0.0, 0.2, 0.9, 1.0)))}
        )
        for id_ in ids
    ]
    return Debate.model_validate(
        {
            "title": "A debate",
            "question": "Does it hold?",
            "cases": [{"id": "here"}, {"id": "there"}],
            "positions": claims[:positions],
            "claims": claims[positions:],
        }
    )


@st.composite
def grown_debates(draw: st.DrawFn) -> Debate:
    """Draw a debate in which each claim answers one or two earlier claims or steps."""
    steps: list[tuple[str, ...]] = []
    told: dict[str, object]
    step: tuple[str, ...]
    written: list[dict[str, object]] = []
    for number in range(draw(st.integers(2, GROWN_CLAIMS))):
        answers: dict[str, list[object]] = {"supports": [], "rebuts": [], "undercuts": []}
        for _ in range(draw(st.integers(1, 2)) if number else 0):
            relation = draw(
                st.sampled_from(("supports", "rebuts", "supports", "rebuts", "undercuts"))
            )
            if relation == "undercuts" and steps:
                target = f"l-{draw(st.integers(0, len(steps) - 1))}"
                step, told = (f"c-{number}", relation, target), {"link": target}
            else:
                relation = "rebuts" if relation == "undercuts" else relation
                target, other = (f"c-{draw(st.integers(0, number - 1))}" for _ in range(2))
                with_ = [other] if other != target and draw(st.integers(0, 3)) == 0 else []
                step, told = (
                    (f"c-{number}", *with_, relation, target),
                    {"to": target, "with": with_},
                )
            if step not in steps:
                answers[relation].append({**told, "id": f"l-{len(steps)}"})
                steps.append(step)
        written.append(
            {
                "id": f"c-{number}",
                "text": f"C{number}",
                "assumed": draw(st.integers(0, 7)) == 0,
                **answers,
            }
        )
    claims = [Claim.model_validate(claim) for claim in written]
    positions = draw(st.integers(0, 2))
    return Debate(
        title="A debate",
        question="Q?",
        positions=tuple(claims[:positions]),
        claims=tuple(claims[positions:]),
    )


@st.composite
def bushy_debates(draw: st.DrawFn) -> Debate:
    """Draw a debate in which a few claims have very many answers, and some of these their own."""
    steps = 0
    written: list[dict[str, object]] = [{"id": "c-0", "text": "C0"}]
    for number in range(1, draw(st.integers(10, BUSHY_CLAIMS))):
        relations = ("supports", "rebuts", "about", "undercuts")
        relation = draw(st.sampled_from(relations)) if steps else "supports"
        answered = draw(st.sampled_from((0, 0, 1, 2, 3, number - 1)))
        target = f"c-{min(answered, number - 1)}"
        told: dict[str, object] = {"to": target, "id": f"l-{steps}"}
        if relation == "undercuts":
            step = draw(st.integers(0, steps - 1))
            told = {"link": f"l-{draw(st.sampled_from((0, step)))}", "id": f"l-{steps}"}
        elif relation != "about" and draw(st.integers(0, 3)) == 0:
            other = f"c-{draw(st.integers(0, number - 1))}"
            told["with"] = [other] if other != target else []
        answer: object = told
        if relation == "about":
            answer = target
        else:
            steps += 1
        claim: dict[str, object] = {"id": f"c-{number}", "text": f"Claim number {number}"}
        theme = draw(st.sampled_from(("cost", "safety", "trust", None)))
        if theme:
            claim["themes"] = theme
        written.append({**claim, relation: [answer]})
    claims = [Claim.model_validate(claim) for claim in written]
    return Debate(
        title="A debate", question="Q?", positions=tuple(claims[:1]), claims=tuple(claims[1:])
    )


@st.composite
def suppositions(draw: st.DrawFn, ids: tuple[str, ...]) -> Supposition:
    """Draw what is supposed of a debate with these claims: a case, claims switched off or accepted, a policy."""
    chosen = draw(st.lists(st.sampled_from(ids), max_size=3, unique=True))
    cut = draw(st.integers(0, len(chosen)))
    return Supposition(
        draw(st.sampled_from((None, "here"))),
        tuple(chosen[:cut]),
        tuple(chosen[cut:]),
        draw(st.sampled_from(Policy)),
    )


@st.composite
def judgements(draw: st.DrawFn, drawn: st.SearchStrategy[Debate] | None = None) -> Judgement:
    """Draw a debate that is judged under a supposition."""
    resolved, findings = graph(draw(debates() if drawn is None else drawn))
    assert not findings
    return judge(resolved, draw(suppositions(tuple(resolved.claims))))
