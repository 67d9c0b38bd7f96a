"""The OpenAPI document has every tool, once, as the proxy takes it."""

import json
from functools import cache

import pytest
from django.http import QueryDict
from jsonschema import Draft202012Validator

from config.api.openapi.parameters import SHARED
from providers.arguments import read_arguments, single_values
from providers.registry import tools
from providers.schemas import all_params, route_names
from tests.samples.facts import facts_meant
from tools_catalog.listing.document import canonical_route
from tools_catalog.openapi.document import served
from tools_catalog.samples.call import as_text, call_of
from tools_catalog.samples.document import call_in

PROVIDERS_OWN = {
    "INTEGRATION_NOT_FOUND",
    "INTEGRATION_SCOPE_MISSING",
    "INTEGRATION_TOKEN_ERROR",
    "PROVIDER_ERROR",
    "PROVIDER_UNAVAILABLE",
    "ACCOUNT_NOT_FOUND",
    "RATE_LIMITED",
    "VALIDATION_ERROR",
}


@cache
def document():
    return json.loads(served().text)


@cache
def described():
    """Return path, method and operation of every tool by name."""
    return {
        operation["operationId"]: (path, method.upper(), operation)
        for path, methods in document()["paths"].items()
        for method, operation in methods.items()
        if "x-permission" in operation
    }


def own_parameters(operation):
    return [each for each in operation["parameters"] if "$ref" not in each]


def names_in(operation, place):
    return [each["name"] for each in own_parameters(operation) if each["in"] == place]


def schema_sent(operation, media_type="application/json"):
    content = operation.get("requestBody", {}).get("content", {})
    return content.get(media_type, {}).get("schema", {})


def differing(check):
    """Return the tools for which a check says something."""
    found = {name: check(offer.tool, *described()[name]) for name, offer in tools().items()}
    return {name: said for name, said in found.items() if said}


def test_every_tool_is_there_once_under_its_own_route():
    routes = {name: canonical_route(offer.tool.route) for name, offer in tools().items()}
    paths = [
        (path, method)
        for path, methods in document()["paths"].items()
        for method, operation in methods.items()
        if "x-permission" in operation
    ]

    assert {name: (method, path) for name, (path, method, _) in described().items()} == routes
    assert len(paths) == len(routes)


def test_each_parameter_stands_where_the_proxy_takes_it():
    def wrong(tool, path, method, operation):
        everything = [param.name for param in all_params(tool)]
        inside = route_names(tool)
        rest = sorted(set(everything) - set(inside))
        in_body = sorted(schema_sent(operation).get("properties", {}))
        in_query = sorted(names_in(operation, "query"))
        takes_query = method in {"GET", "DELETE"} or tool.raw_upload
        expected = (inside, rest, []) if takes_query else (inside, [], rest)
        found = (names_in(operation, "path"), in_query, in_body)
        return found if found != expected else None

    assert differing(wrong) == {}


def test_what_must_be_sent_is_required():
    def wrong(tool, path, method, operation):
        needed = {param.name for param in all_params(tool) if param.required}
        told = {each["name"] for each in own_parameters(operation) if each["required"]}
        told |= set(schema_sent(operation).get("required", []))
        body = operation.get("requestBody", {"required": False})
        must_send = bool(schema_sent(operation).get("required")) or tool.raw_upload
        return told ^ (needed | set(route_names(tool))) or body["required"] != must_send

    assert differing(wrong) == {}


def test_the_examples_fit_the_schemas_and_make_the_tools_own_example_call():
    def wrong(tool, path, method, operation):
        misfits = [
            each["name"]
            for each in own_parameters(operation)
            if "example" in each
            and not Draft202012Validator(each["schema"]).is_valid(each["example"])
        ]
        body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
        if "example" in body and not Draft202012Validator(body["schema"]).is_valid(body["example"]):
            misfits.append("body")
        meant, told = call_of(tools()[tool.name]), call_in(document(), path, method, operation)
        same = facts_meant(meant) == facts_meant(told) or wide(tool)
        return misfits or not same

    assert differing(wrong) == {}


def wide(tool):
    """Say whether a part of the route may hold slashes, which OpenAPI has no word for."""
    return "+}" in tool.route


def test_every_schema_is_json_schema_2020_12():
    def wrong(tool, path, method, operation):
        schemas = [each.get("schema", {}) for each in own_parameters(operation)]
        for schema in [*schemas, schema_sent(operation)]:
            Draft202012Validator.check_schema(schema)
        return

    assert differing(wrong) == {}


def test_a_list_in_the_query_is_read_as_openapi_writes_it():
    """`style: form, explode: true`, the default: a name for each item."""
    tool = tools()["sheets_batch_get_values"].tool
    query = QueryDict("ranges=A1:B1&ranges=A4:B4")

    read = read_arguments(tool, single_values(query), {"spreadsheetId": "s"})

    assert read["ranges"] == ["A1:B1", "A4:B4"]


def test_an_object_in_the_query_is_read_as_json():
    tool = tools()["linear_list_projects"].tool
    parameter = next(
        each for each in own_parameters(described()[tool.name][2]) if each["name"] == "filter"
    )
    read = read_arguments(tool, {"filter": as_text({"name": {"eq": "Launch"}})})

    assert list(parameter["content"]) == ["application/json"]
    assert read["filter"] == {"name": {"eq": "Launch"}}


def test_answers_are_the_envelope_and_lists_have_their_cursor():
    def wrong(tool, path, method, operation):
        schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
        members = {"ok", "data"} | ({"next_cursor"} if tool.page else set())
        data = schema["properties"]["data"]
        if tool.page and tool.page.key:
            return set(data["required"]) != {tool.page.key, "next_cursor"}
        return set(schema["required"]) != members or (data.get("type") == "array") != bool(
            tool.page
        )

    assert differing(wrong) == {}


@pytest.mark.parametrize("name", ["drive_get_file_content", "slides_get_thumbnail"])
def test_a_file_can_come_as_it_is(name):
    assert list(described()[name][2]["responses"]["200"]["content"]) == ["application/json", "*/*"]


def test_an_upload_takes_bytes():
    content = described()["drive_upload_content"][2]["requestBody"]["content"]

    assert list(content) == ["application/octet-stream"]


def test_every_tool_tells_the_errors_of_providers():
    responses = document()["components"]["responses"]

    def wrong(tool, path, method, operation):
        names = [
            each["$ref"].rpartition("/")[2]
            for each in operation["responses"].values()
            if "$ref" in each
        ]
        codes = {code for name in names for code in name.split(".")}
        return PROVIDERS_OWN - codes or [name for name in names if name not in responses]

    assert differing(wrong) == {}


def test_every_tool_acts_for_an_account_and_says_what_it_needs():
    def wrong(tool, path, method, operation):
        taken = {"$ref": "#/components/parameters/AccountId"} in operation["parameters"]
        offer = tools()[tool.name]
        told = f"`{offer.permission.id}`" in operation["description"]
        scopes = operation["x-oauth-scopes"] == list(offer.permission.required)
        scope = operation["x-required-scope"] == f"proxy:{offer.provider.slug}"
        return not (taken and told and scopes and scope)

    assert "AccountId" in SHARED
    assert differing(wrong) == {}


def test_every_tool_has_a_sample_in_each_language():
    def wrong(tool, path, method, operation):
        return [each["lang"] for each in operation["x-codeSamples"]] != ["sh", "python", "js"]

    assert differing(wrong) == {}
