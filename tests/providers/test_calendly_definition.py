"""Facts about Calendly that other systems rely on, so that they do not change unnoticed."""

import pytest

from providers import registry

CALENDLY = registry.find("calendly")
TOOLS = {tool.name: tool for tool in CALENDLY.services[0].tools}

CALLS = {
    "calendly_get_me": ("GET calendly/me", "GET /users/me"),
    "calendly_list_event_types": ("GET calendly/event-types", "GET /event_types"),
    "calendly_get_event_type": ("GET calendly/event-types/{id}", "GET /event_types/{uuid}"),
    "calendly_list_available_times": (
        "GET calendly/event-types/{id}/available-times",
        "GET /event_type_available_times",
    ),
    "calendly_list_events": ("GET calendly/events", "GET /scheduled_events"),
    "calendly_get_event": ("GET calendly/events/{id}", "GET /scheduled_events/{uuid}"),
    "calendly_list_invitees": (
        "GET calendly/events/{id}/invitees",
        "GET /scheduled_events/{uuid}/invitees",
    ),
    "calendly_cancel_event": (
        "POST calendly/events/{id}/cancellation",
        "POST /scheduled_events/{uuid}/cancellation",
    ),
    "calendly_create_scheduling_link": (
        "POST calendly/scheduling-links",
        "POST /scheduling_links",
    ),
    "calendly_book_event": ("POST calendly/invitees", "POST /invitees"),
    "calendly_mark_no_show": ("POST calendly/invitee-no-shows", "POST /invitee_no_shows"),
    "calendly_list_busy_times": ("GET calendly/busy-times", "GET /user_busy_times"),
    "calendly_list_schedules": (
        "GET calendly/availability-schedules",
        "GET /user_availability_schedules",
    ),
    "calendly_list_memberships": ("GET calendly/memberships", "GET /organization_memberships"),
}
MANAGING = {
    "calendly_cancel_event",
    "calendly_create_scheduling_link",
    "calendly_book_event",
    "calendly_mark_no_show",
}
READ = {
    "users:read",
    "event_types:read",
    "scheduled_events:read",
    "availability:read",
    "organizations:read",
}
PERMISSIONS = {
    "calendly.read": (READ, True),
    "calendly.manage": ({"scheduled_events:write", "scheduling_links:write"}, True),
    "calendly.webhooks": ({"webhooks:read", "webhooks:write"}, False),
}


def test_these_are_all_the_tools():
    assert set(TOOLS) == set(CALLS)


@pytest.mark.parametrize(("name", "call"), CALLS.items())
def test_a_tool_has_its_route_and_its_call(name, call):
    assert (TOOLS[name].route, TOOLS[name].upstream) == call


@pytest.mark.parametrize("name", CALLS)
def test_a_tool_needs_its_permission(name):
    wanted = "calendly.manage" if name in MANAGING else "calendly.read"

    assert TOOLS[name].permission == wanted


def test_permissions_ask_for_these_scopes():
    permissions = registry.permissions(CALENDLY)

    assert {
        name: (set(one.scopes), one.default) for name, one in permissions.items()
    } == PERMISSIONS


def test_lists_have_these_keys():
    keys = {name: tool.page.key for name, tool in TOOLS.items() if tool.page}

    assert keys == {
        "calendly_list_event_types": "event_types",
        "calendly_list_available_times": "available_times",
        "calendly_list_events": "scheduled_events",
        "calendly_list_invitees": "invitees",
        "calendly_list_busy_times": "busy_times",
        "calendly_list_schedules": "availability_schedules",
        "calendly_list_memberships": "memberships",
    }


def test_the_app_proves_itself_in_the_header_with_a_challenge_and_revokes_in_the_body():
    oauth = CALENDLY.oauth

    assert (oauth.pkce, oauth.client_auth, oauth.token_encoding) == (True, "basic", "form")
    assert oauth.identity_scopes == ("users:read",)
    assert (oauth.revocation.client_auth, oauth.revocation.every) == ("post", True)
    assert CALENDLY.implied_scopes["scheduled_events:write"] == ("scheduled_events:read",)
