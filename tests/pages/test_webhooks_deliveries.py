"""Settings > Webhooks: what was delivered, a test, and sending again."""

import json
from datetime import timedelta
from threading import BoundedSemaphore

import pytest
from django.utils import timezone

from inbox.models import WebhookDelivery, WebhookEndpoint
from inbox.pages.webhooks import show
from inbox.webhooks import testing
from inbox.webhooks.exchange import Outcome
from tests.factories import make_attempt, make_delivery
from tests.pages.html import Page
from tests.pages.test_every_page import check
from tests.pages.webhooks import deeds, delivery_page, endpoint, page_of, receiver

__all__ = ["endpoint", "receiver"]


def listed(page):
    """Return the ids of the messages that a page lists, in its order."""
    return [word for word in page.text.split() if word.startswith("msg_")]


def ids(*deliveries):
    return [each.message.public_id for each in deliveries]


def hours_ago(hours):
    return timezone.now() - timedelta(hours=hours)


def test_deliveries_are_listed_newest_first_with_how_they_went(partners_browser, endpoint):
    old = make_delivery(
        endpoint, status="delivered", last_status_code=204, attempts=1, created_at=hours_ago(2)
    )
    new = make_delivery(
        endpoint,
        "inbox.event",
        last_problem="No answer within 10 seconds",
        attempts=3,
        due_at=timezone.now() + timedelta(minutes=30),
    )

    page = check(partners_browser.get(page_of(endpoint)))

    assert listed(page) == ids(new, old)
    assert "waiting No answer within 10 seconds 3 just now in 30" in page.text
    assert "delivered 204 No Content 1 2\xa0hours ago" in page.text.replace("2 hours", "2\xa0hours")


def test_deliveries_are_filtered_by_status_and_type(partners_browser, endpoint):
    one = make_delivery(endpoint, "key.created", status="failed")
    two = make_delivery(endpoint, "key.revoked", status="failed")
    three = make_delivery(endpoint, "key.created", status="delivered")

    def found(query):
        return set(listed(check(partners_browser.get(f"{page_of(endpoint)}?{query}"))))

    assert found("status=failed") == set(ids(one, two))
    assert found("type=key.created") == set(ids(one, three))
    assert found("status=failed&type=key.created") == set(ids(one))
    assert found("status=waiting") == set()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("status=waiting", "No delivery matches these filters"),
        ("status=odd", "There is no status “odd”."),
        ("type=odd", "There is no type “odd”."),
        ("cursor=odd", "The address of that page is not one we gave."),
    ],
)
def test_what_cannot_be_found_or_read_is_said(partners_browser, endpoint, query, said):
    make_delivery(endpoint, status="failed")

    assert said in check(partners_browser.get(f"{page_of(endpoint)}?{query}")).text


def test_nothing_sent_yet_says_so(partners_browser, endpoint):
    assert "Nothing was sent yet" in check(partners_browser.get(page_of(endpoint))).text


def test_pages_follow_each_other_while_new_deliveries_come(partners_browser, endpoint, monkeypatch):
    monkeypatch.setattr(show, "PAGE", 2)
    made = [make_delivery(endpoint, created_at=hours_ago(n)) for n in range(1, 6)]
    page = Page(partners_browser.get(page_of(endpoint)))
    seen = listed(page)
    make_delivery(endpoint)

    while older := [a["href"] for a in page.all("a") if a.get("rel") == "next"]:
        page = check(partners_browser.get(older[0]))
        seen += listed(page)

    assert seen == ids(*made)


def test_a_page_of_deliveries_takes_a_pinned_number_of_statements(
    partners_browser, endpoint, django_assert_num_queries
):
    for _ in range(5):
        make_delivery(endpoint, status="failed")
    partners_browser.get(page_of(endpoint))

    with django_assert_num_queries(7):
        partners_browser.get(page_of(endpoint))


def test_a_delivery_shows_its_body_and_every_attempt(partners_browser, endpoint):
    delivery = make_delivery(endpoint, due_at=timezone.now() + timedelta(hours=2))
    make_attempt(delivery, status_code=503, problem="It answered 503", milliseconds=1412)
    make_attempt(
        delivery, status_code=None, problem="No answer within 10 seconds", milliseconds=10_004
    )
    make_attempt(delivery, trigger="replay", status_code=302, problem="It answered 302: redirects")

    page = check(partners_browser.get(delivery_page(delivery)))

    assert delivery.message.public_id in page.text
    assert '"account_id": "user-123"' in page.text
    assert delivery.message.body in page.text
    assert "503 Service Unavailable 1,412 ms Attempt 1, sent by this server, just now" in page.text
    assert "No answer 10,004 ms Attempt 2" in page.text
    assert "302 Found 120 ms Attempt 3, sent again by hand, just now It answered 302:" in page.text
    assert "It answered 503" not in page.text
    assert "Next attempt in 2" in page.text


def test_what_a_receiver_answered_is_shown_as_text(partners_browser, endpoint):
    delivery = make_delivery(endpoint)
    make_attempt(delivery, status_code=500, answer="<script>alert(1)</script> \u202egnp")

    response = partners_browser.get(delivery_page(delivery))

    page = check(response)
    assert "<script>alert(1)</script>" in page.text
    assert b"<script>alert" not in response.content
    assert ("bdi", {}) in page.elements


def test_no_page_shows_a_secret_or_a_signature(partners_browser, endpoint):
    delivery = make_delivery(endpoint)
    make_attempt(delivery)

    for path in (page_of(endpoint), delivery_page(delivery), page_of(endpoint, "test")):
        shown = partners_browser.get(path).content.decode()
        assert endpoint.secret not in shown
        assert endpoint.secret_sealed not in shown


