"""A program that adds claims to a debate: `python writer.py FILE NAME COUNT`. Tests run several, or kill one."""

import sys
from pathlib import Path

from argmap.edit import Amendment, addition, amend, amendment
from argmap.loading import Draft


def main(file: Path, name: str, count: int) -> None:
    """Add claims one after the other, each to what is there by then."""
    for number in range(count):
        claim = {
            "id": f"{name}-{number}",
            "text": f"What {name} says: number {number}.",
            "rebuts": "first",
        }

        def how(draft: Draft, claim: dict[str, str] = claim) -> Amendment:
            return amendment(draft, addition(draft, claim))

        amend(file, how)
        sys.stdout.write(claim["id"] + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
