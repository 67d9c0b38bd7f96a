"""Steady load: reads, sends and new accounts from a few callers."""

import itertools
import random
import threading

from bench.faults.calls import PATIENCE, Call, call

PACE = 0.3  # seconds between the calls of one caller, on average
KINDS = ("read", "read", "read", "send", "send", "account")


class Traffic:
    """Callers at work until they are told to stop."""

    def __init__(
        self, url: str, key: str, accounts: list[str], callers: int, seed: int, pace: float = PACE
    ) -> None:
        self.url, self.key, self.accounts = url, key, accounts
        self.pace = pace
        self.calls: list[Call] = []
        self.numbers, self.is_over = itertools.count(), threading.Event()
        self.threads = [
            threading.Thread(target=self.work, args=(random.Random(seed + each),), daemon=True)  # noqa: S311
            for each in range(callers)
        ]
        for thread in self.threads:
            thread.start()

    def stop(self) -> int:
        """Let every caller finish its call; return how many did not within their time."""
        self.is_over.set()
        for thread in self.threads:
            thread.join(PATIENCE + 5)
        return sum(thread.is_alive() for thread in self.threads)

    def work(self, chance: random.Random) -> None:
        while not self.is_over.wait(chance.uniform(0, 2 * self.pace)):
            kind, number = chance.choice(KINDS), next(self.numbers)
            name, account = f"fault-{number:06d}", chance.choice(self.accounts)
            self.calls.append(call(self.url, self.key, kind, name, account))
