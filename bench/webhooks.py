"""Measure whether an endpoint that hangs delays the others: python -m bench.webhooks [DELIVERIES ...]

Needs an empty database in DATABASE_URL, makes its tables and fills them. Sends so many deliveries to 20 endpoints
with a worker's queue, first with all of them well, then with one that never answers, and prints the time from
message to delivery at the 19 others. The last line is the ratio of the two: what the machine does meanwhile
shows in both.
"""

import os
import subprocess
import sys
import time
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts import events  # noqa: E402
from accounts.models import Partner  # noqa: E402
from bench.hot_path.processes import free_port  # noqa: E402
from bench.sizes import asked_sizes  # noqa: E402
from config.worker import queues  # noqa: E402
from inbox.models import WebhookDelivery, WebhookEndpoint  # noqa: E402
from inbox.webhooks import endpoints, sending  # noqa: E402
from inbox.webhooks.recording import SYSTEM  # noqa: E402
from tests.factories import make_account, make_partner  # noqa: E402

DELIVERIES, ENDPOINTS, PORT = 10_000, 20, free_port()
LONGEST = timedelta(minutes=10)


def make_endpoints(*, hangs: bool) -> Partner:
    """Make a partner with 20 endpoints, of which the first may hang."""
    partner = make_partner()
    for number in range(ENDPOINTS):
        path = "hang" if hangs and not number else number
        url = f"http://127.0.0.1:{PORT}/{path}"
        endpoints.create(partner, url=url, description="", event_types=[], by=SYSTEM)
    return partner


def run(deliveries: int, *, hangs: bool) -> list[float]:
    """Return the seconds that each delivery to the 19 others took, in order."""
    partner = make_endpoints(hangs=hangs)
    account = make_account(partner)
    for _ in range(deliveries // ENDPOINTS):
        events.record_of_account("account.updated", account, data={"changed": []})
    others = WebhookEndpoint.objects.filter(partner=partner).order_by("created_at")[1:]
    rows = WebhookDelivery.objects.filter(endpoint__in=[each.pk for each in others])
    queues.work_off("outbox")
    work(rows)
    times = rows.filter(status="delivered").values_list("created_at", "delivered_at")
    WebhookEndpoint.objects.filter(partner=partner).update(is_enabled=False, off_reason="by_staff")
    return sorted((delivered - made).total_seconds() for made, delivered in times)


def work(rows: object) -> None:
    """Send until the others have everything."""
    end = timezone.now() + LONGEST
    looked = 0.0
    while timezone.now() < end:
        sending.work_off()
        if time.monotonic() - looked > 1:
            looked = time.monotonic()
            if not rows.filter(status="waiting").exists():
                return


def main(deliveries: int) -> None:
    call_command("migrate", verbosity=0)
    server = subprocess.Popen([sys.executable, "-m", "bench.webhooks_receiver", str(PORT)])
    try:
        time.sleep(2)
        found = [show(run(deliveries, hangs=hangs), hangs=hangs) for hangs in (False, True)]
        print(f"p95 with one that hangs / without: × {found[1] / found[0]:.2f}")
    finally:
        server.kill()


def show(times: list[float], *, hangs: bool) -> float:
    """Print what was measured and return the 95th percentile."""
    p50, p95 = (times[int(len(times) * share)] for share in (0.5, 0.95))
    name = "one of 20 hangs" if hangs else "all are well"
    print(f"{name}: {len(times):,} delivered to 19 others, p50 {p50:.1f} s, p95 {p95:.1f} s")
    return p95


if __name__ == "__main__":
    for deliveries in asked_sizes("webhooks", __doc__, [DELIVERIES]):
        main(deliveries)
