"""From the figures to the calls behind them, and to a file with the same."""

import csv
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import ApiKey
from tests.browser.flows.looking import heading, words
from tests.factories import make_record


@pytest.fixture
def calls(caller, partner):
    """Twelve calls: seven of GitHub, two of them failed, and five of Slack."""
    key = ApiKey.objects.get().pk
    for number in range(12):
        make_record(
            partner,
            key_id=key,
            provider="github" if number < 7 else "slack",
            status=404 if number < 2 else 200,
            ts=timezone.now() - timedelta(minutes=number),
        )


@pytest.fixture
def usage(page, calls, ada, log_in_as):
    log_in_as(ada)
    page.goto("/settings/usage")


def rows(page):
    return page.locator("table.log tbody tr").count()


def test_filters_are_in_the_address_and_survive_it(page, usage, context):
    page.get_by_label("Provider", exact=True).select_option("github")
    page.get_by_role("button", name="Apply").click()
    page.wait_for_url("**provider=github**")
    assert total(page) == "7"

    again = context.new_page()
    again.goto(page.url)

    assert total(again) == "7"
    assert again.get_by_label("Provider", exact=True).input_value() == "github"


def test_a_bar_leads_to_its_calls_with_the_same_filters(page, usage):
    page.goto("/settings/usage?provider=github&status=4xx")
    page.locator("figure:visible svg a").last.click()

    assert heading(page) == "Request log"
    assert "provider=github" in page.url
    assert "status=4xx" in page.url
    assert rows(page) == 2


def test_the_file_holds_what_the_screen_shows(page, usage):
    page.goto("/settings/usage?provider=github")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download CSV").click()
    lines = list(csv.DictReader(download.value.path().open(newline="")))

    assert sum(int(line["calls"]) for line in lines) == int(total(page)) == 7
    failed = [line for line in lines if int(line["status"]) >= 400]
    assert sum(int(line["calls"]) for line in failed) == int(total(page, "Failed")) == 2


def total(page, name="Calls"):
    """Return one of the sums above the chart."""
    sums = page.locator("dl.sums div").filter(has=page.locator("dt", has_text=name))
    return sums.last.locator("dd").inner_text().split()[0]


def test_without_payments_the_page_about_billing_explains_itself(page, usage):
    page.goto("/settings/billing")

    assert "It takes no payments itself: ask them if you need another plan." in words(page)
    assert page.get_by_role("link", name="Buy").count() == 0
