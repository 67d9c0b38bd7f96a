"""Ended connections are taken back at the provider: at once, or by the worker for a day."""

import time
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection as database
from django.test import override_settings
from django.utils import timezone

from config.worker.models import Job
from integrations import journal, oauth, revocation
from integrations.models import RevocationJob, Token
from tests.factories import make_account
from tests.refresh.connection import Connection
from tests.refresh.together import at_once

pytestmark = pytest.mark.django_db
REVOKED_AT = {
    "github": ("/applications/", 204),
    "google": ("/revoke", 200),
    "slack": ("/api/auth.revoke", 200),
}


def revocations(connection):
    path, _ = REVOKED_AT[connection.slug]
    found = connection.sandbox.requests(provider=connection.slug, path=path)
    return [request["status"] for request in found["requests"]]


def disconnect(connection):
    path = f"/api/v1/accounts/{connection.account.pk}/integrations/{connection.slug}"
    return connection.api.delete(path)


def delete(connection):
    return connection.api.delete(f"/api/v1/accounts/{connection.account.pk}")


def work():
    """Let the worker find every job due, as some time later."""
    RevocationJob.objects.update(due_at=timezone.now())
    Job.objects.update(due_at=timezone.now())
    with override_settings(WORKER_QUEUES={}):  # their threads see nothing of a test's transaction
        call_command("worker", "--once")


# promise 50, 52
@pytest.mark.parametrize("end", [disconnect, delete])
@pytest.mark.parametrize("slug", REVOKED_AT)
def test_ending_a_connection_revokes_it_and_keeps_nothing(connect, slug, end):
    connection = connect(slug)

    answer = end(connection)

    assert answer.status_code == 200
    assert revocations(connection) == [REVOKED_AT[slug][1]]
    assert (Token.objects.count(), RevocationJob.objects.count()) == (0, 0)


# promise 50
def test_every_token_of_a_set_is_revoked(connect):
    slack = connect("slack").connect(scopes=["slack.read", "slack.search"])

    disconnect(slack)

    assert revocations(slack) == [200, 200]


# promise 50
@pytest.mark.parametrize("slug", REVOKED_AT)
def test_a_token_the_provider_does_not_know_needs_no_second_attempt(connect, sandbox, slug):
    connection = connect(slug)
    sandbox.control("revoke", provider=slug)

    assert disconnect(connection).status_code == 200
    assert len(revocations(connection)) == 1
    assert RevocationJob.objects.count() == 0


# promise 50, 52
@pytest.mark.parametrize("failure", [{"status": 503}, {"status": 429}, {"close": True}])
def test_a_failed_revocation_is_left_to_the_worker_as_a_sealed_job(google, failure):
    secret = google.token().refresh_token
    google.fail("/revoke", **failure)

    assert disconnect(google).status_code == 200

    job = RevocationJob.objects.get()
    assert (job.attempts, job.token) == (1, secret)
    assert secret not in raw_rows()
    assert job.last_problem in {"status 503", "status 429", "Unreachable"}
    work()
    assert RevocationJob.objects.count() == 0
    assert revocations(google)[-1] == 200


def raw_rows():
    with database.cursor() as cursor:
        cursor.execute("SELECT * FROM integrations_revocationjob")
        return str(cursor.fetchall())


# promise 50: a 401 here means our credentials, not the person's token
def test_credentials_that_the_provider_refuses_are_not_taken_for_success(github):
    github.fail("/applications/", status=401, body={"message": "Bad credentials"})

    disconnect(github)

    assert RevocationJob.objects.get().last_problem == "status 401"


# promise 52
def test_after_a_day_a_job_is_gone_and_nothing_more_is_asked(google):
    google.fail("/revoke", status=503)
    disconnect(google)
    a_day_ago = timezone.now() - timedelta(hours=24)
    RevocationJob.objects.update(created_at=a_day_ago)

    work()

    assert RevocationJob.objects.count() == 0
    assert revocations(google) == [503]


