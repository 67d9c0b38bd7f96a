"""Our operations say what they do, take and need."""

from tests.openapi.document import found, operations
from tests.openapi.own import own


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

    assert len(closed) == 18
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
        "archive_inbox",
        "archive_inbox_event",
        "get_inbox_event",
        "get_inbox_event_short",
        "get_job",
        "list_inbox",
        "list_inbox_events",
        "list_jobs",
        "list_own_integrations",
        "list_tools",
        "list_tools_of_provider",
        "list_tools_of_service",
        "search_tool_names",
        "search_tools",
        "show_me",
        "show_skills",
        "update_inbox_event",
        "update_inbox_event_short",
        "update_inbox_events",
    }
    assert repeatable == {
        "create_webhook_endpoint",
        "update_webhook_endpoint",
        "delete_webhook_endpoint",
        "rotate_webhook_secret",
        "test_webhook_endpoint",
        "replay_webhooks",
        "replay_webhook_delivery",
        "archive_inbox",
        "archive_inbox_event",
        "update_inbox_event",
        "update_inbox_event_short",
        "update_inbox_events",
        "confirm_connect_session",
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
