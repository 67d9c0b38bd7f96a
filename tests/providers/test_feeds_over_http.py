"""Feeds from their beginning to their end over real HTTP: asked for, delivered, renewed, and ended."""

from datetime import timedelta

import pytest
import requests
from django.utils import timezone

from inbox.models import Subscription
from integrations.models import Integration
from providers.registry import tools
from tests.providers.subscribing import events_of, look_after, row, switch
from tests.providers.test_examples import PERSON, called

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

MAIL = {"to": "mara@northwind.example", "subject": "Launch plan", "body": "Tomorrow at ten."}
JIRA = ["jira.read", "jira.write", "jira.webhooks"]
CALENDLY = ["calendly.read", "calendly.manage", "calendly.webhooks"]
PIPEDRIVE = ["pipedrive.read", "pipedrive.write", "pipedrive.webhooks"]


@pytest.fixture
def subscribed(caller, sandbox, live_server, settings):
    """Connect, switch a feed on, and let the worker ask for it."""

    def subscribed(slug, feed, scopes):
        assert caller.connect(slug, person=PERSON, scopes=scopes)["status"] == "success"
        settings.PUBLIC_URL = live_server.url
        switch(slug, feed)
        look_after(slug)
        assert (row().status, row().problem) == ("active", "")
        return caller

    return subscribed


def example(caller, name):
    answer = called(caller, tools()[name].tool)
    assert answer.status_code == 200
    return answer.json()["data"]


def told(events):
    return [(event["type"], event["summary"]) for event in events]


def asked(sandbox, slug, path, method):
    return [
        one["status"]
        for one in sandbox.requests(provider=slug, path=path, method=method)["requests"]
    ]


def test_mail_arrives_in_the_inbox(subscribed, sandbox):
    caller = subscribed("microsoft", "mail", ["mail.read", "mail.send"])

    assert caller.post("microsoft/mail/send", **MAIL).status_code == 200

    [event] = events_of(caller, 1)
    assert (event["type"], event["service"]) == ("email.received", "mail")
    assert event["summary"] == "Mail from Mara Lindqvist: Launch plan"
    assert event["payload"]["snippet"] == "Tomorrow at ten."
    assert row().last_delivery_at is not None


@pytest.mark.parametrize("word", ["missed", "subscriptionRemoved"])
def test_mail_that_graph_did_not_tell_of_is_looked_up(subscribed, live_server, word):
    caller = subscribed("microsoft", "mail", ["mail.read", "mail.send"])
    switch("microsoft", "mail", on=False)
    look_after("microsoft")
    assert caller.post("microsoft/mail/send", **MAIL).status_code == 200
    switch("microsoft", "mail")
    look_after("microsoft")
    first = row()

    item = {"subscriptionId": first.remote_id, "clientState": first.secret, "lifecycleEvent": word}
    address = f"{live_server.url}/api/v1/webhooks/microsoft/{first.path_token}"
    told_us = requests.post(address, json={"value": [item]}, timeout=10)

    assert told_us.status_code == 202
    assert "Mail from Mara Lindqvist: Launch plan" in [e["summary"] for e in events_of(caller, 1)]
    look_after("microsoft")
    assert (row().remote_id != first.remote_id) == (word == "subscriptionRemoved")
    assert (row().status, row().problem) == ("active", "")


def test_a_subscription_at_graph_is_renewed_in_time_and_ended_with_the_connection(
    subscribed, sandbox
):
    caller = subscribed("microsoft", "mail", ["mail.read", "mail.send"])
    first = row()
    assert timedelta(days=2) < first.expires_at - timezone.now() <= timedelta(days=3)
    assert first.due_at < first.expires_at - timedelta(hours=23)

    Subscription.objects.update(due_at=timezone.now())
    look_after("microsoft")
    assert row().remote_id == first.remote_id
    assert asked(sandbox, "microsoft", "/v1.0/subscriptions/", "PATCH") == [200]

    caller.client.delete(f"/api/v1/accounts/{caller.account_id}/integrations/microsoft")
    assert asked(sandbox, "microsoft", "/v1.0/subscriptions/", "DELETE") == [204]
    assert not Subscription.objects.exists()


def test_a_feed_that_is_switched_off_is_ended_at_the_provider(subscribed, sandbox):
    caller = subscribed("microsoft", "mail", ["mail.read", "mail.send"])

    switch("microsoft", "mail", on=False)
    look_after("microsoft")

    assert asked(sandbox, "microsoft", "/v1.0/subscriptions/", "DELETE") == [204]
    assert caller.post("microsoft/mail/send", **MAIL).status_code == 200
    assert (
        sandbox.control("deliveries?provider=microsoft")["deliveries"][-1]["about"] == "validation"
    )


