"""The document is valid, whole, and made of what the server really has."""

from django.urls import URLPattern, get_resolver
from drf_spectacular.drainage import GENERATOR_STATS, reset_generator_stats
from drf_spectacular.validation import validate_schema
from jsonschema import Draft202012Validator

from config.api.errors import ApiError
from config.api.fixes import BY_CODE
from config.api.openapi.error_answers import all_codes, all_errors, example_of
from config.api.views import UnknownRoute
from providers.proxy.views import ProxyView
from tests.openapi.document import API, document, found, operations, pointer_to, validator
from tools_catalog.openapi.generator import Generator

OWN = {
    "create_account": "POST /api/v1/accounts",
    "delete_account": "DELETE /api/v1/accounts/{id}",
    "delete_integration": "DELETE /api/v1/accounts/{id}/integrations/{provider}",
    "finish_connect_session": "GET /api/v1/connect/callback",
    "finish_device_sign_in": "POST /api/v1/auth/device/token",
    "get_account": "GET /api/v1/accounts/{id}",
    "get_connect_session": "GET /api/v1/accounts/{id}/connect/{session_id}",
    "get_job": "GET /api/v1/jobs/{id}",
    "list_accounts": "GET /api/v1/accounts",
    "list_integrations": "GET /api/v1/accounts/{id}/integrations",
    "list_jobs": "GET /api/v1/jobs",
    "list_own_integrations": "GET /api/v1/integrations",
    "list_tools": "GET /api/v1/tools",
    "list_tools_of_provider": "GET /api/v1/tools/provider/{provider}",
    "list_tools_of_service": "GET /api/v1/tools/service/{service}",
    "list_usage_records": "GET /api/v1/usage/records",
    "search_tool_names": "GET /api/v1/tools/names/{query}",
    "search_tools": "GET /api/v1/tools/search/{query}",
    "show_health": "GET /api/v1/health",
    "show_me": "GET /api/v1/me",
    "show_skills": "GET /api/v1/skills",
    "show_usage": "GET /api/v1/usage",
    "start_connect_session": "POST /api/v1/accounts/{id}/connect",
    "start_device_sign_in": "POST /api/v1/auth/device/code",
    "update_account": "PATCH /api/v1/accounts/{id}",
    "update_integration": "PATCH /api/v1/accounts/{id}/integrations/{provider}",
}


def own():
    return [
        (path, method, each) for path, method, each in operations() if each["operationId"] in OWN
    ]


def test_it_is_openapi_3_1_and_nothing_is_left_undescribed():
    reset_generator_stats()

    made = Generator().get_schema(public=True)

    assert made["openapi"] == "3.1.0"
    assert not GENERATOR_STATS
    validate_schema(made | {"paths": dict(some_of(made["paths"]))})


def some_of(paths):
    """Yield our routes and some of the tools', which are all made alike: `./run check` validates all of them."""
    own_paths = {where.partition(" ")[2] for where in OWN.values()}
    for number, (path, methods) in enumerate(paths.items()):
        if path in own_paths or number % 20 == 0:
            yield path, methods


def test_a_route_that_is_not_described_is_reported(monkeypatch):
    monkeypatch.setattr("accounts.views.me.MeView.operations", {})
    reset_generator_stats()

    with GENERATOR_STATS.silence():
        made = Generator().get_schema(public=True)

    assert "/api/v1/me" not in made["paths"]
    assert [each for each in GENERATOR_STATS._warn_cache if "GET /api/v1/me is not" in each]
    reset_generator_stats()


def test_our_operations_are_called_as_ever():
    tools = {tool for pattern in proxied() for tool in pattern.callback.initkwargs["offers"]}
    ids = {each["operationId"]: f"{method} {path}" for path, method, each in operations()}

    assert tools
    assert {name: ids.get(name) for name in OWN} == OWN
    assert len(ids) == len(list(operations()))


def patterns_below(resolver, prefix=""):
    for pattern in resolver.url_patterns:
        where = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield where, pattern
        else:
            yield from patterns_below(pattern, where)


def proxied():
    routes = patterns_below(get_resolver())
    return [each for _, each in routes if getattr(each.callback, "cls", None) is ProxyView]


def test_every_route_of_ours_is_in_it():
    documented = {path for path, _, each in operations() if each["operationId"] in OWN}
    mounted = {
        "/"
        + where.replace("<str:", "{")
        .replace("<path:", "{")
        .replace(">", "}")
        .replace("{pk}", "{id}")
        for where, pattern in patterns_below(get_resolver())
        if where.startswith(API[1:])
        and getattr(pattern.callback, "cls", None) not in {ProxyView, UnknownRoute}
    }

    assert mounted == documented


