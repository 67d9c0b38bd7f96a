"""Settings > Connected accounts: create, edit and delete one."""

import json
from uuid import uuid4

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from accounts.models import ConnectedAccount, Event, Partner
from integrations.models import Integration, RevocationJob
from integrations.pages.accounts import edit as edit_page
from tests.factories import make_account, make_integration, make_partner
from tests.pages.conftest import logged_in
from tests.pages.html import Page
from tests.pages.test_every_page import check

LIST, NEW = "/settings/accounts", "/settings/accounts/new"
NOBODY = "0198c0de-5a5a-4000-8000-00000000dead"


def edit(account):
    return reverse("accounts_edit", args=[account.pk])


def delete(account):
    return reverse("accounts_delete", args=[account.pk])


def change(browser, account, display_name="", metadata=""):
    return browser.post(
        edit(account), {"display_name": display_name, "metadata": metadata}, follow=True
    )


def test_an_account_is_made_and_noted_with_the_person(partners_browser, partner):
    asked = {"external_id": "user/9 🦊", "display_name": " Mara "}

    response = partners_browser.post(NEW, asked, follow=True)

    account = ConnectedAccount.objects.get()
    assert response.redirect_chain == [(f"{LIST}/{account.pk}", 302)]
    assert "Account created" in check(response).text
    assert (account.external_id, account.display_name, account.metadata) == (
        "user/9 🦊",
        "Mara",
        {},
    )
    partner.refresh_from_db()
    assert (account.partner_id, partner.account_count) == (partner.pk, 1)
    event = Event.objects.get()
    assert (event.type, event.actor, event.actor_id, event.ip, event.data) == (
        "account.created",
        "user",
        str(partner.user_id),
        "127.0.0.1",
        {"external_id": "user/9 🦊"},
    )


def test_an_account_on_a_page_is_not_made_without_its_event(partners_browser, partner, monkeypatch):
    def fail(*args, **about):
        raise OperationalError("disk full")

    monkeypatch.setattr(Event.objects, "create", fail)

    with pytest.raises(OperationalError):
        partners_browser.post(NEW, {"external_id": "u"})

    assert not partner.accounts.exists()
    partner.refresh_from_db()
    assert partner.account_count == 0


@pytest.mark.parametrize(
    ("external_id", "said"),
    [
        ("", "This field is required."),
        (" user", "May not hold control characters or begin or end with a space."),
        ("user\n", "May not hold control characters or begin or end with a space."),
        ("a\tb", "May not hold control characters or begin or end with a space."),
        ("a\0b", "Null characters are not allowed."),
        ("x" * 256, "Ensure this value has at most 255 characters (it has 256)."),
        ("taken", "An account with this external_id already exists."),
    ],
)
def test_a_bad_external_id_is_named_and_nothing_made(partners_browser, partner, external_id, said):
    make_account(partner, "taken")

    page = check(partners_browser.post(NEW, {"external_id": external_id, "display_name": "M"}))

    assert said in page.text
    assert page.value("display_name") == "M"
    partner.refresh_from_db()
    assert (partner.account_count, Event.objects.count()) == (1, 0)


def test_the_form_holds_what_there_is(partners_browser, account):
    ConnectedAccount.objects.update(display_name="Mara", metadata={"ü": [1], "tier": "gold"})

    page = check(partners_browser.get(edit(account)))

    assert page.value("display_name") == "Mara"
    assert '{ "ü": [ 1 ], "tier": "gold" }' in page.text


def test_name_and_metadata_are_changed_and_emptied(partners_browser, account):
    changed = change(partners_browser, account, "Mara", '{"a": {"b":\r\n [1, 2.5, null]}}')

    account.refresh_from_db()
    assert "Account saved" in Page(changed).text
    assert (account.display_name, account.metadata) == ("Mara", {"a": {"b": [1, 2.5, None]}})
    change(partners_browser, account)
    account.refresh_from_db()
    assert (account.display_name, account.metadata) == (None, {})
    events = Event.objects.values_list("type", "actor", "actor_id", "ip", "data__changed")
    by = ("account.updated", "user", str(account.partner.user_id), "127.0.0.1")
    assert list(events) == [(*by, ["display_name", "metadata"])] * 2


