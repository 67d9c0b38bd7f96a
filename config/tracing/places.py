"""Where in a trace this thread is, and the W3C header that says where a caller is."""

import random
import re
from contextvars import ContextVar
from dataclasses import dataclass

TRACEPARENT = re.compile(r"00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})")
SAMPLED = 0x01
_random = random.SystemRandom()


@dataclass(frozen=True, slots=True)
class Place:
    """A span that is going on: ids in hex; `parent` empty where the trace begins."""

    trace: str
    span: str
    parent: str
    is_sampled: bool


here: ContextVar[Place | None] = ContextVar("place_in_trace", default=None)


def under(place: Place) -> Place:
    """Return a new span inside another."""
    return Place(place.trace, new_span(), place.span, place.is_sampled)


def first(share: float) -> Place:
    """Return the first span of a new trace, one in so many sampled."""
    trace = f"{_random.getrandbits(128) or 1:032x}"
    is_sampled = int(trace[16:], 16) < share * (1 << 64)
    return Place(trace, new_span(), "", is_sampled)


def after(header: str, share: float, asks_parent: bool) -> Place:
    """Return the first span of ours, inside the caller's where the header names one."""
    found = TRACEPARENT.fullmatch(header)
    if found is None:
        return first(share)
    trace, parent, flags = found.groups()
    is_sampled = bool(int(flags, 16) & SAMPLED)
    if not asks_parent:
        is_sampled = int(trace[16:], 16) < share * (1 << 64)
    return Place(trace, new_span(), parent, is_sampled)


def new_span() -> str:
    return f"{_random.getrandbits(64) or 1:016x}"
