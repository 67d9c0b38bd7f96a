"""Settings > Webhooks: rotate a secret, and check a signature."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from inbox.models import WebhookEndpoint
from inbox.webhooks.sending import headers_of
from tests.factories import make_delivery, make_endpoint, make_partner
from tests.pages.html import Page
from tests.pages.test_every_page import check
from tests.pages.webhooks import WEBHOOKS, endpoint, page_of

__all__ = ["endpoint"]

CHECK = f"{WEBHOOKS}/check"
SECRET = re.compile(r"whsec_[0-9A-Za-z+/=]{44}")


def rotate(browser, endpoint, overlap):
    path = page_of(endpoint, "rotate")
    return browser.post(path, {"overlap": overlap, "mark": Page(browser.get(path)).value("mark")})


# promise 106
@pytest.mark.parametrize(
    ("overlap", "said", "lasts"),
    [
        ("now", "The former secret has stopped signing.", None),
        ("hour", "The former secret signs too, and stops in 1 hour", timedelta(hours=1)),
        ("day", "The former secret signs too, and stops in 1 day", timedelta(days=1)),
        ("week", "The former secret signs too, and stops in 1 week", timedelta(days=7)),
    ],
)
def test_a_new_secret_is_shown_once_with_what_becomes_of_the_former(
    partners_browser, endpoint, overlap, said, lasts
):
    response = rotate(partners_browser, endpoint, overlap)

    page, now = check(response), WebhookEndpoint.objects.get()
    assert SECRET.findall(page.text) == [now.secret]
    assert now.secret != endpoint.secret
    assert said in page.text
    assert "no-store" in response["Cache-Control"]
    assert (now.former_until is not None) == (lasts is not None)
    if lasts:
        assert abs(now.former_until - timezone.now() - lasts) < timedelta(minutes=1)
        assert now.former_secret == endpoint.secret
        assert "The former one signs too" in Page(partners_browser.get(page_of(endpoint))).text


def test_a_form_that_is_sent_twice_makes_one_secret(partners_browser, endpoint):
    mark = Page(partners_browser.get(page_of(endpoint, "rotate"))).value("mark")
    sent = {"overlap": "day", "mark": mark}
    partners_browser.post(page_of(endpoint, "rotate"), sent)
    made = WebhookEndpoint.objects.get().secret

    page = check(partners_browser.post(page_of(endpoint, "rotate"), sent))

    assert "The secret was changed since this page was loaded." in page.text
    assert not SECRET.search(page.text)
    assert WebhookEndpoint.objects.get().secret == made


def test_an_overlap_that_there_is_not_is_refused(partners_browser, endpoint):
    page = check(rotate(partners_browser, endpoint, "year"))

    assert "year is not one of the available choices" in page.text
    assert WebhookEndpoint.objects.get().secret == endpoint.secret


def received(delivery):
    """Return headers and body as they arrive."""
    headers = headers_of(delivery.endpoint, delivery.message)
    return "\r\n".join(f"{name}: {value}" for name, value in headers.items()), delivery.message.body


def judged(browser, endpoint, headers, body):
    sent = {"endpoint": str(endpoint.pk), "headers": headers, "body": body}
    return check(browser.post(CHECK, sent)).text


# promise 105
def test_a_message_as_it_arrived_fits(partners_browser, endpoint):
    headers, body = received(make_delivery(endpoint))

    text = judged(partners_browser, endpoint, headers, body)

    assert "This message is ours fits The signature is right" in text


def test_why_a_message_does_not_fit_is_said_in_words(partners_browser, partner, endpoint):
    headers, body = received(make_delivery(endpoint))
    other = make_endpoint(partner)
    tampered = body.replace("user-123", "user-124")

    def said(headers=headers, body=body, to=endpoint):
        return judged(partners_browser, to, headers, body)

    assert "The header webhook-id is missing." in said(headers="Content-Type: text/plain")
    assert "The body is not what was sent under this webhook-id." in said(body=tampered)
    assert "not what was sent" in said(body=json.dumps(json.loads(body), indent=1))
    assert "spaces or line ends around it" in said(body=body + "\r\n")
    assert "no message with this webhook-id went to this endpoint" in said(to=other)
    aged = re.sub(r"(webhook-timestamp: )\d+", r"\g<1>1700000000", headers)
    assert "made with another secret, or webhook-timestamp was changed" in said(headers=aged)


def test_what_is_right_and_old_is_called_old(partners_browser, endpoint, monkeypatch):
    headers, body = received(make_delivery(endpoint))
    later = timezone.now() + timedelta(minutes=6)
    monkeypatch.setattr("inbox.webhooks.checking.timezone.now", lambda: later)

    text = judged(partners_browser, endpoint, headers, body)

    assert "This message is ours, and too old" in text


def test_what_was_pasted_stays_in_the_form_and_nowhere_else(partners_browser, endpoint):
    headers, body = received(make_delivery(endpoint))

    text = judged(partners_browser, endpoint, headers, f"{body}!")

    assert body in text
    assert body not in Page(partners_browser.get(CHECK)).text


def test_only_own_endpoints_can_be_chosen(partners_browser, endpoint):
    theirs = make_endpoint(make_partner())

    assert str(theirs.pk) not in partners_browser.get(CHECK).content.decode()
    assert "There is no such endpoint." in judged(partners_browser, theirs, "a: b", "{}")


def test_without_endpoints_there_is_nothing_to_check(partners_browser):
    assert partners_browser.get(CHECK)["Location"] == WEBHOOKS


def test_the_endpoint_one_comes_from_is_chosen(partners_browser, partner, endpoint):
    make_endpoint(partner)

    page = check(partners_browser.get(f"{CHECK}?endpoint={endpoint.pk}"))

    assert [o["value"] for o in page.all("option") if "selected" in o] == [str(endpoint.pk)]


@pytest.mark.parametrize("asked", ["nonsense", "", "00000000-0000-0000-0000-000000000000"])
def test_an_altered_address_chooses_none(partners_browser, endpoint, asked):
    assert check(partners_browser.get(f"{CHECK}?endpoint={asked}"))