def test_every_error_code_is_in_it_with_its_meaning_and_a_real_example():
    shown = {}
    for answer in document()["components"]["responses"].values():
        shown |= answer["content"]["application/json"]["examples"]

    assert document()["components"]["schemas"]["ErrorCode"]["enum"] == all_codes()
    assert set(all_codes()) == set(BY_CODE) == {name.partition(".")[0] for name in shown}
    for code in all_codes():
        first = next(error for error in all_errors() if error.error_code == code)
        assert shown[code] == {"summary": BY_CODE[code].meaning, "value": example_of(first)}


def test_a_new_error_is_in_it_without_being_written_there():
    assert {error.__name__ for error in all_errors()} >= {"AccessDenied", "CallCutOff"}
    assert ApiError not in set(all_errors())


def test_every_example_is_what_its_schema_says():
    media = {}
    for path, method, operation in operations():
        where = ("paths", path, method.lower())
        media |= dict([*bodies(where, operation), *answers(where, operation)])

    wrong = [
        f"{place} {error.json_path}: {error.message[:200]}"
        for place, each in media.items()
        for example in examples_in(each)
        for error in validator(f"{place}/schema").iter_errors(example)
    ]

    assert len(media) > 300
    assert wrong == []


def bodies(where, operation):
    for media_type, media in operation.get("requestBody", {}).get("content", {}).items():
        yield pointer_to(*where, "requestBody", "content", media_type), media


def answers(where, operation):
    for status, answer in operation["responses"].items():
        start = answer["$ref"][1:] if "$ref" in answer else pointer_to(*where, "responses", status)
        for media_type, media in found(answer).get("content", {}).items():
            yield start + pointer_to("content", media_type), media


def examples_in(media):
    yield from [media["example"]] if "example" in media else []
    yield from (each["value"] for each in media.get("examples", {}).values())


def test_examples_of_parameters_are_what_their_schemas_say():
    wrong = []
    for path, method, operation in operations():
        for parameter in map(found, operation.get("parameters", [])):
            if "example" in parameter:
                valid = Draft202012Validator(parameter["schema"]).is_valid(parameter["example"])
                wrong += [] if valid else [f"{method} {path} {parameter['name']}"]

    assert wrong == []


def test_every_operation_of_ours_says_what_it_does_and_takes():
    lacking = [
        each["operationId"]
        for path, method, each in own()
        if not each["summary"]
        or not all(
            found(p)["description"] and found(p)["schema"] for p in each.get("parameters", [])
        )
        or (method in {"POST", "PATCH"}) != ("requestBody" in each)
        or "500" not in each["responses"]
    ]

    assert lacking == []


def test_path_parameters_are_those_of_the_path():
    for path, _, operation in operations():
        named = {
            p["name"] for p in map(found, operation.get("parameters", [])) if p["in"] == "path"
        }
        assert named == {part.partition("}")[0] for part in path.split("{")[1:]}, path


def test_bodies_of_ours_refuse_what_they_do_not_know():
    closed = {
        each["operationId"]: found(each["requestBody"]["content"]["application/json"]["schema"])
        for _, _, each in own()
        if "requestBody" in each
    }

    assert len(closed) == 6
    assert {
        name for name, schema in closed.items() if schema["additionalProperties"] is False
    } == set(closed)
    assert closed["create_account"]["required"] == ["external_id"]
    assert closed["create_account"]["properties"]["external_id"]["maxLength"] == 255
    assert closed["update_account"].get("required", []) == []


def test_keys_headers_and_limits_are_told_where_they_are():
    public = {each["operationId"] for _, _, each in own() if each["security"] == []}
    acting = {each["operationId"] for _, _, each in own() if takes(each, "X-Account-Id")}
    repeatable = {each["operationId"] for _, _, each in own() if takes(each, "Idempotency-Key")}

    assert public == {
        "finish_connect_session",
        "finish_device_sign_in",
        "show_health",
        "start_device_sign_in",
    }
    assert acting == {
        "get_job",
        "list_jobs",
        "list_own_integrations",
        "list_tools",
        "list_tools_of_provider",
        "list_tools_of_service",
        "search_tool_names",
        "search_tools",
        "show_me",
        "show_skills",
    }
    assert repeatable == {
        "create_account",
        "delete_account",
        "delete_integration",
        "start_connect_session",
        "update_account",
        "update_integration",
    }


def takes(operation, header):
    return any(found(each)["name"] == header for each in operation.get("parameters", []))


def test_scopes_are_told_as_they_are_checked():
    scopes = {each["operationId"]: each.get("x-required-scope") for _, _, each in own()}

    assert scopes["list_accounts"] == "accounts:read"
    assert scopes["delete_account"] == "accounts:write"
    assert scopes["show_usage"] == "usage:read"
    assert scopes["show_me"] is None
