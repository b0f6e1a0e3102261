"""The house is as ARCHITECTURE.md says: its layers, its tree, its door, and how large a room may be."""

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from tests.agreed import Agreement
from tests.house.tree import tree, with_tree

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "ARCHITECTURE.md"
PACKAGE = ROOT / "src" / "argmap"
SOURCES = sorted(PACKAGE.rglob("*.py"))

LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 50
NAMES_OF_THE_DOOR = 20


def rooms() -> set[str]:
    """Return the modules and packages directly under argmap; a folder of mere data (fonts) is no room."""
    modules = {path.stem for path in PACKAGE.glob("*.py")}
    packages = {path.parent.name for path in PACKAGE.glob("*/*.py")}
    return modules | packages - {"__pycache__"}


def layers_of_the_contract() -> list[list[str]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    (layers,) = [
        contract["layers"] for contract in settings["contracts"] if contract["type"] == "layers"
    ]
    return [re.findall(r"\w+", layer) for layer in layers]


def name(source: Path) -> str:
    return source.relative_to(PACKAGE).as_posix()


def block(heading: str) -> list[str]:
    """Return the lines of the first fenced block below a heading of ARCHITECTURE.md."""
    text = PAGE.read_text(encoding="utf-8")
    return text.split(f"\n## {heading}\n", 1)[1].split("```", 2)[1].splitlines()[1:]


def layers_of_the_page() -> list[list[str]]:
    return [re.findall(r"\w+", re.split(r"\s{2,}", line)[0]) for line in block("Layers")]


def imported_from_the_door(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module="argmap", names=names):
                yield from (alias.name for alias in names if alias.name not in rooms())
            case ast.Import(names=names):
                yield from (alias.name for alias in names if alias.name == "argmap")
            case _:
                pass


def functions(source: Path) -> Iterator[tuple[str, int]]:
    """Yield the functions of a file, with how many lines each one has."""
    for node in ast.walk(ast.parse(source.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (
                f"{name(source)}:{node.lineno} {node.name}",
                (node.end_lineno or 0) - node.lineno + 1,
            )


def test_every_room_has_its_layer() -> None:
    assert rooms() - {"__init__", "__main__"} <= set().union(*layers_of_the_contract())


def test_the_page_and_the_import_contract_name_the_same_layers() -> None:
    assert layers_of_the_page() == layers_of_the_contract()


def test_the_page_shows_the_tree_as_it_is(agreed: Agreement) -> None:
    before = PAGE.read_text(encoding="utf-8")
    agreed.text(PAGE, with_tree(before, tree(PACKAGE, layers_of_the_contract())))


def test_every_file_of_the_tree_says_what_it_is_for() -> None:
    _, _, *lines = block("Tree")  # src and the package
    assert [line.strip() for line in lines if line.endswith((".py", "/"))] == []


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


def test_nobody_inside_comes_in_through_the_door() -> None:
    entered = {
        name(source): [*imported_from_the_door(ast.parse(source.read_text()))] for source in SOURCES
    }
    assert {source: names for source, names in entered.items() if names} == {}


def test_a_file_fits_the_eye() -> None:
    lengths = {name(source): len(source.read_text().splitlines()) for source in SOURCES}
    assert {source: lines for source, lines in lengths.items() if lines > LINES_OF_A_FILE} == {}


def test_a_function_fits_the_eye() -> None:
    lengths = {place: lines for source in SOURCES for place, lines in functions(source)}
    assert {place: lines for place, lines in lengths.items() if lines > LINES_OF_A_FUNCTION} == {}
