"""Settings > Connected accounts > Connect: a link to send to the person."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Partner
from connect import limits
from connect.models import ConnectSession
from integrations.models import EnabledPermission, Integration
from integrations.pages import naming
from tests.factories import make_account, make_integration, make_partner
from tests.pages.conftest import logged_in
from tests.pages.html import Page
from tests.pages.test_every_page import check


def address(account):
    return reverse("accounts_connect", args=[account.pk])


def ask(browser, account, *permissions, provider="github"):
    asked = {"provider": provider, "permissions": permissions}
    return browser.post(address(account), asked, follow=True)


def link_of(response):
    body = response.content.decode()
    return body.split('data-copy="Copy link">')[1].split("<")[0].replace("&amp;", "&")


def test_a_provider_is_chosen_first(partners_browser, account):
    page = check(partners_browser.get(address(account)))

    assert "For user-123 Provider" in page.text
    assert {"value": "github"} in page.all("option")
    assert ConnectSession.objects.count() == 0


def test_then_permissions_the_usual_ones_being_ticked(partners_browser, account):
    page = check(partners_browser.get(address(account), {"provider": "slack"}))

    assert "Slack, for user-123" in page.text
    assert page.checked("permissions") == ["slack.read", "slack.write"]


def test_for_a_connection_those_are_ticked_that_are_granted(partners_browser, account):
    make_integration(account, "github", status="expired", enabled=["github.read"])
    EnabledPermission.objects.update(is_enabled=False)

    page = check(partners_browser.get(address(account), {"provider": "github"}))

    assert page.checked("permissions") == ["github.read"]


def test_the_link_is_shown_with_its_end(partners_browser, partner, account):
    response = ask(partners_browser, account, "github.read")

    session = ConnectSession.objects.get()
    assert (session.account_id, session.provider, session.status) == (
        account.pk,
        "github",
        "pending",
    )
    assert session.redirect_url == Partner.result_url()
    left = session.expires_at - timezone.now()
    assert timedelta(minutes=29) < left <= timedelta(minutes=30)
    page = check(response)
    assert "Link for GitHub Send it to the person behind user-123 and to nobody else" in page.text
    assert "It ends in 30 minutes and works once." in page.text
    assert "no-store" in response["Cache-Control"]
    assert link_of(response) == f"http://testserver/connect/{session.pk}"
    assert session.scopes == {"main": ["read:user", "user:email", "repo", "read:org"]}
    assert Integration.objects.get().status == "pending"


# promise 24
def test_the_page_holds_no_secret_of_the_session(partners_browser, account):
    body = ask(partners_browser, account, provider="google").content.decode()

    session = ConnectSession.objects.get()
    assert session.verifier
    for secret in (session.verifier, session.verifier_sealed, session.client.client_secret):
        assert secret not in body


def test_the_link_is_on_no_other_page(partners_browser, account):
    ask(partners_browser, account)
    session = ConnectSession.objects.get()

    for path in (address(account), reverse("accounts_show", args=[account.pk])):
        assert str(session.pk) not in partners_browser.get(path).content.decode()


def test_looked_at_again_it_is_the_same_link_and_its_address_says_nothing_of_it(
    partners_browser, account
):
    made = ask(partners_browser, account)
    ((shown_at, status),) = made.redirect_chain

    again = partners_browser.get(shown_at)

    assert (status, shown_at) == (302, reverse("accounts_link", args=[account.pk]))
    assert link_of(again) == link_of(made)
    assert ConnectSession.objects.count() == 1
    assert "no-store" in again["Cache-Control"]


def test_each_account_has_its_own_newest_link(partners_browser, partner, account):
    other = make_account(partner, "user-2")
    first, second, others = [ask(partners_browser, each) for each in (account, account, other)]

    shown = [
        link_of(partners_browser.get(reverse("accounts_link", args=[each.pk])))
        for each in (account, other)
    ]

    assert link_of(first) not in shown
    assert shown == [link_of(second), link_of(others)]


@pytest.mark.parametrize("end", [{"status": "completed"}, {"expires_at": timezone.now()}])
def test_a_link_that_no_longer_works_is_not_shown(partners_browser, account, end):
    ask(partners_browser, account)
    ConnectSession.objects.update(**end)

    page = check(partners_browser.get(reverse("accounts_link", args=[account.pk]), follow=True))

    assert "That link was used, has ended, or was made elsewhere." in page.text
    assert "Choose permissions" in page.text


def test_a_link_is_shown_only_in_the_log_in_that_made_it(partners_browser, partner, account):
    ask(partners_browser, account)

    page = check(
        logged_in(partner.user).get(reverse("accounts_link", args=[account.pk]), follow=True)
    )

    assert "made elsewhere" in page.text


def test_people_come_back_to_the_first_registered_place(partners_browser, partner, account):
    Partner.objects.update(redirect_urls=["https://a.example/done", "https://b.example/done"])

    page = check(ask(partners_browser, account))

    assert ConnectSession.objects.get().redirect_url == "https://a.example/done"
    assert "Afterwards they are sent to https://a.example/done ." in page.text


def test_the_link_leads_to_our_start_page_also_where_other_sessions_do_not(
    partners_browser, partner, account
):
    assert not partner.hosted_connect

    link = link_of(ask(partners_browser, account))

    assert "Acme asks to connect your GitHub account" in Page(Client().get(link)).text


def test_without_a_tick_the_usual_permissions_are_asked_for(partners_browser, account):
    ask(partners_browser, account)
    ask(partners_browser, account, "github.read", "github.write")

    first, second = ConnectSession.objects.order_by("created_at")
    assert first.scopes == second.scopes


def test_an_unknown_permission_is_named_and_nothing_started(partners_browser, account):
    page = check(ask(partners_browser, account, "gmail.read"))

    assert "gmail.read is not one of the available choices." in page.text
    assert ConnectSession.objects.count() == 0


@pytest.mark.parametrize("provider", ["", "nobody", "\0", "x" * 3000])
def test_an_unknown_provider_is_asked_again(partners_browser, account, provider):
    pages = [
        check(partners_browser.get(address(account), {"provider": provider})),
        check(ask(partners_browser, account, provider=provider)),
    ]

    assert ["Choose permissions" in page.text for page in pages] == [True, True]


def test_a_server_without_providers_says_so(partners_browser, account, monkeypatch):
    monkeypatch.setattr(naming, "client_of", lambda provider: None)

    page = check(partners_browser.get(address(account)))

    assert "No provider is configured on this server yet." in page.text


def test_too_many_links_are_refused_for_a_minute(partners_browser, account, monkeypatch):
    monkeypatch.setattr(limits, "BY_ACCOUNT", "2/m")
    statuses = [Page(ask(partners_browser, account)).title for _ in range(3)]

    assert statuses[0] == "Connect link made – Settings – Patchbay"
    assert statuses[2] == "Connect link – Settings – Patchbay"
    assert "Too many links in a minute." in check(ask(partners_browser, account)).text
    assert ConnectSession.objects.count() == 2


def test_a_place_that_may_not_be_returned_to_is_named(partners_browser, account):
    Partner.objects.update(redirect_urls=["http://plain.example/x"])

    page = check(ask(partners_browser, account))

    assert "redirect_url must be https, or http on localhost." in page.text
    assert ConnectSession.objects.count() == 0


# promise 75
def test_nobody_makes_links_for_another_partners_account(partners_browser):
    theirs = make_account(make_partner())

    assert partners_browser.get(address(theirs)).status_code == 404
    assert ask(partners_browser, theirs).status_code == 404
    assert ConnectSession.objects.count() == 0


def test_a_suspended_partner_makes_no_links(partners_browser, account):
    Partner.objects.update(status="suspended")

    assert ask(partners_browser, account).redirect_chain == [("/settings/accounts", 302)]
    assert ConnectSession.objects.count() == 0


def test_looking_at_the_form_takes_few_statements(
    partners_browser, account, django_assert_num_queries
):
    make_integration(account, "google")
    path = address(account)
    partners_browser.get(path, {"provider": "google"})

    # who (3), account, what is granted, what is owed
    with django_assert_num_queries(6):
        partners_browser.get(path, {"provider": "google"})
