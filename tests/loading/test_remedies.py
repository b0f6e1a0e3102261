"""Every remedy leads somewhere: who does as told is done."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.codes import Code
from argmap.loading import Document
from argmap.opening import draft
from argmap.problem import Problem, Severity
from tests.loading.test_problems import cases

DONE = {
    "at-below-cite": ("sources: doe2021\n      at: p. 4", 'sources: {cite: doe2021, at: "p. 4"}'),
    "at-second-entry": ("- cite: doe2021\n      - at: p. 4", "- cite: doe2021\n        at: p. 4"),
    "braces-beside-an-id": ("ban {weight: 0.5}", "{to: ban, weight: 0.5}"),
    "cite-with-a-page": ("cite: doe2021 p. 4", "cite: doe2021, at: p. 4"),
    "held-by-with-a-page": ("'doe2021, p. 3'", "doe2021"),
    "lost-dash-of-a-link": ("        to: keep", "      - to: keep"),
    "lost-dash-of-a-step": ("          show: keep", "        - show: keep"),
    "lost-id-line-above-a-label": ("    label: Shops", "  - id: a-short-name\n    label: Shops"),
    "lost-id-line-of-a-question": (
        "      text: Is it fast?",
        "    - id: a-short-name\n      text: Is it fast?",
    ),
    "lost-id-line-of-a-tour": ("      title: B", "    - id: a-short-name\n      title: B"),
    "lost-key-of-a-source": ("    title: B", "  key:\n    title: B"),
    "quote-glued-between-braces": ('to:"ban"', 'to: "ban"'),
    "reference-in-double-braces": ("{{ ban }}", "ban"),
    "reference-markdown-link": ("'[ban](#ban)'", "ban"),
    "reference-upper-case-in-quotes": ("“Ban”", "ban"),
    "reference-with-a-remark": ("ban, because it is loud", "ban"),
    "url-markdown-on-its-line": ("[Study](https://x.org)", "https://x.org"),
    "brace-without-space": ("sources:{cite: doe2021}", "sources: {cite: doe2021}"),
    "bracket-without-space": ("with:[dust]", "with: [dust]"),
    "claim-with-title": ("title: The", "text: The"),
    "hash-between-braces-and-more-below": (
        "The air #1 gets cleaner.",
        '"The air #1 gets cleaner."',
    ),
    "lost-id-line-of-a-claim": ("    text: Shops", "  - id: a-short-name\n    text: Shops"),
    "lost-id-line-and-named": ("    text: Shops", "  - id: shops\n    text: Shops"),
    "note-second-entry": ("- ban\n      - note: why", "- {to: ban, note: why}"),
    "position-with-title": ("title: Let", "text: Let"),
    "positions-as-sentences": (
        "- Ban cars from the centre.\n    - Let cars in.",
        "ban-cars: Ban cars from the centre.\n    let-cars: Let cars in.",
    ),
    "reference-arrow": ("-> ban", "ban"),
    "reference-hash": ("ban#yes", "ban"),
    "reference-in-quotes": ("“ban”", "ban"),
    "reference-slashes": ("ban // because", "ban"),
    "reference-template": ("${{ ban }}", "ban"),
    "reference-with-file": ("safety.yaml#ban", "ban"),
    "source-page": ("sources: doe2021, p. 4", "sources: {cite: doe2021, at: p. 4}"),
    "source-page-list": ("[doe2021, p. 4]", "{cite: doe2021, at: p. 4}"),
    "source-pages-in-list": ("- doe2021 pp. 4-5", "- {cite: doe2021, at: pp. 4-5}"),
    "sources-comma": ("doe2021, roe2020", "[doe2021, roe2020]"),
    "tour-steps-strings": ("[ban, air]", "[{show: [ban]}, {show: [air]}]"),
    "two-sources-lines": ("sources: doe2021\n    sources: roe2020", "sources: [doe2021, roe2020]"),
    "undercut-ambiguous-partly-alike": (
        "undercuts: air",
        "undercuts: {from: air, to: keep, relation: rebuts}",
    ),
    "undercut-swapped": ("{from: keep, to: fewer-customers}", "{from: fewer-customers, to: keep}"),
    "url-brace-between-braces": ("https://x.org/a{1}", '"https://x.org/a{1}"'),
    "url-bracket-between-braces": ("https://x.org/a[1]", '"https://x.org/a[1]"'),
    "url-comma-between-braces": ("https://x.org/a,b", '"https://x.org/a,b"'),
    "url-markdown-between-braces": ("[Study](https://x.org/a)", "https://x.org/a"),
    "was-comma": ("was: a, b", "was: [a, b]"),
    "weight-below-supports": (
        "supports: ban\n      weight: 0.5",
        "supports: {to: ban, weight: 0.5}",
    ),
    "with-second-entry": ("- to: ban\n      - with: dust", "- to: ban\n        with: dust"),
}
"""What stands in a case, and what its message says to write instead."""


def errors(text: str) -> list[Problem]:
    return [
        each
        for each in draft([Document("a.yaml", text)], "a").problems
        if each.severity is Severity.ERROR
    ]


@pytest.mark.parametrize("name", DONE)
def test_whoever_does_as_told_is_done(name: str) -> None:
    wrong, right = DONE[name]
    text = cases()[name].read_text(encoding="utf-8")
    assert text.count(wrong) == 1
    assert len(errors(text)) == 1, "one cause is one problem"
    assert errors(text.replace(wrong, right)) == []


@pytest.mark.parametrize("name", DONE)
def test_the_safe_or_unsafe_fix_of_a_case_mends_it_wherever_it_has_one(name: str) -> None:
    text = cases()[name].read_text(encoding="utf-8")
    for problem in errors(text):
        if problem.fix:
            mended = text
            for edit in sorted(problem.fix.edits, key=lambda each: -each.start):
                mended = mended[: edit.start] + edit.text + mended[edit.end :]
            assert errors(mended) == []


def ambiguous(links: list[tuple[str, tuple[str, ...]]]) -> str:
    """Return a debate in which a claim has some links, and another one undercuts it without saying which."""
    written = "".join(
        f"      - {{to: {to}{f', with: [{chr(44).join(with_)}]' if with_ else ''}}}\n"
        for to, with_ in links
    )
    return (
        "debate:\n  title: Cars\n  question: Ban cars?\n  positions: {ban: Ban cars., keep: Keep cars.}\n"
        "claims:\n"
        "  - {id: rain, text: It rains., about: ban}\n"
        "  - {id: hot, text: It is hot., about: ban}\n"
        "  - {id: air-to-ban, text: A name that is taken., about: ban}\n"
        f"  - id: air\n    text: The air gets cleaner.\n    supports:\n{written}"
        "  - {id: dust, text: Dust falls., undercuts: air}\n"
    )


PREMISES = st.lists(st.sampled_from(("rain", "hot")), unique=True, max_size=2).map(tuple)
LINKS = st.lists(
    st.tuples(st.sampled_from(("ban", "keep")), PREMISES),
    min_size=2,
    max_size=5,
    unique_by=lambda link: (link[0], frozenset(link[1])),
)


@given(LINKS)
def test_whoever_says_which_step_is_undercut_as_told_is_done(
    links: list[tuple[str, tuple[str, ...]]],
) -> None:
    text = ambiguous(links)
    (problem,) = errors(text)
    assert problem.code is Code.AMBIGUOUS_UNDERCUT
    help_ = problem.help or ""
    choices = re.findall(r"`(\{from: [^}]*\})`", help_)
    assert len(choices) == len(set(choices))
    for choice in choices:
        assert errors(text.replace("undercuts: air", f"undercuts: {choice}")) == []
    named = re.search(r"`supports: (\{to: (\S+?)(?:, with: \[([^\]]*)\])?, id: (\S+)\})`", help_)
    used = re.search(r"write `undercuts: (\S+)`", help_)
    assert bool(named) == bool(used)
    ways_out = len(choices) + bool(named)
    assert ways_out >= 1
    if named and used:
        assert named[4] == used[1] != "air-to-ban"
        with_ = f", with: [{named[3].replace(', ', ',')}]" if named[3] else ""
        link = f"{{to: {named[2]}{with_}}}"
        assert text.count(f"- {link}\n") == 1
        done = text.replace(f"- {link}\n", f"- {named[1]}\n").replace(
            "undercuts: air", f"undercuts: {used[1]}"
        )
        assert errors(done) == []
