"""A store that failed is left alone for a while, so that nobody waits for it call after call."""

import logging
import threading
import time

SKIP_SECONDS = 5.0


class Outage:
    """Whether a store may be asked. Shared by all threads of a process; says once that it began and ended."""

    def __init__(self, store: str, log: logging.Logger) -> None:
        self.store, self.log = store, log
        self.lock = threading.Lock()
        self.forget()

    def may_ask(self) -> bool:
        """Say whether to ask the store: always while it is well, else one caller every few seconds."""
        if not self.reason:
            return True
        with self.lock:
            if time.monotonic() < self.skip_until:
                return False
            self.skip_until = time.monotonic() + SKIP_SECONDS
            return True

    def failed(self, exc: Exception) -> None:
        """Leave the store alone from now on."""
        with self.lock:
            began, self.reason = not self.reason, type(exc).__name__
            self.skip_until = time.monotonic() + SKIP_SECONDS
        if began:
            self.log.warning("%s: redis is away (%s), counting locally", self.store, self.reason)

    def over(self) -> bool:
        """Note that the store answered; say whether that ended an outage."""
        if not self.reason:
            return False
        with self.lock:
            ended, self.reason = bool(self.reason), ""
        if ended:
            self.log.warning("%s: redis is back", self.store)
        return ended

    def forget(self) -> None:
        """Ask the store again at once (a fresh process, and tests)."""
        self.reason, self.skip_until = "", 0.0
