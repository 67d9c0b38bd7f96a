"""POST /accounts."""

import re
from uuid import UUID

import pytest
from django.db import OperationalError

from accounts.models import ConnectedAccount, Event
from tests.contract.shapes import explained
from tests.factories import make_account

ACCOUNTS = "/api/v1/accounts"
TAKEN = "An account with this external_id already exists"
ISO_MILLISECONDS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


def test_answers_the_whole_account(api, partner):
    sent = {"external_id": "user-456", "display_name": "Acme Corp", "metadata": {"plan": "pro"}}

    response = api.post_json(ACCOUNTS, sent)

    assert response.status_code == 200
    data = response.json()["data"]
    assert response.json() == {
        "ok": True,
        "data": {**sent, "id": data["id"], "created_at": data["created_at"]},
    }
    assert ISO_MILLISECONDS.fullmatch(data["created_at"])
    row = ConnectedAccount.objects.get()
    assert (row.pk, row.partner) == (UUID(data["id"]), partner)


def test_needs_the_external_id_alone(api):
    data = api.post_json(ACCOUNTS, {"external_id": "u"}).json()["data"]

    assert (data["display_name"], data["metadata"]) == (None, {})


@pytest.mark.parametrize(
    "external_id",
    [
        "user-123",
        "org_abc_user_456",
        "tenant:acme:user:jane",
        "x",
        "用户-Ä-😀",
        "a b/c?d=e&f%20g",
        "ü" * 255,
        "😀" * 255,
    ],
)
def test_any_text_to_255_characters_is_an_external_id(api, external_id):  # promise 76
    response = api.post_json(ACCOUNTS, {"external_id": external_id})

    assert response.status_code == 200
    assert response.json()["data"]["external_id"] == external_id
    assert ConnectedAccount.objects.get().external_id == external_id


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "external_id"),
        ({"external_id": ""}, "external_id"),
        ({"external_id": None}, "external_id"),
        ({"external_id": 7}, "external_id"),
        ({"external_id": True}, "external_id"),
        ({"external_id": ["u"]}, "external_id"),
        ({"external_id": "u" * 256}, "external_id"),
        ({"external_id": " u"}, "external_id"),
        ({"external_id": "u "}, "external_id"),
        ({"external_id": "u\u00a0"}, "external_id"),
        ({"external_id": "a\nb"}, "external_id"),
        ({"external_id": "a\u2028b"}, "external_id"),
        ({"external_id": "a\u007fb"}, "external_id"),
        ({"external_id": "u", "display_name": "n" * 256}, "display_name"),
        ({"external_id": "u", "display_name": 5}, "display_name"),
        ({"external_id": "u", "metadata": []}, "metadata"),
        ({"external_id": "u", "metadata": "x"}, "metadata"),
        ({"external_id": "u", "metadata": None}, "metadata"),
        ({"external_id": "u", "metadata": {"k": "v" * 65536}}, "metadata"),
        ({"external_id": "u", "id": "550e8400-e29b-41d4-a716-446655440000"}, "id"),
        ({"external_id": "u", "created_at": "2026-01-01T00:00:00.000Z"}, "created_at"),
        ({"external_id": "u", "partner": 1}, "partner"),
        ({"external_id": "u", "externalId": "u"}, "externalId"),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_made(api, body, field):  # promise 77
    response = api.post_json(ACCOUNTS, body)

    error = response.json()
    assert response.status_code == 400
    assert (error["error_code"], error["code"]) == ("VALIDATION_ERROR", "VALIDATION_ERROR")
    assert list(error["details"]["fields"]) == [field]
    assert error["error"].startswith(f"{field}: ")
    assert not ConnectedAccount.objects.exists()


@pytest.mark.parametrize("body", ["[]", '"text"', "5", "true"])
def test_the_body_must_be_an_object(api, body):
    response = api.generic("POST", ACCOUNTS, body, content_type="application/json")

    assert response.status_code == 400
    assert response.json()["error"] == "The body must be a JSON object"


def test_metadata_of_64_kb_fits(api):
    sent = {"external_id": "u", "metadata": {"k": "v" * (65536 - len('{"k": ""}'))}}

    assert api.post_json(ACCOUNTS, sent).status_code == 200


@pytest.mark.parametrize("number", ["1e999", "-1e999", "NaN", "Infinity"])
def test_a_number_that_json_cannot_hold_is_refused(api, number):
    text = f'{{"external_id": "u", "metadata": {{"n": {number}}}}}'

    response = api.generic("POST", ACCOUNTS, text, content_type="application/json")

    assert (response.status_code, response.json()["error"]) == (400, "The body is not valid JSON")


def test_a_taken_external_id_is_a_conflict(api, partner):
    make_account(partner, "user-1", display_name="First")

    response = api.post_json(ACCOUNTS, {"external_id": "user-1", "display_name": "Second"})

    error = response.json()
    assert response.status_code == 409
    assert (error["error"], error["error_code"]) == (TAKEN, "ALREADY_EXISTS")
    assert error["details"] == explained("ALREADY_EXISTS", external_id="user-1")
    assert [a.display_name for a in ConnectedAccount.objects.all()] == ["First"]
    partner.refresh_from_db()
    assert partner.account_count == 1


def test_external_ids_tell_capitals_and_accents_apart(api, partner):  # promise 76
    for external_id in ("user", "User", "usér", "use\u0301r"):
        assert api.post_json(ACCOUNTS, {"external_id": external_id}).status_code == 200

    assert ConnectedAccount.objects.count() == 4


def test_two_partners_may_use_the_same_external_id(api, other_api):
    first = api.post_json(ACCOUNTS, {"external_id": "u"})
    second = other_api.post_json(ACCOUNTS, {"external_id": "u"})

    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json()["data"]["id"] != second.json()["data"]["id"]


def test_leaves_an_event_that_names_the_key(api, partner):
    response = api.post_json(ACCOUNTS, {"external_id": "u"})

    event = Event.objects.get()
    assert (event.type, event.actor, event.data) == ("account.created", "key", {"external_id": "u"})
    assert (event.partner_id, str(event.account_id)) == (partner.pk, response.json()["data"]["id"])
    assert event.request_id == response["X-Request-Id"]


def test_an_account_and_its_event_are_made_together_or_not_at_all(api, partner, monkeypatch):
    def fail(*args, **about):
        raise OperationalError("disk full")

    monkeypatch.setattr(Event.objects, "create", fail)

    response = api.post_json(ACCOUNTS, {"external_id": "u"})

    assert response.status_code == 503
    assert not ConnectedAccount.objects.exists()
    partner.refresh_from_db()
    assert partner.account_count == 0