@pytest.mark.parametrize(
    ("metadata", "said"),
    [
        ("{", "The text is not valid JSON."),
        ("[1]", "Must be an object."),
        ("NaN", "The text is not valid JSON."),
        ('{"a": 1e999}', "The text is not valid JSON."),
        ('{"a": "\\u0000"}', "The text holds a NUL character."),
        ('{"a": "\\ud800"}', "The text holds half a surrogate pair."),
        ('{"a":' * 21 + "1" + "}" * 21, "The text is nested deeper than 20 levels."),
        ("[" * 100_000, "The text is nested deeper than 20 levels."),
        (json.dumps({"a": "ü" * 32_768}, ensure_ascii=False), "May hold at most 64 KB of JSON."),
    ],
)
def test_bad_metadata_is_named_kept_in_the_form_and_not_saved(
    partners_browser, account, metadata, said
):
    page = check(change(partners_browser, account, "Mara", metadata))

    assert said in page.text
    assert " ".join(metadata.split()) in page.text
    account.refresh_from_db()
    assert (account.display_name, account.metadata) == (None, {})


def test_an_account_that_is_deleted_while_it_is_saved_is_missing(
    partners_browser, account, monkeypatch
):
    really = edit_page.change

    def too_late(account, *given):
        ConnectedAccount.objects.all().delete()
        really(account, *given)

    monkeypatch.setattr(edit_page, "change", too_late)

    assert change(partners_browser, account, "Mara").status_code == 404


def test_the_question_names_what_goes(partners_browser, account):
    make_integration(account, "google")
    make_integration(account, "github", status="expired")
    Integration.objects.create(account=account, provider="slack")

    page = check(partners_browser.get(delete(account)))

    assert "Delete account “ user-123 ”?" in page.text
    assert "Disconnected GitHub, Google Workspace. The tokens are destroyed" in page.text
    assert "Slack" not in page.text
    assert ConnectedAccount.objects.count() == 1


def test_deleting_takes_everything_along_and_revokes(partners_browser, partner, account, upstream):
    upstream.post("https://oauth2.googleapis.com/revoke", status=503)
    make_integration(account, "google", refresh_token="refresh-1")

    response = partners_browser.post(delete(account), follow=True)

    assert response.redirect_chain == [(LIST, 302)]
    assert "Account deleted" in Page(response).text
    partner.refresh_from_db()
    assert (ConnectedAccount.objects.count(), partner.account_count) == (0, 0)
    assert (Integration.objects.count(), RevocationJob.objects.count()) == (0, 1)
    events = Event.objects.order_by("id").values_list("type", "actor", "actor_id")
    by = ("user", str(partner.user_id))
    assert list(events) == [("integration.disconnected", *by), ("account.deleted", *by)]


# promise 75
@pytest.mark.parametrize("route", ["accounts_show", "accounts_edit", "accounts_delete"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_partners_account_is_as_unknown_as_none(partners_browser, route, method):
    theirs = make_account(make_partner(), metadata={"a": 1})

    answers = [
        getattr(partners_browser, method)(reverse(route, args=[pk])) for pk in (theirs.pk, uuid4())
    ]

    allowed = method == "get" or route != "accounts_show"
    assert [answer.status_code for answer in answers] == [404 if allowed else 405] * 2
    theirs.refresh_from_db()
    assert theirs.metadata == {"a": 1}


@pytest.mark.parametrize("status", ["suspended", "deactivated"])
def test_nothing_is_changed_without_an_active_profile(partners_browser, partner, account, status):
    Partner.objects.update(status=status)

    for path in (NEW, edit(account), delete(account)):
        response = partners_browser.post(path, {"external_id": "x", "display_name": "x"})
        assert (response.status_code, response.url) == (302, LIST)

    account.refresh_from_db()
    assert (account.display_name, ConnectedAccount.objects.count()) == (None, 1)


@pytest.mark.parametrize("path", [NEW, f"{LIST}/{NOBODY}", f"{LIST}/{NOBODY}/edit"])
def test_whoever_is_no_partner_is_led_to_what_it_is_for(browser, path):
    assert browser.get(path).url == LIST
    assert browser.post(path).url == LIST


def test_forms_need_their_token(partner, account):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(partner.user)

    for path in (NEW, edit(account), delete(account)):
        assert browser.post(path, {"external_id": "x"}).status_code == 403
    assert ConnectedAccount.objects.count() == 1


def test_a_form_of_more_than_can_be_read_is_refused(partner, account):
    response = logged_in(partner.user).post(edit(account), {"metadata": "x" * 11_000_000})

    assert response.status_code in (400, 413)
