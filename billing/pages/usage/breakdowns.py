"""The tables of the Usage page: calls by provider, key, account, status and app."""

from dataclasses import dataclass
from http import HTTPStatus

from accounts.app_access.end_users import id_of_end_users
from billing.limits.counted import NOT_COUNTED
from billing.pages.usage.accounts import TOP, by_account
from billing.pages.usage.asked import Asked
from billing.pages.usage.rows import MOST_ROWS, Row, rows
from billing.usage.statistics import Cell
from providers.registry import find

NO_PROVIDER = ("No provider", "routes of Patchbay itself, such as accounts and tools")


@dataclass(frozen=True)
class Breakdown:
    """A table: `name` is the filter whose values its rows are."""

    name: str
    title: str
    rows: list[Row]
    note: str = ""

    @property
    def has_failed(self) -> bool:
        return any(row.failed is not None for row in self.rows)


def breakdowns(cells: list[Cell], asked: Asked) -> list[Breakdown]:
    """Return the tables that say something about these calls."""
    tables = [
        Breakdown("provider", "By provider", by_provider(cells, asked)),
        long("key", "By key", by_key(cells, asked)),
        Breakdown("account", "By account", by_account(cells, asked), TOP),
        Breakdown("status", "By status", by_status(cells, asked)),
        long("app", "By app", by_app(cells, asked)),
    ]
    return [table for table in tables if table.rows]


def long(name: str, title: str, found: list[Row]) -> Breakdown:
    """Return a table that may be cut off, and says so when it is."""
    note = f"The {MOST_ROWS} {name}s with the most calls." if len(found) == MOST_ROWS else ""
    return Breakdown(name, title, found, note)


def by_provider(cells: list[Cell], asked: Asked) -> list[Row]:
    def said(slug: str) -> tuple[str, str]:
        provider = find(slug)
        return (provider.name if provider else slug, "") if slug else NO_PROVIDER

    return rows(cells, asked, "provider", lambda cell: cell.provider, said)


def by_key(cells: list[Cell], asked: Asked) -> list[Row]:
    callers = asked.own.callers
    gone = {str(id_of_end_users(cell.app_id)): cell.app_id for cell in cells if cell.app_id}

    def said(key_id: str) -> tuple[str, str]:
        if key := callers.get(key_id):
            return key.name, key.masked
        if key_id in gone:
            return "End users of a deleted app", gone[key_id]
        return "Deleted key", key_id

    return rows(cells, asked, "key", lambda cell: cell.key_id, said)


def by_status(cells: list[Cell], asked: Asked) -> list[Row]:
    def said(status: str) -> tuple[str, str]:
        known = {str(s.value): s.phrase for s in HTTPStatus}
        under = "not counted for the quota" if int(status) in NOT_COUNTED else ""
        return f"{status} {known.get(status, '')}".strip(), under

    return rows(cells, asked, "status", lambda cell: cell.status, said)


def by_app(cells: list[Cell], asked: Asked) -> list[Row]:
    if not any(cell.app_id for cell in cells):
        return []

    def said(app_id: str) -> tuple[str, str]:
        return (asked.own.apps.get(app_id, "Deleted app"), app_id) if app_id else ("No app", "")

    return rows(cells, asked, "app", lambda cell: cell.app_id, said)
