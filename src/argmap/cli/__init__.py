"""The command line: reads options, calls the pure core, prints. It knows no answer by itself.

Each command imports what it needs when it runs, so that `argmap check` never pays for pictures or
the app.
"""

import os
import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line.

    Whoever stops it with Ctrl+C, be it while it starts, gets one line and status 130.
    """
    # Else pydantic looks for plugins in every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from argmap.cli.program import run_program

        status = run_program()
    except KeyboardInterrupt:
        sys.stderr.write("argmap: stopped\n")
        status = 130
    sys.exit(status)
