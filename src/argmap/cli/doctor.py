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
class Fact:
    """One line of the report; a `remedy` makes it a problem."""

    name: str
    value: str
    remedy: str | None = None


def doctor() -> None:
    """Look at the machine: Graphviz, versions, fonts, browser, cache, and what to do about each problem."""
    facts = tuple(_facts())
    for fact in facts:
        say([f"{'✗' if fact.remedy else '✓'} {fact.name:<10} {fact.value}"])
        if fact.remedy:
            say([f"  {'':<10} {fact.remedy}"])
    if any(fact.remedy for fact in facts):
        raise typer.Exit(1)


def _facts() -> Iterator[Fact]:
    yield from _versions()
    for name, look in (
        ("engine", _engines),
        ("fonts", _fonts),
        ("pages", _pages),
        ("browser", _browser),
        ("cache", _cache),
    ):
        yield from look(name)


def _versions() -> Iterator[Fact]:
    from importlib.metadata import version

    yield Fact("argmap", version("argmap"))
    yield Fact("python", f"{platform.python_version()} ({sys.executable}) on {platform.platform()}")
    for package in ("pydantic", "yaml-rs", "PyYAML", "networkx", "streamlit"):
        yield Fact(package, version(package))


def _engines(name: str) -> Iterator[Fact]:
    from argmap.layout.engine import BUNDLED, find
    from argmap.problem import EngineError

    for wanted in (None, BUNDLED):
        try:
            engine = find(wanted)
        except EngineError as error:
            yield Fact(name, "none that works", str(error))
        else:
            role = "places the boxes" if wanted is None else "with --engine bundled"
            yield Fact(name, f"{engine.title} at {engine.path} ({engine.origin}): {role}")
            broken = (other for other in engine.passed_over if not other.endswith("not found"))
            yield from (Fact(name, f"passed over {other}") for other in broken)


def _fonts(name: str) -> Iterator[Fact]:
    from argmap.layout.advances import BOLD, REGULAR

    missing = [str(font) for font in (REGULAR, BOLD) if not font.is_file()]
    remedy = f"install argmap again: {', '.join(missing)} is gone" if missing else None
    yield Fact(name, "Liberation Sans, regular and bold, from argmap itself", remedy)


def _pages(name: str) -> Iterator[Fact]:
    from argmap.export.pdf.press import version
    from argmap.problem import ArgmapError

    try:
        yield Fact(
            name, f"typst {version()} sets PDF, with its Libertinus Serif in what is to be read"
        )
    except ArgmapError as error:
        yield Fact(name, "no PDF can be written", str(error))


def _browser(name: str) -> Iterator[Fact]:
    import webbrowser

    try:
        found = webbrowser.get()
    except webbrowser.Error:
        yield Fact(name, "none: `argmap app` prints the address to open elsewhere")
    else:
        yield Fact(name, getattr(found, "name", type(found).__name__))


def _cache(name: str) -> Iterator[Fact]:
    from argmap.layout.memo import folder

    place = folder()
    size = (
        sum(file.stat().st_size for file in place.rglob("*") if file.is_file())
        if place.is_dir()
        else 0
    )
    yield Fact(name, f"{place} ({size / 1e6:.1f} MB, at most 200 MB; safe to delete)")
