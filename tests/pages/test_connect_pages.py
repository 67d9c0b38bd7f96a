"""The pages of people who connect their account."""

import pytest

from connect import sessions
from connect.wording import permission_sentences
from providers.registry import find
from tests.factories import make_account, make_partner
from tests.pages.test_every_page import check


@pytest.fixture
def session(db):
    partner = make_partner(company_name="Northwind & Söhne", hosted_connect=True)
    back = "https://northwind.example/done"
    return sessions.start(make_account(partner), find("github"), back, ["github.read"])[0]


def test_the_start_page_says_who_asks_for_what(client, session):
    page = check(client.get(f"/connect/{session.pk}"))

    assert "Northwind & Söhne asks to connect your GitHub account" in page.text
    assert "neither of us sees your password" in page.text
    allowed = " ".join(permission_sentences(find("github"), session.scopes))
    assert f"What you would allow {allowed} Continue to GitHub" in page.text
    assert f"until {session.expires_at:%H:%M} UTC" in page.text


def test_going_on_is_a_link_and_cancelling_a_form(client, session):
    page = check(client.get(f"/connect/{session.pk}"))

    assert f"/connect/{session.pk}/continue" in [a["href"] for a in page.all("a")]
    (form,) = page.all("form")
    assert (form["method"], form["action"]) == ("post", f"/connect/{session.pk}/cancel")


def test_after_cancelling_a_link_leads_back(client, session):
    page = check(client.post(f"/connect/{session.pk}/cancel"))

    assert "Northwind & Söhne was given no new access to your account." in page.text
    assert page.all("a")[-1]["href"] == "https://northwind.example/done?error=access_denied"


def test_an_ended_session_has_a_page_of_its_own(client, session):
    client.post(f"/connect/{session.pk}/cancel")

    response = client.get(f"/connect/{session.pk}")

    assert response.status_code == 400
    assert "This link was used already" in check(response).text


# promise 24
def test_no_secret_of_the_session_is_on_its_page(client, session):
    verifier = session.verifier

    shown = client.get(f"/connect/{session.pk}").content.decode()

    assert verifier
    assert verifier not in shown
    assert session.state_digest not in shown
