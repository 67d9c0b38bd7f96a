"""Settings > Audit log: who did what."""

import csv
import io
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection

from accounts import events
from accounts.audit import log
from accounts.audit.days import first_id_at
from accounts.audit.log import AuditFilters, every, page_of
from accounts.models import ApiKey, Event
from tests.factories import make_account, make_key, make_partner, make_user
from tests.pages.conftest import logged_in
from tests.pages.html import Page

LOG, FILE = "/settings/audit", "/settings/audit.csv"


def happened(user, event_type="key.created", data=None, **fields):
    """Append an event about a person, as if it had happened at `created_at`."""
    about = {"user_id": user.pk, "actor": "user", **fields}
    event = Event.objects.create(type=event_type, data=data or {}, **about)
    if "created_at" in fields:
        Event.objects.filter(pk=event.pk).update(created_at=fields["created_at"])
    return event


def rows(browser, query=""):
    """Return the file as dictionaries."""
    response = browser.get(FILE + query)
    content = b"".join(response.streaming_content).decode()
    return list(csv.DictReader(io.StringIO(content)))


def listed(browser, query=""):
    return [row["event id"] for row in rows(browser, query)]


def test_what_a_person_their_keys_and_staff_did_is_told_in_words(partners_browser, partner):
    make_key(partner)
    key = ApiKey.objects.get()
    account = make_account(partner, external_id="user-7")
    happened(partner.user, actor_id=str(partner.user.pk), ip="203.0.113.9")
    by = {"actor": "key", "actor_id": str(key.pk)}
    events.record_of_account("account.created", account, **by, data={"external_id": "user-7"})
    about = {"partner_id": partner.pk, "actor": "staff", "actor_id": str(uuid4()), "ip": "10.1.2.3"}
    events.record("partner.suspended", **about, data={"reason": "Unpaid since May"})
    events.record_of_account("integration.expired", account, data={"provider": "github"})

    text = Page(partners_browser.get(LOG)).text

    assert "You API key created 203.0.113.9" in text
    assert f"Key test ({key.masked}) Account created user-7" in text
    assert "Staff Partner profile suspended Reason: Unpaid since May –" in text
    assert "10.1.2.3" not in text
    assert "This server Integration expired GitHub of user-7" in text


def test_others_events_are_nobodys_business(browser, user):
    own, other = happened(user), make_partner()
    theirs = happened(other.user, actor_id=str(user.pk))
    events.record("partner.updated", partner_id=other.pk)

    assert listed(browser) == [str(own.public_id)]
    assert listed(browser, f"?before={theirs.public_id}") == [str(own.public_id)]
    text = Page(browser.get(f"{LOG}?before={theirs.public_id}")).text
    assert "not one we gave" in text
    assert text.count("API key created") == 1


def test_a_key_of_somebody_else_or_none_has_no_name_here(browser, user):
    make_key(make_partner())
    for actor_id in (str(ApiKey.objects.get().pk), str(uuid4()), "not an id"):
        happened(user, actor="key", actor_id=actor_id)
    happened(user, actor_id=str(uuid4()))

    assert {row["who"] for row in rows(browser)} == {"A deleted key", "Another person"}


@pytest.mark.parametrize(
    ("query", "fits", "does_not"),
    [
        ("family=key", {}, {"event_type": "user.logged_in"}),
        ("actor=staff", {"actor": "staff"}, {"actor": "key"}),
        ("from=2026-03-02", {"created_at": datetime(2026, 3, 2, tzinfo=UTC)}, {"created_at": datetime(2026, 3, 1, 23, 59, tzinfo=UTC)}),
        ("to=2026-03-02", {"created_at": datetime(2026, 3, 2, 23, 59, tzinfo=UTC)}, {"created_at": datetime(2026, 3, 3, tzinfo=UTC)}),
    ],
)  # fmt: skip
def test_only_what_is_asked_for_is_listed(browser, user, query, fits, does_not):
    made = [happened(user, **each) for each in sorted((fits, does_not), key=moment)]
    wanted = made[sorted((fits, does_not), key=moment).index(fits)]

    assert listed(browser, f"?{query}") == [str(wanted.public_id)]


