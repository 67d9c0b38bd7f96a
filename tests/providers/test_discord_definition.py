"""Facts about Discord that other systems rely on, so that they do not change unnoticed."""

import pytest

from providers import registry
from providers.definitions.discord import binding, quirks

DISCORD = registry.find("discord")
TOOLS = {tool.name: tool for tool in DISCORD.services[0].tools}
PERMISSIONS = registry.permissions(DISCORD)

OURS, THEIRS = "discord/channels/{channelId}/messages", "/channels/{channel_id}/messages"
CALLS = {
    "discord_get_me": ("GET discord/me", "GET /users/@me"),
    "discord_list_guilds": ("GET discord/guilds", "GET /users/@me/guilds"),
    "discord_get_guild": ("GET discord/guilds/{guildId}", "GET /guilds/{guild_id}"),
    "discord_list_channels": (
        "GET discord/guilds/{guildId}/channels",
        "GET /guilds/{guild_id}/channels",
    ),
    "discord_list_members": (
        "GET discord/guilds/{guildId}/members",
        "GET /guilds/{guild_id}/members",
    ),
    "discord_list_messages": (f"GET {OURS}", f"GET {THEIRS}"),
    "discord_get_message": (f"GET {OURS}/{{message_id}}", f"GET {THEIRS}/{{message_id}}"),
    "discord_send_message": (f"POST {OURS}", f"POST {THEIRS}"),
    "discord_edit_message": (f"PATCH {OURS}/{{message_id}}", f"PATCH {THEIRS}/{{message_id}}"),
    "discord_delete_message": (f"DELETE {OURS}/{{message_id}}", f"DELETE {THEIRS}/{{message_id}}"),
    "discord_add_reaction": (
        f"PUT {OURS}/{{message_id}}/reactions/{{emoji}}",
        f"PUT {THEIRS}/{{message_id}}/reactions/{{emoji}}/@me",
    ),
}
BY_PERMISSION = {
    "discord.guilds.read": {
        "discord_get_me",
        "discord_list_guilds",
        "discord_get_guild",
        "discord_list_members",
    },
    "discord.channels.read": {"discord_list_channels"},
    "discord.messages.read": {"discord_list_messages", "discord_get_message"},
    "discord.messages.write": {
        "discord_send_message",
        "discord_edit_message",
        "discord_delete_message",
        "discord_add_reaction",
    },
}
OF_THE_PERSON = {"discord_get_me", "discord_list_guilds"}


def test_these_are_all_the_tools():
    assert {name: (tool.route, tool.upstream) for name, tool in TOOLS.items()} == CALLS


@pytest.mark.parametrize(("permission", "names"), BY_PERMISSION.items())
def test_each_permission_has_its_tools(permission, names):
    assert {name for name, tool in TOOLS.items() if tool.permission == permission} == names


def test_these_are_all_the_permissions():
    assert list(PERMISSIONS) == list(BY_PERMISSION)


def test_the_person_is_asked_about_themselves_and_the_bot_about_everything_else():
    assert {name for name, tool in TOOLS.items() if not tool.as_app} == OF_THE_PERSON
    assert (DISCORD.app_token.setting, DISCORD.app_token.scheme) == ("BOT_TOKEN", "Bot")


# The bot's token opens servers of strangers: a tool that takes it without a check would, too.
@pytest.mark.parametrize("name", sorted(set(TOOLS) - OF_THE_PERSON))
def test_no_tool_takes_the_bots_token_unbound(name):
    tool = TOOLS[name]
    placeholder = "{guild_id}" if "{guild_id}" in tool.upstream else "{channel_id}"
    checks = {
        "{guild_id}": {binding.in_own_server},
        "{channel_id}": {binding.in_own_channel, quirks.in_one_window, quirks.as_reply},
    }

    assert tool.build_request in checks[placeholder]
    assert tool.page is None or not tool.page.next_url  # a next page by URL would skip the check


def test_only_what_asks_for_the_channel_first_makes_two_requests():
    asking = {name for name, tool in TOOLS.items() if "{channel_id}" in tool.upstream}

    assert {name for name, tool in TOOLS.items() if tool.composite} == asking


def test_each_list_has_its_limits():
    limits = {
        name: (tool.page.key, tool.page.default, tool.page.maximum)
        for name, tool in TOOLS.items()
        if tool.page and tool.page.limit_param
    }

    assert limits == {
        "discord_list_guilds": ("guilds", 100, 200),
        "discord_list_members": ("members", 100, 1000),
        "discord_list_messages": ("messages", 50, 100),
    }
    assert TOOLS["discord_list_channels"].page.key == "channels"


def test_little_is_enough_for_a_permission():
    assert PERMISSIONS["discord.guilds.read"].required == ("guilds",)
    assert PERMISSIONS["discord.channels.read"].required == ("bot", "bot.view")
    assert PERMISSIONS["discord.messages.read"].required == ("bot", "bot.history")
    assert PERMISSIONS["discord.messages.write"].required == ("bot", "bot.send")


def test_every_request_names_the_app():
    assert list(DISCORD.headers) == ["User-Agent"]
    assert DISCORD.headers["User-Agent"].startswith("DiscordBot (")


def test_tokens_are_taken_back_by_a_client_that_proves_itself():
    revocation = DISCORD.oauth.revocation

    assert revocation.url == "https://discord.com/api/oauth2/token/revoke"
    assert (revocation.client_auth, revocation.wide, revocation.kinds[0]) == (
        "post",
        True,
        "refresh",
    )
