"""What a revocation must not take with it: other living connections of the same person and client."""

import re
from datetime import timedelta

import pytest
import responses
from django.utils import timezone

from accounts.models import Event
from integrations import revocation
from integrations.account_ending import delete_account
from integrations.disconnecting import disconnect
from integrations.models import Integration, OAuthClient, RevocationJob, Token
from integrations.revocation_jobs import jobs_for
from providers.registry import providers
from tests.factories import make_account, make_integration

pytestmark = pytest.mark.django_db
SECRETS = ("the-access", "the-refresh", "the-secret")
REVOKE = {
    "google": "https://oauth2.googleapis.com/revoke",
    "slack": "https://slack.com/api/auth.revoke",
}


@pytest.fixture
def connected(partner):
    """Connect so many accounts as the same person."""

    def connected(slug, count=2, token="same", **fields):
        who = {"provider_user_id": "mara"} | fields
        return [
            make_integration(
                make_account(partner, f"{slug}-{number}"),
                slug,
                access_token=token if token == "same" else f"{token}-{number}",
                refresh_token=f"refresh-{number}" if slug == "google" else "",
                **who,
            )
            for number in range(count)
        ]

    return connected


def revoked(slug, happens, **answer):
    """Return the tokens that a provider is asked to take back while something happens."""
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        asked = mock.post(REVOKE[slug], **(answer or {"json": {"ok": True}}))
        happens()
        return [call.request.body for call in asked.calls]


def receipts():
    events = Event.objects.filter(type="integration.disconnected").order_by("id")
    return [event.data["revoking"] for event in events]


def test_the_last_connection_of_a_person_ends_the_grant(connected):
    first, second = connected("google")

    assert revoked("google", lambda: disconnect(first)) == []
    assert revoked("google", lambda: disconnect(second)) == ["token=refresh-1"]
    assert receipts() == [0, 1]
    assert not RevocationJob.objects.exists()


def test_a_connection_through_another_client_is_no_reason_to_wait(connected):
    first, second = connected("google")
    other = OAuthClient(provider="google", client_id="another app", fingerprint="other")
    other.client_secret = "its secret"
    other.save()
    second.tokens.update(client=other)

    assert revoked("google", lambda: disconnect(first)) == ["token=refresh-0"]


def test_a_former_secret_of_the_same_client_is_the_same_client(connected):
    first, second = connected("google")
    former = OAuthClient(provider="google", client_id="google-client", fingerprint="former")
    former.client_secret = "the former secret"
    former.save()
    second.tokens.update(client=former)

    assert revoked("google", lambda: disconnect(first)) == []


@pytest.mark.parametrize("status", ["expired", "revoked"])
def test_a_dead_connection_holds_nothing_up(connected, status):
    first, second = connected("google")
    Integration.objects.filter(pk=second.pk).update(status=status)

    assert revoked("google", lambda: disconnect(first)) == ["token=refresh-0"]


@pytest.mark.parametrize("status", ["expired", "revoked"])
def test_a_grant_that_is_dead_is_not_revoked(connected, status):
    [only] = connected("google", 1)
    Token.objects.update(status=status)

    assert revoked("google", lambda: disconnect(only)) == []
    assert receipts() == [0]


def test_a_person_who_is_back_before_the_worker_is_spared(connected, partner):
    [only] = connected("google", 1)
    assert len(revoked("google", lambda: disconnect(only), status=503)) == 1
    make_integration(
        make_account(partner, "again"), "google", refresh_token="new", provider_user_id="mara"
    )
    RevocationJob.objects.update(due_at=timezone.now() - timedelta(seconds=1))

    assert revoked("google", revocation.run_due) == []
    assert not RevocationJob.objects.exists()


def test_two_that_end_at_the_same_moment_leave_no_grant(connected):
    both = connected("google")
    jobs = [job for integration in both for job in jobs_for(integration)]
    Integration.objects.all().delete()

    assert len(revoked("google", lambda: revocation.attempt_now(jobs))) == 2


def test_the_end_of_an_account_leaves_a_receipt_for_each_connection(connected):
    first, _ = connected("google")
    make_integration(first.account, "slack", access_token="xoxb-1")

    revoked("slack", lambda: delete_account(first.account, actor="key", actor_id="k-1"))

    events = Event.objects.filter(type="integration.disconnected")
    assert {(e.data["provider"], e.data["revoking"], e.actor_id) for e in events} == {
        ("google", 0, "k-1"),
        ("slack", 1, "k-1"),
    }


# Slack gives an app one bot token per workspace, however often it is installed.
def test_a_token_that_another_connection_holds_as_well_lives_on(connected):
    first, second = connected("slack")

    assert revoked("slack", lambda: disconnect(first)) == []
    assert revoked("slack", lambda: disconnect(second)) == ["token=same"]


def test_another_token_of_the_same_person_is_revoked_by_itself(connected):
    first, _ = connected("slack", token="xoxb")

    assert revoked("slack", lambda: disconnect(first)) == ["token=xoxb-0"]


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ({"json": {"ok": False, "error": "internal_error"}}, "internal_error"),
        ({"json": {"ok": False, "error": "ratelimited"}}, "ratelimited"),
        ({"json": {"ok": False, "error": "invalid_auth"}}, None),
        ({"json": {"ok": False, "error": "token_revoked"}}, None),
        ({"body": "<html>"}, None),
    ],
)
def test_an_outage_that_comes_with_a_good_status_is_asked_again(connected, answer, problem):
    [only] = connected("slack", 1)

    revoked("slack", lambda: disconnect(only), **answer)

    assert list(RevocationJob.objects.values_list("last_problem", flat=True)) == (
        [problem] if problem else []
    )


# promise 50: every provider, in its own style, whatever it takes
@pytest.mark.parametrize("slug", providers())
def test_what_is_asked_names_the_token_and_no_other_secret_in_the_url(account, slug, monkeypatch):
    monkeypatch.setenv(f"PROVIDER_{slug.upper()}_CLIENT_ID", "the-client")
    monkeypatch.setenv(f"PROVIDER_{slug.upper()}_CLIENT_SECRET", SECRETS[2])
    way, (access, refresh, _) = providers()[slug].oauth.revocation, SECRETS
    integration = make_integration(account, slug, access_token=access, refresh_token=refresh)

    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        mock.add(way.method if way else "POST", re.compile(".*"), json={"ok": True})
        disconnect(integration)
        sent = [call.request for call in mock.calls]

    assert bool(sent) == (way is not None)
    assert not Token.objects.exists()
    for request in sent:
        assert not [secret for secret in SECRETS if secret in request.url]
        assert any(token in f"{request.body}{request.headers}" for token in SECRETS[:2])
