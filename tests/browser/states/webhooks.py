"""Webhook endpoints, what was delivered to them, and the checker of signatures."""

from datetime import timedelta

from django.utils import timezone

from inbox.models import WebhookEndpoint
from inbox.webhooks import exchange
from inbox.webhooks.event_types import CHOOSABLE
from inbox.webhooks.exchange import Outcome
from inbox.webhooks.sending import headers_of
from tests.browser.states.acts import choose, fill, press
from tests.browser.states.partners import deactivated, suspended
from tests.browser.states.people import partner, person
from tests.browser.states.state import State
from tests.factories import make_attempt, make_delivery, make_endpoint

WEBHOOKS = "/settings/webhooks"
ONE = WEBHOOKS + "/{row.pk}"
DELIVERY = WEBHOOKS + "/deliveries/{row.pk}"
URL = "https://shop.northwind.example/hooks/patchbay"
LONG = "https://an-address.of-a-server.northwind.example/whose/path/is/so/long/that/it/needs/more-than-a-line"
ANSWER = "<html>\n<h1>Internal Server Error</h1>\nThe upstream database is away.\n</html>"


def endpoint(ground, url=URL, **fields):
    about = {"description": "Web shop, production"} | fields
    return make_endpoint(ground.user.partner, url, **about)


def busy(ground, **fields):
    """An endpoint with deliveries in all conditions, on more than one page."""
    made, now = endpoint(ground, **fields), timezone.now()
    long_ago, lately = now - timedelta(days=40), now - timedelta(hours=2)
    WebhookEndpoint.objects.filter(pk=made.pk).update(created_at=long_ago, last_success_at=lately)
    for number in range(70):
        at = now - timedelta(minutes=20 * number)
        kind = CHOOSABLE[number % len(CHOOSABLE)]
        delivery = make_delivery(made, kind, created_at=at, **condition(number, now))
        make_attempt(delivery, at=at)
    return made


def condition(number, now):
    if number % 9 == 4:
        return {"status": "failed", "last_status_code": 500, "attempts": 8}
    if number % 9 == 5:
        problem = "The connection was closed before an answer came"
        return {"attempts": 3, "last_problem": problem, "due_at": now + timedelta(minutes=27)}
    return {"status": "delivered", "last_status_code": 204, "attempts": 1, "delivered_at": now}


def many(ground):
    """Endpoints in all conditions."""
    now = timezone.now()
    off = {"is_enabled": False}
    endpoint(ground, LONG, description="", off_reason="gone", **off)
    endpoint(ground, "https://old.northwind.example/", off_reason="by_partner", **off)
    endpoint(ground, "https://slow.northwind.example/", slow_since=now - timedelta(hours=3))
    broken = endpoint(
        ground,
        "https://broken.northwind.example/hooks",
        event_types=["inbox.event", "key.created", "key.revoked", "account.created"],
        failing_since=now - timedelta(days=2),
    )
    for _ in range(12):
        make_delivery(broken)
    return busy(ground, event_types=["inbox.event"])


def rotated(ground):
    """An endpoint whose former secret signs as well."""
    until = timezone.now() + timedelta(hours=23)
    return busy(ground, former_until=until)


def disabled(ground):
    """An endpoint that this server switched off."""
    return busy(ground, is_enabled=False, off_reason="failing")


def troubled(ground):
    """A delivery after several attempts, the next one to come."""
    due = timezone.now() + timedelta(hours=2)
    delivery = make_delivery(endpoint(ground), "inbox.event", attempts=4, due_at=due)
    tried(delivery, 500, "It answered 500", 1412, ANSWER)
    tried(delivery, None, "No answer within 10 seconds", 10_004)
    tried(delivery, 302, "It answered 302: redirects are not followed", 81, trigger="replay")
    tried(delivery, 503, "It answered 503", 230, "away " * 190)
    return delivery


def tried(delivery, status, problem, milliseconds, answer="", **fields):
    about = {"problem": problem, "answer": answer, "milliseconds": milliseconds}
    make_attempt(delivery, status_code=status, **about, **fields)


def troubled_and_off(ground):
    """The same, to an endpoint that was switched off meanwhile."""
    delivery = troubled(ground)
    WebhookEndpoint.objects.update(is_enabled=False, off_reason="by_partner")
    return delivery


