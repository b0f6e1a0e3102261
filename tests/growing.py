"""Debates of any size, each of one shape that some way of reading, judging or drawing might take badly.

A shape is a function from a number to the text of a debate, which grows with the number. Strangers
send such files, so whatever takes more than its share of time for one of them is a mistake of ours,
or the shape needs a bound in the format.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from math import isqrt

Shape = Callable[[int], str]

TITLED = "debate:\n  title: T\n  question: Q?\n"
SIDES = "  positions: {yes: Yes, no: No}\n"
HEAD = f"{TITLED}{SIDES}claims:\n"
ONE = "- {id: a, text: A., supports: yes}\n"
REASON = "- {id: c@, text: Claim @., supports: yes}\n"

MANY_POSITIONS, MANY_PREMISES, MANY_STOPS = 50, 49, 200
"""As many as a debate, a step beside its claim, and a tour may have."""


def _names(letter: str, number: int, before: int = 0) -> str:
    """Return ids for a list between brackets: `c0, c1, c2`."""
    return ", ".join(f"{letter}{each}" for each in range(before, number))


def _each(line: str, number: int, first: int = 0) -> str:
    """Return a line for each number: `@` stands for the number, `~` for the one before it."""
    return "".join(line.replace("@", str(n)).replace("~", str(n - 1)) for n in range(first, number))


def _headed(*parts: str) -> str:
    """Return the head of a debate with two positions and further parts."""
    return f"{TITLED}{SIDES}{''.join(parts)}claims:\n"


def _chain(link: str, number: int) -> str:
    first = "- {id: c0, text: Claim 0., supports: yes}\n"
    return HEAD + first + _each(f"- {{id: c@, text: Claim @., {link}: c~}}\n", number, 1)


def _claims(line: str) -> Shape:
    """Return the shape of a debate of claims alike."""
    return lambda number: HEAD + _each(line, number)


def _detail(sign: str) -> Shape:
    return lambda number: (
        f'{HEAD}- id: a\n  text: A.\n  supports: yes\n  detail: "{sign * number}"\n'
    )


def _remark(sign: str) -> Shape:
    return lambda number: f"{HEAD}# {sign * number}\n{ONE}"


def _titled(word: str) -> Shape:
    """Return the shape of a debate whose title and question are long."""
    head = "debate:\n  title: '{long}'\n  question: '{long}'\n"
    return lambda number: f"{head.replace('{long}', word * number)}{SIDES}claims:\n{ONE}"


def _noted(number: int) -> str:
    words = "word " * number
    return f'{HEAD}- {{id: a, text: A., supports: {{to: yes, note: "{words}"}}, by: "{words}"}}\n'


def _roots(number: int, positions: int) -> str:
    """One claim that supports every position, and a chain of rebuttals down from it."""
    answers = _each("    p@: P @.\n", positions)
    head = f"{TITLED}  positions:\n{answers}claims:\n"
    first = f"- {{id: c0, text: C., supports: [{_names('p', positions)}]}}\n"
    return head + first + _each("- {id: c@, text: C @., rebuts: c~}\n", number, 1)


def _complete(number: int) -> str:
    """So many links that each claim rebuts every other one."""
    lines = []
    claims = isqrt(number)
    for each in range(claims):
        others = ", ".join(f"c{other}" for other in range(claims) if other != each)
        lines.append(f"- {{id: c{each}, text: Claim {each}., supports: yes, rebuts: [{others}]}}\n")
    return HEAD + "".join(lines)


def _layers(number: int, width: int = 50) -> str:
    """Layers of claims: each of a layer rebuts each of the layer above."""
    lines = [_each("- {id: l0-@, text: Claim @., supports: yes}\n", width)]
    for layer in range(1, number):
        above = ", ".join(f"l{layer - 1}-{each}" for each in range(width))
        lines += [
            f"- {{id: l{layer}-{each}, text: Claim {layer} {each}., rebuts: [{above}]}}\n"
            for each in range(width)
        ]
    return HEAD + "".join(lines)


def _odd_ring(number: int) -> str:
    last = 2 * number
    first = f"- {{id: c0, text: Claim 0., supports: yes, rebuts: c{last}}}\n"
    return HEAD + first + _each("- {id: c@, text: Claim @., rebuts: c~}\n", last + 1, 1)


def _ladder(number: int) -> str:
    """Two claims a step, each answering both of the step before: two ways on at each, without end."""
    first = "- {id: a0, text: A., supports: yes}\n- {id: b0, text: B., supports: yes}\n"
    support = "- {id: a@, text: A @., supports: [a~, b~]}\n"
    rebuttal = "- {id: b@, text: B @., rebuts: [a~, b~]}\n"
    return HEAD + first + _each(support + rebuttal, number, 1)


def _random(number: int) -> str:
    chance = random.Random(1)
    lines = []
    for each in range(number):
        targets = sorted({chance.randrange(number) for _ in range(3)} - {each})
        rebutted = ", ".join(f"c{target}" for target in targets)
        side = "yes" if each % 2 else "no"
        lines.append(
            f"- {{id: c{each}, text: Claim {each}., supports: {side}, rebuts: [{rebutted}]}}\n"
        )
    return HEAD + "".join(lines)


def _joint(number: int) -> str:
    """One step with every other claim as a premise."""
    others = _each("- {id: p@, text: P @., about: yes}\n", number)
    joint = f"- {{id: z, text: Z., supports: {{to: yes, with: [{_names('p', number)}]}}}}\n"
    return HEAD + others + joint


def _joints(number: int) -> str:
    """Many steps that all share as many premises as one may have."""
    others = _each("- {id: p@, text: P @., supports: yes}\n", MANY_PREMISES)
    premises = _names("p", MANY_PREMISES)
    joint = f"- {{id: c@, text: C @., supports: {{to: no, with: [{premises}]}}}}\n"
    return HEAD + others + _each(joint, number)


def _joint_chain(number: int) -> str:
    """A chain in which each step has many premises of its own, each of them rebutted."""
    premises = _each("- {id: q@, text: Q @., supports: yes}\n", number)
    steps = ["- {id: c0, text: C., supports: yes}\n"]
    for each in range(1, number):
        near = ", ".join(f"q{other}" for other in range(max(0, each - 20), each))
        steps.append(
            f"- {{id: c{each}, text: C {each}., rebuts: {{to: c{each - 1}, with: [{near}]}}}}\n"
        )
    return HEAD + premises + "".join(steps)


def _themes(number: int) -> str:
    described = _each("    t@: What about @?\n", number)
    claims = _each("- {id: c@, text: Claim @., themes: t@, supports: yes}\n", number)
    return _headed("  themes:\n", described) + claims


def _cases(number: int) -> str:
    described = _each("    k@: Case @\n", number)
    claims = _each("- {id: c@, text: Claim @., cases: [k@], supports: yes}\n", number)
    return _headed("  cases:\n", described) + claims


def _questions(number: int) -> str:
    asked = _each("  - {id: q@, text: 'Q @?', claims: [c@]}\n", number)
    return _headed("  questions:\n", asked) + _each(REASON, number)


def _sided_questions(number: int) -> str:
    """Questions that each name the same hundred claims for either side."""
    agree, disagree = _names("c", 100), _names("c", 200, 100)
    asked = f"  - {{id: q@, text: 'Q @?', agree: [{agree}], disagree: [{disagree}]}}\n"
    return _headed("  questions:\n", _each(asked, number)) + _each(REASON, 200)


def _tour(number: int) -> str:
    """One tour that stops ever again."""
    stops = _each("    - {title: S@, show: [c0, c1, c2], depth: 20, say: hello}\n", number)
    return _headed("  tours:\n  - id: t\n    title: T\n    steps:\n", stops) + _each(REASON, 50)


def _tours(number: int) -> str:
    """Many tours, each as long as one may be, which add claim after claim."""
    stops = "    - {show: c0}\n" + _each("    - {add: c@}\n", MANY_STOPS, 1)
    tours = "".join(f"  - id: t{n}\n    title: T\n    steps:\n{stops}" for n in range(number))
    return _headed("  tours:\n", tours) + _each(REASON, MANY_STOPS)


def _short_tours(number: int) -> str:
    tours = _each("  - {id: t@, title: T @, steps: {show: c@, depth: 3}}\n", number)
    return _headed("  tours:\n", tours) + _each(REASON, number)


def _positions(number: int) -> str:
    answers = _each("    p@: Position @.\n", number)
    return f"{TITLED}  positions:\n{answers}claims:\n- {{id: a, text: A., supports: p0}}\n"


def _open_bracket(number: int) -> str:
    return f"{HEAD}- {{id: a, text: A., supports: [" + "yes,\n" * number + "]}\n"


def _to_itself(number: int) -> str:
    """One claim that supports the same position again and again."""
    return f"{HEAD}- {{id: a, text: A., supports: [" + "{to: yes}, " * number + "]}\n"


def _hashes(number: int) -> str:
    lines = (
        f"- id: c{n}\n  text: see issue #{n} and # more\n  supports: yes\n" for n in range(number)
    )
    return HEAD + "".join(lines)


def _all_themes(number: int) -> str:
    """So many names of themes that each claim names every theme."""
    themes = isqrt(number)
    line = f"- {{id: c@, text: Claim @., themes: [{_names('t', themes)}], supports: yes}}\n"
    return HEAD + _each(line, themes)


def _right_to_left(number: int) -> str:
    overrides = "\N{RIGHT-TO-LEFT OVERRIDE}" * number
    return f'{HEAD}- {{id: a, text: "{overrides}x", supports: yes}}\n'


def _rootless(number: int) -> str:
    """No positions: a hundred claims that answer nothing, one that supports all, a chain below it."""
    tops = _each("- {id: r@, text: R @.}\n", number)
    first = f"- {{id: c0, text: C., supports: [{_names('r', number)}]}}\n"
    chain = _each("- {id: c@, text: C @., rebuts: c~}\n", number, 1)
    return f"{TITLED}claims:\n{tops}{first}{chain}"


def _sources(number: int) -> str:
    listed = "".join(f"  s{number - each}: {{title: S}}\n" for each in range(number))
    return f"{HEAD}- {{id: a, text: A., supports: yes, sources: s1}}\nsources:\n{listed}"


def _all_cited(number: int) -> str:
    """So many citations that each claim cites every source."""
    sources = isqrt(number)
    listed = _each("  s@: {title: S @}\n", sources)
    claims = f"- {{id: c@, text: Claim @., sources: [{_names('s', sources)}], supports: yes}}\n"
    return f"{HEAD}{_each(claims, sources)}sources:\n{listed}"


def _unclosed(number: int) -> str:
    return f'{HEAD}- id: a\n  text: "' + "word\n    " * number


def _one_line(entry: str, number: int, after: str = "]}") -> str:
    """A whole debate on one line, as JSON has it."""
    entries = ", ".join(entry.replace("@", str(each)) for each in range(number))
    return (
        f"{{debate: {{title: T, question: Q, positions: {{yes: Y}}}}, claims: [{entries}{after}\n"
    )


def _on_a_line(entry: str) -> Shape:
    return lambda number: _one_line(entry, number)


def _look_alikes(number: int) -> str:
    ids = (
        f"{{id: a{'1l'[each % 2]}{each // 2}, text: T, supports: yes}}" for each in range(number)
    )
    return f"{{debate: {{title: T, question: Q, positions: {{yes: Y}}}}, claims: [{', '.join(ids)}]}}\n"


def _keys_again(number: int) -> str:
    keys = ", ".join(["k: {title: x}"] * number)
    return f"{TITLED}  positions: {{yes: Yes}}\nclaims: [{{id: a, text: T, supports: yes}}]\nsources: {{{keys}}}\n"


def _lists_again(number: int) -> str:
    """One claim with a long list, and its key ever again."""
    claim = f"- id: a\n  text: A.\n  supports: [{_names('c', number)}]\n"
    return HEAD + claim + "  supports: yes\n" * number


def _anchors(number: int) -> str:
    return (
        f"debate: &a {{title: T, question: Q}}\nx-a: &b [{','.join(['*a'] * number)}]\nclaims: []\n"
    )


def _addresses(number: int) -> str:
    address = f"http://{'a.' * 100}/@"
    line = f'- {{id: c@, text: "see {address}", supports: yes, sources: [{{title: X, url: "{address}"}}]}}\n'
    return HEAD + _each(line, number)


_WORDY = " ".join(f"w{each}" for each in range(80))
_LONG_WORD = "W" * 490
_MARKDOWN = "*a **b [c](d `e ![f " * 40
_FAMILY = "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}" * 70

SHAPES: Mapping[str, tuple[Shape, int]] = {
    # the graph
    "a chain of reasons": (lambda n: _chain("supports", n), 750),
    "a chain of rebuttals": (lambda n: _chain("rebuts", n), 750),
    "a chain of undercuts": (lambda n: _chain("undercuts", n), 750),
    "a star": (_claims(REASON), 750),
    "a star of undercuts": (
        lambda n: HEAD + ONE + _each("- {id: c@, text: C @., undercuts: a}\n", n),
        375,
    ),
    "a star without positions": (_rootless, 350),
    "as many roots as claims": (lambda n: _roots(n, n), 350),
    "as many roots as may be": (lambda n: _roots(n, MANY_POSITIONS), 750),
    "nothing but positions": (_positions, 1_000),
    "everyone against everyone": (_complete, 5_000),
    "layers, each against the one above": (_layers, 2),
    "pairs that rebut each other": (
        _claims(
            "- {id: a@, text: A @., supports: yes, rebuts: b@}\n- {id: b@, text: B @., supports: no, rebuts: a@}\n"
        ),
        175,
    ),
    "an odd ring": (_odd_ring, 350),
    "a ladder": (_ladder, 350),
    "links at random": (_random, 400),
    "one step of many premises": (_joint, 500),
    "many steps of many premises": (_joints, 100),
    "a chain of joint steps": (_joint_chain, 150),
    "one claim to itself in many ways": (
        _to_itself,
        1_250,
    ),
    # what stands beside the claims
    "themes": (_themes, 400),
    "all themes everywhere": (_all_themes, 5_000),
    "cases": (_cases, 400),
    "questions": (_questions, 400),
    "questions that name many": (_sided_questions, 20),
    "one tour": (_tour, 500),
    "long tours": (_tours, 7),
    "short tours": (_short_tours, 350),
    "former ids": (_claims("- {id: c@, text: Claim @., was: [d@, e@], supports: yes}\n"), 500),
    "sources out of order": (_sources, 1_500),
    "all sources everywhere": (_all_cited, 5_000),
    "web addresses": (_addresses, 60),
    # texts
    "texts alike": (_claims(f'- {{id: c@, text: "{_WORDY} x@", supports: yes}}\n'), 75),
    "families": (_claims(f'- {{id: c@, text: "{_FAMILY} @", supports: yes}}\n'), 25),
    "texts of one word": (_claims(f'- {{id: c@, text: "{_LONG_WORD}@", supports: yes}}\n'), 50),
    "a detail of words": (_detail("word "), 6_000),
    "a detail of brackets": (_detail("["), 30_000),
    "a detail of pictures": (_detail("!["), 15_000),
    "a detail of stars": (_detail("**a "), 7_500),
    "a detail of quotes": (_detail("> "), 15_000),
    "a detail of tags": (_detail("<a href="), 4_000),
    "a detail of exclamations": (_detail("a ! "), 7_500),
    "a detail of ampersands": (_detail("&"), 30_000),
    "a long detail each": (
        _claims(f'- {{id: c@, text: C @., supports: yes, detail: "{_MARKDOWN}"}}\n'),
        15,
    ),
    "a title of words": (_titled("word "), 3_000),
    "a title of one word": (_titled("w"), 15_000),
    "a note of words": (_noted, 3_000),
    "remarks in texts": (_hashes, 500),
    # mistakes
    "names that are none": (_claims("- {id: c@, text: Claim @., supports: cx@y}\n"), 750),
    "keys that are none": (_claims("- {id: c@, text: Claim @., supporst: yes}\n"), 750),
    "ids that are taken": (_claims("- {id: c, text: Claim @., supports: yes}\n"), 750),
    "an open bracket": (_open_bracket, 6_000),
    "quotes without end": (_claims('- id: c@\n  text: "unclosed @\n  supports: yes\n'), 750),
    "a quote without end": (_unclosed, 3_500),
    "tabs": (_claims("-\tid: c@\n\ttext: T\n\tsupports: yes\n"), 900),
    "conflicts": (
        _claims(
            "<<<<<<< HEAD\n- {id: c@, text: A., supports: yes}\n=======\n"
            "- {id: c@, text: B., supports: yes}\n>>>>>>> x\n"
        ),
        150,
    ),
    "unknown names on one line": (_on_a_line("{id: c@, text: T, supports: zz@}"), 750),
    "unknown keys on one line": (_on_a_line("{id: c@, text: T, suports: yes}"), 750),
    "ids taken on one line": (_on_a_line("{id: c, text: T, supports: yes}"), 750),
    "ids that look alike on one line": (_look_alikes, 750),
    "a list again and again": (_lists_again, 1_500),
    "keys again on one line": (_keys_again, 2_000),
    "no debate at all": (lambda n: "word " * n, 6_000),
    "dashes": (lambda n: f"{'- ' * n}x\n", 15_000),
    "colons": (lambda n: f"{'a: ' * n}x\n", 10_000),
    "aliases": (_anchors, 10_000),
    "directions of writing": (_right_to_left, 10_000),
    "a remark of exclamations": (_remark("!"), 30_000),
    "carriage returns": (lambda n: HEAD + ONE + "\r" * n, 30_000),
    "documents": (lambda n: HEAD + ONE + "---\na: b\n" * n, 3_500),
}
"""Every shape by what it is made of, with the number at which its text has about 30 kB."""

FLAWED = frozenset(tuple(SHAPES)[tuple(SHAPES).index("names that are none") :]) | {
    "one claim to itself in many ways",
    "remarks in texts",
}
"""Those that are no debates without a mistake, be they small or large."""
