"""Where a strength is, seen from its start value, in five steps.

Digits would promise more than the formulas hold.
"""

from __future__ import annotations

from enum import IntEnum

NEAR = 0.05
# One reason of plausibility .5 pushes a fifth of the way, two such push half of it.
FAR = 1 / 3
ALIKE = 0.01
"""Two strengths within this of each other are too close to call, whatever else says so or not."""


class Pushed(IntEnum):
    """How far a claim was pushed of the way from its start value to 0 or 1.

    Under a twentieth, up to a third, or more. One reason of plausibility .5 pushes a claim up, two
    push it far up (in the formula of quadratic energy).
    """

    FAR_UP = 2
    UP = 1
    NOWHERE = 0
    DOWN = -1
    FAR_DOWN = -2


def push_level(base: float, strength: float) -> Pushed:
    """Return how far a strength is from its start value.

    >>> push_level(0.5, 0.6).name, push_level(0.9, 0.4).name
    ('UP', 'FAR_DOWN')
    """
    # A start value of 0 or 1 leaves no room on one side: nothing pushes it there.
    room = 1 - base if strength > base else base
    way = (strength - base) / room if room else 0.0
    if abs(way) < NEAR:
        return Pushed.NOWHERE
    if abs(way) < FAR:
        return Pushed.UP if way > 0 else Pushed.DOWN
    return Pushed.FAR_UP if way > 0 else Pushed.FAR_DOWN