def delivered(ground):
    made = endpoint(ground)
    delivery = make_delivery(made, status="delivered", delivered_at=timezone.now(), attempts=1)
    make_attempt(delivery)
    return delivery


def answering(outcome):
    """Return what makes an endpoint whose server answers so."""

    def make(ground):
        ground.monkeypatch.setattr(exchange, "send", lambda *sent: outcome)
        return endpoint(ground)

    return make


def pasted(change=str):
    """Return what pastes a message, changed on the way, into the checker."""
    return fill(
        "Check signature",
        headers=lambda row: arrived(row),
        body=lambda row: change(row.deliveries.get().message.body),
    )


def arrived(row):
    delivery = row.deliveries.get()
    return "\n".join(f"{n}: {v}" for n, v in headers_of(row, delivery.message).items())


def with_one(ground):
    made = endpoint(ground)
    make_delivery(made)
    return made


STATES = [
    State("webhooks none", WEBHOOKS, by=partner),
    State("webhooks without a profile", WEBHOOKS, by=person),
    State("webhooks of a deactivated profile", WEBHOOKS, by=deactivated),
    State("webhooks many", WEBHOOKS, by=partner, rows=many),
    State("webhooks suspended", WEBHOOKS, by=suspended, rows=many),
    State("webhooks new", f"{WEBHOOKS}/new", by=partner),
    State(
        "webhooks new chosen with mistakes",
        f"{WEBHOOKS}/new",
        by=partner,
        act=choose("gets", "chosen", "Create endpoint"),
    ),
    State("webhooks made", f"{WEBHOOKS}/new", by=partner, act=fill(url=URL)),
    State("webhooks one bare", ONE, by=partner, rows=endpoint),
    State("webhooks one", ONE, by=partner, rows=rotated),
    State("webhooks one failing", ONE + "?status=failed", by=partner, rows=busy),
    State(
        "webhooks one of none",
        ONE + "?type=usage.threshold&status=waiting",
        by=partner,
        rows=with_one,
    ),
    State("webhooks one disabled", ONE, by=partner, rows=disabled),
    State("webhooks one suspended", ONE, by=suspended, rows=disabled),
    State("webhooks edit", ONE + "/edit", by=partner, rows=many),
    State(
        "webhooks edit with mistakes",
        ONE + "/edit",
        by=partner,
        rows=many,
        act=fill(url="http://10.0.0.1/"),
    ),
    State("webhooks test", ONE + "/test", by=partner, rows=endpoint),
    State(
        "webhooks test taken",
        ONE + "/test",
        by=partner,
        rows=answering(Outcome(204, "", 87)),
        act=press(),
    ),
    State(
        "webhooks test not taken",
        ONE + "/test",
        by=partner,
        rows=answering(Outcome(500, "It answered 500", 1412, ANSWER)),
        act=press(),
    ),
    State("webhooks rotate", ONE + "/rotate", by=partner, rows=rotated),
    State("webhooks rotated", ONE + "/rotate", by=partner, rows=endpoint, act=press()),
    State("webhooks replay", ONE + "/replay", by=partner, rows=busy),
    State("webhooks replayed", ONE + "/replay", by=partner, rows=busy, act=press()),
    State("webhooks switch off", ONE + "/off", by=partner, rows=busy),
    State("webhooks switch on", ONE + "/on", by=partner, rows=disabled),
    State("webhooks delete", ONE + "/delete", by=partner, rows=busy),
    State("webhooks delivery troubled", DELIVERY, by=partner, rows=troubled),
    State("webhooks delivery off", DELIVERY, by=partner, rows=troubled_and_off),
    State("webhooks delivery delivered", DELIVERY, by=partner, rows=delivered),
    State("webhooks check", f"{WEBHOOKS}/check", by=partner, rows=with_one),
    State("webhooks check right", f"{WEBHOOKS}/check", by=partner, rows=with_one, act=pasted()),
    State(
        "webhooks check altered",
        f"{WEBHOOKS}/check",
        by=partner,
        rows=with_one,
        act=pasted(lambda body: body.replace("user", "User")),
    ),
]
