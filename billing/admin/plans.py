"""Plans are decided here; their limits count from the next call on."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from billing.models import Plan


@admin.register(Plan)
class PlanAdmin(admin.ModelAdmin):
    """Limits count from the next call on. A plan that somebody has, or that newcomers get, stays."""

    list_display = ("name", "family", "per_minute", "per_day", "per_month", "beyond", "is_default")
    list_filter = ("family", "beyond")
    ordering = ("family", "per_minute")

    def has_delete_permission(self, request: HttpRequest, obj: Plan | None = None) -> bool:
        in_use = obj is not None and (obj.is_default or obj.subscriptions.exists())
        return not in_use and super().has_delete_permission(request, obj)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Leave out deleting in bulk, which does not ask about each plan."""
        return {}
