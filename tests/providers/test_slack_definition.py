"""Facts about Slack that other systems rely on, so that they do not change unnoticed."""

import pytest

from providers import registry

SLACK = registry.find("slack")
TOOLS = {tool.name: tool for tool in SLACK.services[0].tools}
PERMISSIONS = registry.permissions(SLACK)

CALLS = {
    "slack_list_channels": ("GET slack/channels", "GET /conversations.list"),
    "slack_get_channel": ("GET slack/channels/{channelId}", "GET /conversations.info"),
    "slack_list_members": ("GET slack/channels/{channelId}/members", "GET /conversations.members"),
    "slack_get_channel_messages": (
        "GET slack/channels/{channelId}/messages",
        "GET /conversations.history",
    ),
    "slack_get_thread": ("GET slack/messages/{ts}/replies", "GET /conversations.replies"),
    "slack_send_message": ("POST slack/messages", "POST /chat.postMessage"),
    "slack_update_message": ("PATCH slack/messages/{ts}", "POST /chat.update"),
    "slack_delete_message": ("DELETE slack/messages/{ts}", "POST /chat.delete"),
    "slack_add_reaction": ("POST slack/messages/{ts}/reactions", "POST /reactions.add"),
    "slack_open_dm": ("POST slack/dms", "POST /conversations.open"),
    "slack_list_users": ("GET slack/users", "GET /users.list"),
    "slack_get_user": ("GET slack/users/{userId}", "GET /users.info"),
    "slack_find_user": ("GET slack/users/lookup", "GET /users.lookupByEmail"),
    "slack_search_messages": ("GET slack/search", "GET /search.messages"),
}


def test_these_are_all_the_tools():
    assert {name: (tool.route, tool.upstream) for name, tool in TOOLS.items()} == CALLS


def test_the_history_has_its_documented_spellings_too():
    history = TOOLS["slack_get_channel_messages"]

    assert history.aliases == ("GET slack/messages",)
    assert history.other_names == ("slack_list_messages",)
    assert "channel" in history.params[0].aliases


def test_searching_takes_the_users_token_and_is_asked_for_only_when_wanted():
    assert PERMISSIONS["slack.search"].token == "user"
    assert [each.id for each in PERMISSIONS.values() if each.default] == [
        "slack.read",
        "slack.write",
    ]


def test_few_scopes_are_enough_to_read_and_to_write():
    assert PERMISSIONS["slack.read"].required == ("channels:read",)
    assert PERMISSIONS["slack.write"].required == ("chat:write",)


def test_writing_opens_conversations_with_one_and_with_several():
    assert {"im:write", "mpim:write"} <= set(PERMISSIONS["slack.write"].scopes)


@pytest.mark.parametrize(
    ("alias", "permission"),
    [
        ("slack.messages.read", "slack.read"),
        ("slack.channels.read", "slack.read"),
        ("slack.users.read", "slack.read"),
        ("slack.messages.write", "slack.write"),
    ],
)
def test_older_permission_names_are_understood(alias, permission):
    assert alias in PERMISSIONS[permission].aliases


def test_each_list_has_its_own_first_limit():
    limits = {name: (tool.page.key, tool.page.default) for name, tool in TOOLS.items() if tool.page}

    assert limits == {
        "slack_list_channels": ("channels", 100),
        "slack_list_members": ("members", 100),
        "slack_list_users": ("users", 100),
        "slack_get_channel_messages": ("messages", 20),
        "slack_get_thread": ("messages", 20),
        "slack_search_messages": ("messages", 20),
    }


def test_everything_but_posting_resolves_a_channels_name():
    named = {
        name
        for name, tool in TOOLS.items()
        if any(p.upstream_name == "channel" for p in tool.params)
    }

    assert {name for name, tool in TOOLS.items() if tool.composite} == named - {
        "slack_send_message"
    }


def test_json_bodies_say_their_charset():
    posting = [tool for tool in TOOLS.values() if tool.upstream.startswith("POST ")]

    assert {tool.headers["Content-Type"] for tool in posting} == {"application/json; charset=utf-8"}
