"""Measure what the staff admin costs as tables grow: python -m bench.growth.staff [SIZE ...]

Needs an empty database in DATABASE_URL, makes its tables and fills them. Some lists are filtered as people do.
"""

import os
from collections.abc import Iterator
from functools import partial

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib import admin  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from accounts.models import User  # noqa: E402
from bench.growth.measuring import measure  # noqa: E402
from bench.growth.staff_rows import fill  # noqa: E402
from bench.growth.table import show  # noqa: E402
from bench.sizes import asked_sizes  # noqa: E402
from config.figures import list_of  # noqa: E402

SIZES = (10_000, 1_000_000)
FILTERED = {
    "accounts.User": ("is_staff__exact=1", "is_active__exact=0"),
    "accounts.Partner": ("status__exact=suspended", "plan=pro", "calls=failed", "calls=none"),
    "accounts.Event": ("actor__exact=staff",),
    "billing.Subscription": ("status__exact=past_due",),
    "integrations.Integration": (
        "status__exact=expired",
        "provider=google",
        "provider=google&status__exact=pending",
        "former_person__isempty=0",
    ),
    "integrations.Token": ("refresh=failing", "status__exact=revoked"),
    "connect.ConnectSession": ("status__exact=failed", "provider=slack"),
}


def pages() -> Iterator[str]:
    """Yield the addresses of the start page, of every list, and of lists as they are filtered."""
    yield reverse("admin:index")
    for model in sorted(admin.site._registry, key=lambda model: model._meta.label):
        for query in ("", *FILTERED.get(model._meta.label, ())):
            yield list_of(model, query)


def someone_of_the_staff() -> Client:
    staff = User.objects.create_superuser("staff@example.com")
    client = Client()
    client.force_login(staff)
    return client


def main(sizes: list[int]) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.SECURE_SSL_REDIRECT = settings.REQUIRE_STAFF_MFA = False
    call_command("migrate", verbosity=0)
    columns = []
    for number in sizes:
        fill(number)
        client = someone_of_the_staff()
        columns.append({page: measure(partial(client.get, page)) for page in pages()})
    show("page, with so many rows of each kind", sizes, columns)


if __name__ == "__main__":
    main(asked_sizes("growth.staff", __doc__, SIZES))
