"""Events in words: who did what, on what, from where and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from accounts.audit.objects import more_of, object_of
from accounts.audit.words import ACTORS, sentence_of
from accounts.models import ApiKey, ConnectedAccount, Event, User


@dataclass(frozen=True)
class Entry:
    """One line of the audit log; `ip` is None where it is not the reader's to know."""

    event: Event
    who: str
    what: str
    on: str
    more: list[str]
    ip: str | None

    @property
    def at(self) -> datetime:
        return self.event.created_at

    @property
    def called_by_key(self) -> bool:
        """Say whether the request log has the call that did it."""
        return self.event.actor == Event.Actor.KEY and bool(self.event.request_id)


@dataclass(frozen=True)
class Names:
    """A reader's keys and accounts by id, as far as some events speak of them."""

    reader: User
    keys: dict[str, ApiKey]
    accounts: dict[UUID, str]

    def actor(self, event: Event) -> str:
        """Return who did it; a key by what is left of its text, anybody else's doing by no name."""
        if event.actor == Event.Actor.KEY:
            key = self.keys.get(event.actor_id)
            return f"Key {key}" if key else "A deleted key"
        if event.actor == Event.Actor.USER and event.actor_id != str(self.reader.pk):
            return "Another person"
        return ACTORS.get(event.actor, event.actor)


def entries_of(events: Sequence[Event], reader: User) -> list[Entry]:
    """Return events in words, in two statements for their names."""
    names = names_in(events, reader)
    return [entry_of(event, names) for event in events]


def entry_of(event: Event, names: Names) -> Entry:
    on = object_of(event, names.accounts.get(event.account_id, ""))
    ip = None if event.actor == Event.Actor.STAFF else event.ip
    said = sentence_of(event.type)
    return Entry(event, names.actor(event), said, on, more_of(event), ip)


def names_in(events: Sequence[Event], reader: User) -> Names:
    acting = {e.actor_id for e in events if e.actor == Event.Actor.KEY and is_id(e.actor_id)}
    keys = reader.api_keys.filter(pk__in=acting).only("user", "name", "prefix", "last_four")
    about = {event.account_id for event in events if event.account_id}
    accounts = ConnectedAccount.objects.filter(owner_of(reader), pk__in=about)
    named = accounts.values_list("pk", "external_id")
    return Names(reader, {str(k.pk): k for k in keys}, {pk: name or "" for pk, name in named})


def owner_of(reader: User) -> Q:
    """Return the condition that an account is the reader's."""
    partner = getattr(reader, "partner", None)
    return Q(user=reader) | Q(partner=partner) if partner else Q(user=reader)


def is_id(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False
