"""Settings > Request log > one call: where its time went, why it failed, how to repeat it."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode

from accounts.models import User
from accounts.settings_page import SettingsPage
from billing.drawing.curl import curl_of
from billing.drawing.fixes import fix_for
from billing.drawing.timeline import steps_of
from billing.limits.standing import in_test_mode, standing_of
from billing.models import UsageRecord
from billing.pages.requests.rows import named
from billing.usage import ledger
from billing.usage.routes import is_route, readable
from config.list_filters import TEST
from providers.registry import find


class RequestPage(SettingsPage):
    """Shows one call of whoever is logged in."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = named([get_object_or_404(own_records(request.user), pk=pk)])[0]
        return render(request, "settings/request.html", context_of(record))


def own_records(user: User) -> QuerySet[UsageRecord]:
    """Return the calls of a person's keys, those of test keys as well."""
    standing = standing_of(user)
    subjects = (standing, in_test_mode(standing))
    live, test = (ledger.owner(each.subject_id, standing.is_partner).records for each in subjects)
    return live | test


def context_of(record: UsageRecord) -> dict[str, Any]:
    """Return all that the page says about a call."""
    provider, external_id = find(record.provider), account_of(record)
    is_test = not getattr(record.key, "live", True)
    return {
        "record": record,
        "provider_name": provider.name if provider else record.provider,
        "external_id": external_id,
        "steps": steps_of(record),
        "fix": fix_for(record),
        "curl": curl_of(record, settings.PUBLIC_URL, for_account=bool(external_id)),
        "kept_days": settings.RETENTION_USAGE_DAYS,
        "is_test": is_test,
        **same(record, external_id, {"mode": TEST} if is_test else {}),
    }


def account_of(record: UsageRecord) -> str:
    """Return the partner's name for the account; its id once it is deleted; nothing for a person's own."""
    if record.account_id is None:
        return ""
    return (record.account.external_id or "") if record.account else str(record.account_id)


def same(record: UsageRecord, external_id: str, mode: dict[str, str]) -> dict[str, str]:
    """Return the addresses of the calls that have something in common with this one."""
    found = {"same_key": log(key=record.key_id)}
    if is_route(record.route):
        found["same_route"] = log(path=readable(record.route), **mode)
    if external_id:
        found["same_account"] = log(account=external_id, **mode)
    if record.error_code:
        limit = f".{record.error_limit}" if record.error_limit else ""
        found["same_error"] = log(error=f"{record.error_code}{limit}", **mode)
    return found


def log(**filters: object) -> str:
    return f"{reverse('request_log')}?{urlencode(filters)}"
