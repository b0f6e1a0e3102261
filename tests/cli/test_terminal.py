"""Signs of life on a terminal."""

from __future__ import annotations

import io
import sys
import time

import pytest

from argmap.cli import terminal


class Screen(io.StringIO):
    """A terminal that remembers what was written."""

    encoding = "utf-8"

    def shows(self, words: str) -> bool:
        """Tell whether words appear on it within some seconds."""
        until = time.monotonic() + 20
        while words not in self.getvalue() and time.monotonic() < until:
            time.sleep(0.01)  # between two looks at a screen that another thread writes to
        return words in self.getvalue()

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


def test_a_bar_takes_the_place_of_the_spinner(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(terminal, "PATIENCE", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    with terminal.patience("Drawing"):
        assert screen.shows("Drawing")
        assert list(terminal.with_bar(range(30), "Writing pages")) == list(range(30))
    _, _, after = screen.getvalue().partition("Writing pages")
    assert "100%" in after
    assert "Drawing" not in after


def test_nothing_is_shown_where_nobody_sees_it(capsys: pytest.CaptureFixture[str]) -> None:
    with terminal.patience("Drawing"):
        assert list(terminal.with_bar(range(30), "Writing pages")) == list(range(30))
    assert capsys.readouterr() == ("", "")
