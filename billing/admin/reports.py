"""Support's view of what Stripe and customers were told."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.actors import Actor
from billing.admin.subjects import OfSubjects
from billing.alerts.mailing import given_up as given_up_alerts
from billing.models import MeterReport, StripeEvent, UsageAlert
from billing.payments import given_up
from config.asking import ReasonForm, asking
from config.support import SupportAdmin


class StateFilter(admin.SimpleListFilter):
    """Whether a report still has to arrive at Stripe."""

    title = parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("waiting", "To be sent"), ("given_up", "Given up")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if not self.value():
            return queryset
        return queryset.filter(sent_at=None, next_attempt_at__isnull=self.value() == "given_up")


class MailFilter(admin.SimpleListFilter):
    """Whether an alert was never mailed and is too old to be."""

    title = parameter_name = "mail"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("given_up", "Given up")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset & given_up_alerts() if self.value() else queryset


@admin.register(MeterReport)
class MeterReportAdmin(SupportAdmin):
    """A report without a next attempt was given up: people compare it with Stripe and decide."""

    list_display = (
        "identifier",
        "subscription",
        "calls",
        "upto",
        "sent_at",
        "attempts",
        "next_attempt_at",
        "last_problem",
    )
    list_filter = (StateFilter,)
    actions = ("send_again", "take_as_counted")
    search_fields = ("identifier", "stripe_customer_id", "subscription__id")
    list_select_related = ("subscription__plan", "subscription__partner", "subscription__user")
    ordering = ("-id",)

    @admin.action(description="Send again: Stripe has not counted it", permissions=("act",))
    @asking(ReasonForm)
    def send_again(self, request: HttpRequest, queryset: QuerySet, reason: str) -> None:
        self.decide(request, queryset, given_up.send_again, reason)

    @admin.action(description="Close: Stripe has counted it", permissions=("act",))
    @asking(ReasonForm)
    def take_as_counted(self, request: HttpRequest, queryset: QuerySet, reason: str) -> None:
        self.decide(request, queryset, given_up.take_as_counted, reason)

    def decide(
        self, request: HttpRequest, queryset: QuerySet, deed: Callable[..., bool], reason: str
    ) -> None:
        done = sum(deed(report, Actor.staff(request), reason) for report in queryset)
        self.message_user(request, f"{done} changed; only those that were given up can be")


@admin.register(StripeEvent)
class StripeEventAdmin(SupportAdmin):
    list_display = ("id", "type", "created_at", "received_at", "handled_at")
    search_fields = ("id", "type")
    ordering = ("-received_at",)


@admin.register(UsageAlert)
class UsageAlertAdmin(OfSubjects):
    list_display = ("subject_id", "kind", "percent", "used", "limit", "period_start", "mailed_at")
    list_filter = (MailFilter,)
    search_fields = ("subject_id", "object_id")
    ordering = ("-id",)
