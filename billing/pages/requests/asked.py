"""What a person asks of their own log: the form, and the filters it stands for."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from billing.limits.standing import Standing
from billing.pages.filters import account_id, of_mode
from billing.pages.own import own_of
from billing.pages.requests.form import RequestLogForm
from billing.usage.ledger import midnight
from billing.usage.records import RecordFilters
from billing.usage.routes import as_declared
from config.list_filters import TEST

NAMES = {"key": "key_id", "app": "app_id"}
PLAIN = ("status", "provider", "path", "key", "method", "request_id", "app")


@dataclass(frozen=True)
class Asked:
    """The calls that are asked for, and addresses that ask for the same."""

    form: RequestLogForm
    filters: RecordFilters

    @property
    def is_test(self) -> bool:
        return self.form.filters.get("mode") == TEST

    @property
    def is_filtered(self) -> bool:
        return bool(self.form.filters or self.form.errors)

    def address(self, **more: str) -> str:
        """Return the log with the same filters and these."""
        query = urlencode({n: v for n, v in (self.form.filters | more).items() if v})
        return f"{reverse('request_log')}?{query}" if query else reverse("request_log")


def asked_of(request: HttpRequest, standing: Standing) -> Asked:
    """Read what is asked for. Ids of others' rows find nothing, like those that never were."""
    own = own_of(request.user)
    form = RequestLogForm(request.GET.dict(), own)
    cleaned = form.cleaned_data if form.is_valid() else {}
    external_id = cleaned.get("account", "")
    is_test, standing = cleaned.get("mode") == TEST, of_mode(standing, cleaned)
    filters = RecordFilters(
        standing.subject_id,
        standing.is_partner,
        account_id=account_id(external_id, own.account(external_id, live=not is_test)),
        **conditions(cleaned),
        **span(cleaned.get("from"), cleaned.get("to")),
    )
    return Asked(form, filters)


def conditions(cleaned: dict[str, Any]) -> dict[str, Any]:
    """Return what is asked for beside the account and the days."""
    code, _, limit = cleaned.get("error", "").partition(".")
    asked = {NAMES.get(name, name): cleaned[name] for name in PLAIN if cleaned.get(name)}
    if "path" in asked:
        asked["path"] = as_declared(asked["path"])
    return asked | {"error_code": code, "error_limit": limit}


def span(first: date | None, last: date | None) -> dict[str, Any]:
    """Return the moments from the beginning of one day to the end of the other (UTC)."""
    return {
        "since": midnight(first) if first else None,
        "until": midnight(last) + timedelta(days=1) if last else None,
    }
