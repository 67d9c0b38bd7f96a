"""Plans are decided here; their limits count from the next call on."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts import events
from accounts.actors import Actor
from billing.models import UNLIMITED, Plan
from billing.payments.settling import paid_at_stripe
from billing.subscriptions.letting_off import keep_terms
from config.asking import ReasonForm, asking
from config.reasons import ReasonedAdmin, ReasonedForm

NO_LIMIT = "-1: unlimited."
QUOTAS = {Plan.Family.PARTNER: "per_month", Plan.Family.PERSONAL: "per_day"}


class PlanForm(ReasonedForm):
    """Keeps plans whole: a minute and a quota for everybody, and one plan of each family for newcomers."""

    per_minute = forms.IntegerField(min_value=1)
    per_day = forms.IntegerField(min_value=UNLIMITED, required=False, help_text=NO_LIMIT)
    per_month = forms.IntegerField(min_value=UNLIMITED, required=False, help_text=NO_LIMIT)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        family = cleaned.get("family") or self.instance.family
        quota = QUOTAS.get(family)
        if quota and quota not in self.errors and cleaned.get(quota) is None:
            self.add_error(quota, f"Plans of the family {family} need this limit.")
        if cleaned.get("beyond") == Plan.Beyond.METERED and family != Plan.Family.PARTNER:
            self.add_error("beyond", "Only plans of the family partner are metered.")
        if "is_default" in self.changed_data and not cleaned["is_default"]:
            self.add_error("is_default", "Newcomers need a plan: mark another one instead.")
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        """Let a second plan be marked for newcomers: saving it takes the mark from the first."""
        return {*super()._get_validation_exclusions(), "is_default"}


@admin.register(Plan)
class PlanAdmin(ReasonedAdmin):
    """Limits count from the next call on, and charge for none before it.

    A plan that somebody has, or that newcomers get, stays.
    """

    form = PlanForm
    list_display = ("name", "family", "per_minute", "per_day", "per_month", "beyond", "is_default")
    list_filter = ("family", "beyond")
    ordering = ("family", "per_minute")
    actions = ("remove",)

    def columns(self) -> list[str]:
        return [name for name in super().columns() if name != "id"]

    def get_readonly_fields(self, request: HttpRequest, obj: Plan | None = None) -> list[str]:
        """Fix what subscriptions and prices refer to."""
        return ["family", "slug"] if obj else []

    def has_change_permission(self, request: HttpRequest, obj: Plan | None = None) -> bool:
        return admin.ModelAdmin.has_change_permission(self, request, obj)

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: Plan, form: Any, change: bool) -> None:
        if obj.is_default:
            others = Plan.objects.filter(family=obj.family, is_default=True).exclude(pk=obj.pk)
            others.update(is_default=False)
        if change and {"per_month", "beyond"} & set(form.changed_data):
            for row in paid_at_stripe().filter(plan=obj.pk):
                keep_terms(row, obj, Actor.staff(request))
        super().save_model(request, obj, form, change)

    def record(self, request: HttpRequest, row: Plan, form: ReasonedForm, is_new: bool) -> None:
        said = {"changed": form.changed, "reason": form.cleaned_data["reason"]}
        note("plan.added" if is_new else "plan.changed", row, request, said)

    @admin.action(description="Remove: nobody has it", permissions=("remove",))
    @asking(ReasonForm)
    @transaction.atomic
    def remove(self, request: HttpRequest, queryset: QuerySet[Plan], reason: str) -> None:
        unused = queryset.filter(is_default=False, subscriptions=None)
        for plan in unused:
            note("plan.removed", plan, request, {"reason": reason})
            plan.delete()
        self.message_user(request, f"{len(unused)} removed; those in use and of newcomers stay")

    def has_remove_permission(self, request: HttpRequest) -> bool:
        return admin.ModelAdmin.has_delete_permission(self, request)


def note(event_type: str, plan: Plan, request: HttpRequest, data: dict[str, Any]) -> None:
    """Append an event about a plan; it is nobody's, for all who have the plan."""
    about = {"object_type": "plan", "object_id": str(plan.pk), **vars(Actor.staff(request))}
    events.record(event_type, data=data | {"plan": plan.slug, "family": plan.family}, **about)
