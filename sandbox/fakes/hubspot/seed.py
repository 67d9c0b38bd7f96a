"""Fill the account with its first records."""

from sandbox.documents import Shelf
from sandbox.fakes.hubspot.account import PORTAL
from sandbox.fakes.hubspot.changes import made
from sandbox.fakes.hubspot.kinds import COMPANIES, CONTACTS, DEALS, Kind
from sandbox.fakes.hubspot.seed_data import COMPANIES as COMPANY_DATA
from sandbox.fakes.hubspot.seed_data import CONTACTS as CONTACT_DATA
from sandbox.fakes.hubspot.seed_data import DEALS as DEAL_DATA
from sandbox.fakes.hubspot.seed_data import WORKS_FOR

FIRST_DAY = "2025-03-{:02d}T10:00:00.000Z"


def seed() -> None:
    """Fill HubSpot."""
    _fill(CONTACTS, CONTACT_DATA, WORKS_FOR)
    _fill(COMPANIES, COMPANY_DATA)
    _fill(DEALS, DEAL_DATA)


def _fill(kind: Kind, data: tuple[dict, ...], companies: tuple[int, ...] = ()) -> None:
    entries = []
    for number, values in enumerate(data):
        key = str(kind.first_id + number)
        record = made(key, dict(values), FIRST_DAY.format(number + 1))
        if companies:
            company = str(COMPANIES.first_id + companies[number])
            record["links"] = [{"kind": COMPANIES.name, "id": company}]
        entries.append((key, number, record))
    Shelf("hubspot", str(PORTAL), kind.name).add_many(entries)
