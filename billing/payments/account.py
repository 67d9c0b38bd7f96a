"""What Stripe holds of one customer, read at one moment: whether they pay, for which plan, and since when."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from billing.limits.cycles import cycle_of
from billing.models import Plan, Subscription
from billing.payments.client import asking, client
from billing.payments.prices import is_metered_price, plan_paid_by

PAID, OWED = frozenset({"active", "trialing"}), frozenset({"past_due", "unpaid", "paused"})
BEGUN = frozenset({"incomplete"})  # the first payment is under way: nothing counts yet


@dataclass(frozen=True)
class Contract:
    """One subscription at Stripe. `plan` is None where none of its prices is in our settings."""

    id: str
    status: str
    created: int
    plan: Plan | None
    anchor: datetime
    ends_at: datetime | None

    @property
    def is_live(self) -> bool:
        return self.status in PAID | OWED

    @property
    def is_owed(self) -> bool:
        return self.status in OWED


@dataclass(frozen=True)
class Account:
    """A customer of Stripe's with the contracts that concern us, the one to go by first."""

    is_deleted: bool = False
    contracts: tuple[Contract, ...] = ()

    @property
    def live(self) -> list[Contract]:
        return [contract for contract in self.contracts if contract.is_live]


def account_of(subscription: Subscription) -> Account:
    """Ask Stripe, in one question, for everything that decides the plan of a subscription."""
    with asking("reading a customer"):
        found = client().v1.customers.retrieve(
            subscription.stripe_customer_id, {"expand": ["subscriptions"]}
        )
    customer = found.to_dict()
    if customer.get("deleted"):
        return Account(is_deleted=True)
    rows = (customer.get("subscriptions") or {}).get("data", [])
    contracts = (contract(row, subscription.plan.family) for row in rows)
    known = subscription.stripe_subscription_id
    ours = [c for c in contracts if c.plan is not None or c.id == known]
    return Account(contracts=tuple(sorted(ours, key=lambda c: weight(c, known))))


def weight(contract: Contract, known: str) -> tuple[bool, bool, int]:
    """Sort live ones first, among them the one we know, then the older one."""
    return not contract.is_live, contract.id != known, contract.created


def contract(row: dict[str, Any], family: str) -> Contract:
    """Read a subscription of Stripe's."""
    items = row["items"]["data"]
    return Contract(
        id=row["id"],
        status=row["status"],
        created=row["created"],
        plan=plan_paid_by([item["price"]["id"] for item in items], family),
        anchor=anchor_of(row, billed_item(items)),
        ends_at=end_of(row, billed_item(items)),
    )


def billed_item(items: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the item whose period our cycle is: the metered one where there is one."""
    return next((item for item in items if is_metered_price(item["price"]["id"])), items[0])


def anchor_of(row: dict[str, Any], item: dict[str, Any]) -> datetime:
    """Return what the cycle repeats from: the anchor, unless the period that is running begins elsewhere.

    The period's own start would move a cycle of the 31st to the 28th for good, every February.
    """
    anchor, start = moment(row["billing_cycle_anchor"]), moment(item["current_period_start"])
    return anchor if cycle_of(anchor, start)[0] == start else start


def end_of(row: dict[str, Any], item: dict[str, Any]) -> datetime | None:
    """Return when a subscription ends that was cancelled for later."""
    if row.get("cancel_at"):
        return moment(row["cancel_at"])
    return moment(item["current_period_end"]) if row.get("cancel_at_period_end") else None


def moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
