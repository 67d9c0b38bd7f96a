"""Sessions that were started."""

import pytest

from tests.connect.walk import walk


@pytest.fixture
def started(api, account):
    """A GitHub session on its way to the consent page."""
    return walk(api, account)


@pytest.fixture
def hosted(api, account, partner):
    """A GitHub session that begins on our own start page."""
    partner.hosted_connect = True
    partner.save()
    return walk(api, account)
