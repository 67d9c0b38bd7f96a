"""Who was connected, told strangely: the connection stands, and only who it is stays unknown."""

import pytest
import responses

from integrations.models import Integration, Token
from tests.connect.walk import GITHUB_TOKEN, result_of, walk

USER, EMAILS = "https://api.github.com/user", "https://api.github.com/user/emails"
PRIVATE = {"id": 1, "login": "octo", "email": None}


def connect(started, user, scope="repo", **more):
    """Come back to a GitHub that tells this about the person; return what was kept of them."""
    with responses.RequestsMock() as mock:
        token = {"access_token": "gho_1", "scope": scope, "token_type": "bearer"} | more
        mock.post(GITHUB_TOKEN, json=token)
        mock.get(USER, json=user)
        if user is PRIVATE:
            mock.get(EMAILS, **started.emails)
        answer = started.come_back()
    assert result_of(answer)[1]["status"] == "success"
    kept = Integration.objects.get()
    assert kept.status == "active"
    return kept.provider_user_id, kept.provider_user_name, kept.provider_user_email


@pytest.mark.parametrize(
    "user",
    [
        [1],
        "octo",
        None,
        {"message": "no"},
        {"id": 1, "login": None, "email": "o@example.com"},
        {"id": 1, "login": "octo", "email": ["o@example.com"]},
        {"id": 1, "login": "oc\0to", "email": "o@example.com"},
    ],
)
def test_what_is_no_identity_is_not_kept(started, user):
    assert connect(started, user) == ("", "", "")


@pytest.mark.parametrize("emails", [{"status": 403, "json": {"message": "no"}}, {"status": 500}])
def test_an_address_that_is_refused_costs_only_the_address(started, emails):
    started.emails = emails

    assert connect(started, PRIVATE) == ("1", "octo", "")


def test_addresses_in_a_strange_form(started):
    started.emails = {"json": {"message": "no"}}

    assert connect(started, PRIVATE) == ("", "", "")


def test_a_scope_that_no_text_can_hold_is_left_out(started):
    connect(started, {"id": 1, "login": "octo", "email": "o@x.y"}, scope="repo,a\0b,read:user")

    assert Integration.objects.get().granted_scopes == {
        "main": ["github.write", "read:user", "repo"]
    }


def test_a_reconnect_by_somebody_unknown_keeps_no_former_name(api, account):
    connect(walk(api, account), {"id": 1, "login": "alice", "email": "alice@example.com"})

    assert connect(walk(api, account), {"message": "no"}) == ("", "", "")


def test_no_refresh_token_of_somebody_unknown_is_ever_kept_for_another(api, account):
    alice = {"id": 1, "login": "alice", "email": "alice@example.com"}
    connect(walk(api, account), alice, refresh_token="ghr_alice")
    connect(walk(api, account), {"message": "no"}, refresh_token="ghr_somebody")

    connect(walk(api, account), alice)

    assert Token.objects.get().refresh_token == ""
