"""The form of one subscription: what may be changed by hand, and why."""

from typing import Any

from django import forms

from accounts.actors import Actor
from billing.models import Plan, Subscription
from billing.subscriptions.subscribing import KEEP, change_plan, mark_paid, mark_past_due

Status = Subscription.Status


class SubscriptionForm(forms.ModelForm):
    """Keeps partners on plans for partners and people on plans for people; asks why something changes."""

    reason = forms.CharField(
        max_length=500,
        required=False,
        help_text="Needed for every change; kept in the event log, with your name.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "status" in self.fields and self.instance.status != Status.CANCELLED:
            choices = [choice for choice in Status.choices if choice[0] != Status.CANCELLED]
            self.fields["status"].choices = choices

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        is_partners = cleaned.get("partner") or self.instance.partner_id
        family = Plan.Family.PARTNER if is_partners else Plan.Family.PERSONAL
        if "plan" in cleaned and cleaned["plan"].family != family:
            self.add_error("plan", f"Choose a plan of the family {family}.")
        is_change = self.has_changed() or self.instance._state.adding
        if is_change and not cleaned.get("reason"):
            self.add_error("reason", "Say why.")
        return cleaned

    def apply(self, subscription: Subscription, by: Actor) -> None:
        """Make the changes, each with its event, to the row as it is now."""
        asked = self.cleaned_data
        anchor = asked["cycle_anchor"] if "cycle_anchor" in self.changed_data else KEEP
        if {"plan", "cycle_anchor"} & set(self.changed_data) or revives(self):
            change_plan(subscription, asked["plan"], by, reason=asked["reason"], anchor=anchor)
        if "status" in self.changed_data:
            mark = mark_past_due if asked["status"] == Status.PAST_DUE else mark_paid
            mark(subscription, by, asked["reason"])


def revives(form: SubscriptionForm) -> bool:
    """Say whether a cancelled subscription is to begin again on the plan that it had."""
    return "status" in form.changed_data and form.initial.get("status") == Status.CANCELLED
