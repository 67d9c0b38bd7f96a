"""What Graph delivers: a handshake, ids of what changed, and word of the subscription itself."""

import json

import pytest

from config.api.errors import NotFound
from inbox.models import Arrival, Subscription
from providers.definitions.microsoft.feeds import INBOX
from providers.definitions.microsoft.quirks import changed_events, new_mail, notifications
from providers.spec import Delivery, Made, Notice, Order, Unreadable, UpstreamAnswer
from tests.factories import make_account, make_integration
from tests.feeds.samples import microsoft_calendar, microsoft_mail
from tests.feeds.sending import Sender

SHARED = "/api/v1/webhooks/microsoft"
TOKEN = "Validation: Testing client application reachability <b>&amp;</b> %41"
MESSAGE = {
    "id": "AAMk1=",
    "conversationId": "AAQk1=",
    "subject": "Launch plan",
    "from": {"emailAddress": {"name": "Ada", "address": "ada@byron.example"}},
    "toRecipients": [{"emailAddress": {"address": "mara@northwind.example"}}],
    "receivedDateTime": "2026-11-20T14:00:00Z",
    "bodyPreview": "Here it is",
    "isDraft": False,
    "hasAttachments": False,
    "webLink": "https://outlook.office365.com/owa/?ItemID=AAMk1=",
}
EVENT = {
    "id": "AAMkE=",
    "subject": "Stand-up",
    "isCancelled": False,
    "createdDateTime": "2026-11-20T13:00:00Z",
    "lastModifiedDateTime": "2026-11-20T14:00:00Z",
}


class Call:
    """Answers in turn, an error by raising it, and keeps what was asked."""

    def __init__(self, *answers):
        self.answers, self.sent = list(answers), []

    def url(self, text):
        return text

    def send(self, request):
        self.sent.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return UpstreamAnswer(200, {}, answer)


def read(*items):
    body = json.dumps({"value": list(items)}).encode()
    return notifications.read(Delivery("POST", SHARED, {}, {}, body))


def subscribed(partner, name, feed, remote_id):
    integration = make_integration(make_account(partner, name), "microsoft")
    row = Subscription(integration=integration, feed=feed, remote_id=remote_id)
    row.draw_secrets()
    row.save()
    return row


def deliver(client, *items, path=SHARED):
    return client.post(path, {"value": list(items)}, content_type="application/json")


def test_the_token_of_a_handshake_comes_back_decoded_once_as_plain_text(client, db):
    response = client.post(SHARED, query_params={"validationToken": TOKEN})

    assert response.status_code == 200
    assert response.content.decode() == TOKEN
    assert response.headers["Content-Type"].startswith("text/plain")
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("token", ["", "x" * 2_049])
def test_a_token_that_is_none_or_endless_does_not_come_back(client, db, token):
    response = client.post(SHARED, query_params={"validationToken": token})

    assert response.status_code in (400, 401)
    assert token not in response.content.decode() or not token


def test_a_handshake_with_another_method_is_refused(client, db):
    assert client.get(SHARED, {"validationToken": TOKEN}).status_code == 405


def test_one_delivery_is_for_several_subscriptions_and_feeds(client, partner):
    mail = subscribed(partner, "a", "mail", "s-1")
    other = subscribed(partner, "b", "mail", "s-2")
    calendar = subscribed(partner, "c", "calendar", "s-3")
    items = [
        microsoft_mail.notification(mail.secret, subscriptionId="s-1"),
        microsoft_mail.notification(other.secret, subscriptionId="s-2"),
        microsoft_calendar.change(calendar.secret, "created", "AAMk9=") | {"subscriptionId": "s-3"},
    ]

    assert deliver(client, *items).status_code == 202

    rows = Arrival.objects.order_by("id")
    assert [(row.feed, row.subscription) for row in rows] == [
        ("mail", mail),
        ("mail", other),
        ("calendar", calendar),
    ]


