"""Reading and writing in servers over our API, and the servers and channels that stay closed."""

import pytest

from providers import endpoints
from tests.providers.connected import asked

NORTHWIND, HARBOUR, BOOKS = "1180000000000000001", "1180000000000000002", "1180000000000000003"
GENERAL, LEADS, THREAD = "1180000000000000101", "1180000000000000104", "1180000000000000105"
MOORINGS, READING, DIRECT = "1180000000000000201", "1180000000000000301", "1180000000000000901"
NOWHERE = "1180000000000000999"
MESSAGES = f"discord/channels/{GENERAL}/messages"


@pytest.fixture
def mara(caller):
    """An account whose person is in three servers and added the bot to the first."""
    assert caller.connect("discord", person="mara")["status"] == "success"
    return caller


def test_a_person_sees_all_their_servers_page_by_page(mara):
    first = mara.get("discord/guilds", limit=2).json()
    rest = mara.get("discord/guilds", limit=2, cursor=first["next_cursor"]).json()

    assert [one["name"] for one in first["data"]["guilds"]] == ["Northwind", "Harbour Club"]
    assert [one["name"] for one in rest["data"]["guilds"]] == ["Book Circle"]
    assert rest["next_cursor"] is None
    assert first["data"]["guilds"][0]["member_count"] == 4
    assert [one["owner"] for one in first["data"]["guilds"]] == [True, False]


def test_ones_own_server_is_open(mara):
    server = mara.get(f"discord/guilds/{NORTHWIND}").json()["data"]
    channels = mara.get(f"discord/guilds/{NORTHWIND}/channels").json()["data"]["channels"]
    members = mara.get(f"discord/guilds/{NORTHWIND}/members", limit=3).json()

    assert (server["name"], server["member_count"]) == ("Northwind", 4)
    assert [one["name"] for one in channels] == ["general", "releases", "Coffee corner", "leads"]
    assert len(members["data"]["members"]) == 3
    assert members["next_cursor"] == members["data"]["members"][-1]["user"]["id"]


@pytest.mark.parametrize("server", [HARBOUR, BOOKS, NOWHERE])
@pytest.mark.parametrize("rest", ["", "/channels", "/members"])
def test_another_server_is_closed_and_never_asked_for(mara, sandbox, server, rest):
    response = mara.get(f"discord/guilds/{server}{rest}")

    assert response.status_code == 404
    assert response.json()["error_code"] == "NOT_FOUND"
    assert server in response.json()["error"]
    assert asked(sandbox, "discord", "/api/v10/guilds") == 0


def every_call(channel):
    message = f"discord/channels/{channel}/messages/1180000000000002001"
    return [
        ("get", f"discord/channels/{channel}/messages", {}),
        ("get", message, {}),
        ("post", f"discord/channels/{channel}/messages", {"content": "Hello"}),
        ("patch", message, {"content": "Hello"}),
        ("delete", message, {}),
        ("put", f"{message}/reactions/🎉", {}),
    ]


def made(caller, method, path, body):
    return caller.get(path) if method == "get" else caller.send(method, path, body)


@pytest.mark.parametrize("channel", [MOORINGS, DIRECT, NOWHERE])
@pytest.mark.parametrize("number", range(6))
def test_channels_elsewhere_are_closed_to_every_tool(mara, sandbox, channel, number):
    response = made(mara, *every_call(channel)[number])

    assert response.status_code == 404
    assert response.json()["error"] == (
        f"No channel {channel} in the servers that this connection added the bot to"
    )
    assert asked(sandbox, "discord", f"/api/v10/channels/{channel}/") == 0


def test_a_channel_that_the_bot_cannot_see_says_so(mara):
    response = mara.get(f"discord/channels/{LEADS}/messages")

    assert response.status_code == 403
    assert response.json()["details"]["reason"] == "50001: Missing Access"


# Nothing a caller writes beside the path reaches further than the path.
@pytest.mark.parametrize(
    "extra",
    [
        {"guild_id": HARBOUR},
        {"guildId": HARBOUR},
        {"guilds": [HARBOUR]},
        {"channel_id": MOORINGS},
        {"message_reference": {"channel_id": MOORINGS, "message_id": "1180000000000002001"}},
    ],
)
def test_what_else_a_caller_sends_widens_nothing(mara, sandbox, extra):
    sent = mara.send("post", MESSAGES, {"content": "Hello"} | extra)
    closed = mara.send("post", f"discord/channels/{MOORINGS}/messages", {"content": "Hi"} | extra)

    assert sent.json()["data"]["channel_id"] == GENERAL
    assert "message_reference" not in sent.json()["data"]
    assert closed.status_code == 404
    assert asked(sandbox, "discord", f"/api/v10/channels/{MOORINGS}/") == 0


