"""A wrong encryption key is noticed, and trying one leaves nothing behind."""

import pytest

from config.generated import encryption_key
from integrations.key_checks import ready
from integrations.models import KeyCheck

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("either_form")]


def key_named(name: str) -> str:
    return f"{name}:{encryption_key().partition(':')[2]}"


def test_a_start_with_a_wrong_key_does_not_lock_out_the_right_one(settings):  # promise 58
    right = settings.TOKEN_ENCRYPTION_KEYS
    assert ready() == "ok"

    settings.TOKEN_ENCRYPTION_KEYS = key_named("wrong")
    refused = ready()
    settings.TOKEN_ENCRYPTION_KEYS = right

    assert refused.startswith("TOKEN_ENCRYPTION_KEYS lacks or changed: ")
    assert ready() == "ok"
    assert not KeyCheck.objects.filter(key_id="wrong").exists()


def test_a_new_key_in_front_is_remembered_beside_the_old(settings):
    ready()
    settings.TOKEN_ENCRYPTION_KEYS = f"{key_named('new')},{settings.TOKEN_ENCRYPTION_KEYS}"

    assert ready() == "ok"
    assert KeyCheck.objects.filter(key_id="new").exists()
