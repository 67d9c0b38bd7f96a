"""Attempts to deliver, as a page tells them."""

from dataclasses import dataclass

from inbox.models import WebhookAttempt

WHOLE = 1000.0  # the length of the line
LEAST = 8.0  # what the quickest attempt gets of it, so that it can be seen
TRIGGERS = {
    WebhookAttempt.Trigger.AUTOMATIC: "sent by this server",
    WebhookAttempt.Trigger.REPLAY: "sent again by hand",
    WebhookAttempt.Trigger.TEST: "a test",
}


@dataclass(frozen=True)
class Told:
    """An attempt, whether it was taken, and how long its part of the line is."""

    attempt: WebhookAttempt
    is_good: bool
    trigger: str
    length: float = WHOLE

    @property
    def problem(self) -> str:
        """Return what went wrong, where it is more than the status."""
        said = self.attempt.problem
        return "" if said == f"It answered {self.attempt.status_code}" else said

    @property
    def width(self) -> str:
        """Return the length as text for a drawing."""
        return f"{self.length:.1f}"


def told(attempt: WebhookAttempt, slowest: int = 0) -> Told:
    """Return what is said of an attempt; its line is drawn against the slowest."""
    is_good = attempt.status_code is not None and 200 <= attempt.status_code < 300
    length = max(LEAST, WHOLE * attempt.milliseconds / slowest) if slowest else WHOLE
    return Told(attempt, is_good, TRIGGERS[attempt.trigger], length)


def all_told(attempts: list[WebhookAttempt]) -> list[Told]:
    """Return what is said of each of them."""
    slowest = max((each.milliseconds for each in attempts), default=0)
    return [told(each, slowest) for each in attempts]
