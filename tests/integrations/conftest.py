import pytest

from tests.factories import make_integration


@pytest.fixture
def integration(account):
    """A connection with a bot's token and a rotating refresh token."""
    return make_integration(account, "slack", refresh_token="r-1", expires_in=3600)


@pytest.fixture
def token(integration):
    return integration.tokens.get()
