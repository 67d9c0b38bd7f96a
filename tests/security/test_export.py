"""GET /accounts/:id/export: everything that is held about an account, and nothing of another."""

import json

import pytest

from accounts.operations.export import KINDS
from inbox.webhooks.publishing import hand_on, publish_inbox_event
from tests.conftest import Api
from tests.factories import (
    make_account,
    make_endpoint,
    make_event,
    make_integration,
    make_key,
    make_record,
)


@pytest.fixture
def account(api, partner):
    made = api.post_json("/api/v1/accounts", {"external_id": "user-1", "metadata": {"a": "told"}})
    account = partner.accounts.get(pk=made.json()["data"]["id"])
    make_integration(account, access_token="gho_secret", provider_user_email="ada@example.com")
    make_endpoint(partner)
    publish_inbox_event(make_event(account, payload={"text": "what came in"}))
    make_record(partner, account_id=account.pk)
    api.post_json(
        f"/api/v1/accounts/{account.pk}/connect",
        {"provider": "google", "redirect_url": "https://acme.example/done"},
    )
    hand_on()
    return account


def export(api, account):
    return api.get(f"/api/v1/accounts/{account.pk}/export")


# promise 127
def test_everything_that_is_held_is_told(api, account):
    text = export(api, account).getvalue().decode()

    body = json.loads(text)
    assert body["ok"] is True
    assert list(body["data"]) == list(KINDS)
    empty = [kind for kind, rows in body["data"].items() if not rows]
    assert empty == ["usage_days"]  # nothing was folded yet
    people = {row["provider"]: row["provider_user_email"] for row in body["data"]["integrations"]}
    assert people == {"github": "ada@example.com", "google": ""}
    assert {row["type"] for row in body["data"]["webhook_messages"]} == {
        "account.created",
        "inbox.event",
    }
    assert "gho_secret" not in text
    assert "sealed" not in text


def test_nothing_of_another_account_is_told(api, account, partner):
    other = make_account(partner, "another")

    rows = json.loads(export(api, other).getvalue())["data"]

    assert [kind for kind in KINDS if rows[kind]] == ["account"]


def test_every_scope_of_what_it_tells_is_asked_for(partner, account):
    held = ["accounts:read", "integrations:read", "inbox:read", "usage:read"]
    for lacking in held:
        api = Api(make_key(partner, scopes=[scope for scope in held if scope != lacking]))
        assert export(api, account).json()["details"]["required_scope"] == lacking

    assert export(Api(make_key(partner, scopes=held)), account).status_code == 200
