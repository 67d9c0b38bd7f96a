"""A partner whose account calls providers of a sandbox process, through our own API."""

import pytest

from providers import endpoints, registry
from tests.providers.connected import Caller
from tests.providers.listener import Listener
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


@pytest.fixture
def real(sandbox_process, monkeypatch, settings):
    """Every provider has an OAuth app of the operator's, at a host that only listens; the sandbox runs beside."""
    sandbox_process.control("reset")
    listener = Listener()
    settings.SANDBOX_ON, settings.SANDBOX_URL = True, sandbox_process.url
    settings.SANDBOX_CLIENT_SECRET_FILE = sandbox_process.data_dir / "sandbox_client_secret"
    for slug in registry.providers():
        monkeypatch.setenv(f"PROVIDER_{slug.upper()}_BASE_URL", f"{listener.url}/{slug}")
        for name in ("TOKEN_URL", "AUTHORIZE_URL", "REVOKE_URL", "API_BASE_URL"):
            monkeypatch.setenv(f"PROVIDER_{slug.upper()}_{name}", f"{listener.url}/{slug}")
    endpoints.forget()
    yield listener
    monkeypatch.undo()
    endpoints.forget()
    listener.socket.close()
