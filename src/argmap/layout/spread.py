"""Places on a line for things that need room: as near as possible to where they want to be."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], start: float, end: float, gap: float) -> list[float]:
    """Return places from `start` to `end`, `gap` apart, with the least sum of squared moves.

    `wanted` is sorted and the order is kept. Where there is too little room the gap shrinks evenly.
    Neighbours that push each other move as one block (pool adjacent violators, Ayer et al. 1955).
    O(n).

    >>> spread([5, 5, 40], 0, 100, 10)
    [0.0, 10.0, 40.0]
    >>> spread([50], 0, 20, 10)
    [20.0]
    """
    count = len(wanted)
    if count > 1 and (count - 1) * gap > end - start:
        gap = max(end - start, 0.0) / (count - 1)
    blocks = list[tuple[float, int]]()
    for index, wish in enumerate(wanted):
        # Without their gaps places need only keep their order.
        blocks.append((wish - index * gap, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            other, more = blocks.pop()
            one, size = blocks.pop()
            mean = (one * size + other * more) / (size + more)
            blocks.append((mean, size + more))
    # Clipped to where the last place still has room, as blocks were placed without their gaps.
    last = end - (count - 1) * gap
    places = list[float]()
    for wish, size in blocks:
        place = min(max(wish, start), last)
        for _ in range(size):
            places.append(round(float(place + len(places) * gap), 2))
    return places
