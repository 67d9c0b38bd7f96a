"""Settings > Getting started: steps that tick themselves."""

import subprocess

import pytest
from django.utils import timezone

from accounts.models import ConnectedAccount
from accounts.pages.start import code
from billing.limits.standing import standing_of
from billing.models import UsageDay
from billing.usage.first_call import has_called
from providers.registry import providers
from tests.factories import (
    make_account,
    make_integration,
    make_key,
    make_partner,
    make_record,
)
from tests.pages.conftest import PASSWORD, logged_in
from tests.pages.html import Page

START, DOOR = "/settings/start", "/settings"


def shown(browser, query=""):
    return Page(browser.get(START + query))


def marks(page):
    """Return how the steps stand, in order."""
    ways = [a for tag, a in page.elements if tag == "ol" and a.get("class") == "path"]
    assert len(ways) == 1
    return [
        a["class"]
        for tag, a in page.elements
        if tag == "li" and a.get("class") in ("done", "next", "")
    ]


def buttons(page):
    """Return where the page itself leads, beside its head and foot."""
    return [a["href"] for a in page.all("a") if "button" in a.get("class", "")]


def test_each_step_is_ticked_by_what_there_is(user):
    browser = logged_in(user)
    assert marks(shown(browser)) == ["next", "", "", "", ""]
    assert buttons(shown(browser)) == ["/settings/partner"]

    partner = make_partner(user=user, company_name="Tidewater")
    assert marks(shown(browser)) == ["done", "next", "", "", ""]

    make_key(partner)
    assert marks(shown(browser)) == ["done", "done", "next", "", ""]

    account = make_account(partner, external_id="user-7")
    page = shown(browser)
    assert marks(page) == ["done", "done", "done", "next", ""]
    assert buttons(page) == [f"/settings/accounts/{account.pk}/connect?provider=google"]

    make_integration(account, "google")
    page = shown(browser)
    assert marks(page) == ["done", "done", "done", "done", "next"]
    assert "export PATCHBAY_ACCOUNT=user-7" in page.text

    make_record(partner, provider="google", account_id=account.pk)
    page = shown(browser)
    assert marks(page) == ["done"] * 5
    assert "You are through" in page.text


def test_what_counts_as_the_first_call(partner):
    standing = standing_of(partner.user)
    make_record(partner, provider="")
    make_record(partner, provider="github", status=403)
    make_record(make_partner(), provider="github")
    assert not has_called(standing)

    make_record(partner, provider="github")
    assert has_called(standing)


def test_a_call_that_only_the_totals_remember_counts(partner):
    sums = {"calls": 1, "units": 1, "ms": 1, "provider_ms": 1, "counted": True}
    about = {"subject_id": partner.pk, "day": timezone.now().date(), "key_id": partner.pk}
    UsageDay.objects.create(**about, **sums, provider="github", status=404)
    assert not has_called(standing_of(partner.user))

    UsageDay.objects.create(**about, **sums, provider="github", status=200)
    assert has_called(standing_of(partner.user))


def test_somebody_for_themselves_has_three_steps(user):
    browser = logged_in(user)
    assert marks(shown(browser, "?for=me")) == ["next", "", ""]

    make_key(user, "personal")
    assert marks(shown(browser)) == ["done", "next", ""]
    assert buttons(shown(browser)) == ["/settings/integrations/google/connect"]
    assert marks(shown(browser, "?for=users")) == ["next", "", "", "", ""]

    make_integration(ConnectedAccount.objects.own_of(user), "google")
    page = shown(browser)
    assert marks(page) == ["done", "done", "next"]
    assert "X-Account-Id" not in page.text


