"""What the sandbox has on record: mails that were sent, and the refresh tokens it would take."""

import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

MAILS = "SELECT json_extract(data, '$.subject') FROM sandbox_document WHERE provider='google'"
NEWEST = "SELECT grant_id, digest FROM sandbox_token WHERE kind='refresh' AND revoked_at IS NULL"


def sent(state: Path) -> Counter[str]:
    """Return how often each mail of ours stands in a mailbox."""
    return Counter(
        subject for (subject,) in rows(state, MAILS) if str(subject).startswith("fault-")
    )


def newest(state: Path) -> dict[int, str]:
    """Return the digest of each grant's living refresh token."""
    return dict(rows(state, NEWEST))


def rows(state: Path, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(f"file:{state}?mode=ro", uri=True, timeout=20) as database:
        return database.execute(query).fetchall()
