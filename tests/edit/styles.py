"""Debates in every style that YAML has: what an author may have written that argmap must leave as it is.

Block or flow style, quoted, folded or literal, any indentation, comments and blank lines everywhere, tabs behind
values, carriage returns, and with or without a final line break.
"""

from __future__ import annotations

import json
import re
from typing import Any

import yaml
from hypothesis import assume
from hypothesis import strategies as st

from argmap.loading import Document, Draft
from argmap.opening import draft
from tests.strategies import written_debates

COMMENTS = ("# a remark", "#", "# - id: not-a-claim", "# text: [{'\"", "#: é…")
ENDS = ("", "", "", " ", "\t", "  # aside", " \t# aside")
PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 -]*[A-Za-z0-9]")


@st.composite
def styled_debates(draw: st.DrawFn) -> Draft:
    """Draw a debate without errors, in one file or in two, as an author may have written it."""
    content = yaml.safe_load(draw(written_debates()))
    parts = [content]
    if draw(st.booleans()):
        parts = [
            {key: content[key] for key in ("debate", "sources")},
            {"claims": content["claims"]},
        ]
    names = ("debate.yaml", "more.yaml")
    documents = [
        Document(name, draw(_texts(part))) for name, part in zip(names, parts, strict=False)
    ]
    found = draft(documents, "drawn")
    assume(found.graph is not None)
    return found


@st.composite
def _texts(draw: st.DrawFn, content: dict[str, Any]) -> str:
    text = "\n".join([*draw(_gaps(0)), *_Writer(draw).block(content, 0), *draw(_gaps(0))])
    text += draw(st.sampled_from(("\n", "", "\n\n", "\n# the end", "\n# the end\n")))
    return text.replace("\n", "\r\n") if draw(st.integers(0, 3)) == 0 else text


def _gaps(column: int) -> st.SearchStrategy[list[str]]:
    """Draw blank and comment lines, at or near a column."""
    near = st.sampled_from((column, column, column + 2, 0)).map(lambda at: " " * at)
    lines = st.just("") | st.builds(str.__add__, near, st.sampled_from(COMMENTS))
    return st.integers(0, 5).flatmap(
        lambda few: st.lists(lines, max_size=2) if few == 0 else st.just([])
    )


class _Writer:
    """Writes a value line by line, in a style drawn anew for each part."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def block(self, value: Any, column: int) -> list[str]:
        """Return the lines of a mapping or a list whose keys or dashes stand at a column."""
        lines: list[str] = []
        for key, held in (
            value.items() if isinstance(value, dict) else ((None, item) for item in value)
        ):
            lines += self.draw(_gaps(column)) if lines or key is not None else []
            lines += self._entry(key, held, column)
        return lines

    def _entry(self, key: str | None, held: Any, column: int) -> list[str]:
        start = " " * column + ("-" if key is None else f"{self._key(key)}:")
        if not isinstance(held, dict | list) or not held or self._chosen(3):
            return self._inline(start, held, column + 1)
        if key is None and isinstance(held, dict):
            gap = self.draw(st.sampled_from((1, 1, 1, 3)))
            lines = self.block(held, column + 1 + gap)
            first = next((line for line in lines if line.strip()), "")
            if lines and lines[0] == first and not first.lstrip().startswith("#"):
                return [f"{start}{' ' * gap}{first.lstrip()}", *lines[1:]]
            return [start + self._end(), *lines]
        inner = column + self.draw(st.sampled_from((2, 2, 4)))
        if isinstance(held, list) and key is not None and self._chosen(2):
            inner = column
        return [start + self._end(), *self.block(held, inner)]

    def _inline(self, start: str, held: Any, column: int) -> list[str]:
        style = self.draw(st.integers(0, 5)) if isinstance(held, str) else 0
        if style >= 3 and _foldable(held):
            indicator = (">-", "|", "|-", ">", "|+")[self.draw(st.integers(0, 4))]
            words = held.split(" ")
            at = self.draw(st.integers(1, len(words)))
            folds = indicator.startswith(">") and at < len(words) and all(words)
            lines = [" ".join(words[:at]), " ".join(words[at:])] if folds else [held]
            indent = " " * (column + self.draw(st.integers(1, 3)))
            return [
                f"{start} {indicator}{self.draw(st.sampled_from(('', '', '  # aside')))}",
                *(indent + line for line in lines),
            ]
        if style == 2 and PLAIN.fullmatch(held) and " " in held:
            first, rest = held.split(" ", 1)
            if rest.strip() == rest:
                return [f"{start} {first}", " " * (column + 3) + rest + self._end()]
        if isinstance(held, dict | list) and held and self._chosen(3):
            return self._spread(start, held, column)
        return [f"{start} {self._flow(held)}{self._end()}"]

    def _spread(self, start: str, held: Any, column: int) -> list[str]:
        """Return the lines of a value between brackets, an entry a line."""
        entries = (
            [f"{key}: {self._flow(each)}" for key, each in held.items()]
            if isinstance(held, dict)
            else None
        )
        entries = list(map(self._flow, held)) if entries is None else entries
        opening, closing = "{}" if isinstance(held, dict) else "[]"
        comma = self.draw(st.sampled_from(("", ",")))
        lines = [f"{' ' * (column + 2)}{entry},{self._end()}" for entry in entries[:-1]]
        lines += [f"{' ' * (column + 2)}{entries[-1]}{comma}{self._end()}"]
        return [
            f"{start} {opening}{self._end()}",
            *lines,
            f"{' ' * (column + 1)}{closing}{self._end()}",
        ]

    def _flow(self, value: Any) -> str:
        if isinstance(value, dict):
            inner = [f"{self._key(key)}: {self._flow(held)}" for key, held in value.items()]
            return (
                "{" + ", ".join(inner) + self.draw(st.sampled_from(("}", " }", ",}")))
                if inner
                else "{}"
            )
        if isinstance(value, list):
            inner = list(map(self._flow, value))
            return (
                "[" + ", ".join(inner) + self.draw(st.sampled_from(("]", " ]", ", ]")))
                if inner
                else "[]"
            )
        return self._scalar(value)

    def _scalar(self, value: Any) -> str:
        if not isinstance(value, str):
            return json.dumps(value)
        styles = [json.dumps(value, ensure_ascii=False), "'" + value.replace("'", "''") + "'"]
        styles += [value] * 3 if PLAIN.fullmatch(value) else []
        return self.draw(st.sampled_from(styles))

    def _key(self, key: str) -> str:
        return self.draw(st.sampled_from((key, key, key, f'"{key}"')))

    def _end(self) -> str:
        return self.draw(st.sampled_from(ENDS))

    def _chosen(self, one_in: int) -> bool:
        return self.draw(st.integers(1, one_in)) == 1


def _foldable(text: str) -> bool:
    return text.strip() == text and text.isprintable()
