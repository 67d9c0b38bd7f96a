"""The organisation, its users, and what it may still call."""

from sandbox.calls import Call
from sandbox.people import PEOPLE

ORG = "00DQy000001NWorMAA"
HOST = "https://northwind.my.salesforce.com"
USERS = {
    "mara": "005Qy000001NWu1AAA",
    "tomas": "005Qy000001NWu2AAA",
    "aiko": "005Qy000001NWu3AAA",
}
OWNERS = [USERS[person.key] for person in PEOPLE]
USED, MOST = 118, 15_000


def userinfo(call: Call) -> dict:
    """Show who the token belongs to."""
    person, user = call.person, USERS[call.person.key]
    return {
        "sub": f"https://login.salesforce.com/id/{ORG}/{user}",
        "user_id": user,
        "organization_id": ORG,
        "preferred_username": f"{person.email}.crm",
        "nickname": person.key,
        "name": person.name,
        "email": person.email,
        "email_verified": True,
        "given_name": person.first_name,
        "family_name": person.last_name,
        "zoneinfo": "Europe/Lisbon",
        "urls": {"rest": f"{HOST}/services/data/v{{version}}/"},
        "active": True,
        "user_type": "STANDARD",
        "language": "en_US",
        "locale": "en_GB",
    }


def limits(call: Call) -> dict:
    """Show the limits and what is left."""
    return {
        "DailyApiRequests": {"Max": MOST, "Remaining": MOST - USED},
        "DailyAsyncApexExecutions": {"Max": 250_000, "Remaining": 250_000},
        "DataStorageMB": {"Max": 1024, "Remaining": 1003},
        "FileStorageMB": {"Max": 1024, "Remaining": 1019},
        "SingleEmail": {"Max": 15, "Remaining": 15},
    }
