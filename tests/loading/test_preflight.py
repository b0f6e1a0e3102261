"""What no debate may hold is refused before a parser sees it, at its first place."""

import subprocess
import sys

import pytest

from argmap.codes import Code
from argmap.files import LARGEST_FILE
from argmap.loading import Document, page
from argmap.loading.kinds import MOST_NODES
from argmap.loading.preflight import doubtful, refusals
from argmap.opening import decoded, draft
from tests.timed import cpu_seconds

GOOD = (
    "debate:\n  title: T\n  question: Q\nclaims:\n  - id: audit\n    text: Outsiders can audit.\n"
)


def refused(content: bytes) -> tuple[str, int, int]:
    found = decoded("x.yaml", content)
    problems = refusals(found) if isinstance(found, Document) else (found,)
    assert len(problems) == 1
    assert problems[0].location is not None
    return problems[0].code, problems[0].location.line, problems[0].location.column


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"PK\x03\x04rest", ("not-text", 1, 1)),
        (b"%PDF-1.7", ("not-text", 1, 1)),
        (b"\xff\xfea\0", ("not-text", 1, 1)),
        (b"a: b\nc: \xe9t\xe9\n", ("not-utf8", 2, 4)),
        ("a: é\n".encode() + b"b: \xff", ("not-utf8", 2, 4)),
        (b"a: b\0c\n", ("control-character", 1, 5)),
        (b"a: b\x1bc\n", ("control-character", 1, 5)),
        ("é: \ufeffb\n".encode(), ("control-character", 1, 4)),
        ("a: b\u2028c\n".encode(), ("line-separator", 1, 5)),
        ("a: b\x85c\n".encode(), ("line-separator", 1, 5)),
        ("a: b\u202ec\n".encode(), ("bidi-control", 1, 5)),
        (b"a:\n\tb: c\n", ("tab-indentation", 2, 1)),
        (b"a:\n  \tb: c\n", ("tab-indentation", 2, 3)),
        ("a:\n\xa0 b: c\n".encode(), ("no-break-indentation", 2, 1)),
        (b"a: b\n<<<<<<< HEAD\nb: c\n=======\n>>>>>>> x\n", ("merge-conflict", 2, 1)),
    ],
)
def test_what_no_debate_holds_is_refused_at_its_place(
    content: bytes, expected: tuple[str, int, int]
) -> None:
    assert refused(content) == expected


def test_a_huge_file_is_refused_unread() -> None:
    assert refused(b"a" * (LARGEST_FILE + 1)) == ("too-large", 1, 1)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    found = decoded("x.yaml", b"\xef\xbb\xbf" + GOOD.encode())
    assert isinstance(found, Document)
    assert draft([found], "x").graph is not None


@pytest.mark.parametrize(
    "prose",
    [
        "R&D at AT&T costs 5 * 3!",
        "is *very* good",
        "a <b>, c > d; 100 % sure?",
        "[sic] {so}",
        "so, **not** so",
    ],
)
def test_signs_within_a_sentence_are_no_marks(prose: str) -> None:
    document = Document("x.yaml", GOOD.replace("Outsiders can audit.", f"It {prose}"))
    assert not doubtful(document)
    debate = draft([document], "x").debate
    assert debate is not None
    assert debate.claims[0].text == f"It {prose}"


@pytest.mark.parametrize(
    "mark", ["&a b", "*a", "!!str b", "!b", "{<<: {a: b}}", "[" * 70, "|2-\n      b"]
)
def test_whatever_a_fast_parser_could_misread_is_doubted(mark: str) -> None:
    assert doubtful(Document("x.yaml", GOOD.replace("Outsiders can audit.", mark)))


def test_of_very_many_mistakes_the_first_are_listed() -> None:
    text = GOOD + "".join(
        f"  - {{id: c-{number}, txt: Yes., foo: {number}}}\n" for number in range(5_001)
    )
    problems = draft([Document("x.yaml", text)], "x").problems
    assert 5_000 < len(problems) <= 5_001
    assert [problem.code for problem in problems].count(Code.TOO_MANY_MISTAKES) == 1


