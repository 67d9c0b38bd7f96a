"""What staff are asked before they change subscriptions."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from billing.forms import SpendCapForm
from billing.models import Plan
from billing.subscriptions.granting import MOST_EXTRA
from config.asking import ReasonForm


class PlanForm(ReasonForm):
    """Asks for a plan of the family that the chosen subscriptions are of."""

    plan = forms.ModelChoiceField(Plan.objects.none())
    field_order = ("plan", "reason")

    def __init__(self, *args: Any, rows: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, rows=rows, **kwargs)
        self.families = {row.plan.family for row in rows.select_related("plan")}
        plans = Plan.objects.filter(family__in=self.families)
        self.fields["plan"].queryset = plans.order_by("family", "per_minute")

    def clean(self) -> dict[str, Any]:
        if len(self.families) > 1:
            raise forms.ValidationError(
                "Choose subscriptions of one family: partners' or people's."
            )
        return super().clean()


class GrantForm(ReasonForm):
    """Asks how many calls to add to the quota of the running period."""

    calls = forms.IntegerField(
        label="Extra calls",
        min_value=1,
        max_value=MOST_EXTRA,
        help_text="On top of the quota until the billing cycle ends (the day, for personal plans).",
    )
    field_order = ("calls", "reason")


class CapForm(SpendCapForm, ReasonForm):
    """Asks for a spend cap, and why."""

    field_order = ("amount", "reason")