def test_the_code_holds_what_is_the_readers_own(partners_browser, partner, settings):
    settings.PUBLIC_URL = "https://patchbay.example"
    raw = make_key(partner)
    make_account(partner, external_id="it's; rm -rf $HOME")
    account = ConnectedAccount.objects.get()

    page = shown(partners_browser)

    assert "export PATCHBAY_URL=https://patchbay.example" in page.text
    assert f"/api/v1/accounts/{account.pk}/connect" in page.text
    assert raw not in page.text
    assert raw[-4:] in page.text
    assert "Then, in one of these languages: curl" in page.text
    assert [a["name"] for a in page.all("details")] == ["then"] * 3


@pytest.mark.parametrize(
    "external_id", ["it's; echo gone", '$(echo gone)"`echo gone`', "two\nlines", "é 1"]
)
def test_the_lines_for_a_shell_do_nothing_but_set(external_id):
    account = ConnectedAccount(external_id=external_id)
    script = code.environment(account) + '\nprintf "<%s><%s>" "$PATCHBAY_ACCOUNT" "$PATCHBAY_KEY"'

    done = subprocess.run(
        ["sh", "-c", script], input="sk_1\n", capture_output=True, text=True, check=True
    )

    assert done.stdout == f"API key: <{external_id}><sk_1>"


def test_every_provider_has_a_call_that_needs_no_argument():
    lacking = [
        slug for slug, each in providers().items() if not code.is_simple(code.simplest(each))
    ]

    assert lacking == []


@pytest.mark.parametrize(("mode", "is_said"), [(True, True), (False, False)])
def test_the_sandbox_is_named_where_it_plays(
    partners_browser, partner, settings, monkeypatch, mode, is_said
):
    monkeypatch.delenv("PROVIDER_GOOGLE_CLIENT_ID")
    settings.SANDBOX_ON = mode
    make_key(partner)
    make_account(partner)

    assert ("the sandbox plays Google" in shown(partners_browser).text) is is_said


def test_another_partners_rows_tick_nothing(browser):
    other = make_partner()
    make_key(other)
    make_integration(make_account(other), "google")
    make_record(other, provider="google")

    assert marks(shown(browser)) == ["next", "", "", "", ""]


def test_the_door_leads_to_the_next_step_until_the_first_call(partners_browser, partner):
    assert partners_browser.get(DOOR)["Location"] == START

    make_record(partner, provider="github")

    assert partners_browser.get(DOOR)["Location"] == "/settings/api-keys"


@pytest.mark.django_db
def test_whoever_signs_up_lands_on_the_first_step(client, settings):
    settings.ACCOUNT_EMAIL_VERIFICATION = "none"
    sent = {"email": "new@example.com", "password1": PASSWORD, "password2": PASSWORD}

    response = client.post("/accounts/signup/", sent, follow=True)

    assert response.redirect_chain[-1] == (START, 302)
    assert marks(Page(response)) == ["next", "", "", "", ""]


@pytest.mark.django_db
def test_a_deactivated_profile_begins_anew():
    partner = make_partner(status="deactivated")

    assert marks(shown(logged_in(partner.user))) == ["next", "", "", "", ""]


def test_an_expired_connection_is_the_next_step_again(partners_browser, partner):
    make_key(partner)
    make_integration(make_account(partner), "google", status="expired")

    assert marks(shown(partners_browser)) == ["done", "done", "done", "next", ""]


def test_an_odd_way_is_the_usual_one(browser):
    for query in ("?for=", "?for=%00", "?for=everybody"):
        assert len(marks(shown(browser, query))) == 5


def test_the_page_costs_the_same_however_much_there_is(
    partners_browser, partner, django_assert_num_queries
):
    for size in (1, 12):
        for number in range(size):
            make_key(partner)
            account = make_account(
                partner, external_id=f"u-{size}-{number}", created_at=timezone.now()
            )
            make_integration(account, "google")
            make_record(partner, provider="")
        partners_browser.get(START)

        with django_assert_num_queries(PAGE):
            partners_browser.get(START)


# Session, person, profile, owed, connection, key, plan, newest calls, days.
PAGE = 9
