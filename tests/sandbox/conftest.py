"""One sandbox for all its tests; each test begins with the first data of what it uses."""

import pytest

from tests.sandbox.clients import GitHubClient, GoogleClient, SlackClient
from tests.sandbox_process import SandboxProcess


@pytest.fixture(scope="session")
def sandbox_process(tmp_path_factory):
    process = SandboxProcess(tmp_path_factory.mktemp("sandbox"))
    yield process
    process.stop()


@pytest.fixture
def sandbox(sandbox_process):
    # GitHub is reset with every test that touches the sandbox, the others by their clients:
    # writing three mailboxes takes a tenth of a second.
    sandbox_process.control("reset", provider="github")
    return sandbox_process


@pytest.fixture
def github(sandbox):
    return GitHubClient(sandbox)


@pytest.fixture
def google(sandbox):
    sandbox.control("reset", provider="google")
    return GoogleClient(sandbox)


@pytest.fixture
def slack(sandbox):
    sandbox.control("reset", provider="slack")
    return SlackClient(sandbox)
