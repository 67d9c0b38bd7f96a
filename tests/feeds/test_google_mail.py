"""Pushes of Pub/Sub: a token signed by Google is not enough, it has to be ours, and of whom the operator named."""

import time

import jwt
import pytest

from config import jwks
from config.jwks import NotFetched
from inbox.models import Arrival
from providers import endpoints
from providers.verifying import id_tokens
from tests.apps_api.signing import jwk, rsa_key
from tests.apps_api.signing import jwks as published
from tests.feeds.samples.google_mail import PUSHED, SAMPLE, bearing, claims
from tests.feeds.sending import sender_of
from tests.proxy.loopback import http_answer, provider

pytestmark = pytest.mark.django_db
AUDIENCE = "PROVIDER_GOOGLE_PUBSUB_AUDIENCE"
SENDER = "PROVIDER_GOOGLE_PUBSUB_SERVICE_ACCOUNT"


@pytest.fixture
def sender(client, partner, monkeypatch):
    return sender_of(client, SAMPLE, partner, monkeypatch)


def push(sender, **changes):
    made = sender.sending()
    return sender.send(made.body, bearing(made, **changes)).status_code


def test_a_push_names_the_mailbox_and_nothing_else_of_it_is_kept(sender):
    assert sender.deliver().status_code == 200

    arrival = Arrival.objects.get()
    assert arrival.about == ["mailbox:user@example.com"]
    assert arrival.delivery_id == PUSHED["message"]["messageId"]
    assert arrival.payload == {"history_id": 9876543210}
    assert arrival.needs_fetch


# promise 111
@pytest.mark.parametrize(
    "changes",
    [
        {"aud": "https://somewhere.example/api/v1/webhooks/google"},
        {"iss": "https://accounts.example"},
        {"email": "somebody@else.iam.gserviceaccount.com"},
        {"email_verified": False},
        {"email_verified": "true"},
        {"iat": int(time.time()) + 3600, "exp": int(time.time()) + 7200},
    ],
    ids=["audience", "issuer", "sender", "unverified", "text", "ahead"],
)
def test_a_token_of_google_for_others_or_of_others_is_refused(sender, changes):
    assert push(sender, **changes) == 401
    assert not Arrival.objects.exists()


# promise 111
@pytest.mark.parametrize("missing", ["exp", "iat", "iss", "aud", "email"])
def test_a_token_that_lacks_a_claim_is_refused(sender, missing):
    made = sender.sending()
    said = {name: claim for name, claim in claims(made).items() if name != missing}
    token = jwt.encode(said, rsa_key("google"), "RS256", headers={"kid": "google-1"})

    answer = sender.send(made.body, {"Authorization": f"Bearer {token}"})

    assert answer.status_code == 401


# promise 111
@pytest.mark.parametrize(
    ("key", "algorithm"), [("", "none"), ("a-shared-secret-of-somebody-32-bytes", "HS256")]
)
def test_a_token_of_another_algorithm_is_refused(sender, key, algorithm):
    made = sender.sending()
    token = jwt.encode(claims(made), key, algorithm, headers={"kid": "google-1"})

    answer = sender.send(made.body, {"Authorization": f"Bearer {token}"})

    assert answer.status_code == 401


@pytest.mark.parametrize("token", ["", "Bearer", "Bearer x", "Basic eDp5", f"Bearer {'a' * 9000}"])
def test_what_is_no_token_is_refused(sender, token):
    made = sender.sending()

    assert sender.send(made.body, {"Authorization": token}).status_code == 401


def test_a_key_that_google_does_not_list_is_refused(sender):
    made = sender.sending()
    token = jwt.encode(claims(made), rsa_key("google"), "RS256", headers={"kid": "unknown"})

    assert sender.send(made.body, {"Authorization": f"Bearer {token}"}).status_code == 401


# promise 112
def test_keys_that_cannot_be_had_let_google_come_again(sender, monkeypatch):
    def unreachable(*given, **named):
        raise NotFetched("ConnectTimeout")

    monkeypatch.setattr(id_tokens, "key_soon", unreachable)

    answer = sender.deliver()

    assert (answer.status_code, answer.json()["error_code"]) == (503, "PROVIDER_UNAVAILABLE")
    assert not Arrival.objects.exists()


# promise 112
def test_keys_that_come_late_hold_up_one_delivery_for_less_than_a_second(sender, monkeypatch):
    monkeypatch.setattr(id_tokens, "key_soon", jwks.key_soon)
    listed = http_answer(published(jwk(rsa_key("google"), "google-1")))
    with provider(late(listed, seconds=1.2)) as server:
        monkeypatch.setenv("PROVIDER_GOOGLE_BASE_URL", server.url)
        endpoints.forget()
        jwks.forget()
        began = time.monotonic()

        assert sender.deliver().status_code == 503
        assert time.monotonic() - began < 1
        time.sleep(1.2)
        assert sender.deliver().status_code == 200
        assert sender.deliver().status_code == 200

        assert [heard.target for heard in server.heard] == ["/oauth2/v3/certs"]


def late(answer, seconds):
    def behave(connection):
        time.sleep(seconds)
        connection.sendall(answer)

    return behave


def test_an_audience_of_the_operators_own_is_the_one_that_counts(sender, monkeypatch):
    monkeypatch.setenv(AUDIENCE, "our-own-audience")
    endpoints.forget()

    assert push(sender, aud="our-own-audience") == 200
    assert push(sender) == 401


def test_without_a_sender_that_the_operator_named_nothing_is_taken(sender, monkeypatch):
    monkeypatch.setenv("PROVIDER_GOOGLE_CLIENT_ID", "real")
    monkeypatch.delenv(SENDER)
    endpoints.forget()

    assert push(sender) == 401
    assert push(sender, email="") == 401


@pytest.mark.parametrize(
    "body",
    [b"[]", b"{}", b'{"message": {"data": "%%%"}}', b'{"message": {"data": "e30="}}'],
)
def test_a_true_push_of_an_unknown_form_is_400(sender, body):
    assert sender.deliver_instead(body).status_code == 400
    assert not Arrival.objects.exists()
