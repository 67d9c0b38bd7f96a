"""The list of Gmail messages, put together from many answers."""

from providers.definitions.google.quirks import mailbox
from tests.providers.recorded_call import RecordedCall, sample

LISTED = {
    "messages": sample("google", "messages_list")["messages"],
    "next_cursor": "09573475999783117733",
    "resultSizeEstimate": 201,
}


def test_each_message_of_a_list_has_its_headers():
    message = sample("google", "message_metadata")
    call = RecordedCall(message, {**message, "id": "18f0a1b2c3d4e5f7", "labelIds": ["UNREAD"]})

    body = mailbox.with_headers_of_each(LISTED, call)

    first, second = body["messages"]
    assert first == {
        "id": "18f0a1b2c3d4e5f6",
        "threadId": "18f0a1b2c3d4e5f0",
        "from": "Joe Example <joe@example.com>",
        "to": "ada@example.org",
        "subject": "Lunch",
        "date": "Sun, 1 Mar 2026 10:00:00 +0100",
        "snippet": "See you at noon",
        "labels": ["INBOX"],
        "isUnread": False,
        "isStarred": False,
        "hasAttachments": True,
    }
    assert second["isUnread"] is True
    assert (body["next_cursor"], body["resultSizeEstimate"]) == ("09573475999783117733", 201)


def test_only_headers_are_asked_for():
    message = sample("google", "message_metadata")
    call = RecordedCall(message, message)

    mailbox.with_headers_of_each(LISTED, call)

    assert [request.url for request in call.sent] == [
        "https://gmail.googleapis.com/gmail/v1/users/me/messages/18f0a1b2c3d4e5f6",
        "https://gmail.googleapis.com/gmail/v1/users/me/messages/18f0a1b2c3d4e5f7",
    ]
    assert call.sent[0].params["format"] == "metadata"
    assert {"From", "To", "Subject", "Date"} <= set(call.sent[0].params["metadataHeaders"])


def test_a_message_that_failed_keeps_its_ids():
    call = RecordedCall(sample("google", "message_metadata"), RuntimeError("gone"))

    body = mailbox.with_headers_of_each(LISTED, call)

    assert body["messages"][1] == {"id": "18f0a1b2c3d4e5f7", "threadId": "18f0a1b2c3d4e5f7"}


def test_an_empty_list_asks_nothing():
    call = RecordedCall()

    body = mailbox.with_headers_of_each({"messages": [], "next_cursor": None}, call)

    assert body == {"messages": [], "next_cursor": None}
    assert call.sent == []
