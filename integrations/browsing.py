"""A partner's accounts, newest first, page by page and however many there are."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.listing import ORDER
from accounts.models import ConnectedAccount
from config.api import keyset
from config.api.keyset import Page, Search
from integrations.models import Integration

SEARCHED = 20_000  # accounts looked through for one page where no index finds what is asked for
FEW = 1000  # accounts of one beginning that are sorted by age; of more, the list is looked through
RARE = 2000  # integrations of everybody's, from whose accounts a partner's are picked and sorted
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
        """Return the condition that there is an integration that fulfils all of it; Q() where nothing is asked."""
        rows = self.integrations()
        return Q() if rows is None else Q(Exists(rows.filter(account=OuterRef("pk"))))

    def integrations(self) -> QuerySet[Integration] | None:
        """Return everybody's integrations that fulfil all of it, None where nothing is asked of them."""
        return Integration.objects.filter(**self.indexed) if self.indexed else None

    @property
    def indexed(self) -> dict[str, str]:
        """Return the part of it by which an index finds integrations."""
        asked = {"provider": self.provider, "status": self.status}
        return {name: value for name, value in asked.items() if value}


def page_of(
    accounts: QuerySet[ConnectedAccount], asked: Asked, place: str = "", limit: int = 50
) -> Page[ConnectedAccount]:
    """Return the page at a place of an earlier page; without one, the newest. 400 for what is no place."""
    found, searched_for = narrowed(accounts, asked)
    return keyset.page_of(found, ORDER, place, limit, Search(searched_for, SEARCHED))


def narrowed(
    accounts: QuerySet[ConnectedAccount], asked: Asked
) -> tuple[QuerySet[ConnectedAccount], Q]:
    """Return the accounts that an index finds, and the condition that they are looked through for."""
    beginning = asked.beginning()
    if not beginning:
        rare = rare_accounts(asked)
        return (accounts, asked.connection()) if rare is None else (accounts.filter(rare), Q())
    few = list(accounts.filter(beginning).order_by().values_list("pk", flat=True)[: FEW + 1])
    if len(few) > FEW:
        return accounts, beginning & asked.connection()
    return accounts.filter(pk__in=few), asked.connection()


def rare_accounts(asked: Asked) -> Q | None:
    """Return the condition on accounts where what is asked of integrations is rare, None where it is not.

    Looked through newest first, the three of a million would be on the last of fifty pages.
    """
    if not asked.indexed:
        return None
    if Integration.objects.filter(**asked.indexed)[RARE:].exists():
        return None
    return Q(pk__in=asked.integrations().values("account")[:RARE])
