"""Fill the organisation with its first records."""

from sandbox.documents import Shelf
from sandbox.fakes.salesforce.changes import made
from sandbox.fakes.salesforce.org import ORG, OWNERS
from sandbox.fakes.salesforce.schema import ACCOUNT, CONTACT, LEAD, OPPORTUNITY, SObject, id_of
from sandbox.fakes.salesforce.seed_data import (
    ACCOUNTS,
    CONTACTS,
    LEAD_SOURCES,
    LEADS,
    OPPORTUNITIES,
)

FIRST_DAY = "2025-03-04T10:00:00.000+0000"


def seed() -> None:
    """Fill Salesforce."""
    _fill(ACCOUNT, ACCOUNTS)
    _fill(CONTACT, CONTACTS)
    _fill(OPPORTUNITY, OPPORTUNITIES)
    _fill(LEAD, tuple(_lead(number) for number in range(1, LEADS + 1)))


def _fill(sobject: SObject, data: tuple[dict, ...]) -> None:
    entries = []
    for number, template in enumerate(data, 1):
        values = {name: value for name, value in template.items() if name != "account"}
        if "account" in template:
            values["AccountId"] = id_of(ACCOUNT, template["account"])
        record = made(sobject, number, values, OWNERS[number % len(OWNERS)], FIRST_DAY)
        entries.append((record["Id"], number, record))
    Shelf("salesforce", ORG, sobject.name).add_many(entries)


def _lead(number: int) -> dict:
    return {
        "FirstName": "Visitor",
        "LastName": f"No. {number}",
        "Company": f"Fair booth {number % 20 + 1}",
        "Email": f"visitor{number}@fair.example",
        "Status": "Open - Not Contacted",
        "LeadSource": LEAD_SOURCES[number % len(LEAD_SOURCES)],
        "IsConverted": False,
    }
