"""Who has which plan is decided here; every change asks why, and leaves an event."""

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from accounts.actors import Actor
from billing.admin.period import in_words
from billing.admin.subscription_actions import SubscriptionActions
from billing.admin.subscription_form import SubscriptionForm
from billing.models import Subscription
from billing.subscriptions.changes import record
from config.support import SupportAdmin


@admin.register(Subscription)
class SubscriptionAdmin(SubscriptionActions, SupportAdmin):
    form = SubscriptionForm
    list_display = ("partner", "user", "plan", "status", "cycle_anchor", "updated_at")
    list_filter = ("status", "plan")
    search_fields = (
        "id",
        "partner__id",
        "partner__company_name__icontains",
        "partner__user__email__icontains",
        "user__email__icontains",
        "stripe_customer_id",
    )
    list_select_related = ("partner", "user", "plan")
    ordering = ("-updated_at",)
    editable = ("plan", "status", "cycle_anchor")
    raw_id_fields = ("partner", "user")

    def columns(self) -> list[str]:
        return ["period", "usage", *super().columns()]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return admin.ModelAdmin.has_add_permission(self, request)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Subscription | None = None
    ) -> list[str]:
        """Ask once for whom it is; afterwards that is fixed."""
        fixed = super().get_readonly_fields(request, obj)
        return fixed if obj else [name for name in fixed if name not in self.raw_id_fields]

    def get_fields(self, request: HttpRequest, obj: Subscription | None = None) -> list[str]:
        """Ask for the reason of whoever may change something."""
        may_change = self.has_change_permission(request, obj)
        return [*super().get_fields(request, obj), *(["reason"] if may_change else [])]

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: Subscription, form: Any, change: bool) -> None:
        by = Actor.staff(request)
        if change:
            form.apply(obj, by)
        else:
            super().save_model(request, obj, form, change)
            record(obj, by, form.cleaned_data["reason"], {})

    @admin.display(description="This period")
    def period(self, subscription: Subscription) -> str:
        return in_words(subscription, timezone.now())

    @admin.display(description="Usage")
    def usage(self, subscription: Subscription) -> str:
        where = reverse("admin:billing_usageday_changelist")
        return format_html('<a href="{}?q={}">Calls by day</a>', where, subscription.subject_id)