def test_a_test_is_sent_at_once_and_says_what_was_answered(partners_browser, endpoint, receiver):
    response = partners_browser.post(page_of(endpoint, "test"), {"type": "key.created"})

    page = check(response)
    [(url, body, headers)] = receiver.got
    assert (url, json.loads(body)["type"]) == (endpoint.url, "key.created")
    assert headers["webhook-signature"].startswith("v1,")
    assert "Your server took it 200 OK 34 ms Attempt 1, a test, just now" in page.text
    assert "thanks" in page.text
    sent = WebhookDelivery.objects.get()
    assert delivery_page(sent) in [a["href"] for a in page.all("a")]
    assert deeds() == [("webhook.tested", "user")]


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome(500, "It answered 500", 12), "500 Internal Server Error 12 ms"),
        (Outcome(None, "No connection within 5 seconds", 5003), "No connection within 5 seconds"),
    ],
)
def test_a_test_that_was_not_taken_says_why(partners_browser, endpoint, receiver, outcome, said):
    receiver.outcome = outcome

    page = check(partners_browser.post(page_of(endpoint, "test"), {"type": "webhook.test"}))

    assert "Your server did not take it" in page.text
    assert said in page.text


def test_a_type_that_there_is_not_is_not_sent(partners_browser, endpoint, receiver):
    page = check(partners_browser.post(page_of(endpoint, "test"), {"type": "made.up"}))

    assert "There is no type “made.up”." in page.text
    assert receiver.got == []


def test_more_tests_than_there_are_places_for_are_told_to_wait(
    partners_browser, endpoint, receiver, monkeypatch
):
    monkeypatch.setattr(testing, "_places", BoundedSemaphore(1))
    path, sent = page_of(endpoint, "test"), {"type": "webhook.test"}
    with testing.place():
        page = check(partners_browser.post(path, sent))
    assert "Too many tests at once. Try again in 15 s." in page.text
    assert receiver.got == []

    assert "Your server took it" in check(partners_browser.post(path, sent)).text


def test_filters_swap_the_list_alone(partners_browser, endpoint):
    make_delivery(endpoint)

    page = check(partners_browser.get(page_of(endpoint)))

    (swapped,) = [a for _, a in page.elements if "hx-target" in a]
    assert (swapped["id"], swapped["hx-select"]) == ("list", "#list")
    assert swapped["data-said"] == "1 delivery on this page"


# promise 108
def test_one_delivery_is_sent_again(partners_browser, endpoint):
    delivery = make_delivery(endpoint, status="failed", due_at=None, attempts=8)

    said = check(partners_browser.post(delivery_page(delivery, "again"), follow=True)).text

    assert "The message is on the way again" in said
    delivery.refresh_from_db()
    assert (delivery.status, delivery.is_replay) == ("waiting", True)
    assert deeds() == [("webhook.replayed", "user")]


def test_nothing_is_sent_again_by_looking(partners_browser, endpoint):
    delivery = make_delivery(endpoint, status="failed")

    assert partners_browser.get(delivery_page(delivery, "again")).status_code == 405
    assert WebhookDelivery.objects.get().status == "failed"


# promise 108
@pytest.mark.parametrize(
    ("since", "what", "number"),
    [
        ("hour", "failed", 1),
        ("day", "failed", 2),
        ("day", "all", 3),
        ("success", "failed", 1),
        ("ever", "failed", 3),
    ],
)
def test_much_is_sent_again_since_a_time(partners_browser, endpoint, since, what, number):
    created = hours_ago(24 * 9)
    WebhookEndpoint.objects.update(last_success_at=hours_ago(2), created_at=created)
    for hours in (0.5, 5, 24 * 8):
        make_delivery(endpoint, status="failed", created_at=hours_ago(hours))
    make_delivery(endpoint, status="delivered", created_at=hours_ago(3))
    form = check(partners_browser.get(page_of(endpoint, "replay")))
    assert "1 hour ago: 1 failed" in form.text
    assert "As long as deliveries are kept: 3 failed" in form.text
    assert form.checked("since") == ["success"]

    sent = {"since": since, "what": what}
    said = check(partners_browser.post(page_of(endpoint, "replay"), sent, follow=True)).text

    assert f"{number} message{' is' if number == 1 else 's are'} on the way again" in said
    assert WebhookDelivery.objects.filter(status="waiting").count() == number
    assert deeds() == [("webhook.replayed", "user")]


def test_a_test_that_failed_is_not_sent_again_with_the_others(partners_browser, endpoint, receiver):
    receiver.outcome = Outcome(500, "It answered 500", 12)
    partners_browser.post(page_of(endpoint, "test"), {"type": "webhook.test"})

    form = check(partners_browser.get(page_of(endpoint, "replay")))
    sent = {"since": "hour", "what": "all"}
    said = check(partners_browser.post(page_of(endpoint, "replay"), sent, follow=True)).text

    assert "1 hour ago: 0 failed" in form.text
    assert "There was nothing to send again" in said


@pytest.mark.parametrize("rest", ["replay", "again"])
def test_nothing_is_sent_again_to_an_endpoint_that_is_off(partners_browser, endpoint, rest):
    WebhookEndpoint.objects.update(is_enabled=False, off_reason="failing")
    delivery = make_delivery(endpoint, status="failed")
    path = page_of(endpoint, rest) if rest == "replay" else delivery_page(delivery, rest)

    response = partners_browser.post(path, {"since": "day", "what": "failed"}, follow=True)

    assert "The endpoint is switched off: switch it on first" in check(response).text
    shown = check(partners_browser.get(delivery_page(delivery))).text
    assert "Its endpoint is off." in shown
    assert "Send again" not in shown
    delivery.refresh_from_db()
    assert (delivery.status, deeds()) == ("failed", [])
