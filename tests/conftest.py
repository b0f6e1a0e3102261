"""What holds for every test: laws run the same everywhere, and nobody's own settings or caches are touched."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.agreed import Agreement
from tests.slow import NOT_IN_THE_UNIT_PART, UNIT, is_slow

HERE = Path(__file__).parent
settings.register_profile("argmap", derandomize=True, deadline=None, max_examples=40)
settings.register_profile("proof", parent=settings.get_profile("argmap"), max_examples=2_500)
settings.load_profile("argmap")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer the one switch that writes agreed texts anew, and a figure to hold a run's costs against."""
    parser.addoption(
        "--accept",
        action="store_true",
        help="write all that was agreed on anew where it differs: answers of cases, golden files, catalogues, pictures "
        "and answers of the pages, the schema, the tree of ARCHITECTURE.md; run these tests alone",
    )
    parser.addoption(
        "--cpu-seconds",
        type=int,
        metavar="N",
        help="say whether the run took more than N CPU-seconds",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Let `--accept` choose its tests by itself, and compile the words first, which other answers are told in."""
    if not config.getoption("--accept"):
        return
    config.option.markexpr = ""
    if not hasattr(config, "workerinput"):  # once, before the workers of xdist
        from tests.words.catalogues import (
            compile_all,
        )  # needs Babel, which other runs need not wait for

        compile_all()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out what nobody asked for: the house rules (for `make lint`), and in the unit part what is slow.

    What is named on the command line is always looked into, and to renew texts all is.
    """
    if config.getoption("--accept") or not collection_path.is_relative_to(HERE):
        return None
    place = collection_path.relative_to(HERE).as_posix()
    is_left_out = place == "house" or (
        config.option.markexpr == UNIT and place in NOT_IN_THE_UNIT_PART
    )
    return True if is_left_out else None


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say what the run has cost, whatever else the machine had to do: our CPU-seconds and those of our children."""
    spent = os.times()
    seconds = round(spent.user + spent.system + spent.children_user + spent.children_system)
    most = config.getoption("--cpu-seconds")
    if most is None:
        terminalreporter.write_line(f"{seconds} CPU-seconds")
    else:
        verdict = "more than the" if seconds > most else "of at most"
        terminalreporter.write_line(f"{seconds} CPU-seconds, {verdict} {most} that are meant")


@pytest.fixture(scope="session")
def agreed(pytestconfig: pytest.Config) -> Agreement:
    """What was agreed on, to compare with."""
    return Agreement(accept=bool(pytestconfig.getoption("--accept")))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark as slow what starts programs, runs whole pages or takes debates of thousands, by its place or its name."""
    if config.getoption("--accept"):
        items[:] = [item for item in items if "agreed" in getattr(item, "fixturenames", ())]
    for item in items:
        place = item.path.relative_to(item.config.rootpath).as_posix().removeprefix("tests/")
        if is_slow(place, item.name):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(autouse=True)
def _nobodys_settings(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for name in tuple(os.environ):
        if name.startswith("ARGMAP_") and name != "ARGMAP_CHROMIUM":
            monkeypatch.delenv(name)
    monkeypatch.setenv("ARGMAP_CACHE", str(caches(tmp_path_factory)))


def caches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one folder for the whole run, so that layouts are remembered from test to test."""
    folder = tmp_path_factory.getbasetemp() / "argmap-cache"
    folder.mkdir(exist_ok=True)
    return folder
