"""One sandbox for all its tests; every test begins with the first data."""

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
    sandbox_process.control("reset")
    return sandbox_process


@pytest.fixture
def github(sandbox):
    return GitHubClient(sandbox)


@pytest.fixture
def google(sandbox):
    return GoogleClient(sandbox)


@pytest.fixture
def slack(sandbox):
    return SlackClient(sandbox)
