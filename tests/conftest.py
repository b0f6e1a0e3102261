"""What holds for every test: laws run the same everywhere, and nobody's own settings or caches are touched."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("argmap", derandomize=True, deadline=None)
settings.register_profile("proof", parent=settings.get_profile("argmap"), max_examples=2_500)
settings.load_profile("argmap")


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
