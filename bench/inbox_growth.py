"""Measure what lists of the inbox cost as events grow: python -m bench.inbox_growth [SIZE ...]

Needs an empty PostgreSQL database in DATABASE_URL, makes its tables and fills them. Figures as bench.usage_growth
has them: the best time of several runs, and the blocks that PostgreSQL touched. All events are one partner's, one
in ten thousand is of a rare type, and one in a hundred is unread.
"""

import os
import sys
from functools import partial

import django
from django.db import connection

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402

from accounts.models import ConnectedAccount, Partner, User  # noqa: E402
from bench.usage_growth import Step, measure, show  # noqa: E402
from inbox import listing  # noqa: E402
from inbox.listing import Asked  # noqa: E402
from inbox.models import InboxEvent  # noqa: E402
from inbox.reaching import rows  # noqa: E402

SIZES = (10_000, 1_000_000)
PAGE, ACCOUNTS = 50, 1_000
INSERT = """
INSERT INTO inbox_inboxevent (
  public_id, account_id, partner_id, provider, service, type, summary, payload, provider_event_id, status,
  received_at, updated_at)
SELECT 'evt_' || n, ids[1 + n %% cardinality(ids)], %(partner)s,
  CASE WHEN n %% 3 = 0 THEN 'slack' ELSE 'google' END, 'gmail',
  CASE WHEN n %% 10000 = 5000 THEN 'file.shared' ELSE 'email.received' END, 'Mail from Ada', '{"id": "1"}',
  'delivery-' || n, CASE WHEN n %% 100 = 0 THEN 'unread' ELSE 'archived' END,
  now() - interval '80 days' * (%(number)s - n) / %(number)s, now()
FROM generate_series(1::bigint, %(number)s) AS n, (SELECT %(accounts)s::uuid[] AS ids) AS each
"""


def make_partner() -> Partner:
    user = User.objects.create_user("inbox@example.com")
    partner = Partner.objects.create(user=user, company_name="Inbox", website="https://a.example")
    ConnectedAccount.objects.bulk_create(
        ConnectedAccount(partner=partner, external_id=f"user-{n}") for n in range(ACCOUNTS)
    )
    return partner


def fill(partner: Partner, number: int) -> None:
    """Replace all events by so many, in the order of time."""
    accounts = list(partner.accounts.values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {InboxEvent._meta.db_table} RESTART IDENTITY CASCADE")
        values = {"partner": partner.pk, "accounts": accounts, "number": number}
        cursor.execute(INSERT, values)
        cursor.execute("VACUUM ANALYZE")


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
    show(sizes, columns)


if __name__ == "__main__":
    main([int(text.replace("_", "")) for text in sys.argv[1:]] or list(SIZES))
