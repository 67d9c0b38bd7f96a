"""Slack's API: ok instead of statuses, cursors, messages that stay."""

from concurrent.futures import ThreadPoolExecutor

import pytest

GENERAL, LAUNCH, DESIGN, FINANCE, OLD = (
    "C04GENERAL1",
    "C04LAUNCH02",
    "C04DESIGN03",
    "C04FINANCE4",
    "C04OLDWEB05",
)


@pytest.fixture
def slack(slack):
    return slack.connect()


def read(slack, method, token=None, **params):
    answer = slack.get(f"api/{method}", params=params, token=token)
    assert answer.status_code == 200
    return answer.json()


def write(slack, method, **body):
    answer = slack.post(f"api/{method}", body)
    assert answer.status_code == 200
    return answer.json()


def texts(answer):
    return [message["text"] for message in answer["messages"]]


def refusal(error):
    return {"ok": False, "error": error}


def test_auth_test_names_bot_and_user(slack):
    bot = read(slack, "auth.test")
    user = read(slack, "auth.test", token=slack.grant["authed_user"]["access_token"])

    assert (bot["user_id"], bot["bot_id"]) == ("U04PATCHBAY", "B04PATCHBAY")
    assert (user["user_id"], user["team"]) == ("U04MARALQ01", "Northwind")
    assert "bot_id" not in user


def test_channels_by_type(slack):
    public = read(slack, "conversations.list")["channels"]
    both = read(slack, "conversations.list", types="public_channel,private_channel")["channels"]
    living = read(slack, "conversations.list", exclude_archived="true")["channels"]

    assert [one["name"] for one in public] == ["design", "general", "launch", "old-website"]
    assert "finance" in [one["name"] for one in both]
    assert "old-website" not in [one["name"] for one in living]
    assert {one["name"]: one["is_member"] for one in living} == {
        "design": False,
        "general": True,
        "launch": True,
    }
    assert read(slack, "conversations.list", types="x") == refusal("invalid_types")


def test_channels_are_paged_by_cursor(slack):
    names, cursor = [], None
    while cursor != "":
        page = read(slack, "conversations.list", limit=3, cursor=cursor)
        names += [one["name"] for one in page["channels"]]
        cursor = page["response_metadata"]["next_cursor"]

    assert names == ["design", "general", "launch", "old-website"]
    assert read(slack, "conversations.list", cursor="x") == refusal("invalid_cursor")
    assert read(slack, "conversations.list", limit=1000) == refusal("invalid_limit")


def test_missing_scope_says_what_was_needed(slack):
    slack.connect(scope="channels:read", user_scope=None)

    answer = read(slack, "conversations.list", types="private_channel")
    users = read(slack, "users.list")

    assert answer == refusal("missing_scope") | {
        "needed": "groups:read",
        "provided": "channels:read",
    }
    assert users["needed"] == "users:read"


def test_info_and_members(slack):
    info = read(slack, "conversations.info", channel=FINANCE)
    members = read(slack, "conversations.members", channel=FINANCE)

    assert (info["channel"]["name"], info["channel"]["is_private"]) == ("finance", True)
    assert members["members"] == ["U04MARALQ01", "U04TOMASOL2", "U04PATCHBAY"]
    assert read(slack, "conversations.info", channel="general") == refusal("channel_not_found")
    assert read(slack, "conversations.info")["error"] == "invalid_arguments"


def test_history_is_newest_first_and_leaves_replies_out(slack):
    answer = read(slack, "conversations.history", channel=GENERAL)

    assert texts(answer) == [
        "Release notes are in the folder.",
        "Offsite: please book by Friday.",
        "水曜日は在宅勤務です。",
        "The coffee machine is back ☕",
        "Good morning, everybody!",
    ]
    assert answer["messages"][1]["reply_count"] == 2
    assert answer["messages"][3]["reactions"][0]["name"] == "tada"


def test_history_pages_and_limits(slack):
    first = read(slack, "conversations.history", channel=GENERAL, limit=2)
    cursor = first["response_metadata"]["next_cursor"]
    second = read(slack, "conversations.history", channel=GENERAL, limit=9, cursor=cursor)
    middle = first["messages"][1]["ts"]
    older = read(slack, "conversations.history", channel=GENERAL, latest=middle)
    newer = read(slack, "conversations.history", channel=GENERAL, oldest=middle, inclusive="true")

    assert (first["has_more"], second["has_more"]) == (True, False)
    assert len(texts(first) + texts(second)) == 5
    assert len(older["messages"]) == 3
    assert len(newer["messages"]) == 2
    bad = read(slack, "conversations.history", channel=GENERAL, oldest="yesterday")
    assert bad == refusal("invalid_ts_oldest")


