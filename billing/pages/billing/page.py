"""Settings > Billing: the plan, what is used of it, what it costs and how it is paid."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.actors import Actor
from accounts.settings_page import SettingsPage
from billing.forms import SpendCapForm
from billing.limits.standing import Standing
from billing.models import Plan, Subscription
from billing.pages.billing.charged import charged
from billing.pages.billing.payment import given_up, payment_of
from billing.pages.billing.plans import offered
from billing.pages.period import used_of
from billing.payments import backend
from billing.subscriptions.subscribing import set_spend_cap, subscription_for


class BillingPage(SettingsPage):
    """Shows what whoever is logged in pays for; takes the spend cap of plans that charge by the call."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(request)

    def post(self, request: HttpRequest) -> HttpResponse:
        subscription = subscription_for(request.user)
        form = SpendCapForm(request.POST)
        if not subscription.plan.is_metered:
            return redirect("billing")
        if not form.is_valid():
            return self.show(request, form)
        amount = form.cleaned_data["amount"]
        if set_spend_cap(subscription, amount, Actor.user(request)):
            messages.success(request, "Spend cap removed" if amount is None else "Spend cap saved")
        return redirect("billing")

    def show(self, request: HttpRequest, form: SpendCapForm | None = None) -> HttpResponse:
        standing, subscription = charged(request.user)
        context = {
            "profile": getattr(request.user, "partner", None),
            "plan": standing.plan,
            "standing": standing,
            "subscription": subscription,
            "period": used_of(standing, timezone.now()),
            "form": form or cap_form(standing),
            "returned": returned_from_checkout(request, standing.plan),
            **paying(request, standing, subscription),
        }
        return render(request, "settings/billing.html", context)


def paying(
    request: HttpRequest, standing: Standing, subscription: Subscription | None
) -> dict[str, object]:
    """Return what depends on who takes the money; Stripe is asked last, when no more rows are needed."""
    till = backend()
    return {
        "takes_payments": not till.is_local,
        "plans": offered(till, standing, subscription),
        "given_up": given_up(till, request.user),
        "payment": payment_of(till, subscription, is_private=request.look is not None),
    }


def cap_form(standing: Standing) -> SpendCapForm | None:
    """Return the form for the cap, where calls past the quota are let through at all."""
    if not standing.plan.is_metered:
        return None
    return SpendCapForm(initial={"amount": standing.spend_cap})


def returned_from_checkout(request: HttpRequest, plan: Plan) -> str:
    """Say how buying went, from the address Stripe came back to: only the webhook changes the plan."""
    asked = request.GET.get("checkout")
    if asked == "done":
        return "paid" if request.GET.get("plan") == plan.slug else "confirming"
    return "left" if asked == "cancelled" else ""
