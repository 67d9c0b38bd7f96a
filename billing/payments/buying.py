"""Where a person is sent to buy: a customer at Stripe, one basket at a time, never a second contract."""

from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone

from billing.models import Plan, Subscription
from billing.payments.account import BEGUN, Contract, account_of
from billing.payments.backend import PaymentsUnavailable
from billing.payments.client import asking, client
from billing.payments.following import follow
from billing.payments.prices import lines_of


def checkout_url(subscription: Subscription, plan: Plan, back_url: str) -> str:
    """Return where a plan is bought; who pays already is sent to the portal to change it."""
    if contract := standing_contract(subscription):
        return portal_url(subscription, back_url, contract)
    customer = customer_of(subscription)
    with asking("opening a checkout"):
        newest = newest_basket(customer)
        if newest and newest["status"] == "open":
            if newest["metadata"].get("basket") == basket_of(plan, back_url):
                return newest["url"]
            client().v1.checkout.sessions.expire(newest["id"])
        return open_basket(subscription, plan, back_url, newest["id"] if newest else "first")


def standing_contract(subscription: Subscription) -> Contract | None:
    """Return what is paid at Stripe already, or is about to be."""
    if not subscription.stripe_customer_id:
        return None
    account = account_of(subscription)
    if account.is_deleted:
        follow(subscription.pk)
        subscription.refresh_from_db()
    pending = (c for c in account.contracts if c.is_live or c.status in BEGUN)
    return next(pending, None)


def customer_of(subscription: Subscription) -> str:
    """Return the customer at Stripe, made when there is none."""
    if not subscription.stripe_customer_id:
        with asking("making a customer"):
            made = client().v1.customers.create(
                facts_of(subscription), {"idempotency_key": once(subscription, "customer")}
            )
        nobody = Subscription.objects.filter(pk=subscription.pk, stripe_customer_id="")
        nobody.update(stripe_customer_id=made.id)
        subscription.refresh_from_db(fields=["stripe_customer_id"])
    return subscription.stripe_customer_id


def facts_of(subscription: Subscription) -> dict[str, Any]:
    """Return what Stripe is told of a customer."""
    partner = subscription.partner
    user = partner.user if partner else subscription.user
    return {
        "name": partner.company_name if partner else user.name or user.email,
        "email": (partner.contact_email if partner else "") or user.email,
        "metadata": {"subscription": str(subscription.pk)},
    }


def newest_basket(customer: str) -> dict[str, Any] | None:
    found = client().v1.checkout.sessions.list({"customer": customer, "limit": 1})
    return found.data[0].to_dict() if found.data else None


def basket_of(plan: Plan, back_url: str) -> str:
    """Return what tells one basket from another."""
    prices = ",".join(str(line["price"]) for line in lines_of(plan))
    return f"{prices} {back_url}"[:500]


def open_basket(subscription: Subscription, plan: Plan, back_url: str, after: str) -> str:
    """Open a basket and return its page. Who asks twice at once gets the same one: nobody pays twice."""
    about = {"subscription": str(subscription.pk), "plan": plan.slug}
    made = client().v1.checkout.sessions.create(
        {
            "mode": "subscription",
            "customer": subscription.stripe_customer_id,
            "client_reference_id": str(subscription.pk),
            "line_items": lines_of(plan),
            "metadata": about | {"basket": basket_of(plan, back_url)},
            "subscription_data": {"metadata": about},
            "success_url": returning(back_url, "done"),
            "cancel_url": returning(back_url, "cancelled"),
        },
        {"idempotency_key": once(subscription, "checkout", basket_of(plan, back_url), after)},
    )
    return made.url


def once(subscription: Subscription, *what: str) -> str:
    """Return a key under which Stripe does something once. It holds a minute, for Stripe repeats failures too."""
    minute = f"{timezone.now():%Y%m%d%H%M}"
    of_what = sha256("\n".join(what).encode()).hexdigest()
    return f"{subscription.pk}/{subscription.stripe_version}:{minute}:{of_what}"


def returning(back_url: str, outcome: str) -> str:
    return f"{back_url}{'&' if '?' in back_url else '?'}{urlencode({'checkout': outcome})}"


def portal_url(subscription: Subscription, back_url: str, contract: Contract | None = None) -> str:
    """Return the customer portal; with a contract, its page for another plan where Stripe has one for it."""
    asked = {"customer": customer_of(subscription), "return_url": back_url}
    if contract is not None:
        change = {
            "type": "subscription_update",
            "subscription_update": {"subscription": contract.id},
        }
        try:
            return portal(asked | {"flow_data": change})
        except PaymentsUnavailable as exc:
            # Stripe has no such page for metered prices, nor where its portal settings allow none.
            if exc.is_away:
                raise
    return portal(asked)


def portal(asked: dict[str, Any]) -> str:
    with asking("opening the portal"):
        return client().v1.billing_portal.sessions.create(asked).url
