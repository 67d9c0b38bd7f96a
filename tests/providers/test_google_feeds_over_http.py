"""Mail and calendars of Google from asking to ending, over real HTTP: the sandbox pushes as Pub/Sub does."""

import time
from base64 import urlsafe_b64encode
from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.utils import timezone

from config import jwks
from inbox.models import Arrival, InboxEvent, Subscription
from providers import endpoints
from tests.providers.subscribing import events_of, look_after, row, switch
from tests.sandbox.clients import GoogleClient
from tests.sandbox.test_gmail import ME
from tests.sandbox_process import CALLBACK

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

SENDER = "pubsub-push@sandbox.iam.gserviceaccount.com"
EVENT = {
    "summary": "Launch review",
    "start": {"dateTime": "2030-03-01T10:00:00Z"},
    "end": {"dateTime": "2030-03-01T11:00:00Z"},
}
MAIL, CALENDAR = ["gmail.read", "gmail.send"], ["calendar.read", "calendar.manage"]


@pytest.fixture
def google(caller, sandbox, live_server, settings, monkeypatch):
    """Connect Mara, and let the sandbox push to a server that listens."""
    monkeypatch.setenv("PROVIDER_GOOGLE_PUBSUB_TOPIC", "projects/sandbox/topics/gmail")
    monkeypatch.setenv("PROVIDER_GOOGLE_PUBSUB_SERVICE_ACCOUNT", SENDER)
    endpoints.forget()
    jwks.forget()
    scopes = MAIL + CALENDAR
    assert caller.connect("google", person="mara", scopes=scopes)["status"] == "success"
    settings.PUBLIC_URL = live_server.url
    url = f"{live_server.url}/api/v1/webhooks/google"
    sandbox.control("webhooks", provider="google", url=url, secret="none")
    return caller


@pytest.fixture
def tomas(google, sandbox):
    """Somebody else, who has nothing to do with us."""
    sandbox.control("redirect_uris", uri=CALLBACK)
    return GoogleClient(sandbox).connect(person="tomas")


def write_to(client, recipient, subject):
    mail = EmailMessage()
    mail["To"], mail["Subject"] = recipient, subject
    mail.set_content("Tomorrow at ten.")
    answer = client.post(
        f"{ME}/messages/send", {"raw": urlsafe_b64encode(mail.as_bytes()).decode()}
    )
    assert answer.status_code == 200


def follow(feed):
    switch("google", feed)
    look_after("google")
    assert (row().status, row().problem) == ("active", "")


def told(events):
    return [(event["type"], event["summary"]) for event in events]


def asked(sandbox, path, method="POST"):
    found = sandbox.requests(provider="google", path=path, method=method)["requests"]
    return [one["status"] for one in found]


# promises 111, 112
def test_mail_of_somebody_else_is_in_the_inbox_within_seconds(google, tomas, sandbox):
    follow("mail")
    began = time.monotonic()

    write_to(tomas, "mara@northwind.example", "Launch plan")
    [event] = events_of(google, 1)

    assert time.monotonic() - began < 5
    assert (event["type"], event["service"]) == ("email.received", "gmail")
    assert event["summary"] == "Mail from Tomás Oliveira: Launch plan"
    payload = event["payload"]
    assert payload.pop("id")
    assert payload.pop("threadId")
    assert payload.pop("date")
    assert payload == {
        "from": "tomas@northwind.example",
        "to": ["mara@northwind.example"],
        "subject": "Launch plan",
        "snippet": "Tomorrow at ten.",
        "labels": ["UNREAD", "INBOX"],
    }


def test_each_mail_is_told_once_however_many_pushes_there_are(google, tomas):
    follow("mail")

    for subject in ("First", "Second", "Third"):
        write_to(tomas, "mara@northwind.example", subject)
    events = events_of(google, 3)

    assert [event["payload"]["subject"] for event in events] == ["First", "Second", "Third"]


