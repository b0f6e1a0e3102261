"""Every phrase that the code, the templates and the scripts ask the catalogues for, found in their text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import argmap
from argmap.graph import Stance
from argmap.model import Relation
from argmap.webmap import SAID
from argmap.words import CONTEXTS, Form, key_of

PACKAGE = Path(argmap.__file__).parent
IN_TEMPLATES = re.compile(r'\b_\("(?P<key>[^"]+)"(?P<named>[^)]*)\)')
OF_THE_APP = {"masthead.js"}
"""Scripts that ask for what only the app says."""
BY_A_SET = {"words/relations.py"}
"""Where phrases are asked for by the members of closed sets: see `of_sets`."""


@dataclass(frozen=True)
class Asked:
    """A phrase that is asked for somewhere, with the names that are put in; None where the place does not say which."""

    place: str
    entry: tuple[str, str]
    named: frozenset[str] | None = frozenset()
    counted: bool = False


def asked() -> tuple[Asked, ...]:
    """Return every phrase that is asked for."""
    return (*in_code(), *in_templates(), *in_scripts(), *of_sets())


def in_code() -> Iterator[Asked]:
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE).as_posix()
        if place not in BY_A_SET:
            yield from _in_module(place, ast.parse(path.read_text(encoding="utf-8")))


def in_templates() -> Iterator[Asked]:
    for path in sorted((PACKAGE / "export" / "pages").glob("*.html")):
        for found in IN_TEMPLATES.finditer(path.read_text(encoding="utf-8")):
            named = re.findall(r"(\w+)=", found["named"])
            yield Asked(
                path.name, ("page", found["key"]), frozenset(named) - {"count"}, "count" in named
            )
    for stance in Stance:
        yield Asked("macros.html", ("page", stance.value))


def in_scripts() -> Iterator[Asked]:
    for path in sorted(PACKAGE.rglob("*.js")):
        for key in SAID.findall(path.read_text(encoding="utf-8")):
            yield Asked(path.name, ("app" if path.name in OF_THE_APP else "page", key))


def of_sets() -> Iterator[Asked]:
    """Yield what is asked for by the members of closed sets."""
    for kind, context in CONTEXTS.items():
        for member in kind:
            yield Asked("words/languages.py", (context, key_of(member)), None)
    for form in Form:
        for relation in Relation:
            yield Asked("words/relations.py", ("relation", f"{form}-{relation}"), None)


def _in_module(place: str, module: ast.Module) -> Iterator[Asked]:
    scopes: list[ast.AST] = [node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)]
    for scope in scopes:
        for call in ast.walk(scope):
            if (
                isinstance(call, ast.Call)
                and isinstance(call.func, ast.Attribute)
                and call.func.attr == "say"
            ):
                yield from _of_call(f"{place}:{call.lineno}", call, scope, module)


def _of_call(place: str, call: ast.Call, scope: ast.AST, module: ast.Module) -> Iterator[Asked]:
    match call.args:
        case [ast.Constant(value=str(context)), key]:
            names = {keyword.arg for keyword in call.keywords}
            named = frozenset(name for name in names if name and name != "count")
            for each in _keys(key, scope, module):
                yield Asked(place, (context, each), named, "count" in names)
        case _:
            raise AssertionError(f"{place}: name the context, and the phrase by its id")


def _keys(key: ast.expr, scope: ast.AST, module: ast.Module) -> list[str]:
    """Return the ids that an expression may be: literals, what a name was set to, or the type of a parameter."""
    match key:
        case ast.Constant(value=str(one)):
            return [one]
        case ast.IfExp(body=one, orelse=other):
            return _keys(one, scope, module) + _keys(other, scope, module)
        case ast.Name(id=name):
            return list(_named(name, scope, module))
        case _:
            raise AssertionError(f"an id that cannot be read: {ast.unparse(key)}")


def _named(name: str, scope: ast.AST, module: ast.Module) -> Iterator[str]:
    for node in ast.walk(scope):
        match node:
            case ast.Assign(targets=[ast.Name(id=target)], value=value) if target == name:
                yield from _keys(value, scope, module)
            case ast.AnnAssign(target=ast.Name(id=target), value=ast.expr() as value) if (
                target == name
            ):
                yield from _keys(value, scope, module)
            case ast.arg(arg=parameter, annotation=ast.Name(id=alias)) if parameter == name:
                yield from _members(alias, module)


def _members(alias: str, module: ast.Module) -> Iterator[str]:
    """Yield the ids of a type that is a `Literal` of them."""
    for node in module.body:
        match node:
            case ast.AnnAssign(target=ast.Name(id=target), value=ast.Subscript(slice=literals)) if (
                target == alias
            ):
                yield from (
                    str(each.value) for each in ast.walk(literals) if isinstance(each, ast.Constant)
                )
