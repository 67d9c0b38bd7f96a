"""What a person asks of their own calls: the form, and the rows it names."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest

from accounts.models import ApiKey, ConnectedAccount, Partner, User
from billing.limits.standing import Standing
from billing.pages.usage.days import cycle_so_far
from billing.pages.usage.form import UsageForm
from billing.pages.usage.links import Links
from billing.usage.statistics import Filters

NOBODY = UUID(int=0)  # an account that no call was made for


@dataclass(frozen=True)
class Asked:
    """The calls that are asked for; all keys and apps of the person, and the account asked for if it is theirs."""

    form: UsageForm
    links: Links
    filters: Filters
    keys: dict[str, ApiKey]
    apps: dict[str, str]
    account: ConnectedAccount | None

    @property
    def clear_url(self) -> str:
        """Return the page without filters, "" where there are none to take away."""
        return self.links.cleared.page if self.links.filters or self.form.errors else ""

    @property
    def key(self) -> ApiKey | None:
        return self.keys.get(self.links.filters.get("key", ""))


def asked_of(request: HttpRequest, standing: Standing, now: datetime) -> Asked:
    """Read what is asked for. Ids of others' rows find nothing, like those that never were."""
    user, partner = request.user, request.user.active_partner
    keys = {str(key.pk): key for key in keys_of(user)}
    apps = {} if partner is None else dict(partner.apps.values_list("pk", "name"))
    form = UsageForm(
        request.GET.dict(),
        so_far=cycle_so_far(standing, now),
        keys={pk: named(key) for pk, key in keys.items()},
        apps=apps,
        has_accounts=partner is not None,
    )
    links = Links(form.days, form.filters)
    account = account_of(partner, links.filters.get("account", ""))
    return Asked(form, links, filters_of(standing, links, account), keys, apps, account)


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


def account_id(text: str, account: ConnectedAccount | None) -> UUID | None:
    """Return the id of the account asked for. One that is deleted has calls too, under its own id."""
    if account is not None or not text:
        return account and account.pk
    try:
        return UUID(text)
    except ValueError:
        return NOBODY


def account_of(partner: Partner | None, external_id: str) -> ConnectedAccount | None:
    if partner is None or not external_id:
        return None
    return partner.accounts.filter(external_id=external_id).first()


def keys_of(user: User) -> list[ApiKey]:
    """Return all keys a person ever had, the working ones first."""
    shown = ("name", "prefix", "last_four", "revoked_at", "monthly_budget")
    keys = user.api_keys.only("user", *shown)
    return sorted(keys.order_by("-created_at"), key=lambda key: key.revoked_at is not None)


def named(key: ApiKey) -> str:
    return f"{key} – revoked" if key.revoked_at else str(key)
