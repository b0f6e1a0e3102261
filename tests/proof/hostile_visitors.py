"""Visitors who ask without end: `hostile_visitors.py PORT NUMBER DEBATE…`, until their input ends.

Each asks again as soon as it is answered, or after two seconds: for pictures that nobody has asked for,
some of them too dense to draw, for the longest pages, and for what no page of ours would ask. They are a
process of their own, that gives way.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from argmap.opening import drafts

SECONDS_OF_PATIENCE = 2.0
LARGEST_NOTE = 400
WRONG = 0.1
"""The share of what no page of ours would ask."""

Claims = Mapping[str, Sequence[str]]
"""The ids of the claims of each debate."""


def question(chance: random.Random, claims: Claims) -> BackMsg:
    """Return what a hostile visitor asks next."""
    asked = BackMsg()
    if chance.random() < WRONG:
        match chance.randrange(3):
            case 0:
                asked.clear_cache = True
            case 1:
                asked.rerun_script.query_string = "x=" * 5_000
            case _:
                asked.rerun_script.query_string = f"page=map&depth={'9' * 1_000}"
        return asked
    debate = chance.choice(list(claims))
    claim = chance.choice(claims[debate])
    where: dict[str, str | int] = {
        "debate": debate,
        "page": chance.choice(("map", "map", "map", "outline", "start")),
    }
    where |= {"focus": claim, "claim": claim, "depth": chance.randrange(1, 30)}
    if chance.random() < 0.5:
        where["off"] = chance.choice(claims[debate])
    asked.rerun_script.query_string = urlencode(where)
    return asked


async def visitor(port: int, chance: random.Random, claims: Claims) -> None:
    """Ask without end."""
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    while True:
        try:
            async with connect(
                address, max_size=None, compression=None, open_timeout=None, ping_timeout=None
            ) as page:
                while True:
                    await page.send(question(chance, claims).SerializeToString())
                    try:
                        await asyncio.wait_for(_answered(page), SECONDS_OF_PATIENCE)
                    except TimeoutError:
                        continue
        except (ConnectionClosed, OSError):
            await asyncio.sleep(0.1)


async def _answered(page: ClientConnection) -> None:
    """Wait until a run is over."""
    async for message in page:
        if len(message) > LARGEST_NOTE or not isinstance(message, bytes):
            continue
        if ForwardMsg.FromString(message).WhichOneof("type") == "script_finished":
            return


async def main(port: int, number: int, paths: Sequence[str]) -> None:
    """Send so many visitors until the input ends."""
    claims = dict[str, Sequence[str]]()
    for path in paths:
        for draft in drafts(path):
            if draft.graph is not None:
                claims[draft.name] = tuple(draft.graph.claims)
    visitors = [
        asyncio.create_task(visitor(port, random.Random(seed), claims)) for seed in range(number)
    ]
    await asyncio.to_thread(sys.stdin.read)
    for each in visitors:
        each.cancel()


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(10)
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]))