@pytest.mark.proof
def test_more_keys_and_values_than_anybody_reads_are_refused() -> None:
    text = GOOD + "x-rest:\n" + "- \n" * (2 * MOST_NODES + 10)
    assert [problem.code for problem in draft([Document("x.yaml", text)], "x").problems] == [
        Code.TOO_MANY_NODES
    ]


HOSTILE = {
    "brackets": b"[",
    "braces": b"{",
    "dashes": b"- ",
    "questions": b"? ",
    "empty lists": b"[],",
    "entries": b"-\n",
    "keys": b"a: b\n",
    "aliases": b"*a ",
    "anchored lists": b"&a [*a,",
    "claims with mistakes": b"  - {id: A, supports: zz}\n",
    "cut texts": b"  - a b #c\n",
    "quotes": b'"\n',
    "signs": b"&!|>%@`",
}


LENGTH = 2**18
HEAD = b"debate:\n  title: T\n  question: Q\nclaims:\n"
MOST_TIMES = 3
"""How many times as long as for a usual debate of this length, with a mistake in each claim."""


def seconds_of_reading(content: bytes) -> float:
    def read() -> None:
        found = decoded("x.yaml", content)
        if isinstance(found, Document):
            assert draft([found], "x").problems

    return cpu_seconds(read)


@pytest.fixture(scope="module")
def usual() -> float:
    """Return the CPU-seconds in which a usual debate is read whose links lead nowhere."""
    claims = [b"  - {id: c%d, text: Claim %d., supports: zz}\n" % (n, n) for n in range(8_000)]
    return seconds_of_reading((HEAD + b"".join(claims))[:LENGTH])


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("head", [b"", HEAD])
def test_a_hostile_file_is_answered_soon(name: str, head: bytes, usual: float) -> None:
    content = (head + HOSTILE[name] * LENGTH)[:LENGTH]
    assert seconds_of_reading(content) < MOST_TIMES * usual


@pytest.mark.parametrize(("most", "told"), [(8, []), (7, ["too-many-nodes"])])
def test_keys_values_lists_and_mappings_are_counted_each(
    most: int, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("argmap.loading.syntax.reader.MOST_NODES", most)
    found = page(Document("x.yaml", "claims: [{id: audit}]\nx-more: ''\n"))
    assert [problem.code for problem in found.problems] == told


def test_a_hostile_file_is_answered_in_little_memory() -> None:
    code = (
        "import resource, sys; from argmap.loading import Document; from argmap.opening import draft\n"
        "text = 'debate:\\n  title: T\\n  question: Q\\nclaims:\\n' + '  - a b #c\\n' * 24000\n"
        "assert draft([Document('x.yaml', text)], 'x').problems\n"
        "if sys.platform == 'linux':\n"  # where `ru_maxrss` counts what the process that started this one used
        "    print(*(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))\n"
        "else:\n"
        "    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    unit = 1 if sys.platform == "darwin" else 1024
    assert 2**20 < int(run.stdout) * unit < 300 * 2**20


UNFINISHED = {
    "a quote that nothing closes": '{id:" third, text: Yes.}',
    "an alias": "{id: third, text: Yes., supports:*a audit}",
    "the sign of a block text": "{id:| third, text: Yes.}",
    "a backtick": "{id: third, text: Yes., rebuts:`audit}",
    "a large number in other digits": "{id: third, text: Yes., plausibility: १२}",
    "a link whose id is a list": "{id: third, text: Yes., supports: [{id: [a, b]}]}",
}


@pytest.mark.parametrize("claim", UNFINISHED.values(), ids=UNFINISHED)
def test_whatever_is_glued_to_a_key_is_told_and_never_ends_the_reading(claim: str) -> None:
    problems = draft([Document("x.yaml", f"{GOOD}  - {claim}\n")], "x").problems
    assert "  - " + claim in {each.location.excerpt for each in problems if each.location}


def test_what_a_rule_finds_below_a_mended_key_of_a_source_is_shown_where_it_is_written() -> None:
    sources = "sources:\n  doe2021: {title: On audits, published: soon}\n"
    problems = draft([Document("x.yaml", GOOD + sources)], "x").problems
    dates = [each.location for each in problems if each.code is Code.NO_DATE]
    assert [each.excerpt[each.column - 1 : each.end_column - 1] for each in dates if each] == [
        "soon"
    ]
