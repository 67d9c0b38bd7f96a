"""Leads and notes, still at v1: pages by where the next one starts, ids of leads are UUIDs."""

from uuid import uuid4

from django.http import HttpResponse

from sandbox.calls import Call
from sandbox.fakes.pipedrive import webhooks
from sandbox.fakes.pipedrive.answers import made, told
from sandbox.fakes.pipedrive.records import found, matches
from sandbox.fakes.pipedrive.seed_data import user_id
from sandbox.fakes.pipedrive.writing import checked, stamps
from sandbox.paging import size_of
from sandbox.refusals import Refusal

LEAD = {
    "title": str,
    "person_id": int,
    "organization_id": int,
    "value": {"amount": int | float, "currency": str},
}
NOTE = {"content": str, "deal_id": int, "person_id": int, "org_id": int, "lead_id": str}
HOLDERS = ("deal_id", "person_id", "org_id", "lead_id")


def list_leads(call: Call) -> dict:
    """List leads, a page of v1 at a time."""
    start, size = start_of(call.query.get("start", "0")), size_of(call.query.get("limit"), 100, 500)
    leads = [
        lead
        for lead in call.shelf("lead").all()
        if matches(lead, call.query, {"owner_id", "person_id"})
    ]
    more = start + size < len(leads)
    pages = {"start": start, "limit": size, "more_items_in_collection": more}
    pages |= {"next_start": start + size} if more else {}
    return told(
        in_order(leads, call.query)[start : start + size], additional_data={"pagination": pages}
    )


def start_of(text: str) -> int:
    """Read where a page starts."""
    if not text.isdecimal():
        raise Refusal("invalid", "start is invalid")
    return int(text)


def in_order(leads: list[dict], query: dict[str, str]) -> list[dict]:
    """Sort by `field ASC` or `field DESC`, by the time of adding unless another is named."""
    field, _, direction = query.get("sort", "add_time ASC").partition(" ")
    return sorted(leads, key=lambda lead: str(lead.get(field)), reverse=direction == "DESC")


def add_lead(call: Call) -> HttpResponse:
    """Keep a lead of a person or an organization."""
    body = checked(call, LEAD)
    if not body.get("title"):
        raise Refusal("invalid", "title is required")
    if not (body.get("person_id") or body.get("organization_id")):
        raise Refusal("invalid", "A lead must be linked to a person or an organization.")
    if organization := body.get("organization_id"):
        found(call, "organization", organization)
    lead = {"id": str(uuid4()), "owner_id": user_id(call.person.key), **body}
    lead |= stamps("add_time", "update_time")
    webhooks.tell(call, "create", "lead", lead)
    return made(call.shelf("lead").add(lead["id"], lead))


def add_note(call: Call) -> HttpResponse:
    """Keep a note at whatever it belongs to."""
    body = checked(call, NOTE)
    if not body.get("content"):
        raise Refusal("invalid", "Note content must be set.")
    if not any(body.get(name) for name in HOLDERS):
        raise Refusal("invalid", "Note must be attached to something.")
    if body.get("lead_id"):
        found(call, "lead", body["lead_id"])
    key = len(call.shelf("note").all()) + 1
    note = {"id": key, "user_id": user_id(call.person.key), **body}
    note |= stamps("add_time", "update_time")
    webhooks.tell(call, "create", "note", note)
    return made(call.shelf("note").add(str(key), note))
