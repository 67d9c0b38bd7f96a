"""Settings > Connected accounts > one account."""

import re
from datetime import timedelta
from urllib.parse import quote_plus

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import ConnectedAccount, Event, Partner
from integrations.models import EnabledPermission, Integration, Token
from integrations.pages import last_calls
from tests.factories import (
    make_account,
    make_integration,
    make_partner,
    make_records,
    make_token,
)
from tests.pages.html import Page
from tests.pages.test_accounts_list import HOSTILE
from tests.pages.test_every_page import check

GRANT = re.compile(r"https://api\.github\.com/applications/.*")
CANARY = "canary-token-7f3a"


def address(account, tail=""):
    return reverse("accounts_show", args=[account.pk]) + tail


def shown(browser, account):
    return check(browser.get(address(account)))


def test_an_account_is_shown_with_its_metadata_and_ways_on(partners_browser, account):
    ConnectedAccount.objects.update(
        display_name="Mara Lind", metadata={"a": "<b>"}, monthly_budget=12000
    )

    page = shown(partners_browser, account)

    assert "Connected accounts user-123 Mara Lind" in page.text
    assert f"Account ID {account.pk} X-Account-Id user-123 Created just now" in page.text
    assert "Budget 12,000 calls a cycle – change it" in page.text
    assert "Nothing is connected yet." in page.text
    assert '{ "a": "<b>" }' in page.text
    links = {a["href"] for a in page.all("a")}
    assert {
        "/settings/requests?account=user-123",
        "/settings/usage?account=user-123",
        f"/settings/usage/accounts/{account.pk}/budget",
        address(account, "/connect"),
        address(account, "/edit"),
        address(account, "/delete"),
    } <= links


def test_an_integration_is_shown_with_person_times_and_permissions(
    partners_browser, partner, account
):
    make_integration(
        account,
        "github",
        refresh_token="r",
        expires_in=7300,
        enabled=["github.read"],
        provider_user_id="77",
        provider_user_name="Mara",
        provider_user_email="mara@x.example",
        missing_scopes=["repo"],
    )
    hour = timezone.now() - timedelta(hours=1, minutes=5)
    make_records(
        partner,
        [
            {"account_id": account.pk, "provider": "github", "ts": hour},
            {"account_id": account.pk, "provider": "github", "ts": hour - timedelta(days=3)},
            {"account_id": account.pk, "provider": "", "ts": timezone.now()},
        ],
    )

    page = shown(partners_browser, account)

    assert (
        "GitHub active Connected as Mara ( mara@x.example ) 77 Connected just now Last call 1 hour ago "
        "Access expires in 2 hours – it renews itself Not granted repo GitHub Read repositories"
    ) in page.text
    assert page.checked("on") == ["github.read"]


@pytest.mark.parametrize(
    ("token", "said"),
    [
        ({}, "Access does not expire Git"),
        ({"expires_in": 700}, "Access expires in 12 minutes – then the person has to connect"),
        ({"expires_in": -7300, "refresh_token": "r"}, "Access expired 2 hours ago – the next call"),
        ({"expires_in": -7300}, "Access expired 2 hours ago – no longer accepted"),
    ],
)
def test_the_end_of_the_access_is_told(partners_browser, account, token, said):
    make_integration(account, "github", **token)

    assert said in shown(partners_browser, account).text


def test_each_kind_of_token_has_its_end(partners_browser, account):
    slack = make_integration(account, "slack", expires_in=7300, refresh_token="r")
    make_token(slack, kind="user")
    Token.objects.filter(kind="user").update(status="expired")

    text = shown(partners_browser, account).text

    assert "it renews itself Access (user) does not expire – no longer accepted" in text


