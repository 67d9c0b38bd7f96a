"""The stages of a call as steps of one line, with where it stopped. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from billing.models import UsageRecord

WHOLE = 1000.0  # the length of the line
LEAST = 8.0  # what the shortest step gets of it, so that it can be seen
LAST = "answer"
STEPS = {
    "auth": ("Auth", "The key was looked up, with what it may do."),
    "limit": ("Limit", "The plan’s windows and budgets were asked."),
    "select": ("Selection", "The account, its connection and the arguments were checked."),
    "refresh": ("Token refresh", "The provider was asked for a new access token."),
    "provider": ("Provider call", ""),
    LAST: ("Answer", "All else of ours: reading the request, shaping and sending the answer."),
}


@dataclass(frozen=True)
class Step:
    """One step: its time (None: the call did not come so far), and its place on the line."""

    name: str
    label: str
    note: str
    ms: float | None = None
    start: float = 0.0
    length: float = 0.0
    is_failed: bool = False

    @property
    def place(self) -> str:
        """Return where it begins on the line, as text for a drawing."""
        return f"{self.start:.1f}"

    @property
    def width(self) -> str:
        return f"{self.length:.1f}"


def steps_of(record: UsageRecord) -> list[Step]:
    """Return the steps of a call in their order: those it went through, and a provider it never reached."""
    times = times_of(record.stages, record.ms)
    stopped = stopped_at(record, times)
    steps, start = [], 0.0
    for name, length in lengths_of(times).items():
        note = note_on(record, name)
        steps.append(Step(name, label(name), note, times[name], start, length, name == stopped))
        start += length
    if record.provider and "provider" not in times:
        steps.insert(-1, Step("provider", label("provider"), "Not reached."))
    return steps


def label(name: str) -> str:
    return STEPS[name][0]


def times_of(stages: Mapping[str, float], ms: float) -> dict[str, float]:
    """Return the time of every step; what the stages leave of the whole is the answer's."""
    known = {name: stages[name] for name in STEPS if name in stages and name != LAST}
    return known | {LAST: round(max(0.0, ms - sum(known.values())), 2)}


def lengths_of(times: Mapping[str, float]) -> dict[str, float]:
    """Share the line out: the least for each, the rest by time."""
    rest, whole = WHOLE - LEAST * len(times), sum(times.values())
    if not whole:
        return dict.fromkeys(times, WHOLE / len(times))
    return {name: LEAST + rest * time / whole for name, time in times.items()}


def stopped_at(record: UsageRecord, times: Mapping[str, float]) -> str:
    """Return the step in which a call failed: what was raised in no stage, failed in our own work."""
    if not record.is_failed:
        return ""
    return record.error_stage if record.error_stage in times else LAST


def note_on(record: UsageRecord, name: str) -> str:
    """Say what happened in a step."""
    if name != "provider":
        return STEPS[name][1]
    if not record.attempts:
        return "Nothing was sent to the provider."
    sent = "1 request" if record.attempts == 1 else f"{record.attempts} requests"
    if record.provider_status is None:
        return f"{sent}, without an answer."
    return f"{sent}, answered with {record.provider_status}."
