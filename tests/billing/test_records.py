"""The request log's pages: newest first, whole, without repeats, and bounded in what they look through."""

import struct
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from billing.models import UsageRecord
from billing.usage import records
from billing.usage.records import RecordFilters, page_of
from config.api.errors import Invalid
from tests.factories import make_partner, make_records

BEGIN = datetime(2026, 3, 1, tzinfo=UTC)


def after(**span):
    return BEGIN + timedelta(**span)


def filters_of(partner, **fields):
    return RecordFilters(partner.pk, True, **fields)


def pages(filters, limit):
    """Return the ids of every page from the newest to the oldest."""
    page = page_of(filters, limit=limit)
    found = [ids(page)]
    while page.older:
        page = page_of(filters, page.older, limit)
        found.append(ids(page))
    return found


def ids(page):
    return [record.pk for record in page.rows]


def all_ids(partner, **conditions):
    own = UsageRecord.objects.filter(partner_id=partner.pk, **conditions)
    return list(own.order_by("-ts", "-id").values_list("id", flat=True))


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 12, 100])
def test_pages_hold_every_record_once_though_moments_are_shared(partner, limit):
    make_records(partner, ({"ts": after(minutes=n // 5)} for n in range(12)))
    make_records(make_partner(), ({"ts": after(minutes=n)} for n in range(3)))

    found = pages(filters_of(partner), limit)

    assert [len(page) for page in found[:-1]] == [limit] * (len(found) - 1)
    assert [pk for page in found for pk in page] == all_ids(partner)


def test_pages_stay_as_they_are_while_new_records_arrive(partner):
    make_records(partner, ({"ts": after(minutes=n)} for n in range(6)))
    wanted = all_ids(partner)

    first = page_of(filters_of(partner), limit=2)
    make_records(partner, ({"ts": after(hours=n)} for n in range(1, 6)))
    second = page_of(filters_of(partner), first.older, limit=2)
    third = page_of(filters_of(partner), second.older, limit=2)

    assert ids(first) + ids(second) + ids(third) == wanted
    assert third.older == ""


def test_the_way_back_leads_through_the_same_records(partner):
    make_records(partner, ({"ts": after(minutes=n // 2)} for n in range(7)))
    wanted = all_ids(partner)
    filters = filters_of(partner)
    last = page_of(filters, page_of(filters, limit=5).older, limit=5)

    back = page_of(filters, last.newer, limit=3)
    further = page_of(filters, back.newer, limit=3)

    assert page_of(filters).newer == ""
    assert (ids(last), ids(back), ids(further)) == (wanted[5:], wanted[2:5], wanted[:2])
    assert further.newer == ""
    assert ids(page_of(filters, further.older, limit=3)) == wanted[2:5]


def test_an_empty_page_leads_back_to_the_record_it_stands_behind(partner):
    make_records(partner, [{"ts": BEGIN}, {"ts": after(minutes=1)}])
    wanted = all_ids(partner)
    cursor = page_of(filters_of(partner), limit=1).older
    UsageRecord.objects.filter(pk=wanted[1]).delete()

    page = page_of(filters_of(partner), cursor)

    assert (page.rows, page.older) == ([], "")
    assert ids(page_of(filters_of(partner), page.newer)) == wanted[:1]


ONE, OTHER = uuid4(), uuid4()
RECORDS = [
    {"ts": BEGIN, "key_id": ONE, "provider": "github", "status": 404},
    {"ts": after(days=1), "account_id": ONE, "method": "POST", "route": "/api/v1/gmail/send"},
    {"ts": after(days=2), "app_id": "app_1", "status": 499, "request_id": "req_mine"},
    {"ts": after(days=3), "key_id": OTHER, "route": "/api/v1/100%_sure"},
]


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({}, [3, 2, 1, 0]),
        ({"since": after(days=1)}, [3, 2, 1]),
        ({"until": after(days=1)}, [0]),
        ({"provider": "github"}, [0]),
        ({"key_id": ONE}, [0]),
        ({"key_id": ONE, "status": "4xx"}, [0]),
        ({"account_id": ONE}, [1]),
        ({"app_id": "app_1"}, [2]),
        ({"status": "404"}, [0]),
        ({"status": "4xx"}, [2, 0]),
        ({"request_id": "req_mine"}, [2]),
        ({"method": "post"}, [1]),
        ({"path": "GMAIL"}, [1]),
        ({"path": "%_"}, [3]),
        ({"path": "100%", "key_id": ONE}, []),
    ],
)
def test_every_filter(partner, asked, wanted):
    make_records(partner, RECORDS)
    make_records(make_partner(), RECORDS)

    assert ids(page_of(filters_of(partner, **asked))) == [all_ids(partner)[3 - n] for n in wanted]


def test_a_page_looks_through_so_many_records_and_goes_on_from_there(partner, monkeypatch):
    monkeypatch.setattr(records, "SEARCHED", 4)
    make_records(
        partner, ({"ts": after(minutes=n), "status": 502 if n < 2 else 200} for n in range(15))
    )
    filters = filters_of(partner, status="502")

    found = pages(filters, 10)

    assert found == [[], [], [], all_ids(partner, status=502)]
    page = page_of(filters_of(partner, status="200"), limit=10)
    assert len(page.rows) == 4


def test_a_search_on_the_way_back_is_bounded_too(partner, monkeypatch):
    make_records(
        partner,
        ({"ts": after(minutes=n), "status": 502 if n in {0, 9} else 200} for n in range(10)),
    )
    filters = filters_of(partner, status="502")
    cursor = page_of(filters, page_of(filters, limit=1).older, limit=1).newer
    monkeypatch.setattr(records, "SEARCHED", 4)

    found = []
    while cursor:
        page = page_of(filters, cursor, limit=5)
        found.append(len(page.rows))
        cursor = page.newer

    assert found == [0, 0, 1]


def test_a_person_sees_what_was_called_without_a_profile(partner):
    make_records(partner, [{"partner_id": None}, {}])

    page = page_of(RecordFilters(partner.user_id, False))

    assert [record.partner_id for record in page.rows] == [None]


def packed(*values):
    return urlsafe_b64encode(struct.pack(">qq?", *values)).decode()


def test_a_cursor_is_a_moment_an_id_and_a_direction_as_callers_have_it_noted(partner):
    make_records(partner, [{"ts": BEGIN}, {"ts": after(minutes=1)}])
    newer, older = all_ids(partner)
    noted = int(after(minutes=1).timestamp()) * 1_000_000, newer, False

    page = page_of(filters_of(partner), limit=1)

    assert page.older == packed(*noted).rstrip("=")
    assert ids(page_of(filters_of(partner), packed(*noted))) == [older]


@pytest.mark.parametrize(
    "cursor",
    ["x", "ü", "AAAA", "=", "f" * 400, packed(2**62, 1, False), packed(0, -1, True)],
)
def test_what_is_no_cursor_is_refused_by_name(partner, cursor):
    with pytest.raises(Invalid, match="cursor is not one"):
        page_of(filters_of(partner), cursor)


def test_a_page_is_one_statement_and_a_search_two(partner, django_assert_num_queries):
    make_records(partner, RECORDS)

    with django_assert_num_queries(1):
        page_of(filters_of(partner, key_id=ONE, request_id="req_mine"))
    with django_assert_num_queries(2):
        page_of(filters_of(partner, status="4xx"))
