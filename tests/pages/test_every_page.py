"""What every page must hold, whoever looks at it."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.models import ApiKey
from tests.factories import make_account, make_key, make_user
from tests.pages.conftest import logged_in
from tests.pages.html import Page

FOR_STRANGERS = [
    "/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/inactive/",
    "/accounts/confirm-email/",
    "/accounts/confirm-email/wrong/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/1-wrong/",
    "/accounts/password/reset/key/done/",
    "/nothing/here",
    "/connect/no-session",
]
FOR_PEOPLE = [
    "/settings/api-keys",
    "/settings/api-keys/new",
    "/settings/start",
    "/settings/start?for=me",
    "/settings/apps",
    "/settings/webhooks",
    "/settings/partner",
    "/settings/profile",
    "/settings/audit",
    "/settings/billing",
    "/settings/usage",
    "/settings/requests",
    "/settings/inbox",
    "/settings/inbox/archive",
    "/settings/inbox/feeds",
    "/device",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/logout/",
    "/accounts/reauthenticate/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/2fa/recovery-codes/generate/",
]

POLICY = {
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
}


def check(response):
    """Check what holds for all pages, and return the page."""
    page = Page(response)
    assert page.all("html") == [{"lang": "en"}]
    assert len(page.all("main")) == len(page.all("h1")) == 1
    assert page.title.endswith(" – Patchbay")
    assert len(page.title) > len(" – Patchbay")
    assert page.all("a")[0] == {"class": "skip", "href": "#main"}
    check_policy(page)
    check_fields(page)
    return page


def check_policy(page):
    """Nothing inline, nothing from elsewhere: the strict policy of the server would block it."""
    assert all(script["src"].startswith("/static/") for script in page.all("script"))
    assert page.all("style") == []
    assert [a for _, a in page.elements if "style" in a or any(n.startswith("on") for n in a)] == []
    assert all(link["href"].startswith("/static/") for link in page.all("link"))


def check_fields(page):
    """Every field has its label, every id is there once, every description exists."""
    assert len(page.ids) == len(set(page.ids))
    labelled = {label.get("for") for label in page.all("label")}
    shown = [i for i in page.all("input") if i.get("type") != "hidden"]
    for field in shown + page.all("textarea") + page.all("select"):
        assert field["id"] in labelled
        assert set(field.get("aria-describedby", "").split()) <= set(page.ids)


@pytest.mark.django_db
@pytest.mark.parametrize("path", FOR_STRANGERS)
def test_a_stranger_sees_a_whole_page(client, path):
    response = client.get(path)

    check(response)


@pytest.mark.parametrize("path", FOR_PEOPLE)
def test_whoever_is_logged_in_sees_a_whole_page(browser, path):
    page = check(browser.get(path))

    assert "ada@example.com" in page.text


def test_a_partner_sees_whole_pages(partners_browser, partner):
    make_account(partner)
    make_key(partner, scopes=["accounts:read", "connect:write", "proxy:github"])
    key = ApiKey.objects.get()

    for path in (
        "/settings/api-keys",
        "/settings/partner",
        "/settings/billing",
        reverse("api_key_revoke", args=[key.pk]),
    ):
        check(partners_browser.get(path))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/settings/api-keys/new", "access"),
        ("/settings/partner", "website"),
        ("/accounts/login/", "login"),
        ("/accounts/signup/", "email"),
    ],
)
def test_a_form_with_mistakes_is_a_whole_page_that_names_them(user, path, name):
    browser = logged_in(user) if path.startswith("/settings") else Client()

    page = check(browser.post(path, {name: "?"}))

    assert [a["role"] for tag, a in page.elements if a.get("role") == "alert"] == ["alert"]
    wrong = [field for field in page.all("input") if field.get("aria-invalid")]
    assert wrong
    assert all(
        f"{field['name']}_error" in field["aria-describedby"]
        for field in wrong
        if field["type"] not in ("radio", "checkbox")
    )


@pytest.mark.parametrize("path", ["/", "/accounts/login/", "/nothing/here"])
@pytest.mark.django_db
def test_every_page_sends_the_strict_policy(client, path):
    headers = client.get(path).headers

    assert set(headers["Content-Security-Policy"].split("; ")) == POLICY
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_browsers_may_send_our_own_forms():
    assert settings.SECURE_REFERRER_POLICY != "no-referrer"


@pytest.mark.parametrize(
    "name",
    [
        "app.css",
        "tokens.css",
        "admin.css",
        "copy.js",
        "passkeys.js",
        "favicon.svg",
        "fonts/ibm-plex-sans-latin-wght-normal.woff2",
        "fonts/LICENSE-ibm-plex-sans.txt",
    ],
)
def test_what_pages_are_made_with_is_served(client, name):
    response = client.get(f"/static/{name}")

    assert response.status_code == 200
    assert b"".join(response.streaming_content)


@pytest.mark.django_db
def test_settings_pages_are_kept_by_nobody(client):
    client.force_login(make_user())

    for path in FOR_PEOPLE[:4]:
        assert "no-store" in client.get(path)["Cache-Control"]