@pytest.mark.parametrize(
    ("status", "reason", "said"),
    [
        (
            "expired",
            "no_refresh_token",
            "GitHub no longer accepts the access, and had given nothing",
        ),
        ("expired", "invalid_grant", "GitHub renews the access no more: the permission was taken"),
        ("expired", "odd <b> {x}.", "GitHub refused to renew the access: odd <b> {x}."),
        ("expired", "", "GitHub refused to renew the access: it gave no reason."),
        ("expired", "inactive_org", "It has to be active there again first."),
        (
            "revoked",
            "revoked",
            "somebody who administers GitHub for them, took the permission back",
        ),
        ("revoked", "Bad credentials", "the permission was taken back: Bad credentials."),
    ],
)
def test_a_dead_integration_says_why_and_what_heals_it(
    partners_browser, account, status, reason, said
):
    make_integration(account, "github", status=status, status_reason=reason)

    page = shown(partners_browser, account)

    assert said in page.text
    assert "onnecting again heals it." in page.text
    assert address(account, "/connect?provider=github") in [a["href"] for a in page.all("a")]
    assert "on" not in {field.get("name") for field in page.all("input")}


def test_a_pending_one_says_that_nobody_has_connected(partners_browser, account):
    Integration.objects.create(account=account, provider="github")

    page = shown(partners_browser, account)

    assert "GitHub pending A link was made, and nobody has connected with it yet." in page.text
    assert "Disconnect" not in page.text


def test_one_whose_provider_is_no_longer_served_can_be_disconnected(partners_browser, account):
    Integration.objects.create(
        account=account, provider="gone", status="active", connected_at=timezone.now()
    )

    page = shown(partners_browser, account)

    assert "gone active" in page.text
    links = [a["href"] for a in page.all("a")]
    assert address(account, "/integrations/gone/disconnect") in links
    assert address(account, "/connect?provider=gone") not in links
    assert check(partners_browser.get(address(account, "/integrations/gone/disconnect")))


def test_the_last_call_of_a_busy_account_may_lie_further_back(
    partners_browser, partner, account, monkeypatch
):
    monkeypatch.setattr(last_calls, "LOOKED_THROUGH", 1)
    make_integration(account, "github")
    make_records(partner, [{"account_id": account.pk, "provider": "slack"}] * 2)

    assert "Last call None among its newest 1,000" in shown(partners_browser, account).text


# promise 24
def test_no_token_is_on_any_page(partners_browser, account):
    integration = make_integration(
        account, "github", access_token=CANARY, refresh_token=f"{CANARY}-r", expires_in=60
    )
    token = integration.tokens.get()
    tails = ["", "/edit", "/delete", "/connect?provider=github", "/integrations/github/disconnect"]

    for tail in tails:
        body = partners_browser.get(address(account, tail)).content.decode()
        assert CANARY not in body
        assert token.access_sealed not in body
        assert token.refresh_sealed not in body


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_account_is_text_and_linked_rightly(partners_browser, partner, name):
    account = make_account(partner, name, display_name=name, metadata={name: [name]})
    make_integration(
        account,
        "github",
        provider_user_id="1",
        provider_user_name=name,
        former_person={"id": "2", "name": name, "email": name},
    )
    tails = ["", "/edit", "/delete", "/connect", "/connect?provider=github"]

    for tail in (*tails, "/integrations/github/disconnect"):
        page = check(partners_browser.get(address(account, tail)))
        assert page.all("img") == []
        assert " ".join(name.split()) in page.text
    page = shown(partners_browser, account)
    assert f"/settings/requests?account={quote_plus(name)}" in [a["href"] for a in page.all("a")]


def switch(browser, account, shown, on, provider="github"):
    path = address(account, f"/integrations/{provider}/switches")
    return browser.post(path, {"shown": shown, "on": on}, follow=True)


BOTH = ["github.read", "github.write"]


def test_switches_are_set_as_they_were_ticked(partners_browser, account):
    make_integration(account, "github")

    page = Page(switch(partners_browser, account, BOTH, ["github.read"]))

    assert "Permissions of GitHub saved" in page.text
    assert page.checked("on") == ["github.read"]
    rows = EnabledPermission.objects.order_by("permission").values_list("is_enabled", flat=True)
    assert list(rows) == [True, False]


def test_what_the_form_did_not_show_is_left_alone(partners_browser, account):
    make_integration(account, "github")

    switch(partners_browser, account, ["github.write"], [])

    assert EnabledPermission.objects.get(permission="github.read").is_enabled


@pytest.mark.parametrize("name", ["github.admin", "\0", "x" * 5000])
def test_what_is_not_granted_switches_nothing(partners_browser, account, name):
    make_integration(account, "github")

    page = Page(switch(partners_browser, account, [*BOTH, name], [name]))

    assert "What is granted has changed since that page was loaded." in page.text
    assert EnabledPermission.objects.filter(is_enabled=True).count() == 2


