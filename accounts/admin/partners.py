"""Support's view of partner profiles."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from accounts import partners
from accounts.actors import Actor
from accounts.admin.leaving import Answered
from accounts.admin.looking import Lookable
from accounts.admin.partner_filters import FAILED, CallsFilter, PlanFilter, month
from accounts.models import Partner, PartnerLogo
from billing.models import UsageDay
from config.asking import ReasonForm, asking
from config.support import SupportAdmin


@admin.register(Partner)
class PartnerAdmin(Lookable, Answered, SupportAdmin):
    list_display = (
        "company_name",
        "user",
        "status",
        "plan_name",
        "counted",
        "failed",
        "account_count",
        "created_at",
    )
    list_filter = ("status", PlanFilter, CallsFilter)
    search_fields = ("id", "company_name__icontains", "user__email__icontains")
    list_select_related = ("user", "subscription__plan")
    ordering = ("-created_at",)
    actions = ("suspend", "reactivate", "look", "export", "erase")

    def columns(self) -> list[str]:
        return [*super().columns(), "usage", "plan"]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        response = super().changelist_view(request, extra_context)
        context = getattr(response, "context_data", None) or {}
        if "cl" in context:
            add_calls(context["cl"].result_list)
        return response

    @admin.display(description="Plan")
    def plan_name(self, partner: Partner) -> str:
        subscription = getattr(partner, "subscription", None)
        return subscription.plan.name if subscription else self.empty_value_display

    @admin.display(description="Counted this month")
    def counted(self, partner: Partner) -> str:
        return listed("billing_usageday", f"{partner.calls_counted:,}", partner)

    @admin.display(description="Failed this month")
    def failed(self, partner: Partner) -> str:
        return f"{partner.calls_failed:,}"

    @admin.display(description="Usage")
    def usage(self, partner: Partner) -> str:
        return listed("billing_usageday", "Calls by day", partner)

    @admin.display(description="Plan")
    def plan(self, partner: Partner) -> str:
        return listed("billing_subscription", "Subscription", partner)

    @admin.action(description="Suspend: refuse every call", permissions=("act",))
    @asking(ReasonForm)
    def suspend(self, request: HttpRequest, queryset: QuerySet[Partner], reason: str) -> None:
        by = Actor.staff(request)
        done = sum(partners.suspend(partner, by, reason) for partner in queryset)
        self.message_user(request, f"{done} suspended")

    @admin.action(description="Reactivate: lift the suspension", permissions=("act",))
    @asking(ReasonForm)
    def reactivate(self, request: HttpRequest, queryset: QuerySet[Partner], reason: str) -> None:
        by = Actor.staff(request)
        done = sum(partners.reactivate(partner, by, reason) for partner in queryset)
        self.message_user(request, f"{done} reactivated")


def add_calls(partners: Iterable[Partner]) -> None:
    """Let each partner of a page know its calls of this month, in one statement for all of them."""
    ids = [partner.pk for partner in partners]
    totals = UsageDay.objects.filter(subject_id__in=ids, day__gte=month()).order_by()
    counted, failed = Sum("calls", filter=Q(counted=True)), Sum("calls", filter=FAILED)
    sums = totals.values_list("subject_id").annotate(c=counted, f=failed)
    found = {pk: (c or 0, f or 0) for pk, c, f in sums}
    for partner in partners:
        partner.calls_counted, partner.calls_failed = found.get(partner.pk, (0, 0))


def listed(model: str, words: str, partner: Partner) -> str:
    """Return a link to the rows of another list that are about a partner."""
    return format_html(
        '<a href="{}?q={}">{}</a>', reverse(f"admin:{model}_changelist"), partner.pk, words
    )


@admin.register(PartnerLogo)
class PartnerLogoAdmin(SupportAdmin):
    list_display = ("partner", "media_type", "created_at")
    search_fields = ("id", "partner__id")
    list_select_related = ("partner",)
    ordering = ("partner",)
    secrets = ("content",)
