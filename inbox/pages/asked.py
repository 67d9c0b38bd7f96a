"""What a person asks of their inbox: the form, the events it stands for, and addresses that ask for the same."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from accounts.models import User
from config.list_filters import live_of
from inbox.listing import Asked
from inbox.models import InboxEvent
from inbox.pages.filters import InboxFilters
from inbox.pages.ground import events_of


@dataclass(frozen=True)
class Wanted:
    """The events that are asked for, of those that somebody may see."""

    form: InboxFilters
    within: QuerySet[InboxEvent]
    asked: Asked

    @property
    def events(self) -> QuerySet[InboxEvent]:
        return self.asked.narrow(self.within)

    def address(self, name: str = "inbox", **more: str) -> str:
        """Return a page with the same filters and these."""
        query = urlencode(self.form.filters | more)
        return f"{reverse(name)}?{query}" if query else reverse(name)


def wanted_in(request: HttpRequest) -> Wanted:
    """Read what the address asks for. Another's account finds nothing, like one that never was."""
    user = request.user
    form = InboxFilters(request.GET.dict(), has_accounts=user.active_partner is not None)
    if not form.is_valid():
        return Wanted(form, InboxEvent.objects.none(), Asked())
    external_id = form.filters.get("account", "")
    within = events_of_account(user, external_id) if external_id else events_of(user)
    live = live_of(form.filters)
    within = within if live is None else within.filter(account__live=live)
    return Wanted(form, within, Asked(form.columns, form.span))


def events_of_account(user: User, external_id: str) -> QuerySet[InboxEvent]:
    """Return the events of the accounts of that name: there may be one in each mode."""
    named = user.active_partner.accounts.filter(external_id=external_id)
    return events_of(user).filter(account__in=list(named.values_list("pk", flat=True)))
