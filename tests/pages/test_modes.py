"""Both modes in Settings: what is of test mode says so, can be asked for by itself, and counts for nothing."""

import pytest

from billing.limits.standing import in_test_mode, standing_of
from inbox.models import WebhookEndpoint
from tests.factories import (
    make_account,
    make_delivery,
    make_endpoint,
    make_event,
    make_key,
    make_record,
)
from tests.pages.test_every_page import check
from tests.pages.test_webhooks_secret import rotate
from tests.pages.webhooks import WEBHOOKS, delivery_page, page_of, receiver

__all__ = ["receiver"]
LISTS = {
    "/settings/accounts": ("user-live", "user-test"),
    "/settings/inbox": ("Live mail", "Played mail"),
    WEBHOOKS: ("https://hooks.example/live", "https://hooks.example/test"),
}
ASKED = {"url": "https://ci.example/hooks", "description": "CI", "gets": "all", "mode": "test"}


@pytest.fixture
def both(partner):
    """Give the partner an account, an event and an endpoint in each mode."""
    for live, mode in ((True, "live"), (False, "test")):
        account = make_account(partner, f"user-{mode}", live=live)
        make_event(account, summary="Live mail" if live else "Played mail")
        make_endpoint(partner, f"https://hooks.example/{mode}", live=live)


@pytest.fixture
def endpoint(partner):
    return make_endpoint(partner, "https://ci.example/hooks", live=False)


def tags(page):
    return [tag for tag in page.text.split() if tag == "test"]


# promise 71
@pytest.mark.parametrize("path", LISTS)
def test_a_list_marks_test_mode_and_can_be_asked_for_either(partners_browser, both, path):
    live, test = LISTS[path]

    whole = check(partners_browser.get(path))
    only = {mode: check(partners_browser.get(f"{path}?mode={mode}")) for mode in ("live", "test")}

    assert live in whole.text
    assert test in whole.text
    assert tags(whole)
    assert (live in only["live"].text, test in only["live"].text) == (True, False)
    assert (live in only["test"].text, test in only["test"].text) == (False, True)
    assert not tags(only["live"])


@pytest.mark.parametrize("path", LISTS)
def test_a_mode_there_is_not_is_said(partners_browser, both, path):
    page = check(partners_browser.get(f"{path}?mode=dream"))

    assert "There is no mode “dream”." in page.text


# promise 71
@pytest.mark.parametrize("path", ["/settings/requests", "/settings/usage"])
def test_calls_of_test_mode_are_listed_only_where_they_are_asked_for(
    partners_browser, partner, path
):
    standing = standing_of(partner.user)
    make_key(partner, live=False)
    made = partner.user.api_keys.get(live=False)
    for _ in range(2):
        make_record(partner, route="/api/v1/me")
    played = {"partner_id": in_test_mode(standing).subject_id, "key_id": made.pk}
    make_record(partner, route="/api/v1/accounts", counted=False, **played)

    assert shown(partners_browser, path) == (True, False)
    assert shown(partners_browser, f"{path}?mode=test") == (False, True)
    assert shown(partners_browser, f"{path}?key={made.pk}") == (False, True)


def shown(browser, path):
    """Say whether the live call is on a page, and whether that of test mode is."""
    text = check(browser.get(path)).text
    if "requests" in path:
        return "GET /api/v1/me" in text, "GET /api/v1/accounts" in text
    return " Calls 2 Succeeded" in text, " Calls 1 Succeeded" in text


# promise 71
def test_an_endpoint_of_test_mode_is_made_on_the_page(partners_browser, partner, settings):
    settings.SANDBOX_ON = True

    page = check(partners_browser.post(f"{WEBHOOKS}/new", ASKED))

    made = partner.webhook_endpoints.get()
    assert made.live is False
    assert made.secret in page.text


def test_where_there_is_no_sandbox_nobody_is_asked_for_a_mode(partners_browser, partner, settings):
    settings.SANDBOX_ON = False

    assert "Test: what happens" not in check(partners_browser.get(f"{WEBHOOKS}/new")).text
    partners_browser.post(f"{WEBHOOKS}/new", ASKED)

    assert partner.webhook_endpoints.get().live is True


def test_a_test_endpoint_says_so_on_each_of_its_pages(partners_browser, endpoint):
    delivery = make_delivery(endpoint)

    for path in (page_of(endpoint), delivery_page(delivery)):
        assert tags(check(partners_browser.get(path)))
    assert (
        "https://ci.example/hooks – test" in check(partners_browser.get(f"{WEBHOOKS}/check")).text
    )


# promises 71, 107
def test_a_test_endpoint_is_tried_rotated_and_sent_to_again_as_any(
    partners_browser, endpoint, receiver
):
    delivery, before = make_delivery(endpoint, status="failed"), endpoint.secret

    tried = check(partners_browser.post(page_of(endpoint, "test"), {"type": "webhook.test"}))
    rotate(partners_browser, endpoint, "now")
    partners_browser.post(delivery_page(delivery, "again"))

    assert "200" in tried.text
    assert len(receiver.got) == 1
    assert WebhookEndpoint.objects.get().secret != before
    delivery.refresh_from_db()
    assert delivery.status == "waiting"
