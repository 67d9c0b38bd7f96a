"""The fake Discord's API: whose token opens what, and how it says no."""

import pytest

from tests.sandbox.discord_client import DiscordClient

GUILD, BOOKS = "guilds/1180000000000000001", "guilds/1180000000000000003"
GENERAL, LEADS = "channels/1180000000000000101", "channels/1180000000000000104"
MINE, OTHERS = "1180000000000001004", "1180000000000001001"
UNAUTHORIZED = {"message": "401: Unauthorized", "code": 0}


@pytest.fixture
def discord(sandbox):
    sandbox.control("reset", provider="discord")
    return DiscordClient(sandbox)


def code_of(response):
    return response.status_code, response.json()["code"]


def test_a_persons_token_opens_what_is_theirs_alone(discord):
    discord.connect("mara")

    assert discord.get("api/v10/users/@me").json()["username"] == "mara.lindqvist"
    assert len(discord.get("api/v10/users/@me/guilds").json()) == 3
    for path in (GUILD, f"{GUILD}/channels", GENERAL, f"{GENERAL}/messages"):
        refused = discord.get(f"api/v10/{path}")
        assert (refused.status_code, refused.json()) == (401, UNAUTHORIZED)


def test_a_scope_opens_its_list(discord):
    discord.connect("mara", scope="identify")

    assert code_of(discord.get("api/v10/users/@me/guilds")) == (403, 50026)


@pytest.mark.parametrize("scheme", ["Bearer", "bot", ""])
def test_the_bots_token_takes_its_own_scheme(discord, scheme):
    shown = {"Authorization": f"{scheme} {discord.sandbox.client_secret}".strip()}

    assert discord.get(f"api/v10/{GUILD}", headers=shown).status_code == 401


def test_whoever_does_not_name_their_app_is_turned_away(discord):
    shown = {"Authorization": f"Bot {discord.sandbox.client_secret}", "User-Agent": "curl/8"}

    refused = discord.session.get(f"{discord.base}/api/v10/{GUILD}", headers=shown, timeout=10)

    assert code_of(refused) == (403, 40333)


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "guilds/1", (404, 10004)),
        ("GET", BOOKS, (403, 50001)),
        ("GET", "guilds/x", (400, 50035)),
        ("GET", "channels/1", (404, 10003)),
        ("GET", LEADS, (403, 50001)),
        ("GET", f"{GENERAL}/messages/1", (404, 10008)),
        ("GET", f"{GENERAL}/messages?limit=101", (400, 50035)),
        ("GET", f"{GENERAL}/messages?before=1&after=1", (400, 50035)),
        ("GET", f"{GUILD}/members?limit=1001", (400, 50035)),
        ("DELETE", f"{GENERAL}/messages/{OTHERS}", (403, 50013)),
        ("PUT", f"{GENERAL}/messages/{OTHERS}/reactions/plus/@me", (400, 10014)),
        ("PUT", f"{GENERAL}/messages/{OTHERS}/reactions/x:1/@me", (400, 10014)),
        ("PUT", GENERAL, (405, 0)),
        ("GET", "nowhere", (404, 0)),
    ],
)
def test_errors_have_discords_numbers(discord, method, path, expected):
    assert code_of(discord.bot(method, path)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({}, (400, 50006)),
        ({"content": ""}, (400, 50006)),
        ({"content": "x" * 2001}, (400, 50035)),
        ({"content": 5}, (400, 50035)),
        ({"content": "x", "allowed_mentions": {"parse": ["all"]}}, (400, 50035)),
        ({"content": "x", "message_reference": {"message_id": "1"}}, (400, 50035)),
    ],
)
def test_a_bad_message_is_refused(discord, body, expected):
    assert code_of(discord.bot("POST", f"{GENERAL}/messages", json=body)) == expected


def test_members_come_one_at_a_time_if_nothing_is_said(discord):
    first = discord.bot("GET", f"{GUILD}/members").json()
    after = first[0]["user"]["id"]
    rest = discord.bot("GET", f"{GUILD}/members?limit=10&after={after}").json()

    assert (len(first), len(rest)) == (1, 3)
    assert after not in [one["user"]["id"] for one in rest]


def test_windows_lie_around_a_message(discord):
    def ids(query):
        listed = discord.bot("GET", f"{GENERAL}/messages?{query}").json()
        return [one["id"][-1] for one in listed]

    assert ids("") == ["5", "4", "3", "2", "1"]
    assert ids("before=1180000000000001003") == ["2", "1"]
    assert ids("after=1180000000000001003&limit=1") == ["4"]
    assert ids("around=1180000000000001003&limit=3") == ["4", "3", "2"]


def test_the_bot_changes_its_own_message(discord):
    changed = discord.bot("PATCH", f"{GENERAL}/messages/{MINE}", json={"content": "Green."}).json()
    deleted = discord.bot("DELETE", f"{GENERAL}/messages/{MINE}")

    assert changed["content"] == "Green."
    assert changed["edited_timestamp"]
    assert (deleted.status_code, deleted.content) == (204, b"")
    assert code_of(discord.bot("GET", f"{GENERAL}/messages/{MINE}")) == (404, 10008)


def test_every_answer_tells_of_the_limit(discord):
    headers = discord.bot("GET", GUILD).headers

    assert headers["X-RateLimit-Remaining"] == "4"
    assert float(headers["X-RateLimit-Reset-After"]) > 0