def mismatched(account):
    return make_integration(
        account,
        "github",
        provider_user_id="2",
        provider_user_name="Bo",
        former_person={"id": "1", "name": "Mara", "email": ""},
    )


def confirm(browser, account, person):
    path = address(account, "/integrations/github/person")
    return Page(browser.post(path, {"person": person}, follow=True))


def test_another_person_is_shown_and_can_be_said_to_be_right(partners_browser, partner, account):
    integration = mismatched(account)

    page = shown(partners_browser, account)
    assert "Somebody else is connected than before." in page.text
    assert "Before: Mara 1 Now: Bo 2 This is right" in page.text
    assert page.value("person") == "2"

    assert "GitHub: confirmed" in confirm(partners_browser, account, "2").text
    integration.refresh_from_db()
    assert integration.former_person is None
    event = Event.objects.get()
    assert (event.type, event.actor, event.actor_id) == (
        "integration.account_confirmed",
        "user",
        str(partner.user_id),
    )


@pytest.mark.parametrize("person", ["3", "", "\0"])
def test_somebody_who_was_not_shown_is_not_confirmed(partners_browser, account, person):
    integration = mismatched(account)

    assert "Somebody else was connected since" in confirm(partners_browser, account, person).text
    integration.refresh_from_db()
    assert integration.account_mismatch


def test_disconnecting_is_asked_first_and_noted_with_the_person(
    partners_browser, partner, account, upstream
):
    upstream.delete(GRANT, status=204)
    make_integration(account, "github", provider_user_id="2", provider_user_name="Bo")
    path = address(account, "/integrations/github/disconnect")

    page = check(partners_browser.get(path))
    assert "Disconnect GitHub?" in page.text
    assert "Account user-123 Connected as Bo 2 Stops working GitHub Forgotten" in page.text
    assert Integration.objects.count() == 1

    response = partners_browser.post(path, follow=True)
    assert response.redirect_chain == [(address(account), 302)]
    assert "GitHub disconnected" in Page(response).text
    assert Integration.objects.count() == 0
    event = Event.objects.get()
    assert (event.type, event.actor, event.ip) == ("integration.disconnected", "user", "127.0.0.1")
    assert event.actor_id == str(partner.user_id)


# promise 75
@pytest.mark.parametrize("tail", ["switches", "person", "disconnect"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_partners_integration_is_404(partners_browser, account, tail, method):
    theirs = make_account(make_partner(), "theirs")
    make_integration(theirs, "github")

    for path in (
        address(theirs, f"/integrations/github/{tail}"),
        address(account, f"/integrations/github/{tail}"),
    ):
        assert getattr(partners_browser, method)(path).status_code == 404
    assert EnabledPermission.objects.filter(is_enabled=True).count() == 2


def test_a_suspended_partner_looks_and_changes_nothing(partners_browser, account):
    mismatched(account)
    Partner.objects.update(status="suspended")

    page = shown(partners_browser, account)
    switches = address(account, "/integrations/github/switches")
    sent = [form["action"] for form in page.all("form")]
    assert [path for path in sent if path.startswith("/settings/")] == [switches]
    assert [field for field in page.all("fieldset") if "disabled" not in field] == []
    switch(partners_browser, account, BOTH, [])
    confirm(partners_browser, account, "2")
    partners_browser.post(address(account, "/integrations/github/disconnect"))
    assert Integration.objects.get().account_mismatch
    assert EnabledPermission.objects.filter(is_enabled=True).count() == 2


def test_a_page_that_only_takes_forms_leads_back(partners_browser, account):
    make_integration(account, "github")

    for tail in ("switches", "person"):
        path = address(account, f"/integrations/github/{tail}")
        assert partners_browser.get(path).url == address(account)


def test_many_integrations_take_no_more_statements(
    partners_browser, account, django_assert_num_queries
):
    for provider in ("google", "github", "slack", "notion", "linear"):
        make_integration(account, provider)
    partners_browser.get(address(account))

    # who (3), account, last calls, integrations, permissions, tokens, what is owed
    with django_assert_num_queries(9):
        partners_browser.get(address(account))
