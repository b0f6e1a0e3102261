"""`argmap doctor`: whether this machine has what argmap needs, and what to do where it has not."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import typer

from argmap.cli.terminal import say

EXAMPLES = (
    "argmap doctor",
    "ARGMAP_DOT=/opt/graphviz/bin/dot argmap doctor",
)


@dataclass(frozen=True, slots=True)
class _Fact:
    """One line of the report; a `remedy` makes it a problem."""

    name: str
    value: str
    remedy: str | None = None


def doctor_command() -> None:
    """Look at the machine: Graphviz, versions, fonts, browser, cache, and what to do about each
    problem.
    """  # noqa: D205 - its summary is a sentence of --help
    facts = tuple(_facts())
    for fact in facts:
        sign = "✗" if fact.remedy else "✓"
        say([f"{sign} {fact.name:<10} {fact.value}"])
        if fact.remedy:
            say([f"  {'':<10} {fact.remedy}"])
    if any(fact.remedy for fact in facts):
        raise typer.Exit(1)


def _facts() -> Iterator[_Fact]:
    yield from _versions()
    yield from _engines("engine")
    yield from _fonts("fonts")
    yield from _pages("pages")
    yield from _browser("browser")
    yield from _cache("cache")


def _versions() -> Iterator[_Fact]:
    from importlib.metadata import version

    yield _Fact("argmap", version("argmap"))
    yield _Fact(
        "python", f"{platform.python_version()} ({sys.executable}) on {platform.platform()}"
    )
    for package in ("pydantic", "yaml-rs", "PyYAML", "networkx", "streamlit"):
        yield _Fact(package, version(package))


def _engines(name: str) -> Iterator[_Fact]:
    from argmap.layout import BUNDLED, find
    from argmap.problem import EngineError

    for wanted in (None, BUNDLED):
        try:
            engine = find(wanted)
        except EngineError as error:
            yield _Fact(name, "none that works", str(error))
        else:
            role = "places the boxes" if wanted is None else "with --engine bundled"
            yield _Fact(name, f"{engine.title} at {engine.path} ({engine.origin}): {role}")
            for other in engine.passed_over:
                # What is not there at all is no news; what is there and broken is.
                if not other.endswith("not found"):
                    yield _Fact(name, f"passed over {other}")


def _fonts(name: str) -> Iterator[_Fact]:
    from argmap.layout import BOLD, REGULAR

    missing = [str(font) for font in (REGULAR, BOLD) if not font.is_file()]
    remedy = None
    if missing:
        remedy = f"install argmap again: {', '.join(missing)} is gone"
    yield _Fact(name, "Liberation Sans, regular and bold, from argmap itself", remedy)


def _pages(name: str) -> Iterator[_Fact]:
    from argmap.export import version
    from argmap.problem import ArgmapError

    serif = "with its Libertinus Serif in what is to be read"
    try:
        yield _Fact(name, f"typst {version()} sets PDF, {serif}")
    except ArgmapError as error:
        yield _Fact(name, "no PDF can be written", str(error))


def _browser(name: str) -> Iterator[_Fact]:
    import webbrowser

    try:
        found = webbrowser.get()
    except webbrowser.Error:
        yield _Fact(name, "none: `argmap app` prints the address to open elsewhere")
    else:
        yield _Fact(name, getattr(found, "name", type(found).__name__))


def _cache(name: str) -> Iterator[_Fact]:
    from argmap.layout import MOST_BYTES, folder

    place = folder()
    size = 0
    if place.is_dir():
        files = [file for file in place.rglob("*") if file.is_file()]
        size = sum(file.stat().st_size for file in files)
    most = f"at most {MOST_BYTES / 1e6:.0f} MB"
    yield _Fact(name, f"{place} ({size / 1e6:.1f} MB, {most}; safe to delete)")
