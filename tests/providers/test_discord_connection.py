"""Which servers a connection has: what its person chose at Discord, and nothing that anybody else says."""

from urllib.parse import parse_qs, urlsplit

import pytest

from integrations.models import Integration, Token
from providers.definitions.discord import connection
from tests.providers.connected import RETURN_TO
from tests.sandbox_process import consent

NORTHWIND, HARBOUR = "1180000000000000001", "1180000000000000002"
MARA = {"id": "1180000000000000011", "username": "mara.lindqvist", "global_name": "Mara Lindqvist"}
TOKEN_PATH = "/api/oauth2/token"
ALL = "68672"


def guilds():
    return Integration.objects.get().provider_data["guilds"]


def asking_for(caller, *scopes):
    """Return the query of the consent URL."""
    order = {"provider": "discord", "redirect_url": RETURN_TO, "scopes": list(scopes)}
    started = caller.post(f"accounts/{caller.account_id}/connect", **order).json()
    return parse_qs(urlsplit(started["data"]["connect_url"]).query)


def answer_of(guild=None, **changes):
    """Return a token answer that names a server, or none."""
    answer = {
        "token_type": "Bearer",
        "access_token": "an-access-token",
        "refresh_token": "a-refresh-token",
        "expires_in": 604800,
        "scope": "identify guilds bot",
    }
    return answer | ({"guild": guild} if guild is not None else {}) | changes


def connect_with(caller, sandbox, guild=None, user=MARA):
    """Connect with what Discord says laid out here."""
    for path, body in ((TOKEN_PATH, answer_of(guild)), ("/api/v10/users/@me", user)):
        sandbox.control("failures", provider="discord", path=path, status=200, body=body)
    assert caller.connect("discord")["status"] == "success"


@pytest.mark.parametrize(
    ("permissions", "scope", "bits"),
    [
        ([], "identify guilds bot", ALL),
        (["discord.guilds.read"], "identify guilds bot", "1024"),
        (["discord.channels.read"], "identify guilds bot", "1024"),
        (["discord.messages.read"], "identify guilds bot", "66560"),
        (["discord.channels.read", "discord.messages.read"], "identify guilds bot", "66560"),
        (["discord.messages.write"], "identify guilds bot", ALL),
    ],
)
def test_the_bot_asks_for_the_rights_that_the_permissions_take(caller, permissions, scope, bits):
    query = asking_for(caller, *permissions)

    assert query["scope"] == [scope]
    assert query["permissions"] == [bits]
    assert query["prompt"] == ["consent"]
    assert "code_challenge" not in query


def test_without_the_bot_no_rights_are_asked_for(caller):
    query = asking_for(caller, "guilds")

    assert query["scope"] == ["identify guilds"]
    assert "permissions" not in query


def test_connecting_keeps_person_and_server(caller):
    caller.connect("discord", person="mara")

    row = Integration.objects.get()
    assert (row.provider_user_id, row.provider_user_name) == (MARA["id"], "Mara Lindqvist")
    assert row.provider_data == {"guilds": [NORTHWIND], "username": "mara.lindqvist"}
    assert row.missing_scopes == []
    rights = ["bot.history", "bot.react", "bot.send", "bot.view"]
    assert row.granted_scopes == {"main": ["bot", *rights, "guilds", "identify"]}


def test_each_person_has_the_server_they_chose(caller):
    caller.connect("discord", person="tomas")

    assert guilds() == [HARBOUR]
    assert caller.get(f"discord/guilds/{HARBOUR}").status_code == 200
    assert caller.get(f"discord/guilds/{NORTHWIND}").status_code == 404


def test_without_the_bot_there_is_no_server(caller):
    caller.connect("discord", scopes=["guilds"])

    listed, looked = caller.get("discord/guilds"), caller.get(f"discord/guilds/{NORTHWIND}")
    read = caller.get("discord/channels/1180000000000000101/messages")

    assert guilds() == []
    assert listed.status_code == 200
    assert (looked.status_code, read.status_code) == (404, 403)
    assert read.json()["error_code"] == "INTEGRATION_SCOPE_MISSING"


