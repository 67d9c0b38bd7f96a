"""What is measured while usage grows: what a call does, and what pages and the API read."""

from datetime import datetime
from uuid import UUID

from accounts.models import Partner
from bench.growth.measuring import Step
from bench.growth.usage_scene import Scene
from billing.limits.standing import standing_of
from billing.models import UsageRecord
from billing.usage import folding, ledger
from billing.usage.period import period_of
from billing.usage.records import RecordFilters, page_of
from billing.usage.retention import Retained
from billing.usage.statistics import Filters, cells, of_accounts


def steps(scene: Scene, number: int) -> dict[str, Step]:
    """Return everything that is measured, by name."""
    partner, begin, now = scene.partner, scene.begin, scene.now
    standing = standing_of(partner.user)
    whose = ledger.owner(partner.pk, True)
    month = Filters(partner.pk, True, begin.date(), now.date())
    deep = page_at(partner.pk, begin + (now - begin) / 2)
    middle = UsageRecord.objects.values_list("request_id", flat=True).get(pk=number // 2)

    def page(cursor: str = "", **asked: object) -> Step:
        return lambda: page_of(RecordFilters(partner.pk, True, **asked), cursor, 50)

    return {
        "insert of a record": lambda: insert(partner),
        "cycle counted, from the middle of a day": lambda: ledger.counted(whose, begin, now),
        "cycle of a key counted": lambda: ledger.counted(ledger.key(scene.a_key), begin, now),
        "cycle of an account counted": lambda: ledger.counted(
            ledger.account(scene.an_account), begin, now
        ),
        "figures of the period": lambda: period_of(standing, now),
        "cells of the cycle": lambda: cells(month),
        "50 of 10,000 accounts": lambda: of_accounts(month, 50),
        "log: first page": page(),
        "log: page in the middle": page(deep),
        "log: one account": page(account_id=scene.an_account),
        "log: one key": page(key_id=scene.a_key),
        "log: by request id": page(request_id=middle),
        "log: unknown request id": page(request_id="req_nowhere"),
        "log: failed calls": page(status="5xx"),
        "log: a path that nothing has": page(path="nowhere"),
        "fold of a batch": folding.fold,
        "prune of a batch": lambda: prune(now),
    }


def page_at(partner_id: UUID, moment: datetime) -> str:
    """Return the cursor of a page that begins at a moment."""
    return page_of(RecordFilters(partner_id, True, until=moment), limit=1).older


def insert(partner: Partner) -> None:
    UsageRecord.objects.create(
        request_id="req_1",
        key_id=partner.pk,
        user_id=partner.user_id,
        partner_id=partner.pk,
        account_id=partner.pk,
        method="GET",
        route="/api/v1/accounts",
        status=200,
        counted=True,
        ms=1.5,
    )


def prune(now: datetime) -> None:
    """Delete one batch: everything is old."""
    folded = UsageRecord.objects.filter(pk__lte=ledger.upto())
    next(Retained("records", folded, {"ts__lt": now}).prune())