# promise 52
def test_no_attempt_is_put_off_past_the_end_of_the_day(google):
    google.fail("/revoke", status=503, times=2)
    disconnect(google)
    RevocationJob.objects.update(
        created_at=timezone.now() - timedelta(hours=23, minutes=59), attempts=9
    )

    work()

    job = RevocationJob.objects.get()
    assert job.due_at == job.over_at


# promise 50
def test_all_revocations_of_an_account_share_one_budget(connect, monkeypatch):
    assert revocation.BUDGET == 5.0
    monkeypatch.setattr(revocation, "BUDGET", 0.8)
    connections = [connect(slug) for slug in ("google", "slack")]
    for connection in connections:
        connection.fail(REVOKED_AT[connection.slug][0], delay=0.7)

    began = time.monotonic()
    answer = delete(connections[0])

    assert answer.status_code == 200
    assert time.monotonic() - began < 1.2
    assert Token.objects.count() == 0
    assert RevocationJob.objects.count() == 2


# promise 50: Google ends every connection of a person with our client
def test_a_sibling_of_the_same_person_keeps_working(google, partner, sandbox):
    sibling = Connection(google.api, make_account(partner, "user-2"), sandbox, "google").connect()

    disconnect(google)
    after_the_first = (revocations(google), sibling.call().status_code)
    disconnect(sibling)

    assert after_the_first == ([], 200)
    assert revocations(google) == [200]


# promise 50: what came while the connection was being ended must not live on at the provider
def test_a_grant_that_arrives_after_the_end_is_revoked_by_the_worker(google, monkeypatch):
    ask = oauth.refresh

    def refresh(*given):
        grant = ask(*given)
        google.fail("/revoke", status=503)
        disconnect(google)
        RevocationJob.objects.all().delete()
        return grant

    monkeypatch.setattr(oauth, "refresh", refresh)
    google.expire()

    answer = google.call()

    assert (answer.status_code, answer.json()["error_code"]) == (404, "INTEGRATION_NOT_FOUND")
    assert list(journal.folder().iterdir()) == []
    assert RevocationJob.objects.count() == 1
    work()
    assert revocations(google) == [503, 200]


# promise 50: what came for a person whose place another has taken must not live on either
@pytest.mark.parametrize(("person", "left"), [("tomas", 1), ("mara", 0)])
def test_a_grant_that_arrives_after_another_person_came_is_revoked(
    google, monkeypatch, person, left
):
    google.connect(person="mara")
    ask = oauth.refresh

    def refresh(*given):
        grant = ask(*given)
        google.fail("/revoke", status=503)
        google.connect(person=person)
        RevocationJob.objects.all().delete()
        return grant

    monkeypatch.setattr(oauth, "refresh", refresh)
    google.expire()

    assert google.call().status_code == 200
    assert RevocationJob.objects.count() == left
    assert google.integration().provider_user_email == f"{person}@northwind.example"


def test_a_provider_that_is_away_does_not_hold_up_the_others(connect):
    slack, google = (
        connect("slack").connect(scopes=["slack.read", "slack.search"]),
        connect("google"),
    )
    slack.fail("/api/auth.revoke", status=503, times=9)
    google.fail("/revoke", status=503)
    delete(google)
    before = len(revocations(slack))

    RevocationJob.objects.update(due_at=timezone.now())
    revocation.run_due()

    assert len(revocations(slack)) == before + 1
    assert revocations(google) == [503, 200]
    assert RevocationJob.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_ending_a_connection_twice_at_once_ends_it_once(google):
    answers = at_once(4, lambda: disconnect(google))

    assert {answer.status_code for answer in answers} <= {200, 404}
    assert google.events() == ["integration.disconnected"]
    assert revocations(google) == [200]


@pytest.mark.django_db(transaction=True)
def test_two_workers_do_not_send_the_same_revocation(google):
    google.fail("/revoke", status=503)
    disconnect(google)
    RevocationJob.objects.update(due_at=timezone.now())

    ran = at_once(4, revocation.run_due)

    assert sorted(ran) == [0, 0, 0, 1]
    assert revocations(google) == [503, 200]
