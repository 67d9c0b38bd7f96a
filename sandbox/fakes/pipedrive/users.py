"""Who is connected, at v1."""

from sandbox.calls import Call
from sandbox.fakes.pipedrive.answers import told
from sandbox.fakes.pipedrive.seed_data import COMPANY, COMPANY_ID, user_id


def me(call: Call) -> dict:
    """Show the user, who is one in this company alone."""
    person = call.person
    return told(
        {
            "id": user_id(person.key),
            "name": person.name,
            "email": person.email,
            "company_id": COMPANY_ID,
            "company_name": COMPANY.capitalize(),
            "company_domain": COMPANY,
        }
    )
