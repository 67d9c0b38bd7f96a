"""Making API calls: the examples for Gmail and Calendar, against a provider that remembers."""

import pytest

from tests.contract.shapes import data_of


@pytest.fixture(autouse=True)
def google(connect):
    return connect("google")


def test_gmail_list_recent_messages(caller):
    """Making API Calls > Provider Examples > Google Gmail."""
    data = data_of(caller.get("/api/v1/google/gmail/messages"))

    assert len(data["messages"]) == 10
    assert {"id", "threadId", "from", "to", "subject", "date", "snippet"} <= set(
        data["messages"][0]
    )


def test_gmail_get_a_specific_message(caller):
    """Making API Calls > Provider Examples > Google Gmail."""
    first = data_of(caller.get("/api/v1/google/gmail/messages"))["messages"][0]

    message = data_of(caller.get(f"/api/v1/google/gmail/messages/{first['id']}"))

    assert (message["id"], message["subject"]) == (first["id"], first["subject"])
    assert message["body"]


def test_gmail_get_a_message_that_is_not_there(caller):
    """Making API Calls > Provider Examples > Google Gmail."""
    response = caller.get("/api/v1/google/gmail/messages/18e4a2b3c4d5e6f7")

    assert (response.status_code, response.json()["error_code"]) == (404, "NOT_FOUND")


def test_gmail_send_an_email(caller):
    """Making API Calls > Provider Examples > Google Gmail."""
    sent = data_of(
        caller.post_json(
            "/api/v1/google/gmail/messages/send",
            {
                "to": "recipient@example.com",
                "subject": "Hello",
                "body": "Sent via the Connected Accounts API",
            },
        )
    )

    message = data_of(caller.get(f"/api/v1/google/gmail/messages/{sent['id']}"))
    assert "recipient@example.com" in str(message["to"])
    assert message["subject"] == "Hello"
    assert message["body"].strip() == "Sent via the Connected Accounts API"


def test_calendar_list_upcoming_events(caller):
    """Making API Calls > Provider Examples > Google Calendar."""
    events = data_of(caller.get("/api/v1/google/calendar/events"))["events"]

    assert events
    assert all({"id", "summary", "start", "end"} <= set(event) for event in events)


def test_calendar_create_an_event(caller):
    """Making API Calls > Provider Examples > Google Calendar."""
    created = data_of(
        caller.post_json(
            "/api/v1/google/calendar/events",
            {
                "summary": "Team Standup",
                "start": "2026-03-01T09:00:00Z",
                "end": "2026-03-01T09:30:00Z",
            },
        )
    )

    event = data_of(caller.get(f"/api/v1/google/calendar/events/{created['id']}"))
    assert event["summary"] == "Team Standup"
    assert event["start"]["dateTime"].startswith("2026-03-01T09:00:00")
    assert event["end"]["dateTime"].startswith("2026-03-01T09:30:00")