# promise 111
def test_a_notification_with_the_state_of_another_subscription_is_dropped(client, partner):
    mail = subscribed(partner, "a", "mail", "s-1")
    other = subscribed(partner, "b", "mail", "s-2")
    right = microsoft_mail.notification(mail.secret, subscriptionId="s-1")
    wrong = microsoft_mail.notification(mail.secret, subscriptionId="s-2")

    assert deliver(client, right, wrong).status_code == 202
    assert [row.subscription for row in Arrival.objects.all()] == [mail]
    assert deliver(client, wrong).status_code == 401
    assert not other.arrivals.exists()


@pytest.mark.parametrize("state", [None, "", 7, ["s"], "\ud800"])
def test_a_state_that_is_no_text_proves_nothing(client, partner, state):
    subscribed(partner, "a", "mail", "s-1")

    response = deliver(client, microsoft_mail.notification(state, subscriptionId="s-1"))

    assert response.status_code == 401
    assert not Arrival.objects.exists()


@pytest.mark.parametrize(
    ("event", "wants"),
    [("reauthorizationRequired", Notice.RENEWAL), ("subscriptionRemoved", Notice.ANEW)],
)
def test_lifecycle_notifications_say_what_the_subscription_needs(event, wants):
    item = {"subscriptionId": "s-1", "clientState": "secret", "lifecycleEvent": event}

    notice = read(item)[0]

    assert (notice.wants, notice.subscription, notice.token) == (wants, "s-1", "secret")


@pytest.mark.parametrize("event", ["reauthorizationRequired", "subscriptionRemoved"])
def test_a_subscription_in_need_is_due_at_once(client, partner, event):
    row = subscribed(partner, "a", "mail", "s-1")
    Subscription.objects.filter(pk=row.pk).update(due_at=None, status="active")
    item = {"subscriptionId": "s-1", "clientState": row.secret, "lifecycleEvent": event}

    assert deliver(client, item).status_code == 202

    row.refresh_from_db()
    assert row.due_at is not None


def test_what_a_removed_subscription_did_not_tell_is_looked_up_and_a_renewal_tells_nothing():
    removed = read({"subscriptionId": "s-1", "lifecycleEvent": "subscriptionRemoved"})
    renewal = read({"subscriptionId": "s-1", "lifecycleEvent": "reauthorizationRequired"})

    assert [(one.wants, one.needs_fetch) for one in removed] == [("anew", False), ("", True)]
    assert [(one.wants, one.needs_fetch) for one in renewal] == [("renewal", False)]


def test_lost_notifications_are_made_up_for_since_the_last_message_known():
    item = {"subscriptionId": "s-1", "clientState": "secret", "lifecycleEvent": "missed"}
    [notice] = read(item)
    call, facts = Call({"value": [MESSAGE]}), {"seen_until": "2026-11-20T13:00:00Z"}

    [told] = new_mail.fetch(call, notice, facts)

    assert notice.needs_fetch
    assert call.sent[0].params["$filter"] == "receivedDateTime ge 2026-11-20T12:00:00Z"
    assert (told.type, told.id) == ("email.received", "message:AAMk1=")
    assert facts == {"seen_until": "2026-11-20T14:00:00Z"}


def test_what_was_lost_is_looked_up_page_by_page_and_not_for_ever():
    notice = Notice(type="microsoft.missed", needs_fetch=True)
    many = [MESSAGE | {"id": f"AAMk{number}="} for number in range(100)]
    call = Call(*[{"value": many}] * 9)

    told = new_mail.fetch(call, notice, {"seen_until": "2026-11-20T13:00:00Z"})

    assert [request.params["$skip"] for request in call.sent] == [0, 100, 200, 300, 400]
    assert len(told) == 500


def test_a_message_tells_from_whom_and_what_about():
    [notice] = read(microsoft_mail.notification("secret"))
    facts = {"seen_until": "2026-11-20T13:00:00Z"}

    [told] = new_mail.fetch(Call(MESSAGE), notice, facts)

    assert told.summary == "Mail from Ada: Launch plan"
    assert told.payload == {
        "id": "AAMk1=",
        "threadId": "AAQk1=",
        "from": "ada@byron.example",
        "to": ["mara@northwind.example"],
        "subject": "Launch plan",
        "date": "2026-11-20T14:00:00Z",
        "snippet": "Here it is",
        "hasAttachments": False,
        "webLink": MESSAGE["webLink"],
    }


