"""People who click through whole stories: they may copy, and what hangs is found out soon."""

import pytest

from tests.browser.flows.calls import Caller
from tests.factories import make_account, make_key, make_partner, make_user
from tests.pages.conftest import PASSWORD

PATIENCE = 10_000  # milliseconds


@pytest.fixture
def new_context(new_context):
    def make(**options):
        options.setdefault("permissions", ["clipboard-read", "clipboard-write"])
        context = new_context(**options)
        context.set_default_timeout(PATIENCE)
        return context

    return make


@pytest.fixture
def without_mail(settings):
    """As a server runs whose operator has set no EMAIL_URL."""
    settings.MAIL_IS_SENT = settings.ACCOUNT_EMAIL_NOTIFICATIONS = False
    settings.ACCOUNT_EMAIL_VERIFICATION = "none"


@pytest.fixture
def ada(_rows):
    return make_user(email="ada@example.com", name="Ada", password=PASSWORD)


@pytest.fixture
def partner(ada):
    """Ada's company; its people see our start page before they go to a provider."""
    return make_partner(user=ada, hosted_connect=True)


@pytest.fixture
def account(partner):
    return make_account(partner, "user-42")


@pytest.fixture
def caller(partner, server):
    """The partner's own server."""
    return Caller(server.origin, make_key(partner))
