"""How a worker ends: it takes nothing new, lets go of what it holds, and waits for nobody who hangs."""

import logging
import os
import threading

from config.deadline import watchdog
from config.worker import renewing

log = logging.getLogger("patchbay.worker")

GRACE = 10.0  # seconds that what is being done may take to end, once we are told to stop
TO_NOTE = 3.0  # of them to write down what came of it
TO_GIVE_BACK = 1.0  # of them to give back the leases of jobs


def stop(stopping: threading.Event) -> None:
    """Take nothing new, and leave before long: threads that wait for somebody who hangs are not waited for.

    Their jobs are given back; rows of queues come free again once the claim has run out, as after a `kill -9`.
    """
    stopping.set()
    watchdog.close_in(GRACE - TO_NOTE)
    leaving = threading.Timer(max(0.0, GRACE - TO_GIVE_BACK), leave)
    leaving.daemon = True
    leaving.start()


def leave() -> None:
    """End the process, whatever its threads do; a database that hangs too is not waited for."""
    log.warning("worker leaves behind what does not end")
    giving = threading.Thread(target=renewing.give_back, daemon=True)
    giving.start()
    giving.join(TO_GIVE_BACK)
    logging.shutdown()
    os._exit(0)