def test_events_of_a_calendar_are_told_when_made_changed_and_deleted(subscribed, sandbox):
    caller = subscribed("microsoft", "calendar", ["calendar.read", "calendar.manage"])

    made = example(caller, "microsoft_calendar_create_event")
    path = f"microsoft/calendar/events/{made['id']}"
    events_of(caller, 1)
    assert caller.send("patch", path, {"subject": "Another name"}).status_code == 200
    events_of(caller, 2)
    assert caller.send("delete", path, {}).status_code == 200

    assert told(events_of(caller, 3)) == [
        ("calendar.event_created", f"New event: {made['subject']}"),
        ("calendar.event_updated", "Event changed: Another name"),
        ("calendar.event_cancelled", "An event was deleted"),
    ]


def test_issues_and_comments_arrive_in_the_inbox(subscribed, sandbox):
    caller = subscribed("jira", "issues", JIRA)

    made = example(caller, "jira_create_issue")
    events_of(caller, 1)
    comment = {"body": "On it"}
    assert caller.post(f"jira/issues/{made['key']}/comments", **comment).status_code == 200

    created, commented = events_of(caller, 2)
    assert (created["type"], created["payload"]["key"]) == ("issue.created", made["key"])
    assert commented["type"] == "comment.created"
    assert commented["payload"]["comment"]["text"] == "On it"
    assert commented["summary"].startswith(f"Mara Lindqvist created a comment on {made['key']}: ")


def test_a_webhook_at_jira_is_refreshed_each_day_and_ended_with_the_connection(subscribed, sandbox):
    caller = subscribed("jira", "issues", JIRA)
    first = row()
    assert first.due_at - timezone.now() <= timedelta(days=1)
    assert first.expires_at - timezone.now() > timedelta(days=29)

    Subscription.objects.update(due_at=timezone.now())
    look_after("jira")
    site = Integration.objects.get().provider_data["cloud_id"]
    webhook = f"/ex/jira/{site}/rest/api/3/webhook"
    assert row().remote_id == first.remote_id
    assert asked(sandbox, "jira", f"{webhook}/refresh", "PUT") == [200]

    caller.client.delete(f"/api/v1/accounts/{caller.account_id}/integrations/jira")
    assert asked(sandbox, "jira", webhook, "DELETE") == [202]
    assert not Subscription.objects.exists()


def test_a_meeting_that_is_booked_and_cancelled_arrives_in_the_inbox(subscribed, sandbox):
    caller = subscribed("calendly", "bookings", CALENDLY)

    booked = example(caller, "calendly_book_event")
    events_of(caller, 1)
    uuid = booked["resource"]["event"].rpartition("/")[2]
    cancelled = caller.post(f"calendly/events/{uuid}/cancellation", reason="Ill")

    assert cancelled.status_code == 200
    events = events_of(caller, 2)
    assert [event["type"] for event in events] == ["meeting.booked", "meeting.cancelled"]
    assert events[1]["payload"]["reason"] == "Ill"


def test_a_calendly_that_is_connected_again_goes_on_with_its_webhook(subscribed):
    subscribed("calendly", "bookings", CALENDLY)
    first = row()
    assert first.due_at - timezone.now() <= timedelta(days=1)

    Integration.objects.update(connected_at=timezone.now())
    look_after("calendly")

    assert (row().status, row().problem) == ("active", "")
    assert row().made_at > first.made_at
    assert (row().remote_id, row().path_token) == (first.remote_id, first.path_token)


def test_a_deal_that_is_created_and_changed_arrives_in_the_inbox(subscribed, sandbox):
    caller = subscribed("pipedrive", "changes", PIPEDRIVE)

    made = caller.post("pipedrive/deals", title="Pier nine").json()["data"]["deal"]
    events_of(caller, 1)
    caller.send("patch", f"pipedrive/deals/{made['id']}", {"status": "won"})

    events = events_of(caller, 2)
    assert told(events) == [
        ("deal.created", "Deal created: Pier nine"),
        ("deal.updated", "Deal updated: Pier nine"),
    ]
    assert events[1]["payload"]["status"] == "won"


@pytest.mark.parametrize(
    ("slug", "feed", "scopes", "path"),
    [
        ("calendly", "bookings", CALENDLY, "/webhook_subscriptions"),
        ("pipedrive", "changes", PIPEDRIVE, "/api/v1/webhooks"),
    ],
)
def test_webhooks_are_deleted_with_the_connection(subscribed, sandbox, slug, feed, scopes, path):
    caller = subscribed(slug, feed, scopes)

    caller.client.delete(f"/api/v1/accounts/{caller.account_id}/integrations/{slug}")

    [status] = asked(sandbox, slug, path, "DELETE")
    assert status in (200, 204)


@pytest.mark.parametrize(
    ("slug", "feed", "scopes"),
    [
        ("jira", "issues", JIRA[:2]),
        ("calendly", "bookings", CALENDLY[:2]),
        ("pipedrive", "changes", PIPEDRIVE[:2]),
    ],
)
def test_nothing_is_asked_for_without_the_permission(caller, sandbox, slug, feed, scopes):
    assert caller.connect(slug, person=PERSON, scopes=scopes)["status"] == "success"

    switch(slug, feed)
    look_after(slug)

    assert not Subscription.objects.exists()
