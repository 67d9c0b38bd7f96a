"""Pages of people who connect, where it does not go on: in the partner's looks, with a next step each."""

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import ConnectedAccount, Partner
from connect import recognising, sessions
from connect.models import ConnectSession
from providers.registry import find
from tests.connect.walk import CALLBACK
from tests.factories import make_account, make_partner, make_user
from tests.pages.test_every_page import check

SITE = "https://northwind.example"


@pytest.fixture
def session(db):
    looks = {"support_url": "https://northwind.example/help", "brand_color": "#0a6a70"}
    partner = make_partner(company_name="Northwind", website=SITE, hosted_connect=True, **looks)
    return sessions.start(make_account(partner), find("github"), Partner.result_url(), [])[0]


@pytest.mark.parametrize(
    ("end", "title", "text"),
    [
        ({"status": "completed"}, "This link was used already", "to connect another account, start again in Northwind."),
        ({"status": "failed", "error": "access_denied"}, "This link was used already", "You said no"),
        ({"status": "failed", "error": "provider_error"}, "This link was used already", "start again in Northwind."),
        ({"claimed_at": timezone.now()}, "This link was used already", "Every connect link works once."),
        ({"status": "expired"}, "This link has expired", "Go back to Northwind and start again."),
        ({"expires_at": timezone.now()}, "This link has expired", "Go back to Northwind and start again."),
    ],
)  # fmt: skip
def test_a_link_that_is_over_says_why_in_the_partners_looks(client, session, end, title, text):
    ConnectSession.objects.filter(pk=session.pk).update(**end)

    response = client.get(f"/connect/{session.pk}")

    page = check(response)
    assert response.status_code == 400
    assert f"N Northwind Patchbay G GitHub {title}" in page.text
    assert text in page.text
    assert [a["href"] for a in page.all("a")][-2:] == [SITE, "https://northwind.example/help"]


def test_a_callback_from_another_browser_is_refused_in_the_partners_looks(session):
    state, _ = sessions.renew(session, find("github"))
    session.browser_digest = recognising.digest("theirs")
    session.save()

    page = check(Client().get(CALLBACK, {"state": state, "code": "c"}))

    assert "Please go on in the browser you began with" in page.text
    assert page.all("a")[-2]["href"] == SITE


def test_a_denial_comes_back_to_our_page_in_the_partners_looks(session):
    state, _ = sessions.renew(session, find("github"))
    session.save()

    page = check(Client().get(CALLBACK, {"state": state, "error": "access_denied"}, follow=True))

    assert "Northwind Patchbay G GitHub You did not allow it" in page.text
    assert "If you change your mind, start again in Northwind." in page.text


def test_after_cancelling_nobody_is_sent_to_a_page_that_says_the_same(client, session):
    page = check(client.post(f"/connect/{session.pk}/cancel"))

    assert [a["href"] for a in page.all("a")][-2] == SITE


# promise 75
@pytest.mark.django_db
def test_whoever_opens_somebody_elses_own_link_learns_nothing(client):
    account = ConnectedAccount.objects.own_of(make_user())
    session = sessions.start(account, find("github"), Partner.result_url(), [])[0]

    page = check(client.get(f"/connect/{session.pk}"))

    assert "This link is not known here" in page.text
    assert "GitHub" not in page.text


def test_an_unknown_link_is_in_nobodys_looks(client, session):
    page = check(client.get("/connect/done", {"session_id": "x", "error": "access_denied"}))

    assert "Northwind" not in page.text
    assert "start again in the app you came from" in page.text


def test_the_start_page_says_that_a_sandbox_plays_the_provider(client, session, monkeypatch):
    real = check(client.get(f"/connect/{session.pk}")).text
    monkeypatch.setattr("connect.pages.hosted.is_sandboxed", lambda provider: True)

    played = check(client.get(f"/connect/{session.pk}")).text

    assert "GitHub is played by a sandbox on this server" not in real
    assert "GitHub is played by a sandbox on this server" in played
