"""Remember which requests came in: never a token, a code or a query string."""

from collections import deque
from dataclasses import asdict, dataclass
from threading import Lock

from django.http import HttpRequest
from django.utils import timezone

MOST = 20_000


@dataclass
class Entry:
    """One request as the control endpoint shows it; no status yet means it is being answered."""

    time: str
    provider: str
    method: str
    path: str
    bearer: bool
    status: int | None = None
    grant_type: str | None = None
    injected: bool = False


_entries: deque[Entry] = deque(maxlen=MOST)
_lock = Lock()


def note(request: HttpRequest) -> Entry:
    """Write an arriving request down."""
    _, provider, path = [*request.path.split("/", 2), ""][:3]
    bearer = request.headers.get("Authorization", "")[:7].lower() == "bearer "
    entry = Entry(timezone.now().isoformat(), provider, request.method, f"/{path}", bearer)
    with _lock:
        _entries.append(entry)
    return entry


def entries(provider: str = "", path: str = "", method: str = "") -> list[dict]:
    """Return what came in, the oldest first; `path` is a prefix below the slug."""
    with _lock:
        kept = list(_entries)
    return [
        asdict(entry)
        for entry in kept
        if provider in ("", entry.provider)
        and entry.path.startswith(path and f"/{path.lstrip('/')}")
        and method.upper() in ("", entry.method)
    ]


def forget(provider: str = "") -> None:
    """Drop the log, or one provider's part of it."""
    with _lock:
        kept = [entry for entry in _entries if provider not in ("", entry.provider)]
        _entries.clear()
        _entries.extend(kept)
