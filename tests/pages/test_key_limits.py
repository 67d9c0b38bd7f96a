"""Settings > API keys: what a key is limited to, asked and shown."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import ApiKey
from tests.factories import make_account, make_key, make_partner
from tests.pages.html import Page
from tests.pages.test_create_key import ASKED, NEW

KEYS = "/settings/api-keys"


# promise 70
def test_the_limits_are_kept_as_chosen(partners_browser, partner):
    account = make_account(partner, "ada")
    chosen = {
        "is_read_only": "on",
        "networks": "203.0.113.7\r\n 10.1.2.3/8 \r\n\r\n2001:db8::/32\r\n::ffff:198.51.100.0/120",
        "only_accounts": "ada\r\n",
    }

    partners_browser.post(NEW, ASKED | {"kind": "partner"} | chosen)

    key = ApiKey.objects.get()
    assert key.is_read_only
    assert key.networks == ["203.0.113.7/32", "10.0.0.0/8", "2001:db8::/32", "198.51.100.0/24"]
    assert key.only_accounts == [str(account.pk)]


def test_nothing_chosen_limits_nothing(partners_browser):
    partners_browser.post(NEW, ASKED)

    key = ApiKey.objects.get()
    assert (key.is_read_only, key.networks, key.only_accounts) == (False, None, None)


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("networks", "10.0.0.0/33", "“10.0.0.0/33” is neither an address nor a network."),
        ("networks", "office", "“office” is neither an address nor a network."),
        ("networks", "\n".join(f"10.0.0.{n}" for n in range(51)), "Name at most 50 networks."),
        ("only_accounts", "nobody", "There is no connected account “nobody”."),
        ("only_accounts", "theirs", "There is no connected account “theirs”."),
        ("only_accounts", "\n".join(map(str, range(101))), "Name at most 100 accounts."),
    ],
)
def test_a_limit_that_cannot_be_is_named_and_makes_nothing(partners_browser, field, text, said):
    make_account(make_partner(), "theirs")

    page = Page(partners_browser.post(NEW, ASKED | {field: text}))

    assert said in page.text
    assert not ApiKey.objects.exists()


def test_people_without_a_profile_are_not_asked_for_accounts(browser):
    assert "Only for these accounts" not in Page(browser.get(NEW)).text


def test_the_list_says_what_each_key_is_limited_to(browser, user):
    limits = {"networks": ["10.0.0.0/8"], "only_accounts": ["a", "b"], "is_read_only": True}
    make_key(user, "personal", **limits)

    text = Page(browser.get(KEYS)).text

    assert "Changes nothing Only from 10.0.0.0/8 Only for 2 accounts" in text


# promise 72
def test_a_forgotten_key_is_marked(browser, user):
    make_key(user, "personal")
    ApiKey.objects.update(created_at=timezone.now() - timedelta(days=91))

    assert "unused for 90 days" in Page(browser.get(KEYS)).text


def test_many_keys_are_paged(browser, user):
    for number in range(51):
        ApiKey.objects.issue(user, "personal", f"key-{number:02}")

    first, second = (Page(browser.get(KEYS, {"page": number})) for number in (1, 2))

    assert "key-50" in first.text
    assert "key-00" not in first.text
    assert "key-00" in second.text
    assert [a["href"] for a in first.all("a") if a.get("rel") == "next"] == ["?page=2"]
    for odd in ("0", "-1", "x", "99999999999999999999"):
        assert browser.get(KEYS, {"page": odd}).status_code == 200
