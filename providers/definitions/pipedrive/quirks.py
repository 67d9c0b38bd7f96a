"""What data alone cannot say about Pipedrive."""

from dataclasses import replace
from typing import Any

from providers import grants
from providers.definitions.pipedrive.oauth import API_V1
from providers.spec import MAIN, Call, Grant, Identity, UpstreamRequest


def read_grant(answer: dict[str, Any]) -> dict[str, Grant]:
    """The token answer says at which host the company's data is."""
    told = {"api_domain": answer.get("api_domain")}
    return {MAIN: replace(grants.read_grant(answer), extra=told)}


def identity(call: Call) -> Identity:
    """A user is in many companies under one id: who was connected is the user in this company."""
    me = call.send(UpstreamRequest("GET", call.url(f"{API_V1}/users/me"))).body["data"]
    user, company = str(me["id"]), str(me["company_id"])
    return Identity(
        id=f"{user}:{company}",
        name=me.get("name") or user,
        email=me.get("email") or "",
        extra={"user_id": user, "company_id": company},
    )


def address_as_object(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """An address is an object since v2; its `value` is the whole address."""
    address = call.arguments.get("address")
    return (
        replace(request, json={**request.json, "address": {"value": address}})
        if address
        else request
    )
