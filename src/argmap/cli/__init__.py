"""The command line: reads options, calls the pure core, prints. It knows no answer by itself.

Each command imports what it needs when it runs, so that `argmap check` never pays for pictures or
the app.
"""

import os
import sys


def main() -> None:
    """Run the command line; whoever stops it with Ctrl+C, be it while it starts, gets one line and status 130."""
    os.environ.setdefault(
        "PYDANTIC_DISABLE_PLUGINS", "__all__"
    )  # else it looks for some in every installed package
    try:
        from argmap.cli.program import run

        status = run()
    except KeyboardInterrupt:
        sys.stderr.write("argmap: stopped\n")
        status = 130
    sys.exit(status)
