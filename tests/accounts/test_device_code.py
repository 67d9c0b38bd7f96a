"""POST /auth/device/code: two codes for a device that wants to sign in."""

import re

import pytest
import time_machine

from accounts.device import codes
from accounts.device.sign_in import find_by_user_code
from accounts.models import DeviceSignIn
from tests.accounts.devices import CODE, ask, poll
from tests.conftest import Api

pytestmark = pytest.mark.django_db
USER_CODE = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}")


def test_the_members_stand_at_top_level():
    response = Api().post_json(CODE, {})

    body = response.json()
    user_code = body["user_code"]
    assert response.status_code == 200
    assert body == {
        "ok": True,
        "device_code": body["device_code"],
        "user_code": user_code,
        "verification_uri": "http://testserver/device",
        "verification_uri_complete": f"http://testserver/device?user_code={user_code}",
        "expires_in": 900,
        "interval": 5,
    }
    assert response["Cache-Control"] == "no-store"


# promise 27
def test_the_codes_are_long_enough_and_easy_to_type():
    started = ask()

    assert USER_CODE.fullmatch(started["user_code"])
    assert len(started["device_code"]) == 43  # 256 bits
    assert ask()["device_code"] != started["device_code"]
    assert len(set(codes.LETTERS) - set("AEIOUY")) == 20


# promise 27
def test_the_codes_last_15_minutes():
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False) as clock:
        started = ask()
        clock.shift(899)
        assert poll(started).status_code == 428

        clock.shift(1)

        assert poll(started).status_code == 410
        assert find_by_user_code(started["user_code"]) is None


def test_the_body_may_be_absent(client):
    assert client.post(CODE, content_type="").status_code == 200
    assert client.generic("POST", CODE).status_code == 200


def test_neither_code_is_kept():
    started = ask()

    row = DeviceSignIn.objects.values().get()
    letters = started["user_code"].replace("-", "")
    for code in (started["device_code"], started["user_code"], letters):
        assert code not in str(row)
    assert row["user_digest"] == codes.digest(started["user_code"])


def test_who_asks_is_kept():
    ask(
        {"client_name": "supyagent"}, HTTP_USER_AGENT="python-httpx/0.28", REMOTE_ADDR="203.0.113.7"
    )

    row = DeviceSignIn.objects.get()
    assert (row.client_name, row.user_agent, row.ip) == (
        "supyagent",
        "python-httpx/0.28",
        "203.0.113.7",
    )
    assert (row.status, row.user) == ("pending", None)


def test_what_could_mislead_the_reader_is_dropped():
    ask({"client_name": "Bank\u202e\u200b\ncli"}, HTTP_USER_AGENT="a" * 1000)

    row = DeviceSignIn.objects.get()
    assert (row.client_name, row.user_agent) == ("Bankcli", "a" * 300)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            {"client_name": "x" * 101},
            "client_name: Ensure this field has no more than 100 characters.",
        ),
        ({"client_name": {}}, "client_name: Not a valid string."),
        ({"name": "x"}, "name: Unknown field."),
        ([], "The body must be a JSON object"),
    ],
)
def test_a_mistake_is_named_and_starts_nothing(body, said):
    response = Api().post_json(CODE, body)

    assert (response.status_code, response.json()["error"]) == (400, said)
    assert response.json()["error_code"] == "VALIDATION_ERROR"
    assert not DeviceSignIn.objects.exists()


@time_machine.travel("2026-11-22T12:00:10Z", tick=False)
def test_an_address_that_asks_too_often_is_refused_and_polls_on():
    started = ask()
    last = [Api().post_json(CODE, {}) for _ in range(20)][-1]

    assert last.status_code == 429
    assert last.json()["error_code"] == "RATE_LIMITED"
    assert int(last["Retry-After"]) >= 1
    assert Api().post_json(CODE, {}, REMOTE_ADDR="203.0.113.8").status_code == 200
    assert poll(started).status_code == 428
