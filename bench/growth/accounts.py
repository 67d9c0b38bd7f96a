"""Measure what lists of accounts cost as a partner's accounts grow: python -m bench.growth.accounts [SIZE ...]

Needs an empty database in DATABASE_URL, makes its tables and fills them.
"""

import os
from functools import partial

import django
from django.db import connection
from django.utils import timezone

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402

from accounts import listing  # noqa: E402
from accounts.models import ConnectedAccount, Partner, User  # noqa: E402
from bench.growth import filling  # noqa: E402
from bench.growth.measuring import Step, measure  # noqa: E402
from bench.growth.table import show  # noqa: E402
from bench.sizes import asked_sizes  # noqa: E402
from config.api.pagination import Page  # noqa: E402
from integrations import browsing  # noqa: E402

SIZES = (10_000, 100_000, 1_000_000)
PAGE = 20


def make_partner(name: str) -> Partner:
    user = User.objects.create_user(f"{name}@example.com")
    return Partner.objects.create(user=user, company_name=name, website="https://a.example")


def fill(partner: Partner, other: Partner, number: int) -> None:
    """Replace all accounts by so many of the partner's, and a tenth as many of somebody else's."""
    filling.empty([ConnectedAccount])
    insert(partner, "a", number)
    insert(other, "b", number // 10)
    filling.settle()


def insert(partner: Partner, digit: str, number: int) -> None:
    """Make accounts, each a second older than the one before."""
    sql = f"""
    INSERT INTO accounts_connectedaccount (id, partner_id, external_id, metadata, created_at, updated_at)
    SELECT {filling.numbered(digit)}, {filling.as_id("%(partner)s")}, 'user-' || n, '{{"plan": "gold"}}',
      {filling.moment("%(now)s", "-n")}, {filling.moment("%(now)s", "-n")}
    FROM {filling.numbers("%(number)s")}
    """  # noqa: S608
    now = filling.stated(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(sql, {"partner": partner.pk.hex, "now": now, "number": number})
    Partner.objects.filter(pk=partner.pk).update(account_count=number)
    partner.refresh_from_db()


def steps(partner: Partner) -> dict[str, Step]:
    """Return what is measured: pages of the API and of Settings, and what stands beside them."""
    accounts, total = partner.accounts.all(), partner.account_count
    middle = accounts.get(external_id=f"user-{total // 2}")
    cursor = str(listing.ORDER.place_of(middle, newer=False))

    def page(offset: int, cursor: str = "") -> Step:
        return lambda: listing.page_at(accounts, total, Page(PAGE, offset), cursor)

    def asked(**what: str) -> Step:
        return partial(browsing.page_of, accounts, browsing.Asked(**what))

    return {
        "first page": page(0),
        "last page": page(total - PAGE),
        "behind the end": page(total),
        "a page in the middle, by cursor": page(0, cursor),
        "a page in the middle, by offset": page(total // 2),
        "`total`": lambda: Partner.objects.get(pk=partner.pk).account_count,
        "by external id": lambda: accounts.get(external_id="user-7"),
        "Settings: first page": asked(),
        "Settings: a beginning that few have": asked(prefix="user-777"),
        "Settings: a beginning that all have": asked(prefix="user-"),
        "Settings: a provider that none has": asked(provider="slack"),
        "one more account": lambda: ConnectedAccount(partner=partner, external_id="x").save_new(),
    }


def main(sizes: list[int]) -> None:
    call_command("migrate", verbosity=0)
    partner, other, columns = make_partner("ours"), make_partner("other"), []
    for number in sizes:
        fill(partner, other, number)
        columns.append({name: measure(step) for name, step in steps(partner).items()})
    show("accounts of one partner", sizes, columns)


if __name__ == "__main__":
    main(asked_sizes("growth.accounts", __doc__, SIZES))
