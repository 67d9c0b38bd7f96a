"""The documents of all tools, held against what agents and models take."""

import re

from jsonschema import Draft202012Validator

from providers.registry import offered
from tests.every_tool import of_every_tool
from tools_catalog.listing.document import document

NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
TYPES = ("string", "integer", "number", "boolean", "array", "object", "null")
SENTENCE = re.compile(r"[A-Z][^.]{5,95}\.(?: |$)")


# promise 119
@of_every_tool(offered().values())
def test_parameters_are_json_schema_of_2020_12(offer):
    schema = document(offer, True)["function"]["parameters"]

    Draft202012Validator.check_schema(schema)
    assert schema["type"] == "object"
    assert set(schema["required"]) <= set(schema["properties"])
    for name, told in schema["properties"].items():
        assert told["description"], name


def types_in(schema):
    """Yield what stands as `type` anywhere in a schema."""
    if isinstance(schema, dict):
        yield from [schema["type"]] if "type" in schema else []
        yield from (found for name, each in schema.items() for found in types_in_member(name, each))
    elif isinstance(schema, list):
        yield from (found for each in schema for found in types_in(each))


def types_in_member(name, member):
    """Look through properties by their schemas: one of them may be called `type` itself."""
    if name == "properties":
        return types_in(list(member.values()))
    return () if name in {"type", "enum", "default", "example"} else types_in(member)


@of_every_tool(offered().values())
def test_a_type_is_one_name_never_a_list(offer):
    parameters = document(offer, True)["function"]["parameters"]

    assert [found for found in types_in(parameters) if found not in TYPES] == []
    assert all({"type", "anyOf"} & set(told) for told in parameters["properties"].values())


# promise 119
@of_every_tool(offered().values())
def test_the_name_is_one_that_models_take(offer):
    assert NAME.fullmatch(document(offer, True)["function"]["name"])


# promise 119
def test_names_are_unique_other_names_included():
    every = [
        name for offer in offered().values() for name in (offer.tool.name, *offer.tool.other_names)
    ]

    assert len(every) == len(set(every))
    assert sum(len(service.tools) for service in services()) == len(offered())


def services():
    return {id(offer.service): offer.service for offer in offered().values()}.values()


@of_every_tool(offered().values())
def test_the_description_begins_with_one_short_sentence(offer):
    assert SENTENCE.match(document(offer, True)["function"]["description"])


@of_every_tool(offered().values())
def test_the_path_names_only_parameters_of_the_tool(offer):
    whole = document(offer, True)

    path = whole["metadata"]["path"]
    named = re.findall(r"\{(.*?)\}", path)
    assert path.startswith("/api/v1/")
    assert set(named) <= set(whole["function"]["parameters"]["properties"])


@of_every_tool(offered().values())
def test_no_text_is_null_and_defaults_are_texts(offer):
    metadata = document(offer, True)["metadata"]

    for name in ("provider", "service", "permission", "method", "path"):
        assert metadata[name]
        assert isinstance(metadata[name], str)
    for name, value in metadata.get("bodyDefaults", {"": ""}).items():
        assert isinstance(name, str)
        assert isinstance(value, str)


@of_every_tool(offered().values())
def test_the_schema_of_one_call_is_not_another_s_to_change(offer):
    told = document(offer, True)

    told["metadata"]["connected"] = "changed"
    assert document(offer, False)["metadata"]["connected"] is False
