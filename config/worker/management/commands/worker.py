"""Run the periodic jobs and work off the queues: until told to stop, or once for cron and timers."""

import signal
import threading
from argparse import ArgumentParser
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections, connection

from config.metrics.pool import tell as tell_of_waits
from config.worker import heartbeat, jobs, queues
from config.worker.leaving import leave, stop
from config.worker.renewing import renewing

POLL_SECONDS = 2.0


class Command(BaseCommand):
    help = "Run periodic jobs and work off queues (refreshing, inbox, webhooks). --once does what is due."

    # The server checked before it started us; a second time would only cost the start its speed.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="run what is due and stop")

    def handle(self, *args: Any, once: bool = False, **options: Any) -> None:
        jobs.register()
        if once:
            with renewing(leave):
                self.once()
            return
        stopping = threading.Event()
        with renewing(lambda: stop(stopping)):
            self.loop(stopping)

    def once(self) -> None:
        """Run what is due, then work off the queues; exit with 1 when a job went wrong."""
        problems = [name for name in jobs.due() if not jobs.run(name)]
        for name in settings.WORKER_QUEUES:
            queues.work_off(name)
        if problems:
            raise SystemExit(1)

    def loop(self, stopping: threading.Event) -> None:
        name = heartbeat.worker_name()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop(stopping))
        working = queues.start(stopping)
        # A thread for each job: a slow one delays neither the others nor the heartbeat.
        with ThreadPoolExecutor(max_workers=len(settings.WORKER_JOBS)) as pool:
            while not stopping.is_set():
                self.turn(name, pool)
                stopping.wait(POLL_SECONDS)
        for thread in working:
            thread.join()
        heartbeat.stop(name)

    def turn(self, name: str, pool: Executor) -> None:
        """Beat and start what is due; a database that is away is waited for."""
        try:
            close_old_connections()
            heartbeat.beat(name)
            tell_of_waits()
            for due in jobs.due():
                pool.submit(run_apart, due)
        except DatabaseError as exc:
            jobs.log.warning("worker waits for the database: %s", type(exc).__name__)


def run_apart(name: str) -> None:
    """Run a job in a thread of the pool and leave no connection behind."""
    try:
        jobs.run(name)
    except DatabaseError as exc:
        jobs.log.warning("job %s waits for the database: %s", name, type(exc).__name__)
    finally:
        connection.close()
