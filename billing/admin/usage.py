"""Support's view of what was called."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from billing.admin.subjects import OfSubjects, names_of
from billing.admin.totals import sums_of
from billing.admin.usage_filters import CallsFilter, DayRange, StatusFilter
from billing.models import Mark, UsageAccountCalls, UsageAccountDay, UsageDay, UsageRecord
from config.support import SupportAdmin


@admin.register(UsageRecord)
class UsageRecordAdmin(SupportAdmin):
    list_display = ("ts", "method", "route", "status", "provider", "counted", "ms", "request_id")
    search_fields = ("partner_id", "user_id", "key_id", "account_id", "request_id")
    ordering = ("-id",)


@admin.register(UsageDay)
class UsageDayAdmin(OfSubjects):
    """Days with the sums of what is filtered, for one partner or for all."""

    list_display = ("day", "whose", "key_id", "provider", "status", "counted", "calls")
    list_filter = (DayRange, CallsFilter, StatusFilter, "counted")
    search_fields = ("subject_id", "key_id")
    search_help_text = "Company, e-mail, or the id of a partner, person or key."
    ordering = ("-day", "-id")
    show_facets = admin.ShowFacets.NEVER

    @admin.display(description="Whose")
    def whose(self, row: UsageDay) -> str:
        """Link to all days of whoever it is."""
        where = reverse("admin:billing_usageday_changelist")
        return format_html('<a href="{}?q={}">{}</a>', where, row.subject_id, row.subject_name)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        response = super().changelist_view(request, extra_context)
        context = getattr(response, "context_data", None) or {}
        if "cl" in context:
            context["sums"] = sums_of(context["cl"].queryset)
            name(context["cl"].result_list)
        return response


def name(rows: Iterable[UsageDay]) -> None:
    """Let each row know whose it is, in two statements for all of them."""
    names = names_of(row.subject_id for row in rows)
    for row in rows:
        row.subject_name = names.get(row.subject_id, row.subject_id)


@admin.register(UsageAccountCalls)
class UsageAccountCallsAdmin(SupportAdmin):
    list_display = ("day", "account_id", "calls")
    search_fields = ("subject_id", "account_id")
    ordering = ("-id",)


@admin.register(UsageAccountDay)
class UsageAccountDayAdmin(SupportAdmin):
    list_display = ("day", "account_id", "provider", "status", "counted", "calls")
    search_fields = ("subject_id", "account_id", "key_id")
    ordering = ("-id",)


@admin.register(Mark)
class MarkAdmin(SupportAdmin):
    list_display = ("name", "upto")
    ordering = ("name",)
