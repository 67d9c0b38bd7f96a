"""Microsoft's first data, for each person."""

from sandbox.fakes.microsoft.calendar.seed import seed_calendar
from sandbox.fakes.microsoft.drive.seed import seed_drive
from sandbox.fakes.microsoft.mail.seed import seed_mailbox
from sandbox.people import PEOPLE


def seed() -> None:
    """Fill mailboxes, calendars and drives."""
    for person in PEOPLE:
        seed_mailbox(person)
        seed_calendar(person)
        seed_drive(person)
