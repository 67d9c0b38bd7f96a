"""The bot's token opens every server it is in: a connection must reach its own alone."""

import pytest

from config.api.errors import Invalid, NotFound
from providers.arguments import read_arguments
from providers.definitions.discord import binding, connection
from providers.registry import tools
from providers.spec import UpstreamRequest
from tests.providers.recorded_call import RecordedCall, sample

OWN, OTHER = "1180000000000000001", "1180000000000000002"
CHANNEL = "1180000000000000101"
API = "https://discord.com/api/v10"
SENDING = UpstreamRequest(
    "POST",
    f"{API}/channels/{CHANNEL}/messages",
    json={"content": "Hi"},
    headers={"User-Agent": "x"},
)


def calling(*bodies, guilds=(OWN,), **arguments):
    call = RecordedCall(*bodies, arguments=arguments)
    call.connection = {"guilds": list(guilds)} if isinstance(guilds, tuple) else {"guilds": guilds}
    return call


def test_ones_own_server_is_let_through():
    request = UpstreamRequest("GET", f"{API}/guilds/{OWN}")

    assert binding.in_own_server(request, calling(guildId=OWN)) is request


@pytest.mark.parametrize("guilds", [(), (OWN,), None, OTHER, OTHER + OWN, {OTHER: True}])
def test_any_other_server_is_refused_whatever_is_stored(guilds):
    with pytest.raises(NotFound, match="did not add the bot"):
        binding.in_own_server(SENDING, calling(guilds=guilds, guildId=OTHER))


def test_a_connection_that_knows_of_no_servers_reaches_none():
    call = RecordedCall(arguments={"guildId": OWN})

    with pytest.raises(NotFound):
        binding.in_own_server(SENDING, call)


@pytest.mark.parametrize("guild", ["", "0", "11", OWN + "\n", f" {OWN}", OWN[:-1], None])
def test_what_only_looks_like_ones_own_server_is_refused(guild):
    with pytest.raises(NotFound):
        binding.in_own_server(SENDING, calling(guildId=guild))


def test_a_channel_of_ones_own_server_is_let_through():
    call = calling(sample("discord", "channel"), channelId=CHANNEL)

    assert binding.in_own_channel(SENDING, call) is SENDING
    [asked] = call.sent
    assert (asked.method, asked.url) == ("GET", f"{API}/channels/{CHANNEL}")
    assert (asked.params, asked.json, asked.headers) == ({}, None, SENDING.headers)


@pytest.mark.parametrize(
    "about",
    [
        sample("discord", "channel") | {"guild_id": OTHER},
        sample("discord", "channel") | {"guild_id": None},
        sample("discord", "channel") | {"guild_id": ""},
        sample("discord", "channel") | {"guild_id": [OWN]},
        sample("discord", "channel") | {"guild_id": int(OWN)},
        sample("discord", "direct"),
        {},
    ],
)
def test_a_channel_elsewhere_and_a_direct_message_are_refused(about):
    with pytest.raises(NotFound, match="No channel"):
        binding.in_own_channel(SENDING, calling(about, channelId=CHANNEL))


def test_a_channel_that_is_not_there_reads_like_one_elsewhere():
    gone = NotFound("Discord answered 404", source="provider", body={"code": 10003})
    elsewhere = sample("discord", "channel") | {"guild_id": OTHER}
    told = []
    for answer in (gone, elsewhere):
        with pytest.raises(NotFound) as caught:
            binding.in_own_channel(SENDING, calling(answer, channelId=CHANNEL))
        told.append((str(caught.value), caught.value.details))

    assert told[0] == told[1]


@pytest.mark.parametrize("channel", ["", "x", "1/../2", "1?x=1", "@me", "1\n", "%31", "１"])
def test_what_is_no_id_is_never_asked_about(channel):
    call = calling(channelId=channel)

    with pytest.raises(Invalid):
        binding.in_own_channel(SENDING, call)
    assert call.sent == []


def test_the_token_answer_names_the_server():
    [grant] = connection.read_grant(sample("discord", "token")).values()

    assert grant.extra == {"guilds": [OWN]}
    assert grant.scopes == ("identify", "guilds", "bot")
    assert (grant.expires_in, grant.refresh_token) == (604800, "discord-refresh-sample")


@pytest.mark.parametrize(
    "guild",
    [
        None,
        OWN,
        [OWN],
        {},
        {"id": None},
        {"id": int(OWN)},
        {"id": [OWN, OTHER]},
        {"id": "x"},
        {"id": OWN + "\n"},
        {"id": "0"},
        {"id": "1" * 21},
    ],
)
def test_a_server_that_is_none_is_not_kept(guild):
    answer = sample("discord", "token") | {"guild": guild}

    assert connection.read_grant(answer)["main"].extra == {"guilds": []}


@pytest.mark.parametrize("emoji", ["a/../b", "/", "\\", "..", ".", "%2F", "a\nb", "🎉\n", "x" * 65])
def test_an_emoji_leads_nowhere_else(emoji):
    given = {"channelId": CHANNEL, "message_id": "1", "emoji": emoji}

    with pytest.raises(Invalid):
        read_arguments(tools()["discord_add_reaction"].tool, given)
