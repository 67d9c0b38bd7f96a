"""One step on the way to the first call."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Step:
    """One step: what it is for, whether it is done, the one thing to do, and the same as code."""

    title: str
    says: str
    is_done: bool
    action: str
    url: str
    note: str = ""
    has: str = ""
    samples: list[dict[str, str]] = field(default_factory=list)
    is_next: bool = False