def test_history_takes_membership_and_an_id(slack):
    assert read(slack, "conversations.history", channel=DESIGN) == refusal("not_in_channel")
    assert read(slack, "conversations.history", channel="general") == refusal("channel_not_found")

    joined = write(slack, "conversations.join", channel=DESIGN)

    assert joined["channel"]["is_member"] is True
    assert len(read(slack, "conversations.history", channel=DESIGN)["messages"]) == 2
    assert write(slack, "conversations.join", channel=DESIGN)["warning"] == "already_in_channel"
    assert write(slack, "conversations.join", channel=OLD) == refusal("is_archived")


def test_thread_begins_with_its_first_message(slack):
    parent = read(slack, "conversations.history", channel=GENERAL)["messages"][1]

    thread = read(slack, "conversations.replies", channel=GENERAL, ts=parent["ts"])

    assert texts(thread) == ["Offsite: please book by Friday.", "Booked.", "Booked, window seat."]
    unknown = read(slack, "conversations.replies", channel=GENERAL, ts="1.000000")
    assert unknown == refusal("thread_not_found")


@pytest.mark.parametrize("target", [GENERAL, "general", "#general"])
def test_posted_message_is_the_newest(slack, target):
    posted = write(slack, "chat.postMessage", channel=target, text="Grüße 👋")

    newest = read(slack, "conversations.history", channel=GENERAL)["messages"][0]
    assert (posted["ok"], posted["channel"]) == (True, GENERAL)
    assert newest["ts"] == posted["ts"] == posted["message"]["ts"]
    assert (newest["text"], newest["user"]) == ("Grüße 👋", "U04PATCHBAY")
    assert newest["bot_id"] == "B04PATCHBAY"


def test_form_is_accepted_too(slack):
    answer = slack.post("api/chat.postMessage", data={"channel": "general", "text": "by form"})

    assert answer.json()["message"]["text"] == "by form"


def test_reply_goes_into_its_thread(slack):
    parent = write(slack, "chat.postMessage", channel="launch", text="Who is in?")

    write(slack, "chat.postMessage", channel="launch", text="Me", thread_ts=parent["ts"])

    newest = read(slack, "conversations.history", channel=LAUNCH)["messages"][0]
    assert (newest["text"], newest["reply_count"]) == ("Who is in?", 1)
    lost = write(slack, "chat.postMessage", channel="launch", text="x", thread_ts="1.000000")
    assert lost == refusal("thread_not_found")


def test_message_to_a_person_opens_the_conversation(slack):
    posted = write(slack, "chat.postMessage", channel="U04AIKOTAN3", text="Hello")
    opened = write(slack, "conversations.open", users="U04AIKOTAN3")

    assert posted["channel"] == opened["channel"]["id"]
    assert opened["channel"]["id"].startswith("D")
    assert texts(read(slack, "conversations.history", channel=posted["channel"])) == ["Hello"]


@pytest.mark.parametrize(
    ("users", "error"),
    [
        ("", "users_list_not_supplied"),
        ("U0NOBODY", "user_not_found"),
        ("U04PATCHBAY", "cannot_dm_bot"),
        ("U04AIKOTAN3,U04TOMASOL2", "missing_scope"),
    ],
)
def test_refused_conversations(slack, users, error):
    assert write(slack, "conversations.open", users=users)["error"] == error


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"channel": "nowhere", "text": "x"}, "channel_not_found"),
        ({"text": "x"}, "channel_not_found"),
        ({"channel": "general"}, "no_text"),
        ({"channel": "general", "text": "x" * 40_001}, "msg_too_long"),
        ({"channel": "general", "blocks": "[}"}, "invalid_blocks_format"),
        ({"channel": "general", "blocks": [{}]}, "invalid_blocks"),
        ({"channel": OLD, "text": "x"}, "is_archived"),
    ],
)
def test_refused_messages(slack, body, error):
    assert write(slack, "chat.postMessage", **body) == refusal(error)
    assert len(read(slack, "conversations.history", channel=GENERAL)["messages"]) == 5


