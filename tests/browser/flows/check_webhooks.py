"""An endpoint is made, tested, its secret replaced, and what failed sent again: by a real worker to a real server."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.utils import timezone

from accounts import events
from config.worker.queues import work_off
from inbox.models import WebhookEndpoint
from inbox.webhooks.signing import BadSignature, verify
from tests.browser.flows.looking import heading, notice, words
from tests.factories import make_account


class Receiver(ThreadingHTTPServer):
    """A partner's server: it keeps what it gets, and answers with `status`."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.got, self.status = [], 200
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/hooks"


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.got.append(({k.lower(): v for k, v in self.headers.items()}, body))
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(b"noted" if self.server.status == 200 else b"away")

    def log_message(self, *_):
        """Say nothing on the tests' output."""


@pytest.fixture
def receiver():
    running = Receiver()
    yield running
    running.shutdown()
    running.server_close()


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def follow(page, name):
    with page.expect_navigation():
        page.get_by_role("link", name=name, exact=True).first.click()


def secret_on(page):
    return page.locator("[data-copy='Copy secret']").inner_text()


def fits(received, secret):
    headers, body = received
    try:
        verify(headers, body, [secret], timezone.now())
    except BadSignature:
        return False
    return True


# promises 105, 106, 108
def test_an_endpoint_is_made_tested_rotated_and_sent_again(page, ada, partner, log_in_as, receiver):
    log_in_as(ada)
    page.goto("/settings/webhooks")
    follow(page, "Create endpoint")
    assert not page.get_by_label("An API key was made").is_visible()
    page.get_by_label("Address").fill(receiver.url)
    page.get_by_label("Only what I choose").check()
    page.get_by_label("A connected account was created").check()
    press(page, "Create endpoint")
    first = secret_on(page)
    follow(page, "I have stored it")

    follow(page, "Send a test")
    press(page, "Send test")
    assert "Your server took it 200 OK" in words(page)
    assert "noted" in words(page)
    assert fits(receiver.got[0], first)

    follow(page, "Back to the endpoint")
    follow(page, "Rotate secret")
    press(page, "Create new secret")
    second = secret_on(page)
    assert "The former secret signs too" in words(page)
    follow(page, "I have stored it")

    receiver.status = 410
    make_account(partner, "user-7")
    tell(partner)
    page.reload()
    assert "This endpoint is off." in words(page)
    assert [fits(receiver.got[1], each) for each in (first, second)] == [True, True]

    receiver.status = 200
    follow(page, "Switch on again")
    press(page, "Switch on")
    assert notice(page) == "Endpoint switched on again"
    follow(page, "account.created")
    assert heading(page) == "account.created"
    assert "410 Gone" in words(page)
    press(page, "Send again")
    work_off("webhooks")
    page.reload()

    assert "Status delivered" in words(page)
    assert "Attempt 2, sent again by hand" in words(page)
    again, before = (json.loads(body)["id"] for _, body in (receiver.got[2], receiver.got[1]))
    assert again == before
    assert WebhookEndpoint.objects.get().is_enabled


def tell(partner):
    """Let an account be made as by the API, and the worker hand it on."""
    events.record_of_account("account.created", partner.accounts.get(), actor="user")
    work_off("outbox")
    work_off("webhooks")
