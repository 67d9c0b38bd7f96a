"""What is still to be done, once jobs and late attempts are due at once. {"since": Unix time} → counts."""

import json
import os
import sys
from datetime import UTC, datetime

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.db.models.functions import Now  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts.models import Outbox  # noqa: E402
from bench.faults.kept import records  # noqa: E402
from config.worker.models import Job  # noqa: E402
from inbox.models import WebhookDelivery  # noqa: E402
from integrations.models import Token  # noqa: E402

HURRIED = ("take_up_calls", "recover_journal", "fold_usage")


def main(since: float) -> dict[str, int]:
    """Cut waits short, and count what is left, jobs that have not ended since then too."""
    waiting = WebhookDelivery.objects.filter(status="waiting")
    waiting.filter(due_at__gt=timezone.now()).update(due_at=timezone.now())
    return {
        "jobs": hurried(datetime.fromtimestamp(since, UTC)),
        "outbox": Outbox.objects.count(),
        "deliveries": waiting.count(),
        "leases of tokens": Token.objects.filter(lease_until__gt=Now()).count(),
        "journal of refreshes": len(records(settings.DATA_DIR)),
    }


def hurried(since: datetime) -> int:
    """Let those of the jobs be due that have not ended since; return how many."""
    jobs = Job.objects.filter(name__in=HURRIED).exclude(finished_at__gte=since)
    return jobs.update(due_at=timezone.now())


if __name__ == "__main__":
    print(json.dumps(main(**json.load(sys.stdin))))