def test_channel_one_is_not_in_takes_the_public_scope(slack):
    allowed = write(slack, "chat.postMessage", channel="design", text="hi")
    slack.connect(scope="chat:write")

    assert allowed["ok"] is True
    assert write(slack, "chat.postMessage", channel="design", text="hi") == refusal(
        "not_in_channel"
    )


def test_bad_json(slack):
    headers = {"Content-Type": "application/json; charset=utf-8"}

    broken = slack.post("api/chat.postMessage", data="{", headers=headers)
    listed = slack.post("api/chat.postMessage", data="[]", headers=headers)

    assert broken.json() == refusal("invalid_json")
    assert listed.json() == refusal("json_not_object")


def test_own_message_is_changed_and_deleted(slack):
    posted = write(slack, "chat.postMessage", channel="general", text="teh")
    place = {"channel": GENERAL, "ts": posted["ts"]}

    changed = write(slack, "chat.update", **place, text="the")
    deleted = write(slack, "chat.delete", **place)
    again = write(slack, "chat.delete", **place)

    assert changed["text"] == changed["message"]["text"] == "the"
    assert deleted == {"ok": True} | place
    assert again == refusal("message_not_found")


def test_foreign_message_is_left_alone(slack):
    ts = read(slack, "conversations.history", channel=GENERAL)["messages"][0]["ts"]

    changed = write(slack, "chat.update", channel=GENERAL, ts=ts, text="x")
    deleted = write(slack, "chat.delete", channel=GENERAL, ts=ts)

    assert (changed, deleted) == (refusal("cant_update_message"), refusal("cant_delete_message"))


def test_reaction_is_added_once(slack):
    ts = read(slack, "conversations.history", channel=GENERAL)["messages"][0]["ts"]
    body = {"channel": GENERAL, "timestamp": ts, "name": "eyes"}

    assert write(slack, "reactions.add", **body) == {"ok": True}
    assert write(slack, "reactions.add", **body) == refusal("already_reacted")
    assert write(slack, "reactions.add", **body | {"name": "A B"}) == refusal("invalid_name")
    newest = read(slack, "conversations.history", channel=GENERAL)["messages"][0]
    assert newest["reactions"] == [{"name": "eyes", "users": ["U04PATCHBAY"], "count": 1}]


def test_users(slack):
    listed = read(slack, "users.list")["members"]
    shown = read(slack, "users.info", user="U04AIKOTAN3")["user"]
    found = read(slack, "users.lookupByEmail", email="TOMAS@northwind.example")["user"]

    assert [one["name"] for one in listed] == ["mara", "tomas", "aiko", "patchbay"]
    assert shown["profile"]["email"] == "aiko@northwind.example"
    assert found["id"] == "U04TOMASOL2"
    assert read(slack, "users.info", user="U0") == refusal("user_not_found")
    assert read(slack, "users.lookupByEmail", email="x@y") == refusal("users_not_found")


def test_addresses_take_a_scope(slack):
    slack.connect(scope="users:read")

    assert "email" not in read(slack, "users.list")["members"][0]["profile"]


def test_search_takes_a_users_token(slack):
    user = slack.grant["authed_user"]["access_token"]

    refused = read(slack, "search.messages", query="offsite")
    found = read(slack, "search.messages", token=user, query="offsite")
    narrowed = read(slack, "search.messages", token=user, query="in:#launch from:@tomas risks")
    paged = read(slack, "search.messages", token=user, query="o", count=2, page=2)

    assert refused == refusal("not_allowed_token_type")
    assert found["messages"]["total"] == 1
    assert found["messages"]["matches"][0]["channel"]["name"] == "general"
    assert narrowed["messages"]["total"] == 1
    assert len(paged["messages"]["matches"]) == 2
    assert paged["messages"]["paging"]["page"] == 2
    assert read(slack, "search.messages", token=user) == refusal("no_query")


def test_team(slack):
    assert read(slack, "team.info")["team"]["domain"] == "northwind"


def test_unknown_method(slack):
    assert read(slack, "chat.nonsense") == refusal("unknown_method")


def test_timestamps_of_parallel_messages_differ(slack):
    def post(number):
        body = {"channel": "general", "text": f"{number}"}
        return slack.post("api/chat.postMessage", body).json()["ts"]

    with ThreadPoolExecutor(50) as pool:
        stamps = list(pool.map(post, range(50)))

    assert len(set(stamps)) == 50
    history = read(slack, "conversations.history", channel=GENERAL, limit=200)
    assert len(history["messages"]) == 55
