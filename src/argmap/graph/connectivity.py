"""Strongly connected components of a graph of numbers."""

from __future__ import annotations

from collections.abc import Sequence


def components(ahead: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the strongly connected components, each before those that lead to it (Tarjan 1972).

    `ahead[n]` are the nodes that node n leads to. O(nodes + edges), without recursion.

    >>> components([[1], [2], [1], [0]])
    [[2, 1], [0], [3]]
    """
    count = len(ahead)
    index = [0] * count
    low = [0] * count
    closed = bytearray(count)
    trail: list[int] = []
    found: list[list[int]] = []
    visited = 0
    for root in range(count):
        if index[root]:
            continue
        visited += 1
        index[root] = low[root] = visited
        trail.append(root)
        # A walk of its own instead of recursion: a debate may be a chain of thousands of claims.
        walk = [(root, iter(ahead[root]))]
        while walk:
            node, rest = walk[-1]
            for other in rest:
                if not index[other]:
                    visited += 1
                    index[other] = low[other] = visited
                    trail.append(other)
                    walk.append((other, iter(ahead[other])))
                    break
                # What is closed belongs to a component that was found before.
                if not closed[other]:
                    low[node] = min(low[node], index[other])
            else:
                walk.pop()
                if walk:
                    low[walk[-1][0]] = min(low[walk[-1][0]], low[node])
                if low[node] == index[node]:
                    found.append(_closed(trail, node, closed))
    return found


def _closed(trail: list[int], node: int, closed: bytearray) -> list[int]:
    """Take a whole component, from its first node on, off the trail."""
    part = [trail.pop()]
    while part[-1] != node:
        part.append(trail.pop())
    for member in part:
        closed[member] = True
    return part
