"""What processes and a lost database leave behind: made to happen, looked for, and taken up."""

import time

from billing.in_flight import adopting
from billing.in_flight.files import CallFile, folder
from billing.models import UsageRecord


class Trouble:
    """Makes trouble so often, evenly spread over the calls, and takes up what it leaves behind."""

    def __init__(self, make, times, calls):
        self.make, self.times, self.calls = make, times, calls
        self.made = self.taken_up = 0

    def __call__(self):
        self.taken_up += adopting.take_up()
        due = (self.made + 0.5) * self.calls / self.times
        if self.made < self.times and UsageRecord.objects.count() > due:
            self.make()
            self.made += 1


def take_up_all():
    """Let the worker's job come until no process has left anything behind."""
    written, deadline = 0, time.monotonic() + 30
    while left_behind() and time.monotonic() < deadline:
        written += adopting.take_up()
        time.sleep(0.2)
    assert left_behind() == []
    return written


def left_behind():
    """Return what waits in the folder: calls of processes that are gone, and records that were kept."""
    return [*folder().glob("records*"), *(p for p in folder().glob("*.calls") if has_notes(p))]


def has_notes(path):
    file = CallFile.hold(path)
    if file is None:
        return False
    try:
        return any(file.notes())
    finally:
        file.close()
