"""Events and invitees as Calendly shows them."""

from sandbox.fakes.calendly.answers import API


def event_of(uuid: str, kind: dict, start: str, end: str) -> dict:
    """Return a new event of an event type."""
    return {
        "uri": f"{API}/scheduled_events/{uuid}",
        "name": kind["name"],
        "status": "active",
        "start_time": start,
        "end_time": end,
        "event_type": kind["uri"],
        "location": {"type": "physical", "location": "Pier 3, Lisbon"},
        "invitees_counter": {"total": 1, "active": 1, "limit": 1},
        "created_at": start,
        "updated_at": start,
        "event_memberships": [{"user": kind["profile"]["owner"]}],
        "event_guests": [],
    }


def invitee_of(uuid: str, event: dict, who: dict, now: str) -> dict:
    """Return a new invitee of an event."""
    uri = f"{event['uri']}/invitees/{uuid}"
    return {
        "uri": uri,
        "event": event["uri"],
        "name": who["name"],
        "email": who["email"],
        "timezone": who["timezone"],
        "status": "active",
        "questions_and_answers": [],
        "rescheduled": False,
        "no_show": None,
        "cancel_url": f"https://calendly.com/cancellations/{uuid}",
        "reschedule_url": f"https://calendly.com/reschedulings/{uuid}",
        "created_at": now,
        "updated_at": now,
    }
