"""An account that is connected by consent at a sandbox process, over real HTTP."""

import pytest

from tests.contract.consenting import consented
from tests.providers.conftest import sandbox, sandbox_process

__all__ = ["sandbox", "sandbox_process"]


@pytest.fixture
def connect(api, account, sandbox):
    """Connect `user-123` to a provider and return the session."""

    def connect(provider, **order):
        return consented(api, account, provider, **order)

    return connect


@pytest.fixture
def caller(api, account):
    """A client that acts for `user-123`."""
    return api.acting_for(account.external_id)
