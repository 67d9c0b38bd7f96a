"""A partner whose account calls providers of a sandbox process, through our own API."""

import pytest

from providers import endpoints, registry
from tests.providers.connected import Caller
from tests.sandbox_process import SandboxProcess


@pytest.fixture(scope="session")
def sandbox_process(tmp_path_factory):
    process = SandboxProcess(tmp_path_factory.mktemp("sandbox"), PUBLIC_URL="http://testserver")
    yield process
    process.stop()


@pytest.fixture
def sandbox(sandbox_process, monkeypatch):
    sandbox_process.control("reset")
    for slug, provider in registry.providers().items():
        prefix = f"PROVIDER_{slug.upper()}"
        monkeypatch.setenv(f"{prefix}_BASE_URL", f"{sandbox_process.url}/{slug}")
        monkeypatch.setenv(f"{prefix}_CLIENT_ID", f"sandbox-{slug}")
        monkeypatch.setenv(f"{prefix}_CLIENT_SECRET", sandbox_process.client_secret)
        if token := provider.app_token:
            monkeypatch.setenv(f"{prefix}_{token.setting}", sandbox_process.client_secret)
    endpoints.forget()
    yield sandbox_process
    monkeypatch.undo()
    endpoints.forget()


@pytest.fixture
def caller(db, sandbox):
    return Caller()


@pytest.fixture
def github(caller):
    assert caller.connect("github")["status"] == "success"
    return caller


@pytest.fixture
def slack(caller):
    assert caller.connect("slack")["status"] == "success"
    return caller
