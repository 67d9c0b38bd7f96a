"""POST /auth/device/token: 428 until somebody decides, then the key, once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import ApiKey, DeviceSignIn, Event
from tests.accounts.devices import TOKEN, approve, ask, deny, poll
from tests.conftest import Api
from tests.contract.shapes import explained
from tests.factories import make_partner, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(db):
    return make_user(email="ada@example.com")


def is_refusal(response, status, error, error_code):
    assert response.status_code == status
    assert response.json() == {
        "ok": False,
        "error": error,
        "error_code": error_code,
        "code": error_code,
        "details": explained(error_code),
        "request_id": response["X-Request-Id"],
    }
    assert not ApiKey.objects.exists()


def pass_time(**by):
    DeviceSignIn.objects.update(expires_at=timezone.now() - timedelta(**by))


# promise 28
def test_nobody_decided_yet():
    is_refusal(poll(ask()), 428, "authorization_pending", "AUTHORIZATION_PENDING")


# promise 28
def test_polling_too_fast_is_never_told_anything_else():
    started = ask()

    assert {poll(started).status_code for _ in range(150)} == {428}


def test_approved(user):
    started = ask()
    approve(started, user)

    response = poll(started)

    key = ApiKey.objects.get()
    raw = response.json()["api_key"]
    assert (response.status_code, response.json()) == (200, {"ok": True, "api_key": raw})
    assert response["Cache-Control"] == "no-store"
    assert ApiKey.objects.recognise(raw) == key
    assert (key.user, key.kind, key.name, key.scopes) == (user, "personal", "Laptop", None)
    assert Api(raw).get("/api/v1/me").json()["data"]["email"] == "ada@example.com"


def test_a_partner_gets_a_personal_key_too():
    started = ask()
    approve(started, make_partner().user)

    poll(started)

    assert ApiKey.objects.get().kind == "personal"


def test_no_key_exists_before_the_device_fetches_it(user):
    started = ask()

    approve(started, user)

    assert not ApiKey.objects.exists()
    assert DeviceSignIn.objects.get().status == "approved"


def test_the_key_is_given_once(user):
    started = ask()
    approve(started, user)
    poll(started)

    again = poll(started)

    assert (again.status_code, again.json()["error"]) == (410, "expired_token")
    assert ApiKey.objects.count() == 1


# promise 28
def test_denied(user):
    started = ask()
    deny(started, user)

    is_refusal(poll(started), 403, "access_denied", "ACCESS_DENIED")


# promise 28
def test_expired():
    started = ask()
    pass_time(seconds=0)

    is_refusal(poll(started), 410, "expired_token", "EXPIRED_TOKEN")


def test_approved_and_fetched_too_late(user):
    started = ask()
    approve(started, user)
    pass_time(seconds=0)

    is_refusal(poll(started), 410, "expired_token", "EXPIRED_TOKEN")


def test_a_code_nobody_knows():
    is_refusal(poll({"device_code": "x" * 43}), 410, "expired_token", "EXPIRED_TOKEN")


def test_the_user_code_is_no_device_code(user):
    started = ask()
    approve(started, user)

    is_refusal(poll({"device_code": started["user_code"]}), 410, "expired_token", "EXPIRED_TOKEN")


def test_whoever_approved_was_locked_out_since(user):
    started = ask()
    approve(started, user)
    user.is_active = False
    user.save()

    is_refusal(poll(started), 403, "access_denied", "ACCESS_DENIED")


@pytest.mark.parametrize("body", [None, {}, {"device_code": ""}, {"device_code": ["x"]}])
def test_the_code_must_be_sent(body):
    response = Api().post_json(TOKEN, body)

    assert response.status_code == 400
    assert response.json()["error"].startswith("device_code: ")


def test_strangers_send_little(user):
    response = Api().post_json(TOKEN, {"device_code": "x" * 16 * 1024})

    is_refusal(response, 413, "The body is larger than 16 KB", "PAYLOAD_TOO_LARGE")


def test_only_the_first_decision_holds(user):
    started = ask()

    assert deny(started, user)
    assert not approve(started, user)
    assert [event.type for event in Event.objects.all()] == ["device.denied"]


def test_nothing_is_decided_after_its_time(user):
    ask()
    row = DeviceSignIn.objects.get()
    pass_time(seconds=0)

    assert not row.move("pending", "approved", user=user)


def test_the_event_log_holds_the_whole_story(user):
    started = ask({"client_name": "cli"}, HTTP_USER_AGENT="cli/1", REMOTE_ADDR="203.0.113.7")
    approve(started, user)
    poll(started)

    approved, created = Event.objects.order_by("id")
    row, key = DeviceSignIn.objects.get(), ApiKey.objects.get()
    assert (approved.type, approved.actor, approved.actor_id) == (
        "device.approved",
        "user",
        str(user.pk),
    )
    assert (approved.user_id, approved.object_id, approved.ip) == (
        user.pk,
        str(row.pk),
        "198.51.100.1",
    )
    assert approved.data == {
        "client_name": "cli",
        "user_agent": "cli/1",
        "asked_from": "203.0.113.7",
        "key_name": "Laptop",
    }
    assert (created.type, created.actor_id) == ("key.created", str(user.pk))
    assert (created.object_id, created.ip) == (str(key.pk), "127.0.0.1")


def test_neither_code_nor_key_is_in_a_row_afterwards(user):
    started = ask()
    approve(started, user)
    raw = poll(started).json()["api_key"]

    kept = str([list(m.objects.values()) for m in (ApiKey, DeviceSignIn, Event)])
    for secret in (raw, started["device_code"], started["user_code"]):
        assert secret not in kept


def test_a_failure_while_the_key_is_made_loses_nothing(user, monkeypatch):
    started = ask()
    approve(started, user)
    with monkeypatch.context() as broken:
        broken.setattr("accounts.issuing.record", lambda *a, **k: 1 / 0)
        assert poll(started).status_code == 500

    assert not ApiKey.objects.exists()
    assert poll(started).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_polls_at_once_give_one_key(user):
    started = ask()
    approve(started, user)

    def at_once(_):
        try:
            return poll(started).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        answers = sorted(threads.map(at_once, range(8)))

    assert answers == [200, *[410] * 7]
    assert ApiKey.objects.count() == 1
