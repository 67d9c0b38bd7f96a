"""What the list of partners is filtered by: their plan, and how their calls of this month went."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from billing.models import Plan, UsageDay

FAILED = Q(status__gte=400)


def month() -> date:
    """Return the first day of this month (UTC)."""
    return timezone.now().date().replace(day=1)


class PlanFilter(admin.SimpleListFilter):
    title = parameter_name = "plan"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        plans = Plan.objects.filter(family=Plan.Family.PARTNER).order_by("per_minute")
        return list(plans.values_list("slug", "name"))

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(subscription__plan__slug=self.value()) if self.value() else queryset


class CallsFilter(admin.SimpleListFilter):
    """Whether a partner called this month, from the daily totals."""

    title, parameter_name = "calls this month", "calls"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("any", "Some"), ("failed", "Some failed"), ("none", "None")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        totals = UsageDay.objects.filter(subject_id=OuterRef("pk"), day__gte=month())
        wanted = {
            "any": Exists(totals),
            "failed": Exists(totals.filter(FAILED)),
            "none": ~Exists(totals),
        }
        return queryset.filter(wanted[self.value()]) if self.value() in wanted else queryset
