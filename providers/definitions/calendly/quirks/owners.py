"""Whose things a list is about: Calendly knows no default."""

from dataclasses import replace

from providers.definitions.calendly.quirks.identifiers import uri_of
from providers.definitions.calendly.quirks.times import in_utc
from providers.spec import Call, UpstreamRequest

TIMES = ("min_start_time", "max_start_time")


def user_of(call: Call) -> str:
    """Return the URI of the user that is named, or of the connected one."""
    given = call.arguments.get("user")
    return uri_of("users", given) if given else call.connection["user_uri"]


def organization_of(call: Call) -> str:
    """Return the URI of the organization that is named, or of the connected user's."""
    given = call.arguments.get("organization")
    return uri_of("organizations", given) if given else call.connection["organization_uri"]


def of_user(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Calendly wants to be told the user, who is nearly always the connected one."""
    return replace(request, params={**request.params, "user": user_of(call)})


def of_organization(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Calendly wants to be told the organization, which is nearly always one's own."""
    return replace(request, params={**request.params, "organization": organization_of(call)})


def of_somebody(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Calendly lists for a user or for an organization, and refuses a call that names neither."""
    if "organization" not in call.arguments:
        return of_user(request, call)
    whole = of_organization(request, call)
    return of_user(whole, call) if "user" in call.arguments else whole


def of_somebody_in_utc(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Calendly compares times in UTC alone."""
    given = call.arguments
    times = {name: in_utc(given[name], name) for name in TIMES if name in given}
    asked = of_somebody(request, call)
    return replace(asked, params={**asked.params, **times})
