"""The ground of the pages about the inbox: whose events they show."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from accounts.models import ConnectedAccount, Partner, User
from accounts.partners_page import PartnersPage
from inbox.models import InboxEvent
from inbox.reaching import rows


class InboxGround(PartnersPage):
    """A page for partners and for whoever has connections of their own; a suspended partner changes nothing."""

    home, what = "inbox", "inbox"

    def refusal(self, request: HttpRequest) -> HttpResponse | None:
        return None if request.user.active_partner is None else super().refusal(request)


def owner_of(user: User) -> Partner | User:
    """Return whose inbox a person looks at: their partner profile's, else their own."""
    return user.active_partner or user


def events_of(user: User) -> QuerySet[InboxEvent]:
    """Return the events of all accounts of a partner, or those of a person's own connections."""
    partner = user.active_partner
    if partner is not None:
        return rows().filter(partner=partner)
    return rows().filter(account__in=ConnectedAccount.objects.filter(user=user))


def own_event(request: HttpRequest, pk: str) -> InboxEvent:
    """Return an event by its public id; anybody else's is a 404."""
    return get_object_or_404(events_of(request.user), public_id=pk)
