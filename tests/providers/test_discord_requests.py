"""What is sent to Discord for each tool, and what becomes of the answer."""

import pytest

from config.api.errors import Invalid
from providers.arguments import read_arguments
from providers.definitions.discord import connection, quirks
from providers.registry import tools
from providers.spec import Identity
from tests.providers.recorded_call import RecordedCall, sample
from tests.providers.requested import request_of

API = "https://discord.com/api/v10"
GUILD, CHANNEL, MESSAGE = "1180000000000000001", "1180000000000000101", "1180000000000001001"
MESSAGES = f"{API}/channels/{CHANNEL}/messages"
PEOPLE_ONLY = {"allowed_mentions": {"parse": ["users"]}}

SENT = {
    "discord_get_me": ({}, "GET", f"{API}/users/@me", {}, None),
    "discord_list_guilds": (
        {"limit": 2, "cursor": GUILD},
        "GET",
        f"{API}/users/@me/guilds",
        {"limit": 2, "after": GUILD, "with_counts": "true"},
        None,
    ),
    "discord_get_guild": (
        {"guildId": GUILD},
        "GET",
        f"{API}/guilds/{GUILD}",
        {"with_counts": "true"},
        None,
    ),
    "discord_list_channels": (
        {"guildId": GUILD},
        "GET",
        f"{API}/guilds/{GUILD}/channels",
        {},
        None,
    ),
    "discord_list_members": (
        {"guildId": GUILD, "limit": "5000", "cursor": "7"},
        "GET",
        f"{API}/guilds/{GUILD}/members",
        {"limit": 1000, "after": "7"},
        None,
    ),
    "discord_list_messages": (
        {"channelId": CHANNEL, "cursor": MESSAGE},
        "GET",
        MESSAGES,
        {"limit": 50, "before": MESSAGE},
        None,
    ),
    "discord_get_message": (
        {"channel_id": CHANNEL, "message_id": MESSAGE},
        "GET",
        f"{MESSAGES}/{MESSAGE}",
        {},
        None,
    ),
    "discord_send_message": (
        {"channelId": CHANNEL, "content": "Hi @everyone", "reply_to": MESSAGE},
        "POST",
        MESSAGES,
        {},
        {
            "content": "Hi @everyone",
            **PEOPLE_ONLY,
            "message_reference": {"message_id": MESSAGE},
        },
    ),
    "discord_edit_message": (
        {"channelId": CHANNEL, "message_id": MESSAGE, "content": "Ho"},
        "PATCH",
        f"{MESSAGES}/{MESSAGE}",
        {},
        {"content": "Ho", **PEOPLE_ONLY},
    ),
    "discord_delete_message": (
        {"channelId": CHANNEL, "message_id": MESSAGE},
        "DELETE",
        f"{MESSAGES}/{MESSAGE}",
        {},
        None,
    ),
    "discord_add_reaction": (
        {"channelId": CHANNEL, "message_id": MESSAGE, "emoji": "northwind:501"},
        "PUT",
        f"{MESSAGES}/{MESSAGE}/reactions/northwind%3A501/@me",
        {},
        {},
    ),
}


def asked(name, given):
    return request_of(name, sample("discord", "channel"), **given)


@pytest.mark.parametrize(("name", "case"), SENT.items())
def test_what_is_sent(name, case):
    given, method, url, params, body = case

    request = asked(name, given)

    assert (request.method, request.url) == (method, url)
    assert (request.params, request.json) == (params, body)
    assert request.headers == {"User-Agent": "DiscordBot (https://patchbay.example, 1.0)"}


def test_every_tool_was_looked_at():
    assert set(SENT) == {name for name in tools() if name.startswith("discord_")}


@pytest.mark.parametrize(
    ("emoji", "written"),
    [
        ("🎉", "%F0%9F%8E%89"),
        ("👩‍🚀", "%F0%9F%91%A9%E2%80%8D%F0%9F%9A%80"),
        ("x?y#z", "x%3Fy%23z"),
    ],
)
def test_an_emoji_is_one_part_of_the_path(emoji, written):
    given = {"channelId": CHANNEL, "message_id": MESSAGE, "emoji": emoji}

    url = asked("discord_add_reaction", given).url

    assert url == f"{MESSAGES}/{MESSAGE}/reactions/{written}/@me"


IDS = [
    (name, param)
    for name, (given, *_) in SENT.items()
    for param in ("guildId", "channelId", "message_id", "reply_to")
    if param in given
]


@pytest.mark.parametrize(("name", "param"), IDS)
@pytest.mark.parametrize("value", ["x", "1/2", "..", "0", "-1", "1\n", "1" * 21, "@me", "", ["1"]])
def test_ids_are_numbers(name, param, value):
    with pytest.raises(Invalid) as caught:
        read_arguments(tools()[name].tool, SENT[name][0] | {param: value})
    assert list(caught.value.details["fields"]) == [param]


def test_an_id_given_as_a_number_is_taken():
    arguments = read_arguments(tools()["discord_get_guild"].tool, {"guildId": int(GUILD)})

    assert arguments["guildId"] == GUILD


@pytest.mark.parametrize(
    ("given", "blamed"),
    [
        ({"cursor": "1", "after": "2"}, "cursor"),
        ({"around": "1", "after": "2"}, "around"),
        ({"cursor": "1", "around": "2"}, "cursor"),
    ],
)
def test_messages_are_listed_in_one_window(given, blamed):
    with pytest.raises(Invalid, match=f"{blamed} cannot be combined"):
        asked("discord_list_messages", {"channelId": CHANNEL} | given)


def test_whoever_wants_to_be_loud_must_say_so():
    loud = {"parse": ["everyone"]}
    given = {"channelId": CHANNEL, "content": "@everyone", "allowed_mentions": loud}

    assert asked("discord_send_message", given).json["allowed_mentions"] == loud


def test_members_are_counted_under_a_plain_name():
    guild = {"id": GUILD, "approximate_member_count": 3}
    data = {"guilds": [guild, {"id": "2"}], "next_cursor": None}

    assert quirks.counted_guilds(data, RecordedCall()) == {
        "guilds": [guild | {"member_count": 3}, {"id": "2"}],
        "next_cursor": None,
    }


def test_the_identity_is_name_and_handle():
    call = RecordedCall(sample("discord", "user"))

    who = connection.identity(call)

    assert who == Identity(
        "1180000000000000011",
        "Mara Lindqvist",
        "mara.lindqvist",
        {"username": "mara.lindqvist"},
    )
    assert [(each.method, each.url) for each in call.sent] == [("GET", f"{API}/users/@me")]


def test_a_person_without_a_shown_name_goes_by_the_handle():
    user = sample("discord", "user") | {"global_name": None, "email": "mara@northwind.example"}

    who = connection.identity(RecordedCall(user))

    assert (who.name, who.email) == ("mara.lindqvist", "mara@northwind.example")
