"""Staff come in with a second factor where the operator asks for one; support takes a lost one away."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from accounts.models import Event
from tests.factories import make_user
from tests.pages.conftest import logged_in_ago
from tests.pages.html import Page
from tests.pages.second_factor import add_app, code_of

ADMIN, AGAIN = "/admin/", "/accounts/2fa/reauthenticate/"


@pytest.fixture
def asked(settings):
    settings.REQUIRE_STAFF_MFA = True


# promise 80
def test_without_a_second_factor_staff_are_led_to_set_one_up(asked, desk):
    response = desk.get(ADMIN, follow=True)

    assert response.redirect_chain[-1][0] == "/settings/profile"
    assert "The staff admin asks for a second factor" in Page(response).text
    assert desk.get("/admin/accounts/user/").status_code == 302


def test_whoever_has_just_set_one_up_comes_in(asked, desk, staff):
    logged_in_ago(desk, staff, 0)
    add_app(desk)

    assert desk.get(ADMIN).status_code == 200


def test_a_session_that_has_not_shown_it_is_asked(asked, desk, staff, client):
    logged_in_ago(desk, staff, 0)
    secret, _ = add_app(desk)
    client.force_login(staff)

    assert client.get(ADMIN, follow=True).redirect_chain[-1][0] == f"{AGAIN}?next={ADMIN}"
    assert client.get("/admin/accounts/user/").status_code == 302
    client.post(AGAIN, {"code": code_of(secret, ahead=1), "next": ADMIN})
    assert client.get(ADMIN).status_code == 200


def test_whoever_takes_theirs_away_is_out_again(asked, desk, staff):
    logged_in_ago(desk, staff, 0)
    add_app(desk)
    desk.post("/accounts/2fa/totp/deactivate/")

    assert desk.get(ADMIN).status_code == 302


def test_where_none_is_asked_for_the_password_is_enough(desk):
    assert desk.get(ADMIN).status_code == 200


def test_with_a_second_factor_people_are_not_staff(asked, client, db):
    person = make_user()
    client.force_login(person)
    logged_in_ago(client, person, 0)
    add_app(client)

    assert client.get(ADMIN, follow=True).status_code == 403


def test_support_takes_a_lost_one_away_and_says_why(desk, client):
    person = make_user()
    client.force_login(person)
    logged_in_ago(client, person, 0)
    add_app(client)
    row = Authenticator.objects.get(type="totp")
    chosen = {"action": "remove", "_selected_action": [str(row.pk)]}
    url = reverse("admin:mfa_authenticator_changelist")

    desk.post(url, chosen)
    assert Authenticator.objects.count() == 2
    desk.post(url, chosen | {"answered": "1", "reason": "lost phone, ticket 7"})

    assert not Authenticator.objects.exists()
    event = Event.objects.get(type="user.mfa_removed")
    assert (event.actor, event.user_id) == ("staff", person.pk)
    assert event.data == {"kind": "totp", "reason": "lost phone, ticket 7"}
