"""Tools of our own: listed like any other, always connected, and each with a route that does what it says."""

import json

import pytest
from django.conf import settings
from django.urls import resolve
from django.utils.module_loading import import_string

from accounts.calling import scope_of
from accounts.scopes import OWN_ROUTES
from providers.registry import own_tools, providers, tools
from providers.toolkits import toolkits
from tests.conftest import Api
from tests.every_tool import of_every_tool
from tests.factories import make_account, make_event, make_key, make_user
from tests.tools_catalog.listed import listed, names
from tools_catalog.samples.call import call_of

TOOLS = "/api/v1/tools"
INBOX = ["inbox_list", "inbox_get", "inbox_archive", "inbox_batch", "inbox_archive_all"]


def test_they_are_the_tools_of_the_inbox_under_names_of_their_own():
    assert list(own_tools()) == INBOX
    assert not set(own_tools()) & set(tools())
    assert not {offer.provider.slug for offer in own_tools().values()} & set(providers())


@pytest.mark.parametrize("path", [f"{TOOLS}", f"{TOOLS}/provider/inbox", f"{TOOLS}/service/inbox"])
def test_they_are_connected_for_every_key_with_or_without_an_account(partner, path):
    make_account(partner, "user-1")
    partners, personal = Api(make_key(partner)), Api(make_key(make_user(), "personal"))

    for caller in (partners, partners.acting_for("user-1"), personal):
        assert names(caller, path) == INBOX
        assert all(tool["metadata"]["connected"] for tool in listed(caller, path)["tools"])


def test_the_whole_document_of_one(api):
    [tool] = [t for t in listed(api)["tools"] if t["function"]["name"] == "inbox_list"]

    assert tool["metadata"] == {
        "provider": "inbox",
        "service": "inbox",
        "permission": "inbox.read",
        "method": "GET",
        "path": "/api/v1/inbox",
        "connected": True,
    }
    parameters = tool["function"]["parameters"]
    assert list(parameters["properties"]) == [
        "status",
        "provider",
        "event_type",
        "limit",
        "cursor",
    ]
    assert "default" not in parameters["properties"]["status"]
    assert "Without a status all are listed" in tool["function"]["description"]


@pytest.mark.parametrize("query", ["inbox", "unread%20events", "archive%20events"])
def test_search_finds_them_first(api, query):
    assert names(api, f"{TOOLS}/search/{query}")[0] in INBOX


def test_they_are_a_section_of_the_skills(api):
    text = api.get("/api/v1/skills").content.decode()

    assert "Nothing is connected yet" in text
    assert "\n# AI Inbox\n" in text
    assert "`POST /api/v1/inbox/{id}/archive`" in text


@of_every_tool(own_tools().values())
def test_what_carries_it_out_is_named_and_takes_the_scope_of_its_route(offer):
    call = call_of(offer)
    view = resolve(call.path).func.view_class

    assert callable(import_string(settings.OWN_TOOLS[offer.tool.name]))
    assert scope_of(offer) in OWN_ROUTES
    declared = view.required_scope
    assert scope_of(offer) == (declared if isinstance(declared, str) else declared[call.method])


def test_no_more_is_named_than_there_is():
    assert set(settings.OWN_TOOLS) == set(own_tools())


@pytest.mark.parametrize("name", INBOX)
def test_its_example_works_at_its_route(api, account, name):
    event = make_event(account)
    call = call_of(own_tools()[name])
    path = call.path.replace("evt_5b0e8f0c2d7a4b1f9e6c3a8d", event.public_id)

    answer = api.generic(
        call.method, path, json.dumps(call.body) if call.body else "", "application/json"
    )

    assert (answer.status_code, answer.json()["ok"]) == (200, True)


def test_a_list_over_http_goes_on_by_the_cursor_that_its_tool_promises(api, account):
    made = [make_event(account).public_id for _ in range(3)][::-1]

    first = api.get("/api/v1/inbox", {"limit": 2}).json()
    second = api.get("/api/v1/inbox", {"limit": 2, "cursor": first["next_cursor"]}).json()

    assert [event["id"] for event in first["events"] + second["events"]] == made
    assert (second["next_cursor"], second["has_more"]) == (None, False)


def test_the_apps_api_has_no_such_toolkit():
    assert "inbox" not in toolkits()
