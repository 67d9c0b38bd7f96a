"""Signatures as Standard Webhooks has them, and a checker that says in words what does not fit."""

import base64
import hashlib
import hmac
import json
from datetime import timedelta

import pytest
from django.utils import timezone

from inbox.models import WebhookDelivery, WebhookMessage
from inbox.models.endpoint import new_secret
from inbox.webhooks import rotating
from inbox.webhooks.checking import explain
from inbox.webhooks.recording import SYSTEM
from inbox.webhooks.sending import headers_of
from inbox.webhooks.signing import BadSignature, WrongTime, secrets_of, sign, verify

BODY = '{"id":"msg_1"}'


def headers(secret, at=None, body=BODY):
    stamp = int((at or timezone.now()).timestamp())
    return {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(stamp),
        "webhook-signature": sign("msg_1", stamp, body, [secret]),
    }


# promise 105
def test_the_signature_is_that_of_the_published_example():
    """The values are those of the Standard Webhooks specification's own test."""
    signed = sign(
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        1614265330,
        '{"test": 2432232314}',
        ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
    )

    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


# promise 105
def test_it_is_an_hmac_over_id_time_and_body():
    secret = new_secret()
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = hmac.new(key, b'msg_1.7.{"id":"msg_1"}', hashlib.sha256).digest()

    assert sign("msg_1", 7, BODY, [secret]) == f"v1,{base64.b64encode(digest).decode()}"
    assert len(key) == 32


# promise 105
def test_what_is_altered_old_or_of_another_secret_is_refused():
    secret, now = new_secret(), timezone.now()
    good = headers(secret)

    verify(good, BODY, [new_secret(), secret], now)
    for wrong in (
        (good, BODY + " ", [secret]),
        (good, BODY, [new_secret()]),
        (good | {"webhook-id": "msg_2"}, BODY, [secret]),
        (good | {"webhook-timestamp": "9" * 400}, BODY, [secret]),
        (good | {"webhook-timestamp": "soon"}, BODY, [secret]),
        (good | {"webhook-signature": "v1,é"}, BODY, [secret]),
        ({}, BODY, [secret]),
    ):
        with pytest.raises(BadSignature):
            verify(*wrong, now)
    for minutes in (-6, 6):
        with pytest.raises(WrongTime):
            verify(headers(secret, now + timedelta(minutes=minutes)), BODY, [secret], now)


# promise 106
@pytest.mark.django_db
def test_both_secrets_sign_until_the_overlap_is_over(endpoint):
    former, now = endpoint.secret, timezone.now()

    new = rotating.rotate(endpoint, timedelta(hours=24), SYSTEM)

    assert secrets_of(endpoint, now) == [new, former]
    assert secrets_of(endpoint, now + timedelta(hours=24, seconds=1)) == [new]
    message = WebhookMessage(public_id="msg_1", body=BODY)
    sent = headers_of(endpoint, message)
    assert len(sent["webhook-signature"].split()) == 2
    for secret in (new, former):
        verify(sent, BODY, [secret], now)


# promise 106
@pytest.mark.django_db
def test_without_overlap_the_former_secret_is_worthless_at_once(endpoint):
    former = endpoint.secret

    new = rotating.rotate(endpoint, timedelta(), SYSTEM)

    assert secrets_of(endpoint, timezone.now()) == [new]
    assert former not in {new, endpoint.former_secret}


@pytest.fixture
def message(partner, endpoint):
    body = json.dumps({"id": "msg_1", "data": {}})
    message = WebhookMessage.objects.create(
        public_id="msg_1", partner=partner, type="webhook.test", body=body, key="test:1"
    )
    WebhookDelivery.objects.create(message=message, endpoint=endpoint)
    return message


def pasted(**given):
    return "\r\n".join(f"{name.title()}: {value}" for name, value in given.items())


@pytest.mark.django_db
def test_the_checker_says_what_is_wrong(endpoint, message):
    good = headers_of(endpoint, message)
    old = timezone.now() - timedelta(hours=1)
    other = {**good, "webhook-id": "msg_9"}
    cases = {
        "right": (good, message.body),
        "old": (headers(endpoint.secret, old, message.body), message.body),
        "unreadable": ({"webhook-id": "msg_1"}, message.body),
        "altered": (good, message.body.replace("{}", "[]")),
        "other_secret": (headers(new_secret(), None, message.body), message.body),
        "unknown": (other, message.body),
    }

    found = {kind: explain(endpoint, pasted(**sent), body) for kind, (sent, body) in cases.items()}

    assert {kind: verdict.kind for kind, verdict in found.items()} == {k: k for k in cases}
    assert {kind for kind, verdict in found.items() if verdict.fits} == {"right", "old"}
    assert "webhook-timestamp is missing" in found["unreadable"].text
    spaced = explain(endpoint, pasted(**good), message.body + "\n")
    assert (spaced.kind, "spaces" in spaced.text) == ("altered", True)
