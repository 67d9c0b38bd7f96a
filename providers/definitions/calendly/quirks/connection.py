"""Who was connected."""

from providers.definitions.calendly.api import API
from providers.spec import Call, Identity, UpstreamRequest


def identity(call: Call) -> Identity:
    """Calendly lists nothing without the URI of a user or an organization, so both are kept."""
    about = call.send(UpstreamRequest("GET", call.url(f"{API}/users/me"))).body["resource"]
    uris = {"user_uri": about["uri"], "organization_uri": about["current_organization"]}
    email = about.get("email") or ""
    return Identity(about["uri"], about.get("name") or email, email, uris)
