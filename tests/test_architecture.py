"""The house is as ARCHITECTURE.md says: its layers, its tree, its door, and how large a room may be."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "argmap"
SOURCES = sorted(PACKAGE.rglob("*.py"))

LISTED = {".py", ".js", ".css", ".lp", ".typ"}
LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 50
NAMES_OF_THE_DOOR = 20


def rooms() -> set[str]:
    """Return the modules and packages directly under argmap; a folder of mere data (fonts) is no room."""
    modules = {path.stem for path in PACKAGE.glob("*.py")}
    packages = {path.parent.name for path in PACKAGE.glob("*/*.py")}
    return modules | packages - {"__pycache__"}


def layers_of_the_contract() -> list[set[str]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    (layers,) = [contract["layers"] for contract in settings["contracts"] if contract["type"] == "layers"]
    return [set(re.findall(r"\w+", layer)) for layer in layers]


def block(heading: str) -> list[str]:
    """Return the lines of the first fenced block below a heading of ARCHITECTURE.md."""
    text = (ROOT / "ARCHITECTURE.md").read_text()
    return text.split(f"\n## {heading}\n", 1)[1].split("```", 2)[1].splitlines()[1:]


def layers_of_the_page() -> list[set[str]]:
    return [set(re.findall(r"\w+", re.split(r"\s{2,}", line)[0])) for line in block("Layers")]


def tree_of_the_page() -> list[str]:
    """Return the paths of the tree: one or more names a line, two spaces, then what they are for."""
    paths, folders = [], {0: ""}
    for line in block("Tree"):
        indent = len(line) - len(line.lstrip())
        parent = folders[max(depth for depth in folders if depth <= indent)]
        for name in re.split(r"\s{2,}", line.strip())[0].split():
            paths.append(parent + name)
            if name.endswith("/"):
                folders = {depth: folder for depth, folder in folders.items() if depth <= indent}
                folders[indent + 1] = parent + name
    return paths


def tree_of_the_disk() -> list[str]:
    """Return what the tree must list: every folder under the package, and every file that we wrote as code."""
    paths = [path for path in PACKAGE.rglob("*") if "__pycache__" not in path.parts]
    folders = [f"{path.relative_to(PACKAGE.parents[1])}/" for path in (PACKAGE, *paths) if path.is_dir()]
    files = [f"{path.relative_to(PACKAGE.parents[1])}" for path in paths if path.suffix in LISTED]
    return sorted(["src/", *folders, *files])


def imported_from_the_door(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module="argmap", names=names):
                yield from (alias.name for alias in names if alias.name not in rooms())
            case ast.Import(names=names):
                yield from (alias.name for alias in names if alias.name == "argmap")
            case _:
                pass


def imported_by(*command: str) -> set[str]:
    """Return the modules that a command imports, run as a person runs it, in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "argmap", *command],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr[-2000:]
    return {line.rsplit("|", 1)[1].strip() for line in run.stderr.splitlines() if line.startswith("import time:")}


def test_every_room_has_its_layer() -> None:
    assert rooms() - {"__init__", "__main__"} <= set().union(*layers_of_the_contract())


def test_the_page_and_the_import_contract_name_the_same_layers() -> None:
    assert layers_of_the_page() == layers_of_the_contract()


def test_the_page_shows_the_tree_as_it_is() -> None:
    shown, real = tree_of_the_page(), tree_of_the_disk()

    unlisted, unreal = sorted(set(real) - set(shown)), sorted(set(shown) - set(real))

    assert (unlisted, unreal) == ([], [])
    assert len(shown) == len(set(shown))


def test_the_root_script_only_opens_the_app() -> None:
    script = (ROOT / "app.py").read_text()

    assert "app = st.App(" in script  # the literal form that `streamlit run` looks for
    assert len([line for line in script.splitlines() if line.strip()]) <= 6


def test_the_door_is_narrow_and_every_name_opens() -> None:
    door = import_module("argmap")

    assert len(door.__all__) <= NAMES_OF_THE_DOOR
    assert [name for name in door.__all__ if name in rooms()] == []
    for name in door.__all__:
        assert getattr(door, name).__module__.startswith("argmap.")


def test_the_door_opens_for_no_other_name() -> None:
    assert not hasattr(import_module("argmap"), "debat")


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nobody_inside_comes_in_through_the_door(source: Path) -> None:
    assert list(imported_from_the_door(ast.parse(source.read_text()))) == []


@pytest.mark.parametrize("command", [("--help",), ("check", "arguments")], ids=" ".join)
def test_a_quick_command_pays_for_neither_the_app_nor_networkx(command: tuple[str, ...]) -> None:
    imported = imported_by(*command)

    assert "argmap.cli" in imported
    assert imported & {"streamlit", "networkx", "pandas", "numpy"} == set()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_and_its_functions_fit_the_eye(source: Path) -> None:
    text = source.read_text()
    length = len(text.splitlines())
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    lengths = {node.name: len((ast.get_source_segment(text, node) or "").splitlines()) for node in functions}

    assert length <= LINES_OF_A_FILE
    assert {name: lines for name, lines in lengths.items() if lines > LINES_OF_A_FUNCTION} == {}