# The callback names a server too, but a browser writes that.
def test_a_server_in_the_callback_counts_for_nothing(caller):
    order = {"provider": "discord", "redirect_url": RETURN_TO}
    started = caller.post(f"accounts/{caller.account_id}/connect", **order).json()
    callback = consent(started["data"]["connect_url"], person="mara")

    caller.client.get(
        f"{callback.removeprefix('http://testserver')}&guild_id={HARBOUR}&permissions=8"
    )

    assert guilds() == [NORTHWIND]


@pytest.mark.parametrize(
    "guild", [None, "x", HARBOUR, [HARBOUR], {"id": "x"}, {"id": [HARBOUR]}, {"id": None}]
)
def test_a_token_answer_that_names_no_server_gives_none(caller, sandbox, guild):
    connect_with(caller, sandbox, guild)

    assert guilds() == []
    assert caller.get(f"discord/guilds/{HARBOUR}").status_code == 404


def test_connecting_again_adds_a_server(caller, sandbox):
    connect_with(caller, sandbox, {"id": NORTHWIND})
    connect_with(caller, sandbox, {"id": HARBOUR})
    connect_with(caller, sandbox)

    assert guilds() == [NORTHWIND, HARBOUR]
    assert caller.get(f"discord/guilds/{HARBOUR}").status_code == 200


def test_another_person_begins_anew(caller, sandbox):
    connect_with(caller, sandbox, {"id": NORTHWIND})
    connect_with(caller, sandbox, {"id": HARBOUR}, user=MARA | {"id": "1180000000000000012"})

    assert guilds() == [HARBOUR]


def test_a_person_who_is_not_told_begins_anew(caller, sandbox):
    connect_with(caller, sandbox, {"id": NORTHWIND})
    connect_with(caller, sandbox, {"id": HARBOUR}, user={"unknown": "form"})

    assert guilds() == [HARBOUR]


@pytest.mark.parametrize("guild", [None, {"id": HARBOUR}, {"id": "x"}])
def test_a_refresh_neither_loses_nor_adds_a_server(caller, sandbox, guild):
    caller.connect("discord", person="mara")
    sandbox.control("expire", provider="discord", kind="access")
    sandbox.control(
        "failures", provider="discord", path=TOKEN_PATH, status=200, body=answer_of(guild)
    )

    caller.get("discord/me")

    assert Token.objects.get().version == 2
    assert guilds() == [NORTHWIND]
    assert caller.get(f"discord/guilds/{NORTHWIND}").status_code == 200
    assert caller.get(f"discord/guilds/{HARBOUR}").status_code == 404


def test_a_dead_refresh_token_ends_the_connection(caller, sandbox):
    caller.connect("discord")
    sandbox.control("revoke", provider="discord")

    response = caller.get("discord/me")

    assert (response.status_code, response.json()["code"]) == (401, "INTEGRATION_EXPIRED")
    assert caller.integrations()[0]["status"] == "expired"


def test_a_client_that_is_refused_ends_no_connection(caller, sandbox):
    caller.connect("discord")
    sandbox.control("expire", provider="discord", kind="access")
    refusal = {"error": "invalid_client"}
    sandbox.control(
        "failures", provider="discord", path=TOKEN_PATH, status=401, body=refusal, times=5
    )

    assert caller.get("discord/me").status_code == 401
    assert caller.integrations()[0]["status"] == "active"


def test_disconnecting_closes_the_server(caller, sandbox):
    caller.connect("discord")
    caller.client.delete(f"/api/v1/accounts/{caller.account_id}/integrations/discord")

    asked = sandbox.requests(provider="discord", path="/api/oauth2/token/revoke", method="POST")
    assert [request["status"] for request in asked["requests"]] == [200]
    assert caller.get(f"discord/guilds/{NORTHWIND}").status_code == 404


def test_a_refresh_that_does_not_repeat_the_scope_of_the_bot_takes_nothing_away():
    answer = {"access_token": "a", "refresh_token": "r", "scope": "identify guilds"}

    assert connection.read_grant(answer)["main"].scopes is None
