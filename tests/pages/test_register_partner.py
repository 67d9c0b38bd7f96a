"""Settings > Partner: become a partner."""

import re

import pytest

from accounts.models import ApiKey, Event, Partner
from accounts.pages import partner as pages
from billing.models import Subscription
from tests.conftest import Api
from tests.factories import make_partner
from tests.pages.html import Page

PARTNER = "/settings/partner"
RAW = re.compile(r"sk_live_[0-9A-Za-z]{38}")
FACTS = {
    "company_name": "Northwind",
    "website": "northwind.example",
    "contact_email": "ops@northwind.example",
    "use_case": "Books meetings.",
}


def test_whoever_is_no_partner_is_asked_four_things(browser):
    page = Page(browser.get(PARTNER))

    names = [
        f["name"] for f in page.all("input") + page.all("textarea") if f.get("type") != "hidden"
    ]
    assert names == ["company_name", "website", "contact_email", "use_case"]


def test_registering_shows_partner_id_and_key_once(browser, user):
    response = browser.post(PARTNER, FACTS)

    partner = Partner.objects.get()
    shown = set(RAW.findall(response.content.decode()))
    assert (response.status_code, len(shown)) == (200, 1)
    assert "no-store" in response["Cache-Control"]
    assert str(partner.pk) in Page(response).text
    raw = shown.pop()
    assert raw not in browser.get(PARTNER).content.decode()
    assert raw not in browser.get("/settings/api-keys").content.decode()
    assert Api(raw).get("/api/v1/accounts").status_code == 200


def test_whoever_has_stored_the_key_goes_on_to_the_next_step(browser):
    page = Page(browser.post(PARTNER, FACTS))

    onwards = [link["href"] for link in page.all("a") if link.get("class") == "button"]
    assert onwards == ["/settings/start"]


def test_registering_makes_profile_subscription_and_key(browser, user):
    browser.post(PARTNER, FACTS)

    partner, key = Partner.objects.get(), ApiKey.objects.get()
    assert (partner.user, partner.status, partner.redirect_urls) == (user, "active", [])
    assert (partner.company_name, partner.website) == ("Northwind", "https://northwind.example")
    assert (partner.contact_email, partner.use_case) == ("ops@northwind.example", "Books meetings.")
    assert (key.kind, key.scopes, key.expires_at) == ("partner", None, None)
    subscription = Subscription.objects.get()
    assert (subscription.partner, str(subscription.plan)) == (partner, "Free (partner)")
    events = Event.objects.values_list("type", "partner_id", "actor_id")
    assert list(events) == [
        ("partner.created", partner.pk, str(user.pk)),
        ("key.created", partner.pk, str(user.pk)),
    ]


def test_two_of_the_four_may_stay_empty(browser):
    browser.post(PARTNER, {"company_name": "Northwind", "website": "https://northwind.example/x"})

    assert Partner.objects.values_list("contact_email", "use_case").get() == ("", "")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"company_name": ""}, "This field is required."),
        ({"company_name": "x" * 256}, "at most 255 characters"),
        ({"website": ""}, "This field is required."),
        ({"website": "no url"}, "Enter a valid URL."),
        ({"website": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"contact_email": "nobody"}, "Enter a valid email address."),
        ({"use_case": "x" * 1001}, "at most 1000 characters"),
    ],
)
def test_a_mistake_is_named_and_makes_nothing(browser, changes, said):
    response = browser.post(PARTNER, FACTS | changes)

    assert said in Page(response).text
    assert not Partner.objects.exists()
    assert not ApiKey.objects.exists()


def test_what_is_not_asked_for_is_not_taken(browser):  # promise 77
    more = {
        "status": "suspended",
        "account_count": "9",
        "hosted_connect": "on",
        "redirect_urls": "x",
    }

    browser.post(PARTNER, FACTS | more)

    partner = Partner.objects.get()
    assert (partner.status, partner.account_count) == ("active", 0)
    assert (partner.hosted_connect, partner.redirect_urls) == (False, [])


def test_a_second_tab_that_was_slower_registers_nothing_more(browser, user, monkeypatch):
    quick = make_partner(user=user)
    monkeypatch.setattr(pages, "profile_of", lambda request: None)  # as it was a moment ago

    response = browser.post(PARTNER, FACTS)

    assert (response.status_code, response["Location"]) == (302, PARTNER)
    assert Partner.objects.get() == quick
    assert not ApiKey.objects.exists()


@pytest.mark.django_db
def test_a_stranger_registers_nothing(client):
    response = client.post(PARTNER, FACTS)

    assert response["Location"] == f"/accounts/login/?next={PARTNER}"
    assert not Partner.objects.exists()
