"""A feed that no provider has, so that tests can let everything happen in it. GitHub stands for its provider."""

import json
from dataclasses import replace

from inbox.models import Arrival, Subscription
from integrations import feed_addresses
from providers import registry
from providers.spec import Delivery, Feed, Notice, Unreadable, UpstreamRequest
from providers.verifying.hmacs import Hmac
from tests.factories import make_integration

PROVIDER = "github"
SECRET = "secret-of-the-made-up-feed"
CHECK = Hmac("X-Signature")
HOST = "https://api.github.com"
PERMISSION = "github.read"


def read(delivery):
    """Yield a notice for each item of the body, written as the fields of one."""
    if not isinstance(delivery.json, list):
        raise Unreadable("no list")
    for item in delivery.json:
        yield Notice(**{"type": "thing.happened", "about": ("thing:1",), **item})


def fetch(call, notice, facts):
    """Ask for what happened since the last time."""
    since = facts.get("since", 0)
    answer = call.send(UpstreamRequest("GET", f"{HOST}/things", params={"since": since}))
    facts["since"] = answer.body["next"]
    for name in answer.body["things"]:
        yield Notice(type="thing.fetched", summary=f"Thing {name}", id=name)


FEED = Feed(
    slug="things",
    name="Things",
    service="github",
    permission=PERMISSION,
    check=CHECK,
    read=read,
    fetch=fetch,
)


def install(monkeypatch, feed=FEED, **fields):
    """Put the feed into the place of GitHub's, and set its secret."""
    known_as = {"known_as": lambda person, email, facts: facts.get("names", ())}
    provider = replace(registry.find(PROVIDER), **({"feeds": (feed,)} | known_as | fields))
    monkeypatch.setitem(registry.providers(), PROVIDER, provider)
    monkeypatch.setenv("WEBHOOK_SECRET_GITHUB", SECRET)
    return provider


def connect(account, *names, **fields):
    """Connect an account that goes by these names, the feed's usual one without any."""
    facts = {"names": names or ("thing:1",)}
    integration = make_integration(account, PROVIDER, provider_data=facts, **fields)
    feed_addresses.enter(integration, registry.find(PROVIDER))
    return integration


def subscribe(integration, **fields):
    subscription = Subscription(integration=integration, **({"feed": "things"} | fields))
    subscription.draw_secrets()
    subscription.status = "active"
    subscription.save()
    return subscription


def sign(body, secret=SECRET):
    return {"X-Signature": CHECK.signature(delivery_with(body), secret)}


def delivery_with(body):
    return Delivery("POST", "", {}, body=body)


def deliver(client, *items, path=f"/api/v1/webhooks/{PROVIDER}", secret=SECRET, **headers):
    """Deliver the items, signed."""
    body = json.dumps(list(items)).encode()
    return client.generic(
        "POST", path, body, "application/json", headers=sign(body, secret) | headers
    )


def arrival(**fields):
    """Store an arrival as a delivery would have."""
    defaults = {
        "provider": PROVIDER,
        "feed": "things",
        "delivery_id": "delivery-1",
        "about": ["thing:1"],
        "type": "thing.happened",
        "summary": "Something happened",
        "payload": {"n": 1},
    }
    return Arrival.objects.create(**(defaults | fields))
