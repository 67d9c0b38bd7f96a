"""What the database itself refuses, and how people are known."""

import pytest
from django.db import IntegrityError

from accounts.models import ConnectedAccount, User
from tests.factories import make_account, make_user


def test_an_account_is_a_partners_or_a_users_own(partner):
    with pytest.raises(IntegrityError):
        ConnectedAccount.objects.create(partner=partner, external_id="u", user=partner.user)


def test_a_partners_account_has_an_external_id(partner):
    with pytest.raises(IntegrityError):
        ConnectedAccount.objects.create(partner=partner)


def test_an_external_id_is_there_once_per_partner(partner):
    make_account(partner, "u")

    with pytest.raises(IntegrityError):
        ConnectedAccount.objects.create(partner=partner, external_id="u")


def test_a_user_has_one_own_account(partner):
    first = ConnectedAccount.objects.own_of(partner.user)

    assert ConnectedAccount.objects.own_of(partner.user) == first


@pytest.mark.parametrize("email", ["ada@example.com", "Ada@Example.com", "ADA@EXAMPLE.COM"])
def test_an_address_is_one_person_in_any_case(db, email):
    user = make_user(email="Ada@example.com")

    assert User.objects.get_by_natural_key(email) == user
    with pytest.raises(IntegrityError):
        make_user(email=email)


def test_a_user_needs_an_address(db):
    with pytest.raises(ValueError, match="needs an e-mail address"):
        User.objects.create_user("")
