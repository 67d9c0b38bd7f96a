"""Reports of a secret scanner: believed by GitHub's signature alone, and what they do to a key and its owner."""

import json
import logging
from base64 import b64encode
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.db import OperationalError

from accounts.keys import new_key
from accounts.leaked_keys import mailing, revoking
from accounts.models import ApiKey, Event, Outbox
from config import jwks
from config.jwks import held
from tests.apps_api.signing import ec_key, public_pem, rsa_key
from tests.factories import make_app, make_app_key, make_key
from tests.proxy.loopback import hang_up, http_answer, in_turn, provider
from tests.security.canary import Canaries

pytestmark = pytest.mark.django_db
PATH = "/api/v1/secret-scanning/github"
URL = "https://github.com/octo/hello/blob/main/config.py"


def listing(*names):
    """Return GitHub's document of keys, with two in it that are of no use."""
    listed = [{"key_identifier": each, "key": public_pem(ec_key(each))} for each in names]
    odd = {"key_identifier": "rsa", "key": public_pem(rsa_key())}
    return http_answer(json.dumps({"public_keys": [*listed, odd, "?"]}).encode())


@pytest.fixture
def github(settings, request):
    """GitHub's keys on loopback: one document after the other, the last one for ever."""
    jwks.forget()
    settings.SECRET_SCANNING = True
    with provider(in_turn(*getattr(request, "param", [listing("first")]))) as server:
        settings.SECRET_SCANNING_KEYS_URL = f"{server.url}/meta/public_keys/secret_scanning"
        yield server
    jwks.forget()


@pytest.fixture
def canaries():
    found = Canaries()
    handler = found.listen_to_logs()
    yield found
    logging.getLogger().removeHandler(handler)


def signature_of(body, by="first"):
    return b64encode(ec_key(by).sign(body, ec.ECDSA(SHA256()))).decode()


def match(token, url=URL):
    return {"token": token, "type": "patchbay_api_key", "url": url, "source": "content"}


def report(client, *tokens, url=URL):
    return send(client, json.dumps([match(each, url) for each in tokens]).encode())


def send(client, body, named="first", signature=None):
    signed = {
        "Github-Public-Key-Identifier": named,
        "Github-Public-Key-Signature": signature_of(body) if signature is None else signature,
    }
    return client.post(PATH, body, content_type="application/json", headers=signed)


def works(raw):
    return ApiKey.objects.usable().filter(prefix=raw[:11], last_four=raw[-4:]).exists()


def label(token, is_ours):
    return {
        "token_hash": sha256(token.encode()).hexdigest(),
        "token_type": "patchbay_api_key",
        "label": "true_positive" if is_ours else "false_positive",
    }


# promise 74
def test_a_key_that_was_found_is_revoked_and_its_owner_told(client, github, partner, mailoutbox):
    raw, other = make_key(partner), make_key(partner)

    answer = report(client, raw)

    assert (answer.status_code, answer.json()) == (200, [label(raw, True)])
    assert (works(raw), works(other)) == (False, True)
    event = Event.objects.get(type="key.revoked")
    assert (event.actor, event.actor_id) == ("scanner", "github")
    assert event.data["reason"] == f"GitHub's secret scanning found it at {URL}"
    assert Outbox.objects.filter(event=event).count() == 1
    (mail,) = mailoutbox
    assert mail.to == [partner.user.email]
    assert f"{raw[:11]}…{raw[-4:]}" in mail.body
    assert URL in mail.body
    assert raw not in mail.body


# promise 74
def test_a_report_that_comes_again_changes_nothing(client, github, partner, mailoutbox):
    raw = make_key(partner)

    answers = [report(client, raw, raw).json() for _ in range(2)]

    assert answers == [[label(raw, True)] * 2] * 2
    assert Event.objects.filter(type="key.revoked").count() == 1
    assert len(mailoutbox) == 1
    assert len(github.heard) == 1


# promise 74
def test_a_database_that_goes_away_in_the_middle_leaves_no_owner_untold(
    client, github, partner, mailoutbox, monkeypatch
):
    first, second = make_key(partner), make_key(partner)
    revoked = revoking.revoke_found

    def revoke_once(*found):
        monkeypatch.setattr(revoking, "revoke_found", away)
        return revoked(*found)

    def away(*_):
        raise OperationalError("timed out")

    monkeypatch.setattr(revoking, "revoke_found", revoke_once)
    assert report(client, first, second).status_code == 503
    monkeypatch.setattr(revoking, "revoke_found", revoked)

    assert report(client, first, second).status_code == 200
    assert not works(first)
    assert not works(second)
    assert len(mailoutbox) == 2


