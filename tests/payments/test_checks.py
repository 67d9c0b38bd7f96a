"""Settings for payments that cannot work are named at the start, without their values."""

import pytest
from django.core.checks import run_checks

from config.secrets import given
from tests.stripe_server.server import KEY, SECRET


def found():
    return {message.id: message for message in run_checks() if "STRIPE" in message.msg}


@pytest.fixture(autouse=True)
def well(settings):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET = KEY, SECRET


def test_nothing_is_wrong_with_key_and_secret():
    assert found() == {}


def test_nothing_is_needed_without_a_key(settings):
    settings.STRIPE_SECRET_KEY = settings.STRIPE_WEBHOOK_SECRET = ""

    assert found() == {}


def test_a_key_needs_the_secret_of_the_webhook(settings):
    settings.STRIPE_WEBHOOK_SECRET = ""

    [(number, message)] = found().items()
    assert number == "patchbay.E006"
    assert message.is_serious()
    assert "STRIPE_WEBHOOK_SECRET" in message.msg
    assert message.hint == "Add http://testserver/billing/webhook as an endpoint at Stripe."


def test_what_is_no_secret_key(settings):
    settings.STRIPE_SECRET_KEY = "pk_live_published"

    assert list(found()) == ["patchbay.E005"]
    assert "pk_live" not in str(found())


def test_a_key_is_never_sent_in_the_clear(settings):
    settings.STRIPE_API_BASE = "http://stripe.example"
    assert list(found()) == ["patchbay.E007"]

    settings.STRIPE_API_BASE = "http://127.0.0.1:9999"
    assert found() == {}


def test_a_test_key_on_a_public_server_is_pointed_out(settings):
    settings.PUBLIC_IS_LOOPBACK = False

    assert list(found()) == ["patchbay.W001"]
    assert not found()["patchbay.W001"].is_serious()


def test_a_key_may_stand_in_a_file(monkeypatch, tmp_path):
    monkeypatch.delenv("STRIPE_SECRET_KEY")
    (tmp_path / "key").write_text(f"{KEY}\n")
    monkeypatch.setenv("STRIPE_SECRET_KEY_FILE", str(tmp_path / "key"))

    assert given("STRIPE_SECRET_KEY") == KEY
