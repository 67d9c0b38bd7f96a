"""Support's view of tokens: their dates, states and failures, never their text."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from config.support import SupportAdmin
from integrations.admin.searching import OF_AN_ACCOUNT
from integrations.models import Token


class RefreshFilter(admin.SimpleListFilter):
    """Whether the last attempt to refresh failed."""

    title = parameter_name = "refresh"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("failing", "Failing")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(failing_since__isnull=False) if self.value() else queryset


@admin.register(Token)
class TokenAdmin(SupportAdmin):
    list_display = (
        "id",
        "integration",
        "kind",
        "status",
        "expires_at",
        "failures",
        "failing_since",
        "last_problem",
        "retry_at",
    )
    list_filter = ("status", RefreshFilter)
    search_fields = ("id", "integration__id", *(f"integration__{path}" for path in OF_AN_ACCOUNT))
    list_select_related = ("integration",)
    ordering = ("-obtained_at",)
