"""A difference is shown soon, whatever the texts hold."""

import time

from argmap.edit.difference import unified_diff


def test_lines_that_repeat_are_compared_in_a_time_that_grows_with_the_text() -> None:
    old = "    text: Yes.\n" * 10_000
    new = old.replace("Yes", "No", 1)
    start = time.process_time()
    assert list(unified_diff("x.yaml", old, new))[2:] == [
        "@@ -1,4 +1,4 @@\n", "-    text: Yes.\n", "+    text: No.\n", *["     text: Yes.\n"] * 3,
    ]  # fmt: skip
    assert time.process_time() - start < 1


def test_long_pieces_of_unlike_length_are_shown_whole() -> None:
    old, new = "a\n" * 2_000, "a\n" * 2_001
    shown = list(unified_diff("x.yaml", old, new))
    assert [line[0] for line in shown[3:]] == ["-"] * 2_000 + ["+"] * 2_001
