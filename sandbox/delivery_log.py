"""Remember what was delivered, and what came of it: hosts alone, for an address may be a secret."""

from collections import deque
from dataclasses import asdict, dataclass
from threading import Lock
from urllib.parse import urlsplit

from django.utils import timezone

MOST = 5_000


@dataclass
class Entry:
    """One delivery as the control endpoint shows it; without attempts it has not left yet."""

    time: str
    provider: str
    about: str
    host: str
    attempts: int = 0
    status: int | None = None
    problem: str = ""


_entries: deque[Entry] = deque(maxlen=MOST)
_lock = Lock()


def note(provider: str, about: str, url: str) -> Entry:
    """Write down what is about to be delivered."""
    host = urlsplit(url).netloc.rpartition("@")[2]
    entry = Entry(timezone.now().isoformat(), provider, about, host)
    with _lock:
        _entries.append(entry)
    return entry


def entries(provider: str = "", about: str = "") -> list[dict]:
    """Return what was delivered, the oldest first."""
    with _lock:
        kept = list(_entries)
    return [
        asdict(entry)
        for entry in kept
        if provider in ("", entry.provider) and about in ("", entry.about)
    ]


def forget(provider: str = "") -> None:
    """Drop the log, or one provider's part of it."""
    with _lock:
        kept = [entry for entry in _entries if provider not in ("", entry.provider)]
        _entries.clear()
        _entries.extend(kept)
