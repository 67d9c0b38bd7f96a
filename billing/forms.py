"""What is asked about money and budgets."""

from django import forms

from billing.models import Subscription

MOST_CALLS = 10**12  # counted exactly everywhere, Redis included


class BudgetForm(forms.Form):
    """Asks how many calls a key or an account may use up in a billing cycle."""

    calls = forms.IntegerField(
        label="Budget (calls a billing cycle)",
        required=False,
        min_value=0,
        max_value=MOST_CALLS,
        help_text="Calls past it are refused until the cycle ends. Empty: no limit of its own.",
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class SpendCapForm(forms.Form):
    """Asks what calls past the quota may cost in a billing cycle."""

    amount = forms.DecimalField(
        label="Spend cap (US dollars a billing cycle)",
        required=False,
        min_value=0,
        max_digits=Subscription._meta.get_field("spend_cap").max_digits,
        decimal_places=Subscription._meta.get_field("spend_cap").decimal_places,
        help_text="What calls past the quota may cost at most; then calls are refused until the "
        "cycle ends. Empty: no cap.",
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "0.01"}),
    )
