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


def test_a_client_id_without_its_secret_is_named(acme, monkeypatch):
    monkeypatch.setenv("PROVIDER_ACME_CLIENT_ID", "id-1")

    [problem] = checks.clients_are_whole()

    assert problem.is_serious()
    assert problem.msg == (
        "PROVIDER_ACME_CLIENT_ID is set, and PROVIDER_ACME_CLIENT_SECRET is not."
    )


@pytest.mark.parametrize("names", [(), ("CLIENT_ID", "CLIENT_SECRET"), ("CLIENT_SECRET",)])
def test_both_or_no_client_id_are_fine(acme, monkeypatch, names):
    for name in names:
        monkeypatch.setenv(f"PROVIDER_ACME_{name}", "x")

    assert checks.clients_are_whole() == []


def test_a_secret_in_a_file_is_one(acme, monkeypatch, tmp_path):
    (tmp_path / "secret").write_text("s-1\n")
    monkeypatch.setenv("PROVIDER_ACME_CLIENT_ID", "id-1")
    monkeypatch.setenv("PROVIDER_ACME_CLIENT_SECRET_FILE", str(tmp_path / "secret"))

    assert checks.clients_are_whole() == []
