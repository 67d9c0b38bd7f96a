"""Settings > Partner: the profile, and changing it."""

import pytest
from django.utils import timezone

from accounts.models import ApiKey, Event, Partner
from tests.conftest import Api
from tests.factories import make_account, make_key
from tests.pages.html import Page

PARTNER = "/settings/partner"
FACTS = {"company_name": "Acme", "website": "https://acme.example"}


def test_the_profile_shows_id_status_plan_accounts_and_key_prefixes(partners_browser, partner):
    make_account(partner)
    raw = make_key(partner)
    revoked = make_key(partner, revoked_at=timezone.now())

    page = Page(partners_browser.get(PARTNER))

    assert (
        f"Acme Your partner profile. Partner ID {partner.pk} Status active "
        "Your keys work, and people can connect their accounts. Plan Pro – Billing "
        f"Connected accounts 1 Partner keys {raw[:11]}…{raw[-4:]}"
    ) in page.text
    assert raw not in page.text
    assert f"{revoked[:11]}…{revoked[-4:]}" not in page.text


def test_the_form_holds_what_is_there(partners_browser, partner):
    partner.redirect_urls = ["https://a.example/x", "http://localhost:3000/y"]
    partner.hosted_connect = True
    partner.save()

    page = Page(partners_browser.get(PARTNER))

    assert page.value("company_name") == "Acme"
    assert page.checked("hosted_connect") == ["on"]
    assert "https://a.example/x http://localhost:3000/y" in page.text


def test_everything_in_the_form_can_be_changed(partners_browser, partner):
    sent = {
        "company_name": "Acme Ltd",
        "website": "https://acme.example/new",
        "contact_email": "ops@acme.example",
        "use_case": "Reports.",
        "redirect_urls": " https://a.example/x \r\n\r\nhttps://a.example/x\nhttp://127.0.0.1:3000/y",
        "hosted_connect": "on",
    }

    response = partners_browser.post(PARTNER, sent, follow=True)

    assert response.redirect_chain == [(PARTNER, 302)]
    assert "Partner profile saved" in Page(response).text
    partner.refresh_from_db()
    assert partner.redirect_urls == ["https://a.example/x", "http://127.0.0.1:3000/y"]
    assert (partner.company_name, partner.hosted_connect) == ("Acme Ltd", True)
    event = Event.objects.get()
    assert (event.type, event.partner_id, event.data) == (
        "partner.updated",
        partner.pk,
        {"changed": list(sent)},
    )


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("http://acme.example/x", "must be https, or http on localhost"),
        ("javascript:alert(1)", "is not a valid URL"),
        ("https://user:pass@acme.example/", "may not hold a user name or password"),
        ("https://acme.example/#x", "may not hold a fragment"),
        ("acme.example", "is not a valid URL"),
    ],
)
def test_a_wrong_redirect_url_is_named_and_nothing_is_saved(
    partners_browser, partner, url, problem
):
    response = partners_browser.post(
        PARTNER, FACTS | {"company_name": "Other", "redirect_urls": f"https://ok.example\n{url}"}
    )

    page = Page(response)
    assert f"{url} {problem}." in page.text
    assert page.text.count("https://ok.example") == 1
    assert page.title.startswith("Partner")
    partner.refresh_from_db()
    assert (partner.company_name, partner.redirect_urls) == ("Acme", [])
    assert not Event.objects.exists()


def test_too_many_redirect_urls_are_refused(partners_browser, partner):
    urls = "\n".join(f"https://acme.example/{n}" for n in range(51))

    response = partners_browser.post(PARTNER, FACTS | {"redirect_urls": urls})

    assert "Register at most 50 redirect URLs." in Page(response).text


def test_a_registered_redirect_url_is_the_only_one_sessions_may_use(partners_browser, partner):
    partners_browser.post(PARTNER, FACTS | {"redirect_urls": "https://acme.example/done"})
    account, api = make_account(partner), Api(make_key(partner))
    start = f"/api/v1/accounts/{account.pk}/connect"

    refused = api.post_json(start, {"provider": "github", "redirect_url": "https://x.example/done"})
    taken = api.post_json(
        start, {"provider": "github", "redirect_url": "https://acme.example/done"}
    )

    assert (refused.status_code, taken.status_code) == (400, 200)


def test_a_suspended_partner_is_told_and_may_still_change_keys_and_profile(
    partners_browser, partner
):
    partner.status = Partner.Status.SUSPENDED
    partner.save()

    page = Page(partners_browser.get(PARTNER))
    assert "Your partner profile is suspended" in page.text
    assert "Status suspended Every call of your partner keys is refused with 403" in page.text
    assert partners_browser.post(PARTNER, FACTS | {"company_name": "New"}).status_code == 302
    key = {"name": "k", "kind": "partner", "access": "everything", "expires": "never"}
    assert partners_browser.post("/settings/api-keys/new", key).status_code == 200
    partner.refresh_from_db()
    assert (partner.company_name, partner.status) == ("New", "suspended")
    assert ApiKey.objects.count() == 1


def test_a_deactivated_profile_is_shown_and_stays_as_it_is(partners_browser, partner):
    partner.status = Partner.Status.DEACTIVATED
    partner.save()

    page = Page(partners_browser.get(PARTNER))
    response = partners_browser.post(PARTNER, FACTS | {"company_name": "New"})

    assert "Your partner profile is deactivated" in page.text
    assert page.all("textarea") == []
    assert (response.status_code, response["Location"]) == (302, PARTNER)
    partner.refresh_from_db()
    assert (partner.company_name, partner.status) == ("Acme", "deactivated")


def test_status_and_counters_are_not_the_forms_to_change(partners_browser, partner):  # promise 77
    partners_browser.post(PARTNER, FACTS | {"status": "deactivated", "account_count": "7"})

    partner.refresh_from_db()
    assert (partner.status, partner.account_count) == ("active", 0)
