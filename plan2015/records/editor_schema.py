"""Record types as JSON Schema for editors, from the very models that `check` validates against.

An editor reads YAML's own types where our reader reads text, so a text may also be a number or a flag there. Nothing
is referred to: each schema is one whole, which every editor understands.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from plan2015.records.model.unit import read_alias
from plan2015.records.model.values import as_tuple, blank_group

DIALECT = "http://json-schema.org/draft-07/schema#"
Schema = dict[str, Any]


class Words(NamedTuple):
    """What an editor shows at a key."""

    title: str
    description: str = ""


class Choices(NamedTuple):
    """The values that may stand at a key, and what each means."""

    values: tuple[str, ...]
    meanings: tuple[str, ...] = ()


class Overlay(NamedTuple):
    """What the models cannot know, by `Record.key`: the words, and the ids of a workspace."""

    words: Mapping[str, Words]
    choices: Mapping[str, Choices]
    places: Mapping[str, Schema]
    """Schemas that stand in the place of the models' own."""


def editor_schema(model: type[BaseModel], overlay: Overlay) -> Schema:
    """The schema of one record type, whole, without its dialect."""
    whole = model.model_json_schema(schema_generator=_Spelt, ref_template="{model}")
    return _Inliner(whole.pop("$defs", {}) | {model.__name__: whole}, overlay).record(model.__name__)


def value_schema(value: Any) -> Schema:
    """The schema of one value, such as a figure or a day."""
    return _Inliner({}, Overlay({}, {}, {})).plain(TypeAdapter(value).json_schema(schema_generator=_Spelt))


class _Spelt(GenerateJsonSchema):
    """Types as a file spells them: a text may look like a number, and a blank group or list is an empty one."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return {**super().str_schema(schema), "type": ["string", "number", "boolean"]}

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        inner = super().function_before_schema(schema)
        read = schema["function"]["function"]
        if read is read_alias:
            return {"anyOf": [{"type": ["string", "number"]}, inner]}
        return {"anyOf": [inner, {"type": "null"}]} if read in (as_tuple, blank_group) else inner


class _Inliner:
    """Puts each record type in the place where it is referred to, with the words and ids of the overlay."""

    def __init__(self, definitions: Mapping[str, Any], overlay: Overlay) -> None:
        self.definitions = definitions
        self.overlay = overlay

    def record(self, name: str) -> Schema:
        """One record type with all that it holds."""
        schema = {key: value for key, value in self.definitions[name].items() if key not in ("title", "description")}
        keys = schema.get("properties", {})
        return {**schema, "properties": {key: self._key(f"{name}.{key}", inner) for key, inner in keys.items()}}

    def _key(self, place: str, schema: Schema) -> Schema:
        inner = self.overlay.places.get(place) or self.plain(schema)
        if choices := self.overlay.choices.get(place):
            inner = limited(inner, choices)
        words = self.overlay.words.get(place)
        return {**_said(words), **inner} if words else inner

    def plain(self, schema: Schema) -> Schema:
        """The schema without references, defaults and the English titles that pydantic adds."""
        if name := schema.get("$ref"):
            return self.record(name)
        if inner := schema.get("anyOf"):
            return _one_of([self.plain(one) for one in inner])
        plain = {key: value for key, value in schema.items() if key not in ("title", "default", "description")}
        for key in ("items", "additionalProperties"):
            if isinstance(plain.get(key), dict):
                plain[key] = self.plain(plain[key])
        return plain


def _said(words: Words) -> Schema:
    return {"title": words.title, **({"description": words.description} if words.description else {})}


def _one_of(schemas: list[Schema]) -> Schema:
    if {"type": "null"} not in schemas:
        return {"anyOf": schemas}
    rest = [schema for schema in schemas if schema != {"type": "null"}]
    return nullable(rest[0] if len(rest) == 1 else {"anyOf": rest})


def nullable(schema: Schema) -> Schema:
    """The schema where a blank may stand as well."""
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}
    looser = dict(schema)
    if "type" in looser:
        types = looser["type"] if isinstance(looser["type"], list) else [looser["type"]]
        looser["type"] = [*types, *(["null"] if "null" not in types else [])]
    if "enum" in looser:
        looser["enum"] = [*looser["enum"], *([None] if None not in looser["enum"] else [])]
    if "oneOf" in looser:  # what the wordings of a due date ask does not hold for a blank
        looser["oneOf"] = [*looser["oneOf"], {"type": "null"}]
    return looser


def limited(schema: Schema, choices: Choices) -> Schema:
    """The schema where only the choices may stand, and a blank where one could before."""
    values: list[str | None] = list(choices.values)
    meanings = list(choices.meanings)
    if schema.get("type") == "array" or "items" in schema:
        return {**schema, "items": limited(schema["items"], choices)}
    if "null" in schema.get("type", ()) or None in schema.get("enum", ()):
        values, meanings = [*values, None], [*meanings, "để trống"] if meanings else []
    return {"enum": values, **({"enumDescriptions": meanings} if meanings else {})}
