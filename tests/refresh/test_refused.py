"""When a provider refuses to refresh: once, at once, and only if it meant the token that we hold."""

import pytest

from integrations import oauth

pytestmark = pytest.mark.django_db
PROVIDERS = ("github", "google", "slack")


@pytest.fixture(params=PROVIDERS)
def revoked(request, connect, sandbox):
    """A connection that the person ended in the provider's settings, and whose token has run out."""
    connection = connect(request.param).expire()
    sandbox.control("revoke", provider=request.param)
    return connection


# promise 40
def test_a_dead_grant_is_expired_at_once_and_never_asked_about_again(revoked):
    answers = [revoked.call() for _ in range(3)]

    assert [answer.status_code for answer in answers] == [401] * 3
    assert {answer.json()["error"] for answer in answers} == {"Failed to refresh access token"}
    assert {answer.json()["code"] for answer in answers} == {"INTEGRATION_EXPIRED"}
    assert revoked.integration().status == revoked.token().status == "expired"
    assert revoked.events() == ["integration.expired"]
    assert revoked.refreshes() == 1


# promise 40
def test_connecting_again_brings_the_same_integration_back(revoked):
    revoked.call()
    before = revoked.integration()

    revoked.connect()

    assert revoked.call().status_code == 200
    assert (revoked.integration().pk, revoked.integration().status) == (before.pk, "active")


def refused_after(monkeypatch, connection, meanwhile):
    """Let something happen between our question and the refusal."""
    ask = oauth.refresh

    def refresh(*given):
        monkeypatch.setattr(oauth, "refresh", ask)
        meanwhile()
        connection.fail(status=400, body={"error": "invalid_grant"})
        return ask(*given)

    monkeypatch.setattr(oauth, "refresh", refresh)


# promise 39
def test_a_refusal_of_a_token_that_was_replaced_meanwhile_is_not_believed(google, monkeypatch):
    google.expire()
    refused_after(monkeypatch, google, google.connect)

    answer = google.call()

    assert answer.status_code == 200
    assert google.token().version == 2
    assert google.integration().status == "active"
    assert google.events() == []


# promise 34, 39: another host holds the lease by now, and knows better
def test_a_refusal_that_comes_after_the_lease_is_not_recorded(google, monkeypatch):
    google.expire()
    refused_after(monkeypatch, google, google.hold_lease)

    answer = google.call()

    assert answer.status_code == 503
    assert google.token().status == google.integration().status == "active"


def test_our_own_wrong_credentials_cost_nobody_the_connection(google):
    google.expire().fail(status=401, body={"error": "invalid_client"})

    refused, resting = google.call(), google.call()
    google.rested()

    assert (refused.status_code, refused.json()["details"]["reason"]) == (401, "invalid_client")
    assert resting.status_code == 503
    assert google.call().status_code == 200
    assert google.events() == []


def test_a_call_for_a_connection_that_was_ended_meanwhile_is_not_made(google, api, monkeypatch):
    google.age(seconds=3400)
    ask = oauth.refresh

    def refresh(*given):
        api.delete(f"/api/v1/accounts/{google.account.pk}/integrations/google")
        return ask(*given)

    monkeypatch.setattr(oauth, "refresh", refresh)
    google.sandbox.control("requests", verb="DELETE")

    answer = google.call()

    assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")
    assert google.sandbox.requests(provider="google", path="/calendar")["count"] == 0
