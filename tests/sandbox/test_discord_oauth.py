"""The fake Discord's OAuth is as strict as the real one, and names the server that was chosen."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.sandbox.discord_client import DiscordClient
from tests.sandbox_process import consent


@pytest.fixture
def discord(sandbox):
    sandbox.control("reset", provider="discord")
    return DiscordClient(sandbox)


def test_a_grant_has_a_week_a_refresh_token_and_the_chosen_server(discord):
    grant = discord.connect("mara").grant

    assert (grant["token_type"], grant["expires_in"]) == ("Bearer", 604_800)
    assert grant["scope"] == "identify guilds bot"
    assert (grant["guild"]["id"], grant["guild"]["name"]) == ("1180000000000000001", "Northwind")
    assert grant["refresh_token"]


def test_without_the_bot_there_is_no_server(discord):
    assert "guild" not in discord.connect("mara", scope="identify guilds").grant


def test_the_callback_names_the_issuer(discord):
    query = parse_qs(urlsplit(consent(discord.authorize_url())).query)

    assert query["iss"] == ["https://discord.com"]


def test_a_refresh_rotates_and_names_no_server(discord):
    old = discord.connect("mara").grant
    new = discord.refresh(old["refresh_token"]).json()

    assert new["refresh_token"] != old["refresh_token"]
    assert "guild" not in new
    used = discord.refresh(old["refresh_token"])
    assert (used.status_code, used.json()["error"]) == (400, "invalid_grant")


def test_json_is_refused(discord):
    fields = {"grant_type": "authorization_code", "code": discord.code()}
    response = discord.session.post(
        f"{discord.base}/{discord.token_path}", json=fields | discord.credentials(), timeout=10
    )

    assert (response.status_code, response.json()["error"]) == (400, "invalid_request")


@pytest.mark.parametrize("changes", [{"client_secret": "wrong"}, {"client_id": "another"}])
def test_a_wrong_client_is_a_401(discord, changes):
    response = discord.exchange(discord.code(), **changes)

    assert (response.status_code, response.json()) == (401, {"error": "invalid_client"})


def test_a_code_works_once(discord):
    code = discord.code()
    discord.exchange(code)

    again = discord.exchange(code)

    assert again.status_code == 400
    assert again.json() == {
        "error": "invalid_grant",
        "error_description": 'Invalid "code" in request.',
    }


def test_revoking_ends_everything_of_the_person(discord):
    first = discord.connect("mara").grant
    second = discord.connect("mara").grant

    refused = discord.revoke(first["refresh_token"], client_secret="wrong")
    taken = discord.revoke(first["refresh_token"])

    assert (refused.status_code, refused.json()) == (401, {"error": "invalid_client"})
    assert taken.status_code == 200
    for grant in (first, second):
        assert discord.get("api/v10/users/@me", token=grant["access_token"]).status_code == 401
