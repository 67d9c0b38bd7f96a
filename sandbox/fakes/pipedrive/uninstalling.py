"""Tell the app that a user uninstalled it: a DELETE at its callback address, with the app's own credentials."""

from base64 import b64encode
from dataclasses import replace

from django.conf import settings
from django.utils import timezone

from sandbox import deliveries
from sandbox.fakes.pipedrive.seed_data import COMPANY_ID, user_id
from sandbox.people import Person

CLIENT_ID = "sandbox-pipedrive"


def tell_revoked(person: Person) -> None:
    """Say who took the app off, and when."""
    body = {
        "client_id": CLIENT_ID,
        "company_id": COMPANY_ID,
        "user_id": user_id(person.key),
        "timestamp": f"{timezone.now():%Y-%m-%d %H:%M:%S}",
    }
    proof = b64encode(f"{CLIENT_ID}:{settings.CLIENT_SECRET}".encode()).decode()
    told = deliveries.in_json(
        "pipedrive", "uninstalled", settings.REDIRECT_URI, body, Authorization=f"Basic {proof}"
    )
    deliveries.send(replace(told, method="DELETE"))
