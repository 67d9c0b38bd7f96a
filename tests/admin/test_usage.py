"""Support sees what was called by whom, with the sums of what is shown."""

from datetime import timedelta

import pytest
from django.utils import timezone

from billing.models import UsageDay
from tests.admin.test_every_model import address
from tests.factories import make_partner, make_user
from tests.pages.html import Page

LIST = address(UsageDay, "changelist")


def add(subject, calls, *, days_ago=0, **fields):
    """Make the total of a day."""
    defaults = {"key_id": subject.pk, "status": 200, "counted": True}
    UsageDay.objects.create(
        subject_id=subject.pk,
        day=timezone.now().date() - timedelta(days=days_ago),
        calls=calls,
        units=calls,
        ms=1,
        provider_ms=1,
        **(defaults | fields),
    )


def sums(page):
    """Return calls, counted and failed as the page says them."""
    words = Page(page).text.replace(",", "").split("All rows of this list: ")[1].split()
    return int(words[0]), int(words[2]), int(words[4])


@pytest.fixture
def days(partner):
    """Make days of two partners and of a person."""
    other = make_partner(company_name="Northwind", contact_email="ops@northwind.example")
    add(partner, 1, provider="github")
    add(partner, 10, provider="slack", status=404)
    add(partner, 100, days_ago=10, status=429, counted=False)
    add(partner, 1000, days_ago=40)
    add(other, 10_000)
    add(make_user(email="mara@example.com"), 100_000, status=503, counted=False)
    return other


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, (110_111, 10_011, 100_110)),
        ({"q": "acm"}, (111, 11, 110)),
        ({"q": "ops@northwind"}, (10_000, 10_000, 0)),
        ({"q": "MARA@example"}, (100_000, 0, 100_000)),
        ({"q": "nobody"}, (0, 0, 0)),
        ({"provider": "github"}, (1, 1, 0)),
        ({"provider": "-", "q": "acme"}, (100, 0, 100)),
        ({"status": "4", "q": "acme"}, (110, 10, 110)),
        ({"counted__exact": "0", "q": "acme"}, (100, 0, 100)),
        ({"o": "-7", "q": "acme"}, (111, 11, 110)),
    ],
)
def test_the_sums_are_of_what_is_filtered(desk, days, asked, expected):
    assert sums(desk.get(LIST, asked)) == expected


def test_a_range_of_days(desk, days, partner):
    def day(ago):
        return (timezone.now().date() - timedelta(days=ago)).isoformat()

    asked = {"q": str(partner.pk)}

    assert sums(desk.get(LIST, asked | {"from": day(40)})) == (1111, 1011, 110)
    assert sums(desk.get(LIST, asked | {"from": day(10), "to": day(1)})) == (100, 0, 100)
    assert sums(desk.get(LIST, asked | {"to": day(39)})) == (1000, 1000, 0)
    assert sums(desk.get(LIST, asked | {"from": day(0), "to": day(10)})) == (0, 0, 0)


def test_the_days_are_asked_by_a_form_that_keeps_the_other_filters(desk, days):
    page = Page(desk.get(LIST, {"q": "acme", "provider": "github", "from": "2026-01-02"}))

    assert page.value("from") == "2026-01-02"
    assert page.value("to") == timezone.now().date().isoformat()
    hidden = {(f["name"], f["value"]) for f in page.all("input") if f.get("type") == "hidden"}
    assert {("q", "acme"), ("provider", "github")} <= hidden
    assert {"id_from", "id_to"} <= {label.get("for") for label in page.all("label")}


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "0000-00-00", "9" * 30])
def test_a_day_that_is_none_is_said_and_shows_the_last_month(desk, days, day):
    page = desk.get(LIST, {"from": day, "q": "acme"})

    assert "That is no day." in page.content.decode()
    assert sums(page) == (111, 11, 110)


@pytest.mark.parametrize("asked", [{"status": "x"}, {"provider": "nothing"}, {"to": "0001-01-01"}])
def test_no_filter_breaks_the_list(desk, days, asked):
    assert desk.get(LIST, asked).status_code == 200


def test_more_than_can_be_added_up_is_said(desk, days, monkeypatch):
    monkeypatch.setattr("billing.admin.totals.MOST_ROWS", 4)
    text = Page(desk.get(LIST)).text
    assert "Too many rows to add up" in text
    assert "All rows of this list" not in text

    monkeypatch.setattr("billing.admin.totals.MOST_ROWS", 5)
    assert sums(desk.get(LIST)) == (110_111, 10_011, 100_110)


def test_each_row_leads_to_all_of_whoever_it_is(desk, days, partner):
    page = Page(desk.get(LIST))

    links = {link.get("href") for link in page.all("a")}
    assert {f"{LIST}?q={partner.pk}", f"{LIST}?q={days.pk}"} <= links
    assert "Northwind" in page.text
    assert "mara@example.com" in page.text


def test_whoever_is_gone_is_shown_by_id(desk, days):
    gone = days.pk
    days.delete()

    assert str(gone) in Page(desk.get(LIST)).text


def test_the_statements_do_not_grow_with_the_rows(desk, partner, django_assert_max_num_queries):
    for number in range(30):
        add(make_partner(), 1, days_ago=number)

    desk.get("/admin/")  # the first look notes where the session is seen
    with django_assert_max_num_queries(9):
        desk.get(LIST)
