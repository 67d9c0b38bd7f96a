"""Measure what the staff admin costs as tables grow: python -m bench.staff_admin [SIZE ...]

Needs an empty PostgreSQL database in DATABASE_URL, makes its tables and fills them. Each figure is the number
of statements of one page and the blocks of 8 KB that PostgreSQL touches for them, which do not depend on what
else the machine does. Larger sizes are shown as ratios to the smallest. Some lists are filtered as people do.
"""

import os
import sys
import time
from collections.abc import Iterator

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib import admin  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from accounts.models import User  # noqa: E402
from bench.staff_rows import fill  # noqa: E402
from bench.usage_growth import plans  # noqa: E402
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


def measure(client: Client, page: str) -> tuple[int, int]:
    """Return the statements of a page and the blocks they touch."""
    client.get(page)  # what is noted once a session is noted now
    found = list(plans(lambda: client.get(page)))
    blocks = sum(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"] for plan in found)
    return len(found), blocks


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
        started = time.perf_counter()
        fill(number)
        print(f"{number:,} rows made in {time.perf_counter() - started:.0f} s", flush=True)
        client = someone_of_the_staff()
        columns.append({page: measure(client, page) for page in pages()})
    show(sizes, columns)


def show(sizes: list[int], columns: list[dict[str, tuple[int, int]]]) -> None:
    """Print the table as Markdown."""
    print("| page | " + " | ".join(f"{number:,}" for number in sizes) + " |")
    print("|---|" + "---|" * len(sizes))
    for page, (statements, blocks) in columns[0].items():
        grown = [f"× {c[page][1] / max(1, blocks):.1f} ({c[page][1]:,})" for c in columns[1:]]
        print(f"| {page} | {' | '.join([f'{statements} statements, {blocks:,} blocks', *grown])} |")


if __name__ == "__main__":
    main([int(text.replace("_", "")) for text in sys.argv[1:]] or list(SIZES))
