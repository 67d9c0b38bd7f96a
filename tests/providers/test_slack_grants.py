from providers.definitions.slack import quirks
from providers.spec import Grant, Identity
from tests.providers.recorded_call import RecordedCall, sample


def test_a_bots_token_has_comma_separated_scopes_and_no_expiry():
    assert quirks.read_grant(sample("slack", "bot_token")) == {
        "main": Grant("xoxb-sample", scopes=("team:read", "channels:read", "chat:write"))
    }


def test_both_tokens_keep_their_own_scopes_refresh_token_and_expiry():
    # promise 47
    assert quirks.read_grant(sample("slack", "rotating_tokens")) == {
        "main": Grant(
            "xoxe.xoxb-sample",
            refresh_token="xoxe-bot-sample",
            expires_in=43200,
            scopes=("team:read", "channels:read"),
        ),
        "user": Grant(
            "xoxe.xoxp-sample",
            refresh_token="xoxe-user-sample",
            expires_in=39600,
            scopes=("search:read",),
            extra={"user_id": "U1234ABCD"},
        ),
    }


def test_a_users_token_may_come_alone():
    assert quirks.read_grant(sample("slack", "user_token_only")) == {
        "user": Grant("xoxp-sample", scopes=("search:read",), extra={"user_id": "U1234ABCD"})
    }


def test_a_refreshed_users_token_is_not_taken_for_the_bots():
    # promise 47
    assert quirks.read_grant(sample("slack", "refreshed_user_token")) == {
        "user": Grant(
            "xoxe.xoxp-next",
            refresh_token="xoxe-user-next",
            expires_in=43200,
            scopes=("search:read",),
        )
    }


def test_an_answer_without_tokens_grants_nothing():
    assert quirks.read_grant({"ok": True, "authed_user": {"id": "U1234ABCD"}}) == {}


def test_the_identity_is_a_member_of_a_workspace():
    call = RecordedCall(sample("slack", "auth_test"))

    who = quirks.identity(call)

    assert who == Identity(
        "T9TK3CUKW:U0KRQLJ9H",
        "patchbay in Northwind",
        "patchbay",
        {"team_id": "T9TK3CUKW", "team": "Northwind", "bot_user_id": "U0KRQLJ9H"},
    )
    assert [(each.method, each.url) for each in call.sent] == [
        ("POST", "https://slack.com/api/auth.test")
    ]


def test_a_person_is_not_noted_as_a_bot():
    about = {
        name: value for name, value in sample("slack", "auth_test").items() if name != "bot_id"
    }

    assert quirks.identity(RecordedCall(about)).extra["bot_user_id"] is None
