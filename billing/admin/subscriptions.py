"""Who has which plan is decided here."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest

from accounts import events
from accounts.actors import Actor
from billing.models import Plan, Subscription
from config.support import SupportAdmin


class SubscriptionForm(forms.ModelForm):
    """Keeps partners on plans for partners and people on plans for people."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        is_partners = cleaned.get("partner") or self.instance.partner_id
        family = Plan.Family.PARTNER if is_partners else Plan.Family.PERSONAL
        if "plan" in cleaned and cleaned["plan"].family != family:
            self.add_error("plan", f"Choose a plan of the family {family}.")
        return cleaned


@admin.register(Subscription)
class SubscriptionAdmin(SupportAdmin):
    form = SubscriptionForm
    list_display = ("partner", "user", "plan", "status", "cycle_anchor", "updated_at")
    list_filter = ("status", "plan")
    search_fields = (
        "id",
        "partner__id",
        "partner__company_name__icontains",
        "user__email",
        "stripe_customer_id",
    )
    list_select_related = ("partner", "user", "plan")
    ordering = ("-updated_at",)
    editable = ("plan", "status", "cycle_anchor")
    raw_id_fields = ("partner", "user")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return admin.ModelAdmin.has_add_permission(self, request)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Subscription | None = None
    ) -> list[str]:
        """Ask once for whom it is; afterwards that is fixed."""
        fixed = super().get_readonly_fields(request, obj)
        return fixed if obj else [name for name in fixed if name not in self.raw_id_fields]

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: Subscription, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        events.record(
            "subscription.changed",
            **asdict(Actor.staff(request)),
            partner_id=obj.partner_id,
            user_id=obj.user_id,
            object_type="subscription",
            object_id=str(obj.pk),
            data={"plan": obj.plan.slug, "status": str(obj.status)},
        )
