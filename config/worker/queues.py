"""Work off queues of claimed rows: every worker takes from all of them, side by side."""

import logging
import threading

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection
from django.utils.module_loading import import_string

log = logging.getLogger("patchbay.worker")

PAUSE_SECONDS = 1.0


def work_off(name: str) -> int:
    """Take from a queue until it has nothing that is due; return how many rows that were."""
    take, done = import_string(settings.WORKER_QUEUES[name]), 0
    while number := take():
        done += number
    return done


def keep_working(name: str, stopping: threading.Event) -> None:
    """Take from a queue until told to stop. What goes wrong is logged and tried again after a pause."""
    take = import_string(settings.WORKER_QUEUES[name])
    while not stopping.is_set():
        try:
            close_old_connections()
            is_idle = not take()
        except DatabaseError as exc:
            log.warning("queue %s waits for the database: %s", name, type(exc).__name__)
            is_idle = True
        except Exception:  # one row that breaks us must not end the queue
            log.exception("queue %s failed", name)
            is_idle = True
        if is_idle:
            stopping.wait(PAUSE_SECONDS)
    connection.close()


def start(stopping: threading.Event) -> list[threading.Thread]:
    """Start a thread for each queue; they end once `stopping` is set and what they hold is done."""
    threads = [
        threading.Thread(target=keep_working, args=(name, stopping), name=f"queue-{name}")
        for name in settings.WORKER_QUEUES
    ]
    for thread in threads:
        thread.start()
    return threads
