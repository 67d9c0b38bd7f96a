"""Measure what lists of the inbox cost as events grow: python -m bench.growth.inbox [SIZE ...]

Needs an empty database in DATABASE_URL, makes its tables and fills them. All events are one partner's, one in ten
thousand is of a rare type, and one in a hundred is unread.
"""

import os
from functools import partial

import django
from django.db import connection
from django.utils import timezone

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402

from accounts.models import ConnectedAccount, Partner, User  # noqa: E402
from bench.growth import filling  # noqa: E402
from bench.growth.measuring import Step, measure  # noqa: E402
from bench.growth.table import show  # noqa: E402
from bench.sizes import asked_sizes  # noqa: E402
from inbox import listing  # noqa: E402
from inbox.listing import Asked  # noqa: E402
from inbox.models import InboxEvent  # noqa: E402
from inbox.reaching import rows  # noqa: E402

SIZES = (10_000, 1_000_000)
PAGE, ACCOUNTS = 50, 1_000
SPAN = 80 * 24 * 3600  # seconds
INSERT = f"""
INSERT INTO inbox_inboxevent (
  public_id, account_id, partner_id, provider, service, type, summary, payload, provider_event_id, status,
  received_at, updated_at)
SELECT 'evt_' || n, {filling.numbered("a", f"1 + n %% {ACCOUNTS}")}, {filling.as_id("%(partner)s")},
  {filling.one_of("n %% 3", "slack", "google", "google")}, 'gmail',
  CASE WHEN n %% 10000 = 5000 THEN 'file.shared' ELSE 'email.received' END, 'Mail from Ada', '{{"id": "1"}}',
  'delivery-' || n, CASE WHEN n %% 100 = 0 THEN 'unread' ELSE 'archived' END,
  {filling.moment("%(now)s", f"(n - %(number)s) * {SPAN}.0 / %(number)s")}, {filling.moment("%(now)s", "0")}
FROM {filling.numbers("%(number)s")}
"""  # noqa: S608


def make_partner() -> Partner:
    user = User.objects.create_user("inbox@example.com")
    partner = Partner.objects.create(user=user, company_name="Inbox", website="https://a.example")
    ConnectedAccount.objects.bulk_create(
        ConnectedAccount(id=filling.id_of("a", n), partner=partner, external_id=f"user-{n}")
        for n in range(1, ACCOUNTS + 1)
    )
    return partner


def fill(partner: Partner, number: int) -> None:
    """Replace all events by so many, in the order of time."""
    filling.empty([InboxEvent])
    now = filling.stated(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(INSERT, {"partner": partner.pk.hex, "now": now, "number": number})
    filling.settle()


def steps(partner: Partner) -> dict[str, Step]:
    """Return what is measured: pages and totals, whatever is asked for."""
    events = rows().filter(partner=partner)
    account = partner.accounts.get(external_id="user-7")
    middle = events.order_by("received_at", "id")[events.count() // 2]
    deep = str(listing.ORDER.place_of(middle, newer=False))
    unread, rare = Asked({"status": "unread"}), Asked({"type": "file.shared"})
    both = Asked({"status": "unread", "provider": "slack"})
    neither = Asked({"service": "drive"})
    page = partial(listing.by_cursor, limit=PAGE)
    return {
        "newest page": partial(page, events, Asked(), ""),
        "a page in the middle": partial(page, events, Asked(), deep),
        "unread": partial(page, events, unread, ""),
        "a rare type": partial(page, events, rare, ""),
        "unread of a provider": partial(page, events, both, ""),
        "a service that has none": partial(page, events, neither, ""),
        "one account": partial(page, rows().filter(account=account), Asked(), ""),
    }


def main(sizes: list[int]) -> None:
    call_command("migrate", verbosity=0)
    partner, columns = make_partner(), []
    for number in sizes:
        fill(partner, number)
        columns.append({name: measure(step) for name, step in steps(partner).items()})
    show("events of one partner", sizes, columns)


if __name__ == "__main__":
    main(asked_sizes("growth.inbox", __doc__, SIZES))
