"""The events of YAML: of libyaml, or of PyYAML's own parser where there is no C code.

Both yield the same events with the same marks for what a debate holds; the second one is about
fifteen times slower.
"""

from __future__ import annotations

from typing import Any

import yaml
from yaml.tokens import ScalarToken

_ENDS = "\0 \t\r\n\x85\u2028\u2029"
_FLOW = ",[]{}"


class _PureLoader(yaml.SafeLoader):
    """PyYAML's own parser, which alone forbids a `?` in a text between brackets.

    So it does in `{text: Is it so?}`.
    """

    def check_key(self) -> bool:
        """Tell whether a `?` starts a key: only before a blank."""
        return self.peek(1) in _ENDS

    def check_plain(self) -> bool:
        """Tell whether a text starts here; between brackets also with a `?`."""
        starts: bool = super().check_plain()
        return starts or (self.peek() == "?" and self.peek(1) not in _ENDS + _FLOW)

    def scan_plain(self) -> Any:
        """Return the text without quotes that starts here."""
        chunks: list[str] = []
        start = end = self.get_mark()
        indent = self.indent + 1
        spaces: list[str] = []
        while self.peek() != "#":
            length = self._length()
            if not length:
                break
            self.allow_simple_key = False
            chunks += [*spaces, self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start) or []
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def _length(self) -> int:
        """Return how many characters of a text come before its end.

        It ends at a blank, at a colon that ends a key, or between brackets at a sign of a list.
        """
        length = 0
        after = _ENDS + (_FLOW if self.flow_level else "")
        while True:
            sign = self.peek(length)
            if sign in _ENDS or (self.flow_level and sign in _FLOW):
                return length
            if sign == ":" and self.peek(length + 1) in after:
                return length
            length += 1


def parser(text: str) -> Any:
    """Return what yields the events of a text one by one, by `get_event`."""
    return getattr(yaml, "CSafeLoader", _PureLoader)(text)
