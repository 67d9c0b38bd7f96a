"""The errors among the newest calls: grouped, filtered, bounded."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from billing.usage import error_groups as groups
from billing.usage.error_groups import ErrorGroup, error_groups
from billing.usage.records import RecordFilters
from tests.factories import make_partner, make_record, make_records

MISSING = {"status": 404, "error_code": "NOT_FOUND"}
FULL = {"status": 429, "error_code": "RATE_LIMITED", "error_limit": "month"}


def filters_of(partner, **fields):
    return RecordFilters(partner.pk, True, **fields)


def test_errors_are_grouped_by_status_code_and_limit_the_most_frequent_first(partner):
    make_records(partner, [{}, {}, MISSING, FULL, FULL, FULL, {"status": 500}])
    make_record(partner, **FULL | {"error_limit": "minute"})
    make_record(make_partner(), **MISSING)

    assert error_groups(filters_of(partner)) == [
        ErrorGroup(429, "RATE_LIMITED", "month", 3),
        ErrorGroup(404, "NOT_FOUND", "", 1),
        ErrorGroup(429, "RATE_LIMITED", "minute", 1),
        ErrorGroup(500, "", "", 1),
    ]


@pytest.mark.parametrize(
    ("asked", "calls"),
    [
        ({"provider": "github"}, 1),
        ({"method": "post"}, 2),
        ({"path": "accounts"}, 3),
        ({"status": "404"}, 3),
        ({"status": "5xx"}, 0),
        ({"error_code": "NOT_FOUND"}, 3),
        ({"error_limit": "month"}, 0),
        ({"key_id": uuid4()}, 0),
    ],
)
def test_only_the_errors_asked_for_are_grouped(partner, asked, calls):
    make_records(
        partner,
        [MISSING, MISSING | {"method": "POST"}, MISSING | {"method": "POST", "provider": "github"}],
    )

    assert sum(group.calls for group in error_groups(filters_of(partner, **asked))) == calls


def test_only_the_newest_calls_are_looked_at(partner, monkeypatch):
    now = timezone.now()
    make_records(partner, [MISSING | {"ts": now - timedelta(seconds=age)} for age in range(6)])
    monkeypatch.setattr(groups, "NEWEST", 4)

    assert error_groups(filters_of(partner)) == [ErrorGroup(404, "NOT_FOUND", "", 4)]


def test_it_takes_two_statements(partner, django_assert_num_queries):
    make_records(partner, [MISSING, FULL])

    with django_assert_num_queries(2):
        error_groups(filters_of(partner))