def test_what_the_person_writes_is_no_mail_that_came(google, tomas):
    follow("mail")
    mine = {"to": "tomas@northwind.example", "subject": "Mine", "body": "Hello"}

    assert google.post("gmail/messages/send", **mine).status_code == 200
    write_to(tomas, "mara@northwind.example", "Theirs")

    assert told(events_of(google, 1)) == [("email.received", "Mail from Tomás Oliveira: Theirs")]


def test_a_history_that_gmail_has_forgotten_is_begun_anew_without_events(google, tomas):
    follow("mail")
    Subscription.objects.update(facts={"history_id": "1000"})

    write_to(tomas, "mara@northwind.example", "Lost")
    assert events_of(google, 1) == []
    write_to(tomas, "mara@northwind.example", "Found")

    assert told(events_of(google, 2)) == [("email.received", "Mail from Tomás Oliveira: Found")]


def test_a_watch_is_renewed_each_day_and_keeps_what_it_knows(google, sandbox):
    follow("mail")
    first = row()
    assert first.expires_at - timezone.now() > timedelta(days=6, hours=23)
    assert timedelta(hours=22) < first.due_at - timezone.now() < timedelta(days=1)

    Subscription.objects.update(due_at=timezone.now())
    look_after("google")

    assert asked(sandbox, f"/{ME}/watch") == [200, 200]
    assert row().facts == first.facts


def test_a_watch_ends_with_the_connection(google, tomas, sandbox):
    follow("mail")

    google.client.delete(f"/api/v1/accounts/{google.account_id}/integrations/google")
    write_to(tomas, "mara@northwind.example", "Too late")

    assert asked(sandbox, f"/{ME}/stop") == [204]
    assert Subscription.objects.count() == Arrival.objects.count() == 0


def test_events_of_a_calendar_are_told_when_made_changed_and_cancelled(google):
    follow("calendar")
    made = google.post("calendar/events", **EVENT).json()["data"]
    events_of(google, 1)
    time.sleep(1.6)  # what changes within a second or so of its making is still new
    path = f"calendar/events/{made['id']}"
    assert google.send("patch", path, {"summary": "Launch party"}).status_code == 200
    events_of(google, 2)
    assert google.send("delete", path, {}).status_code == 200

    events = events_of(google, 3)

    assert told(events) == [
        ("calendar.event_created", "Event created: Launch review"),
        ("calendar.event_updated", "Event changed: Launch party"),
        ("calendar.event_cancelled", "Event cancelled: Launch party"),
    ]
    assert events[0]["payload"]["start"] == "2030-03-01T10:00:00Z"


def test_a_calendar_whose_token_is_forgotten_is_begun_anew_without_events(google):
    follow("calendar")
    Subscription.objects.update(facts=row().facts | {"sync_token": "forgotten"})

    google.post("calendar/events", **EVENT)

    assert events_of(google, 1) == []
    assert row().facts["sync_token"] != "forgotten"


def test_a_channel_is_replaced_before_it_ends_and_the_old_one_closed(google, sandbox):
    follow("calendar")
    first = row()
    assert timedelta(days=4) < first.due_at - timezone.now() < timedelta(days=5)

    Subscription.objects.update(due_at=timezone.now())
    look_after("google")

    second = row()
    assert second.remote_id != first.remote_id
    assert (second.facts, second.path_digest) == (first.facts, first.path_digest)
    assert asked(sandbox, "/calendar/v3/channels/stop") == [204]
    google.post("calendar/events", **EVENT)
    assert told(events_of(google, 1)) == [
        ("calendar.event_created", "Event created: Launch review")
    ]


def test_the_greeting_of_a_channel_is_taken_and_no_event(google, sandbox):
    follow("calendar")
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and not greeted(sandbox):
        time.sleep(0.05)

    assert greeted(sandbox) == [200]
    assert Arrival.objects.count() == InboxEvent.objects.count() == 0


def greeted(sandbox):
    found = sandbox.control("deliveries")["deliveries"]
    return [one["status"] for one in found if one["about"] == "calendar sync" and one["status"]]
