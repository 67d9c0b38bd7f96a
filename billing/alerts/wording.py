"""What a mail about usage says, in plain words."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from accounts.models import ApiKey, ConnectedAccount
from billing.alerts.payers import Payer
from billing.limits.standing import Standing
from billing.models import UsageAlert

Kind = UsageAlert.Kind

WHAT = {
    Kind.MONTH: "the calls of your billing cycle",
    Kind.DAY: "the calls of your day",
    Kind.SPEND_CAP: "your spend cap",
    Kind.KEY: "the budget of a key",
    Kind.ACCOUNT: "the budget of an account",
}
GONE = "one that is gone by now"


def subject_of(alert: UsageAlert, payer: Payer) -> str:
    """Return the subject line: the share, of what, and at 100 % what that means."""
    said = f"Patchbay: {alert.percent} % of {WHAT[Kind(alert.kind)]} used"
    if alert.percent < 100:
        return said
    return (
        f"{said}: {'calls now cost extra' if is_paid_past(alert, payer) else 'calls are refused'}"
    )


def body_of(alert: UsageAlert, payer: Payer) -> str:
    """Return the text of the mail."""
    context: dict[str, Any] = {
        "alert": alert,
        "payer": payer,
        "what": WHAT[Kind(alert.kind)],
        "whose": whose(alert),
        "used": f"{alert.used:,}",
        "limit": f"{alert.limit:,}",
        "spent": payer.standing.plan.cost_of(alert.used),
        "cap": payer.standing.spend_cap,
        "start": in_words(alert.period_start),
        "end": in_words(end_of(alert, payer.standing)),
        "is_paid_past": is_paid_past(alert, payer),
        "usage_url": f"{settings.PUBLIC_URL}/settings/usage",
    }
    return render_to_string("billing/mail/usage_alert.txt", context).strip() + "\n"


def is_paid_past(alert: UsageAlert, payer: Payer) -> bool:
    """Say whether calls past 100 % are let through and paid for."""
    if alert.kind != Kind.MONTH or not payer.standing.plan.is_metered:
        return False
    return payer.standing.spend_cap is None or payer.standing.spend_cap > 0


def whose(alert: UsageAlert) -> str:
    """Return the key or account in its owner's words, nothing where the limit is the plan's."""
    model = {Kind.KEY: ApiKey, Kind.ACCOUNT: ConnectedAccount}.get(Kind(alert.kind))
    return "" if model is None else str(model.objects.filter(pk=alert.object_id).first() or GONE)


def end_of(alert: UsageAlert, standing: Standing) -> datetime:
    """Return when the period of an alert ends."""
    if alert.kind == Kind.DAY:
        return alert.period_start + timedelta(days=1)
    return standing.cycle(alert.period_start)[1]


def in_words(moment: datetime) -> str:
    return f"{moment:%-d %B %Y, %H:%M} UTC"
