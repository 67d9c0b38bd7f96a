"""Do as Stripe says: ask it for the whole state of a customer and write that, never what a message claimed.

Messages come late, twice and in any order. Each only makes us ask anew, and the newest answer stays: an answer is
written only if nothing was written since before it was asked for.
"""

import logging
from uuid import UUID

from django.db import transaction

from accounts.actors import Actor
from accounts.models import Event
from billing.models import Subscription
from billing.payments.account import Account, Contract, account_of
from billing.payments.backend import PaymentsUnavailable
from billing.subscriptions.changes import hold, record_about, write
from billing.subscriptions.subscribing import cancel, change_plan, mark_paid, mark_past_due

log = logging.getLogger("patchbay.payments")

STRIPE = Actor(Event.Actor.SYSTEM, "stripe")
TRIES = 5


def follow(subscription_id: UUID) -> None:
    """Ask Stripe and write what it says. Raises PaymentsUnavailable; no transaction is open meanwhile."""
    for _ in range(TRIES):
        rows = Subscription.objects.select_related("plan").exclude(stripe_customer_id="")
        seen = rows.filter(pk=subscription_id).first()
        if seen is None:
            return
        if obey(seen, account_of(seen)):
            return
    raise PaymentsUnavailable("others were writing what Stripe says")


@transaction.atomic
def obey(seen: Subscription, account: Account) -> bool:
    """Write what Stripe said after `seen` was read; False when somebody else wrote since."""
    subscription = Subscription.objects.get(pk=seen.pk)
    hold(subscription)
    if version_of(subscription) != version_of(seen):
        return False
    subscription.stripe_version += 1
    subscription.save(update_fields=["stripe_version"])
    if account.live:
        adopt(subscription, account.live[0])
    elif subscription.stripe_subscription_id:
        cancel(subscription, STRIPE, "The subscription at Stripe has ended")
    if account.is_deleted:
        forget_customer(subscription)
    warn_of_two(subscription, account)
    return True


def version_of(subscription: Subscription) -> tuple[int, str]:
    return subscription.stripe_version, subscription.stripe_customer_id


def adopt(subscription: Subscription, contract: Contract) -> None:
    """Bring plan, cycle, end and standing in line with what is paid at Stripe."""
    if contract.plan is None:
        log.error("stripe: no STRIPE_PRICE_… names a price of %s", contract.id)
    plan = contract.plan or subscription.plan
    # Before the contract is noted: what was called until now is none of its business.
    change_plan(subscription, plan, STRIPE, anchor=contract.anchor)
    if subscription.stripe_subscription_id != contract.id:
        subscription.stripe_subscription_id = contract.id
        subscription.save(update_fields=["stripe_subscription_id"])
    write(subscription, STRIPE, "", ends_at=contract.ends_at)
    if contract.is_owed:
        mark_past_due(subscription, STRIPE, f"Stripe says {contract.status}")
    else:
        mark_paid(subscription, STRIPE)


def forget_customer(subscription: Subscription) -> None:
    """Let the next purchase make a new customer."""
    subscription.stripe_customer_id = ""
    subscription.save(update_fields=["stripe_customer_id"])


def warn_of_two(subscription: Subscription, account: Account) -> None:
    """Say loudly that somebody pays twice; which one to end is for people to decide."""
    if len(account.live) > 1:
        ids = [contract.id for contract in account.live]
        log.error("stripe: subscription %s is paid twice: %s", subscription.pk, ", ".join(ids))
        record_mismatch(subscription, "paid twice", stripe_subscriptions=ids)


def record_mismatch(subscription: Subscription, what: str, **data: object) -> None:
    """Append the event that Stripe and we disagree, and about what."""
    record_about(subscription, "billing.mismatch", STRIPE, {"what": what, **data})
