"""Fixes: made in rounds, checked again, and never to the worse."""

from dataclasses import replace
from pathlib import Path

import pytest

from argmap.edit import amendment_by_fixes
from argmap.loading import Document, Draft
from argmap.opening import draft
from argmap.problem import Edit, Fix, Problem, Severity
from tests.timed import cpu_seconds

TEXT = """\
debate: {title: Audits, question: Do they help?}
claims:
  - id: audits
    text: Audits help.   # a remark
  - id: late
    text: They come late.
    attacks: audits
  - id: cheap
    text: They are cheap.
    rebuts: [lat]
"""


def read(text: str) -> Draft:
    return draft([Document("x.yaml", text)], "x")


def with_fixes(text: str, *fixes: Fix) -> Draft:
    """Return a debate whose problems carry these fixes and no others."""
    found = read(text)
    problems = tuple(
        Problem(found.problems[0].code, Severity.ERROR, "wrong", None, fix=fix) for fix in fixes
    )
    other = replace(found)
    other.__dict__["problems"] = problems
    return other


def fix(old: str, new: str, *, safe: bool = True, text: str = TEXT) -> Fix:
    start = text.index(old)
    return Fix(f"write {new}", (Edit("x.yaml", start, start + len(old), new),), safe)


def test_safe_fixes_keep_comments_and_order() -> None:
    amended = amendment_by_fixes(read(TEXT.replace("[lat]", "[Late]")))
    mended = TEXT.replace("attacks:", "rebuts:").replace("[lat]", "[late]")
    assert amended.after.documents[0].text == mended
    assert amended.after.graph is not None
    assert amended.diff.count("\n-") == 2


def test_a_fix_that_may_mean_something_else_waits_to_be_asked_for() -> None:
    broken = with_fixes(TEXT, fix("attacks: audits", "rebuts: audits", safe=False))
    assert amendment_by_fixes(broken).files == ()
    assert "rebuts: audits" in amendment_by_fixes(broken, unsafe=True).after.documents[0].text


def test_fixes_that_touch_each_other_are_made_one_after_the_other() -> None:
    broken = with_fixes(TEXT, fix("attacks", "rebuts"), fix("attacks: audits", "supports: audits"))
    assert "rebuts: audits" in amendment_by_fixes(broken).after.documents[0].text


@pytest.mark.parametrize("new", ["attacks: audits # gone", "attacks: nobody", "attacks: ["])
def test_a_fix_that_helps_nothing_is_not_made(new: str) -> None:
    assert amendment_by_fixes(with_fixes(TEXT, fix("attacks: audits", new))).files == ()


def test_one_bad_fix_does_not_keep_good_ones_from_being_made() -> None:
    broken = with_fixes(TEXT, fix("attacks", "rebuts"), fix("id: cheap", "id: ["))
    after = amendment_by_fixes(broken).after.documents[0].text
    assert "rebuts: audits" in after
    assert "id: cheap" in after


def test_mending_again_changes_nothing() -> None:
    once = amendment_by_fixes(read(TEXT)).after
    assert amendment_by_fixes(once).files == ()


def test_what_only_comes_out_when_the_text_can_be_read_is_no_reason_to_leave_it_broken() -> None:
    text = TEXT.replace("  - id: late", "  -id: late").replace("[lat]", "[nobody-knows]")
    broken = read(text)
    amended = amendment_by_fixes(broken, unsafe=True)
    assert amended.errors == ()
    assert len([each for each in amended.after.problems if each.fix]) < len(
        [each for each in broken.problems if each.fix]
    )


CASES = sorted((Path(__file__).parents[1] / "cases" / "problems").glob("*.yaml"))


@pytest.mark.parametrize("unsafe", [False, True])
def test_no_known_mistake_is_mended_to_the_worse_or_twice(unsafe: bool) -> None:
    mended = 0
    for case in CASES:
        before = read(case.read_bytes().decode("utf-8", "replace"))
        amended = amendment_by_fixes(before, unsafe=unsafe)
        mended += bool(amended.files)
        assert len(amended.after.refused) <= len(before.refused), case.name
        assert amendment_by_fixes(amended.after, unsafe=unsafe).files == (), case.name
    assert mended > 80


def test_very_many_fixes_that_leave_nothing_better_are_given_up_soon() -> None:
    text = read(TEXT).documents[0].text + "".join(
        f"  - {{id: c{number}, text: Yes., attacks{number}: audits, supportz: audits}}\n"
        for number in range(4_000)
    )
    once = cpu_seconds(lambda: read(text).problems)
    assert cpu_seconds(lambda: amendment_by_fixes(read(text), unsafe=True)) < 6 * once
