"""The ways from Settings > Billing to the pages of whoever takes the money.

Links, not forms: our policy lets forms go to ourselves only, redirects of their answers included.
"""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from accounts.settings_page import SettingsPage
from billing.models import Plan
from billing.pages.billing.charged import charged
from billing.pages.billing.plans import BUY, CURRENT, SWITCH, way_to
from billing.payments import PaymentsUnavailable, backend
from billing.subscriptions.charged import charged_to, idle_of
from billing.subscriptions.subscribing import subscription_for
from config.db import release_connection

AWAY = "Stripe cannot be reached at the moment. Nothing was changed; please try again in a few minutes."
REFUSED = "Stripe does not open that page. Nothing was changed; please ask the people who run this server."


@method_decorator(never_cache, name="dispatch")
class WayOut(SettingsPage):
    """A link that makes something at Stripe: followed by a person on our own page, never ahead of time."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", "")):
            return HttpResponse(status=503)
        if request.headers.get("Sec-Fetch-Site") == "cross-site":
            return redirect("billing")
        return super().dispatch(request, *args, **kwargs)

    def leave(self, request: HttpRequest, where: object, *args: object) -> HttpResponse:
        """Go where the backend says, or back to the page with the reason."""
        release_connection()
        try:
            return redirect(where(*args))
        except PaymentsUnavailable as exc:
            messages.error(request, AWAY if exc.is_away else REFUSED)
            return redirect("billing")


class CheckoutLink(WayOut):
    """Goes to where one of the offered plans is paid."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        standing, subscription = charged(request.user)
        plan = get_object_or_404(Plan, family=standing.family, slug=slug)
        way = way_to(plan, backend(), standing.plan, subscription)
        if way == CURRENT:
            return redirect("billing")
        if way not in {BUY, SWITCH}:
            raise Http404
        buyer = subscription_for(request.user)
        return self.leave(request, backend().checkout_url, buyer, plan, back(f"?plan={slug}"))


class PortalLink(WayOut):
    """Goes to where cards, invoices and the end of a subscription are looked after."""

    def get(self, request: HttpRequest, idle: bool = False) -> HttpResponse:
        rows = (idle_of if idle else charged_to)(request.user)
        subscription = get_object_or_404(rows.exclude(stripe_customer_id=""))
        if backend().is_local:
            raise Http404
        return self.leave(request, backend().portal_url, subscription, back())


def back(query: str = "") -> str:
    return settings.PUBLIC_URL + reverse("billing") + query
