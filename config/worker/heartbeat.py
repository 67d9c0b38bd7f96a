"""The worker's sign of life, and what /readyz says of it."""

import os
import socket
from datetime import timedelta

from django.utils import timezone

from config.worker.models import Heartbeat

STALE = timedelta(seconds=60)
FORGOTTEN = timedelta(days=1)


def worker_name() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def beat(name: str) -> None:
    """Write that this worker lives, and forget those that are long gone."""
    now = timezone.now()
    Heartbeat.objects.update_or_create(worker=name, defaults={"beat_at": now})
    Heartbeat.objects.filter(beat_at__lt=now - FORGOTTEN).delete()


def stop(name: str) -> None:
    Heartbeat.objects.filter(worker=name).delete()


def ready() -> str:
    """Say whether a worker gave a sign of life within a minute."""
    newest = Heartbeat.objects.order_by("-beat_at").values_list("beat_at", flat=True).first()
    if newest is None:
        return "no worker"
    age = timezone.now() - newest
    return "ok" if age < STALE else f"silent for {int(age.total_seconds())} s"
