"""What holds for every test: laws run the same everywhere, and nobody's own settings or caches are touched."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import settings

from tests.agreed import Agreement

SLOW_PLACES = (
    *("app/test_pages.py", "cli/", "edit/test_keeping.py", "loading/test_fuzz.py"),
    *("test_contributing.py", "test_readme.py"),
)
SLOW_NAMES = re.compile(
    "quick_command|thousand|20000|very_many|million|large_debate|shipped|every_format|stable|to_rest|camps|hostile_file|ecma"
    "|without_c_code|long_circle_and_of_a_hub"
)

settings.register_profile("argmap", derandomize=True, deadline=None, max_examples=40)
settings.register_profile("proof", parent=settings.get_profile("argmap"), max_examples=2_500)
settings.load_profile("argmap")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer the one switch that writes agreed texts anew: every `.out`, golden file and expected answer."""
    parser.addoption("--accept", action="store_true", help="write agreed texts anew where what is found differs")


@pytest.fixture(scope="session")
def agreed(pytestconfig: pytest.Config) -> Agreement:
    """What was agreed on, to compare with."""
    return Agreement(accept=bool(pytestconfig.getoption("--accept")))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what starts programs, runs whole pages or takes debates of thousands, by its place or its name."""
    for item in items:
        place = item.path.relative_to(item.config.rootpath).as_posix()
        if place.removeprefix("tests/").startswith(SLOW_PLACES) or SLOW_NAMES.search(item.name):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(autouse=True)
def _nobodys_settings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    for name in tuple(os.environ):
        if name.startswith("ARGMAP_") and name != "ARGMAP_CHROMIUM":
            monkeypatch.delenv(name)
    monkeypatch.setenv("ARGMAP_CACHE", str(caches(tmp_path_factory)))


def caches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one folder for the whole run, so that layouts are remembered from test to test."""
    folder = tmp_path_factory.getbasetemp() / "argmap-cache"
    folder.mkdir(exist_ok=True)
    return folder