# promise 74
def test_all_kinds_of_keys_at_once_and_what_is_none(
    client, github, partner, mailoutbox, django_assert_num_queries
):
    kinds = [make_key(partner, "personal"), make_key(partner, live=False)]
    kinds.append(make_app_key(make_app(partner)))
    typo = kinds[0][:-1] + ("a" if kinds[0][-1] != "a" else "b")
    strangers = [new_key().text, typo, "ghp_something"]

    answer = report(client, *kinds, *strangers)

    assert [each["label"] for each in answer.json()] == ["true_positive"] * 3 + [
        "false_positive"
    ] * 3
    assert not ApiKey.objects.filter(revoked_at=None).exists()
    assert len(mailoutbox) == 1
    with django_assert_num_queries(1):
        report(client, *kinds, *strangers)


# promise 74
def test_nothing_is_believed_without_the_signature_of_this_very_body(client, github, partner):
    raw = make_key(partner)
    body = json.dumps([match(raw)]).encode()
    tries = [
        send(client, body, signature=""),
        send(client, body, signature="no base64!"),
        send(client, body, signature=signature_of(body, by="second")),
        send(client, body + b" ", signature=signature_of(body)),
        send(client, body, named=""),
        send(client, body, named="rsa"),
        client.post(PATH, body, content_type="application/json"),
    ]

    assert {each.status_code for each in tries} == {401}
    assert tries[0].json()["error_code"] == "AUTH_REQUIRED"
    assert works(raw)


# promise 74
@pytest.mark.parametrize(
    "github", [[listing("old"), listing("old", "first"), hang_up]], indirect=True
)
def test_a_new_key_of_github_is_fetched_once_a_minute_at_most(client, github, monkeypatch):
    now = [1_000.0]
    monkeypatch.setattr(held, "monotonic", lambda: now[0])

    at_once = [report(client).status_code, report(client).status_code]
    now[0] += 61
    later = report(client).status_code
    now[0] += 3_600
    while_github_is_away = report(client).status_code

    assert (at_once, later, while_github_is_away) == ([401, 401], 200, 200)
    assert len(github.heard) == 3


@pytest.mark.parametrize("github", [[hang_up], [http_answer(b"[]")]], indirect=True)
def test_github_may_come_again_where_its_keys_cannot_be_had(client, github, partner):
    raw = make_key(partner)

    assert report(client, raw).status_code == 503
    assert works(raw)


def test_who_keeps_sending_forged_reports_has_to_wait(client, github, monkeypatch):
    monkeypatch.setattr("accounts.views.secret_scanning.FORGED", "1/h")

    assert [send(client, b"[]", signature="").status_code for _ in range(2)] == [401, 429]
    assert report(client).status_code == 200


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b" " * (100 * 1024 + 1), 413),
        (json.dumps([match("x")] * 501).encode(), 400),
        (b"{}", 400),
        (b"[1]", 400),
        (b'[{"token": 1, "type": "t", "url": ""}]', 400),
        (b"[", 400),
    ],
    ids=["bytes", "matches", "object", "number", "token", "broken"],
)
def test_what_is_no_report_is_refused(client, github, body, status):
    assert send(client, body).status_code == status


def test_where_it_was_found_is_shown_as_clean_text(client, github, partner, mailoutbox):
    raw = make_key(partner)

    report(client, raw, url=f"https://x.example/{raw}\r\n\u202e<b>{'u' * 600}")

    reason = Event.objects.get(type="key.revoked").data["reason"]
    place = reason.partition(" at ")[2]
    assert place.startswith("https://x.example/(a key)<b>uuu")
    assert len(place) == 500
    assert raw not in mailoutbox[0].body


# promise 74
def test_a_mail_server_that_is_away_keeps_no_key_alive(client, github, partner, monkeypatch):
    raw = make_key(partner)

    def away():
        raise ConnectionRefusedError

    monkeypatch.setattr(mailing, "get_connection", away)

    assert report(client, raw).status_code == 200
    assert not works(raw)


# promise 74
def test_no_key_that_was_reported_stands_in_a_log_or_a_table(client, github, partner, canaries):
    raw = make_key(partner)
    canaries.add("the key", raw)
    body = json.dumps([match(raw)]).encode()

    answers = [send(client, body, signature=""), send(client, body), send(client, body + b"!")]

    assert [each.status_code for each in answers] == [401, 200, 400]
    assert canaries.lines
    assert canaries.leaks() == []


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_there_is_no_such_route_until_it_is_switched_on(client, partner, method):
    answer = client.generic(method, PATH, b"[]", content_type="application/json")

    assert answer.status_code == 404
    assert answer.json()["error"] == f"No route {method} {PATH}"
