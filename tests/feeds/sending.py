"""Send samples as providers do, and let the worker do its part of it in the test's own thread."""

import time
from dataclasses import replace

from django.conf import settings

from config.claims import take
from inbox.feeds.working import due, work
from inbox.models import Subscription
from providers.registry import find
from tests.factories import make_account, make_integration
from tests.feeds.samples import Sample, Sending


class Sender:
    """A provider that delivers a sample to us: each time as signed now, unless told otherwise."""

    def __init__(self, client, sample: Sample, integration=None) -> None:
        self.client, self.sample = client, sample
        self.subscription = self.subscribe(integration) if sample.subscribed else None
        self.secret = self.subscription.secret if sample.own_secret else sample.secret

    def subscribe(self, integration) -> Subscription:
        subscription = Subscription(
            integration=integration, feed=self.sample.feed, remote_id=self.sample.remote_id
        )
        subscription.draw_secrets()
        subscription.status = Subscription.Status.ACTIVE
        subscription.save()
        return subscription

    @property
    def path(self) -> str:
        own = f"/{self.subscription.path_token}" if self.sample.own_address else ""
        query = f"?{self.sample.query}" if self.sample.query else ""
        return f"/api/v1/webhooks/{self.sample.provider}{own}{query}"

    def sending(self, secret: str = "", at: float | None = None) -> Sending:
        """Return a delivery that is made ready: with its body."""
        moment = time.time() if at is None else at
        url = settings.PUBLIC_URL + self.path
        made = Sending(secret or self.secret, moment, url, self.subscription)
        return replace(made, body=self.sample.body(made))

    def deliver(self, secret: str = "", at: float | None = None):
        made = self.sending(secret, at)
        return self.send(made.body, self.sample.headers(made))

    def deliver_altered(self):
        """Send another body than was signed."""
        made = self.sending()
        return self.send(made.body + b" ", self.sample.headers(made))

    def deliver_instead(self, body: bytes):
        """Send a body of the test's, signed as the provider signs."""
        made = replace(self.sending(), body=body)
        return self.send(body, self.sample.headers(made))

    def send(self, body: bytes, headers: dict[str, str]):
        return self.client.generic(
            "POST", self.path, body, content_type="application/json", headers=headers
        )


def sender_of(client, sample: Sample, partner, monkeypatch, **fields) -> Sender:
    """Return a sender with everything set that its sample needs; `fields` are the integration's."""
    for name, value in sample.environ.items():
        monkeypatch.setenv(name, value)
    if sample.prepare:
        sample.prepare(monkeypatch)
    assert find(sample.provider)
    account = make_account(partner, external_id=f"user-of-{sample.name}")
    integration = make_integration(account, sample.provider, **fields)
    return Sender(client, sample, integration)


def work_off() -> int:
    """Do what the worker's queues would, for all that is due now; return how many arrivals that were."""
    arrivals = take(due(), 1_000, 60.0)
    for arrival in arrivals:
        work(arrival)
    return len(arrivals)
