"""The JSON Schema of debate files, made of the models.

Editors check and complete with it while one writes.
"""

from __future__ import annotations

import ast
import inspect
import json
import textwrap
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

from argmap import model
from argmap.loading.hints import hinted

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PARTS = (
    model.Reference,
    model.Undercut,
    model.Source,
    model.Citation,
    model.Claim,
    model.Case,
    model.Theme,
    model.Question,
    model.Stop,
    model.Tour,
    model.Debate,
)
_EXTENSIONS = {"^x-": {"description": "Free: argmap does not look at it."}}


def schema_text(debate: model.Debate | None = None) -> str:
    """Return the schema as the text of its file, the same on every machine."""
    return json.dumps(schema(debate), indent=2, ensure_ascii=False) + "\n"


def schema(debate: model.Debate | None = None) -> Schema:
    """Return the schema of a debate file, and of the part files beside it.

    With a debate, one that knows its names.

    It says what a file may hold; what needs the whole debate (references, duplicate ids) only
    `argmap check` can say.
    """
    whole = model.Debate.model_json_schema(by_alias=True)
    definitions: dict[str, Schema] = whole.pop("$defs")
    definitions |= {part.__name__: part.model_json_schema() for part in (model.Case, model.Theme)}
    definitions["Debate"] = _head(whole)
    definitions["Position"] = _without_id(
        definitions["Claim"], "An answer to the question; its id is its key."
    )
    for part in _PARTS:
        _describe(definitions[part.__name__], part)
    # Only a position is held by somebody.
    definitions["Claim"]["properties"].pop("held_by")
    _describe(
        definitions["Position"], model.Claim, says="An answer to the question; its id is its key."
    )
    tidy: Schema = _tidy(_file(definitions))
    return hinted(tidy, debate)


def _file(definitions: dict[str, Schema]) -> Schema:
    claim = definitions["Claim"]["properties"]
    return {
        "$schema": DIALECT,
        "title": "argmap debate",
        "description": "A debate, or a part of one: claims, what they support and rebut, "
        "and their sources.",
        "type": "object",
        "properties": {
            "debate": {"$ref": "#/$defs/Debate"},
            "claims": {"type": "array", "items": {"$ref": "#/$defs/Claim"}},
            "sources": _by_key(_name(model.SOURCE_KEY_PATTERN), {"$ref": "#/$defs/Source"}),
            **{
                key: {**claim[key], "description": f"For claims of this file without `{key}`."}
                for key in DEFAULTS
            },
        },
        "anyOf": [{"required": [key]} for key in ("debate", "claims", "sources")],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


DEFAULTS = ("themes", "cases", "by")


def _head(debate: Schema) -> Schema:
    """Return the schema of what stands below `debate:`.

    Without the rest of the file, its parts by id.
    """
    apart = ("name", "claims", "sources")
    properties = {key: held for key, held in debate["properties"].items() if key not in apart}
    sentence: Schema = {"type": "string", "maxLength": model.LONGEST_TEXT}
    id_ = _name(model.ID_PATTERN)
    positions = _by_key(id_, {"anyOf": [sentence, {"$ref": "#/$defs/Position"}]})
    properties["positions"] = {**positions, "maxProperties": model.MOST_POSITIONS}
    theme = _name(".", model.LONGEST_LINE)
    for key, part, name in (("cases", "Case", id_), ("themes", "Theme", theme)):
        keyed = _by_key(name, {"anyOf": [sentence, {"$ref": f"#/$defs/{part}"}]})
        properties[key] = {"anyOf": [keyed, {"type": "array"}, sentence]}
    return {**debate, "properties": properties, "required": ["title", "question"]}


def _by_key(name: Schema, entry: Schema) -> Schema:
    return {"type": "object", "propertyNames": name, "additionalProperties": entry}


def _name(pattern: str, longest: int = model.LONGEST_ID) -> Schema:
    return {"pattern": pattern, "maxLength": longest}


def _without_id(part: Schema, says: str) -> Schema:
    properties = {**part["properties"]}
    del properties["id"]
    required = [key for key in part["required"] if key != "id"]
    return {
        **part,
        "title": "Position",
        "description": says,
        "properties": properties,
        "required": required,
    }


def _describe(definition: Schema, part: type[BaseModel], says: str | None = None) -> None:
    """Give every key the sentence that stands below its field in the model."""
    sentences = _sentences(part)
    definition["description"] = says or inspect.cleandoc(part.__doc__ or "").split("\n")[0]
    if part in (model.Case, model.Theme):
        definition["required"] = []
        definition["properties"].pop("id")
    properties = definition["properties"]
    for name, field in part.model_fields.items():
        key = field.alias or name
        if key in properties and name in sentences:
            properties[key] = {**properties[key], "description": sentences[name]}


def _sentences(part: type[BaseModel]) -> dict[str, str]:
    """Return the docstring below each field of a model, read from its source."""
    body = ast.parse(textwrap.dedent(inspect.getsource(part))).body[0]
    lines = body.body if isinstance(body, ast.ClassDef) else []
    return {
        field.target.id: " ".join(str(text.value.value).split())
        for field, text in pairwise(lines)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
    }


def _tidy(part: Any) -> Any:
    """Return a schema without titles of keys and defaults.

    Texts may look like numbers, `x-` keys are free.
    """
    if isinstance(part, list):
        return [_tidy(each) for each in part]
    if not isinstance(part, dict):
        return part
    tidy = {key: _tidy(value) for key, value in part.items() if _is_kept(part, key)}
    if tidy.get("type") == "string" and tidy.keys().isdisjoint(("pattern", "enum", "const")):
        tidy["type"] = ["string", "number", "boolean"]
    if tidy.get("additionalProperties") is False:
        tidy["patternProperties"] = _EXTENSIONS
    return tidy


def _is_kept(part: Schema, key: str) -> bool:
    """Tell whether a schema for editors has a key of pydantic's."""
    match key:
        case "pattern":
            return bool(part[key] != model.ONE_LINE_PATTERN)
        case "default" | "title":
            return _is_named(part, key)
        case _:
            return True


def _is_named(part: Schema, key: str) -> bool:
    """Tell whether `title` is the name of a definition or a key, not the title of a key."""
    return isinstance(part[key], dict) or "properties" in part
