"""Every breakdown equals the records it is made of, whatever of them is in the daily totals."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from billing.models import Mark, UsageAccountCalls, UsageAccountDay, UsageDay, UsageRecord
from billing.usage import folding, ledger
from billing.usage.folding import fold
from billing.usage.statistics import Filters, cells, of_accounts
from billing.usage.tallies import by_day, grouped, in_all
from tests.factories import make_partner, make_records

BEGIN = datetime(2026, 3, 1, tzinfo=UTC)
DAYS = [date(2026, 3, 1) + timedelta(days=n) for n in range(4)]
IDS = [UUID(int=n) for n in range(1, 4)]

calls = st.fixed_dictionaries(
    {
        "ts": st.integers(0, 4 * 86_400 - 1).map(lambda s: BEGIN + timedelta(seconds=s)),
        "key_id": st.sampled_from(IDS[:2]),
        "account_id": st.sampled_from([None, *IDS]),
        "app_id": st.sampled_from(["", "app_1"]),
        "provider": st.sampled_from(["", "github", "slack"]),
        "status": st.sampled_from([200, 204, 404, 429, 500]),
        "counted": st.booleans(),
        "ms": st.integers(0, 100).map(float),
        "provider_ms": st.sampled_from([None, 1.0, 20.0]),
    }
)
asked = st.fixed_dictionaries(
    {},
    optional={
        "provider": st.sampled_from(["", "github"]),
        "key_id": st.sampled_from(IDS),
        "account_id": st.sampled_from(IDS),
        "app_id": st.just("app_1"),
        "status": st.sampled_from(["404", "2xx", "4xx", "5xx"]),
    },
)


def matches(fields, filters):
    """Say whether a call is asked for, decided anew and one by one."""
    status = str(fields["status"])
    wanted = (
        filters.first <= fields["ts"].date() <= filters.last,
        filters.provider in {"", fields["provider"]},
        filters.key_id in {None, fields["key_id"]},
        filters.account_id in {None, fields["account_id"]},
        filters.app_id in {"", fields["app_id"]},
        filters.status in {"", status, f"{status[0]}xx"},
    )
    return all(wanted)


def begin_anew(partner, made):
    for model in (UsageRecord, UsageDay, UsageAccountDay, UsageAccountCalls, Mark):
        model.objects.all().delete()
    make_records(partner, made)
    newest = UsageRecord.objects.order_by("id").first()
    Mark.objects.create(name=ledger.MARK, upto=newest.pk - 1 if newest else 0)


# promise 102
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    made=st.lists(calls, max_size=25),
    batch=st.integers(1, 12),
    batches=st.integers(0, 3),
    first=st.integers(0, 3),
    length=st.integers(0, 3),
    conditions=asked,
)
def test_cells_are_the_records_whatever_is_folded(
    partner, made, batch, batches, first, length, conditions
):
    begin_anew(partner, made)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(folding, "BATCH", batch)
        for _ in range(batches):
            fold()
    last = DAYS[min(first + length, 3)]
    filters = Filters(partner.pk, True, DAYS[first], last, **conditions)
    wanted = [fields for fields in made if matches(fields, filters)]

    found = cells(filters)

    total = in_all(found)
    assert total.calls == len(wanted)
    assert total.failed == sum(fields["status"] >= 400 for fields in wanted)
    assert total.counted == sum(fields["counted"] for fields in wanted)
    assert sum(cell.ms for cell in found) == sum(fields["ms"] for fields in wanted)
    assert sum(c.provider_ms for c in found) == sum(f["provider_ms"] or 0 for f in wanted)
    for name in ("key_id", "app_id", "provider", "status"):
        groups = grouped(found, lambda cell, name=name: getattr(cell, name))
        got = {value: tally.calls for value, tally in groups.items()}
        assert got == Counter(fields[name] for fields in wanted)
    days = by_day(found, filters.first, filters.last)
    assert list(days) == [day for day in DAYS if filters.first <= day <= filters.last]
    for day, tally in days.items():
        assert tally.calls == sum(fields["ts"].date() == day for fields in wanted)
    accounts = Counter(fields["account_id"] for fields in wanted if fields["account_id"])
    assert of_accounts(filters, 9) == sorted(accounts.items(), key=lambda a: (-a[1], a[0]))
    if not conditions and (first, last) == (0, DAYS[3]):
        whose = ledger.owner(partner.pk, True)
        span = BEGIN, BEGIN + timedelta(days=4)
        assert total.counted == ledger.counted(whose, *span)


@pytest.mark.parametrize("folded", [True, False])
def test_a_partners_calls_are_not_those_of_its_person_or_of_others(partner, folded):
    make_records(partner, [{"ts": BEGIN}, {"ts": BEGIN, "partner_id": None}])
    make_records(make_partner(), [{"ts": BEGIN, "account_id": IDS[0]}])
    if folded:
        fold()

    def number(subject, is_partner, **conditions):
        filters = Filters(subject, is_partner, DAYS[0], DAYS[0], **conditions)
        return in_all(cells(filters)).calls, len(of_accounts(filters, 5))

    assert number(partner.pk, True) == (1, 0)
    assert number(partner.user_id, False) == (1, 0)
    assert number(partner.pk, True, account_id=IDS[0]) == (0, 0)


def test_the_most_called_come_first_and_ties_by_name(partner):
    make_records(
        partner,
        (
            {"ts": BEGIN, "provider": p, "account_id": a}
            for p, a in zip("baab", [*IDS, IDS[1]], strict=True)
        ),
    )
    filters = Filters(partner.pk, True, DAYS[0], DAYS[0])

    assert list(grouped(cells(filters), lambda cell: cell.provider)) == ["a", "b"]
    assert of_accounts(filters, 2) == [(IDS[1], 2), (IDS[0], 1)]


def test_a_day_begins_at_midnight_utc(partner):
    make_records(
        partner,
        [
            {"ts": BEGIN},
            {"ts": BEGIN - timedelta(microseconds=1)},
            {"ts": BEGIN + timedelta(days=1)},
        ],
    )
    for _ in range(2):
        assert in_all(cells(Filters(partner.pk, True, DAYS[0], DAYS[0]))).calls == 1
        fold()


def test_statements_do_not_grow(partner, django_assert_num_queries):
    filters = Filters(partner.pk, True, DAYS[0], DAYS[3])
    for number in (1, 40):
        make_records(partner, ({"ts": BEGIN, "key_id": IDS[n % 3]} for n in range(number)))
        with django_assert_num_queries(3):
            cells(filters)
        with django_assert_num_queries(3):
            of_accounts(filters, 5)
