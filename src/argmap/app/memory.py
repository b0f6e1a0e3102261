"""What was worked out for one visitor, kept for a while for the next one who asks the same."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Memory(Generic[Key, Value]):
    """At most so many frozen values by their keys.

    What was asked for longest ago is forgotten first.

    Whoever asks for what somebody else is just working out works it out as well: nobody waits for
    anybody.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._values = OrderedDict[Key, Value]()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """Return how many values are remembered."""
        return len(self._values)

    def recalled(self, key: Key) -> Value | None:
        """Return what is remembered, None where nothing is."""
        with self._lock:
            if key not in self._values:
                return None
            self._values.move_to_end(key)
            return self._values[key]

    def remember(self, key: Key, value: Value) -> None:
        """Keep a value."""
        with self._lock:
            self._values[key] = value
            self._values.move_to_end(key)
            while len(self._values) > self._most:
                self._values.popitem(last=False)

    def found(self, key: Key, worked_out: Callable[[], Value]) -> Value:
        """Return what is remembered, else what is worked out now."""
        known = self.recalled(key)
        if known is not None:
            return known
        value = worked_out()
        self.remember(key, value)
        return value
