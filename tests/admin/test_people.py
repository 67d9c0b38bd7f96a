"""Staff make people, and only superusers give powers."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from accounts.models import User
from tests.factories import make_user
from tests.pages.html import Page

ADD = "/admin/accounts/user/add/"


@pytest.fixture
def helper(client, db):
    """Somebody of support who may make and change people, and is no superuser."""
    user = make_user(is_staff=True)
    codes = ("view_user", "add_user", "change_user")
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client.force_login(user)
    return user


def test_a_person_is_made_without_a_password(desk):
    answer = desk.post(
        ADD, {"email": "New@Example.com", "name": "New", "reason": "asked", "is_active": "on"}
    )

    assert answer.status_code == 302
    user = User.objects.get(email="new@example.com")
    assert (user.name, user.is_active, user.is_staff) == ("New", True, False)
    assert not user.has_usable_password()


def test_an_address_in_use_is_refused_however_it_is_written(desk):
    make_user(email="ada@example.com")

    answer = desk.post(ADD, {"email": "Ada@Example.COM", "reason": "asked", "is_active": "on"})

    assert answer.status_code == 200
    assert "already exists" in Page(answer).text
    assert User.objects.filter(email="ada@example.com").count() == 1


def test_switching_a_person_off_ends_their_log_in(desk, client):
    user = make_user()
    client.force_login(user)
    assert client.get("/settings/api-keys").status_code == 200

    desk.post(
        reverse("admin:accounts_user_change", args=[user.pk]), {"name": "Off", "reason": "abuse"}
    )

    user.refresh_from_db()
    assert (user.name, user.is_active) == ("Off", False)
    assert client.get("/settings/api-keys").status_code == 302


def test_a_superuser_gives_powers(desk):
    user = make_user()

    desk.post(
        reverse("admin:accounts_user_change", args=[user.pk]),
        {"reason": "asked", "is_active": "on", "is_staff": "on"},
    )

    user.refresh_from_db()
    assert (user.is_active, user.is_staff, user.is_superuser) == (True, True, False)


def test_others_of_staff_cannot_give_powers_to_themselves(client, helper):
    powers = {"is_staff": "on", "is_superuser": "on", "user_permissions": "1", "groups": ""}

    answer = client.post(
        reverse("admin:accounts_user_change", args=[helper.pk]),
        {"reason": "asked", "is_active": "on", **powers},
    )

    assert answer.status_code == 302
    helper.refresh_from_db()
    assert helper.is_superuser is False
    assert helper.user_permissions.count() == 3


def test_others_of_staff_cannot_make_somebody_powerful(client, helper):
    client.post(
        ADD,
        {
            "email": "new@example.com",
            "reason": "asked",
            "is_active": "on",
            "is_superuser": "on",
            "is_staff": "on",
        },
    )

    user = User.objects.get(email="new@example.com")
    assert (user.is_staff, user.is_superuser) == (False, False)


def test_the_address_of_a_person_stays(desk):
    user = make_user(email="ada@example.com")

    desk.post(
        reverse("admin:accounts_user_change", args=[user.pk]),
        {"email": "eve@example.com", "reason": "asked", "is_active": "on"},
    )

    user.refresh_from_db()
    assert user.email == "ada@example.com"
