"""A partner's accounts, newest first, page by page and however many there are."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import ConnectedAccount
from integrations.models import Integration
from integrations.places import TOP, Place

# Accounts looked through for one page where no index finds what is asked for. Then the page ends early, and
# its place goes on from there.
SEARCHED = 20_000
FEW = 1000  # accounts of one beginning that are sorted by age; of more, the list is looked through
LAST_SIGN = "\U0010ffff"


@dataclass(frozen=True)
class Asked:
    """What the accounts begin with, and of which provider and status one of their integrations is."""

    prefix: str = ""
    provider: str = ""
    status: str = ""

    def beginning(self) -> Q:
        """Return the condition on the external id; its span lets the unique index find it."""
        if not self.prefix:
            return Q()
        span = Q(external_id__gte=self.prefix, external_id__lt=self.prefix + LAST_SIGN)
        return span & Q(external_id__startswith=self.prefix)

    def connection(self) -> Q:
        """Return the condition on integrations: one that fulfils all of it."""
        asked = {"provider": self.provider, "status": self.status}
        wanted = {name: value for name, value in asked.items() if value}
        if not wanted:
            return Q()
        return Q(Exists(Integration.objects.filter(account=OuterRef("pk"), **wanted)))


@dataclass(frozen=True)
class AccountPage:
    """Accounts, newest first, and the places of the pages beside this one ("" = there is none).

    A page may hold fewer than were asked for, even none, and still have an `older` one: see SEARCHED.
    """

    accounts: list[ConnectedAccount]
    older: str = ""
    newer: str = ""


def page_of(
    accounts: QuerySet[ConnectedAccount], asked: Asked, place: str = "", limit: int = 50
) -> AccountPage:
    """Return the page at a place of an earlier page; without one, the newest. 400 for what is no place."""
    start = Place.read(place) if place else TOP
    found, searched_for = narrowed(accounts, asked)
    span = found.filter(start.condition()).order_by(*start.order)
    edge = edge_of(span, start) if searched_for else None
    if edge:
        span = span.filter(edge.back().condition())
    rows = list(span.filter(searched_for)[: limit + 1])
    onward = Place.of(rows[limit - 1], start.newer) if len(rows) > limit else edge
    return make_page(rows[:limit], start, onward)


def narrowed(
    accounts: QuerySet[ConnectedAccount], asked: Asked
) -> tuple[QuerySet[ConnectedAccount], Q]:
    """Return the accounts that an index finds, and the condition that they are looked through for."""
    beginning = asked.beginning()
    if not beginning:
        return accounts, asked.connection()
    few = list(accounts.filter(beginning).order_by().values_list("pk", flat=True)[: FEW + 1])
    if len(few) > FEW:
        return accounts, beginning & asked.connection()
    return accounts.filter(pk__in=few), asked.connection()


def edge_of(span: QuerySet[ConnectedAccount], start: Place) -> Place | None:
    """Return up to where one page looks for accounts; None where that is to their end."""
    last = list(span.values_list("created_at", "id")[SEARCHED - 1 : SEARCHED])
    return Place(*last[0], start.newer) if last else None


def make_page(rows: list[ConnectedAccount], start: Place, onward: Place | None) -> AccountPage:
    """Put the page together, with the place that goes on and the one that leads back."""
    back = Place.of(rows[0], not start.newer) if rows else start.back()
    ahead, behind = str(onward or ""), "" if start is TOP else str(back)
    if start.newer:
        return AccountPage(rows[::-1], older=behind, newer=ahead)
    return AccountPage(rows, older=ahead, newer=behind)
