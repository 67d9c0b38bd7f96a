"""Settings of a provider are looked at before anybody connects."""

import pytest

from providers import checks, endpoints, registry
from tests.providers.made_up import made_up


@pytest.fixture
def acme(monkeypatch):
    provider = made_up()
    monkeypatch.setattr(checks, "providers", lambda: {"acme": provider})
    yield provider
    endpoints.forget()


def test_a_default_is_fine(acme):
    assert checks.provider_settings_fit() == []


def test_a_value_that_does_not_fit_is_named_with_its_variable(acme, monkeypatch):
    monkeypatch.setenv("PROVIDER_ACME_REGION", "eu/../admin")

    [problem] = checks.provider_settings_fit()

    assert problem.msg == (
        "PROVIDER_ACME_REGION has no valid value: Where the data lives: two letters"
    )


def test_every_default_of_every_definition_fits():
    assert checks.provider_settings_fit() == []
    assert registry.providers()