def test_a_message_that_was_moved_since_and_a_draft_are_no_events():
    [notice] = read(microsoft_mail.notification("secret"))

    assert new_mail.fetch(Call(NotFound("gone")), notice, {}) == []
    assert new_mail.fetch(Call(MESSAGE | {"isDraft": True}), notice, {}) == []


def test_an_event_that_was_cancelled_is_told_as_cancelled_though_graph_says_updated():
    [notice] = read(microsoft_calendar.change("secret", "updated", "AAMkE="))

    [changed] = changed_events.fetch(Call(EVENT), notice, {})
    [cancelled] = changed_events.fetch(Call(EVENT | {"isCancelled": True}), notice, {})

    assert (changed.type, changed.summary) == ("calendar.event_updated", "Event changed: Stand-up")
    assert cancelled.type == "calendar.event_cancelled"


def test_a_deleted_event_is_told_without_asking():
    [notice] = read(microsoft_calendar.change("secret", "deleted", "AAMkE="))

    assert (notice.type, notice.needs_fetch) == ("calendar.event_cancelled", False)
    assert notice.payload == {"id": "AAMkE="}


def test_changes_of_events_that_were_lost_are_told_as_new_or_changed():
    item = {"subscriptionId": "s-1", "clientState": "secret", "lifecycleEvent": "missed"}
    [notice] = read(item)
    old = EVENT | {"id": "AAMkO=", "createdDateTime": "2026-01-01T00:00:00Z"}

    told = changed_events.fetch(
        Call({"value": [EVENT, old]}), notice, {"seen_until": "2026-11-20T12:00:00Z"}
    )

    assert [one.type for one in told] == ["calendar.event_created", "calendar.event_updated"]


@pytest.mark.parametrize(
    "data", [None, {}, {"id": ""}, {"id": 7}, {"id": "a/../b"}, {"id": "a\\b"}]
)
def test_a_notification_about_nothing_is_unreadable(data):
    with pytest.raises(Unreadable):
        read(microsoft_mail.notification("secret", resourceData=data))


@pytest.mark.parametrize("body", [b"[]", b"{}", b'{"value": [1]}', b'{"value": {}}'])
def test_a_body_without_a_list_of_notifications_is_unreadable(body):
    with pytest.raises(Unreadable):
        notifications.read(Delivery("POST", SHARED, {}, {}, body))


def test_a_subscription_that_graph_forgot_is_made_anew_when_it_is_renewed():
    made = {"id": "s-2", "expirationDateTime": "2026-11-25T11:00:00.0000000Z"}
    call = Call(NotFound("gone"), made)
    order = Order("sub-1", f"{SHARED}/own", "secret")

    renewed = INBOX.renew(call, order, Made("s-1", None, {"seen_until": "x"}))

    assert [request.method for request in call.sent] == ["PATCH", "POST"]
    assert call.sent[1].json["clientState"] == "secret"
    assert call.sent[1].json["lifecycleNotificationUrl"] == f"{SHARED}/own"
    assert renewed.remote_id == "s-2"


def test_ending_what_is_gone_already_is_no_failure():
    INBOX.end(Call(NotFound("gone")), Order("sub-1", SHARED, "secret"), Made("s-1"))


def test_a_repeated_notification_of_another_version_is_another(client, partner, monkeypatch):
    sample = microsoft_calendar.SAMPLE
    sender = Sender(client, sample, make_integration(make_account(partner), "microsoft"))
    first = microsoft_calendar.change(sender.secret, "updated", "AAMkE=")
    other = first | {"resourceData": first["resourceData"] | {"@odata.etag": 'W/"2"'}}

    for item in (first, first, other):
        deliver(client, item, path=sender.path)

    assert Arrival.objects.count() == 2
