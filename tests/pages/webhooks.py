"""A webhook endpoint at its pages."""

import pytest

from accounts.models import Event
from inbox.webhooks import exchange
from inbox.webhooks.exchange import Outcome
from tests.factories import make_endpoint

WEBHOOKS = "/settings/webhooks"
URL = "https://shop.example/hooks?token=theirs"


@pytest.fixture
def endpoint(partner):
    return make_endpoint(partner, URL, description="Web shop")


@pytest.fixture
def receiver(monkeypatch):
    """What stands in for the partner's server: it answers what `answers` says, and keeps what it got."""
    fake = Receiver()
    monkeypatch.setattr(exchange, "send", fake.send)
    return fake


class Receiver:
    def __init__(self):
        self.got, self.outcome = [], Outcome(200, "", 34, "thanks")

    def send(self, url, body, headers):
        self.got.append((url, body, headers))
        return self.outcome


def page_of(endpoint, *rest):
    return "/".join((WEBHOOKS, str(endpoint.pk), *rest))


def delivery_page(delivery, *rest):
    return "/".join((WEBHOOKS, "deliveries", str(delivery.pk), *rest))


def deeds():
    """Return what the event log says of what people did, each with whoever did it."""
    told = Event.objects.exclude(actor="system").order_by("id")
    return list(told.values_list("type", "actor"))
