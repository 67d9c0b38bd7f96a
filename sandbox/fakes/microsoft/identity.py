"""Who someone is at Microsoft."""

from sandbox.calls import Call
from sandbox.fakes.microsoft.odata import chosen
from sandbox.people import Person

TENANT = "7b1de5a4-0c53-4f0e-9d1a-2f64c3b8e901"
OBJECT_IDS = {
    "mara": "1f6c2a0e-5d3b-4a77-8c19-6e0b9d24f1a1",
    "tomas": "2a9d4b1c-7e60-4c0f-9b3d-8f1c5a62e0b2",
    "aiko": "3c8e5f2d-9a14-4e6b-a7d0-0b2d6c73f9c3",
}


def claims(person: Person) -> dict:
    """Return what an id token says about a person."""
    object_id = OBJECT_IDS[person.key]
    return {
        "sub": f"{person.key}-of-this-app",
        "oid": object_id,
        "tid": TENANT,
        "name": person.name,
        "preferred_username": person.email,
        "email": person.email,
        "ver": "2.0",
    }


def me(call: Call) -> dict:
    """Show the caller."""
    person = call.person
    profile = {
        "id": OBJECT_IDS[person.key],
        "displayName": person.name,
        "givenName": person.first_name,
        "surname": person.last_name,
        "mail": person.email,
        "userPrincipalName": person.email,
        "jobTitle": person.title,
        "businessPhones": [],
        "mobilePhone": None,
        "officeLocation": None,
        "preferredLanguage": "en-GB",
    }
    return {"@odata.context": "$metadata#users/$entity"} | chosen(profile, call.query)
