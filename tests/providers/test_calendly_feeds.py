"""What Calendly delivers: bookings, cancellations, and nothing by which a stranger could cancel."""

import json
import time

import pytest

from providers.definitions.calendly.quirks import bookings, webhooks
from providers.spec import Delivery, Made, Order, Unreadable
from tests.feeds.samples import SECRET, Sending, calendly_bookings
from tests.providers.recorded_call import RecordedCall

BODY = calendly_bookings.BODY


def read(body):
    url = "https://patchbay.example/api/v1/webhooks/calendly"
    return bookings.read(Delivery("POST", url, {}, {}, json.dumps(body).encode()))


def told(event="invitee.created", **changes):
    [notice] = read(BODY | {"event": event, "payload": BODY["payload"] | changes})
    return notice


def test_a_booking_tells_who_what_and_when():
    notice = told()

    assert notice.type == "meeting.booked"
    assert notice.summary == "Ada Byron booked Intro call for 2026-12-01T10:00:00.000000Z"
    assert notice.payload == {
        "uri": calendly_bookings.INVITEE,
        "name": "Ada Byron",
        "email": "ada@byron.example",
        "timezone": "Europe/London",
        "status": "active",
        "rescheduled": False,
        "event": {
            "uri": calendly_bookings.MEETING,
            "name": "Intro call",
            "start_time": "2026-12-01T10:00:00.000000Z",
            "end_time": "2026-12-01T10:30:00.000000Z",
            "event_type": "https://api.calendly.com/event_types/ET0001",
        },
        "answers": [{"question": "What about?", "answer": "Engines"}],
    }


def test_no_address_by_which_anyone_could_cancel_is_kept():
    assert "calendly.com/cancellations" not in json.dumps(told().payload)
    assert "calendly.com/reschedulings" not in json.dumps(told().payload)


def test_a_cancellation_tells_its_reason():
    notice = told("invitee.canceled", cancellation={"reason": "Ill", "canceled_by": "Ada"})

    assert notice.type == "meeting.cancelled"
    assert notice.summary.endswith("was cancelled")
    assert notice.payload["reason"] == "Ill"


def test_a_meeting_that_was_moved_is_not_said_to_be_cancelled():
    assert told("invitee.canceled", rescheduled=True).summary.endswith("was moved")


def test_who_what_and_when_make_the_id_of_a_delivery():
    ids = {
        told().id,
        told("invitee.canceled").id,
        told(uri=f"{calendly_bookings.MEETING}/invitees/IN0002").id,
        read(BODY | {"created_at": "2026-11-20T15:00:00.000000Z"})[0].id,
    }

    assert len(ids) == 4
    assert told().id == told().id


def test_an_event_nobody_knows_keeps_calendlys_word():
    assert (
        told("routing_form_submission.created").type == "calendly.routing_form_submission.created"
    )


@pytest.mark.parametrize(
    "body", [[], {}, {"event": "invitee.created"}, {"event": 1, "payload": {}}]
)
def test_a_body_without_an_event_is_unreadable(body):
    with pytest.raises(Unreadable):
        read(body)


@pytest.mark.parametrize(
    "changes",
    [
        {"questions_and_answers": "none"},
        {"questions_and_answers": [1, None]},
        {"scheduled_event": "gone"},
        {"cancellation": []},
    ],
)
def test_strange_members_are_left_out(changes):
    assert told(**changes).type == "meeting.booked"


@pytest.mark.django_db
def test_the_address_of_all_takes_nothing_since_every_key_is_a_subscriptions_own(
    client, monkeypatch
):
    monkeypatch.setenv("WEBHOOK_SECRET_CALENDLY", SECRET)
    sending = Sending(SECRET, time.time(), "", body=json.dumps(BODY).encode())

    response = client.post(
        "/api/v1/webhooks/calendly",
        sending.body,
        content_type="application/json",
        headers=calendly_bookings.signed(sending),
    )

    assert response.status_code == 401


def test_a_webhook_that_calendly_disabled_is_deleted_and_made_anew():
    call = RecordedCall(
        {"resource": {"state": "disabled"}}, {}, {"resource": {"uri": f"{webhooks.WEBHOOKS}/WH2"}}
    )
    call.connection = {"user_uri": "users/1", "organization_uri": "organizations/1"}
    order = Order("sub-1", "https://patchbay.example/own", "secret")

    made = webhooks.renew(call, order, Made(f"{webhooks.WEBHOOKS}/WH1"))

    assert made.remote_id.endswith("/WH2")
    assert [(one.method, one.url.removeprefix(webhooks.WEBHOOKS)) for one in call.sent] == [
        ("GET", "/WH1"),
        ("DELETE", "/WH1"),
        ("POST", ""),
    ]