def moment(fields):
    return fields.get("created_at", datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("query", ["family=nothing", "actor=%00", "from=yesterday", "to=1999-01-01", "from=2026-03-02&to=2026-03-01"])  # fmt: skip
def test_what_cannot_be_asked_is_said_and_nothing_listed(browser, user, query):
    happened(user)

    page, file = Page(browser.get(f"{LOG}?{query}")), browser.get(f"{FILE}?{query}")

    assert "API key created" not in page.text
    assert [a for tag, a in page.elements if a.get("aria-invalid")]
    assert (file.status_code, file["Content-Type"]) == (400, "text/plain; charset=utf-8")


def test_pages_follow_each_other_without_a_gap(partners_browser, partner, monkeypatch):
    """Events of the person, of the partner, and of both, whose ids interleave."""
    owners = ({"partner_id": None}, {"user_id": None, "partner_id": partner.pk}, {"partner_id": partner.pk})  # fmt: skip
    made = [happened(partner.user, **owners[n % 3]).public_id for n in range(23)]
    filters, seen, before = AuditFilters.of(partner.user), [], None

    while page := page_of(filters, before, limit=5):
        seen += [event.public_id for event in page.events]
        before = page.older
        if before is None:
            break

    monkeypatch.setattr(log, "CHUNK", 4)
    streamed = [event.public_id for events in every(filters) for event in events]
    assert seen == streamed == made[::-1]


def test_a_page_of_a_rare_kind_ends_early_and_goes_on(browser, user, monkeypatch):
    monkeypatch.setattr(log, "SEARCHED", 3)
    wanted = happened(user, "device.denied")
    for _ in range(7):
        happened(user)

    first = Page(browser.get(f"{LOG}?family=device"))
    assert "Nothing so far" in first.text
    onward = next(a["href"] for a in first.all("a") if "before=" in a.get("href", ""))
    assert "Nothing so far" in Page(browser.get(onward)).text
    assert listed(browser, "?family=device") == [str(wanted.public_id)]


@pytest.mark.parametrize("before", ["x", "%00", "1", "0198c0de-0000-4000-8000-00000000dead"])
def test_an_altered_address_leads_to_the_newest(browser, user, before):
    happened(user)

    text = Page(browser.get(f"{LOG}?before={before}")).text

    assert "not one we gave" in text
    assert "API key created" in text


def test_the_file_runs_nothing_in_a_spreadsheet(browser, user):
    happened(user, data={"masked": "x", "name": '=HYPERLINK("https://evil.example")'})
    happened(user, "device.approved", data={"client_name": "@SUM(1)\n=1"})
    happened(user, "key.revoked", request_id="+1", data={"reason": "-1"})

    cells = [cell for row in rows(browser) for cell in row.values()]

    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))] == []
    assert {"'@SUM(1)\n=1", "'+1"} <= set(cells)


def test_who_of_the_staff_it_was_stays_out_of_the_file(browser, user):
    happened(
        user, actor="staff", actor_id="of-the-staff", ip="10.1.2.3", data={"reason": "Asked to"}
    )

    [row] = rows(browser)

    assert (row["who"], row["who (id)"], row["address"]) == ("Staff", "", "")
    assert row["more"] == "Reason: Asked to"


def test_odd_data_breaks_no_page(browser, user):
    odd = {"changed": ["a_b", 1], "budget": None, "was": 3, "reason": {"x": 1}, "percent": []}
    for event_type in ("key.created", "usage.threshold", "integration.connected", "what.is_this"):
        happened(user, event_type, data=odd, actor="nobody", account_id=uuid4())

    page = Page(browser.get(LOG))

    assert "what.is_this" in page.text
    assert "<script" not in page.text


def test_names_are_text_and_nothing_else(browser, user):
    happened(user, "device.approved", data={"client_name": "<b>bold</b>"})

    assert "<b>bold" not in browser.get(LOG).content.decode()


def test_a_call_leads_to_the_request_log(browser, user):
    happened(user, actor="key", request_id="req_1&x")
    happened(user, actor="user", request_id="req_2")

    links = [
        a["href"] for a in Page(browser.get(LOG)).all("a") if "request_id" in a.get("href", "")
    ]

    assert links == ["/settings/requests?request_id=req_1%26x"]


def test_a_page_costs_the_same_however_many_events(
    partners_browser, partner, django_assert_num_queries
):
    by = {"actor": "key", "actor_id": str(uuid4()), "account_id": uuid4()}
    for size in (1, 60):
        for _ in range(size):
            happened(partner.user, partner_id=partner.pk, **by)
        partners_browser.get(LOG)

        # session, person, profile; two owners; keys and accounts by name; what is owed
        with django_assert_num_queries(8):
            partners_browser.get(LOG)


def test_the_first_event_of_a_time_is_found_by_halving(user, django_assert_max_num_queries):
    start = datetime(2026, 1, 1, tzinfo=UTC)
    made = [happened(user, created_at=start + timedelta(hours=n)).pk for n in range(40)]
    Event.objects.filter(pk__in=made[10:20]).delete()

    with django_assert_max_num_queries(66):
        assert first_id_at(start + timedelta(hours=5)) in range(made[4] + 1, made[5] + 1)
    assert first_id_at(start - timedelta(days=1)) <= made[0]
    assert made[9] < first_id_at(start + timedelta(hours=15)) <= made[20]
    assert first_id_at(start + timedelta(days=9)) == made[-1] + 1


def test_an_index_finds_the_events_of_each_owner(partner):
    """However many others there are: nothing is sorted, nothing of others is read."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")

    plans = [
        span.filter(id__lt=99)[:51].explain() for span in AuditFilters.of(partner.user).sources()
    ]

    for plan, index in zip(plans, ("events_of_a_user", "events_of_a_partner"), strict=True):
        assert index in plan
        assert "TEMP B-TREE" not in plan
        assert "Sort" not in plan


@pytest.mark.django_db
def test_somebody_without_events_is_told_what_will_be_here():
    browser = logged_in(make_user())

    assert "Nothing has happened yet" in Page(browser.get(LOG)).text
    assert rows(browser) == []
