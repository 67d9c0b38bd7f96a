"""Which events a caller reaches, and which of them are asked for."""

from collections.abc import Mapping

from django.db.models import QuerySet
from rest_framework.request import Request

from accounts.resolution import resolve
from config.api.call_log import call_log_of
from config.api.errors import Invalid, NotFound, PartnerRequired
from inbox.models import InboxEvent

# As they are asked for, and the columns they are about; a type goes by both of its names.
FILTERS = {"provider": "provider", "event_type": "type", "type": "type", "service": "service"}


def reached(request: Request) -> QuerySet[InboxEvent]:
    """Return the events of the account a call is for, or of all accounts of a partner who names none."""
    account, key = resolve(request), request.auth
    call_log_of(request).account_id = account.pk if account else None
    if account is not None:
        return rows().filter(account=account)
    if request.user.active_partner is None:
        raise PartnerRequired()
    mine = rows().filter(partner=request.user.partner)
    return mine if key.only_accounts is None else mine.filter(account__in=key.only_accounts)


def rows() -> QuerySet[InboxEvent]:
    return InboxEvent.objects.select_related("account")


def wanted(events: QuerySet[InboxEvent], query: Mapping[str, str]) -> QuerySet[InboxEvent]:
    """Return those that a query string asks for; a filter left empty is as good as not sent."""
    asked = {column: query[name] for name, column in FILTERS.items() if query.get(name)}
    if any("\0" in value for value in asked.values()):
        return events.none()
    if status := query.get("status"):
        asked["status"] = checked_status(status)
    return events.filter(**asked)


def checked_status(status: str) -> str:
    """Return a status that there is, or raise 400."""
    if status not in InboxEvent.Status.values:
        problem = f"Must be one of {', '.join(InboxEvent.Status.values)}."
        raise Invalid(f"status: {problem}", fields={"status": [problem]})
    return status


def one(request: Request, pk: str) -> InboxEvent:
    """Return an event by its public id; another's and a malformed one are the same 404."""
    event = None if "\0" in pk else reached(request).filter(public_id=pk).first()
    if event is None:
        raise NotFound("Event not found")
    call_log_of(request).account_id = event.account_id
    return event
