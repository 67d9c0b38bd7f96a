"""The worker's sign of life, and what /readyz says of it."""

import os
import socket
from datetime import timedelta
from math import inf

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


def silence() -> float:
    """Seconds since any worker gave a sign of life; infinite when none ever did."""
    newest = Heartbeat.objects.order_by("-beat_at").values_list("beat_at", flat=True).first()
    return (timezone.now() - newest).total_seconds() if newest else inf


def ready() -> str:
    """Say whether a worker gave a sign of life within a minute."""
    seconds = silence()
    if seconds == inf:
        return "no worker"
    return "ok" if seconds < STALE.total_seconds() else f"silent for {int(seconds)} s"
