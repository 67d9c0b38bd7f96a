"""The inbox: events, one of them, and what comes in."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import ConnectedAccount
from inbox.models import FeedChoice, Subscription
from inbox.subscriptions.pasted import new_address
from providers.registry import feed, find
from tests.browser.states.people import partner, person
from tests.browser.states.state import State
from tests.factories import make_account, make_event, make_integration

INBOX = "/settings/inbox"
ONE = INBOX + "/{row.public_id}"
HOOKS = INBOX + "/feeds/github/hooks/addresses"
LONG = "a-customer-with-an-external-id-of-their-own-that-is-longer-than-any-line/" * 2
MADE = (
    ("google", "gmail", "email.received", "Mail from Ada Lind: Launch plan for Thursday"),
    ("github", "github", "issue.opened", "Issue opened in octo/hello: Crash on start"),
    ("slack", "slack", "message.received", "Message from Tomas in #general: Shall we move it?"),
    ("google", "calendar", "calendar.event_updated", "Event changed: Review"),
    ("calendly", "calendly", "meeting.booked", "Mara Voss booked Intro call"),
)
PAYLOAD = {
    "id": "18c2f0a7",
    "from": {"name": "Ada Lind", "address": "ada@northwind.example"},
    "subject": "Launch plan for Thursday",
    "labels": ["INBOX", "UNREAD"],
    "snippet": "Hello, here is the plan as we discussed it: " + "and so on, " * 30,
}


def many(ground):
    """Events on more than one page, of several accounts, in all states."""
    accounts = [make_account(ground.user.partner, f"user-{n}") for n in (7, 12, 31)]
    for number in range(60):
        provider, service, kind, summary = MADE[number % len(MADE)]
        event = make_event(
            accounts[number % 3],
            provider=provider,
            service=service,
            type=kind,
            summary=summary,
            status=("unread", "unread", "read", "archived")[number % 4],
            received_at=timezone.now() - timedelta(minutes=3 * (60 - number) ** 2),
        )
    return event


def long(ground):
    make_event(make_account(ground.user.partner, LONG), summary="x" * 300, type="y" * 60)


def full(ground):
    """One event whose payload is long."""
    account = make_account(ground.user.partner, "user-7")
    make_integration(account, "google", provider_user_email="ada@northwind.example")
    return make_event(account, summary=MADE[0][3], payload=PAYLOAD)


def gone(ground):
    """An event of a connection that has ended, for an account with a long name."""
    account = make_account(ground.user.partner, LONG)
    return make_event(account, summary="x" * 300, payload={}, status="archived")


def address(ground):
    """A connection with an address of its own, for an account with a long name."""
    integration = make_integration(make_account(ground.user.partner, LONG), "github")
    new_address(integration, feed(find("github"), "hooks"))
    return integration


def own(ground):
    return make_event(ConnectedAccount.objects.own_of(ground.user))


def feeds(ground):
    """Feeds that are set up, switched on, and refused."""
    for name in ("SLACK", "LINEAR", "CALENDLY"):
        ground.monkeypatch.setenv(f"WEBHOOK_SECRET_{name}", "secret")
    owner = ground.user.partner
    FeedChoice.objects.create(partner=owner, provider="calendly", feed="bookings", is_on=True)
    FeedChoice.objects.create(partner=owner, provider="linear", feed="webhook", is_on=False)
    refusals = (
        "",
        "Calendly does not offer webhooks on this person's plan",
        "Calendly answered 403",
    )
    for number, external_id in enumerate(("user-7", "user-12", LONG)):
        integration = make_integration(make_account(owner, external_id), "calendly")
        row = Subscription(integration=integration, feed="bookings", problem=refusals[number])
        row.status = "failing" if row.problem else "active"
        row.due_at = timezone.now() + timedelta(minutes=40)
        row.draw_secrets()
        row.save()
        make_integration(integration.account, "slack")


STATES = [
    State("inbox none", INBOX, by=person),
    State("inbox many", INBOX, by=partner, rows=many),
    State("inbox long names", INBOX, by=partner, rows=long),
    State("inbox of oneself", INBOX, by=person, rows=own),
    State("inbox filtered", f"{INBOX}?status=unread&provider=google", by=partner, rows=many),
    State("inbox none found", f"{INBOX}?account=nobody", by=partner, rows=many),
    State("inbox wrong filter", f"{INBOX}?from=never", by=partner, rows=many),
    State("inbox event", ONE, by=partner, rows=full),
    State("inbox event of nothing", ONE, by=partner, rows=gone),
    State("inbox archive all", f"{INBOX}/archive?provider=google", by=partner, rows=many),
    State("inbox addresses none", HOOKS, by=partner),
    State("inbox addresses", HOOKS, by=partner, rows=address),
    State("inbox address", HOOKS + "/{row.pk}", by=partner, rows=address),
    State("inbox address new", HOOKS + "/{row.pk}/renew", by=partner, rows=address),
    State("inbox feeds", f"{INBOX}/feeds", by=person),
    State("inbox feeds in all conditions", f"{INBOX}/feeds", by=partner, rows=feeds),
]