def test_what_is_sent_is_read_changed_and_deleted(mara):
    sent = mara.post(MESSAGES, content="On my way", reply_to="1180000000000001001").json()["data"]
    place = f"{MESSAGES}/{sent['id']}"

    changed = mara.send("patch", place, {"content": "Arrived"}).json()["data"]
    newest = mara.get(MESSAGES, limit=1).json()["data"]["messages"][0]
    deleted = mara.send("delete", place, {})

    assert sent["message_reference"]["message_id"] == "1180000000000001001"
    assert (changed["content"], newest["content"]) == ("Arrived", "Arrived")
    assert (deleted.status_code, deleted.json()["data"]) == (200, {})
    assert mara.get(place).status_code == 404


def test_everybody_is_not_woken_unless_that_is_asked_for(mara):
    quiet = mara.post(MESSAGES, content="@everyone").json()["data"]
    loud = mara.post(
        MESSAGES, content="@everyone", allowed_mentions={"parse": ["everyone"]}
    ).json()["data"]

    assert (quiet["mention_everyone"], loud["mention_everyone"]) == (False, True)


def test_messages_come_newest_first_until_the_last_page(mara):
    pages, cursor = [], None
    while cursor is not None or not pages:
        body = mara.get(MESSAGES, limit=2, **({"cursor": cursor} if cursor else {})).json()
        pages.append([one["id"][-1] for one in body["data"]["messages"]])
        cursor = body["next_cursor"]

    assert pages == [["5", "4"], ["3", "2"], ["1"]]


def test_a_window_has_no_next_page(mara):
    body = mara.get(MESSAGES, limit=2, after="1180000000000001002").json()

    assert [one["id"][-1] for one in body["data"]["messages"]] == ["4", "3"]
    assert body["next_cursor"] is None


def test_a_thread_is_in_the_server_of_its_channel(mara):
    body = mara.get(f"discord/channels/{THREAD}/messages").json()

    assert [one["content"] for one in body["data"]["messages"]] == ["Booked, window seat."]


@pytest.mark.parametrize("emoji", ["🎉", "northwind:1180000000000000501"])
def test_reacting_with_any_kind_of_emoji(mara, emoji):
    message = f"{MESSAGES}/1180000000000001003"

    response = mara.send("put", f"{message}/reactions/{emoji}", {})

    assert response.status_code == 200
    [reaction] = mara.get(message).json()["data"]["reactions"]
    assert reaction["emoji"]["name"] == emoji.partition(":")[0]
    assert reaction["me"] is True


def test_what_discord_finds_invalid_is_a_bad_request(mara):
    response = mara.post(MESSAGES, content="x" * 2001)

    assert response.status_code == 400
    assert response.json()["details"]["reason"] == "50035: Invalid Form Body"


def test_the_bot_changes_no_message_of_others(mara):
    response = mara.send("patch", f"{MESSAGES}/1180000000000001001", {"content": "x"})

    assert response.status_code == 403
    assert response.json()["details"]["reason"].startswith("50005")


def test_a_limit_is_passed_on_with_its_seconds(mara, sandbox):
    limited = {"message": "You are being rate limited.", "retry_after": 12.4, "global": False}
    sandbox.control(
        "failures", provider="discord", path="/api/v10/users/@me", status=429, body=limited
    )

    response = mara.get("discord/me")

    assert (response.status_code, response["Retry-After"]) == (429, "13")


def test_a_bot_token_that_is_refused_ends_no_connection(mara, monkeypatch):
    monkeypatch.setenv("PROVIDER_DISCORD_BOT_TOKEN", "not-the-bots")
    endpoints.forget()

    response = mara.get(f"discord/guilds/{NORTHWIND}")

    assert response.status_code == 502
    assert response.json()["error_code"] == "PROVIDER_ERROR"
    assert mara.integrations()[0]["status"] == "active"
    assert mara.get("discord/me").status_code == 200
