"""Settings > Inbox: one event.

Looking at it here leaves it unread: `unread` is what programs ask for, and a person who looks must not take an
event from them.
"""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inbox.models import InboxEvent
from inbox.pages.ground import InboxGround, own_event
from inbox.pages.naming import named
from integrations.models import Integration


class EventPage(InboxGround):
    """Shows what is known of an event."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        [event] = named([own_event(request, pk)])
        context = {
            "event": event,
            "payload": json.dumps(event.payload, indent=2, ensure_ascii=False),
            "integration": integration_of(event),
        }
        return render(request, "settings/inbox/event.html", context)


def integration_of(event: InboxEvent) -> Integration | None:
    """Return the connection that it came by, as far as the account still has one."""
    return event.account.integrations.filter(provider=event.provider).first()
