"""Settings > Usage: what the plan's quota still holds, and where the calls of some days went."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.settings_page import SettingsPage
from billing.limits.standing import Standing, standing_of
from billing.pages.period import used_of
from billing.pages.usage.asked import Asked, asked_of
from billing.pages.usage.breakdowns import breakdowns
from billing.pages.usage.budgets import budgets_of
from billing.pages.usage.charts import charts_of
from billing.pages.usage.days import Days, presets
from billing.usage import ledger
from billing.usage.statistics import cells
from billing.usage.tallies import by_day, in_all
from config.db import one_snapshot


class UsagePage(SettingsPage):
    """Shows all figures of one moment; every filter stands in the address."""

    def get(self, request: HttpRequest) -> HttpResponse:
        now, standing = timezone.now(), standing_of(request.user)
        asked = asked_of(request, standing, now)
        with one_snapshot():
            context = figures(standing, asked, now)
        context |= {
            "now": now.astimezone(UTC),
            "plan": standing.plan,
            "standing": standing,
            "asked": asked,
            "presets": [
                (preset.name, asked.links.on(preset.days)) for preset in presets(standing, now)
            ],
            "api": f"{settings.PUBLIC_URL}/api/v1",
        }
        return render(request, "settings/usage.html", context)


def figures(standing: Standing, asked: Asked, now: datetime) -> dict[str, Any]:
    """Return everything that is counted, all of it at the same moment."""
    found, days, used = cells(asked.filters), asked.links.days, used_of(standing, now)
    return {
        "period": used,
        "began_within": began_within(days, used.figures.start),
        "budgets": budgets_of(asked, standing, now),
        "total": in_all(found),
        "charts": charts_of(by_day(found, days.first, days.last), asked.links),
        "tables": breakdowns(found, asked),
        "is_new": not found and is_new(standing),
    }


def began_within(days: Days, start: datetime) -> bool:
    """Say whether the first day shown holds calls of the cycle before as well."""
    return days.first == start.date() and start != ledger.midnight(days.first)


def is_new(standing: Standing) -> bool:
    """Say whether there never was a call."""
    whose = ledger.owner(standing.subject_id, standing.is_partner)
    return not whose.days.exists() and not whose.records.exists()
