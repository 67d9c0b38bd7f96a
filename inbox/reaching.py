"""Which events a caller reaches, and which of them are asked for."""

from collections.abc import Mapping

from django.db.models import QuerySet
from rest_framework.request import Request

from accounts.models import ApiKey, ConnectedAccount
from accounts.resolution import resolve
from config.api.call_log import call_log_of
from config.api.errors import Invalid, NotFound, PartnerRequired
from inbox.listing import Asked
from inbox.models import InboxEvent

# As they are asked for, and the columns they are about; a type goes by both of its names.
FILTERS = {"provider": "provider", "event_type": "type", "type": "type", "service": "service"}


def reached(request: Request) -> QuerySet[InboxEvent]:
    """Return the events that a request reaches."""
    account = resolve(request)
    call_log_of(request).account_id = account.pk if account else None
    return within(request.auth, account)


def within(key: ApiKey, account: ConnectedAccount | None) -> QuerySet[InboxEvent]:
    """Return the events of the account a call is for, or of all accounts of a partner who names none."""
    if account is not None:
        return rows().filter(account=account)
    partner = key.user.active_partner
    if partner is None:
        raise PartnerRequired()
    mine = rows().filter(partner=partner, account__live=key.live)
    return mine if key.only_accounts is None else mine.filter(account__in=key.only_accounts)


def rows() -> QuerySet[InboxEvent]:
    return InboxEvent.objects.select_related("account")


def asked_in(query: Mapping[str, str]) -> Asked:
    """Return what a query string asks for; a filter left empty is as good as not sent."""
    asked = {column: query[name] for name, column in FILTERS.items() if query.get(name)}
    if status := query.get("status"):
        asked["status"] = checked_status(status)
    # No event has a NUL in it, and PostgreSQL refuses to be asked for one.
    return Asked(
        {name: value.replace("\0", "\N{REPLACEMENT CHARACTER}") for name, value in asked.items()}
    )


def checked_status(status: str) -> str:
    """Return a status that there is, or raise 400."""
    if status not in InboxEvent.Status.values:
        problem = f"Must be one of {', '.join(InboxEvent.Status.values)}."
        raise Invalid(f"status: {problem}", fields={"status": [problem]})
    return status


def one_of(events: QuerySet[InboxEvent], pk: str) -> InboxEvent:
    """Return an event by its public id; another's and a malformed one are the same 404."""
    event = None if "\0" in pk else events.filter(public_id=pk).first()
    if event is None:
        raise NotFound("Event not found")
    return event


def one(request: Request, pk: str) -> InboxEvent:
    """Return an event that a request names."""
    event = one_of(reached(request), pk)
    call_log_of(request).account_id = event.account_id
    return event
