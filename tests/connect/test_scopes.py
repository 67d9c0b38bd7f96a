"""What a session asks for: permission ids, their aliases, the provider's own scopes, or the defaults."""

import pytest

from connect.models import ConnectSession
from tests.connect.walk import start, walk
from tests.contract.shapes import explained

GOOGLE = "https://www.googleapis.com/auth/"
IDENTITY = ["openid", "email", "profile"]


def asked(api, account, provider, scopes):
    query = walk(api, account, provider, scopes=scopes).query
    return query["scope"].replace(",", " ").split()


@pytest.mark.parametrize(
    ("scopes", "expected"),
    [
        (["gmail.read"], ["gmail.readonly"]),
        (["gmail.send"], ["gmail.send"]),
        (["gmail.read", "calendar.read"], ["gmail.readonly", "calendar.readonly"]),
        (["calendar.write"], ["calendar.events", "calendar.readonly"]),
        (["calendar.manage"], ["calendar.events", "calendar.readonly"]),
        (["drive.write"], ["drive"]),
        (["drive.manage"], ["drive"]),
        ([GOOGLE + "gmail.readonly"], ["gmail.readonly"]),
        ([GOOGLE + "gmail.readonly", "calendar.read"], ["gmail.readonly", "calendar.readonly"]),
        (["gmail.read", "gmail.read", GOOGLE + "gmail.readonly"], ["gmail.readonly"]),
        ([GOOGLE + "spreadsheets"], ["spreadsheets"]),
    ],
)
def test_google_scopes_replace_the_defaults(api, account, scopes, expected):  # promise 15
    assert asked(api, account, "google", scopes) == IDENTITY + [GOOGLE + name for name in expected]


@pytest.mark.parametrize(
    "names",
    [
        ["slack.read"],
        ["slack.messages.read"],
        ["slack.channels.read"],
        ["slack.users.read"],
        ["slack.messages.read", "slack.users.read"],
    ],
)
def test_slack_aliases_mean_the_permission(api, account, names):
    wanted = asked(api, account, "slack", names)

    assert wanted[0] == "team:read"
    assert {"channels:read", "channels:history", "users:read", "im:read"} <= set(wanted)
    assert not {"chat:write", "search:read"} & set(wanted)


def test_slack_writing_is_asked_for_under_both_names(api, account):
    by_id = asked(api, account, "slack", ["slack.write"])

    assert by_id == asked(api, account, "slack", ["slack.messages.write"])
    assert "chat:write" in by_id
    assert "channels:read" not in by_id


def test_slack_search_is_asked_of_the_person_and_not_of_the_bot(api, account):
    query = walk(api, account, "slack", scopes=["slack.search"]).query

    assert (query["scope"], query["user_scope"]) == ("team:read", "search:read")


@pytest.mark.parametrize("more", [{}, {"scopes": []}, {"scopes": None}])
@pytest.mark.parametrize("provider", ["github", "google", "slack"])
def test_nothing_named_means_the_defaults(api, account, provider, more):
    by_default = ConnectSession.objects.get(
        pk=walk(api, account, provider).data["session_id"]
    ).scopes

    assert walk(api, account, provider, **more).row.scopes == by_default
    assert len(by_default["main"]) > 2


def test_the_defaults_leave_out_what_few_want(api, account):
    assert "user_scope" not in walk(api, account, "slack").query


@pytest.mark.parametrize(
    ("provider", "scopes", "bad"),
    [
        ("google", ["gmail read"], ["gmail read"]),
        ("google", ["gmail.read", 'a"b', "c\\d"], ['a"b', "c\\d"]),
        ("slack", ["chat:write,users:read"], ["chat:write,users:read"]),
        ("github", ["répo"], ["répo"]),
    ],
)
def test_what_is_neither_permission_nor_scope_is_named(api, account, provider, scopes, bad):
    response = start(api, account, provider, scopes=scopes)

    error = response.json()
    assert (response.status_code, error["error_code"]) == (400, "VALIDATION_ERROR")
    assert error["error"] == f"Not a permission or scope of {provider}: {bad[0]!r}"
    assert error["details"] == explained("VALIDATION_ERROR", scopes=bad)
    assert not ConnectSession.objects.exists()
