"""Settings > Usage: the budget of one key or one account."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from accounts.models import ApiKey, ConnectedAccount, Event
from tests.factories import make_account, make_key, make_partner
from tests.pages.conftest import logged_in
from tests.pages.test_every_page import check
from tests.pages.usage import NOW, USAGE, links, page_of, use


@pytest.fixture(autouse=True)
def _one_moment():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def key(partner):
    make_key(partner)
    return partner.user.api_keys.get()


def address(whose):
    kind = "keys" if isinstance(whose, ApiKey) else "accounts"
    return f"{USAGE}/{kind}/{whose.pk}/budget"


def test_without_a_budget_one_can_be_set(partner, partners_browser, key):
    use(partner, 3, key_id=key.pk)
    use(partner, 4)

    page = page_of(partners_browser, f"?key={key.pk}")

    assert "Budget of key “test” No budget: 3 calls used in this billing cycle" in page.text
    assert links(page, USAGE + "/") == [address(key)]


@pytest.mark.parametrize(
    ("calls", "said"),
    [
        (7, "7 of 10 calls used in this billing cycle. Change budget"),
        (8, "8 of 10 calls used in this billing cycle. The budget is nearly used up."),
        (10, "The budget is used up: its calls are refused with 429 until 1 Dec 2026, 00:00 UTC."),
    ],
)
def test_a_budget_is_shown_with_what_is_used_of_it(partner, partners_browser, calls, said):
    account = make_account(partner, "user-1", monthly_budget=10)
    use(partner, calls, account_id=account.pk)
    use(partner, 5, account_id=account.pk, status=429, counted=False)
    use(partner, 50, account_id=account.pk, ago=timedelta(days=30))

    page = page_of(partners_browser, "?account=user-1")

    assert "Budget of account “user-1”" in page.text
    assert said in page.text


def test_nothing_is_said_of_budgets_without_a_key_or_account(partner, partners_browser, key):
    use(partner, 1, key_id=key.pk)

    assert "Budget of" not in page_of(partners_browser).text


def test_a_budget_is_set_changed_and_removed(partner, partners_browser, key):
    account = make_account(partner, "user-1")
    for whose, back in ((key, f"{USAGE}?key={key.pk}"), (account, f"{USAGE}?account=user-1")):
        check(partners_browser.get(address(whose)))

        answer = partners_browser.post(address(whose), {"calls": "5000"})
        assert (answer.status_code, answer["Location"]) == (302, back)
        whose.refresh_from_db()
        assert whose.monthly_budget == 5000
        assert check(partners_browser.get(address(whose))).value("calls") == "5000"
        partners_browser.post(address(whose), {"calls": ""})
        whose.refresh_from_db()
        assert whose.monthly_budget is None

    assert list(Event.objects.order_by("pk").values_list("type", flat=True)) == [
        "key.budget_changed",
        "key.budget_changed",
        "account.budget_changed",
        "account.budget_changed",
    ]


@pytest.mark.parametrize("calls", ["-1", "many", "1.5", "1000000000001"])
def test_what_is_no_number_of_calls_changes_nothing(partners_browser, key, calls):
    ApiKey.objects.update(monthly_budget=7)

    page = check(partners_browser.post(address(key), {"calls": calls}))

    assert [i["name"] for i in page.all("input") if i.get("aria-invalid")] == ["calls"]
    assert ApiKey.objects.get().monthly_budget == 7


def test_rows_of_others_are_missing(partners_browser, browser):
    other = make_partner()
    make_key(other)
    key, account = other.user.api_keys.get(), make_account(other, "theirs")
    nowhere = f"{USAGE}/keys/{uuid4()}/budget"

    for person in (partners_browser, browser):
        for path in (address(key), address(account), nowhere):
            assert person.get(path).status_code == 404
            assert person.post(path, {"calls": "1"}).status_code == 404
    assert ApiKey.objects.get().monthly_budget is None
    assert ConnectedAccount.objects.get().monthly_budget is None


def test_accounts_of_a_deactivated_profile_are_out_of_reach(partner):
    account = make_account(partner, "user-1")
    partner.status = "deactivated"
    partner.save()

    assert logged_in(partner.user).get(address(account)).status_code == 404


def test_whoever_is_not_logged_in_logs_in_first(client, key):
    assert client.post(address(key), {"calls": "1"}).status_code == 302
    assert ApiKey.objects.get().monthly_budget is None
