"""Members, the organization, and who may act as whom."""

from sandbox.calls import Call
from sandbox.fakes.linkedin.answers import page
from sandbox.people import Person
from sandbox.refusals import Refusal

WORLD = "linkedin"
IDS = {"mara": "mAra_0001", "tomas": "tOmas_0002", "aiko": "aIko_0003"}
ORGANIZATION = "urn:li:organization:104200"
ADMINISTRATORS = ("mara",)


def urn_of(person: Person) -> str:
    """Return a member's URN."""
    return f"urn:li:person:{IDS[person.key]}"


def userinfo(call: Call) -> dict:
    """Show the member in the words of OpenID; the address needs a scope of its own."""
    person = call.person
    about = {
        "sub": IDS[person.key],
        "name": person.name,
        "given_name": person.first_name,
        "family_name": person.last_name,
        "picture": f"https://media.licdn.com/dms/image/{person.key}.jpg",
        "locale": {"country": "PT", "language": "en"},
    }
    if "email" not in call.caller.scopes:
        return about
    return about | {"email": person.email, "email_verified": True}


def check_actor(call: Call, actor: object) -> None:
    """Let a member act as themselves, or as an organization they administer, each with its scope."""
    scope = "w_member_social" if actor == urn_of(call.person) else "w_organization_social"
    if scope == "w_organization_social":
        check_administrator(call, actor)
    if scope not in call.caller.scopes:
        raise Refusal("missing_scope")


def check_administrator(call: Call, organization: object) -> None:
    """Refuse who does not administer the organization."""
    if organization != ORGANIZATION or call.person.key not in ADMINISTRATORS:
        raise Refusal("forbidden", f"The viewer cannot act as {organization}")


def organizations(call: Call) -> dict:
    """List what the member administers."""
    if call.query.get("q") != "roleAssignee":
        raise Refusal("invalid", "q must be roleAssignee")
    role = {
        "roleAssignee": urn_of(call.person),
        "role": "ADMINISTRATOR",
        "state": "APPROVED",
        "organization": ORGANIZATION,
    }
    return page(call, [role] if call.person.key in ADMINISTRATORS else [])
