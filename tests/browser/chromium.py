"""Find the Chromium that the browser tests drive, or install Debian's.

`$ARGMAP_CHROMIUM` wins, then the system's, then one that Playwright downloaded earlier. Without any, Debian's is
installed where this user may do so; else one sentence says how. A missing browser never skips a test.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
REMEDY = """\
The browser tests need a Chromium, and there is none. Install one, or name yours in $ARGMAP_CHROMIUM:
    sudo apt-get install chromium                  Debian
    .venv/bin/playwright install chromium          elsewhere"""


class NoChromiumError(Exception):
    """There is no Chromium; the message says what to do."""


def chromium() -> Path:
    """Return the program to drive.

    Raises:
        NoChromiumError: there is none, or `$ARGMAP_CHROMIUM` names none.
    """
    if named := os.environ.get("ARGMAP_CHROMIUM"):
        if program := shutil.which(named):
            return Path(program)
        raise NoChromiumError(f"$ARGMAP_CHROMIUM is {named}, which is no program")
    for name in NAMES:
        if program := shutil.which(name):
            return Path(program)
    with sync_playwright() as playwright:
        program = playwright.chromium.executable_path
    if Path(program).exists():
        return Path(program)
    raise NoChromiumError(REMEDY)


def install() -> None:
    """Install Debian's Chromium; does nothing where there is no apt-get or no right to use it."""
    apt = ["apt-get"] if os.geteuid() == 0 else ["sudo", "-n", "apt-get"]
    if not all(shutil.which(word) for word in apt if not word.startswith("-")):
        return
    print("Installing Debian's chromium for the browser tests", file=sys.stderr)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*apt, "update", "-qq"], env=quiet, check=False)
    subprocess.run(
        [*apt, "install", "-y", "-qq", "--no-install-recommends", "chromium"],
        env=quiet,
        stdout=subprocess.DEVNULL,
        check=False,
    )


def see_to_it() -> None:
    """Make sure that there is a Chromium.

    Raises:
        NoChromiumError: none is there, and none could be installed.
    """
    try:
        chromium()
    except NoChromiumError:
        if "ARGMAP_CHROMIUM" in os.environ:
            raise
        install()
        chromium()


if __name__ == "__main__":
    try:
        see_to_it()
    except NoChromiumError as error:
        sys.exit(str(error))
