"""Pages of our own lists: `limit`, `offset` and `cursor`, checked and never silently wrong."""

from collections.abc import Mapping
from dataclasses import dataclass

from config.api.errors import Invalid

DEFAULT_LIMIT, MAX_LIMIT = 20, 100
# PostgreSQL refuses a larger OFFSET than a signed 64-bit number holds.
MAX_OFFSET = 2**63 - 1
# Clients send a parameter by the name that some provider has for it, to our own lists as well.
SPELLINGS = {
    "limit": ("limit", "maxResults", "max_results", "pageSize", "page_size"),
    "cursor": ("cursor", "pageToken", "page_token"),
}


@dataclass(frozen=True)
class Page:
    limit: int
    offset: int

    @property
    def rows(self) -> slice:
        return slice(self.offset, min(self.offset + self.limit, MAX_OFFSET))


def read_page(query: Mapping[str, str]) -> Page:
    """Read `limit` (1 to 100, clamped above) and `offset` from a query string; 400 names a bad one."""
    limit = whole_number(query, "limit", DEFAULT_LIMIT, least=1)
    offset = whole_number(query, "offset", 0, least=0)
    if offset > MAX_OFFSET:
        raise Invalid(f"offset is too large: {offset}")
    return Page(min(limit, MAX_LIMIT), offset)


def whole_number(query: Mapping[str, str], name: str, default: int, least: int) -> int:
    name = spelling_in(query, name)
    raw = query.get(name)
    if raw is None or raw == "":
        return default
    if not (raw.isascii() and raw.isdigit() and len(raw) <= 20) or int(raw) < least:
        raise Invalid(f"{name} must be a whole number of at least {least}, not {raw[:40]!r}")
    return int(raw)


def cursor_in(query: Mapping[str, str]) -> str:
    """Return the cursor that a query string holds, "" for none."""
    return query.get(spelling_in(query, "cursor")) or ""


def spelling_in(query: Mapping[str, str], name: str) -> str:
    """Return the name by which a query string has a parameter."""
    return next((each for each in SPELLINGS.get(name, ()) if each in query), name)
