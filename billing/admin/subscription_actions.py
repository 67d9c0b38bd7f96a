"""What staff do about subscriptions; each deed asks why, and leaves an event."""

from collections.abc import Callable
from decimal import Decimal

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.actors import Actor
from billing.admin.questions import CapForm, GrantForm, PlanForm
from billing.models import Plan, Subscription
from billing.subscriptions import subscribing
from config.asking import ReasonForm, asking

Rows = QuerySet[Subscription]


class SubscriptionActions(admin.ModelAdmin):
    actions = (
        "change_plan",
        "mark_past_due",
        "mark_paid",
        "grant_calls",
        "set_spend_cap",
        "cancel",
    )

    @admin.action(description="Change the plan", permissions=("act",))
    @asking(PlanForm)
    def change_plan(self, request: HttpRequest, queryset: Rows, plan: Plan, reason: str) -> None:
        by = Actor.staff(request)
        self.run(
            request, queryset, lambda row: subscribing.change_plan(row, plan, by, reason=reason)
        )

    @admin.action(description="Mark past due: refuse calls until it is paid", permissions=("act",))
    @asking(ReasonForm)
    def mark_past_due(self, request: HttpRequest, queryset: Rows, reason: str) -> None:
        by = Actor.staff(request)
        self.run(request, queryset, lambda row: subscribing.mark_past_due(row, by, reason))

    @admin.action(description="Mark paid: let calls through again", permissions=("act",))
    @asking(ReasonForm)
    def mark_paid(self, request: HttpRequest, queryset: Rows, reason: str) -> None:
        by = Actor.staff(request)
        self.run(request, queryset, lambda row: subscribing.mark_paid(row, by, reason))

    @admin.action(description="Grant extra calls", permissions=("act",))
    @asking(GrantForm)
    def grant_calls(self, request: HttpRequest, queryset: Rows, calls: int, reason: str) -> None:
        by = Actor.staff(request)
        self.run(request, queryset, lambda row: subscribing.grant_calls(row, calls, by, reason))

    @admin.action(description="Set the spend cap", permissions=("act",))
    @asking(CapForm)
    def set_spend_cap(
        self, request: HttpRequest, queryset: Rows, amount: Decimal | None, reason: str
    ) -> None:
        by = Actor.staff(request)
        self.run(request, queryset, lambda row: subscribing.set_spend_cap(row, amount, by, reason))

    @admin.action(description="Cancel: back to the first plan", permissions=("act",))
    @asking(ReasonForm)
    def cancel(self, request: HttpRequest, queryset: Rows, reason: str) -> None:
        by = Actor.staff(request)
        self.run(request, queryset, lambda row: subscribing.cancel(row, by, reason))

    def run(self, request: HttpRequest, rows: Rows, deed: Callable[[Subscription], bool]) -> None:
        """Do it to each row; say how many changed, and which could not be."""
        changed = 0
        for row in rows:
            try:
                changed += deed(row)
            except ValueError as exc:
                self.message_user(request, f"{row}: {exc}", messages.ERROR)
        self.message_user(request, f"{changed} changed")
