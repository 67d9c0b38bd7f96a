"""What was counted is the same before, while and after records are added to the daily totals."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from billing.models import UsageRecord
from billing.usage import ledger
from billing.usage.folding import fold_all
from tests.factories import make_records

BEGIN = datetime(2026, 3, 1, tzinfo=UTC)
ONE = uuid4()  # an account


def after(**span):
    return BEGIN + timedelta(**span)


SPANS = {
    "whole days": (BEGIN, after(days=5)),
    "ragged at both ends": (after(hours=7), after(days=9, hours=3)),
    "within a day": (after(hours=7), after(hours=9)),
    "no whole day": (after(hours=7), after(hours=29)),
    "everything": (BEGIN, after(days=50)),
    "nothing": (after(days=20), after(days=21)),
}


@pytest.fixture
def records(partner):
    """Make a call every hour of 12 days: half by one account, a fifth not counted."""
    make_records(
        partner,
        (
            {"ts": after(hours=h), "account_id": ONE if h % 2 else None, "counted": h % 5 != 0}
            for h in range(300)
        ),
    )


def expected(span, **who):
    start, end = span
    return UsageRecord.objects.filter(counted=True, ts__gte=start, ts__lt=end, **who).count()


# promise 102
@pytest.mark.parametrize("span", SPANS.values(), ids=SPANS)
@pytest.mark.parametrize("when", ["before", "between", "after"])
def test_every_span_is_counted_alike(partner, records, span, when):
    if when != "before":
        assert fold_all() == 300
    make_records(partner, ({"ts": after(hours=h, minutes=3)} for h in range(30)))
    if when == "after":
        assert fold_all() == 30

    assert ledger.counted(ledger.owner(partner.pk, True), *span) == expected(span)
    assert ledger.counted(ledger.key(partner.pk), *span) == expected(span)
    assert ledger.counted(ledger.account(ONE), *span) == expected(span, account_id=ONE)
