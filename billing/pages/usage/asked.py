"""What a person asks of their own calls: the form, and the rows it names."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest

from accounts.models import ApiKey, ConnectedAccount
from billing.limits.standing import Standing
from billing.pages.filters import account_id, of_mode
from billing.pages.own import Own, own_of
from billing.pages.usage.days import cycle_so_far
from billing.pages.usage.form import UsageForm
from billing.pages.usage.links import Links
from billing.usage.statistics import Filters
from config.list_filters import TEST


@dataclass(frozen=True)
class Asked:
    """The calls that are asked for; what is the person's own, and the account asked for if it is among it."""

    form: UsageForm
    links: Links
    filters: Filters
    own: Own
    account: ConnectedAccount | None

    @property
    def clear_url(self) -> str:
        """Return the page without filters, "" where there are none to take away."""
        return self.links.cleared.page if self.links.filters or self.form.errors else ""

    @property
    def key(self) -> ApiKey | None:
        return self.own.keys.get(self.links.filters.get("key", ""))


def asked_of(request: HttpRequest, standing: Standing, now: datetime) -> Asked:
    """Read what is asked for. Ids of others' rows find nothing, like those that never were."""
    own = own_of(request.user)
    form = UsageForm(request.GET.dict(), own, so_far=cycle_so_far(standing, now))
    links = Links(form.days, form.filters)
    is_test, whose = links.filters.get("mode") == TEST, of_mode(standing, links.filters)
    account = own.account(links.filters.get("account", ""), live=not is_test)
    return Asked(form, links, filters_of(whose, links, account), own, account)


def filters_of(standing: Standing, links: Links, account: ConnectedAccount | None) -> Filters:
    asked = links.filters
    return Filters(
        standing.subject_id,
        standing.is_partner,
        links.days.first,
        links.days.last,
        provider=asked.get("provider", ""),
        key_id=UUID(asked["key"]) if "key" in asked else None,
        account_id=account_id(asked.get("account", ""), account),
        app_id=asked.get("app", ""),
        status=asked.get("status", ""),
    )
